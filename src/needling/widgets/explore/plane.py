"""Where values lie on a chart. What stands still and what a control moves are SVG between the same two scales.

Places are shares of the chart's width and height, so that a chart needs no script to fit every screen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Units of a path's drawing along each scale; ``chart.html`` gives the viewBox.
UNITS = 1000
#: Figures of a place on the page. Two more than a reader is ever shown of the value that is read back from it.
_FIGURES = 5


@dataclass(frozen=True)
class Scale:
    """From values in the quantity's unit to places: its ends, the left or lower one first."""

    low: float
    high: float
    log: bool = False

    @property
    def ends(self) -> list[float]:
        """The range as plotly wants it: of a logarithmic scale the exponents of ten."""
        return [math.log10(end) if self.log else end for end in (self.low, self.high)]

    def share(self, value: float) -> float:
        """How far along the scale a value lies, 0 to 1 between its ends."""
        low, high = self.ends
        return ((math.log10(value) if self.log else value) - low) / (high - low)

    def value(self, share: float) -> float:
        """The value that lies so far along the scale: what ``share`` was given, as exact as a place on the page is."""
        low, high = self.ends
        at = low + share * (high - low)
        if self.log:
            return float(f"{10**at:.{_FIGURES - 1}g}")
        return round(at, _FIGURES - 1 - math.floor(math.log10(abs(high - low)))) + 0.0


@dataclass(frozen=True)
class Plane:
    """The area between two scales, as SVG counts it: from the left and from the top."""

    x: Scale
    y: Scale

    def left(self, value: float) -> str:
        """A value's place from the left, as a share: ``12.5%``."""
        return _percent(self.x.share(value))

    def top(self, value: float) -> str:
        """A value's place from the top, as a share."""
        return _percent(1 - self.y.share(value))

    def width(self, low: float, high: float) -> str:
        """What lies between two values of the scale below, as a share."""
        return _percent(abs(self.x.share(high) - self.x.share(low)))

    def height(self, low: float, high: float) -> str:
        """What lies between two values of the scale at the left, as a share."""
        return _percent(abs(self.y.share(high) - self.y.share(low)))

    def curve(self, x: Sequence[float], y: Sequence[float]) -> str:
        """A path through the points, straight between them."""
        return "M" + "L".join(self._points(x, y))

    def dots(self, x: Sequence[float], y: Sequence[float]) -> str:
        """A path that round caps make a row of dots."""
        return "".join(f"M{point}h0" for point in self._points(x, y))

    def translate_y(self, start: float, end: float) -> str:
        """A transform that brings what was drawn at one value of the scale at the left to another."""
        return f"translate(0 {UNITS * (self.y.share(start) - self.y.share(end)):.6g})"

    def bars(self, spans: Iterable[tuple[float, float, float]], thick: float) -> str:
        """A path of lying bars: each its middle, its start and its end; ``thick`` in the unit of the scale at the left."""
        half = UNITS * abs(self.y.share(thick) - self.y.share(0)) / 2
        paths = []
        for middle, start, end in spans:
            left, right = (_short(UNITS * self.x.share(value)) for value in (start, end))
            top = UNITS * (1 - self.y.share(middle)) - half
            paths.append(f"M{left} {_short(top)}H{right}v{_short(2 * half)}H{left}z")
        return "".join(paths)

    def _points(self, x: Sequence[float], y: Sequence[float]) -> list[str]:
        return [
            f"{_short(UNITS * self.x.share(across))} {_short(UNITS * (1 - self.y.share(up)))}"
            for across, up in zip(x, y, strict=True)
        ]

    # Read back: what plotly draws is what stands on the page. `figure.js` does the same in the browser.

    def lines_of(self, path: str, *, up: float = 0) -> list[list[tuple[float, float]]]:
        """The values of a ``curve`` or of ``dots``, line by line; ``up`` as ``shift_of`` gives it."""
        lines = (re.findall(r"(-?[\d.e-]+) (-?[\d.e-]+)", line) for line in path.split("M")[1:])
        return [
            [(self.x.value(float(x) / UNITS), self.y.value(1 - float(y) / UNITS + up)) for x, y in line]
            for line in lines
        ]

    def bars_of(self, path: str) -> list[tuple[float, float, float, float]]:
        """The values of ``bars``: of each its middle, start, end and thickness."""
        found = re.findall(r"M([\d.e-]+) ([\d.e-]+)H([\d.e-]+)v([\d.e-]+)", path)
        return [
            (
                self.y.value(1 - (top + thick / 2) / UNITS),
                self.x.value(left / UNITS),
                self.x.value(right / UNITS),
                abs(self.y.value(thick / UNITS) - self.y.value(0)),
            )
            for left, top, right, thick in (map(float, bar) for bar in found)
        ]

    def x_of(self, place: str) -> float:
        """The value of a place from the left, ``12.5%``."""
        return self.x.value(float(place.removesuffix("%")) / 100)


def shift_of(transform: str) -> float:
    """How far up ``translate_y`` moves what is drawn, as a share of the height."""
    return -float(transform.removeprefix("translate(0 ").removesuffix(")")) / UNITS


def _short(places: float) -> str:
    return f"{places:.{_FIGURES}g}"


def _percent(share: float) -> str:
    return f"{_short(100 * share)}%"
