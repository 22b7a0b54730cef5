"""Facts: what the course claims, with number, source, confidence and the date until which it is trusted."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from needling.course.catalogues import localized
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, shown, validated
from needling.course.numbers import format_number, with_unit
from needling.course.text import Text, Unit

DOMAIN = "facts"
_ID = re.compile(r"[A-Z][0-9]{1,3}")
FactId = Annotated[str, StringConstraints(pattern=rf"^{_ID.pattern}$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

_MINUTES = {"min": 1, "h": 60, "days": 24 * 60, "weeks": 7 * 24 * 60}


class Quantity(Strict):
    """One number, or a range ``(low, high)``, with its unit; ``sd`` is the standard deviation in the same unit."""

    value: Number | tuple[Number, Number]
    unit: Unit
    sd: float | None = None
    derived: bool = False

    def __str__(self) -> str:
        """As it stands in a sentence: ``1.5 mm``, ``0.5–2 mm``, ``40%``."""
        ends = self.value if isinstance(self.value, tuple) else (self.value,)
        return with_unit("–".join(map(format_number, ends)), self.unit)


class Fact(Strict):
    """One claim the course rests on."""

    claim: Text
    """What the sources say, with its limits, in one or two sentences."""
    value: Number | tuple[Number, Number] | None = None
    """Its own number, or a range `[low, high]`; always with a unit."""
    unit: Unit | None = None
    values: dict[Key, Quantity] = Field(default_factory=dict)
    """Further numbers, each under its name."""
    sources: list[str]
    """Keys of `book/references.bib`."""
    confidence: Literal["high", "medium", "low"]
    seen: bool
    """False where nobody of us has read a source; the page says so."""
    basis: Literal["source", "derived", "judgement", "illustrative"]
    review_by: datetime.date
    """After this day the page says that it is overdue."""
    note: Text | None = None
    conflicts: list[FactId] = Field(default_factory=list)
    """Facts that say otherwise; each names the other."""
    rule: Text | None = None
    """What to do until a conflict is settled: the cautious rule."""

    @model_validator(mode="after")
    def _complete(self) -> Fact:
        if (self.value is None) != (self.unit is None):
            raise ValueError("`value` and `unit` go together")
        if self.basis == "source" and not self.sources:
            raise ValueError("a fact with basis `source` names at least one source")
        return self


def topics() -> list[Path]:
    """The fact files, in the order of the letters their facts begin with."""
    return sorted((book_folder() / "data" / "facts").glob("*.yml"), key=lambda path: min(_read(path)))


@cache
def _read(path: Path) -> dict[str, Fact]:
    content = read_yaml(path)
    if not isinstance(content, dict) or not content:
        raise CourseError(f"{shown(path)}: should be a list of facts, each under its id.")
    for id_ in content:
        if not _ID.fullmatch(str(id_)):
            raise CourseError(f"{shown(path)}, {id_}: a fact's id is a capital letter and a number, such as A4.")
    facts = {id_: validated(entry, Fact, path, where=id_) for id_, entry in content.items()}
    return {id_: localized(fact, DOMAIN, id_) for id_, fact in facts.items()}


def names_of_values(fact: Fact) -> dict[str, Text]:
    """The names of a fact's numbers as readers see them, by themselves."""
    return {f"{key} name": Text(key) for key in fact.values}


def named_values(id_: str, fact: Fact) -> dict[str, Quantity]:
    """The numbers of a fact, by their names in the page's language."""
    names = localized(names_of_values(fact), DOMAIN, id_)
    return dict(zip(names.values(), fact.values.values(), strict=True))


def facts_of(topic: Path) -> dict[str, Fact]:
    """The facts of one file, by id."""
    return _read(topic)


@cache
def load_facts() -> dict[str, Fact]:
    """Every fact of the book by id.

    Raises:
        CourseError: for the first fact that does not fit, or an id that stands in two files.
    """
    facts: dict[str, Fact] = {}
    for path in topics():
        for id_, fact in _read(path).items():
            if id_ in facts:
                raise CourseError(f"{shown(path)}, {id_}: this id stands in another file too. Every fact has its own.")
            facts[id_] = fact
    return facts


def fact(id_: str) -> Fact:
    """The fact with this id.

    Raises:
        CourseError: if there is none.
    """
    try:
        return load_facts()[id_]
    except KeyError:
        raise CourseError(f"book/data/facts: there is no fact '{id_}'.") from None


def quantity(reference: str) -> Quantity:
    """The number that ``I2`` (its own value) or ``I2.settings`` (one of its named values) stands for.

    Raises:
        CourseError: if there is no such fact or it has no such number.
    """
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
    if found.unit.source not in _MINUTES:
        raise CourseError(f"book/data/facts: {reference} should be in {', '.join(_MINUTES)}, not {found}.")
    low, high = number_range(reference)
    return low * _MINUTES[found.unit.source] / _MINUTES[unit], high * _MINUTES[found.unit.source] / _MINUTES[unit]


def _ends(reference: str, unit: str) -> tuple[float, float | None]:
    found = quantity(reference)
    if unit and found.unit.source != unit:
        raise CourseError(f"book/data/facts: {reference} should be in {unit}, not {found}.")
    return found.value if isinstance(found.value, tuple) else (found.value, None)
