"""What the models find at a step of a treatment: a row below, at and above each limit, all read from the facts."""

from __future__ import annotations

import math

import pytest

from needling.course import CourseError, load_facts
from needling.course.facts import number, number_range
from needling.models.pen import FAR_ABOVE_TIMES
from needling.models.series import most_days
from needling.scenario.treatments import OUTCOMES
from needling.widgets.treatment import outcomes

CEILING, SCOPE, LOWEST, THINNER = 1.5, 0.5, 0.25, 1.06


def before(value: float) -> float:
    return math.nextafter(value, -math.inf)


def after(value: float) -> float:
    return math.nextafter(value, math.inf)


def limits(**own: object) -> outcomes.Limits:
    usual = {"ceiling_mm": CEILING, "scope_mm": SCOPE, "lowest_mm": LOWEST, "thinner_mm": THINNER, "inside_rim": False}
    return outcomes.Limits(**{**usual, **own})  # type: ignore[arg-type]


THIN = SCOPE / outcomes.WELL_SHORT_SHARE  # Half of it is the scope itself.


@pytest.mark.parametrize(
    ("depth_mm", "own", "outcome"),
    [
        # The rim of the eye outweighs everything.
        (LOWEST, {"inside_rim": True}, "rim"),
        (after(0), {"inside_rim": True}, "rim"),
        (after(CEILING), {"inside_rim": True}, "rim"),
        (0, {"inside_rim": True}, "rim-left"),
        (0, {}, "nothing"),
        # The label, then the measured skin, then the scope: each alone, at and above its limit.
        (CEILING, {"thinner_mm": None, "scope_mm": 2}, "high"),
        (after(CEILING), {"thinner_mm": None, "scope_mm": 2}, "ceiling"),
        (after(CEILING), {}, "ceiling"),
        (CEILING, {"thinner_mm": None}, "scope"),
        (before(THINNER), {"scope_mm": 2}, "high"),
        (THINNER, {"scope_mm": 2}, "through"),
        (THINNER, {}, "through"),
        (before(THINNER), {}, "scope"),
        (after(SCOPE), {}, "scope"),
        (after(SCOPE), {"thinner_mm": None}, "scope"),
        # Well short of the skin, or not; where nothing was measured, only the lowest setting is.
        (SCOPE, {"thinner_mm": THIN}, "low"),
        (SCOPE, {"thinner_mm": before(THIN)}, "high"),
        (SCOPE, {"thinner_mm": None}, "high"),
        (LOWEST, {"thinner_mm": None}, "low"),
        (after(LOWEST), {"thinner_mm": None}, "high"),
        (LOWEST, {"thinner_mm": after(LOWEST)}, "low"),
        (after(0), {"thinner_mm": None}, "low"),
    ],
)
def test_the_lowest_limit_wins(depth_mm: float, own: dict[str, object], outcome: str) -> None:
    assert outcomes.depth(depth_mm, limits(**own)) == outcome


def test_a_zone_is_outside_the_rim_unless_it_is_said() -> None:
    assert outcomes.depth(LOWEST, outcomes.Limits(CEILING, SCOPE, LOWEST, None)) == "low"


@pytest.mark.parametrize(("skin", "sex"), [("forehead", "women"), ("forehead", "men"), ("zygoma", "men")])
def test_the_thinner_of_the_two_studies_is_planned_with(skin: str, sex: str) -> None:
    measured = [number(f"A4.{skin}-{sex}-total")]
    measured += [one.value for key, one in load_facts()["A5"].values.items() if key.startswith(f"{skin}-{sex}-")]  # type: ignore[misc]
    assert outcomes.thinner_skin_mm(skin, sex) == min(measured)


def test_no_skin_is_thin_where_nothing_was_measured() -> None:
    assert outcomes.thinner_skin_mm(None, "women") is None
    with pytest.raises(CourseError, match="has no value"):
        outcomes.thinner_skin_mm("moon", "women")


OWN_USE = number("R31.leaflet-adult-dose")


@pytest.mark.parametrize(("dose_g", "outcome"), [(0, "within"), (OWN_USE, "within"), (after(OWN_USE), "over")])
def test_the_leaflets_own_use_is_the_limit_of_an_amount(dose_g: float, outcome: str) -> None:
    assert outcomes.amount(dose_g) == outcome


EARLIEST, LATEST = number("R31.leaflet-minimum-time"), 60 * number("H1.time-max")


@pytest.mark.parametrize(
    ("minutes", "following", "go", "stop"),
    [
        (before(EARLIEST), EARLIEST, "go-early", "stop-early"),
        (EARLIEST, LATEST, "go-inside", "stop-inside"),
        (EARLIEST, after(LATEST), "go-late", "stop-inside"),
        (before(EARLIEST), after(LATEST), "go-late", "stop-early"),
        (LATEST, LATEST, "go-inside", "stop-inside"),
        (LATEST, None, "go-late", "stop-inside"),
        (before(EARLIEST), None, "go-late", "stop-early"),
        (after(LATEST), None, "go-late", "stop-inside"),
    ],
)
def test_the_labels_time_is_judged_at_its_ends(minutes: float, following: float | None, go: str, stop: str) -> None:
    assert (outcomes.go_clock(minutes, following), outcomes.stop_clock(minutes)) == (go, stop)


#: The hand that drags a needle by its own width, and the one that lays the holes as close as is far too close.
DRAGGING = number_range("I5.pen-needle-diameter")[1] / 10 / (number("O5.example-time-in-skin") / 1_000)
_RATE = number("O6.example-needles") * number("O6.example-speed") / number("O6.example-tip-width")
CREEPING = _RATE / (FAR_ABOVE_TIMES * number_range("O6.freier-target")[1])


@pytest.mark.parametrize(
    ("hand_cm_per_s", "outcome"),
    [
        (CREEPING / 2, "dense"),
        (CREEPING * (1 - 1e-9), "dense"),
        (CREEPING * (1 + 1e-9), "steady"),
        (DRAGGING * (1 - 1e-9), "steady"),
        (DRAGGING * (1 + 1e-9), "drags"),
        (DRAGGING * 2, "drags"),
    ],
)
def test_a_hand_drags_from_a_needles_width_on_and_is_dense_from_far_above_the_aim(
    hand_cm_per_s: float, outcome: str
) -> None:
    assert CREEPING < DRAGGING
    assert outcomes.speed(hand_cm_per_s) == outcome


def test_a_slower_hand_makes_more_holes_and_drags_less() -> None:
    assert outcomes.density_per_cm2(1) == pytest.approx(_RATE)
    assert outcomes.density_per_cm2(4) == pytest.approx(_RATE / 4)
    drag = 10 * number("O5.example-time-in-skin") / 1_000
    assert (outcomes.drag_mm(1), outcomes.drag_mm(3)) == pytest.approx((drag, 3 * drag))


def test_a_review_counts_from_the_last_session() -> None:
    full = int(number("M4.full-result-after-at-least"))
    due_after = 7 * math.ceil(most_days(months=full) / 7)
    held, review, due = outcomes.days(3, 4, months=full, review_weeks=None)
    assert (list(held), review, due) == ([0, 28, 56], 56 + due_after, 56 + due_after)
    _, later, due = outcomes.days(3, 4, months=full + 1, review_weeks=None)
    assert (later, due) == (56 + 7 * math.ceil(most_days(months=full + 1) / 7), 56 + due_after)
    assert outcomes.days(2, 6, months=None, review_weeks=5)[1:] == (42 + 35, 42 + due_after)
    assert outcomes.days(2, 6, months=None, review_weeks=None)[1] == 42


LEAST_WEEKS = int(number("R37"))


@pytest.mark.parametrize(
    ("weeks", "review", "due", "outcome"),
    [
        (LEAST_WEEKS, 100, 100, "planned"),
        (LEAST_WEEKS + 1, 101, 100, "planned"),
        (LEAST_WEEKS, 99, 100, "early"),
        (LEAST_WEEKS - 1, 100, 100, "short"),
        (LEAST_WEEKS - 1, 99, 100, "short"),
    ],
)
def test_a_series_is_judged_by_its_gaps_then_by_its_review(weeks: int, review: int, due: int, outcome: str) -> None:
    assert outcomes.series(weeks, review, due) == outcome
    assert outcome in OUTCOMES["series"]
