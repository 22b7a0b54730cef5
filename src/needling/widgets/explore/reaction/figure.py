"""The reaction explorer's chart: what sources say is solid, the drawn curves are dashed and dotted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.models.reaction import HIGHEST_SCORE, redness, swelling
from needling.widgets.explore import look
from needling.widgets.explore.reaction.data import NUMBERS, span_h, studies

#: The hours between which the curves are drawn straight: close where they bend.
_CURVE_H = (0, 2, 4, 6, 8, 10, 12, 15, 18, 21, 24, 28, 32, 36, 42, 48, 54, 60, 66, 72, 84, 96, 120, 144, 168)
#: Height of the row of diamonds above the curves.
_STUDIES_AT = HIGHEST_SCORE + 0.55


def figure(words: dict[str, str]) -> dict[str, Any]:
    """The chart before any control is set: what sources say stands, the curves and the chosen time are patches."""
    recovered = [study.recovered_by_h for study in studies().values() if study.recovered_by_h and not study.open_at_h]
    still_open = [study.open_at_h for study in studies().values() if study.open_at_h and not study.recovered_by_h]
    swelling_line = look.illustrative_line(_CURVE_H, [], "--nd-unsure")
    swelling_line["line"]["dash"] = "dot"
    diamonds_open = look.sourced_points(still_open, [_STUDIES_AT] * len(still_open), symbol="diamond-open")
    diamonds_open["marker"]["line"] = {"width": 2.5}
    traces = [
        look.illustrative_line(_CURVE_H, []),
        swelling_line,
        look.sourced_points(recovered, [_STUDIES_AT] * len(recovered)),
        diamonds_open,
        look.now_point([0, 0], [0, 0]),
    ]
    week = span_h(NUMBERS["week"])[1]
    ticks = {"tickmode": "array", "tickvals": [day * 24 for day in range(8)]}
    return look.chart(
        traces,
        x=look.axis(words["chart_x"], -3, week + 5, **ticks),
        y=look.axis(words["chart_y"], -0.1, HIGHEST_SCORE + 1, tickmode="array", tickvals=[0, 1, 2, 3, 4]),
        shapes=[
            look.band(along="x", low=span_h(NUMBERS["settle_clinic"])[1], high=span_h(NUMBERS["settle"])[1]),
            look.mark(along="x", at=week, colour="--nd-good", dash="solid", width=3),
            look.mark(along="x", at=0, colour="--nd-ink", dash="solid", width=1.5),
        ],
        annotations=[
            look.note(words["chart_barrier"], x=span_h(NUMBERS["settle"])[1] + 7, y=_STUDIES_AT, xanchor="left")
        ],
    )


def patches() -> dict[str, tuple[tuple[str, ...], Callable[..., Any]]]:
    """What of the chart each control changes: place in the figure -> controls, value."""

    def now(depth: float, passes: int, hours: float) -> list[float]:
        return [round(of(depth_mm=depth, passes=passes, hours=hours), 2) for of in (redness, swelling)]

    def curve(of: Callable[..., float]) -> Callable[..., list[float]]:
        return lambda depth, passes: [round(of(depth_mm=depth, passes=passes, hours=hour), 2) for hour in _CURVE_H]

    return {
        "data.0.y": (("depth", "passes"), curve(redness)),
        "data.1.y": (("depth", "passes"), curve(swelling)),
        "data.4.x": (("hours",), lambda hours: [hours, hours]),
        "data.4.y": (("depth", "passes", "hours"), now),
        "layout.shapes.2.x0": (("hours",), lambda hours: hours),
        "layout.shapes.2.x1": (("hours",), lambda hours: hours),
    }
