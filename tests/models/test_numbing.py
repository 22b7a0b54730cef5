"""Amounts and times of a numbing cream: the worked values of the facts, and what must hold for any cream."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import CourseError, quantity
from needling.course.facts import number, number_range
from needling.models.numbing import (
    area_covered_cm2,
    area_max_cm2,
    drawn_depth_mm,
    exceeds_area,
    exceeds_dose,
    label_dose_g,
    least_dose_g,
    medicine_mg,
    time_on_skin,
)
from needling.widgets.explore.numbing.data import creams, depths, minutes, small_area_cm2

areas = st.floats(0, 2000)
doses = st.floats(0.01, 10)
times = st.floats(0, 600)
POINTS = ((0.0, 1.9), (60.0, 2.9), (120.0, 4.75))
FALLS_AFTER_MIN = 300.0


def test_a_face_at_the_dose_of_emla_comes_to_thirty_grams() -> None:
    dose = label_dose_g(area_cm2=number("H20.face-area"), dose_g_per_10_cm2=number("H20.emla-dose-per-area"))
    assert dose == number("H20.emla-dose") == 30
    assert medicine_mg(dose_g=dose, strength_mg_per_g=number("H1.lidocaine")) == number("H20.emla-lidocaine") == 750
    assert medicine_mg(dose_g=dose, strength_mg_per_g=number("H1.prilocaine")) == number("H20.emla-prilocaine") == 750


def test_a_face_at_the_dose_of_lmx4_comes_to_its_own_face_dose() -> None:
    dose = tuple(label_dose_g(area_cm2=200, dose_g_per_10_cm2=one) for one in number_range("H2.dose-per-area"))
    assert dose == number_range("H2.face-dose") == number_range("H20.lmx4-dose") == (30, 40)
    lidocaine = tuple(medicine_mg(dose_g=one, strength_mg_per_g=number("H2.lidocaine")) for one in dose)
    assert lidocaine == number_range("H20.lmx4-lidocaine") == (1200, 1600)


def test_the_most_ametop_covers_less_than_a_face() -> None:
    covered = area_max_cm2(dose_max_g=number("H3.single-dose-max"), area_cm2_per_g_max=number("H3.area-per-gram-max"))
    assert covered == number("H20.ametop-area-max") == 150
    assert exceeds_area(area_cm2=number("H20.face-area"), area_limit_cm2=covered)
    assert least_dose_g(area_cm2=covered, area_cm2_per_g_max=number("H3.area-per-gram-max")) == 5


def test_the_own_use_dose_covers_a_small_area_only() -> None:
    assert small_area_cm2() == pytest.approx(40 / 3)
    assert exceeds_dose(dose_g=30, dose_max_g=number("R31.leaflet-adult-dose"))
    assert not exceeds_dose(dose_g=2, dose_max_g=number("R31.leaflet-adult-dose")), "the limit itself is no more"


def test_the_creams_are_those_of_the_facts() -> None:
    emla, lmx4, ametop = (creams()[name] for name in ("emla", "lmx4", "ametop"))
    assert (emla.earliest_min, emla.latest_min, emla.most_min) == (60, 300, 300)
    assert (lmx4.earliest_min, lmx4.latest_min, lmx4.most_min) == (30, 60, 300)
    assert (ametop.earliest_min, ametop.latest_min, ametop.most_min) == (30, 45, 45)
    assert emla.earliest_min == minutes("H1.time-min")[0], "leaflet and label name the same least time"
    assert (lmx4.area_max_cm2, ametop.area_max_cm2, ametop.dose_max_g) == (900, 150, 5)


def test_the_depths_are_those_of_the_facts() -> None:
    assert depths().read == ((0, 1.9), (90, 5), (120, 5))
    assert depths().remembered == ((60, 2.9), (120, 4.5))
    assert depths().line == POINTS


def test_a_number_that_is_no_time_is_refused() -> None:
    with pytest.raises(CourseError, match=r"H1\.single-dose should be in min, h, days, weeks, not "):
        minutes("H1.single-dose")
    with pytest.raises(CourseError, match=r"H1\.time should be one number, not "):
        number("H1.time")
    assert quantity("H1.time").unit == "h"


@given(areas, doses, st.floats(0, 20))
def test_the_dose_is_proportional_to_the_area(area: float, dose: float, factor: float) -> None:
    one = label_dose_g(area_cm2=area, dose_g_per_10_cm2=dose)
    assert label_dose_g(area_cm2=area * factor, dose_g_per_10_cm2=dose) == pytest.approx(one * factor)
    assert least_dose_g(area_cm2=area * factor, area_cm2_per_g_max=dose) == pytest.approx(
        least_dose_g(area_cm2=area, area_cm2_per_g_max=dose) * factor
    )


@given(areas, areas, doses)
def test_more_area_never_takes_less_cream(one: float, other: float, dose: float) -> None:
    small, large = sorted((one, other))
    assert label_dose_g(area_cm2=small, dose_g_per_10_cm2=dose) <= label_dose_g(area_cm2=large, dose_g_per_10_cm2=dose)


@given(areas, doses)
def test_area_and_amount_are_each_the_other_s_inverse(area: float, dose: float) -> None:
    cream = label_dose_g(area_cm2=area, dose_g_per_10_cm2=dose)
    assert area_covered_cm2(dose_g=cream, dose_g_per_10_cm2=dose) == pytest.approx(area)
    most = area_max_cm2(dose_max_g=cream, area_cm2_per_g_max=dose)
    assert least_dose_g(area_cm2=most, area_cm2_per_g_max=dose) == pytest.approx(cream)


@given(areas, doses, doses)
def test_ten_cm2_at_a_dose_hold_that_dose_of_medicine(area: float, dose: float, strength: float) -> None:
    assert label_dose_g(area_cm2=10, dose_g_per_10_cm2=dose) == pytest.approx(dose)
    assert medicine_mg(dose_g=1, strength_mg_per_g=strength) == strength
    assert medicine_mg(dose_g=0, strength_mg_per_g=strength) == label_dose_g(area_cm2=0, dose_g_per_10_cm2=dose) == 0


@given(areas, areas, st.floats(0.01, 2000))
def test_what_exceeds_a_limit_still_does_with_more(one: float, other: float, limit: float) -> None:
    small, large = sorted((one, other))
    assert not exceeds_area(area_cm2=limit, area_limit_cm2=limit)
    if exceeds_area(area_cm2=small, area_limit_cm2=limit):
        assert exceeds_area(area_cm2=large, area_limit_cm2=limit)
        assert exceeds_dose(dose_g=large, dose_max_g=limit)


@given(times, times)
def test_a_longer_time_never_lies_earlier(one: float, other: float) -> None:
    order = ("early", "inside", "long", "late")
    short, long = (
        order.index(time_on_skin(minutes=time, earliest_min=30, latest_min=60, most_min=300))
        for time in sorted((one, other))
    )
    assert short <= long


@pytest.mark.parametrize(
    ("time_min", "place"),
    [(0, "early"), (29.9, "early"), (30, "inside"), (60, "inside"), (60.1, "long"), (300, "long"), (300.1, "late")],
)
def test_the_ends_of_a_label_s_time_belong_to_it(time_min: float, place: str) -> None:
    assert time_on_skin(minutes=time_min, earliest_min=30, latest_min=60, most_min=300) == place


@given(times)
def test_the_drawn_line_stays_between_what_was_measured(time: float) -> None:
    drawn = drawn_depth_mm(time_min=time, measured_min_mm=POINTS, falls_after_min=FALLS_AFTER_MIN)
    assert POINTS[0][1] <= drawn <= POINTS[-1][1]


@given(times, times)
def test_the_drawn_line_only_deepens_until_the_label_s_last_hour_and_only_falls_after(one: float, other: float) -> None:
    early, late = sorted((one, other))
    first, second = (
        drawn_depth_mm(time_min=time, measured_min_mm=POINTS, falls_after_min=FALLS_AFTER_MIN) for time in (early, late)
    )
    if late <= FALLS_AFTER_MIN:
        assert first <= second
    if early >= FALLS_AFTER_MIN:
        assert first >= second


def test_the_drawn_line_goes_through_its_points_and_bends_back_after_the_longest_time() -> None:
    def drawn(time: float) -> float:
        return drawn_depth_mm(time_min=time, measured_min_mm=POINTS, falls_after_min=FALLS_AFTER_MIN)

    assert [drawn(time) for time, _ in POINTS] == [depth for _, depth in POINTS]
    assert drawn(30) == pytest.approx(2.4)
    assert drawn(300) == 4.75
    assert drawn(301) < 4.75
    assert drawn(100_000) == 1.9


@pytest.mark.parametrize("amount", [-0.1, math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    ("function", "name", "rest"),
    [
        (label_dose_g, "area_cm2", {"dose_g_per_10_cm2": 1.5}),
        (least_dose_g, "area_cm2", {"area_cm2_per_g_max": 30}),
        (area_covered_cm2, "dose_g", {"dose_g_per_10_cm2": 1.5}),
        (area_max_cm2, "dose_max_g", {"area_cm2_per_g_max": 30}),
        (medicine_mg, "dose_g", {"strength_mg_per_g": 25}),
        (exceeds_dose, "dose_g", {"dose_max_g": 2}),
        (exceeds_area, "area_cm2", {"area_limit_cm2": 150}),
        (time_on_skin, "minutes", {"earliest_min": 30, "latest_min": 60, "most_min": 60}),
        (drawn_depth_mm, "time_min", {"measured_min_mm": POINTS, "falls_after_min": 300}),
    ],
)
def test_an_amount_that_cannot_be_is_refused(
    function: Callable[..., Any], name: str, rest: dict[str, Any], amount: float
) -> None:
    with pytest.raises(ValueError, match=f"{name} should be 0 or more"):
        function(**{name: amount}, **rest)


@pytest.mark.parametrize("limit", [0, -1, math.nan, math.inf])
@pytest.mark.parametrize(
    ("function", "name", "rest"),
    [
        (label_dose_g, "dose_g_per_10_cm2", {"area_cm2": 10}),
        (least_dose_g, "area_cm2_per_g_max", {"area_cm2": 10}),
        (area_covered_cm2, "dose_g_per_10_cm2", {"dose_g": 1}),
        (area_max_cm2, "area_cm2_per_g_max", {"dose_max_g": 1}),
        (medicine_mg, "strength_mg_per_g", {"dose_g": 1}),
        (exceeds_dose, "dose_max_g", {"dose_g": 1}),
        (exceeds_area, "area_limit_cm2", {"area_cm2": 1}),
    ],
)
def test_a_limit_that_cannot_be_is_refused(
    function: Callable[..., Any], name: str, rest: dict[str, Any], limit: float
) -> None:
    with pytest.raises(ValueError, match=f"{name} should be positive"):
        function(**{name: limit}, **rest)


@pytest.mark.parametrize("limits", [(0, 60, 60), (60, 30, 60), (30, 60, 45), (30, 60, math.inf), (math.nan, 60, 60)])
def test_times_out_of_order_are_refused(limits: tuple[float, float, float]) -> None:
    earliest, latest, most = limits
    with pytest.raises(ValueError, match="earliest, latest, most should be in this order"):
        time_on_skin(minutes=10, earliest_min=earliest, latest_min=latest, most_min=most)


@pytest.mark.parametrize(
    ("points", "falls_after", "sentence"),
    [
        ((), 300, "should be points in the order of their times"),
        (((60, 2), (0, 1)), 300, "should be points in the order of their times"),
        (((0, 1), (0, 2)), 300, "should be points in the order of their times"),
        (((0, -1), (60, 2)), 300, "depth should be 0 or more"),
        (((-5, 1), (60, 2)), 300, "time should be 0 or more"),
        (((0, 1), (60, math.nan)), 300, "depth should be 0 or more"),
        (((0, 1), (60, 2)), 59, "falls_after_min should not be before the last point"),
        (((0, 1), (60, 2)), math.nan, "falls_after_min should not be before the last point"),
    ],
)
def test_points_that_make_no_line_are_refused(points: Any, falls_after: float, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        drawn_depth_mm(time_min=10, measured_min_mm=points, falls_after_min=falls_after)
