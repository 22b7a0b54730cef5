"""The numbing explorer's chart: depth against time for EMLA, in words that nothing is known for the others."""

from __future__ import annotations

from collections.abc import Sequence

from needling.course import format_number
from needling.models.numbing import drawn_depth_mm
from needling.widgets.explore.chart import (
    ILLUSTRATIVE,
    NOW,
    SOURCED_POINT,
    Axis,
    Chart,
    Label,
    Line,
    MovingBand,
    MovingRule,
    Points,
    Style,
    Symbol,
)
from needling.widgets.explore.numbing.data import creams, depths
from needling.widgets.explore.plane import Plane, Scale
from needling.widgets.explore.tabulate import Output

LONGEST_MIN = 360
#: The column that hides what was measured of EMLA where another cream is chosen.
_KNOWN = "known_visibility"
#: Depth grows downwards, as in skin.
PLANE = Plane(Scale(-10, LONGEST_MIN + 10), Scale(5.9, -0.25))


def _line() -> tuple[list[float], list[float]]:
    """The corners of the illustrative line, which is straight between them."""
    points, falls_after = depths().line, creams()["emla"].latest_min
    corners = [*(time for time, _ in points), falls_after, LONGEST_MIN]
    drawn = [drawn_depth_mm(time_min=time, measured_min_mm=points, falls_after_min=falls_after) for time in corners]
    return corners, [round(depth, 2) for depth in drawn]


def chart(words: dict[str, str]) -> Chart:
    """What is known of EMLA; for the other creams, that nothing is known. Under it the time of the label, over it the plan."""
    read, remembered = depths().read, depths().remembered
    (shorter, deepest), (longer, _) = read[1:]
    hours = range(0, LONGEST_MIN + 1, 60)
    times, drawn = _line()
    return Chart(
        alt=words["chart_alt"],
        x=Axis(words["chart_x"], PLANE.x, tuple((time, format_number(time)) for time in hours), grid=False),
        y=Axis(words["chart_y"], PLANE.y, tuple((depth, format_number(depth)) for depth in range(6))),
        marks=(
            MovingBand(words["legend_label"], Style(fill="--nd-brand-soft"), column="label_x", width="label_width"),
            MovingRule(words["legend_plan"], NOW, column="now_x"),
            Line(words["legend_line"], ILLUSTRATIVE, _KNOWN, x=times, y=drawn),
            _points(read, words["legend_read"], "diamond"),
            _points(remembered, words["legend_memory"], "diamond-open"),
            Label(
                words["chart_later"],
                Style("--nd-brand-soft", fill="--nd-muted"),
                _KNOWN,
                x=(shorter + longer) / 2,
                y=deepest,
                down_px=20,
            ),
        ),
        caption=words["chart_unknown"],
        silent="chart_known",
    )


def _points(points: Sequence[tuple[float, float]], name: str, symbol: Symbol) -> Points:
    times, depths_mm = zip(*points, strict=True)
    return Points(name, SOURCED_POINT, _KNOWN, x=times, y=depths_mm, symbol=symbol)


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def now_x(time: int) -> str:
        return PLANE.left(time)

    def label_width(cream: str) -> str:
        return PLANE.width(creams()[cream].earliest_min, creams()[cream].latest_min)

    return {
        "label_x": (("cream",), lambda cream: PLANE.left(creams()[cream].earliest_min)),
        "label_width": (("cream",), label_width),
        "chart_known": (("cream",), lambda cream: cream == "emla"),
        _KNOWN: (("cream",), lambda cream: "visible" if cream == "emla" else "hidden"),
        "now_x": (("time",), now_x),
    }
