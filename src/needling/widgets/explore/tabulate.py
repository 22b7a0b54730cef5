"""A model evaluated over its controls' grid: Python computes here, the browser only looks up."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from needling.course import CourseError

#: An output: the controls that it depends on, and its value at theirs.
Output = tuple[tuple[str, ...], Callable[..., Any]]
#: More states than this in one column make a page too heavy for a phone.
MOST_STATES = 5_000


@dataclass(frozen=True)
class Control:
    """Something the reader sets: ``values`` are what the model gets, ``labels`` what the reader sees."""

    name: str
    kind: Literal["select", "range"]
    label: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]
    start: int = 0

    def __post_init__(self) -> None:
        """Refuse a control that cannot be shown.

        Raises:
            ValueError: if values and labels differ in number, or the start is not among them.
        """
        if len(self.values) != len(self.labels) or not 0 <= self.start < len(self.values):
            raise ValueError(f"control {self.name}: every value needs a label, and the start should be one of them")

    @property
    def names(self) -> tuple[str, ...]:
        """The values as an address or an author names them: ``forehead``, ``0.5``."""
        return tuple(f"{value:g}" if isinstance(value, float) else str(value) for value in self.values)


@dataclass(frozen=True)
class Column:
    """One output tabulated over the controls it depends on (``by``), row-major: the last control runs fastest."""

    by: tuple[str, ...]
    unique: tuple[Any, ...]
    index: tuple[int, ...]

    def at(self, controls: tuple[Control, ...], state: Mapping[str, int]) -> Any:
        """The value in a state, given as the position of each control."""
        place = 0
        for name in self.by:
            size = len(next(control for control in controls if control.name == name).values)
            place = place * size + state[name]
        return self.unique[self.index[place]]

    def as_json(self) -> dict[str, Any]:
        """What the page carries."""
        return {"by": self.by, "unique": self.unique, "index": self.index}


def tabulate(controls: tuple[Control, ...], by: tuple[str, ...], function: Callable[..., Any]) -> Column:
    """``function`` at every combination of the values of the controls named in ``by`` (given by name).

    Raises:
        CourseError: if there are too many combinations; says how many and what to coarsen.
    """
    axes = [next(control for control in controls if control.name == name) for name in by]
    states = math.prod(len(control.values) for control in axes)
    if states > MOST_STATES:
        largest = max(axes, key=lambda control: len(control.values))
        raise CourseError(
            f"explorer: {' × '.join(by)} has {states:,} states, at most {MOST_STATES:,} fit a page. "
            f"Coarsen '{largest.name}' ({len(largest.values)} values)."
        )
    unique: dict[str, int] = {}
    values: list[Any] = []
    index = []
    for combination in itertools.product(*(control.values for control in axes)):
        value = function(**dict(zip(by, combination, strict=True)))
        place = unique.setdefault(repr(value), len(values))
        if place == len(values):
            values.append(value)
        index.append(place)
    return Column(by, tuple(values), tuple(index))


def tabulate_all(controls: tuple[Control, ...], outputs: Mapping[str, Output]) -> dict[str, Column]:
    """The columns of these outputs, by name.

    Raises:
        CourseError: if one has too many combinations.
    """
    return {name: tabulate(controls, by, function) for name, (by, function) in outputs.items()}
