"""The numbing explorer's chart: depth against time for EMLA, in words that nothing is known for the others."""

from __future__ import annotations

from typing import Any

from needling.models.numbing import drawn_depth_mm
from needling.widgets.explore import look
from needling.widgets.explore.numbing.data import creams, depths
from needling.widgets.explore.plane import Axis, Plane
from needling.widgets.explore.tabulate import Output

LONGEST_MIN = 360
#: Depth grows downwards, as in skin.
PLANE = Plane(Axis(-10, LONGEST_MIN + 10), Axis(5.9, -0.25))


def _line() -> tuple[list[float], list[float]]:
    """The corners of the illustrative line, which is straight between them."""
    points, falls_after = depths().line, creams()["emla"].latest_min
    corners = [*(time for time, _ in points), falls_after, LONGEST_MIN]
    drawn = [drawn_depth_mm(time_min=time, measured_min_mm=points, falls_after_min=falls_after) for time in corners]
    return corners, [round(depth, 2) for depth in drawn]


def figure(words: dict[str, str]) -> dict[str, Any]:
    """What stands still on the chart: what is known of EMLA."""
    read, remembered = depths().read, depths().remembered
    hollow = look.sourced_points(*_columns(remembered), symbol="diamond-open")
    hollow["marker"]["line"] = {"width": 2.5}
    (shorter, deepest), (longer, _) = read[1:]
    return look.chart(
        [look.illustrative_line(*_line()), look.sourced_points(*_columns(read)), hollow],
        x=look.axis(words["chart_x"], PLANE.x, dtick=60, showgrid=False),
        y=look.axis(words["chart_y"], PLANE.y, dtick=1),
        annotations=[
            look.note(words["chart_later"], x=(shorter + longer) / 2, y=deepest, bgcolor="--nd-brand-soft")
            | {"yanchor": "top", "yshift": -8},
        ],
    )


def _columns(points: tuple[tuple[float, float], ...]) -> tuple[list[float], list[float]]:
    return [time for time, _ in points], [depth for _, depth in points]


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def now_x(time: int) -> str:
        return PLANE.across(time)

    def label_width(cream: str) -> str:
        return PLANE.width(creams()[cream].earliest_min, creams()[cream].latest_min)

    return {
        "label_x": (("cream",), lambda cream: PLANE.across(creams()[cream].earliest_min)),
        "label_width": (("cream",), label_width),
        "chart_known": (("cream",), lambda cream: cream == "emla"),
        "unknown_visibility": (("cream",), lambda cream: "hidden" if cream == "emla" else "visible"),
        "now_x": (("time",), now_x),
    }
