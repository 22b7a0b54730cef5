"""A chart described once, in the units of its quantities.

The page draws it as SVG (``chart.html``), at first paint and in print; a reader who asks, and an instructor in JupyterLab, get
the same from plotly (``plotly_figure.py``). What a source measured is solid; what only illustrates is dashed or pale.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from needling.widgets.explore.plane import Plane, Scale

Symbol = Literal["diamond", "diamond-open", "triangle-up", "triangle-up-open", "triangle-down"]

#: A label of the axis at the left is broken into lines of so many characters: a phone's width is for the chart.
_LABEL_LINE = 15
#: As many characters of an axis' title fit under the chart on a phone.
_TITLE_LINE = 26


@dataclass(frozen=True)
class Style:
    """How a mark looks. A colour is fixed or the name of a token (``--nd-brand``), which follows light and dark."""

    stroke: str = ""
    width: float = 0
    dash: str = ""
    fill: str = ""


SOURCED = Style("--nd-brand", 3)
SOURCED_POINT = Style("--nd-brand", 2.5, fill="--nd-brand")
SOURCED_BAND = Style(fill="--nd-good-soft")
UNSURE_BAND = Style(fill="--nd-unsure-soft")
ILLUSTRATIVE = Style("--nd-warm", 2.5, dash="9 9")
ILLUSTRATIVE_TOO = Style("--nd-unsure", 2.5, dash="3 3")
LIMIT = Style("--nd-stop", 2, dash="9 9")
NOW = Style("--nd-ink", 3)
NOW_THIN = Style("--nd-ink", 1.5)
NOW_POINT = Style("--nd-ink", fill="--nd-ink")
WORDS = Style(fill="--nd-muted")


@dataclass(frozen=True)
class Axis:
    """One axis: its title names quantity and unit; ``ticks`` are values and how each is written."""

    title: str
    scale: Scale
    ticks: tuple[tuple[float, str], ...]
    grid: bool = True
    named: bool = False

    @property
    def labels(self) -> list[tuple[float, list[str]]]:
        """The ticks, long names broken into lines."""
        return [(value, textwrap.wrap(text, _LABEL_LINE, break_long_words=False)) for value, text in self.ticks]

    @property
    def title_lines(self) -> list[str]:
        """The title, broken into lines that fit a phone."""
        return textwrap.wrap(self.title, _TITLE_LINE)

    @property
    def label_em(self) -> float:
        """The room that the longest label takes, in em; no font that a device brings is wider."""
        return max(_width_em(line) for _, lines in self.labels for line in lines)


def _width_em(text: str) -> float:
    narrow, wide = sum(text.count(one) for one in "iljtfr.,;:'|! ()"), sum(text.count(one) for one in "mwMWOQG@%–")
    return round(0.62 * (len(text) - narrow - wide) + 0.42 * narrow + 0.95 * wide, 2)


@dataclass(frozen=True)
class Mark:
    """Anything on a chart. ``name`` says what it is where a reader points at it.

    Attributes:
        shown: the column that says ``visible`` or ``hidden``; without one it is always there.
    """

    kind: ClassVar[str]
    name: str
    style: Style
    shown: str = ""


@dataclass(frozen=True, kw_only=True)
class Band(Mark):
    """A range over the whole chart: ``along="y"`` lies flat, ``along="x"`` stands."""

    kind: ClassVar[str] = "band"
    along: Literal["x", "y"]
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Rule(Mark):
    """A line over the whole chart at one value."""

    kind: ClassVar[str] = "rule"
    along: Literal["x", "y"]
    at: float


@dataclass(frozen=True, kw_only=True)
class Line(Mark):
    """A line through points, straight between them."""

    kind: ClassVar[str] = "line"
    x: Sequence[float]
    y: Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Points(Mark):
    """Values, each with a symbol; ``says`` has a sentence for each."""

    kind: ClassVar[str] = "points"
    x: Sequence[float]
    y: Sequence[float]
    symbol: Symbol = "diamond"
    says: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Label(Mark):
    """A word or two on the chart, ``down_px`` below its place; ``name`` is what it says."""

    kind: ClassVar[str] = "label"
    x: float
    y: float
    anchor: Literal["start", "middle", "end"] = "middle"
    down_px: float = 0


@dataclass(frozen=True, kw_only=True)
class Moving(Mark):
    """What a control moves: ``column`` holds its path or place."""

    column: str


@dataclass(frozen=True, kw_only=True)
class MovingPath(Moving):
    """A path; ``translate_y`` is the column of a transform by ``Plane.translate_y``, if it has one."""

    translate_y: str = ""


class Curve(MovingPath):
    """A line: a column made by ``Plane.curve``."""

    kind: ClassVar[str] = "curve"


class Dots(MovingPath):
    """A row of dots where the controls stand: a column made by ``Plane.dots``."""

    kind: ClassVar[str] = "dots"


class Bars(Moving):
    """Lying bars: a column made by ``Plane.bars``."""

    kind: ClassVar[str] = "bars"


class MovingRule(Moving):
    """An upright line: a column made by ``Plane.left``."""

    kind: ClassVar[str] = "moving_rule"


@dataclass(frozen=True, kw_only=True)
class MovingBand(Moving):
    """A standing range: its start made by ``Plane.left``, its ``width`` by ``Plane.width``."""

    kind: ClassVar[str] = "moving_band"
    width: str


@dataclass(frozen=True, kw_only=True)
class MovingPoint(Moving):
    """One value at a fixed height: its column made by ``Plane.left``."""

    kind: ClassVar[str] = "moving_point"
    y: float
    symbol: Symbol = "diamond"


@dataclass(frozen=True)
class Chart:
    """Two axes and what lies between them, the lowest first.

    Attributes:
        alt: what the chart shows, in words.
        caption: words that lie on it unless the column ``silent`` is true.
    """

    alt: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    caption: str = ""
    silent: str = ""

    @property
    def plane(self) -> Plane:
        """Where values lie."""
        return Plane(self.x.scale, self.y.scale)

    @property
    def gutters(self) -> dict[str, float]:
        """The room for labels and titles, in em: at the left and below."""
        title = 1.8 if self.y.title else 0.1
        return {
            "left": round(self.y.label_em + 0.6 + title, 2),
            "bottom": round(2 + 1.25 * len(self.x.title_lines), 2),
        }
