"""Which advice the numbing explorer gives: a row for every field alone at its limits, and for two that meet."""

from __future__ import annotations

import math

import pytest

from needling.course import load_strings
from needling.course.facts import number, number_range
from needling.widgets.explore.numbing.data import creams, depths, minutes, small_area_cm2
from needling.widgets.explore.numbing.plan import (
    COVERS,
    amount_finding,
    cover_finding,
    depth_finding,
    dose_g,
    gravest,
    level,
    time_finding,
    timed,
)

EMLA, LMX4, AMETOP = (creams()[name] for name in ("emla", "lmx4", "ametop"))
#: Areas that a hair's breadth keeps below a limit or brings above it.
_UNDER, _OVER = 1 - 1e-9, 1 + 1e-9
SMALL = small_area_cm2()
LASER_CM2 = number("H1.large-area-max") / number("H1.dose-per-area") * 10
LMX4_CM2 = number("H2.area-max")
AMETOP_CM2 = number("H3.single-dose-max") * number("H3.area-per-gram-max")


def before(time: float) -> float:
    return math.nextafter(time, 0)


def after(time: float) -> float:
    return math.nextafter(time, math.inf)


def test_the_dose_is_the_label_s_on_the_area() -> None:
    dose = dose_g("emla", 20)
    assert dose == pytest.approx((2 * number("H1.dose-per-area"),) * 2)
    low, high = number_range("H2.dose-per-area")
    assert dose_g("lmx4", 20) == pytest.approx((2 * low, 2 * high))
    assert dose_g("ametop", 20) == pytest.approx((20 / number("H3.area-per-gram-max"),) * 2)
    assert dose_g("mixed", 20) is None


@pytest.mark.parametrize(
    ("cream", "area", "finding"),
    [
        ("emla", 0, "inside"),
        ("emla", SMALL * _UNDER, "inside"),
        ("emla", SMALL * _OVER, "above_own_use"),
        ("emla", LASER_CM2 * _UNDER, "above_own_use"),
        ("emla", LASER_CM2 * _OVER, "above_laser"),
        ("lmx4", SMALL * _UNDER, "inside"),
        ("lmx4", SMALL * _OVER, "large"),
        ("lmx4", LMX4_CM2, "large"),
        ("lmx4", after(LMX4_CM2), "above_most"),
        ("ametop", SMALL * _UNDER, "inside"),
        ("ametop", SMALL * _OVER, "large"),
        ("ametop", AMETOP_CM2 * _UNDER, "large"),
        ("ametop", AMETOP_CM2 * _OVER, "above_most"),
        ("mixed", 0, "never"),
        ("mixed", 10_000, "never"),
    ],
)
def test_an_amount_is_judged_at_each_limit_of_its_label(cream: str, area: float, finding: str) -> None:
    assert amount_finding(cream, area) == finding


@pytest.mark.parametrize(
    ("cream", "time", "finding"),
    [
        ("emla", 0, "early"),
        ("emla", before(EMLA.earliest_min), "early"),
        ("emla", EMLA.earliest_min, "inside"),
        ("emla", EMLA.most_min, "inside"),
        ("emla", after(EMLA.most_min), "late"),
        ("lmx4", before(LMX4.earliest_min), "early"),
        ("lmx4", LMX4.earliest_min, "inside"),
        ("lmx4", LMX4.latest_min, "inside"),
        ("lmx4", after(LMX4.latest_min), "long"),
        ("lmx4", LMX4.most_min, "long"),
        ("lmx4", after(LMX4.most_min), "late"),
        ("ametop", before(AMETOP.earliest_min), "early"),
        ("ametop", AMETOP.earliest_min, "inside"),
        ("ametop", AMETOP.latest_min, "inside"),
        ("ametop", after(AMETOP.latest_min), "late"),
        ("mixed", 0, "never"),
        ("mixed", 60, "never"),
    ],
)
def test_a_time_is_judged_at_each_end_of_its_label(cream: str, time: float, finding: str) -> None:
    assert time_finding(cream, time) == finding


_WITHOUT, _DEEPEST, _SECOND = (time for time, _ in depths().read)
_MEMORY, _ = (time for time, _ in depths().remembered)


@pytest.mark.parametrize(
    ("time", "finding"),
    [
        (_WITHOUT, "without"),
        (after(_WITHOUT), "short"),
        (before(_MEMORY), "short"),
        (_MEMORY, "memory"),
        (after(_MEMORY), "between"),
        (before(_DEEPEST), "between"),
        (_DEEPEST, "deepest"),
        (after(_DEEPEST), "between"),
        (before(_SECOND), "between"),
        (_SECOND, "conflict"),
        (after(_SECOND), "beyond"),
        (EMLA.latest_min, "beyond"),
        (after(EMLA.latest_min), "falls"),
    ],
)
def test_a_depth_is_known_at_the_times_that_were_measured_only(time: float, finding: str) -> None:
    assert depth_finding("emla", time) == finding
    for cream in ("lmx4", "ametop", "mixed"):
        assert depth_finding(cream, time) == f"unknown_{cream}"


def test_the_longest_measured_time_is_not_past_the_label() -> None:
    assert minutes("H5.application-longer")[0] <= EMLA.latest_min


def test_whole_skin_with_nothing_on_it_is_no_finding_and_anything_else_is() -> None:
    assert {cover: cover_finding(cover) for cover in COVERS} == {
        "none": "inside",
        "film": "film",
        "heat": "heat",
        "broken": "broken",
    }


LEVELS = {
    "stop": ("never", "film", "heat", "broken", "above_own_use", "above_laser", "above_most", "late"),
    "ask": ("large", "purpose", "long"),
    "wait": ("early",),
    "inside": ("inside",),
}


@pytest.mark.parametrize(("finding", "grave"), [(one, grave) for grave, found in LEVELS.items() for one in found])
def test_a_finding_is_as_grave_as_the_chapter_takes_it(finding: str, grave: str) -> None:
    assert level(finding) == grave
    assert f"advice_{finding}" in load_strings("numbing")


IN_TIME, TOO_SOON, TOO_LATE = EMLA.earliest_min, before(EMLA.earliest_min), after(EMLA.most_min)
ABOVE_SMALL, ABOVE_LASER = SMALL * _OVER, LASER_CM2 * _OVER
LITTLE = SMALL / 2


@pytest.mark.parametrize(
    ("cream", "area", "time", "cover", "finding"),
    [
        # Each field alone.
        ("emla", LITTLE, IN_TIME, "none", "inside"),
        ("emla", LITTLE, IN_TIME, "film", "film"),
        ("emla", LITTLE, IN_TIME, "heat", "heat"),
        ("emla", LITTLE, IN_TIME, "broken", "broken"),
        ("emla", ABOVE_SMALL, IN_TIME, "none", "above_own_use"),
        ("emla", ABOVE_LASER, IN_TIME, "none", "above_laser"),
        ("emla", LITTLE, TOO_SOON, "none", "early"),
        ("emla", LITTLE, TOO_LATE, "none", "late"),
        ("mixed", LITTLE, IN_TIME, "none", "never"),
        ("lmx4", ABOVE_SMALL, LMX4.latest_min, "none", "large"),
        ("lmx4", LITTLE, after(LMX4.latest_min), "none", "long"),
        ("lmx4", after(LMX4_CM2), LMX4.latest_min, "none", "above_most"),
        ("ametop", LITTLE, AMETOP.latest_min, "none", "purpose"),
        # Never comes before everything.
        ("mixed", LITTLE, TOO_LATE, "film", "never"),
        # Of two that stop: skin and cover, then amount, then time.
        ("emla", ABOVE_SMALL, IN_TIME, "film", "film"),
        ("emla", LITTLE, TOO_LATE, "heat", "heat"),
        ("emla", ABOVE_LASER, TOO_LATE, "none", "above_laser"),
        ("emla", ABOVE_SMALL, TOO_LATE, "broken", "broken"),
        # A stop comes before a question, a question before waiting.
        ("emla", ABOVE_SMALL, TOO_SOON, "none", "above_own_use"),
        ("emla", LITTLE, TOO_SOON, "film", "film"),
        ("lmx4", ABOVE_SMALL, after(LMX4.most_min), "none", "late"),
        ("lmx4", after(LMX4_CM2), after(LMX4.latest_min), "none", "above_most"),
        ("lmx4", ABOVE_SMALL, before(LMX4.earliest_min), "none", "large"),
        # Of two questions: the amount, then the time; but what Ametop is for comes first.
        ("lmx4", ABOVE_SMALL, after(LMX4.latest_min), "none", "large"),
        ("ametop", ABOVE_SMALL, AMETOP.latest_min, "none", "purpose"),
        ("ametop", LITTLE, before(AMETOP.earliest_min), "none", "purpose"),
        ("ametop", LITTLE, after(AMETOP.latest_min), "none", "late"),
        ("ametop", AMETOP_CM2 * _OVER, AMETOP.latest_min, "none", "above_most"),
        ("ametop", LITTLE, AMETOP.latest_min, "film", "film"),
    ],
)
def test_the_gravest_finding_is_the_advice(cream: str, area: float, time: float, cover: str, finding: str) -> None:
    assert gravest(cream, area, time, cover) == finding


@pytest.mark.parametrize(
    ("cream", "area", "cover", "may_start"),
    [
        ("emla", LITTLE, "none", True),
        ("emla", LITTLE, "film", False),
        ("emla", LITTLE, "heat", False),
        ("emla", LITTLE, "broken", False),
        ("emla", ABOVE_SMALL, "none", False),
        ("emla", ABOVE_SMALL, "film", False),
        ("lmx4", ABOVE_SMALL, "none", True),
        ("lmx4", after(LMX4_CM2), "none", False),
        ("ametop", LITTLE, "none", True),
        ("mixed", LITTLE, "none", False),
    ],
)
def test_a_timer_starts_only_where_neither_amount_nor_cover_stops(
    cream: str, area: float, cover: str, *, may_start: bool
) -> None:
    assert timed(cream, area, cover) is may_start
