"""The numbing explorer's chart: depth against time for EMLA, in words that nothing is known for the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.models.numbing import drawn_depth_mm
from needling.widgets.explore import look
from needling.widgets.explore.numbing.data import creams, depths

LONGEST_MIN = 360
_DEEPEST_MM = 5.9
_EMLA_ONLY = ("data.0.visible", "data.1.visible", "data.2.visible", "layout.annotations.1.visible")


def _line() -> tuple[list[float], list[float]]:
    """The corners of the illustrative line, which is straight between them."""
    points, falls_after = depths().line, creams()["emla"].latest_min
    corners = [*(time for time, _ in points), falls_after, LONGEST_MIN]
    drawn = [drawn_depth_mm(time_min=time, measured_min_mm=points, falls_after_min=falls_after) for time in corners]
    return corners, [round(depth, 2) for depth in drawn]


def figure(words: dict[str, str]) -> dict[str, Any]:
    """The chart before any control is set. Depth grows downwards, as in skin."""
    read, remembered = depths().read, depths().remembered
    hollow = look.sourced_points(*_columns(remembered), symbol="diamond-open")
    hollow["marker"]["line"] = {"width": 2.5}
    (shorter, deepest), (longer, _) = read[1:]
    return look.chart(
        [look.illustrative_line(*_line()), look.sourced_points(*_columns(read)), hollow],
        x=look.axis(words["chart_x"], -10, LONGEST_MIN + 10, dtick=60),
        y=look.axis(words["chart_y"], _DEEPEST_MM, -0.25, dtick=1),
        shapes=[
            look.band(along="x", low=0, high=0, colour="--nd-brand-soft"),
            look.mark(along="x", at=0, colour="--nd-ink", dash="solid", width=3),
        ],
        annotations=[
            look.note(words["chart_unknown"], x=0.5, y=0.5, xref="paper", yref="paper", bgcolor="--nd-surface")
            | {"font": {"size": 15, "color": "--nd-ink"}},
            look.note(words["chart_later"], x=(shorter + longer) / 2, y=deepest, bgcolor="--nd-brand-soft")
            | {"yanchor": "top", "yshift": -8},
        ],
    )


def _columns(points: tuple[tuple[float, float], ...]) -> tuple[list[float], list[float]]:
    return [time for time, _ in points], [depth for _, depth in points]


def patches() -> dict[str, tuple[tuple[str, ...], Callable[..., Any]]]:
    """What of the chart each control changes: place in the figure -> controls, value."""

    def emla(cream: str) -> bool:
        return cream == "emla"

    places: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = dict.fromkeys(_EMLA_ONLY, (("cream",), emla))
    return places | {
        "layout.annotations.0.visible": (("cream",), lambda cream: not emla(cream)),
        "layout.shapes.0.x0": (("cream",), lambda cream: creams()[cream].earliest_min),
        "layout.shapes.0.x1": (("cream",), lambda cream: creams()[cream].latest_min),
        "layout.shapes.1.x0": (("time",), lambda time: time),
        "layout.shapes.1.x1": (("time",), lambda time: time),
    }
