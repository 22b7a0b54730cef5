"""What the density explorer's controls may say, its numbers from the facts (I1–I5, O1–O7), and how numbers are written."""

from __future__ import annotations

import math

from needling.course import format_number, number, number_range
from needling.course.numbers import with_unit
from needling.models import pen

#: Steps of the grid between those that the facts name.
_MORE_NEEDLES = (16, 24)
_MORE_TURNS_PER_MINUTE = (4500,)
_SECONDS_A_MINUTE = 60
#: Strikes (O1), turns (O2), formula (O3), spacing (O4), drag (O5), band (O6, I5), share (O7), upper bound (O9),
#: rollers (I7), needles and depth (I8), speeds and needles of pens (I1, I3), many passes (I15).
FACTS = ("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O9", "I1", "I3", "I5", "I7", "I8", "I15")
BAND = "O6.freier-target"
HOLE = "O7.hole-diameter-used"
BASE = "O7.needle-base-diameter"
TIME_IN_SKIN = "O5.example-time-in-skin"
#: A greater share is told as "more than" this.
MOST_SHARE = 0.99


def needles() -> tuple[int, ...]:
    """The numbers of needles that can be set: the pens of I3 and I1, the example of O6, and steps between."""
    named = (number("I3.needles"), *number_range("I1.cartridge-needles"), *number_range("I1.pen-needles"))
    return _steps(*named, number("O6.example-needles"), *_MORE_NEEDLES)


def turns_per_minute() -> tuple[int, ...]:
    """The speeds that can be set: the ends of I5, the pen of O2, the example of O6, and a step between."""
    per_second = (*number_range("I5.pen-stamps"), number("O6.example-speed"))
    return _steps(
        *(speed * _SECONDS_A_MINUTE for speed in per_second), number("O2.motor-speed"), *_MORE_TURNS_PER_MINUTE
    )


def passes() -> tuple[int, ...]:
    """The passes that can be set: from the one of O6 to the shallow ones of I15."""
    return tuple(range(round(number("O6.example-passes")), round(number("I15.study-shallow-passes")) + 1))


def hand_speeds_cm_per_s() -> tuple[float, ...]:
    """The hand speeds that can be set, the slower hand of O6 among them."""
    return tuple(sorted({*pen.HAND_SPEEDS_CM_PER_S, number("O6.slower-hand-speed")}))


def tip_widths_cm() -> tuple[float, ...]:
    """The tip widths that can be set, the example of O6 among them."""
    return tuple(sorted({*pen.TIP_WIDTHS_CM, number("O6.example-tip-width")}))


def _steps(*values: float) -> tuple[int, ...]:
    return tuple(sorted({round(value) for value in values}))


def start() -> dict[str, float]:
    """Where the controls stand at first: the example of fact O6."""
    return {
        "needles": number("O6.example-needles"),
        "turns": round(number("O6.example-speed") * _SECONDS_A_MINUTE),
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
