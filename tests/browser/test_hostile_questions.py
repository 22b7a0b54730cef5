"""What authors write is shown as it is, in every text of every kind, and never runs: before an answer and after it."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pydantic import ValidationError

from needling.course.text import texts_of
from needling.questions import Question
from needling.questions.kinds.match import Match
from needling.questions.kinds.order import Order
from needling.widgets.quiz import page as quiz_html
from tests.browser.device import hydrated
from tests.browser.questions import PLAIN, RECORDS, WORDS, answer, box, check, made, put, wrong
from tests.questions.banks import SAID

HTML = "<img src=x onerror=alert(1)>"
LONG = "pneumonoultramicroscopicsilicovolcanoconiosis" * 6
TEXTS = {
    "cdata": "]]>",
    "entities": "&lt;b&gt;bold&lt;/b&gt; &amp; &#60;i&#62; &nbsp;",
    "quotes": "\"double\" 'single' `back` “curly”",
    "attribute": '" onfocus=alert(1) autofocus x="',
    "script link": "[press](javascript:alert(1))",
    "data link": "[press](data:text/html;base64,PHNjcmlwdD4=)",
    "javascript": "javascript:alert(1)",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7}",
    "placeholders": "{step} {place} {total} {number} {match} {right}",
    "less than": "5 < 6 > 4 && 1 <3",
    "a word without end": LONG,
    "replacement": "$& $1 $` $' \\d %s",
    "HTML": HTML,
    "script": "</script><script>alert(1)</script>",
    "comment": "<!-- gone -->",
    "turning": "abc\N{RIGHT-TO-LEFT OVERRIDE}fed",
}
#: Whatever runs by a text makes the browser complain.
TELLING = "window.alert = () => console.error('a text has run');"
#: What must be shown. The rest may be refused instead when the record is made.
ACCEPTED = ["cdata", "entities", "quotes", "attribute", "script link", "javascript", "template", "a word without end"]


def _in_a_phrase(text: str) -> str:
    """A phrase of a scene holds no brackets."""
    return "phrase" if re.search(r"[\[\]]", text) else text


def _hostile(record: dict[str, Any], text: str) -> dict[str, Any]:
    """An author's record that says ``text`` wherever it says something, with a number that tells the places apart."""
    count = itertools.count(1)

    def spoil(value: Any, name: str = "") -> Any:
        if name == "scene":
            phrases = [f"[{n}: {_in_a_phrase(text)} {n}]" for n in range(1, 5)]
            return f"{text} {', '.join(phrases)}."
        if name == "match":
            # Two pairs share a choice, as before.
            return f"{text} {value}"
        if name in SAID:
            return f"{text} {next(count)}"
        if isinstance(value, dict):
            return {key: spoil(one, key) for key, one in value.items()}
        return [spoil(one) for one in value] if isinstance(value, list) and name != "facts" else value

    return {key: spoil(value, key) for key, value in record.items()}


def _questions(text: str) -> tuple[Question, ...]:
    return tuple(made(_hostile(record, text)) for record in RECORDS.values())


def _said(text: str | None) -> str:
    return " ".join((text or "").split())


def _shape(page: Page) -> list[str]:
    """The page's elements, whatever they say."""
    return sorted(page.evaluate("[...document.querySelectorAll('main *')].map((el) => el.tagName)"))


def _all_there(page: Page, questions: tuple[Question, ...]) -> None:
    for question in questions:
        there = _said(box(page, question).text_content())
        for place, text in texts_of(question):
            # Of a scene, what stands in the marks and around them.
            pieces = re.split(r"\[\d: ([^\[\]]+)\]", text) if place == "scene" else [text]
            assert [piece for piece in pieces if _said(piece) not in there] == [], f"{question.kind}, {place}"
    assert page.locator("main a[href]").count() == 0


def _answer_all(page: Page, questions: tuple[Question, ...]) -> None:
    for question in questions:
        answer(page, question, wrong(question), "sure")
        expect(box(page, question)).to_have_attribute("data-answered", "")
        if question is not questions[-1]:
            box(page, question).get_by_role("button", name=WORDS["next"], exact=True).click()
    expect(page.locator(".nd-results")).to_be_visible()


@pytest.fixture(scope="module")
def calm(browser, bare) -> Iterator[tuple[list[str], list[str]]]:
    """The elements of a page that says only plain words, before the answers and after them."""
    context = browser.new_context()
    page, questions = context.new_page(), _questions("plain")
    page.goto(bare(quiz_html(questions)))
    before = _shape(hydrated(page))
    _answer_all(page, questions)
    yield before, _shape(page)
    context.close()


def _named(page: Page, questions: tuple[Question, ...]) -> None:
    """The names of controls and the choices of a list are the texts."""
    for question in questions:
        here = box(page, question)
        if isinstance(question, Order):
            labels = here.locator("button[aria-label]").evaluate_all("all => all.map((el) => el.ariaLabel)")
            ways = ("move_up", "move_down")
            expected = [WORDS[way].format(step=step.text) for step in question.steps for way in ways]
            assert sorted(map(_said, labels)) == sorted(map(_said, expected))
        if isinstance(question, Match):
            options = here.locator("select").first.locator("option").all_text_contents()
            assert [_said(option) for option in options[1:]] == [_said(choice) for choice in question.choices]


def _heard(page: Page, question: Question) -> None:
    """What is announced is the texts: a move with the step it moved, a verdict with its reasons."""
    here = box(page, question)
    put(page, question, wrong(question))
    if isinstance(question, Order):
        moved = here.locator(".nd-moved").text_content()
        places = itertools.product(question.steps, range(1, len(question.steps) + 1))
        total = len(question.steps)
        words = [WORDS["moved"].format(step=step.text, place=place, total=total) for step, place in places]
        assert _said(moved) in map(_said, words)
    check(page, question, "sure")
    # At least the reason for the first part: in every kind it is one of those that are wrong, or the right answer.
    reason = next(text for place, text in texts_of(question) if place.endswith("feedback"))
    assert _said(reason) in _said(here.locator(".nd-verdict").text_content())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_is_shown_named_and_heard_as_it_is_and_does_nothing(text, ask, calm):
    try:
        questions = _questions(text)
    except ValidationError:
        assert text not in [TEXTS[name] for name in ACCEPTED]
        pytest.skip("refused when the record is made")
    # Without the policy, so that what could run would run.
    page = ask(*questions, bypass_csp=True, script=TELLING)
    _all_there(page, questions)
    _named(page, questions)
    assert _shape(page) == calm[0]
    for question in questions:
        _heard(page, question)
        if question is not questions[-1]:
            box(page, question).get_by_role("button", name=WORDS["next"], exact=True).click()
    expect(page.locator(".nd-results")).to_be_visible()
    _all_there(page, questions)
    assert _shape(page) == calm[1]


@pytest.mark.parametrize("text", [HTML, "<script>alert(1)</script>", "]]>", '"><b onmouseover=alert(1)>'])
@pytest.mark.parametrize("field", ["unit", "objective"])
def test_a_plain_field_is_shown_as_it_is_too_if_it_is_not_refused(field, text, ask):
    record = RECORDS["number"]
    spoiled = record | ({"objective": text} if field == "objective" else {"answer": record["answer"] | {"unit": text}})
    try:
        question = made(spoiled)
    except ValidationError:
        return
    page = ask(question, bypass_csp=True, script=TELLING)
    answer(page, question, wrong(question))
    calm = ask(PLAIN["number"])
    answer(calm, PLAIN["number"], wrong(PLAIN["number"]))
    assert _shape(page) == _shape(calm)
    if field == "unit":
        assert _said(box(page, question).locator(".nd-unit").text_content()) == text
        assert text in _said(box(page, question).locator(".nd-verdict").text_content())
