"""A reader answers questions: by mouse, by keyboard alone, with storage that fails."""

import json

import pytest
from playwright.sync_api import Page, expect

from needling.course import load_questions
from tests.browser.conftest import DESK, QUIZ_PAGE

CHAPTER = "numb"


def _question(page: Page, id_: str):
    return page.locator(f'[data-question="{id_}"]').first


def _answer(page: Page, id_: str, chosen: list[int]) -> None:
    question = _question(page, id_)
    for number in chosen:
        question.locator("label").nth(number).click()
    question.get_by_role("button", name="Check").click()


def _options(id_: str) -> tuple[list[int], list[int]]:
    question = next(question for question in load_questions(CHAPTER) if question.id == id_)
    right = [n for n, option in enumerate(question.options) if option.correct]
    wrong = [n for n, option in enumerate(question.options) if not option.correct]
    return right, wrong


@pytest.fixture(params=["origin", "disk"])
def page(request, open_page) -> Page:
    return open_page(request.getfixturevalue(request.param) + QUIZ_PAGE).page


def test_a_wrong_answer_says_why_and_shows_the_right_one(page):
    right, wrong = _options("numb-1")
    _answer(page, "numb-1", wrong[:1])
    question = _question(page, "numb-1")
    expect(question.get_by_role("status")).to_contain_text("Not right")
    for number in (wrong[0], right[0]):
        expect(question.locator(".nd-why").nth(number)).to_be_visible()
    expect(question.locator(".nd-explanation")).to_be_visible()


def test_the_announcement_holds_the_reason_of_the_chosen_option(page):
    _, wrong = _options("numb-1")
    _answer(page, "numb-1", wrong[:1])
    question = _question(page, "numb-1")
    reason = question.locator(".nd-why").nth(wrong[0]).inner_text()
    assert reason.replace("\n", " ") in " ".join(question.get_by_role("status").text_content().split())


def test_checking_without_an_answer_asks_for_one(page):
    _question(page, "numb-1").get_by_role("button", name="Check").click()
    expect(_question(page, "numb-1").get_by_role("status")).to_have_text("Choose an answer first.")


def test_answers_survive_a_reload_and_can_be_tried_again(page):
    right, _ = _options("numb-1")
    _answer(page, "numb-1", right)
    page.reload()
    question = _question(page, "numb-1")
    expect(question.get_by_role("status")).to_contain_text("Right")
    question.get_by_role("button", name="Try again").click()
    expect(question.locator("input").first).to_be_enabled()
    page.reload()
    expect(_question(page, "numb-1").get_by_role("status")).to_be_empty()


def test_two_quizzes_of_a_page_keep_their_answers_apart(page):
    right, _ = _options("numb-1")
    _answer(page, "numb-1", right)
    second, _ = _options("numb-2")
    _answer(page, "numb-2", second)
    page.reload()
    for id_ in ("numb-1", "numb-2"):
        assert _question(page, id_).get_attribute("data-answered") is not None


def test_a_whole_quiz_by_keyboard_alone_ends_in_a_result(open_page, origin):
    page = open_page(origin + QUIZ_PAGE, size=DESK).page
    questions = [question for question in load_questions(CHAPTER) if question.id != "numb-1"]
    _question(page, questions[0].id).locator("input").first.focus()
    for number, question in enumerate(questions):
        right = [n for n, option in enumerate(question.options) if option.correct]
        if question.kind == "single":
            page.keyboard.press("Space")
            for _ in range(right[0]):
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
        else:
            for n in range(len(question.options)):
                if n in right:
                    page.keyboard.press("Space")
                page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent")
        assert focused == "Check", f"{question.id}: Tab after the options leads to {focused!r}"
        page.keyboard.press("Enter")
        expect(_question(page, question.id).get_by_role("status")).to_contain_text("Right.")
        if number + 1 < len(questions):
            assert page.evaluate("document.activeElement.textContent") == "Next question"
            page.keyboard.press("Enter")
    total = len(questions)
    expect(page.get_by_text(f"You had {total} of {total} right.")).to_be_visible()


def test_the_next_question_takes_the_focus(page):
    quiz = page.locator(".nd-quiz").nth(1)
    quiz.get_by_role("button", name="Next question").first.click()
    assert page.evaluate("document.activeElement.name") == "numb-3"
    expect(_question(page, "numb-2")).to_be_hidden()


@pytest.mark.parametrize(
    "kept",
    [
        "not json",
        json.dumps({"version": 99, "kept": {"quiz:perform/numb": {"numb-1": {"chosen": [0]}}}}),
        json.dumps({"version": 1, "kept": {"quiz:perform/numb": {"numb-1": {"chosen": [99]}}}}),
        json.dumps({"version": 1, "kept": {"quiz:perform/numb": {"numb-1": "<img src=x onerror=alert(1)>"}}}),
        json.dumps({"version": 1, "kept": [1, 2]}),
    ],
)
def test_storage_that_makes_no_sense_is_not_believed(kept, open_page, origin):
    watched = open_page(origin + "search.html")
    watched.page.evaluate("text => localStorage.setItem('needling', text)", kept)
    watched.page.goto(origin + QUIZ_PAGE)
    expect(_question(watched.page, "numb-1").get_by_role("status")).to_be_empty()
    right, _ = _options("numb-1")
    _answer(watched.page, "numb-1", right)
    expect(_question(watched.page, "numb-1").get_by_role("status")).to_contain_text("Right")
    assert watched.complaints == []


def test_what_a_newer_version_kept_is_not_destroyed(open_page, origin):
    page = open_page(origin + "search.html").page
    newer = json.dumps({"version": 99, "kept": {"something": {"new": 1}}})
    page.evaluate("text => localStorage.setItem('needling', text)", newer)
    page.goto(origin + QUIZ_PAGE)
    _answer(page, "numb-1", _options("numb-1")[0])
    assert page.evaluate("localStorage.getItem('needling')") == newer


def test_the_quiz_works_where_storage_is_refused(open_page, origin):
    watched = open_page("about:blank")
    watched.page.context.unroute_all()
    watched.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })"
    )
    watched.page.goto(origin + QUIZ_PAGE)
    _answer(watched.page, "numb-1", _options("numb-1")[0])
    expect(_question(watched.page, "numb-1").get_by_role("status")).to_contain_text("Right")


def test_the_facts_behind_an_answer_are_one_tap_away(page):
    _answer(page, "numb-1", _options("numb-1")[0])
    link = _question(page, "numb-1").locator(".nd-sources a").first
    fact = link.inner_text()
    link.click()
    expect(page.locator(f"#fact-{fact.lower()}")).to_be_in_viewport()
