"""What the remodelling explorer reads from the facts: the phases (B3), the gaps (M3), what was measured when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from needling.course import format_number, number, number_range, quantity
from needling.models.remodelling import Phases, weeks

FACTS = ("B3", "B5", "B6", "B7", "B8", "B11", "C4", "C7", "M1", "M3", "M4", "R37")

#: The weeks that are drawn: a year of healing, and a little more.
LAST_WEEK = 60

#: Every gap of the explorer has a role in the texts and stands in a fact: an end of its range, or its one value.
_GAPS = {
    "short": ("M3.eldomyati-interval", 0),
    "usual": ("M3.most-trials-interval", 0),
    "longer": ("M3.many-clinics-interval", 1),
    "longest": ("M3.slovenia-clinic-interval", 1),
}

Says = Literal["more", "weak", "less", "scored", "said"]
Lane = Literal["text", "scores", "epidermis", "elastin", "collagen"]
LANES: tuple[Lane, ...] = ("text", "scores", "epidermis", "elastin", "collagen")


@dataclass(frozen=True)
class Point:
    """Something a source measured or says: where it stands, what it says, and how far it is lifted off its neighbour."""

    name: str
    lane: Lane
    week: float
    says: Says
    lift: float = 0


def weeks_of(reference: str, end: int = 0) -> float:
    """A time of the facts, in weeks.

    Raises:
        CourseError: if there is no such number.
        ValueError: if it is not a time in days or longer.
    """
    return round(weeks(amount=number_range(reference)[end], unit=quantity(reference).unit.source), 2)


def phases() -> Phases:
    """The phases after a session (B3)."""
    return Phases(
        proliferation_start_weeks=weeks(amount=number("B3.proliferation-start"), unit="days"),
        proliferation_end_weeks=weeks_of("B3.proliferation-end"),
        remodelling_end_weeks=weeks_of("B3.remodelling-end"),
    )


def gaps() -> dict[str, int]:
    """The gaps between sessions in weeks, by their role in the texts."""
    return {role: round(weeks_of(reference, end)) for role, (reference, end) in _GAPS.items()}


def most_sessions() -> int:
    """The most sessions of a study that the facts name (M1)."""
    return round(number_range("M1.alsterli-sessions")[1])


def points() -> tuple[Point, ...]:
    """What sources measured or say, by lane. Five sessions of B8 are placed by that study's own plan."""
    five_sessions = round(
        (number("B8.sessions") - 1) * weeks_of("B8.interval") + weeks_of("B8.biopsy-after-last-session"), 2
    )
    at = weeks_of
    return (
        Point("eldomyati_first", "collagen", at("B5.first-biopsy"), "more"),
        Point("eldomyati_second", "collagen", at("B5.second-biopsy"), "more"),
        Point("lotfi_collagen", "collagen", five_sessions, "more", 0.2),
        Point("aust_collagen", "collagen", at("B6.collagen-and-elastin-biopsy"), "more", -0.2),
        Point("schwarz", "elastin", at("B7.biopsy"), "weak"),
        Point("eldomyati_elastin", "elastin", at("B5.second-biopsy"), "less"),
        Point("aust_elastin", "elastin", at("B6.collagen-and-elastin-biopsy"), "more"),
        Point("lotfi_epidermis", "epidermis", five_sessions, "more"),
        Point("aust_epidermis", "epidermis", at("B6.stratum-spinosum-biopsy"), "more"),
        Point("alster_one", "scores", at("C4.first-grading"), "scored", -0.2),
        Point("alster_two", "scores", at("C4.second-grading"), "scored", -0.2),
        Point("alster_three", "scores", at("C4.third-grading"), "scored", -0.2),
        Point("alster_four", "scores", at("C4.last-grading"), "scored", -0.2),
        Point("ablon_early", "scores", at("C7.early-assessment"), "scored", 0.2),
        Point("ablon_late", "scores", at("C7.late-assessment"), "scored", 0.2),
        Point("visible", "text", at("M4.visible-from-about"), "said"),
        Point("full", "text", at("M4.full-result-after-at-least"), "said"),
        Point("improving", "text", at("M4.improving-up-to"), "said"),
    )


#: Which sentence is the newest measurement from the week of a point on.
_NEWEST = {
    "eldomyati_first": "first_biopsy",
    "schwarz": "elastic_fibres",
    "eldomyati_second": "second_biopsy",
    "ablon_late": "score",
    "lotfi_collagen": "five_sessions",
    "aust_collagen": "half_year",
    "aust_epidermis": "year",
}


def newest(week: float) -> str:
    """The latest of the measurements up to a week, by the name of its sentence; ``nothing`` before the first."""
    past = sorted((point.week, _NEWEST[point.name]) for point in points() if point.name in _NEWEST)
    return next((name for at, name in reversed(past) if at <= week), "nothing")


def worked_out(_strings: dict[str, str]) -> dict[str, str]:
    """What the strings name besides facts with their units."""
    return {
        "start": format_number(number("B3.proliferation-start")),
        "end": format_number(number("B3.proliferation-end")),
        "last": format_number(LAST_WEEK),
        "quarter": format_number(weeks_of("M4.full-result-after-at-least")),
    }
