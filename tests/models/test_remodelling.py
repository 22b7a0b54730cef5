"""When sessions fall within healing: what must hold for any series, and the times of the facts."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import number, number_range, quantity
from needling.models.remodelling import (
    Phases,
    illustrative_build_up,
    phase_at,
    session_weeks,
    weeks,
)
from needling.widgets.explore.remodelling.data import gaps, newest, phases, points

ORDER = ("inflammation", "proliferation", "remodelling", "after")
#: An example; those that are taught stand in the facts.
TAUGHT = Phases(proliferation_start_weeks=5 / 7, proliferation_end_weeks=8, remodelling_end_weeks=52)
IN_WEEKS = {"days": 1 / 7, "weeks": 1, "months": 52 / 12, "year": 52}

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


def in_weeks(reference: str, end: int = 0) -> float:
    """A time of the facts in weeks, as the facts' own unit says; to a hundredth of a week."""
    unit = {"month": "months", "years": "year"}.get(quantity(reference).unit.source, quantity(reference).unit.source)
    return pytest.approx(number_range(reference)[end] * IN_WEEKS[unit], abs=0.006)  # type: ignore[no-any-return]


def test_the_facts_give_the_phases_that_a_manufacturer_teaches() -> None:
    read = phases()
    assert read.proliferation_start_weeks == in_weeks("B3.proliferation-start")
    assert read.proliferation_end_weeks == in_weeks("B3.proliferation-end")
    assert read.remodelling_end_weeks == in_weeks("B3.remodelling-end")
    assert quantity("B3.remodelling").value == pytest.approx((read.proliferation_end_weeks, read.remodelling_end_weeks))
    assert number_range("B3.inflammation") == (0, number("B3.proliferation-start"))


@pytest.mark.parametrize(
    ("days", "phase"), [(0, 0), (4.9, 0), (5, 1), (14, 1), (28, 1), (55.9, 1), (56, 2), (363, 2), (364, 3)]
)
def test_a_boundary_belongs_to_the_phase_that_begins(days: float, phase: int) -> None:
    assert phase_at(weeks_since_session=days / 7, phases=TAUGHT) == ORDER[phase]


def test_every_gap_is_an_end_of_what_its_fact_says_and_they_grow() -> None:
    """The words short, usual, longer and longest in the explorer's sentences stand for these."""
    read = gaps()
    assert read == {
        "short": in_weeks("M3.eldomyati-interval"),
        "usual": in_weeks("M3.most-trials-interval"),
        "longer": in_weeks("M3.many-clinics-interval", 1),
        "longest": in_weeks("M3.slovenia-clinic-interval", 1),
    }
    assert sorted(read.values()) == list(read.values())
    assert phases().proliferation_start_weeks < read["short"]


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


def test_five_sessions_were_measured_after_the_last_by_that_study_s_own_plan() -> None:
    """B8: one figure for the whole series."""
    between = (number("B8.sessions") - 1) * number_range("B8.interval")[0] * IN_WEEKS["months"]
    (at,) = {point.week for point in points() if point.name.startswith("lotfi")}
    assert at == pytest.approx(between + number("B8.biopsy-after-last-session"), abs=0.05)


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("visible", "M4.visible-from-about"),
        ("full", "M4.full-result-after-at-least"),
        ("improving", "M4.improving-up-to"),
        ("eldomyati_first", "B5.first-biopsy"),
        ("eldomyati_second", "B5.second-biopsy"),
        ("aust_elastin", "B6.collagen-and-elastin-biopsy"),
        ("aust_epidermis", "B6.stratum-spinosum-biopsy"),
        ("ablon_early", "C7.early-assessment"),
        ("ablon_late", "C7.late-assessment"),
    ],
)
def test_every_point_stands_where_its_fact_says(name: str, reference: str) -> None:
    assert {point.name: point.week for point in points()}[name] == in_weeks(reference)


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
    with pytest.raises(ValueError, match=f"^weeks_since_session should be 0 or more, not {bad}$"):
        phase_at(weeks_since_session=bad, phases=TAUGHT)
    with pytest.raises(ValueError, match=f"^amount should be 0 or more, not {bad}$"):
        weeks(amount=bad, unit="weeks")
    with pytest.raises(ValueError, match=rf"^weeks should be 0 or more, not {bad} and \(0,\)$"):
        illustrative_build_up(week=bad, held_weeks=(0,), phases=TAUGHT)


def test_a_time_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^amount should be 0 or more, not inf$"):
        weeks(amount=math.inf, unit="weeks")
    with pytest.raises(ValueError, match=r"^weeks should be 0 or more, not inf and \(0,\)$"):
        illustrative_build_up(week=math.inf, held_weeks=(0,), phases=TAUGHT)
    with pytest.raises(ValueError, match=r"^weeks should be 0 or more, not 1 and \(inf,\)$"):
        illustrative_build_up(week=1, held_weeks=(math.inf,), phases=TAUGHT)


def test_a_unit_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^unit should be days, weeks, months or years, not 'mm'$"):
        weeks(amount=1, unit="mm")


@pytest.mark.parametrize(("number", "gap"), [(0, 4), (-1, 4), (3, 0), (3, -2), (3, math.nan), (3, math.inf)])
def test_a_series_that_cannot_be_is_refused(number: int, gap: float) -> None:
    told = (
        f"spacing_weeks should be more than 0, not {gap}"
        if number > 0
        else f"sessions should be 1 or more, not {number}"
    )
    with pytest.raises(ValueError, match=f"^{told}$"):
        session_weeks(sessions=number, spacing_weeks=gap)


@pytest.mark.parametrize("ends", [(0, 8, 52), (8, 8, 52), (1, 60, 52), (1, 8, 8), (math.nan, 8, 52)])
def test_phases_that_do_not_follow_one_another_are_refused(ends: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"^phases should follow one another, not Phases"):
        Phases(*ends)


def test_a_series_may_have_one_session_and_any_gap_above_none() -> None:
    assert session_weeks(sessions=1, spacing_weeks=4) == (0,)
    assert session_weeks(sessions=2, spacing_weeks=0.5) == (0, 0.5)
    assert weeks(amount=0, unit="weeks") == 0
    assert phase_at(weeks_since_session=0, phases=Phases(0.5, 1, 2)) == "inflammation"


def test_the_drawn_build_up_is_that_of_its_formula() -> None:
    """1 - (1 - a g) for each session: a third of it after a session of long ago, illustrative as it is."""
    one = built(1000, 1, 4)
    assert built(1000, 3, 4) == pytest.approx(1 - (1 - one) ** 3)
    start = TAUGHT.proliferation_start_weeks
    assert built(start + 8, 1, 4) == pytest.approx(one * (1 - 1 / math.e)), "illustrative: in 8 weeks all but 1/e"
    assert one == pytest.approx(0.3), "illustrative: what one session adds"
    with pytest.raises(ValueError, match=r"^weeks should be 0 or more, not 1 and \(-1, 0\)$"):
        illustrative_build_up(week=1, held_weeks=(-1, 0), phases=TAUGHT)
