"""Numbers of facts that are worked out from others, or are another one: filled in when the facts are read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from needling.course.expressions import Interval, worked_out
from needling.course.fact_records import ENDS, Fact, Quantity, Rounding, WrittenFact, WrittenNumber
from needling.course.loading import CourseError
from needling.course.text import Unit
from needling.course.units import converted, is_amount

#: How the lower and the upper end of a number are rounded; one number as its upper end.
_WAYS: dict[Rounding, tuple[str, str]] = {
    "nearest": (ROUND_HALF_UP, ROUND_HALF_UP),
    "down": (ROUND_FLOOR, ROUND_FLOOR),
    "up": (ROUND_CEILING, ROUND_CEILING),
    "inward": (ROUND_CEILING, ROUND_FLOOR),
}


def with_worked_out(written: Mapping[str, tuple[str, WrittenFact]]) -> dict[str, Fact]:
    """The facts with every number known.

    Args:
        written: each fact by its id, with the file that it stands in, as an author knows it.

    Raises:
        CourseError: for the first number that names what there is not, comes back to itself, or is not of its unit.
    """
    numbers = _Numbers(written)
    return {id_: numbers.complete(id_) for id_ in written}


class _Numbers:
    """Every number of the facts by its reference, each worked out once."""

    def __init__(self, written: Mapping[str, tuple[str, WrittenFact]]) -> None:
        self._written = written
        self._known: dict[str, Quantity] = {}
        self._open: list[str] = []

    def complete(self, id_: str) -> Fact:
        """A fact with all its numbers."""
        _, fact = self._written[id_]
        kept = {name: getattr(fact, name) for name in WrittenFact.model_fields}
        kept["values"] = {key: self._of(f"{id_}.{key}") for key in fact.values}
        if _is_written(fact):
            own = self._of(id_)
            kept |= {name: getattr(own, name) for name in ("value", "unit", "derived", "same_as", "digits", "rounded")}
        return Fact.model_construct(**kept)

    def _of(self, reference: str) -> Quantity:
        if reference not in self._known:
            if reference in self._open:
                circle = " → ".join([*self._open[self._open.index(reference) :], reference])
                raise ValueError(f"comes back to itself: {circle}")
            self._open.append(reference)
            try:
                self._known[reference] = _filled(self._number(reference), self)
            except ValueError as error:
                raise self._told(reference, error) from None
            self._open.pop()
        return self._known[reference]

    def _told(self, reference: str, error: ValueError) -> CourseError:
        """The sentence for an author: where the number stands, and what is wrong with it."""
        id_, _, key = reference.partition(".")
        return CourseError(f"{self._written[id_][0]}, {id_}{f', values {key}' if key else ''}: {error}.")

    def _number(self, reference: str) -> WrittenNumber:
        id_, _, key = reference.partition(".")
        if id_ not in self._written:
            raise ValueError(f"names {reference}, but there is no fact '{id_}'")
        fact = self._written[id_][1]
        if key and key not in fact.values:
            raise ValueError(f"names {reference}, but {id_} has no value '{key}'. It has: {_listed(fact)}")
        if not key and not _is_written(fact):
            raise ValueError(f"names {id_}, which has no value of its own. Name one: {_listed(fact)}")
        return fact.values[key] if key else fact

    def named(self, reference: str) -> Quantity:
        """What a number names: another one, or an end of it.

        Raises:
            ValueError: if there is none.
        """
        whole, _, end = reference.rpartition(".")
        if end not in ENDS:
            whole, end = reference, ""
        self._number(whole)  # Told of the number that names it, not of the one that is not there.
        found = self._of(whole)
        try:
            return found.end(end) if end else found
        except ValueError as error:
            raise ValueError(f"names {reference}, but {whole} {error}") from None


def _is_written(number: WrittenNumber) -> bool:
    return any(way is not None for way in (number.value, number.derived, number.same_as))


def _listed(fact: WrittenFact) -> str:
    return ", ".join(fact.values) or "none"


def _filled(number: WrittenNumber, numbers: _Numbers) -> Quantity:
    """A number with its value and its unit.

    Raises:
        ValueError: if it cannot be worked out.
    """
    kept: dict[str, Any] = {"sd": getattr(number, "sd", None), "derived": number.derived, "same_as": number.same_as}
    kept |= {"digits": number.digits, "rounded": number.rounded}
    value, unit = number.value, number.unit or Unit("")
    if number.same_as is not None:
        other = numbers.named(number.same_as)
        unit = other.unit if number.unit is None else number.unit
        value = _in_unit(other, unit)
    elif number.derived is not None:
        value = _rounded(_worked_out(number.derived, unit, numbers), number)
    return Quantity.model_construct(value=value, unit=unit, **kept)


def _worked_out(expression: str, unit: str, numbers: _Numbers) -> float | tuple[float, float]:
    def interval(reference: str) -> Interval:
        found = numbers.named(reference)
        return Interval.of(found.value, found.unit)

    return worked_out(expression, interval).within(unit)


def _in_unit(number: Quantity, unit: str) -> float | tuple[float, float]:
    if isinstance(number.value, tuple):
        low, high = (converted(end, number.unit, unit) for end in number.value)
        return low, high
    return converted(number.value, number.unit, unit)


def _rounded(value: float | tuple[float, float], number: WrittenNumber) -> float | tuple[float, float]:
    """A worked-out number to its figures; an amount of something only in the way that its author chose."""
    if number.digits is None:
        return value
    if number.rounded is None and is_amount(number.unit or ""):
        raise ValueError(
            "is an amount. Say which way it is rounded: `rounded: down` what must not be passed, `up` what must be reached, "
            "`inward` a range"
        )
    if (number.rounded == "inward") != isinstance(value, tuple) and number.rounded not in (None, "nearest"):
        raise ValueError(
            "is a range: round it `inward`" if isinstance(value, tuple) else "is no range: round it `down` or `up`"
        )
    low, high = _WAYS[number.rounded or "nearest"]
    if isinstance(value, tuple):
        return _to_figures(value[0], number.digits, low), _to_figures(value[1], number.digits, high)
    return _to_figures(value, number.digits, high)


def _to_figures(value: float, digits: int, way: str) -> float:
    exact = Decimal(repr(value))
    if not exact:
        return value
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), rounding=way))
