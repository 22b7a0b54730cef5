"""Numbers of facts that somebody typed instead of naming the fact: they would not change with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from needling.course.fact_records import Quantity
from needling.course.facts import fact, quantity
from needling.course.inline_markup import FACT, GIVEN
from needling.course.loading import CourseError
from needling.course.problem import in_words
from needling.course.text import texts_of


def number_problems(sentence: str, ids: Iterable[str]) -> Iterator[str]:
    """Numbers of facts: through the role, from a fact that is among ``ids``, never typed."""
    named = list(ids)
    for reference in FACT.findall(sentence) if "{" in sentence else ():
        try:
            quantity(reference)
        except CourseError as error:
            yield str(error)
            continue
        if reference.partition(".")[0] not in named:
            yield f"shows {reference}, but `facts` does not name {reference.partition('.')[0]}."
    for number, roles in typed_numbers(sentence, named):
        yield (
            f"'{number}' is typed, but is a number of a fact: write {' or '.join(roles[:3])}. "
            f"If it only belongs to the case: {{given}}`{number}`."
        )


def reference_problems(record: Any) -> Iterator[str]:
    """Facts and numbers that the texts of a record name and that are not there, each after its place."""
    for place, text in texts_of(record):
        for problem in unknown_references(FACT.findall(text.source)):
            yield f"{in_words(place)}: {problem}"


def unknown_references(references: Iterable[str]) -> Iterator[str]:
    """For each that names no number of a fact, a sentence."""
    for reference in references:
        try:
            quantity(reference)
        except CourseError as error:
            yield str(error)


def typed_numbers(sentence: str, ids: Iterable[str], *, only_clear: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Each number with unit in the sentence that is one of these facts, and the roles that would print it.

    Args:
        sentence: a text as its author wrote it.
        ids: facts that exist.
        only_clear: leave out a number that several values of the facts could mean.
    """
    if not any(character.isdigit() for character in sentence):
        return
    rest = GIVEN.sub("", FACT.sub("", sentence)).replace("\N{NO-BREAK SPACE}", " ")
    found: dict[str, list[str]] = {}
    for id_ in ids:
        for number, references in _numbers_of(id_).items():
            if number in rest and _pattern(number).search(rest):
                found.setdefault(number, []).extend(f"{{fact}}`{reference}`" for reference in references)
    for number, roles in found.items():
        if not only_clear or len(roles) == 1:
            yield number, roles


@cache
def _pattern(number: str) -> re.Pattern[str]:
    """How to find a number that is no part of another."""
    return re.compile(rf"(?<![\w.,–-]){re.escape(number)}(?!\w|\s?[–/²])")


@cache
def _numbers_of(id_: str) -> dict[str, list[str]]:
    """A fact's numbers as they would be typed, each with the references that print it."""
    of = fact(id_)
    numbers: dict[str, list[str]] = {}
    if of.value is not None and of.unit is not None:
        numbers.setdefault(_as_typed(Quantity(value=of.value, unit=of.unit)), []).append(id_)
    for name, number in of.values.items():
        numbers.setdefault(_as_typed(number), []).append(f"{id_}.{name}")
    return {
        number: references
        for number, references in numbers.items()
        if not number.replace(".", "").isdigit()  # A bare number says too little to be called the same.
    }


def _as_typed(number: Quantity) -> str:
    return str(number).replace("\N{NO-BREAK SPACE}", " ")
