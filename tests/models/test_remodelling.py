"""When sessions fall within healing: what must hold for any series, and the times of the facts."""

from __future__ import annotations

import dataclasses
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import quantity
from needling.models.remodelling import (
    Phases,
    illustrative_build_up,
    phase_at,
    session_weeks,
    weeks,
)
from needling.widgets.explore.remodelling.data import gaps, newest, phases, points

ORDER = ("inflammation", "proliferation", "remodelling", "after")
TAUGHT = Phases(proliferation_start_weeks=5 / 7, proliferation_end_weeks=8, remodelling_end_weeks=52)

times = st.floats(0, 120)
sessions = st.integers(1, 12)
spacing = st.floats(0.5, 12)


def built(week: float, number: int, gap: float) -> float:
    held = session_weeks(sessions=number, spacing_weeks=gap)
    return illustrative_build_up(week=week, held_weeks=held, phases=TAUGHT)


@pytest.mark.parametrize(
    ("amount", "unit", "in_weeks"),
    [
        (90, "days", 90 / 7),
        (8, "weeks", 8),
        (1, "month", 52 / 12),
        (3, "months", 13),
        (12, "months", 52),
        (1, "year", 52),
    ],
)
def test_a_time_of_the_facts_becomes_weeks(amount: float, unit: str, in_weeks: float) -> None:
    assert weeks(amount=amount, unit=unit) == pytest.approx(in_weeks)


@given(times, st.sampled_from(["days", "weeks", "months", "years"]))
def test_twice_the_time_is_twice_the_weeks(amount: float, unit: str) -> None:
    assert weeks(amount=2 * amount, unit=unit) == pytest.approx(2 * weeks(amount=amount, unit=unit))


@given(sessions, spacing)
def test_sessions_keep_their_spacing_from_week_0(number: int, gap: float) -> None:
    held = session_weeks(sessions=number, spacing_weeks=gap)
    assert held[0] == 0
    assert len(held) == number
    assert [later - earlier for earlier, later in itertools.pairwise(held)] == pytest.approx([gap] * (number - 1))


@given(times, times)
def test_later_is_never_an_earlier_phase(one: float, other: float) -> None:
    first, second = (ORDER.index(phase_at(weeks_since_session=at, phases=TAUGHT)) for at in sorted((one, other)))
    assert first <= second


def test_the_facts_give_the_phases_that_a_manufacturer_teaches() -> None:
    assert dataclasses.astuple(phases()) == pytest.approx(dataclasses.astuple(TAUGHT))
    assert quantity("B3.remodelling").value == (TAUGHT.proliferation_end_weeks, TAUGHT.remodelling_end_weeks)
    assert quantity("B3.inflammation").value == (0, 5)


@pytest.mark.parametrize(
    ("days", "phase"), [(0, 0), (4.9, 0), (5, 1), (14, 1), (28, 1), (55.9, 1), (56, 2), (363, 2), (364, 3)]
)
def test_a_boundary_belongs_to_the_phase_that_begins(days: float, phase: int) -> None:
    assert phase_at(weeks_since_session=days / 7, phases=TAUGHT) == ORDER[phase]


def test_every_gap_falls_where_its_sentence_says() -> None:
    """The words early, inside, late and end in the explorer's sentences stand for these shares of phase II."""
    start, end = TAUGHT.proliferation_start_weeks, TAUGHT.proliferation_end_weeks
    shares = {role: (gap - start) / (end - start) for role, gap in gaps().items()}
    assert gaps() == {"short": 2, "usual": 4, "longer": 6, "longest": 8}
    assert 0 < shares["short"] < 0.25 < shares["usual"] < 0.5 < 2 / 3 < shares["longer"] < 1 == shares["longest"]


@given(times, times, sessions, spacing)
def test_the_drawn_build_up_never_falls_and_never_passes_its_ceiling(
    one: float, other: float, number: int, gap: float
) -> None:
    earlier, later = (built(week, number, gap) for week in sorted((one, other)))
    assert 0 <= earlier <= later <= 1


@given(times, sessions, spacing)
def test_one_more_session_never_draws_less(week: float, number: int, gap: float) -> None:
    assert built(week, number, gap) <= built(week, number + 1, gap)


@given(sessions, spacing)
def test_nothing_is_drawn_before_new_tissue_grows(number: int, gap: float) -> None:
    assert built(0, number, gap) == 0
    assert built(min(5 / 7, gap), number, gap) == 0


@given(sessions, spacing)
def test_each_further_session_draws_a_smaller_step(number: int, gap: float) -> None:
    steps = [built(1000, n, gap) for n in (number - 1, number, number + 1) if n]
    if number > 1:
        assert steps[2] - steps[1] < steps[1] - steps[0]


def test_five_sessions_were_measured_eight_weeks_after_the_last() -> None:
    """B8: one figure for the whole series, placed by that study's own plan: 4 months and 8 weeks after its start."""
    assert quantity("B8").value == 53.2
    (at,) = {point.week for point in points() if point.name.startswith("lotfi")}
    assert at == pytest.approx(4 * 52 / 12 + 8, abs=0.05)


def test_every_point_stands_where_its_fact_says() -> None:
    at = {point.name: point.week for point in points()}
    assert (at["visible"], at["full"], at["improving"]) == (6, 13, 52)
    assert (at["eldomyati_first"], at["eldomyati_second"]) == (pytest.approx(4.33), 13)
    assert (at["aust_elastin"], at["aust_epidermis"]) == (26, 52)
    assert (at["ablon_early"], at["ablon_late"]) == (pytest.approx(90 / 7, abs=0.01), pytest.approx(150 / 7, abs=0.01))


@given(st.floats(0, 60), st.floats(0, 60))
def test_what_was_measured_last_only_changes_forward(one: float, other: float) -> None:
    order = [
        "nothing",
        "first_biopsy",
        "elastic_fibres",
        "second_biopsy",
        "score",
        "five_sessions",
        "half_year",
        "year",
    ]
    earlier, later = (order.index(newest(week)) for week in sorted((one, other)))
    assert earlier <= later


@pytest.mark.parametrize("bad", [-0.1, -math.inf, math.nan])
def test_a_time_that_cannot_be_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="weeks_since_session should be 0 or more"):
        phase_at(weeks_since_session=bad, phases=TAUGHT)
    with pytest.raises(ValueError, match="amount should be 0 or more"):
        weeks(amount=bad, unit="weeks")
    with pytest.raises(ValueError, match="weeks should be 0 or more"):
        illustrative_build_up(week=bad, held_weeks=(0,), phases=TAUGHT)


def test_a_unit_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="unit should be days, weeks, months or years, not 'mm'"):
        weeks(amount=1, unit="mm")


@pytest.mark.parametrize(("number", "gap"), [(0, 4), (-1, 4), (3, 0), (3, -2), (3, math.nan), (3, math.inf)])
def test_a_series_that_cannot_be_is_refused(number: int, gap: float) -> None:
    with pytest.raises(ValueError, match="should be"):
        session_weeks(sessions=number, spacing_weeks=gap)


@pytest.mark.parametrize("ends", [(0, 8, 52), (8, 8, 52), (1, 60, 52), (math.nan, 8, 52)])
def test_phases_that_do_not_follow_one_another_are_refused(ends: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="phases should follow one another"):
        Phases(*ends)
