"""The page of all answers holds the key of every question, whatever its kind, and every reason."""

from __future__ import annotations

from typing import Any

import pytest

from needling.course import load_plan
from needling.questions import load_questions
from needling.questions.bank import practice_banks
from needling.questions.kinds import kinds_by_name
from tests.questions.banks import kinds_sample
from tests.sphinx.conftest import BuiltBook

KEYS = {
    "single": ["Wrong: Sing higher, so", "Right: Rest the voice today — Right. Rest comes", "Wrong: Sing louder for a"],
    "multiple": [
        "Right: Humming — Right. It is",
        "Wrong: Shouting — It str",
        "Right: Lip trills — Ri",
        "Wrong: Whispering",
    ],
    "number": ["Right: 12 beats — Four times three.", "Wrong: 7 beats — That adds", "Wrong: 1.5 beats — That divides."],
    "order": [
        "1. Breathe — Air",
        "2. Hum — Gen",
        "3. Sing the scale — Only",
        "4. Sing the song — The song comes last.",
    ],
    "match": [
        "High: Soprano — The hi",
        "Middle: Tenor — High",
        "Low: Bass — The low",
        "Middle: Alto — Below the soprano.",
    ],
    "spot": [
        "No error: warms up for a while — W",
        "Error: drinks ice water — Cold",
        "Error: shouts to be heard — Shout",
    ],
}


def answer(built: BuiltBook, id_: str) -> list[str]:
    """A question on the page: its head, its scene, the lines of its key, its rule."""
    (box,) = [box for box in built.page("reference/answers").select(".nd-answer") if box.strong.get_text() == id_]
    return [" ".join(line.get_text().split()) for line in box.select("p")]


def test_a_question_of_every_kind_is_on_the_page() -> None:
    assert {entry["kind"] for entry in kinds_sample()} == set(kinds_by_name())


@pytest.mark.parametrize(("number", "entry"), list(enumerate(kinds_sample(), start=1)), ids=list(KEYS))
def test_each_kind_of_question_has_its_key_and_every_reason(
    built: BuiltBook, number: int, entry: dict[str, Any]
) -> None:
    kind = entry["kind"]
    head, *lines, rule = answer(built, f"numb-{900 + number}")
    assert head == f"numb-{900 + number} {entry['stem']}"
    assert rule == entry["explanation"]
    if kind == "spot":
        assert lines.pop(0) == "She warms up for a while, then drinks ice water and shouts to be heard."
    assert len(lines) == len(KEYS[kind])
    for line, key in zip(lines, KEYS[kind], strict=True):
        assert line.startswith(key)


def test_the_phrases_of_a_scene_are_underlined(built: BuiltBook) -> None:
    (box,) = [
        box for box in built.page("reference/answers").select(".nd-answer") if box.strong.get_text() == "numb-906"
    ]
    marked = [phrase.get_text() for phrase in box.select("u")]
    assert marked == ["warms up for a while", "drinks ice water", "shouts to be heard"]


def test_every_question_of_every_chapter_and_page_of_practice_is_there_once(built: BuiltBook) -> None:
    chapters = [chapter.id for part in load_plan() for chapter in part.chapters]
    asked = [question.id for name in (*chapters, *practice_banks()) for question in load_questions(name)]
    heads = [box.strong.get_text() for box in built.page("reference/answers").select(".nd-answer")]
    assert [id_ for id_ in heads if not id_.startswith("numb-90")] == asked


def test_the_answers_of_a_page_of_practice_stand_under_its_title(built: BuiltBook) -> None:
    section = built.page("reference/answers").select_one("#answers-spot-the-error")
    assert section
    assert section.h2
    assert section.h2.get_text().startswith("Spot the error")
    heads = [box.strong.get_text() for box in section.select(".nd-answer")]
    assert heads == [question.id for question in load_questions("spot-the-error")]


def test_a_page_of_practice_has_its_own_description(built: BuiltBook) -> None:
    meta = built.page("practise/spot-the-error").find("meta", attrs={"name": "description"})
    assert meta
    assert "Find the errors" in meta["content"]
