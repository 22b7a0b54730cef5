"""Arithmetic over values of facts, as authors write it: ``H1.dose-per-area * H20.face-area``. Read by its parts, never run."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from needling.course.units import parsed, registry, without_dust

#: A value of a fact by its name; ``.min`` and ``.max`` are the ends of a range.
REFERENCE = re.compile(r"[A-Z][0-9]{1,3}(?:\.[a-z0-9]+(?:-[a-z0-9]+)*){0,2}")
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
#: An amount that only the expression needs: ``[1 g]``.
_AMOUNT = re.compile(r"\[ *(?P<number>\d+(?:\.\d+)?) +(?P<unit>[^][]+?) *\]")
_ALLOWED = "values of facts, numbers, amounts such as [1 g], + - * / ( ), pi, exp(…) and span(…, …)"


@dataclass(frozen=True)
class Interval:
    """From the lowest to the highest that a value can be; twice the same where it is one number. Each with its unit."""

    low: Any
    high: Any

    @classmethod
    def of(cls, value: float | tuple[float, float], unit: str) -> Interval:
        """A value of a fact.

        Raises:
            ValueError: if its unit is not known to arithmetic.
        """
        low, high = value if isinstance(value, tuple) else (value, value)
        quantity = registry().Quantity
        return cls(quantity(low, parsed(unit)), quantity(high, parsed(unit)))

    @property
    def is_range(self) -> bool:
        """Whether its ends differ."""
        return bool(self.low != self.high)

    def within(self, unit: str) -> float | tuple[float, float]:
        """As a value of a fact, in this unit.

        Raises:
            ValueError: if it is of another kind.
        """
        if self.low.dimensionality != parsed(unit).dimensionality:
            raise ValueError(f"what is worked out is in {_named(self.low)}, which cannot be said in '{unit}'")
        low, high = (without_dust(end.to(parsed(unit)).magnitude) for end in (self.low, self.high))
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("comes to no number")
        return low if low == high else (low, high)


def references_in(expression: str) -> list[str]:
    """The values that an expression names, each as often as it stands there."""
    return REFERENCE.findall(expression)


def worked_out(expression: str, value_of: Callable[[str], Interval]) -> Interval:
    """What an expression comes to; of ranges, from the lowest to the highest that it can be.

    Args:
        expression: values of facts, numbers, amounts such as ``[1 g]``, ``+ - * /``, parentheses, ``pi``, ``exp(…)``, and
            ``span(…, …)``: from the lowest to the highest of its parts.
        value_of: what a reference stands for.

    Raises:
        ValueError: a sentence that says what is wrong with it.
    """
    names: dict[str, Interval] = {}

    def standing_for(interval: Interval) -> str:
        names[name := f"_{len(names)}"] = interval
        return name

    references = references_in(expression)
    text = REFERENCE.sub(lambda found: standing_for(value_of(found[0])), expression)
    text = _AMOUNT.sub(lambda found: standing_for(Interval.of(float(found["number"]), found["unit"])), text)
    text = " ".join(text.split())
    for reference in references:
        if references.count(reference) > 1 and value_of(reference).is_range:
            raise ValueError(f"names the range {reference} twice, so its ends cannot be told; name it once")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"'{expression}' cannot be read. It may hold {_ALLOWED}") from None
    return _value(tree.body, names)


def _value(node: ast.expr, names: dict[str, Interval]) -> Interval:
    """What a part of the expression comes to."""
    made: Interval | None = None
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            made = Interval.of(float(number), "")
        case ast.Name(id="pi"):
            made = Interval.of(math.pi, "")
        case ast.Name(id=name):
            made = names.get(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _value(operand, names)
            made = Interval(-inner.high, -inner.low)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            made = _combined(op, _value(left, names), _value(right, names))
        case ast.Call(func=ast.Name(id="exp"), args=[one], keywords=[]):
            made = _exp(_value(one, names))
        case ast.Call(func=ast.Name(id="span"), args=[_, _, *_] as parts, keywords=[]):
            made = _span([_value(part, names) for part in parts])
    if made is None:
        raise ValueError(f"holds '{ast.unparse(node)}'. It may hold {_ALLOWED}")
    return made


def _combined(op: ast.operator, left: Interval, right: Interval) -> Interval:
    if isinstance(op, ast.Div) and right.low.magnitude <= 0 <= right.high.magnitude:
        raise ValueError("divides by what can be 0")
    if isinstance(op, (ast.Add, ast.Sub)):
        _of_one_kind(left, right)
    ends = [_OPERATORS[type(op)](one, other) for one in (left.low, left.high) for other in (right.low, right.high)]
    return Interval(min(ends), max(ends))


def _exp(inner: Interval) -> Interval:
    if inner.low.dimensionality:
        raise ValueError(f"exp(…) is taken of a plain number, not of {_named(inner.low)}")
    try:
        low, high = (math.exp(end.to(parsed("")).magnitude) for end in (inner.low, inner.high))
    except OverflowError:
        raise ValueError("comes to no number") from None
    return Interval.of((low, high), "")


def _span(parts: list[Interval]) -> Interval:
    for part in parts[1:]:
        _of_one_kind(parts[0], part)
    return Interval(min(part.low for part in parts), max(part.high for part in parts))


def _of_one_kind(one: Interval, other: Interval) -> None:
    if one.low.dimensionality != other.low.dimensionality:
        raise ValueError(f"puts {_named(one.low)} and {_named(other.low)} together, which are of different kinds")


def _named(quantity: Any) -> str:
    """The unit of a number that is being worked out, in words."""
    return str(quantity.units).replace(" ** 2", "²").replace("ten_cm2", "10 cm²").replace("thing", "a plain number")
