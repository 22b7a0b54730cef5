"""The days of a series: what must hold for any plan, and the days of the chapter's own."""

from __future__ import annotations

import datetime
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import number_range
from needling.models.series import day_within, most_days, review_day, session_days

sessions = st.integers(1, 12)
spacing = st.integers(1, 12)
dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2100, 12, 31))


def months_later(date: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the month's last day where it has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    first_of_next = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(date.day, (first_of_next - datetime.timedelta(days=1)).day))


@given(sessions, spacing)
def test_sessions_rise_from_day_0_and_keep_their_spacing(number: int, gap: int) -> None:
    days = session_days(sessions=number, spacing_weeks=gap)
    assert days[0] == 0
    assert {later - earlier for earlier, later in itertools.pairwise(days)} <= {7 * gap}
    assert len(set(days)) == number


@given(dates, st.integers(1, 24))
def test_no_months_anywhere_last_longer_than_the_most_days(date: datetime.date, months: int) -> None:
    assert (months_later(date, months) - date).days <= most_days(months=months)


def test_some_months_do_last_the_most_days() -> None:
    assert (most_days(months=1), most_days(months=2), most_days(months=3), most_days(months=12)) == (31, 62, 92, 366)
    assert (datetime.date(2027, 10, 1) - datetime.date(2027, 7, 1)).days == 92


@given(dates, st.integers(0, 400), st.integers(1, 12))
def test_the_review_is_never_before_its_months_have_passed(date: datetime.date, last: int, months: int) -> None:
    last_session = date + datetime.timedelta(days=last)
    review = date + datetime.timedelta(days=review_day(last_session_day=last, months_after=months))
    assert review >= months_later(last_session, months)
    assert review.weekday() == last_session.weekday()
    assert (review - last_session).days - most_days(months=months) < 7


def test_four_sessions_four_weeks_apart_end_in_the_twelfth_week() -> None:
    assert session_days(sessions=4, spacing_weeks=4) == (0, 28, 56, 84)
    assert review_day(last_session_day=84, months_after=3) == 84 + 98


def test_the_day_to_ask_lies_within_the_hours_whenever_the_session_was() -> None:
    low, high = number_range("L2.our-rule-treat-as-open")
    day = day_within(from_hours=low, to_hours=high)
    for hour in (0, 6, 12, 18, 23.99):
        assert low <= day * 24 - hour
        assert (day + 1) * 24 - hour <= high
    assert not low <= (day - 1) * 24 - 23.99, "the day before can be too early"


@pytest.mark.parametrize(
    ("low", "high", "day"), [(0, 48, 1), (1, 72, 2), (24, 72, 2), (25, 96, 3), (24, 96, 2), (48, 96, 3)]
)
def test_the_day_is_the_first_that_lies_within(low: float, high: float, day: int) -> None:
    assert day_within(from_hours=low, to_hours=high) == day


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_day_within_hours_is_within_them_for_every_session(one: int, other: int) -> None:
    low, high = sorted((one, other))
    try:
        day = day_within(from_hours=low, to_hours=high)
    except ValueError:
        assert high - low < 3 * 24
        return
    assert low <= (day - 1) * 24
    assert (day + 1) * 24 <= high


@pytest.mark.parametrize(("number", "gap"), [(0, 4), (-3, 4), (3, 0), (3, -1)])
def test_a_series_that_cannot_be_is_refused(number: int, gap: int) -> None:
    told = (
        f"spacing_weeks should be 1 or more, not {gap}" if number > 0 else f"sessions should be 1 or more, not {number}"
    )
    with pytest.raises(ValueError, match=f"^{told}$"):
        session_days(sessions=number, spacing_weeks=gap)


@pytest.mark.parametrize("months", [0, -1])
def test_no_months_are_refused(months: int) -> None:
    with pytest.raises(ValueError, match=f"^months should be 1 or more, not {months}$"):
        most_days(months=months)


def test_a_review_before_the_first_session_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^last_session_day should be 0 or more, not -1$"):
        review_day(last_session_day=-1, months_after=3)


@pytest.mark.parametrize(("low", "high"), [(-1, 72), (72, 24), (math.nan, 72), (0, math.inf)])
def test_hours_that_cannot_be_are_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match=f"^hours should be 0 or more and in order, not {low} and {high}$"):
        day_within(from_hours=low, to_hours=high)


def test_hours_without_a_whole_day_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^no whole day lies within 24 and 24 hours of every session$"):
        day_within(from_hours=24, to_hours=24)
    with pytest.raises(ValueError, match=r"^no whole day lies within 24 and 71 hours of every session$"):
        day_within(from_hours=24, to_hours=71)


def test_a_review_may_follow_the_first_session() -> None:
    assert session_days(sessions=1, spacing_weeks=1) == (0,)
    assert review_day(last_session_day=0, months_after=1) == 35, "31 days, rounded up to weeks"
