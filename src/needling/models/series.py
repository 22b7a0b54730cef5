"""The days of a series of sessions, counted from the first: plain numbers, to which a calendar date is added elsewhere."""

from __future__ import annotations

import math

DAYS_A_WEEK = 7
_HOURS_A_DAY = 24

#: Of a leap year, in which February is longest.
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def session_days(*, sessions: int, spacing_weeks: int) -> tuple[int, ...]:
    """The days of the sessions; the first is day 0. Derived.

    Raises:
        ValueError: if there is no session, or less than a week between two.
    """
    if not sessions >= 1:
        raise ValueError(f"sessions should be 1 or more, not {sessions}")
    if not spacing_weeks >= 1:
        raise ValueError(f"spacing_weeks should be 1 or more, not {spacing_weeks}")
    return tuple(number * spacing_weeks * DAYS_A_WEEK for number in range(sessions))


def most_days(*, months: int) -> int:
    """The most days that so many months in a row can have: 92 for 3 (July to September). Derived.

    Whoever waits so long has waited the months, whatever the date.

    Raises:
        ValueError: if there is no month.
    """
    if not months >= 1:
        raise ValueError(f"months should be 1 or more, not {months}")
    year = len(_DAYS_OF_MONTHS)
    return max(sum(_DAYS_OF_MONTHS[(first + n) % year] for n in range(months)) for first in range(year))


def review_day(*, last_session_day: int, months_after: int) -> int:
    """The day of the final review: at least so many months after the last session, on the same day of the week. Derived.

    Months become the most days they can have, rounded up to whole weeks: 3 months are 92 days, so 14 weeks (M4, our
    judgement in the chapter: counted from the last session).

    Raises:
        ValueError: if the day is negative or there is no month.
    """
    if not last_session_day >= 0:
        raise ValueError(f"last_session_day should be 0 or more, not {last_session_day}")
    return last_session_day + DAYS_A_WEEK * math.ceil(most_days(months=months_after) / DAYS_A_WEEK)


def day_within(*, from_hours: float, to_hours: float) -> int:
    """The first calendar day that lies within these hours after a session, from its morning to its midnight.

    It does so at whatever time of day the session was. For 24 to 72 h (L2) that is day 2: an hour on day 1 can be too
    early, one on day 3 too late. Derived.

    Raises:
        ValueError: if no whole day lies within the hours, or they are negative or not numbers.
    """
    if not 0 <= from_hours <= to_hours < math.inf:
        raise ValueError(f"hours should be 0 or more and in order, not {from_hours} and {to_hours}")
    day = math.ceil(from_hours / _HOURS_A_DAY) + 1
    if (day + 1) * _HOURS_A_DAY > to_hours:
        raise ValueError(f"no whole day lies within {from_hours} and {to_hours} hours of every session")
    return day
