"""A quiz is complete before any script runs, keeps its reasons back, and shows what authors write as text."""

from __future__ import annotations

import copy
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from needling import quiz
from needling.course import CourseError, load_plan, to_html
from needling.course.text import Text, Unit, texts_of, with_texts
from needling.questions import Question, load_questions
from needling.widgets.quiz import page
from tests.questions.banks import kinds_sample, records

CHAPTERS = [chapter.id for part in load_plan() for chapter in part.chapters]
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><b>x",
    "]]>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "{{ 1 }}",
    "'",
]


def asking(text: str) -> tuple[Question, ...]:
    """A question of each kind that says ``text`` wherever a question says something, past every check of what it is."""

    def instead(place: str, said: Text) -> Text:
        if isinstance(said, Unit):
            return said
        # No bracket can stand in a phrase.
        plain = re.sub("[][]", "", text) or "x"
        return Text(re.sub(r": [^\]]+\]", lambda _: f": {plain}]", said) if place == "scene" else text)

    return tuple(with_texts(question, instead) for question in records(kinds_sample()))


def shown(text: str) -> BeautifulSoup:
    return BeautifulSoup(page(asking(text)), "html.parser")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_text_of_a_question_stands_on_the_page(chapter: str) -> None:
    html = quiz(chapter).html
    for question in load_questions(chapter):
        for place, text in texts_of(question):
            assert place == "scene" or to_html(text) in html


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_reason_is_visible_before_an_answer(chapter: str) -> None:
    soup = BeautifulSoup(quiz(chapter).html, "html.parser")
    questions = load_questions(chapter)
    reasons, explanations = soup.select(".nd-why"), soup.select(".nd-explanation")
    assert len(reasons) == sum(place.endswith("feedback") for question in questions for place, _ in texts_of(question))
    assert len(explanations) == len(questions)
    assert all(place.has_attr("hidden") for place in [*reasons, *explanations])


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_question_is_a_fieldset_named_by_its_stem(chapter: str) -> None:
    soup = BeautifulSoup(quiz(chapter).html, "html.parser")
    for question, fieldset in zip(load_questions(chapter), soup.select("fieldset[data-question]"), strict=True):
        assert fieldset["data-question"] == question.id
        assert fieldset.find("legend").select_one(".nd-stem").decode_contents() == to_html(question.stem).replace(
            "&quot;", '"'
        )


def test_a_question_left_out_is_not_asked() -> None:
    asked = [question.id for question in quiz("numb", without="numb-1 numb-3").questions]
    assert asked == [q.id for q in load_questions("numb") if q.id not in ("numb-1", "numb-3")]


@pytest.mark.parametrize("names", [("sing",), ("numb-99999",), ("numb", "")])
def test_a_question_that_there_is_not_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(CourseError, match=r"^book/data/questions"):
        quiz(*names)


def test_the_plain_text_is_the_same_every_time() -> None:
    one, other = quiz("numb-2", "cleanse-1"), quiz("numb-2", "cleanse-1")
    assert repr(one) == repr(other) == "Quiz: numb-2, cleanse-1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_and_do_nothing(text: str) -> None:
    soup, plain = shown(text), shown("plain")
    assert soup.find(["script", "img", "b-x"]) is None
    assert [tag.name for tag in soup.find_all()] == [tag.name for tag in plain.find_all()]
    assert [sorted(tag.attrs) for tag in soup.find_all()] == [sorted(tag.attrs) for tag in plain.find_all()]
    assert {stem.get_text() for stem in soup.select(".nd-stem")} == {text}
    assert {why.select("span")[-1].get_text() for why in soup.select(".nd-why")} == {text}
    assert {label.get_text().strip() for label in soup.select(".nd-option label")} == {text}


@pytest.mark.parametrize("text", [text for text in HOSTILE if "<" in text])
def test_html_is_refused_before_it_comes_to_a_page(text: str) -> None:
    for entry in kinds_sample():
        entry["stem"] = text
        with pytest.raises(ValueError, match=r"holds HTML"):
            records([entry])


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and not re.search(r"[*_\\\[\]\r\x00]", text)))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    stems = shown(text).select(".nd-stem")
    assert {tuple(stem.get_text().split()) for stem in stems} == {tuple(text.split())}


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u200f", "\u2067", "\u061c"])
def test_a_mark_that_turns_the_reading_direction_is_refused(mark: str) -> None:
    for entry in kinds_sample():
        spoilt = copy.deepcopy(entry) | {"explanation": f"1.5 {mark}mm"}
        with pytest.raises(ValueError, match="turns the reading direction"):
            records([spoilt])


def test_a_text_of_ten_thousand_characters_is_refused() -> None:
    for entry in kinds_sample():
        entry["stem"] = "x" * 10_000
        with pytest.raises(ValueError, match="at most 2000 characters"):
            records([entry])
