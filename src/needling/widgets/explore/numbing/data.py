"""What the numbing explorer takes from the facts: labels (H1 to H4, R31), arithmetic (H20), measured depths (H5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from needling.course import duration_range, format_number, number, number_range
from needling.course.numbers import with_unit
from needling.models.numbing import area_covered_cm2, area_max_cm2

#: What the words name in braces, and the fact that holds it.
NUMBERS = {
    "own_use": "R31.leaflet-adult-dose",
    "leaflet_time": "R31.leaflet-minimum-time",
    "emla_per_area": "H1.dose-per-area",
    "emla_time": "H1.time",
    "emla_longest": "H1.time-max",
    "laser_dose": "H1.large-area-max",
    "laser_area": "H1.large-area",
    "eczema_time": "H11.atopic-dermatitis-time",
    "lmx4_per_area": "H2.dose-per-area",
    "lmx4_area": "H2.area-max",
    "lmx4_face": "H2.face-dose",
    "lmx4_time": "H2.time",
    "lmx4_longest": "H2.time-max",
    "ametop_dose": "H3.single-dose-max",
    "ametop_per_gram": "H3.area-per-gram-max",
    "ametop_area": "H3.area-max",
    "ametop_time": "H3.time",
    "ametop_lasts": "H3.lasts",
    "without": "H5.threshold-before",
    "deepest": "H5",
    "deepest_time": "H5.application-shorter",
    "deepest_wait": "H5.wait-after-shorter",
    "second_time": "H5.application-longer",
    "second_window": "H5.window-after-longer",
    "memory_time": "H5.later-study-first-time",
    "memory_depth": "H5.later-study-first-depth",
    "memory_second_time": "H5.later-study-second-time",
    "memory_second": "H5.later-study-second-depth",
    "face": "H20.face-area",
    "emergency": "H15.emergency-number",
}

#: Labels (H1–H4), depth (H5), absorption (H10, H11), signs (H13–H15, K6, N9), Sweden (H19), arithmetic (H20), rule (R31).
FACTS = ("H1", "H2", "H3", "H4", "H5", "H10", "H11", "H13", "H14", "H15", "H19", "H20", "K6", "N9", "R31")


def minutes(reference: str) -> tuple[float, float]:
    """A time of the facts in minutes, from and to; both the same where it is one number.

    Raises:
        CourseError: if there is no such number, or it is no time.
    """
    return duration_range(reference, "min")


@dataclass(frozen=True)
class Cream:
    """What the label text of a cream says. What it does not say is ``None``; ``mixed`` has no label at all."""

    strengths_mg_per_g: Mapping[str, float] = field(default_factory=dict)
    dose_g_per_10_cm2: tuple[float, float] | None = None
    area_cm2_per_g_max: float | None = None
    #: Beyond this amount or area a plan passes the label, or the leaflet's own-use dose.
    dose_max_g: float | None = None
    area_max_cm2: float | None = None
    #: Earliest and latest that the label names, and the most; in minutes.
    earliest_min: float = 0
    latest_min: float = 0
    most_min: float = 0


@cache
def creams() -> Mapping[str, Cream]:
    """Every cream by its name in words and addresses.

    Raises:
        CourseError: if a fact is missing.
    """
    lmx4_time, ametop_time = minutes("H2.time"), minutes("H3.time")
    emla_latest = minutes("H1.time-max")[1]
    return {
        "emla": Cream(
            strengths_mg_per_g={"lidocaine": number("H1.lidocaine"), "prilocaine": number("H1.prilocaine")},
            dose_g_per_10_cm2=number_range("H1.dose-per-area"),
            dose_max_g=number("R31.leaflet-adult-dose"),
            earliest_min=minutes("R31.leaflet-minimum-time")[0],
            latest_min=emla_latest,
            most_min=emla_latest,
        ),
        "lmx4": Cream(
            strengths_mg_per_g={"lidocaine": number("H2.lidocaine")},
            dose_g_per_10_cm2=number_range("H2.dose-per-area"),
            area_max_cm2=number("H2.area-max"),
            earliest_min=lmx4_time[0],
            latest_min=lmx4_time[1],
            most_min=minutes("H2.time-max")[1],
        ),
        "ametop": Cream(
            strengths_mg_per_g={"tetracaine": number("H3.tetracaine")},
            area_cm2_per_g_max=number("H3.area-per-gram-max"),
            dose_max_g=number("H3.single-dose-max"),
            area_max_cm2=area_max_cm2(
                dose_max_g=number("H3.single-dose-max"), area_cm2_per_g_max=number("H3.area-per-gram-max")
            ),
            earliest_min=ametop_time[0],
            latest_min=ametop_time[1],
            most_min=ametop_time[1],
        ),
        "mixed": Cream(),
    }


def small_area_cm2() -> float:
    """What "a small area" is taken to be: what the leaflet's own-use dose covers at the label's dose (our judgement)."""
    return area_covered_cm2(dose_g=number("R31.leaflet-adult-dose"), dose_g_per_10_cm2=number("H1.dose-per-area"))


@dataclass(frozen=True)
class Depths:
    """The measured depths of numbness under EMLA (H5), as pairs of time on skin in minutes and depth in mm.

    ``read`` stands in an abstract that we read, ``remembered`` we know from memory only.
    """

    read: tuple[tuple[float, float], ...]
    remembered: tuple[tuple[float, float], ...]

    @property
    def line(self) -> tuple[tuple[float, float], ...]:
        """The points that the illustrative line goes through: when the cream comes off; between two studies, the middle."""
        start, *_, last = self.read
        first, second = self.remembered
        return (start, first, (second[0], (second[1] + last[1]) / 2))


@cache
def depths() -> Depths:
    """The points of fact H5; the deepest was read half an hour after the shorter application.

    Raises:
        CourseError: if a fact is missing.
    """
    return Depths(
        read=(
            (0.0, number("H5.threshold-before")),
            (minutes("H5.application-shorter")[0], number("H5")),
            (minutes("H5.application-longer")[0], number("H5")),
        ),
        remembered=(
            (minutes("H5.later-study-first-time")[0], number("H5.later-study-first-depth")),
            (minutes("H5.later-study-second-time")[0], number("H5.later-study-second-depth")),
        ),
    )


def worked_out(strings: dict[str, str]) -> dict[str, str]:
    """What the strings name that is no single fact: how every refusal ends, and what a small area is."""
    return {"on": strings["advice_on"], "small": with_unit(format_number(round(small_area_cm2())), "cm²")}
