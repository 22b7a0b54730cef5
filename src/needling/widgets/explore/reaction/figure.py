"""The reaction explorer's chart: what sources say is solid, the drawn curves are dashed and dotted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.models.reaction import HIGHEST_SCORE, redness, swelling
from needling.widgets.explore import look
from needling.widgets.explore.plane import Axis, Plane
from needling.widgets.explore.reaction.data import NUMBERS, span_h, studies
from needling.widgets.explore.tabulate import Output

#: The hours between which the curves are drawn straight: close where they bend.
_CURVE_H = (0, 2, 4, 6, 8, 10, 12, 15, 18, 21, 24, 28, 32, 36, 42, 48, 54, 60, 66, 72, 84, 96, 120, 144, 168)
#: Height of the row of diamonds above the curves.
_STUDIES_AT = HIGHEST_SCORE + 0.55
PLANE = Plane(Axis(-3, span_h(NUMBERS["week"])[1] + 5), Axis(-0.1, HIGHEST_SCORE + 1))


def figure(words: dict[str, str]) -> dict[str, Any]:
    """What stands still on the chart: what sources say."""
    recovered = [study.recovered_by_h for study in studies().values() if study.recovered_by_h and not study.open_at_h]
    still_open = [study.open_at_h for study in studies().values() if study.open_at_h and not study.recovered_by_h]
    diamonds_open = look.sourced_points(still_open, [_STUDIES_AT] * len(still_open), symbol="diamond-open")
    diamonds_open["marker"]["line"] = {"width": 2.5}
    ticks = {"tickmode": "array", "tickvals": [day * 24 for day in range(8)]}
    return look.chart(
        [look.sourced_points(recovered, [_STUDIES_AT] * len(recovered)), diamonds_open],
        x=look.axis(words["chart_x"], PLANE.x, **ticks),
        y=look.axis(words["chart_y"], PLANE.y, tickmode="array", tickvals=[0, 1, 2, 3, 4]),
        shapes=[
            look.band(along="x", low=span_h(NUMBERS["settle_clinic"])[1], high=span_h(NUMBERS["settle"])[1]),
            look.mark(along="x", at=span_h(NUMBERS["week"])[1], colour="--nd-good", dash="solid", width=3),
        ],
        annotations=[
            look.note(words["chart_barrier"], x=span_h(NUMBERS["settle"])[1] + 7, y=_STUDIES_AT, xanchor="left")
        ],
    )


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def curve(of: Callable[..., float]) -> Callable[..., str]:
        return lambda depth, passes: PLANE.curve(
            _CURVE_H, [of(depth_mm=depth, passes=passes, hours=hour) for hour in _CURVE_H]
        )

    def now_x(hours: float) -> str:
        return PLANE.across(hours)

    def dots(depth: float, passes: int, hours: float) -> str:
        scores = [of(depth_mm=depth, passes=passes, hours=hours) for of in (redness, swelling)]
        return PLANE.dots([hours, hours], scores)

    return {
        "redness_curve": (("depth", "passes"), curve(redness)),
        "swelling_curve": (("depth", "passes"), curve(swelling)),
        "now_x": (("hours",), now_x),
        "dots": (("depth", "passes", "hours"), dots),
    }
