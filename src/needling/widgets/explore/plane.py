"""Where values lie on a chart. Plotly draws what stands still; what a control moves is SVG over its axes, bound to columns.

Plotly takes several frames of a slow phone to move one line, an attribute a fraction of one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Units of a curve's drawing along each axis; ``parts.html`` gives the viewBox.
UNITS = 1000


@dataclass(frozen=True)
class Axis:
    """An axis that stands still: its ends in the quantity's unit, the left or lower one first."""

    low: float
    high: float
    log: bool = False

    @property
    def ends(self) -> list[float]:
        """The range as plotly wants it: of a logarithmic axis the exponents of ten."""
        return [math.log10(end) if self.log else end for end in (self.low, self.high)]

    def share(self, value: float) -> float:
        """How far along the axis a value lies, 0 to 1 between its ends."""
        low, high = self.ends
        return ((math.log10(value) if self.log else value) - low) / (high - low)


@dataclass(frozen=True)
class Plane:
    """The area between two axes, as SVG counts it: from the left and from the top."""

    x: Axis
    y: Axis

    def across(self, value: float) -> str:
        """A value's place from the left, as a share: ``12.5%``."""
        return _percent(self.x.share(value))

    def down(self, value: float) -> str:
        """A value's place from the top, as a share."""
        return _percent(1 - self.y.share(value))

    def width(self, low: float, high: float) -> str:
        """What lies between two values of the axis below, as a share."""
        return _percent(self.x.share(high) - self.x.share(low))

    def height(self, low: float, high: float) -> str:
        """What lies between two values of the axis at the left, as a share."""
        return _percent(self.y.share(high) - self.y.share(low))

    def curve(self, x: Sequence[float], y: Sequence[float]) -> str:
        """A path through the points, straight between them."""
        return "M" + "L".join(self._points(x, y))

    def dots(self, x: Sequence[float], y: Sequence[float]) -> str:
        """A path that round caps make a row of dots."""
        return "".join(f"M{point}h0" for point in self._points(x, y))

    def lift(self, start: float, end: float) -> str:
        """A transform that brings what was drawn at one value of the axis at the left to another."""
        return f"translate(0 {UNITS * (self.y.share(start) - self.y.share(end)):.4g})"

    def bars(self, spans: Iterable[tuple[float, float, float]], thick: float) -> str:
        """A path of lying bars: each its middle, its start and its end; ``thick`` in the unit of the axis at the left."""
        half = UNITS * abs(self.y.share(thick) - self.y.share(0)) / 2
        paths = []
        for middle, start, end in spans:
            left, right = (UNITS * self.x.share(value) for value in (start, end))
            top = UNITS * (1 - self.y.share(middle)) - half
            paths.append(f"M{left:.4g} {top:.4g}H{right:.4g}v{2 * half:.4g}H{left:.4g}z")
        return "".join(paths)

    def _points(self, x: Sequence[float], y: Sequence[float]) -> list[str]:
        return [
            f"{UNITS * self.x.share(across):.4g} {UNITS * (1 - self.y.share(up)):.4g}"
            for across, up in zip(x, y, strict=True)
        ]


def _percent(share: float) -> str:
    return f"{100 * share:.4g}%"
