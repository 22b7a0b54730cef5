"""What each number of the facts said when all that argues from it was last read: when it says another, it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten

from needling.check.arguing import Place, argues, places
from needling.course.fact_records import Fact, Quantity
from needling.course.facts import load_facts
from needling.course.loading import CourseError, book_folder, read_yaml, shown
from needling.course.numbers_said import value_of

_HEAD = """# What each number of the facts said when the texts and drawings that argue from it were last read.
# `make check` names them when it says something else. When all are read, `make reread` writes what it says now.
"""
#: So much of a text is shown that its author knows it again.
_EXCERPT = 90
_FIGURES = re.compile(r"(?P<low>-?\d[\d,]*(?:\.\d+)?)(?:–(?P<high>\d[\d,]*(?:\.\d+)?))?[ ]?(?P<unit>.*)")


def last_read_file() -> Path:
    """Where it is noted."""
    return book_folder() / "data" / "last-read.yml"


def last_read() -> dict[str, str]:
    """What each number said when what argues from it was last read, by its reference; nothing where nobody noted it.

    Raises:
        CourseError: if the file is not a list of numbers with what they said.
    """
    path = last_read_file()
    if not path.is_file():
        return {}
    noted = read_yaml(path)
    if not isinstance(noted, dict) or not all(
        isinstance(said, str) and _FIGURES.fullmatch(said) for said in noted.values()
    ):
        raise CourseError(f"{shown(path)}: should be numbers of facts, each with what it said: `H1.time: 1–5 h`.")
    return noted


def said_now() -> dict[str, str]:
    """What each number of the facts says, by its reference."""
    return {reference: _said(number) for id_, fact in load_facts().items() for reference, number in _numbers(id_, fact)}


def reading_problems() -> Iterator[str]:
    """What argues from a number that has changed since it was read, a sentence each; every file can be read."""
    path = last_read_file()
    if not path.is_file():
        return
    try:
        noted = last_read()
    except CourseError as error:
        yield str(error)
        return
    now = said_now()
    changed: dict[Place, list[str]] = {}
    for reference, was in noted.items():
        if now.get(reference, was) != was:
            for place in resting_on(reference, was):
                changed.setdefault(place, []).append(f"{reference} (was {was}, is {now[reference]})")
    for place, numbers in changed.items():
        yield _to_read(place, numbers)
    if changed:
        yield f"{shown(path)}: when all of this is read again, and drawn anew, run 'make reread'."


def _to_read(place: Place, numbers: list[str]) -> str:
    named = numbers[0] + (f" and {len(numbers) - 1} more" if len(numbers) > 1 else "")
    if place.drawn_from:
        return f"{place.where}: is drawn from {named}. Draw it anew."
    says = " ".join(place.says.split())
    return f"{place.where}: argues from {named}. Read it again: “{shorten(says, _EXCERPT, placeholder=' …')}”"


def resting_on(reference: str, was: str) -> list[Place]:
    """The places that may argue from a number that said this."""
    found = _FIGURES.fullmatch(was)
    if not found:
        return []
    ends = [value_of(end) for end in (found["low"], found["high"]) if end]
    return [place for place in places() if argues(place, reference, ends, found["unit"])]


def noted_anew(*, read: bool) -> str:
    """The content of the file with new numbers added and those that are gone left out.

    Args:
        read: whether what argues from changed numbers has been read, so that they are noted as they are now.
    """
    noted, now = last_read(), said_now()
    keeps = {
        reference: noted.get(reference, said)
        if not read and resting_on(reference, noted.get(reference, said))
        else said
        for reference, said in now.items()
    }
    return _HEAD + "".join(f'{reference}: "{said}"\n' for reference, said in keeps.items())


def _numbers(id_: str, fact: Fact) -> Iterator[tuple[str, Quantity]]:
    if fact.value is not None and fact.unit is not None:
        yield id_, Quantity(value=fact.value, unit=fact.unit)
    for key, number in fact.values.items():
        yield f"{id_}.{key}", number


def _said(number: Quantity) -> str:
    return f"{number.figures} {number.unit.source}".strip()
