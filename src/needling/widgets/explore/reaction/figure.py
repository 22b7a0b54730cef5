"""The reaction explorer's chart: what sources say is solid, the drawn curves are dashed and dotted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from needling.course import format_number
from needling.models.reaction import HIGHEST_SCORE, redness, swelling
from needling.widgets.explore.chart import (
    ILLUSTRATIVE,
    ILLUSTRATIVE_TOO,
    NOW_POINT,
    NOW_THIN,
    SOURCED_BAND,
    SOURCED_POINT,
    WORDS,
    Axis,
    Band,
    Chart,
    Curve,
    Dots,
    Label,
    MovingRule,
    Points,
    Rule,
    Style,
    Symbol,
)
from needling.widgets.explore.plane import Plane, Scale
from needling.widgets.explore.reaction.data import NUMBERS, span_h, studies
from needling.widgets.explore.tabulate import Output

#: The hours between which the curves are drawn straight: close where they bend.
_CURVE_H = (0, 2, 4, 6, 8, 10, 12, 15, 18, 21, 24, 28, 32, 36, 42, 48, 54, 60, 66, 72, 84, 96, 120, 144, 168)
#: Height of the row of diamonds above the curves.
_STUDIES_AT = HIGHEST_SCORE + 0.55
_FILLED: Symbol = "diamond"
_HOLLOW: Symbol = "diamond-open"


@cache
def plane() -> Plane:
    """Where the chart's hours and scores stand: up to the week of L1."""
    return Plane(Scale(-3, span_h(NUMBERS["week"])[1] + 5), Scale(-0.1, HIGHEST_SCORE + 1))


def chart(words: dict[str, str]) -> Chart:
    """What sources say, the drawn curves, and where the time stands."""
    recovered = [study.recovered_by_h for study in studies().values() if study.recovered_by_h and not study.open_at_h]
    still_open = [study.open_at_h for study in studies().values() if study.open_at_h and not study.recovered_by_h]
    settled_h, week_h = span_h(NUMBERS["settle"])[1], span_h(NUMBERS["week"])[1]
    days = tuple((day * 24, format_number(day * 24)) for day in range(8))
    scores = tuple((score, format_number(score)) for score in range(5))
    return Chart(
        alt=words["chart_alt"],
        x=Axis(words["chart_x"], plane().x, days),
        y=Axis(words["chart_y"], plane().y, scores),
        marks=(
            Band(
                words["legend_band"], SOURCED_BAND, along="x", low=span_h(NUMBERS["settle_clinic"])[1], high=settled_h
            ),
            Rule(words["legend_week"], Style("--nd-good", 3), along="x", at=week_h),
            *(
                Points(words[f"legend_{name}"], SOURCED_POINT, x=at, y=[_STUDIES_AT] * len(at), symbol=symbol)
                for name, at, symbol in (("recovered", recovered, _FILLED), ("open", still_open, _HOLLOW))
            ),
            Label(words["chart_barrier"], WORDS, x=settled_h + 7, y=_STUDIES_AT, anchor="start"),
            MovingRule(words["legend_now"], NOW_THIN, column="now_x"),
            Curve(words["legend_redness"], ILLUSTRATIVE, column="redness_curve"),
            Curve(words["legend_swelling"], ILLUSTRATIVE_TOO, column="swelling_curve"),
            Dots(words["legend_now"], NOW_POINT, column="dots"),
        ),
    )


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def curve(of: Callable[..., float]) -> Callable[..., str]:
        return lambda depth, passes: plane().curve(
            _CURVE_H, [of(depth_mm=depth, passes=passes, hours=hour) for hour in _CURVE_H]
        )

    def now_x(hours: float) -> str:
        return plane().left(hours)

    def dots(depth: float, passes: int, hours: float) -> str:
        scores = [of(depth_mm=depth, passes=passes, hours=hours) for of in (redness, swelling)]
        return plane().dots([hours, hours], scores)

    return {
        "redness_curve": (("depth", "passes"), curve(redness)),
        "swelling_curve": (("depth", "passes"), curve(swelling)),
        "now_x": (("hours",), now_x),
        "dots": (("depth", "passes", "hours"), dots),
    }
