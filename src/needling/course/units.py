"""The units of the book for arithmetic: what each is made of, so that a worked-out number is in the unit that it says."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pint

#: What is measured. A month has no fixed number of days, so months and years stand by themselves.
_MEASURES = """
millimetre = [length] = mm
centimetre = 10 * mm = cm
micrometre = 0.001 * mm = um
gram = [mass] = g
milligram = 0.001 * g = mg
microgram = 0.001 * mg = ug
kilogram = 1000 * g = kg
millilitre = [volume] = ml
second = [time] = s
millisecond = 0.001 * s = ms
minute = 60 * s = min
hour = 60 * min = h
day = 24 * h
week = 7 * day
month = [calendar]
year = 12 * month
thing = []
percent = 0.01 * thing
degree = [angle]
hertz = thing / s
megahertz = 1000000 * hertz
rpm = thing / min
ten_cm2 = 10 * cm**2
"""
#: Units of the facts that are written otherwise than their parts are called.
_SPELT = {
    "%": "percent", "°": "degree", "Hz": "hertz", "MHz": "megahertz", "rpm": "rpm", "mL": "ml", "µm": "um", "µg": "ug",
    "cm²": "cm**2", "10 cm²": "ten_cm2", "hours": "h", "minutes": "min", "days": "day", "weeks": "week",
    "months": "month", "years": "year", "": "thing",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Pint's registry with the units of the book and no others."""
    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None, cache_folder=None)
    for line in _MEASURES.split("\n"):
        if line:
            made.define(line)
    return made


@cache
def parsed(unit: str) -> Any:
    """A unit of the facts for arithmetic: ``g/10 cm²``, ``per cm²``, ``strokes/s``. What is no measure is a count of things.

    Raises:
        ValueError: if it cannot be read as a unit.
    """
    above, per, below = unit.partition("/") if "/" in unit else unit.partition("per ")
    made = _part(above.strip())
    return made / _part(below.strip()) if per else made


def _part(name: str) -> Any:
    known = registry()
    if name in _SPELT or (name.isidentifier() and name in known):
        return known.parse_units(_SPELT.get(name, name))
    if _WORD.fullmatch(name):
        return known.parse_units("thing")
    raise ValueError(f"unit '{name}' is not known to arithmetic; src/needling/course/units.py lists what is")


def fits(unit: str, other: str) -> bool:
    """Whether a number in one unit can be said in the other.

    Raises:
        ValueError: if one of them cannot be read as a unit.
    """
    return bool(parsed(unit).dimensionality == parsed(other).dimensionality)


def is_amount(unit: str) -> bool:
    """Whether it measures how much of something a body gets: a mass, a volume, or either of them per something.

    Raises:
        ValueError: if it cannot be read as a unit.
    """
    return bool({"[mass]", "[volume]"} & set(parsed(unit).dimensionality))


def converted(value: float, unit: str, into: str) -> float:
    """A number in another unit of the same kind.

    Raises:
        ValueError: if the other is of another kind.
    """
    if unit == into:
        return value
    if not fits(unit, into):
        raise ValueError(f"{unit or 'a plain number'} cannot be said in {into or 'a plain number'}")
    return without_dust(registry().Quantity(value, parsed(unit)).to(parsed(into)).magnitude)


def without_dust(value: float) -> float:
    """A number without the dust of binary fractions: ``0.1 + 0.2`` is ``0.3``."""
    return float(f"{value:.10g}")
