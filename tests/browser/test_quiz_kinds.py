"""Every kind of question is answered with the keyboard alone, says why in sight and in hearing, and can be tried again."""

import pytest
from playwright.sync_api import Locator, expect

from needling.questions.kinds.choice import Choice
from needling.questions.kinds.match import Match
from needling.questions.kinds.number import NumberQuestion
from needling.questions.kinds.order import Order
from needling.questions.kinds.spot import Spot
from tests.browser.keyboard import answer_by_keyboard, focused, tab_to
from tests.browser.questions import PLAIN, WORDS, answer, box, check, put, right, steps, wrong

KINDS = list(PLAIN)


def _said(place: Locator) -> str:
    return " ".join((place.text_content() or "").split())


def _reasons(question) -> list[str]:
    """All that a question has to say about its parts, in the order of its file."""
    match question:
        case Choice():
            return [option.feedback for option in question.options]
        case Spot():
            return [phrase.feedback for phrase in question.phrases]
        case NumberQuestion():
            return [question.answer.feedback, *(slip.feedback for slip in question.distractors)]
        case Order():
            return [step.feedback for step in question.steps]
        case Match():
            return [pair.feedback for pair in question.pairs]


#: Which reasons are heard with the verdict of a wrong answer: those of what was given, and of what should have been.
HEARD = {
    "single": [0],
    "multiple": [0, 1, 2],
    "number": [0, 1],
    "order": [0, 1],
    "match": [0],
    "spot": [0, 1, 3],
}


@pytest.mark.parametrize("kind", KINDS)
def test_by_keyboard_alone_it_is_answered_rightly(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer_by_keyboard(page, question, right(question))
    verdict = box(page, question).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["right_think"])
    assert verdict.get_attribute("data-verdict") == "right"
    assert focused(page) == WORDS["again"]


@pytest.mark.parametrize("kind", KINDS)
def test_by_keyboard_alone_it_is_answered_wrongly_and_then_rightly(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer_by_keyboard(page, question, wrong(question))
    verdict = box(page, question).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["wrong_think"])
    assert verdict.get_attribute("data-verdict") == "wrong"
    assert focused(page) == WORDS["again"]
    page.keyboard.press("Enter")
    expect(verdict).to_be_empty()
    answer_by_keyboard(page, question, right(question))
    expect(verdict).to_contain_text(WORDS["right_think"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_answer_is_heard_with_its_reasons(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer(page, question, wrong(question))
    status = box(page, question).get_by_role("status").filter(has_text=WORDS["wrong_think"])
    reasons = _reasons(question)
    assert [n for n, reason in enumerate(reasons) if reason in _said(status)] == HEARD[kind]


@pytest.mark.parametrize("kind", ["single", "multiple", "number", "spot"])
def test_a_right_answer_is_heard_with_why_it_is_right(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer(page, question, right(question))
    status = box(page, question).get_by_role("status").filter(has_text=WORDS["right_think"])
    for number in [0] if kind == "number" else right(question):
        assert _reasons(question)[int(number)] in _said(status)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", [right, wrong], ids=["right", "wrong"])
def test_every_reason_is_shown_after_an_answer_and_none_before(kind, given, ask):
    question = PLAIN[kind]
    page = ask(question)
    here = box(page, question)
    expect(here.locator(".nd-why:visible")).to_have_count(0)
    expect(here.locator(".nd-explanation")).to_be_hidden()
    answer(page, question, given(question))
    expect(here.locator(".nd-explanation")).to_be_visible()
    shown = " ".join(here.locator(".nd-why:visible").all_inner_texts())
    there = [reason in shown for reason in _reasons(question)]
    # The slips of a number that nobody made stay unsaid.
    expected = [True, given is wrong, False] if kind == "number" else [True] * len(there)
    assert there == expected


@pytest.mark.parametrize("kind", KINDS)
def test_an_answered_question_stands_still(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer(page, question, wrong(question))
    controls = box(page, question).locator("[data-part] :is(input, select, button), .nd-written input")
    assert controls.count() > 0
    assert controls.evaluate_all("all => all.every((one) => one.disabled)")


@pytest.mark.parametrize("kind", KINDS)
def test_trying_again_begins_anew_at_the_first_control(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    here = box(page, question)
    answer(page, question, wrong(question), sure="sure")
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    first = here.locator(":is([data-part], .nd-written) :is(input, select, button:not(:disabled))").first
    expect(first).to_be_focused()
    expect(here.locator(".nd-verdict")).to_be_empty()
    expect(here.locator(".nd-why:visible")).to_have_count(0)
    assert here.locator("input:checked").count() == 0
    assert here.locator("[data-right], [data-wrong], [data-chosen]").count() == 0
    values = here.locator(".nd-written input, select").evaluate_all("all => all.map((one) => one.value)")
    assert set(values) <= {""}


def test_trying_an_order_again_does_not_begin_with_the_solution(ask):
    question = PLAIN["order"]
    page = ask(question)
    answer(page, question, wrong(question))
    box(page, question).get_by_role("button", name=WORDS["again"], exact=True).click()
    assert steps(page, question) != right(question)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "order"])
def test_checking_without_an_answer_asks_for_one(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    here = box(page, question)
    here.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(here.locator(".nd-verdict")).to_have_text(WORDS[f"first_{kind}"])
    expect(here.locator(":is([data-part], .nd-written) :is(input, select)").first).to_be_focused()
    expect(here).not_to_have_attribute("data-answered", "")


def test_a_match_that_is_half_done_asks_for_the_rest(ask):
    question = PLAIN["match"]
    page = ask(question)
    pairs = box(page, question).get_by_role("combobox")
    pairs.nth(0).select_option(index=1)
    check(page, question)
    expect(box(page, question).locator(".nd-verdict")).to_have_text(WORDS["first_match"])
    expect(pairs.nth(1)).to_be_focused()
    expect(pairs.nth(0)).to_have_value("0")


def test_the_right_option_is_named_beside_the_wrong_one(ask):
    question = PLAIN["single"]
    page = ask(question)
    answer(page, question, wrong(question))
    options = box(page, question).locator(".nd-option")
    for n, option in enumerate(question.options):
        word = WORDS["right_option"] if option.correct else WORDS["wrong_option"]
        here = options.and_(page.locator(f'[data-part="{n}"]'))
        expect(here.locator(".nd-why")).to_have_text(f"{word} {option.feedback}")
        expect(here.locator("input")).to_be_checked(checked=n in wrong(question))


MARK = """all => all.map((el) => getComputedStyle(el, "::before").content.slice(1, 2))"""


@pytest.mark.parametrize(
    ("kind", "marks"),
    [("order", ["✗", "✗", "✓", "✓"]), ("match", ["✗", "✓", "✓"]), ("spot", ["✗", "✗", "✓", "✗"])],
)
def test_each_part_is_marked_by_a_sign_and_not_by_colour_alone(kind, marks, ask):
    question = PLAIN[kind]
    page = ask(question)
    answer(page, question, wrong(question))
    here = box(page, question)
    assert here.locator(".nd-why b").evaluate_all(MARK) == marks
    if kind != "spot":
        share = WORDS["partly"].format(right=marks.count("✓"), total=len(marks))
        expect(here.locator(".nd-verdict")).to_contain_text(share)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([1], "You found 1 of 2 errors and marked no right phrase."),
        ([1, 3, 0], "You found 2 of 2 errors and marked 1 right phrase."),
        ([0, 2], "You found 0 of 2 errors and marked 2 right phrases."),
        ([0, 1, 2, 3], "You found 2 of 2 errors and marked 2 right phrases."),
    ],
)
def test_misses_and_false_alarms_in_a_scene_are_told_apart_and_both_cost(given, said, ask):
    question = PLAIN["spot"]
    page = ask(question)
    answer(page, question, given)
    verdict = box(page, question).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["wrong_think"])
    expect(verdict).to_contain_text(said)
    assert WORDS["partly"].split("}")[-1] not in (verdict.text_content() or "")


def test_a_scene_is_right_only_without_a_miss_and_without_a_false_alarm(ask):
    question = PLAIN["spot"]
    page = ask(question)
    answer(page, question, right(question))
    verdict = box(page, question).locator(".nd-verdict")
    assert verdict.get_attribute("data-verdict") == "right"
    expect(verdict).not_to_contain_text("You found")


def test_a_scene_says_of_each_phrase_whether_it_is_an_error(ask):
    question = PLAIN["spot"]
    page = ask(question)
    answer(page, question, wrong(question))
    rows = box(page, question).locator(".nd-reasons .nd-why")
    said = [(row.locator("q").inner_text(), row.locator("b").inner_text()) for row in rows.all()]
    assert said == [
        ("looks left and right", WORDS["no_error"]),
        ("closes her eyes", WORDS["error"]),
        ("crosses the street", WORDS["no_error"]),
        ("running", WORDS["error"]),
    ]


def test_a_match_says_what_belongs_and_keeps_what_was_chosen(ask):
    question = PLAIN["match"]
    page = ask(question)
    answer(page, question, wrong(question))
    pairs = box(page, question).locator(".nd-pair")
    for n, pair in enumerate(question.pairs):
        expect(pairs.nth(n).locator("b")).to_have_text(WORDS["belongs"].format(match=pair.match))
        expect(pairs.nth(n).locator("select")).to_have_value(f"{wrong(question)[n]}")


def test_a_phrase_is_chosen_by_a_tap_on_it_and_left_by_another(ask):
    question = PLAIN["spot"]
    page = ask(question, has_touch=True)
    phrase = box(page, question).locator('.nd-phrase[data-part="1"]')
    for chosen in (True, False, True):
        phrase.tap()
        expect(phrase.get_by_role("checkbox")).to_be_checked(checked=chosen)


def test_a_chosen_phrase_shows_where_the_keyboard_is(ask):
    question = PLAIN["spot"]
    page = ask(question)
    phrase = box(page, question).locator(".nd-phrase").nth(2)
    tab_to(page, phrase.get_by_role("checkbox"))
    rings = phrase.evaluate("el => [el, ...el.children].map((one) => getComputedStyle(one).outlineStyle)")
    sizes = phrase.evaluate("el => [el, ...el.children].map((one) => one.getBoundingClientRect().width)")
    assert any(ring != "none" and size > 24 for ring, size in zip(rings, sizes, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_survives_a_reload_and_is_gone_after_another_try(kind, ask):
    question = PLAIN[kind]
    page = ask(question)
    put(page, question, wrong(question))
    check(page, question, "guess")
    page.reload()
    here = box(page, question)
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["wrong_guess"])
    for reason in HEARD[kind]:
        expect(here.locator(".nd-why:visible").filter(has_text=_reasons(question)[reason])).to_have_count(1)
    controls = here.locator("[data-part] :is(input, select, button), .nd-written input")
    assert controls.evaluate_all("all => all.every((one) => one.disabled)")
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    page.reload()
    expect(here.locator(".nd-verdict")).to_be_empty()
