"""Amounts and times of a numbing cream: arithmetic on what label texts say, and a drawn line between measured depths.

Nothing here is a dose to use, and nothing says how much of a medicine reaches the blood.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Literal

TimeOnSkin = Literal["early", "inside", "long", "late"]

_TEN_CM2 = 10.0
_MINUTES_PER_H = 60.0
#: How fast the drawn line comes back once the label says that the effect falls. Illustrative; only the direction is H1's.
_FALLS_MM_PER_H = 1.0


def label_dose_g(*, area_cm2: float, dose_g_per_10_cm2: float) -> float:
    """Cream that a label's dose comes to on an area: ``area / 10 cm² x dose`` (H20). Derived (D) from S.

    On 200 cm² at 1.5 g per 10 cm² it is 30 g.

    Raises:
        ValueError: if the area is negative, or the dose not positive.
    """
    return _amount(area_cm2=area_cm2) / _TEN_CM2 * _positive(dose_g_per_10_cm2=dose_g_per_10_cm2)


def least_dose_g(*, area_cm2: float, area_cm2_per_g_max: float) -> float:
    """The least cream for an area where a label says how much skin a gram covers at most: ``area / (area per g)`` (H3). D.

    Raises:
        ValueError: if the area is negative, or the area per gram not positive.
    """
    return _amount(area_cm2=area_cm2) / _positive(area_cm2_per_g_max=area_cm2_per_g_max)


def area_covered_cm2(*, dose_g: float, dose_g_per_10_cm2: float) -> float:
    """The area that an amount covers at a label's dose: the inverse of ``label_dose_g`` (H1, R31). Derived (D).

    Raises:
        ValueError: if the amount is negative, or the dose not positive.
    """
    return _amount(dose_g=dose_g) / _positive(dose_g_per_10_cm2=dose_g_per_10_cm2) * _TEN_CM2


def area_max_cm2(*, dose_max_g: float, area_cm2_per_g_max: float) -> float:
    """The most skin that a label's highest amount covers: ``amount x area per g`` (H3: 5 g, 150 cm²). Derived (D).

    Raises:
        ValueError: if the amount is negative, or the area per gram not positive.
    """
    return _amount(dose_max_g=dose_max_g) * _positive(area_cm2_per_g_max=area_cm2_per_g_max)


def medicine_mg(*, dose_g: float, strength_mg_per_g: float) -> float:
    """Medicine that lies on the skin: ``amount x strength`` (H20). Derived (D). What is absorbed is not known from it.

    Raises:
        ValueError: if the amount is negative, or the strength not positive.
    """
    return _amount(dose_g=dose_g) * _positive(strength_mg_per_g=strength_mg_per_g)


def exceeds_dose(*, dose_g: float, dose_max_g: float) -> bool:
    """Whether an amount passes a label's limit; the limit itself does not.

    Raises:
        ValueError: if the amount is negative, or the limit not positive.
    """
    return _amount(dose_g=dose_g) > _positive(dose_max_g=dose_max_g)


def exceeds_area(*, area_cm2: float, area_limit_cm2: float) -> bool:
    """Whether an area passes a limit; the limit itself does not.

    Raises:
        ValueError: if the area is negative, or the limit not positive.
    """
    return _amount(area_cm2=area_cm2) > _positive(area_limit_cm2=area_limit_cm2)


def time_on_skin(*, minutes: float, earliest_min: float, latest_min: float, most_min: float) -> TimeOnSkin:
    """Where a time lies beside a label's: before it (``early``), ``inside``, longer than named (``long``), past its most.

    The ends belong to ``inside``, the most to ``long``. Where a label names no most, ``most_min`` is ``latest_min``.

    Raises:
        ValueError: if a time is negative or the three are not in their order.
    """
    _amount(minutes=minutes)
    if not 0 < earliest_min <= latest_min <= most_min < math.inf:
        raise ValueError(
            f"earliest, latest, most should be in this order, not {earliest_min}, {latest_min}, {most_min}"
        )
    if minutes < earliest_min:
        return "early"
    if minutes <= latest_min:
        return "inside"
    return "long" if minutes <= most_min else "late"


def drawn_depth_mm(*, time_min: float, measured_min_mm: Sequence[tuple[float, float]], falls_after_min: float) -> float:
    """The illustrative (X) line between measured depths of numbness: straight from point to point, then level, then back.

    ``measured_min_mm`` holds pairs of time on skin and depth (H5). That the effect falls after ``falls_after_min`` is
    H1's; how fast is illustrative. It never comes back to less than the first point.

    Raises:
        ValueError: if there is no point, they are not in order, a number is negative, or it falls before the last point.
    """
    _amount(time_min=time_min)
    times = [time for time, _ in measured_min_mm]
    if not times or any(one >= other for one, other in itertools.pairwise(times)):
        raise ValueError(f"measured_min_mm should be points in the order of their times, not {measured_min_mm}")
    for time, depth in measured_min_mm:
        _amount(time=time)
        _amount(depth=depth)
    if not times[-1] <= falls_after_min < math.inf:
        raise ValueError(f"falls_after_min should not be before the last point, {times[-1]}, but is {falls_after_min}")
    (before, depth), (_, last) = measured_min_mm[0], measured_min_mm[-1]
    if time_min > falls_after_min:
        return max(min(depth, last), last - (time_min - falls_after_min) / _MINUTES_PER_H * _FALLS_MM_PER_H)
    for time, reached in measured_min_mm:
        if time_min <= time:
            share = (time_min - before) / (time - before) if time > before else 1
            return depth + max(0.0, share) * (reached - depth)
        before, depth = time, reached
    return depth


def _amount(**named: float) -> float:
    """The one number given by name, refused if it is negative or none."""
    ((name, value),) = named.items()
    if not 0 <= value < math.inf:
        raise ValueError(f"{name} should be 0 or more, not {value}")
    return value


def _positive(**named: float) -> float:
    """The one number given by name, refused if it is not above 0."""
    ((name, value),) = named.items()
    if not 0 < value < math.inf:
        raise ValueError(f"{name} should be positive, not {value}")
    return value
