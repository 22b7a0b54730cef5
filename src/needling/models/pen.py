"""How many punctures a pen makes, how far apart they lie and how far a needle is dragged: arithmetic, an upper bound."""

from __future__ import annotations

import math

#: Illustrative: no source gives hand speeds.
HAND_SPEEDS_CM_PER_S = (1.0, 2.0, 3.0, 4.0, 5.0)
#: Illustrative: no source gives tip widths.
TIP_WIDTHS_CM = (0.5, 0.75, 1.0)
#: Illustrative: no limit is known; so many times the literature's aim is called far above it.
FAR_ABOVE_TIMES = 2.0

_SECONDS_PER_MINUTE = 60
_MM_PER_CM = 10
_MS_PER_S = 1_000


def _positive(**quantities: float) -> None:
    for name, value in quantities.items():
        if not (value > 0 and math.isfinite(value)):
            raise ValueError(f"{name} should be positive, not {value}")


def _not_negative(**quantities: float) -> None:
    for name, value in quantities.items():
        if not (value >= 0 and math.isfinite(value)):
            raise ValueError(f"{name} should be 0 or more, not {value}")


def strokes_per_s(*, turns_per_minute: float, strokes_per_turn: float = 1) -> float:
    """Strokes per second: f = turns per minute · strokes per turn / 60.

    Fact O2, derived. One stroke per turn is that fact's assumption.

    Raises:
        ValueError: if a number is not positive.
    """
    _positive(turns_per_minute=turns_per_minute, strokes_per_turn=strokes_per_turn)
    return turns_per_minute * strokes_per_turn / _SECONDS_PER_MINUTE


def strikes_per_s(*, needles: float, strokes_per_s: float) -> float:
    """Strikes of single needles per second: N · f.

    Fact O1, derived.

    Raises:
        ValueError: if a number is not positive.
    """
    _positive(needles=needles, strokes_per_s=strokes_per_s)
    return needles * strokes_per_s


def punctures_per_cm2(
    *, needles: float, strokes_per_s: float, passes: float, hand_speed_cm_per_s: float, tip_width_cm: float
) -> float:
    """Punctures per cm²: D = N · f · P / (v · w).

    Fact O3, derived. It counts nominal strikes, so it is an upper bound of the holes (fact O9).

    Raises:
        ValueError: if passes are negative, or another number is not positive.
    """
    _not_negative(passes=passes)
    _positive(hand_speed_cm_per_s=hand_speed_cm_per_s, tip_width_cm=tip_width_cm)
    rate = strikes_per_s(needles=needles, strokes_per_s=strokes_per_s)
    return rate * passes / (hand_speed_cm_per_s * tip_width_cm)


def hand_speed_for_cm_per_s(
    *, punctures_per_cm2: float, needles: float, strokes_per_s: float, passes: float, tip_width_cm: float
) -> float:
    """The hand speed at which a pen makes this density: v = N · f · P / (D · w).

    Facts O3 and O6, derived: O3 solved for the hand speed.

    Raises:
        ValueError: if a number is not positive.
    """
    _positive(punctures_per_cm2=punctures_per_cm2, passes=passes, tip_width_cm=tip_width_cm)
    rate = strikes_per_s(needles=needles, strokes_per_s=strokes_per_s)
    return rate * passes / (punctures_per_cm2 * tip_width_cm)


def stroke_spacing_mm(*, hand_speed_cm_per_s: float, strokes_per_s: float) -> float:
    """How far apart the strokes of one needle land along its way: Δx = v / f.

    Fact O4, derived.

    Raises:
        ValueError: if the hand speed is negative or the needle does not move.
    """
    _not_negative(hand_speed_cm_per_s=hand_speed_cm_per_s)
    _positive(strokes_per_s=strokes_per_s)
    return hand_speed_cm_per_s * _MM_PER_CM / strokes_per_s


def sideways_drag_mm(*, hand_speed_cm_per_s: float, time_in_skin_ms: float) -> float:
    """How far the hand pulls a needle sideways while it is in the skin: v · τ.

    Fact O5, illustrative: nobody measured the time in the skin.

    Raises:
        ValueError: if a number is negative.
    """
    _not_negative(hand_speed_cm_per_s=hand_speed_cm_per_s, time_in_skin_ms=time_in_skin_ms)
    return hand_speed_cm_per_s * _MM_PER_CM * time_in_skin_ms / _MS_PER_S


def share_touched(*, punctures_per_cm2: float, hole_diameter_mm: float) -> float:
    """The share of the surface that holes touch, from 0 to 1, if they fall at random: 1 − e^(−D·a), a = π d² / 4.

    Fact O7, derived.

    Raises:
        ValueError: if a number is negative.
    """
    _not_negative(punctures_per_cm2=punctures_per_cm2, hole_diameter_mm=hole_diameter_mm)
    hole_cm2 = math.pi * (hole_diameter_mm / _MM_PER_CM) ** 2 / 4
    return -math.expm1(-punctures_per_cm2 * hole_cm2)
