"""What the reaction explorer takes from the facts: hours, periods of the aftercare, findings on the skin barrier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from needling.course import duration_range
from needling.models.reaction import Finding, barrier

#: What the words name in braces, and the fact that holds it.
NUMBERS = {
    "settle": "L1.martin-settle-within",
    "settle_clinic": "L1.dermatique-clinic-settle",
    "week": "L1.chu-review-transient-up-to",
    "too_long": "N10.prolonged-redness-more-than",
    "gupta": "L2.gupta-human-uncovered-within",
    "donnelly": "L2.donnelly-imaging-pores-not-closed-at",
    "donnelly_water": "L2.donnelly-water-loss-normal-at",
    "sasaki": "L2.sasaki-water-loss-still-raised-at",
    "sasaki_needle": "L2.sasaki-needle-length-still-raised",
    "sasaki_longest": "L2.sasaki-needle-length-highest-and-longest",
    "ogunjimi": "L2.ogunjimi-impedance-closure",
    "han": "L2.han-face-water-loss-normal-by",
    "han_needle": "L2.han-needle-length",
    "open_rule": "L2.our-rule-treat-as-open",
    "open_end": "L2.our-rule-upper-limit",
    "first_hours": "L4.practice-period-first-hours",
    "first_day": "L4.practice-period-rest-of-first-day",
    "open_days": "L4.practice-period-second-and-third-day",
    "first_week": "L4.practice-period-first-week",
    "spf": "L4.practice-spf-at-least",
    "spf_one": "L4.desertsage-clinic-spf-for",
    "spf_two": "L4.facezination-clinic-spf-for",
    "actives": "L4.enhanceme-training-page-no-retinoid-or-acid-about",
    "lumps": "L7.hard-lumps-or-rash-after-at-least",
    "late_lumps": "L8",
    "emergency": "H15.emergency-number",
}

FACTS = (
    *("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "N10", "N4", "N6", "K3", "K4", "K6"),
    *("H11", "H13", "H15", "J4", "J5", "E8"),
)

#: The periods of the aftercare and the fact that bounds each (practice, L4).
PERIODS = {name: NUMBERS[name] for name in ("first_hours", "first_day", "open_days", "first_week")}


@dataclass(frozen=True)
class Study:
    """When a study (L2) found the skin barrier open or recovered, in hours after needling."""

    open_at_h: float | None = None
    recovered_by_h: float | None = None

    def says(self, hours: float) -> Finding:
        """What it found for this time."""
        return barrier(hours=hours, open_at_h=self.open_at_h, recovered_by_h=self.recovered_by_h)


def span_h(reference: str) -> tuple[float, float]:
    """A time of the facts in hours, from and to; both the same where it is one number.

    Raises:
        CourseError: if there is no such number, or it is no time.
    """
    return duration_range(reference, "h")


def studies() -> Mapping[str, Study]:
    """The five findings that the chapter shows, by the name of their words."""
    return {
        "gupta": Study(recovered_by_h=span_h(NUMBERS["gupta"])[1]),
        "donnelly": Study(open_at_h=span_h(NUMBERS["donnelly"])[1]),
        "sasaki": Study(open_at_h=span_h(NUMBERS["sasaki"])[1]),
        "ogunjimi": Study(open_at_h=span_h(NUMBERS["ogunjimi"])[0], recovered_by_h=span_h(NUMBERS["ogunjimi"])[1]),
        "han": Study(recovered_by_h=span_h(NUMBERS["han"])[1]),
    }


def findings(at_hours: float) -> dict[Finding, int]:
    """How many of the studies found the skin open, recovered, or say nothing for this time."""
    said = [study.says(at_hours) for study in studies().values()]
    return {"recovered": said.count("recovered"), "open": said.count("open"), "unknown": said.count("unknown")}


def period_at(at_hours: float) -> str:
    """The period of the aftercare; at a boundary still the earlier and stricter one (our judgement)."""
    return next((name for name, bounds in PERIODS.items() if at_hours <= span_h(bounds)[1]), tuple(PERIODS)[-1])
