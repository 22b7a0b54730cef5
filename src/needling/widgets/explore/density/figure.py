"""The density explorer's chart and its values as tables."""

from __future__ import annotations

from typing import Any

from needling.models import pen
from needling.widgets.explore import look
from needling.widgets.explore.density.data import (
    BAND,
    BASE,
    HOLE,
    MOST_SHARE,
    NEEDLES,
    TURNS_PER_MINUTE,
    density,
    drag,
    ends,
    hertz,
    number,
    percent,
    spacing,
    start,
    text,
)
from needling.widgets.explore.density.sentences import PEN
from needling.widgets.explore.plane import Axis, Plane
from needling.widgets.explore.tabulate import Output

#: The axis of the density: logarithmic, for the densities span three powers of ten.
_TICKS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
_SPEEDS = pen.HAND_SPEEDS_CM_PER_S
PLANE = Plane(Axis(_SPEEDS[0] - 0.25, _SPEEDS[-1] + 0.25), Axis(_TICKS[0] * 0.9, _TICKS[-1] * 1.1, log=True))
#: The hand speeds between which the curve is drawn straight; close, for it bends.
_CURVE_CM_PER_S = [step / 5 for step in range(round(_SPEEDS[0] * 5), round(_SPEEDS[-1] * 5) + 1)]


def figure(words: dict[str, str]) -> dict[str, Any]:
    """What stands still on the chart: the band of the literature."""
    low, high = ends(BAND)
    return look.chart(
        [],
        x=look.axis(words["chart_x"], PLANE.x, dtick=1),
        y=look.axis(words["chart_y"], PLANE.y, tickvals=_TICKS, ticktext=[text(tick) for tick in _TICKS]),
        shapes=[look.band(along="y", low=low, high=high) | {"line": {"width": 1, "color": "--nd-good"}}],
    )  # fmt: skip


def curve() -> str:
    """The density at every hand speed with the pen of the start; another pen moves it up or down as a whole."""
    return PLANE.curve(_CURVE_CM_PER_S, [_at_start(hand) for hand in _CURVE_CM_PER_S])


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def pen_shift(needles: int, turns: int, width: float, passes: int) -> str:
        hand = _SPEEDS[0]
        return PLANE.lift(_at_start(hand), density(needles, turns, hand, width, passes))

    def dot(hand: float) -> str:
        return PLANE.dots([hand], [_at_start(hand)])

    return {"pen_shift": (PEN, pen_shift), "dot": (("hand",), dot)}


def _at_start(hand: float) -> float:
    pen_ = {name: value for name, value in start().items() if name != "hand"}
    return density(hand=hand, **pen_)  # type: ignore[arg-type]


def tables(words: dict[str, str]) -> list[dict[str, Any]]:
    """The model's values, one table a question: caption, head and rows of text."""
    at_start = start()
    turns, width = int(at_start["turns"]), at_start["width"]
    hands = [speed for speed in pen.HAND_SPEEDS_CM_PER_S if speed == int(speed)]
    speeds = [f"{hertz(turns):.4g}" for turns in TURNS_PER_MINUTE]
    densities = (100, *ends(BAND), number("O7.lower-density"), 1_200, number("O7.higher-density"), 5_000, 10_000)

    def strikes(needles: int, turns: int) -> str:
        return text(round(pen.strikes_per_s(needles=needles, strokes_per_s=hertz(turns))))

    def touched(punctures: float, diameter: str) -> str:
        share = pen.share_touched(punctures_per_cm2=punctures, hole_diameter_mm=number(diameter))
        return (">" if share > MOST_SHARE else "") + percent(share)

    return [
        {
            "caption": words["table_strikes"],
            "head": [words["needles"], *speeds],
            "rows": [[str(needles), *(strikes(needles, turns) for turns in TURNS_PER_MINUTE)] for needles in NEEDLES],
        },
        {
            "caption": words["table_density"].format(hertz=f"{hertz(turns):.4g}", width=text(width, "cm")),
            "head": [words["needles"], *map(text, hands)],
            "rows": [
                [str(needles), *(text(density(needles, turns, hand, width, 1)) for hand in hands)]
                for needles in NEEDLES
            ],
        },
        {
            "caption": words["table_spacing"],
            "head": [words["turns"], *map(text, hands)],
            "rows": [
                *(
                    [speed, *(f"{spacing(turns, hand):.2f}" for hand in hands)]
                    for speed, turns in zip(speeds, TURNS_PER_MINUTE, strict=True)
                ),
                [words["table_drag"], *(f"{drag(hand):.2f}" for hand in hands)],
            ],
        },
        {
            "caption": words["table_share"],
            "head": [words["chart_y"], words["table_hole"], words["table_base"]],
            "rows": [[text(count), touched(count, HOLE), touched(count, BASE)] for count in densities],
        },
    ]


def in_words(words: dict[str, str]) -> str:
    """The tables as plain text."""
    lines = []
    for table in tables(words):
        lines += [table["caption"], " | ".join(table["head"]), *(" | ".join(row) for row in table["rows"])]
    return "\n".join(lines)
