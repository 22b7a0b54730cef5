"""The density explorer's chart and its values as tables."""

from __future__ import annotations

from dataclasses import replace

from needling.course import format_number, number, number_range
from needling.models import pen
from needling.widgets.explore.chart import NOW_POINT, SOURCED, SOURCED_BAND, Axis, Band, Chart, Curve, Dots
from needling.widgets.explore.density.data import (
    BAND,
    BASE,
    HOLE,
    MOST_SHARE,
    density,
    drag,
    hertz,
    hertz_text,
    needles,
    percent,
    spacing,
    start,
    text,
    turns_per_minute,
)
from needling.widgets.explore.density.sentences import PEN
from needling.widgets.explore.exploration import Table
from needling.widgets.explore.plane import Plane, Scale
from needling.widgets.explore.tabulate import Output

#: The axis of the density: logarithmic, for the densities span three powers of ten.
_TICKS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_SPEEDS = pen.HAND_SPEEDS_CM_PER_S
PLANE = Plane(Scale(_SPEEDS[0] - 0.25, _SPEEDS[-1] + 0.25), Scale(_TICKS[0] * 0.9, _TICKS[-1] * 1.1, log=True))
#: The hand speeds between which the curve is drawn straight; close, for it bends.
_CURVE_CM_PER_S = [step / 5 for step in range(round(_SPEEDS[0] * 5), round(_SPEEDS[-1] * 5) + 1)]


def chart(words: dict[str, str]) -> Chart:
    """The band of the literature, and the density of the pen that is set at every hand speed."""
    low, high = number_range(BAND)
    hands = tuple((float(hand), text(hand)) for hand in range(round(_SPEEDS[0]), round(_SPEEDS[-1]) + 1))
    return Chart(
        alt=words["chart_alt"],
        x=Axis(words["chart_x"], PLANE.x, hands),
        y=Axis(words["chart_y"], PLANE.y, tuple((tick, text(tick)) for tick in _TICKS)),
        marks=(
            Band(
                words["legend_band"], replace(SOURCED_BAND, stroke="--nd-good", width=1), along="y", low=low, high=high
            ),
            Curve(words["legend_line"], SOURCED, column="curve", translate_y="pen_shift"),
            Dots(words["legend_now"], NOW_POINT, column="dot", translate_y="pen_shift"),
        ),
    )


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def curve() -> str:
        """With the pen of the start; another pen moves it up or down as a whole."""
        return PLANE.curve(_CURVE_CM_PER_S, [_at_start(hand) for hand in _CURVE_CM_PER_S])

    def pen_shift(needles: int, turns: int, width: float, passes: int) -> str:
        hand = _SPEEDS[0]
        return PLANE.translate_y(_at_start(hand), density(needles, turns, hand, width, passes))

    def dot(hand: float) -> str:
        return PLANE.dots([hand], [_at_start(hand)])

    return {"curve": ((), curve), "pen_shift": (PEN, pen_shift), "dot": (("hand",), dot)}


def _at_start(hand: float) -> float:
    pen_ = {name: value for name, value in start().items() if name != "hand"}
    return density(hand=hand, **pen_)  # type: ignore[arg-type]


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """The model's values, one table a question."""
    at_start = start()
    turns, width = int(at_start["turns"]), at_start["width"]
    hands = [speed for speed in _SPEEDS if speed == int(speed)]
    low, high = number_range(BAND)
    densities = sorted({100, low, high, number("O7.lower-density"), 1_200, number("O7.higher-density"), 5_000, 10_000})
    pens, speeds = needles(), turns_per_minute()

    def strikes(count: int, speed: int) -> str:
        return text(round(pen.strikes_per_s(needles=count, strokes_per_s=hertz(speed))))

    def touched(punctures: float, diameter: str) -> str:
        share = pen.share_touched(punctures_per_cm2=punctures, hole_diameter_mm=number(diameter))
        return (">" if share > MOST_SHARE else "") + percent(share)

    def apart(millimetres: float) -> str:
        return format_number(millimetres, digits=2)

    return (
        Table(
            words["table_strikes"],
            (words["needles"], *map(hertz_text, speeds)),
            tuple((text(count), *(strikes(count, speed) for speed in speeds)) for count in pens),
        ),
        Table(
            words["table_density"].format(hertz=hertz_text(turns), width=text(width, "cm")),
            (words["needles"], *map(text, hands)),
            tuple((text(count), *(text(density(count, turns, hand, width, 1)) for hand in hands)) for count in pens),
        ),
        Table(
            words["table_spacing"],
            (words["turns"], *map(text, hands)),
            (
                *((hertz_text(turns), *(apart(spacing(turns, hand)) for hand in hands)) for turns in speeds),
                (words["table_drag"], *(apart(drag(hand)) for hand in hands)),
            ),
        ),
        Table(
            words["table_share"],
            (words["chart_y"], words["table_hole"], words["table_base"]),
            tuple((text(count), touched(count, HOLE), touched(count, BASE)) for count in densities),
        ),
    )
