"""The records of facts: a claim with its numbers, as their author writes them and as the course reads them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from needling.course.loading import Strict
from needling.course.numbers import format_number, with_unit
from needling.course.record_words import spelled
from needling.course.text import Text, Unit

ID = r"[A-Z][0-9]{1,3}"
_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
#: The ends of a range, as a reference names them.
ENDS = ("min", "max")
FactId = Annotated[str, spelled(rf"^{ID}$", "the id of a fact: a capital letter and a number, such as A4")]
Number = Annotated[float, Field(allow_inf_nan=False)]
Key = Annotated[str, spelled(rf"^{_KEY}$", "written in small letters and digits, with hyphens between words")]
#: A number of a fact by its name: `I2`, `H1.time`, `H1.time.max`.
Reference = Annotated[
    str, spelled(rf"^{ID}(\.{_KEY}){{0,2}}$", "a number, or the number of a fact by its name, such as H1.time.max")
]
Expression = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Rounding = Literal["nearest", "down", "up", "inward"]


class WrittenNumber(Strict):
    """A number as its author writes it: typed, worked out from others, or another one itself."""

    value: Number | tuple[Number, Number] | None = None
    """A number, or a range `[low, high]`; always with a unit."""
    unit: Unit | None = None
    derived: Expression | None = None
    """Instead of `value`, how it is worked out: `H1.dose-per-area * H20.face-area`."""
    same_as: Reference | None = None
    """Instead of `value`, the number that this one is: `H1.time.max`. Its unit comes with it, or it is said in `unit`."""
    digits: Annotated[int, Field(ge=1, le=6)] | None = None
    """Of a `derived` number, to how many figures it is rounded; without it, not at all."""
    rounded: Rounding | None = None
    """Which way: `down` what must not be passed, `up` what must be reached, `inward` a range. Asked for where it is an amount."""

    @model_validator(mode="after")
    def _written_once(self) -> Self:
        ways = [name for name in ("value", "derived", "same_as") if getattr(self, name) is not None]
        if len(ways) > 1:
            raise ValueError(f"has `{ways[0]}` and `{ways[1]}`. A number is written in one way")
        if (self.unit is None) != (not ways) and self.same_as is None:
            raise ValueError("`value` and `unit` go together" if not ways else f"`{ways[0]}` and `unit` go together")
        if self.derived is None and (self.digits or self.rounded):
            raise ValueError("`digits` and `rounded` belong to a `derived` number; write a `value` as it is")
        if self.rounded and not self.digits:
            raise ValueError("`rounded` says which way, `digits` to how many figures: both or none")
        return self


class WrittenQuantity(WrittenNumber):
    """A named number; ``sd`` is the standard deviation in the same unit."""

    sd: float | None = None

    @model_validator(mode="after")
    def _is_there(self) -> Self:
        if self.value is None and self.derived is None and self.same_as is None:
            raise ValueError("has no number. Write `value`, `derived` or `same_as`")
        return self


class Quantity(WrittenQuantity):
    """One number, or a range ``(low, high)``, with its unit, whichever way it was written."""

    value: Number | tuple[Number, Number]
    unit: Unit

    def __str__(self) -> str:
        """As it stands in a sentence: ``1.5 mm``, ``0.5–2 mm``, ``40%``."""
        return with_unit(self.figures, self.unit)

    @property
    def figures(self) -> str:
        """Its number without the unit: ``1.5``, ``0.5–2``."""
        ends = self.value if isinstance(self.value, tuple) else (self.value,)
        return "–".join(map(format_number, ends))

    def end(self, name: str) -> Quantity:
        """The lower or the upper end of a range: ``min``, ``max``.

        Raises:
            ValueError: if it is one number.
        """
        if not isinstance(self.value, tuple):
            raise ValueError(f"is one number, {self}, and has no `.{name}`")
        return Quantity(value=self.value[ENDS.index(name)], unit=self.unit)


class WrittenFact(WrittenNumber):
    """One claim the course rests on, as its author writes it."""

    claim: Text
    """What the sources say, with its limits, in one or two sentences."""
    values: Mapping[Key, WrittenQuantity] = Field(default_factory=dict)
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
    def _complete(self) -> Self:
        if self.basis == "source" and not self.sources:
            raise ValueError("a fact with basis `source` names at least one source")
        numbers: dict[str, WrittenNumber] = {"": self, **self.values}
        for name, number in numbers.items():
            if isinstance(number.value, tuple) and number.value[0] > number.value[1]:
                raise ValueError(
                    f"the range{f' `{name}`' if name else ''} runs backwards. Write the lower number first"
                )
        if named := [name for name in ENDS if name in self.values]:
            raise ValueError(f"a number cannot be named '{named[0]}': `.min` and `.max` are the ends of a range")
        return self


class Fact(WrittenFact):
    """One claim the course rests on; all its numbers are known."""

    values: Mapping[Key, Quantity] = Field(default_factory=dict)
