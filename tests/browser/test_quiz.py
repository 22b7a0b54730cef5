"""A reader answers the questions of the book: by mouse, by keyboard alone, served and from disk."""

import pytest
from playwright.sync_api import Locator, Page, expect

from needling.course import load_plan
from needling.questions import Question, find_questions
from tests.browser.keyboard import answer_by_keyboard, focused, tab_to
from tests.browser.questions import WORDS, answer, box, right, wrong
from tests.browser.watching import DESK, PAGES, QUIZ_PAGE

FIRST, SECOND = find_questions("numb-1", "numb-2")
CHAPTERS = [chapter.id for part in load_plan() for chapter in part.chapters]
QUIZ_PAGES = [f"{part.id}/{chapter.id}.html" for part in load_plan() for chapter in part.chapters]


def _asked(quiz: Locator) -> tuple[Question, ...]:
    """What a quiz of the book asks, in its order."""
    ids = quiz.locator("[data-question]").evaluate_all("all => all.map((el) => el.dataset.question)")
    return find_questions(*ids)


def _longest(page: Page) -> Locator:
    """The quiz of a page that asks most."""
    counts = page.locator(".nd-quiz").evaluate_all(
        "all => all.map((el) => el.querySelectorAll('[data-question]').length)"
    )
    return page.locator(".nd-quiz").nth(counts.index(max(counts)))


@pytest.fixture
def page(request, open_page) -> Page:
    return open_page(request.getfixturevalue(getattr(request, "param", "origin")) + QUIZ_PAGE).page


#: What a file on the disk may do otherwise than a page that is served: keep something, lead somewhere.
BOTH_WAYS = pytest.mark.parametrize("page", ["origin", "disk"], indirect=True)


def test_every_chapter_asks_its_questions():
    assert set(QUIZ_PAGES) <= set(PAGES)
    assert len(QUIZ_PAGES) == len(CHAPTERS)


@BOTH_WAYS
def test_a_wrong_answer_says_why_and_shows_the_right_one(page):
    answer(page, FIRST, wrong(FIRST))
    here = box(page, FIRST)
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["wrong_think"])
    for n in (*wrong(FIRST), *right(FIRST)):
        expect(here.locator(f'[data-part="{n}"] .nd-why')).to_be_visible()
    expect(here.locator(".nd-explanation")).to_be_visible()


def test_the_announcement_holds_the_reason_of_the_chosen_option(page):
    answer(page, FIRST, wrong(FIRST))
    here = box(page, FIRST)
    reason = here.locator(f'[data-part="{wrong(FIRST)[0]}"] .nd-why').inner_text()
    said = here.get_by_role("status").text_content() or ""
    assert " ".join(reason.split()) in " ".join(said.split())


def test_checking_without_an_answer_asks_for_one(page):
    here = box(page, FIRST)
    here.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(here.get_by_role("status")).to_have_text(WORDS["first_single"])


@BOTH_WAYS
def test_answers_survive_a_reload_and_can_be_tried_again(page):
    answer(page, FIRST, right(FIRST))
    page.reload()
    here = box(page, FIRST)
    expect(here.get_by_role("status")).to_contain_text(WORDS["right_think"])
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    expect(here.locator("input").first).to_be_enabled()
    page.reload()
    expect(here.get_by_role("status")).to_be_empty()


@BOTH_WAYS
def test_two_quizzes_of_a_page_keep_their_answers_apart(page):
    answer(page, FIRST, right(FIRST))
    quiz = _longest(page)
    other = _asked(quiz)[0]
    answer(page, other, wrong(other))
    page.reload()
    expect(box(page, FIRST).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])
    expect(box(page, other)).to_have_attribute("data-answered", "")
    assert page.locator("[data-answered]").count() == 2


def test_trying_one_quiz_again_leaves_the_other_alone(page):
    answer(page, FIRST, right(FIRST))
    other = _asked(_longest(page))[0]
    answer(page, other, wrong(other))
    box(page, FIRST).get_by_role("button", name=WORDS["again"], exact=True).click()
    page.reload()
    expect(box(page, FIRST)).not_to_have_attribute("data-answered", "")
    expect(box(page, other)).to_have_attribute("data-answered", "")


def test_two_windows_of_a_page_do_not_undo_each_other(open_page, origin):
    one = open_page(origin + QUIZ_PAGE).page
    other = one.context.new_page()
    other.goto(one.url)
    asked = _asked(_longest(one))
    answer(one, FIRST, right(FIRST))
    answer(other, asked[0], right(asked[0]))
    one.reload()
    assert one.locator("[data-answered]").count() == 2


def test_a_whole_quiz_by_keyboard_alone_ends_in_a_result(open_page, origin):
    watched = open_page(origin + QUIZ_PAGE, size=DESK)
    page = watched.page
    quiz = _longest(page)
    asked = _asked(quiz)
    assert len({question.kind for question in asked}) > 2
    quiz.locator(".nd-question:visible :is(input, select, button)").first.focus()
    for number, question in enumerate(asked):
        answer_by_keyboard(page, question, right(question), "sure")
        expect(box(page, question).locator(".nd-verdict")).to_contain_text(WORDS["right_sure"])
        if number + 1 < len(asked):
            assert focused(page) == WORDS["next"], question.id
            page.keyboard.press("Enter")
            expect(box(page, asked[number + 1])).to_be_visible()
            expect(box(page, question)).to_be_hidden()
    expect(quiz.locator(".nd-result")).to_have_text(WORDS["result"].format(right=len(asked), total=len(asked)))
    assert quiz.locator(".nd-results li").count() == len({question.objective for question in asked})
    assert watched.complaints == []


def test_the_next_question_takes_the_focus_and_back_returns(page):
    quiz = _longest(page)
    first, second = _asked(quiz)[:2]
    box(page, first).get_by_role("button", name=WORDS["next"], exact=True).click()
    expect(box(page, first)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('[data-question]').dataset.question") == second.id
    assert page.evaluate("document.activeElement.matches('[data-part] *, .nd-written *')")
    back = box(page, second).get_by_role("button", name=WORDS["back"], exact=True)
    tab_to(page, back)
    page.keyboard.press("Enter")
    expect(box(page, first)).to_be_visible()


@BOTH_WAYS
def test_the_facts_behind_an_answer_are_one_tap_away(page):
    answer(page, FIRST, right(FIRST))
    link = box(page, FIRST).locator(".nd-sources a").first
    fact = link.inner_text()
    link.click()
    expect(page.locator(f"#fact-{fact.lower()}")).to_be_in_viewport()


#: Gives every question of a page its answer at once, and returns what is shown.
ANSWER_ALL = """(answers) => Object.entries(answers).map(([id, given]) => {
    const question = document.querySelector(`[data-question="${id}"]`);
    const part = (n) => question.querySelector(`[data-part="${n}"]`);
    const kind = question.dataset.kind;
    if (kind === "number") question.querySelector(".nd-written input").value = String(given[0]);
    else if (kind === "match") given.forEach((choice, n) => { part(n).querySelector("select").value = String(choice); });
    else if (kind === "order") part(0).parentElement.append(...given.map(part));
    else for (const n of given) part(n).querySelector("input").checked = true;
    question.querySelector(".nd-sure input").checked = true;
    question.querySelector(".nd-actions .nd-primary").click();
    const reasons = [...question.querySelectorAll(".nd-why")].filter((why) => !why.hidden).length;
    return [id, question.querySelector(".nd-verdict").dataset.verdict, reasons > 0];
})"""


#: Every answered question of a page, begun anew.
TRY_ALL_AGAIN = """(again) => {
    for (const button of document.querySelectorAll("[data-answered] button")) if (button.textContent === again) button.click();
}"""


@pytest.mark.parametrize("name", QUIZ_PAGES)
def test_the_browser_marks_every_question_of_the_book_as_python_does(name, open_page, disk):
    watched = open_page(disk + name)
    asked = [question for quiz in watched.page.locator(".nd-quiz").all() for question in _asked(quiz)]
    for given, verdict in ((right, "right"), (wrong, "misjudged")):
        shown = watched.page.evaluate(ANSWER_ALL, {question.id: given(question) for question in asked})
        assert shown == [[question.id, verdict, True] for question in asked]
        watched.page.evaluate(TRY_ALL_AGAIN, WORDS["again"])
        assert watched.page.locator("[data-answered]").count() == 0
    assert watched.complaints == []


def test_a_safety_question_says_that_it_is_one_and_no_other(page):
    for quiz in page.locator(".nd-quiz").all():
        for question in _asked(quiz):
            tags = box(page, question).locator("legend .nd-tag")
            assert tags.all_text_contents() == [WORDS["safety"]] * question.safety
