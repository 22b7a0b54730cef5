"""A reader says how sure they are, and at the end learns what to learn first, by objective."""

import pytest
from playwright.sync_api import Page, expect

from needling.course import load_objectives
from tests.browser.questions import PLAIN, WORDS, answer, box, copies, put, right, wrong

KNOWN = list(load_objectives().values())[:2]
#: Four questions of one objective, two of another.
QUESTIONS = tuple(
    question.model_copy(update={"id": f"end-{n + 1}", "objective": KNOWN[n // 4].id})
    for n, question in enumerate(PLAIN.values())
)
TOTAL = len(QUESTIONS)


def _next(page: Page, question) -> None:
    box(page, question).get_by_role("button", name=WORDS["next"], exact=True).click()


def _answer_all(page: Page, *, wrongly: dict[int, str], sure: str = "think") -> None:
    """Answer every question, some wrongly and so surely."""
    for n, question in enumerate(QUESTIONS):
        given = wrong(question) if n in wrongly else right(question)
        answer(page, question, given, wrongly.get(n, sure))
        if n + 1 < TOTAL:
            _next(page, question)


@pytest.mark.parametrize("kind", PLAIN)
def test_checking_without_a_degree_asks_for_it(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    here = box(page, question)
    put(page, question, right(question))
    here.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(here.locator(".nd-verdict")).to_have_text(WORDS["first_sure"])
    expect(here.locator(".nd-sure input").first).to_be_focused()
    expect(here.locator(".nd-why:visible")).to_have_count(0)
    expect(here).not_to_have_attribute("data-answered", "")
    # What was given is still there.
    here.locator(".nd-sure").get_by_label(WORDS["sure_guess"], exact=True).check()
    here.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_guess"])


@pytest.mark.parametrize("sure", ["sure", "think", "guess"])
@pytest.mark.parametrize("given", [right, wrong], ids=["right", "wrong"])
def test_the_verdict_weighs_how_sure_the_reader_was(sure, given, ask):
    question = PLAIN["single"]
    page = ask(question)
    answer(page, question, given(question), sure)
    verdict = box(page, question).locator(".nd-verdict")
    word = "right" if given is right else "wrong"
    expect(verdict).to_contain_text(WORDS[f"{word}_{sure}"])
    expect(verdict).to_have_attribute("data-verdict", "misjudged" if (word, sure) == ("wrong", "sure") else word)


@pytest.mark.parametrize("kind", PLAIN)
def test_sure_and_wrong_is_the_most_important_in_every_kind(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer(page, question, wrong(question), "sure")
    verdict = box(page, question).locator(".nd-verdict")
    expect(verdict).to_have_attribute("data-verdict", "misjudged")
    expect(verdict).to_contain_text(WORDS["wrong_sure"])


def test_the_question_about_sureness_is_gone_after_the_answer(ask):
    question = PLAIN["single"]
    page = ask(question)
    answer(page, question, right(question))
    expect(box(page, question).locator(".nd-sure")).to_be_hidden()


def test_nothing_is_summed_up_before_the_last_answer(ask):
    page = ask(*QUESTIONS)
    for question in QUESTIONS[:-1]:
        expect(page.locator(".nd-result")).to_be_empty()
        expect(page.locator(".nd-results")).to_be_hidden()
        answer(page, question, right(question))
        _next(page, question)
    expect(page.locator(".nd-results")).to_be_hidden()
    answer(page, QUESTIONS[-1], right(QUESTIONS[-1]))
    expect(page.locator(".nd-results")).to_be_visible()


def test_the_end_says_how_many_were_right_in_all_and_by_objective(ask):
    page = ask(*QUESTIONS)
    _answer_all(page, wrongly={1: "guess", 5: "think"})
    expect(
        page.get_by_role("status").filter(has_text=WORDS["result"].format(right=TOTAL - 2, total=TOTAL))
    ).to_be_visible()
    rows = page.locator(".nd-results li")
    expect(rows).to_have_text(
        [
            f"{KNOWN[0].text} {WORDS['score'].format(right=3, total=4)}",
            f"{KNOWN[1].text} {WORDS['score'].format(right=1, total=2)}",
        ]
    )
    # Wrong, but not surely so: nothing to be warned of.
    expect(page.locator(".nd-misjudged")).to_be_hidden()


def test_what_was_sure_and_wrong_is_listed_and_one_press_away(ask):
    page = ask(*QUESTIONS)
    _answer_all(page, wrongly={0: "sure", 2: "guess", 4: "sure"}, sure="sure")
    expect(page.get_by_text(WORDS["misjudged"])).to_be_visible()
    buttons = page.locator(".nd-again").get_by_role("button")
    expect(buttons).to_have_text([WORDS["count"].format(number=n, total=TOTAL) for n in (1, 5)])
    buttons.nth(1).focus()
    page.keyboard.press("Enter")
    expect(box(page, QUESTIONS[4])).to_be_visible()
    expect(box(page, QUESTIONS[-1])).to_be_hidden()
    again = box(page, QUESTIONS[4]).get_by_role("button", name=WORDS["again"], exact=True)
    expect(again).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".nd-results")).to_be_hidden()
    answer(page, QUESTIONS[4], right(QUESTIONS[4]), "sure")
    expect(buttons).to_have_text([WORDS["count"].format(number=1, total=TOTAL)])


def test_the_results_are_there_again_after_a_reload(ask):
    page = ask(*QUESTIONS)
    _answer_all(page, wrongly={3: "sure"})
    expect(page.locator(".nd-results")).to_be_visible()
    before = page.locator(".nd-results").inner_text()
    page.reload()
    expect(page.locator(".nd-result")).to_have_text(WORDS["result"].format(right=TOTAL - 1, total=TOTAL))
    assert page.locator(".nd-results").inner_text() == before


def test_a_reader_who_comes_back_meets_the_first_open_question(ask):
    page = ask(*QUESTIONS)
    answer(page, QUESTIONS[0], right(QUESTIONS[0]))
    page.reload()
    expect(box(page, QUESTIONS[1])).to_be_visible()
    expect(box(page, QUESTIONS[0])).to_be_hidden()
    box(page, QUESTIONS[1]).get_by_role("button", name=WORDS["back"], exact=True).click()
    expect(box(page, QUESTIONS[0]).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


def test_a_single_question_sums_nothing_up(ask):
    page = ask(*copies(PLAIN["single"], 1))
    expect(page.locator(".nd-result, .nd-results")).to_have_count(0)
