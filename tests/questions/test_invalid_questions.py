"""A slip in one question is told in one sentence that names the file, the question and what to do."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from needling.questions.kinds import kinds_by_name
from tests.conftest import OwnBook, without_line
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
        "sing-1, kind: 'guess' should be one of single, multiple, match, number, order, spot.",
    ),
    "no kind": (
        drop(SINGLE, "kind"),
        "sing-1, kind: has no `kind`. Write it first: it says which other fields there are.",
    ),
    "kind that is a list": (
        put(SINGLE, kind=["single"]),
        "sing-1, kind: should be one of single, multiple, match, number, order, spot.",
    ),
    "unknown field": (
        put(SINGLE, hint="x"),
        "sing-1, hint: is no field here. There are: id, objective, kind, safety, difficulty, stem, "
        "explanation, facts, options, ordered.",
    ),
    "unknown field of a part": (
        put(SINGLE, "options", 0, right=True),
        "sing-1, option 1, right: is no field here. There are: text, feedback, correct.",
    ),
    "field of another kind": (
        put(NUMBER, options=[]),
        "sing-3, options: is no field here. There are: id, objective, kind, safety, difficulty, stem, "
        "explanation, facts, answer, distractors.",
    ),
    "missing field": (
        drop(SINGLE, "explanation"),
        "sing-1: has no `explanation`. Write it: the rule to keep, in one sentence.",
    ),
    "difficulty that is not": (
        put(SINGLE, difficulty="tricky"),
        "sing-1, difficulty: 'tricky' should be one of easy, medium, hard.",
    ),
    "safety that is no yes or no": (put(SINGLE, safety="maybe"), "sing-1, safety: 'maybe' should be true or false."),
    "no fact": (put(SINGLE, facts=[]), "sing-1, facts: has no facts; there should be at least 1."),
    "facts that are a word": (
        put(SINGLE, facts="A1"),
        "sing-1, facts: should be a list: in brackets, [one, two], or each entry on a line of its own "
        "that begins with a dash.",
    ),
    "a fact in small letters": (
        put(SINGLE, facts=["a1"]),
        "sing-1, fact 1: 'a1' should be the id of a fact: a capital letter and a number, such as A4.",
    ),
    "id with a low line": (
        put(SINGLE, id="sing_1"),
        "sing_1, id: 'sing_1' should be the name of the file, a hyphen and a number, such as numb-12.",
    ),
    "id with a zero in front": (
        put(SINGLE, id="sing-01"),
        "sing-01, id: 'sing-01' should be the name of the file, a hyphen and a number, such as numb-12.",
    ),
    "id of another chapter": (put(SINGLE, id="numb-1"), "numb-1, id: the id should begin with 'sing-'."),
    "no id": (
        drop(SINGLE, "id"),
        "question 1: has no `id`. Write it: `<chapter>-<number>`, or `<page>-<number>` for a page of "
        "practice. Never used again for another question.",
    ),
    "an empty id": (
        put(MULTIPLE, id=None),
        "question 2, id: is empty. Write the text behind the colon, between quotation marks.",
    ),
    "an id of invisible characters": (
        put(MULTIPLE, id="\x1b[2J\u202e"),
        "question 2, id: should be the name of the file, a hyphen and a number, such as numb-12.",
    ),
    "an id as long as a text": (
        put(MULTIPLE, id="sing-" * 2_000),
        "question 2, id: is longer than 80 characters. Shorten it.",
    ),
}
TEXT_SLIPS: dict[str, tuple[Change, str]] = {
    "too long": (stem("x" * 10_000), "sing-1, stem: is longer than 2000 characters. Shorten it."),
    "empty": (stem("  "), "sing-1, stem: is empty. Write the text between the quotation marks."),
    "a number": (stem(5), "sing-1, stem: is read as a number. Put quotation marks round this text."),
    "languages": (
        stem({"en": "What?", "sv": "Vad?"}),
        "sing-1, stem: is read as fields, for it holds a colon or begins with {. Put quotation marks round this text.",
    ),
    "an option with languages": (
        put(SINGLE, "options", 1, text={"sv": "Ja"}),
        "sing-1, option 2, text: is read as fields, for it holds a colon or begins with {. Put "
        "quotation marks round this text.",
    ),
    "HTML": (stem("Say <b>no</b>."), "sing-1, stem: holds HTML (<b); a text carries *emphasis* and links only."),
    "HTML in a reason": (
        put(ORDER, "steps", 2, feedback="<img src=x>"),
        "sing-4, step 3, feedback: holds HTML (<img); a text carries *emphasis* and links only.",
    ),
    "a comment": (
        stem("Say <!-- x --> no."),
        "sing-1, stem: holds HTML (<!--); a text carries *emphasis* and links only.",
    ),
    "a turning mark": (
        stem("1.5 \u202emm"),
        "sing-1, stem: holds an invisible mark that turns the reading direction; delete it.",
    ),
    "a control character": (stem("1.5 \x07mm"), "sing-1, stem: holds an invisible control character; delete it."),
    "a turning mark in a unit": (
        put(NUMBER, "answer", unit="\u202emm"),
        "sing-3, answer, unit: holds an invisible mark that turns the reading direction; delete it.",
    ),
    "a control character in a unit": (
        put(NUMBER, "answer", unit="\x07mm"),
        "sing-3, answer, unit: holds an invisible control character; delete it.",
    ),
}
KIND_SLIPS: dict[str, tuple[Change, str]] = {
    "option without feedback": (
        drop(SINGLE, "options", 1, "feedback"),
        "sing-1, option 2: has no `feedback`. Write it: why it is right or wrong. It teaches.",
    ),
    "step without feedback": (
        drop(ORDER, "steps", 0, "feedback"),
        "sing-4, step 1: has no `feedback`. Write it: why it stands where it stands.",
    ),
    "pair without feedback": (
        drop(MATCH, "pairs", 2, "feedback"),
        "sing-5, pair 3: has no `feedback`. Write it: why they belong together.",
    ),
    "phrase without feedback": (
        drop(SPOT, "phrases", 2, "feedback"),
        "sing-6, phrase 3: has no `feedback`. Write it: what is wrong with it, or why it is right as it is.",
    ),
    "distractor without feedback": (
        drop(NUMBER, "distractors", 1, "feedback"),
        "sing-3, distractor 2: has no `feedback`. Write it: the thought that leads there, and what is wrong with it.",
    ),
    "answer without feedback": (drop(NUMBER, "answer", "feedback"), "sing-3, answer: has no `feedback`. Write it."),
    "single with two right": (
        put(SINGLE, "options", 0, correct=True),
        "sing-1: a `single` question has exactly one option with `correct: true`; this one has 2.",
    ),
    "single with none right": (
        drop(SINGLE, "options", 1, "correct"),
        "sing-1: a `single` question has exactly one option with `correct: true`; this one has 0.",
    ),
    "multiple with none right": (every(MULTIPLE, "options", correct=False), "sing-2: no option has `correct: true`."),
    "multiple with all right": (
        every(MULTIPLE, "options", correct=True),
        "sing-2: every option has `correct: true`; at least one is wrong.",
    ),
    "two options": (first(MULTIPLE, "options", 2), "sing-2, options: has 2 options; there should be at least 3."),
    "seven options": (first(MULTIPLE, "options", 7), "sing-2, options: has 7 options; there should be at most 6."),
    "number with unit and fact": (
        put(NUMBER, "answer", value="A1"),
        "sing-3, answer: a number has a `unit`; a fact brings its own.",
    ),
    "number without unit": (
        drop(NUMBER, "answer", "unit"),
        "sing-3, answer: a number has a `unit`; a fact brings its own.",
    ),
    "number that is a word": (
        put(NUMBER, "answer", value="twelve"),
        "sing-3, answer, value: 'twelve' should be a number, or the number of a fact by its name, such as H1.time.max.",
    ),
    "number that is none": (
        put(NUMBER, "answer", value=float("nan")),
        "sing-3, answer, value: should be a number that there is.",
    ),
    "range of three": (
        put(NUMBER, "answer", value=[1, 2, 3]),
        "sing-3, answer, value: should be a number, or a range of two numbers in brackets: [0.5, 2].",
    ),
    "tolerance below nothing": (
        put(NUMBER, "answer", tolerance=-1),
        "sing-3, answer, tolerance: '-1' should be at least 0.",
    ),
    "no tolerance": (
        drop(NUMBER, "answer", "tolerance"),
        "sing-3, answer: has no `tolerance`. Write it: how far off still counts as right, in the same unit.",
    ),
    "no distractor": (
        put(NUMBER, distractors=[]),
        "sing-3, distractors: has no distractors; there should be at least 1.",
    ),
    "five distractors": (
        first(NUMBER, "distractors", 5),
        "sing-3, distractors: has 5 distractors; there should be at most 4.",
    ),
    "two steps": (first(ORDER, "steps", 2), "sing-4, steps: has 2 steps; there should be at least 3."),
    "eight steps": (first(ORDER, "steps", 8), "sing-4, steps: has 8 steps; there should be at most 7."),
    "two pairs": (first(MATCH, "pairs", 2), "sing-5, pairs: has 2 pairs; there should be at least 3."),
    "nine pairs": (first(MATCH, "pairs", 9), "sing-5, pairs: has 9 pairs; there should be at most 8."),
    "one choice": (
        every(MATCH, "pairs", match="High"),
        "sing-5: all `match` texts are the same; there is nothing to choose.",
    ),
    "one thing twice": (put(MATCH, "pairs", 1, text="Soprano"), "sing-5: two pairs have the same `text`."),
    "phrase marked twice": (
        scene("[1: A], [1: B], [2: C], [3: D]."),
        "sing-6: scene: marks the phrases [1, 1, 2, 3], but `phrases` has 3. Mark each once, like [1: this].",
    ),
    "phrase not marked": (
        scene("She [1: A] and [2: B]."),
        "sing-6: scene: marks the phrases [1, 2], but `phrases` has 3. Mark each once, like [1: this].",
    ),
    "no phrase marked": (
        scene("She sings."),
        "sing-6: scene: marks the phrases [], but `phrases` has 3. Mark each once, like [1: this].",
    ),
    "phrase of another number": (
        scene("[1: A], [2: B], [4: C]."),
        "sing-6: scene: marks the phrases [1, 2, 4], but `phrases` has 3. Mark each once, like [1: this].",
    ),
    "every phrase an error": (
        every(SPOT, "phrases", error=True),
        "sing-6: at least one phrase has `error: true`, and at least one has not.",
    ),
    "no phrase an error": (
        every(SPOT, "phrases", error=False),
        "sing-6: at least one phrase has `error: true`, and at least one has not.",
    ),
    "two phrases": (first(SPOT, "phrases", 2), "sing-6, phrases: has 2 phrases; there should be at least 3."),
    "eleven phrases": (first(SPOT, "phrases", 11), "sing-6, phrases: has 11 phrases; there should be at most 10."),
}
SLIPS = {**HEAD_SLIPS, **TEXT_SLIPS, **KIND_SLIPS}


@pytest.mark.parametrize(("change", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_question_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    with small_book.data(BANK) as entries:
        change(entries)
    (told,) = small_book.problems()
    assert without_line(told) == f"{BANK}, {sentence}"
