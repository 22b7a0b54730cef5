"""What the density explorer's controls may say, its numbers from the facts (I1–I5, O1–O7), and how numbers are written."""

from __future__ import annotations

import math

from needling.course import format_number, number
from needling.course.numbers import with_unit
from needling.models import pen

#: Steps of the grid; its ends are the facts': the pens of I3 and I1, the speeds of I5, the shallow passes of I15.
NEEDLES = (6, 9, 12, 16, 24, 36)
TURNS_PER_MINUTE = (3000, 4500, 6000, 7000, 9000)
PASSES = (1, 2, 3, 4)
#: Strikes (O1), turns (O2), formula (O3), spacing (O4), drag (O5), band (O6, I5), share (O7), upper bound (O9),
#: rollers (I7), needles and depth (I8), speeds and needles of pens (I1, I3), many passes (I15).
FACTS = ("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O9", "I1", "I3", "I5", "I7", "I8", "I15")
BAND = "O6.freier-target"
HOLE = "O7.hole-diameter-used"
BASE = "O7.needle-base-diameter"
TIME_IN_SKIN = "O5.example-time-in-skin"
#: A greater share is told as "more than" this.
MOST_SHARE = 0.99


def start() -> dict[str, float]:
    """Where the controls stand at first: the example of fact O6."""
    speed_hz = number("O6.example-speed")
    return {
        "needles": number("O6.example-needles"),
        "turns": next(turns for turns in TURNS_PER_MINUTE if hertz(turns) == speed_hz),
        "hand": number("O6.slower-hand-speed"),
        "width": number("O6.example-tip-width"),
        "passes": number("O6.example-passes"),
    }


def density(needles: int, turns: int, hand: float, width: float, passes: int) -> float:
    """Punctures per cm², as the explorer shows it: three figures."""
    return three_figures(
        pen.punctures_per_cm2(
            needles=needles,
            strokes_per_s=hertz(turns),
            passes=passes,
            hand_speed_cm_per_s=hand,
            tip_width_cm=width,
        )
    )


def hertz(turns: int) -> float:
    """The needle speed in strokes per second."""
    return pen.strokes_per_s(turns_per_minute=turns)


def spacing(turns: int, hand: float) -> float:
    """How far apart the strokes of one needle land, in mm."""
    return pen.stroke_spacing_mm(hand_speed_cm_per_s=hand, strokes_per_s=hertz(turns))


def drag(hand: float) -> float:
    """How far a needle is pulled sideways, in mm: illustrative, as the time in the skin is."""
    return pen.sideways_drag_mm(hand_speed_cm_per_s=hand, time_in_skin_ms=number(TIME_IN_SKIN))


def three_figures(value: float) -> float:
    """Rounded to three figures: more would claim an exactness that an upper bound does not have."""
    return round(value, 2 - math.floor(math.log10(value)))


def text(value: float, unit: str = "") -> str:
    """A number with its unit, as readers write it: ``1,200``, ``4.4 cm/s``."""
    return with_unit(format_number(value), unit)


def about(value: float) -> str:
    """A number that is only a rough one: two figures."""
    return format_number(value, significant=2)


def mm(value: float) -> str:
    """A length in mm: ``0.08 mm``."""
    return with_unit(format_number(value, digits=2), "mm")


def hertz_text(turns: int) -> str:
    """The needle speed in strokes per second, as it is written."""
    return format_number(hertz(turns), significant=4)


def percent(share: float) -> str:
    """A share: one decimal where it is small, and never a hundred, for chance always leaves gaps."""
    of_hundred = 100 * min(share, MOST_SHARE)
    return f"{format_number(of_hundred, digits=1 if of_hundred < 9.95 else 0)}%"
