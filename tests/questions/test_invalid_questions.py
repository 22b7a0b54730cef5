"""A slip in one question is told in one sentence that names the file, the question and what to do."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from needling.questions.kinds import kinds_by_name
from tests.conftest import OwnBook
from tests.course.small_course import BANK, questions

Change = Callable[[list[Any]], object]

PLACES = {"single": 0, "multiple": 1, "number": 2, "order": 3, "match": 4, "spot": 5}
KINDS = ", ".join(kinds_by_name())
SINGLE, MULTIPLE, NUMBER, ORDER, MATCH, SPOT = PLACES.values()


def put(place: int, *path: str | int, **values: Any) -> Change:
    """Other values in a question, or in a part of it."""

    def change(entries: list[Any]) -> None:
        part = entries[place]
        for step in path:
            part = part[step]
        part.update(values)

    return change


def drop(place: int, *path: str | int) -> Change:
    """A question without something."""

    def change(entries: list[Any]) -> None:
        part = entries[place]
        for step in path[:-1]:
            part = part[step]
        del part[path[-1]]

    return change


def first(place: int, name: str, count: int) -> Change:
    """A question with other many parts: only the first ones, or these over and over again."""

    def change(entries: list[Any]) -> None:
        parts = entries[place][name] * 4
        entries[place][name] = copy.deepcopy(parts[:count])

    return change


def every(place: int, name: str, **values: Any) -> Change:
    """The same values in every part of a question."""
    return lambda entries: [part.update(copy.deepcopy(values)) for part in entries[place][name]]


def scene(marked: str) -> Change:
    return put(SPOT, scene=marked)


def stem(text: Any) -> Change:
    return put(SINGLE, stem=text)


def test_nothing_is_told_where_nothing_is_wrong(small_book: OwnBook) -> None:
    assert {entry["kind"] for entry in questions()} == set(kinds_by_name())
    assert small_book.problems() == []


HEAD_SLIPS: dict[str, tuple[Change, str]] = {
    "kind that is not": (
        put(SINGLE, kind="guess"),
        f"sing-1: kind: should be one of {KINDS}.",
    ),
    "no kind": (drop(SINGLE, "kind"), f"sing-1: kind: should be one of {KINDS}."),
    "kind that is a list": (put(SINGLE, kind=["single"]), f"sing-1: kind: should be one of {KINDS}."),
    "unknown field": (put(SINGLE, hint="x"), "sing-1: hint: Extra inputs are not permitted."),
    "unknown field of a part": (put(SINGLE, "options", 0, right=True), "sing-1: options 1 right: Extra inputs are not"),
    "field of another kind": (put(NUMBER, options=[]), "sing-3: options: Extra inputs are not permitted."),
    "missing field": (drop(SINGLE, "explanation"), "sing-1: explanation: Field required."),
    "difficulty that is not": (
        put(SINGLE, difficulty="tricky"),
        "sing-1: difficulty: Input should be 'easy', 'medium'",
    ),
    "safety that is no yes or no": (put(SINGLE, safety="maybe"), "sing-1: safety: "),
    "no fact": (put(SINGLE, facts=[]), "sing-1: facts: List should have at least 1 item"),
    "facts that are a word": (put(SINGLE, facts="A1"), "sing-1: facts: Input should be a valid list."),
    "a fact in small letters": (put(SINGLE, facts=["a1"]), "sing-1: facts 1: String should match pattern"),
    "id with a low line": (put(SINGLE, id="sing_1"), "sing_1: id: String should match pattern"),
    "id with a zero in front": (put(SINGLE, id="sing-01"), "sing-01: id: String should match pattern"),
    "id of another chapter": (put(SINGLE, id="numb-1"), "numb-1: the id should begin with 'sing-'."),
    "no id": (drop(SINGLE, "id"), "question 1: id: Field required."),
    "an empty id": (put(MULTIPLE, id=None), "question 2: id: "),
    "an id of invisible characters": (put(MULTIPLE, id="\x1b[2J\u202e"), "question 2: id: "),
    "an id as long as a text": (put(MULTIPLE, id="sing-" * 2_000), "question 2: id: "),
}
TEXT_SLIPS: dict[str, tuple[Change, str]] = {
    "too long": (stem("x" * 10_000), "sing-1: stem: String should have at most 2000 characters."),
    "empty": (stem("  "), "sing-1: stem: String should have at least 1 character."),
    "a number": (stem(5), "sing-1: stem: Input should be a valid string."),
    "languages": (stem({"en": "What?", "sv": "Vad?"}), "sing-1: stem: Input should be a valid string."),
    "an option with languages": (
        put(SINGLE, "options", 1, text={"sv": "Ja"}),
        "sing-1: options 2 text: Input should be a valid string.",
    ),
    "HTML": (stem("Say <b>no</b>."), "sing-1: stem: holds HTML (<b); a text carries *emphasis* and links only."),
    "HTML in a reason": (
        put(ORDER, "steps", 2, feedback="<img src=x>"),
        "sing-4: steps 3 feedback: holds HTML",
    ),
    "a comment": (stem("Say <!-- x --> no."), "sing-1: stem: holds HTML (<!--); a text carries"),
    "a turning mark": (
        stem("1.5 \u202emm"),
        "sing-1: stem: holds an invisible mark that turns the reading direction",
    ),
    "a control character": (stem("1.5 \x07mm"), "sing-1: stem: holds an invisible control character; delete it."),
    "a turning mark in a unit": (put(NUMBER, "answer", unit="\u202emm"), "sing-3: answer unit"),
    "a control character in a unit": (put(NUMBER, "answer", unit="\x07mm"), "sing-3: answer unit"),
}
KIND_SLIPS: dict[str, tuple[Change, str]] = {
    "option without feedback": (
        drop(SINGLE, "options", 1, "feedback"),
        "sing-1: option 2 has no `feedback`. Every option",
    ),
    "step without feedback": (drop(ORDER, "steps", 0, "feedback"), "sing-4: step 1 has no `feedback`. Every step says"),
    "pair without feedback": (drop(MATCH, "pairs", 2, "feedback"), "sing-5: pair 3 has no `feedback`. Every pair says"),
    "phrase without feedback": (
        drop(SPOT, "phrases", 2, "feedback"),
        "sing-6: phrase 3 has no `feedback`. Every phrase",
    ),
    "distractor without feedback": (
        drop(NUMBER, "distractors", 1, "feedback"),
        "sing-3: distractor 2 has no `feedback`. Every distra",
    ),
    "answer without feedback": (drop(NUMBER, "answer", "feedback"), "sing-3: answer feedback: Field required."),
    "single with two right": (
        put(SINGLE, "options", 0, correct=True),
        "sing-1: a `single` question has exactly one optio",
    ),
    "single with none right": (
        drop(SINGLE, "options", 1, "correct"),
        "sing-1: a `single` question has exactly one opti",
    ),
    "multiple with none right": (every(MULTIPLE, "options", correct=False), "sing-2: no option has `correct: true`."),
    "multiple with all right": (
        every(MULTIPLE, "options", correct=True),
        "sing-2: every option has `correct: true`; at",
    ),
    "two options": (first(MULTIPLE, "options", 2), "sing-2: options: List should have at least 3 items"),
    "seven options": (first(MULTIPLE, "options", 7), "sing-2: options: List should have at most 6 items"),
    "number with unit and fact": (
        put(NUMBER, "answer", value="A1"),
        "sing-3: answer: a number has a `unit`; a fact brin",
    ),
    "number without unit": (drop(NUMBER, "answer", "unit"), "sing-3: answer: a number has a `unit`; a fact brings its"),
    "number that is a word": (put(NUMBER, "answer", value="twelve"), "sing-3: answer value"),
    "number that is none": (put(NUMBER, "answer", value=float("nan")), "sing-3: answer value"),
    "range of three": (put(NUMBER, "answer", value=[1, 2, 3]), "sing-3: answer value"),
    "tolerance below nothing": (
        put(NUMBER, "answer", tolerance=-1),
        "sing-3: answer tolerance: Input should be greater",
    ),
    "no tolerance": (drop(NUMBER, "answer", "tolerance"), "sing-3: answer tolerance: Field required."),
    "no distractor": (put(NUMBER, distractors=[]), "sing-3: distractors: List should have at least 1 item"),
    "five distractors": (first(NUMBER, "distractors", 5), "sing-3: distractors: List should have at most 4 items"),
    "two steps": (first(ORDER, "steps", 2), "sing-4: steps: List should have at least 3 items"),
    "eight steps": (first(ORDER, "steps", 8), "sing-4: steps: List should have at most 7 items"),
    "two pairs": (first(MATCH, "pairs", 2), "sing-5: pairs: List should have at least 3 items"),
    "nine pairs": (first(MATCH, "pairs", 9), "sing-5: pairs: List should have at most 8 items"),
    "one choice": (
        every(MATCH, "pairs", match="High"),
        "sing-5: all `match` texts are the same; there is noth",
    ),
    "one thing twice": (put(MATCH, "pairs", 1, text="Soprano"), "sing-5: two pairs have the same `text`."),
    "phrase marked twice": (
        scene("[1: A], [1: B], [2: C], [3: D]."),
        "sing-6: scene: marks the phrases [1, 1, 2, 3], b",
    ),
    "phrase not marked": (scene("She [1: A] and [2: B]."), "sing-6: scene: marks the phrases [1, 2], but `phrases`"),
    "no phrase marked": (scene("She sings."), "sing-6: scene: marks the phrases [], but `phrases` has 3. Mark each"),
    "phrase of another number": (
        scene("[1: A], [2: B], [4: C]."),
        "sing-6: scene: marks the phrases [1, 2, 4], but",
    ),
    "every phrase an error": (
        every(SPOT, "phrases", error=True),
        "sing-6: at least one phrase has `error: true`, and at",
    ),
    "no phrase an error": (
        every(SPOT, "phrases", error=False),
        "sing-6: at least one phrase has `error: true`, and at",
    ),
    "two phrases": (first(SPOT, "phrases", 2), "sing-6: phrases: List should have at least 3 items"),
    "eleven phrases": (first(SPOT, "phrases", 11), "sing-6: phrases: List should have at most 10 items"),
}
SLIPS = {**HEAD_SLIPS, **TEXT_SLIPS, **KIND_SLIPS}


@pytest.mark.parametrize(("change", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_question_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    with small_book.data(BANK) as entries:
        change(entries)
    (told,) = small_book.problems()
    assert told.startswith(f"{BANK}, {sentence}")
    assert "\n" not in told
