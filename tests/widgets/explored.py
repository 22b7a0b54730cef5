"""What the tests of all explorers need: their states, what they show in one, and what their charts' paths stand for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.plane import UNITS, Axis, Plane


def states_of(exploration: Exploration) -> list[dict[str, int]]:
    """Every state: the position of each control."""
    sizes = {control.name: len(control.values) for control in exploration.controls}
    return [dict(zip(sizes, place, strict=True)) for place in itertools.product(*map(range, sizes.values()))]


def shown_by(exploration: Exploration) -> Callable[..., dict[str, Any]]:
    """``at(depth=1.5)``: what it shows at these values, the other controls where they start."""

    def at(**chosen: Any) -> dict[str, Any]:
        return exploration.at(
            {
                control.name: control.values.index(chosen[control.name]) if control.name in chosen else control.start
                for control in exploration.controls
            }
        )

    return at


def drawn(figure: Any) -> go.Figure:
    """The chart as plotly checks it, with a colour for each of the page's tokens, which only a browser knows."""

    def coloured(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: coloured(value) for name, value in part.items()}
        if isinstance(part, list | tuple):
            return [coloured(value) for value in part]
        return "#123456" if isinstance(part, str) and part.startswith("--nd-") else part

    return go.Figure(coloured(figure))


def points_of(path: str, plane: Plane) -> list[tuple[float, float]]:
    """The values that a path of a chart stands for."""
    places = [(float(x) / UNITS, float(y) / UNITS) for x, y in re.findall(r"[ML](\S+?) ([^\sMLHhvz]+)", path)]
    return [(_value(plane.x, x), _value(plane.y, 1 - y)) for x, y in places]


def across(place: str, plane: Plane) -> float:
    """The value that a place from the left, such as ``12.5%``, stands for."""
    return _value(plane.x, float(place.removesuffix("%")) / 100)


def lifted(transform: str, plane: Plane) -> Callable[[float], float]:
    """Where on the axis at the left a transform brings a value."""
    by = float(transform.removeprefix("translate(0 ").removesuffix(")")) / UNITS
    return lambda value: _value(plane.y, plane.y.share(value) - by)


def _value(axis: Axis, share: float) -> float:
    low, high = axis.ends
    at = low + share * (high - low)
    return float(10**at) if axis.log else at
