"""What the models find at a step: pure functions from a choice to one of ``scenario.treatments.OUTCOMES``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from needling.course import load_facts, number, number_range
from needling.models.numbing import exceeds_dose, time_on_skin
from needling.models.pen import FAR_ABOVE_TIMES, punctures_per_cm2, sideways_drag_mm
from needling.models.series import review_day, session_days
from needling.models.skin import SkinLayers, skin_left_mm

#: Up to this share of the thinner measured skin a setting is "well short" of it. Our judgement.
WELL_SHORT_SHARE = 0.5
_DAYS_A_WEEK = 7
_MINUTES_AN_HOUR = 60


def thinner_skin_mm(skin: str | None, sex: str) -> float | None:
    """The thinner mean of the two ultrasound studies (A4, A5) for a zone; ``None`` where neither measured it."""
    if skin is None:
        return None
    references = [f"A4.{skin}-{sex}-total"]
    references += [f"A5.{key}" for key in load_facts()["A5"].values if key.startswith(f"{skin}-{sex}-")]
    return min(number(reference) for reference in references)


@dataclass(frozen=True)
class Limits:
    """What a setting is held against, in mm: the pen's label, the scope, the lowest setting, the thinner measured skin."""

    ceiling_mm: float
    scope_mm: float
    lowest_mm: float
    thinner_mm: float | None
    inside_rim: bool = False


def depth(depth_mm: float, limits: Limits) -> str:
    """How a setting stands to rim, label, skin and scope; the lowest limit wins (the chapter on depth, our judgement)."""
    if limits.inside_rim:
        return "rim" if depth_mm > 0 else "rim-left"
    if depth_mm == 0:
        return "nothing"
    if depth_mm > limits.ceiling_mm:
        return "ceiling"
    if limits.thinner_mm is not None and skin_left_mm(depth_mm=depth_mm, skin=SkinLayers(limits.thinner_mm)) == 0:
        return "through"
    if depth_mm > limits.scope_mm:
        return "scope"
    half_mm = WELL_SHORT_SHARE * limits.thinner_mm if limits.thinner_mm is not None else 0
    return "high" if depth_mm > max(limits.lowest_mm, half_mm) else "low"


def amount(dose_g: float) -> str:
    """Whether an amount of cream stays within the leaflet's own use (R31)."""
    return "over" if exceeds_dose(dose_g=dose_g, dose_max_g=number("R31.leaflet-adult-dose")) else "within"


def _time(minutes: float) -> str:
    latest_min = number("H1.time-max") * _MINUTES_AN_HOUR
    return time_on_skin(
        minutes=minutes,
        earliest_min=number("R31.leaflet-minimum-time"),
        latest_min=latest_min,
        most_min=latest_min,
    )


def stop_clock(minutes: float) -> str:
    """What it means to wipe the cream off after a time."""
    return "stop-early" if _time(minutes) == "early" else "stop-inside"


def go_clock(minutes: float, following: float | None) -> str:
    """What it means to wait on after a time, until the next look; ``None`` is past every label."""
    if following is None or _time(following) == "late":
        return "go-late"
    return "go-early" if _time(minutes) == "early" else "go-inside"


def density_per_cm2(hand_cm_per_s: float) -> float:
    """Punctures of one pass of the example pen (O6), an upper bound."""
    return punctures_per_cm2(
        needles=number("O6.example-needles"),
        strokes_per_s=number("O6.example-speed"),
        passes=1,
        hand_speed_cm_per_s=hand_cm_per_s,
        tip_width_cm=number("O6.example-tip-width"),
    )


def drag_mm(hand_cm_per_s: float) -> float:
    """How far the hand pulls a needle sideways, with the example time in the skin (O5). Illustrative."""
    return sideways_drag_mm(hand_speed_cm_per_s=hand_cm_per_s, time_in_skin_ms=number("O5.example-time-in-skin"))


def speed(hand_cm_per_s: float) -> str:
    """Whether a hand drags (by more than a needle is thick, I5) or lays the holes far too close (O6). Our judgement."""
    if drag_mm(hand_cm_per_s) > number_range("I5.pen-needle-diameter")[1]:
        return "drags"
    far_above = FAR_ABOVE_TIMES * number_range("O6.freier-target")[1]
    return "dense" if density_per_cm2(hand_cm_per_s) > far_above else "steady"


def days(sessions: int, weeks: int, *, months: int | None, review_weeks: int | None) -> tuple[Sequence[int], int, int]:
    """The days of the sessions, of the review that was chosen, and of the earliest that shows a full result (M4)."""
    held = session_days(sessions=sessions, spacing_weeks=weeks)
    due = review_day(last_session_day=held[-1], months_after=int(number("M4.full-result-after-at-least")))
    if months is not None:
        return held, review_day(last_session_day=held[-1], months_after=months), due
    return held, held[-1] + _DAYS_A_WEEK * (review_weeks or 0), due


def series(weeks: int, review: int, due: int) -> str:
    """Whether sessions are too close (R37) or the review too early (M4)."""
    if weeks < number("R37"):
        return "short"
    return "early" if review < due else "planned"
