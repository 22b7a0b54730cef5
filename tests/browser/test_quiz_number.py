"""A number is read as people write it, asked for where it cannot be read, and answered with the thought behind a slip."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.questions import PLAIN, RECORDS, WORDS, box, check, copies, made, right

QUESTION = PLAIN["number"]
LARGE = made(RECORDS["number"] | {"answer": RECORDS["number"]["answer"] | {"value": 1800}})
SMALL = made(RECORDS["number"] | {"answer": RECORDS["number"]["answer"] | {"value": 0.125, "tolerance": 0}})


def _mm(number: float) -> str:
    return f"{number:g}\N{NO-BREAK SPACE}mm"


RIGHT = f"{WORDS['right_number'].format(number=_mm(1.5))} {QUESTION.answer.feedback}"


def _write(page: Page, question, text: str, sure: str = "think") -> None:
    box(page, question).get_by_role("textbox").fill(text)
    check(page, question, sure)


def _reasons(page: Page, question) -> list[str]:
    return box(page, question).locator(".nd-why:visible").all_inner_texts()


def _each(page: Page, question, texts: list[str]) -> dict[str, tuple[str | None, list[str]]]:
    """What is said of each text, one try after the other."""
    here, said = box(page, question), {}
    for text in texts:
        _write(page, question, text)
        said[text] = (here.locator(".nd-verdict").get_attribute("data-verdict"), _reasons(page, question))
        here.get_by_role("button", name=WORDS["again"], exact=True).click()
    return said


def test_a_point_a_comma_and_blanks_are_the_same(ask):
    texts = ["1.5", "1,5", " 1.50 ", "1,50", "+1.5", "01.5", "1.6", "1.4"]
    assert _each(ask(QUESTION), QUESTION, texts) == dict.fromkeys(texts, ("right", [RIGHT]))


def test_thousands_may_stand_apart(ask):
    texts = ["1800", "1 800", "1\N{NO-BREAK SPACE}800", "1\N{NARROW NO-BREAK SPACE}800"]
    said = _each(ask(LARGE), LARGE, texts)
    assert [verdict for verdict, _ in said.values()] == ["right"] * len(texts)


def test_a_comma_after_a_nought_cannot_mean_a_thousand(ask):
    page = ask(SMALL)
    _write(page, SMALL, "0,125")
    expect(box(page, SMALL).locator(".nd-verdict")).to_have_attribute("data-verdict", "right")


#: What a reader may write that is no number, or may be one of two.
UNCLEAR = [
    "",
    "   ",
    "1,800",
    "-1,800",
    "12,500",
    "one",
    "1.5 mm",
    "1.5.0",
    "1,5,0",
    "1e3",
    "0x10",
    "½",
    "Infinity",
    "NaN",
]
UNCLEAR += ["1-2", ".", "-", "1/2"]


@pytest.mark.parametrize("question", [QUESTION, LARGE], ids=["small", "large"])
def test_what_cannot_be_read_for_sure_is_asked_for(question, ask):
    page = ask(question)
    here = box(page, question)
    field = here.get_by_role("textbox")
    for text in UNCLEAR:
        _write(page, question, text)
        expect(here.locator(".nd-verdict"), text).to_have_text(WORDS["first_number"])
        expect(here, text).not_to_have_attribute("data-answered", "")
        # What was written is still there to be mended.
        expect(field).to_be_focused()
        expect(field).to_have_value(text)
    _write(page, question, f"{right(question)[0]:g}")
    expect(here.locator(".nd-verdict")).to_have_attribute("data-verdict", "right")


def test_a_slip_that_is_known_is_answered_with_the_thought_behind_it(ask):
    slips = {"15": QUESTION.distractors[0], "15.0": QUESTION.distractors[0], "1,0": QUESTION.distractors[1]}
    expected = {
        text: ("wrong", [RIGHT, f"{WORDS['wrong_number'].format(number=_mm(slip.value))} {slip.feedback}"])
        for text, slip in slips.items()
    }
    assert _each(ask(QUESTION), QUESTION, list(slips)) == expected


def test_any_other_number_is_answered_with_the_right_one(ask):
    texts = ["-1.5", "−1.5", "1.39", "1.61", "15.5", "0", "99999999999"]
    assert _each(ask(QUESTION), QUESTION, texts) == dict.fromkeys(texts, ("wrong", [RIGHT]))


def test_enter_checks(ask):
    page = ask(QUESTION)
    here = box(page, QUESTION)
    here.locator(".nd-sure").get_by_label(WORDS["sure_sure"], exact=True).check()
    here.get_by_role("textbox").fill("1,5")
    page.keyboard.press("Enter")
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_sure"])
    expect(here.get_by_role("button", name=WORDS["again"], exact=True)).to_be_focused()


def test_enter_checks_and_does_not_leave_the_question(ask):
    page = ask(QUESTION, *copies(LARGE, 1))
    here = box(page, QUESTION)
    here.locator(".nd-sure").get_by_label(WORDS["sure_sure"], exact=True).check()
    here.get_by_role("textbox").fill("1,5")
    page.keyboard.press("Enter")
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_sure"])
    expect(here).to_be_visible()
    expect(here.get_by_role("button", name=WORDS["next"], exact=True)).to_be_focused()


def test_what_was_written_is_still_there_after_a_reload(ask):
    page = ask(QUESTION)
    _write(page, QUESTION, "1,0")
    page.reload()
    expect(box(page, QUESTION).get_by_role("textbox")).to_have_value("1")


def test_the_field_says_its_name_and_brings_up_the_keys_for_numbers(ask):
    page = ask(QUESTION)
    field = box(page, QUESTION).get_by_role("textbox", name=WORDS["your_number"])
    expect(field).to_have_attribute("inputmode", "decimal")
