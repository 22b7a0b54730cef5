"""What the density explorer tells about a state, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.course import number, number_range
from needling.models import pen
from needling.widgets.explore.density import drawing
from needling.widgets.explore.density.data import (
    BAND,
    BASE,
    HOLE,
    MOST_SHARE,
    about,
    density,
    drag,
    hand_speeds_cm_per_s,
    hertz,
    mm,
    percent,
    spacing,
    text,
)
from needling.widgets.explore.tabulate import Output

#: What an output depends on: the pen, the needle's way, or everything.
PEN = ("needles", "turns", "width", "passes")
WAY = ("turns", "hand")
ALL = ("needles", "turns", "hand", "width", "passes")


def _whole(function: Callable[[float], Any]) -> Output:
    """An output that depends on the density alone."""
    return ALL, lambda **state: function(density(**state))


def _touched(diameter: str, words: dict[str, str]) -> Callable[[float], str]:
    def in_words(punctures: float) -> str:
        share = pen.share_touched(punctures_per_cm2=punctures, hole_diameter_mm=number(diameter))
        return words["share_most" if share > MOST_SHARE else "share_about"].format(percent=percent(share))

    return in_words


def _meets_at(needles: int, turns: int, width: float, passes: int) -> float:
    """The hand speed in cm/s at which the pen reaches the middle of the band, two figures."""
    speed = pen.hand_speed_for_cm_per_s(
        punctures_per_cm2=sum(number_range(BAND)) / 2,
        needles=needles,
        strokes_per_s=hertz(turns),
        passes=passes,
        tip_width_cm=width,
    )
    return float(f"{speed:.2g}")


def sentence_outputs(words: dict[str, str]) -> dict[str, Output]:
    """Every output that is read, by name."""
    low, high = number_range(BAND)

    def place(punctures: float) -> str:
        if punctures <= high:
            return "below" if punctures < low else "within"
        return "far" if punctures > pen.FAR_ABOVE_TIMES * high else "above"

    def strikes(punctures: float) -> str:
        compared = "compare_within"
        if punctures < low:
            compared = "compare_below"
        elif punctures > high:
            compared = "compare_just_above" if about(punctures / high) == "1" else "compare_above"
        return f"{words['strikes']} {words[compared]}"

    def rate(needles: int, turns: int) -> str:
        return text(round(pen.strikes_per_s(needles=needles, strokes_per_s=hertz(turns))))

    def per_mm2(punctures: float) -> str:
        return text(round(punctures / 100)) if punctures >= 1_000 else about(punctures / 100)

    def meets(**the_pen: Any) -> str:
        return words["meets" if _meets_at(**the_pen) <= hand_speeds_cm_per_s()[-1] else "meets_too_fast"]

    return {
        "strikes": _whole(strikes),
        "rate": (("needles", "turns"), rate),
        "density": _whole(text),
        "times": _whole(lambda punctures: about(punctures / high)),
        "way": ((), lambda: words["way"]),
        "spacing": (WAY, lambda turns, hand: mm(spacing(turns, hand))),
        "drag": (("hand",), lambda hand: mm(drag(hand))),
        "share": ((), lambda: words["share"]),
        "share_hole": _whole(_touched(HOLE, words)),
        "share_base": _whole(_touched(BASE, words)),
        "advice": _whole(lambda punctures: words[f"advice_{place(punctures)}"]),
        "meets": (PEN, meets),
        "meets_at": (PEN, lambda **the_pen: text(_meets_at(**the_pen), "cm/s")),
        "roller": ((), lambda: words["roller"]),
        "per_pass": (ALL[:-1], lambda **state: text(density(**state, passes=1))),
        "in_square_cm": _whole(lambda n: words["square_cm_capped" if n > drawing.MOST_DRAWN else "square_cm"]),
        "in_square_mm": ((), lambda: words["square_mm"]),
        "per_mm2": _whole(per_mm2),
    }
