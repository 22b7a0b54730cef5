"""Facts: what the course claims, with number, source, confidence and the date until which it is trusted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

from needling.course.catalogues import localized
from needling.course.fact_records import ENDS, Fact, FactId, Quantity, WrittenFact
from needling.course.loading import CourseError, all_of, book_folder, read_yaml, remembered, shown, validated
from needling.course.nearest import nearest
from needling.course.problem import Problem
from needling.course.text import Text
from needling.course.units import converted
from needling.course.worked_out import with_worked_out

DOMAIN = "facts"
_TIMES = ("min", "h", "days", "weeks")


def topics() -> list[Path]:
    """The fact files, in the order of the letters their facts begin with."""
    return sorted((book_folder() / "data" / "facts").glob("*.yml"), key=lambda path: min(_read(path)))


@remembered
def _read(path: Path) -> dict[str, WrittenFact]:
    content = read_yaml(path)
    if not isinstance(content, dict) or not content:
        raise CourseError(f"{shown(path)}: should be a list of facts, each under its id.")
    return validated(content, dict[FactId, WrittenFact], path)


def names_of_values(fact: Fact) -> dict[str, Text]:
    """The names of a fact's numbers as readers see them, by themselves."""
    return {f"{key} name": Text(key) for key in fact.values}


def named_values(id_: str, fact: Fact) -> dict[str, Quantity]:
    """The numbers of a fact, by their names in the page's language."""
    names = localized(names_of_values(fact), DOMAIN, id_)
    return dict(zip(names.values(), fact.values.values(), strict=True))


def facts_of(topic: Path) -> dict[str, Fact]:
    """The facts of one file, by id."""
    facts = load_facts()
    return {id_: facts[id_] for id_ in _read(topic)}


@remembered
def load_facts() -> dict[str, Fact]:
    """Every fact of the book by id, its numbers worked out.

    Raises:
        CourseError: for every fact that does not fit, an id that stands in two files, or a number that cannot be worked out.
    """
    all_of(partial(_read, path) for path in (book_folder() / "data" / "facts").glob("*.yml"))
    written: dict[str, tuple[str, WrittenFact]] = {}
    for path in topics():
        for id_, fact in _read(path).items():
            if id_ in written:
                sentence = "this id stands in another file too. Every fact has its own."
                raise CourseError(Problem(shown(path), sentence, id_))
            written[id_] = (shown(path), fact)
    return {id_: localized(fact, DOMAIN, id_) for id_, fact in with_worked_out(written).items()}


def fact(id_: str) -> Fact:
    """The fact with this id.

    Raises:
        CourseError: if there is none.
    """
    try:
        return load_facts()[id_]
    except KeyError:
        raise CourseError(f"book/data/facts: there is no fact '{id_}'.{nearest(id_, load_facts())}") from None


def quantity(reference: str) -> Quantity:
    """The number of a fact: ``I2`` (its own), ``I2.settings`` (a named one), ``H1.time.max`` (an end of a range).

    Raises:
        CourseError: if there is no such fact or it has no such number.
    """
    whole, _, end = reference.rpartition(".")
    if end not in ENDS:
        return _whole(reference)
    try:
        return _whole(whole).end(end)
    except ValueError as error:
        raise CourseError(f"book/data/facts: {whole} {error}.") from None


def _whole(reference: str) -> Quantity:
    id_, _, key = reference.partition(".")
    found = fact(id_)
    if key:
        if key not in found.values:
            raise CourseError(
                f"book/data/facts: fact {id_} has no value '{key}'. It has: {', '.join(found.values) or 'none'}."
            )
        return found.values[key]
    if found.value is None or found.unit is None:
        raise CourseError(
            f"book/data/facts: fact {id_} has no value of its own. Name one: {', '.join(found.values) or 'it has none'}."
        )
    return Quantity(value=found.value, unit=found.unit)


def number(reference: str, unit: str = "") -> float:
    """The one number that a reference stands for; with a ``unit``, only if it is in that.

    Raises:
        CourseError: if there is no such number, it is a range, or in another unit.
    """
    low, high = _ends(reference, unit)
    if high is not None:
        raise CourseError(f"book/data/facts: {reference} should be one number, not {quantity(reference)}.")
    return low


def number_range(reference: str, unit: str = "") -> tuple[float, float]:
    """Both ends of the number that a reference stands for; twice the same where it is no range.

    Raises:
        CourseError: if there is no such number, or it is in another unit than ``unit``.
    """
    low, high = _ends(reference, unit)
    return low, low if high is None else high


def duration_range(reference: str, unit: Literal["min", "h", "days", "weeks"]) -> tuple[float, float]:
    """Both ends of a time of the facts, in this unit; twice the same where it is no range.

    Raises:
        CourseError: if there is no such number, or it is no time of whole minutes up to weeks.
    """
    found = quantity(reference)
    if found.unit.source not in _TIMES:
        raise CourseError(f"book/data/facts: {reference} should be in {', '.join(_TIMES)}, not {found}.")
    low, high = number_range(reference)
    return converted(low, found.unit.source, unit), converted(high, found.unit.source, unit)


def _ends(reference: str, unit: str) -> tuple[float, float | None]:
    found = quantity(reference)
    if unit and found.unit.source != unit:
        raise CourseError(f"book/data/facts: {reference} should be in {unit}, not {found}.")
    return found.value if isinstance(found.value, tuple) else (found.value, None)
