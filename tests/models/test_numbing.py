"""Amounts and times of a numbing cream: what the facts come to, and what must hold for any cream."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
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


FACE_CM2 = number("H20.face-area")


def test_a_face_at_the_dose_of_emla_comes_to_what_ten_cm2_take_as_often_as_they_fit() -> None:
    dose = label_dose_g(area_cm2=FACE_CM2, dose_g_per_10_cm2=number("H1.dose-per-area"))
    assert dose == pytest.approx(FACE_CM2 / 10 * number("H1.dose-per-area"))
    for medicine in ("H1.lidocaine", "H1.prilocaine"):
        assert medicine_mg(dose_g=dose, strength_mg_per_g=number(medicine)) == pytest.approx(dose * number(medicine))


def test_a_face_at_the_dose_of_lmx4_takes_from_its_least_to_its_most() -> None:
    low, high = (label_dose_g(area_cm2=FACE_CM2, dose_g_per_10_cm2=one) for one in number_range("H2.dose-per-area"))
    assert (low, high) == pytest.approx(tuple(FACE_CM2 / 10 * one for one in number_range("H2.dose-per-area")))
    assert low <= high


def test_the_most_that_ametop_covers_is_its_highest_amount_times_what_a_gram_covers() -> None:
    most_g, per_g = number("H3.single-dose-max"), number("H3.area-per-gram-max")
    covered = area_max_cm2(dose_max_g=most_g, area_cm2_per_g_max=per_g)
    assert covered == pytest.approx(most_g * per_g)
    assert not exceeds_area(area_cm2=covered, area_limit_cm2=covered)
    assert exceeds_area(area_cm2=math.nextafter(covered, math.inf), area_limit_cm2=covered)
    assert least_dose_g(area_cm2=covered, area_cm2_per_g_max=per_g) == pytest.approx(most_g)


def test_the_own_use_dose_covers_a_small_area_only_and_is_itself_no_more_than_itself() -> None:
    own_use_g = number("R31.leaflet-adult-dose")
    assert label_dose_g(area_cm2=small_area_cm2(), dose_g_per_10_cm2=number("H1.dose-per-area")) == pytest.approx(
        own_use_g
    )
    assert not exceeds_dose(dose_g=own_use_g, dose_max_g=own_use_g)
    assert exceeds_dose(dose_g=math.nextafter(own_use_g, math.inf), dose_max_g=own_use_g)


def test_the_creams_are_those_of_the_facts() -> None:
    emla, lmx4, ametop, mixed = (creams()[name] for name in ("emla", "lmx4", "ametop", "mixed"))
    longest = minutes("H1.time-max")[1]
    assert (emla.earliest_min, emla.latest_min, emla.most_min) == (
        minutes("R31.leaflet-minimum-time")[0], longest, longest
    )  # fmt: skip
    assert (emla.dose_max_g, emla.area_max_cm2) == (number("R31.leaflet-adult-dose"), None)
    assert (lmx4.earliest_min, lmx4.latest_min, lmx4.most_min) == (*minutes("H2.time"), minutes("H2.time-max")[1])
    assert (lmx4.dose_max_g, lmx4.area_max_cm2) == (None, number("H2.area-max"))
    assert (ametop.earliest_min, ametop.latest_min, ametop.most_min) == (*minutes("H3.time"), minutes("H3.time")[1])
    assert ametop.dose_max_g == number("H3.single-dose-max")
    assert ametop.area_max_cm2 == pytest.approx(number("H3.single-dose-max") * number("H3.area-per-gram-max"))
    assert mixed.dose_g_per_10_cm2 is mixed.area_cm2_per_g_max is None
    assert mixed.most_min == 0


def test_the_depths_are_those_of_the_facts_and_the_line_goes_between_two_studies() -> None:
    start, deepest, second = depths().read
    assert start == (0, number("H5.threshold-before"))
    assert deepest == (minutes("H5.application-shorter")[0], number("H5"))
    assert second == (minutes("H5.application-longer")[0], number("H5"))
    first, later = depths().remembered
    assert first == (minutes("H5.later-study-first-time")[0], number("H5.later-study-first-depth"))
    assert later == (minutes("H5.later-study-second-time")[0], number("H5.later-study-second-depth"))
    assert depths().line == (start, first, (later[0], pytest.approx((later[1] + second[1]) / 2)))


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
    def drawn(time: float, points: Sequence[tuple[float, float]] = POINTS, falls: float = FALLS_AFTER_MIN) -> float:
        return drawn_depth_mm(time_min=time, measured_min_mm=points, falls_after_min=falls)

    first, _, last = (depth for _, depth in POINTS)
    assert [drawn(time) for time, _ in POINTS] == [depth for _, depth in POINTS]
    for (before, shallow), (after, deep) in pairwise(POINTS):
        assert drawn((before + after) / 2) == pytest.approx((shallow + deep) / 2)
        assert drawn(before + (after - before) / 4) == pytest.approx(shallow + (deep - shallow) / 4)
    assert drawn(POINTS[-1][0] + 1) == drawn(FALLS_AFTER_MIN) == last
    assert drawn(FALLS_AFTER_MIN + 60) == pytest.approx(last - 1), "illustrative: a millimetre an hour"
    assert drawn(FALLS_AFTER_MIN + 90) == pytest.approx(last - 1.5)
    assert drawn(100_000) == first
    assert drawn(100_000, ((0, 5), (60, 3))) == 3, "it never comes back to less than the lower end"
    assert drawn(0, ((30, 2), (60, 3))) == drawn(30, ((30, 2), (60, 3))) == 2, "level before the first point"
    assert drawn(20, ((30, 2),), 30) == drawn(30, ((30, 2),), 30) == 2, "one point is a level line"
    assert drawn(45, ((30, 2), (60, 3)), 60) == 2.5


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
    with pytest.raises(ValueError, match=f"^{name} should be 0 or more, not {amount}$"):
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
    with pytest.raises(ValueError, match=f"^{name} should be positive, not {limit}$"):
        function(**{name: limit}, **rest)


def test_the_ends_of_a_label_s_time_may_be_the_same() -> None:
    assert time_on_skin(minutes=60, earliest_min=60, latest_min=60, most_min=60) == "inside"
    assert time_on_skin(minutes=0.5, earliest_min=0.5, latest_min=0.5, most_min=0.5) == "inside"


@pytest.mark.parametrize("limits", [(0, 60, 60), (60, 30, 60), (30, 60, 45), (30, 60, math.inf), (math.nan, 60, 60)])
def test_times_out_of_order_are_refused(limits: tuple[float, float, float]) -> None:
    earliest, latest, most = limits
    told = f"earliest, latest, most should be in this order, not {earliest}, {latest}, {most}"
    with pytest.raises(ValueError, match=f"^{told}$"):
        time_on_skin(minutes=10, earliest_min=earliest, latest_min=latest, most_min=most)


@pytest.mark.parametrize(
    ("points", "falls_after", "sentence"),
    [
        ((), 300, "measured_min_mm should be points in the order of their times, not ()"),
        (((60, 2), (0, 1)), 300, "measured_min_mm should be points in the order of their times, not ((60, 2), (0, 1))"),
        (((0, 1), (0, 2)), 300, "measured_min_mm should be points in the order of their times, not ((0, 1), (0, 2))"),
        (((0, -1), (60, 2)), 300, "depth should be 0 or more, not -1"),
        (((-5, 1), (60, 2)), 300, "time should be 0 or more, not -5"),
        (((0, 1), (60, math.nan)), 300, "depth should be 0 or more, not nan"),
        (((0, 1), (60, 2)), 59, "falls_after_min should not be before the last point, 60, but is 59"),
        (POINTS, 60, "falls_after_min should not be before the last point, 120.0, but is 60"),
        (((0, 1), (60, 2)), math.inf, "falls_after_min should not be before the last point, 60, but is inf"),
        (((0, 1), (60, 2)), math.nan, "falls_after_min should not be before the last point, 60, but is nan"),
    ],
)
def test_points_that_make_no_line_are_refused(points: Any, falls_after: float, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        drawn_depth_mm(time_min=10, measured_min_mm=points, falls_after_min=falls_after)
