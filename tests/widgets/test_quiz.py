"""A quiz is complete before any script runs, keeps its reasons back, and shows what authors write as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from needling import quiz
from needling.course import CourseError, Question, load_questions, to_html
from needling.widgets.quiz import Quiz

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><b>x",
    "]]>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "{{ 1 }}",
    "'",
]


def asking(text: str) -> dict[str, Any]:
    """A question that says ``text`` wherever a question says something."""
    here = {"en": text}
    options = [{"text": here, "because": here, "correct": number == 0} for number in range(3)]
    return {
        "id": "numb-1", "objective": "x", "kind": "single", "safety": True, "difficulty": "easy", "stem": here,
        "options": options, "explanation": here, "facts": ["A4"],
    }  # fmt: skip


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(Quiz((Question.model_validate(asking(text)),)).html, "html.parser")


def test_every_stem_option_and_reason_stands_on_the_page() -> None:
    html = quiz("numb").html
    for question in load_questions("numb"):
        assert to_html(question.stem) in html
        assert to_html(question.explanation) in html
        for option in question.options:
            assert to_html(option.text) in html
            assert to_html(option.because) in html


def test_no_reason_is_visible_before_an_answer() -> None:
    soup = BeautifulSoup(quiz("numb").html, "html.parser")
    questions = load_questions("numb")
    reasons, explanations = soup.select(".nd-why"), soup.select(".nd-explanation")
    assert len(reasons) == sum(len(question.options) for question in questions)
    assert len(explanations) == len(questions)
    assert all(place.has_attr("hidden") for place in [*reasons, *explanations])


def test_a_question_is_a_fieldset_with_one_control_an_option() -> None:
    soup = BeautifulSoup(quiz("numb").html, "html.parser")
    for question, fieldset in zip(load_questions("numb"), soup.select("fieldset"), strict=True):
        assert fieldset.find("legend").select_one(".nd-stem").get_text()
        kind = "radio" if question.kind == "single" else "checkbox"
        assert [field["type"] for field in fieldset.select("label input")] == [kind] * len(question.options)


def test_a_question_left_out_is_not_asked() -> None:
    asked = [question.id for question in quiz("numb", without="numb-1 numb-3").questions]
    assert asked == [q.id for q in load_questions("numb") if q.id not in ("numb-1", "numb-3")]


@pytest.mark.parametrize("names", [("sing",), ("numb-99",), ("numb", "")])
def test_a_question_that_there_is_not_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(CourseError, match=r"^book/data/questions"):
        quiz(*names)


def test_the_plain_text_is_the_same_every_time() -> None:
    one, other = quiz("numb-2", "cleanse-1"), quiz("numb-2", "cleanse-1")
    assert repr(one) == repr(other) == "Quiz: numb-2, cleanse-1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_and_do_nothing(text: str) -> None:
    soup = page(text)
    assert soup.find(["script", "img"]) is None
    assert len(soup.select("section")) == 1
    assert soup.select_one(".nd-stem").get_text() == text
    assert [label.get_text().strip() for label in soup.select("label")] == [text] * 3


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and not re.search(r"[*_\\\[\]\r\x00]", text)))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    shown = page(text).select_one(".nd-stem").get_text()
    assert shown.split() == text.split()


@pytest.mark.parametrize("mark", ["\u202e", "\u202d"])
def test_a_mark_that_turns_the_reading_direction_is_refused_or_escaped(mark: str) -> None:
    try:
        question = Question.model_validate(asking(f"1.5 {mark}mm"))
    except ValueError:
        return
    assert mark not in Quiz((question,)).html


def test_a_text_of_ten_thousand_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 2000 characters"):
        Question.model_validate(asking("x" * 10_000))
