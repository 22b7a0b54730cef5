"""Where a plan stands beside the label texts and the rule of the chapter (H10, H11, R31). Only a limit is ever judged.

Each finding is the name of its words; ``level`` says how grave it is. Areas are in cm², times in minutes.
"""

from __future__ import annotations

from typing import Literal

from needling.course import number
from needling.models.numbing import exceeds_area, exceeds_dose, label_dose_g, least_dose_g, time_on_skin
from needling.widgets.explore.numbing.data import creams, depths, small_area_cm2

Level = Literal["inside", "wait", "ask", "stop"]

COVERS = ("none", "film", "heat", "broken")

_STOPS = ("never", "film", "heat", "broken", "above_own_use", "above_laser", "above_most", "late")
_ASKS = ("large", "purpose", "long")


def dose_g(cream: str, area: float) -> tuple[float, float] | None:
    """What the label text comes to on an area, from and to; its least where it names no most; ``None`` without a label."""
    label = creams()[cream]
    if label.dose_g_per_10_cm2:
        low, high = label.dose_g_per_10_cm2
        return label_dose_g(area_cm2=area, dose_g_per_10_cm2=low), label_dose_g(area_cm2=area, dose_g_per_10_cm2=high)
    if label.area_cm2_per_g_max:
        least = least_dose_g(area_cm2=area, area_cm2_per_g_max=label.area_cm2_per_g_max)
        return least, least
    return None


def amount_finding(cream: str, area: float) -> str:
    """What is to be said of an amount on an area."""
    label, dose = creams()[cream], dose_g(cream, area)
    if dose is None:
        return "never"
    if label.area_max_cm2 and exceeds_area(area_cm2=area, area_limit_cm2=label.area_max_cm2):
        return "above_most"
    if label.dose_max_g and exceeds_dose(dose_g=dose[0], dose_max_g=label.dose_max_g):
        laser = exceeds_dose(dose_g=dose[0], dose_max_g=number("H1.large-area-max"))
        return "above_laser" if laser else "above_own_use"
    return "large" if exceeds_area(area_cm2=area, area_limit_cm2=small_area_cm2()) else "inside"


def time_finding(cream: str, time: float) -> str:
    """What is to be said of a time on the skin."""
    label = creams()[cream]
    if not label.most_min:
        return "never"
    return time_on_skin(
        minutes=time, earliest_min=label.earliest_min, latest_min=label.latest_min, most_min=label.most_min
    )


def depth_finding(cream: str, time: float) -> str:
    """What is known of how deep the skin is numb: measured for EMLA only, at few times."""
    if cream != "emla":
        return f"unknown_{cream}"
    read, remembered = depths().read, depths().remembered
    named = {read[0][0]: "without", remembered[0][0]: "memory", read[1][0]: "deepest", read[2][0]: "conflict"}
    if time in named:
        return named[time]
    if time < remembered[0][0]:
        return "short"
    if time < read[2][0]:
        return "between"
    return "falls" if time > creams()[cream].latest_min else "beyond"


def cover_finding(cover: str) -> str:
    """What is to be said of the skin and what lies on the cream."""
    return "inside" if cover == "none" else cover


def level(finding: str) -> Level:
    """How grave a finding is."""
    if finding in _STOPS:
        return "stop"
    if finding in _ASKS:
        return "ask"
    return "wait" if finding == "early" else "inside"


def gravest(cream: str, area: float, time: float, cover: str) -> str:
    """The one finding that the advice is about: never comes first, then skin and cover, amount, time, what to ask."""
    found = [
        cover_finding(cover),
        amount_finding(cream, area),
        time_finding(cream, time),
        *(["purpose"] if cream == "ametop" else []),
    ]
    if "never" in found:
        return "never"
    order = ("stop", "ask", "wait", "inside")
    return min(found, key=lambda finding: (order.index(level(finding)), finding != "purpose"))


def timed(cream: str, area: float, cover: str) -> bool:
    """Whether a timer may start: not for what is never used, nor where the amount or the cover passes a limit."""
    return "stop" not in (level(amount_finding(cream, area)), level(cover_finding(cover)))
