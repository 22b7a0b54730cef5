"""Texts that argue from numbers of facts: they say numbers of their own beside them, and do not follow when a fact changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from needling.course.chapters import SOURCE, notebook_files, page_files, read_notebook
from needling.course.facts import load_facts
from needling.course.figure_texts import figures_in, load_figure
from needling.course.inline_markup import FACT, GIVEN
from needling.course.loading import CourseError, read_text, shown
from needling.course.numbers_said import kind_of, numbers_said
from needling.course.strings import Plural, written_words
from needling.course.text import Text
from needling.translate.messages import translatables
from needling.widgets.activity import activities

_CONFLICT = re.compile(r"^[:`]{3,}\{conflict\}(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A text that rests on facts: where it stands, as an author finds it, and what it says besides their numbers."""

    where: str
    says: str
    facts: frozenset[str]
    drawn_from: tuple[str, ...] = ()
    """Of a drawing the numbers that its shapes show; it is drawn anew instead of read again."""


@cache
def places() -> tuple[Place, ...]:
    """Every text of the course that rests on facts and says a number of its own, and every drawing made from one."""
    found = (*_of_records(), *_of_words(), *_of_pages())
    return tuple(place for place in found if place.drawn_from or (place.facts and numbers_said(place.says)))


def argues(place: Place, reference: str, ends: Iterable[float], unit: str) -> bool:
    """Whether a text may argue from a number of a fact.

    It does where it says that number, or another of the same kind: a time beside a time, a depth beside a depth. A number in
    words counts only with what it is a number of: "four weeks", "three women".

    Args:
        place: the text.
        reference: the number of the fact, such as ``H1.time``.
        ends: what it was, both ends of a range.
        unit: what it was in.
    """
    if place.drawn_from:
        return any(drawn == reference or drawn.startswith(f"{reference}.") for drawn in place.drawn_from)
    if reference.partition(".")[0] not in place.facts:
        return False
    was, kind, noun = set(ends), kind_of(unit), unit.partition(" ")[0]
    return any(
        said.kind == kind if kind and said.kind else said.value in was and (said.in_digits or said.word == noun)
        for said in numbers_said(place.says)
    )


def _own(text: str) -> str:
    """What a text says without the numbers that follow their facts."""
    return GIVEN.sub(r"\1", FACT.sub("…", text))


def _named(text: str) -> set[str]:
    """The facts that a text names."""
    found = {reference.partition(".")[0] for reference in FACT.findall(text)}
    for names in (*SOURCE.findall(text), *_CONFLICT.findall(text)):
        found |= set(names.split())
    return found


def _of_records() -> Iterator[Place]:
    facts = load_facts()
    for one in translatables():
        if isinstance(one.record, (str, dict)):
            continue  # Texts of drawings come with their drawing; names of numbers say none.
        resting = {one.item} & set(facts) or _all_facts(one.record)
        for place, text, ids in _texts(one.record, resting, ""):
            yield Place(f"{shown(one.file)}, {one.item} {place}".strip(), _own(text), frozenset(ids | _named(text)))


def _all_facts(record: Any) -> set[str]:
    """Every fact that a record or a part of it names."""
    if isinstance(record, BaseModel):
        return set(getattr(record, "facts", ())).union(*map(_all_facts, record.__dict__.values()))
    parts = record.values() if isinstance(record, dict) else record if isinstance(record, (list, tuple)) else ()
    return set().union(*map(_all_facts, parts))


def _texts(record: Any, resting: set[str], place: str) -> Iterator[tuple[str, str, set[str]]]:
    """The texts of a record, each with its place and the facts that the record around it names."""
    if isinstance(record, Text):
        yield place, record.source, resting
    elif isinstance(record, BaseModel):
        own = set(getattr(record, "facts", None) or resting)
        yield from _answers(record, own, place)
        for name, value in record.__dict__.items():
            yield from _texts(value, own, f"{place} {name}".lstrip())
    elif isinstance(record, dict):
        for name, value in record.items():
            yield from _texts(value, resting, f"{place} {name}".lstrip())
    elif isinstance(record, (list, tuple)):
        for number, value in enumerate(record, start=1):
            yield from _texts(value, resting, f"{place} {getattr(value, 'id', number)}".lstrip())


def _answers(record: BaseModel, resting: set[str], place: str) -> Iterator[tuple[str, str, set[str]]]:
    """Numbers that are no texts: the right one of a question where it is typed, and the wrong ones, all in its unit."""
    answer, wrong = getattr(record, "answer", None), getattr(record, "distractors", None)
    if answer is None or wrong is None:
        return
    right = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    numbers = [*(number for number in right if not isinstance(number, str)), *(one.value for one in wrong)]
    unit = answer.quantity.unit.source
    yield f"{place} numbers".lstrip(), ", ".join(f"{number:g} {unit}" for number in numbers), resting


def _of_words() -> Iterator[Place]:
    for activity in activities().values():
        files = activity.words()
        for group, ids in activity.words_rest_on().items():
            for name, words in written_words(files[group]).items():
                text = words.other if isinstance(words, Plural) else words
                yield Place(f"{shown(files[group])}, {name}", _own(text), frozenset({*ids, *_named(text)}))


def _of_pages() -> Iterator[Place]:
    drawings: dict[Path, set[str]] = {}
    for path in notebook_files():
        try:
            cells = read_notebook(path).cells
        except CourseError:
            continue  # The notebook's own check tells.
        texts = {number: cell.source for number, cell in enumerate(cells, start=1) if cell.cell_type == "markdown"}
        whole = set().union(*map(_named, texts.values()))
        for number, text in texts.items():
            # What names no fact rests on those of its chapter.
            yield from _of_text(text, f"{shown(path)}, cell {number}", _named(text) or whole, drawings)
    for path in page_files():
        text = read_text(path)
        yield from _of_text(text, shown(path), _named(text), drawings)
    for path, around in drawings.items():
        figure, own = load_figure(path), _facts_of_figure(path)
        if figure.drawn_from:
            yield Place(shown(path), "", frozenset(own), figure.drawn_from)
        # A whole number by itself counts the steps of a drawing, or stands on its axis.
        for label in (label for label in figure.texts if not label.isdigit()):
            yield Place(f"{shown(path)}, label '{label}'", _own(label), frozenset(own | around | _named(label)))


def _of_text(text: str, where: str, ids: set[str], drawings: dict[Path, set[str]]) -> Iterator[Place]:
    """The lines of a text, each of which rests on the facts of the whole; notes what drawings it shows."""
    for path in figures_in(text):
        drawings.setdefault(path, set()).update(ids)
    for number, line in enumerate(text.splitlines(), start=1):
        drawn = set().union(*map(_facts_of_figure, figures_in(line)))
        yield Place(f"{where}, line {number}", _own(line), frozenset(ids | drawn))


def _facts_of_figure(path: Path) -> set[str]:
    """The facts that a figure shows or is drawn from."""
    figure = load_figure(path)
    return {reference.partition(".")[0] for reference in figure.drawn_from}.union(*map(_named, figure.texts))
