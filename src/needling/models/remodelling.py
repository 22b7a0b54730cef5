"""How needled skin rebuilds itself, as one manufacturer teaches it (fact B3), and a build-up that only illustrates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Phase = Literal["inflammation", "proliferation", "remodelling", "after"]

#: A year as B3 counts it: remodelling lasts until week 52, which is 1 year. So a month is 52/12 weeks.
_WEEKS = {"day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0}

#: Illustrative: what one session adds of what is still possible.
_SHARE_OF_A_SESSION = 0.3
#: Illustrative: how slowly that share appears once new tissue grows.
_RISE_WEEKS = 8.0


@dataclass(frozen=True)
class Phases:
    """When a phase ends and the next begins, counted from a session (B3, sourced; disputed by B11)."""

    proliferation_start_weeks: float
    proliferation_end_weeks: float
    remodelling_end_weeks: float

    def __post_init__(self) -> None:
        """Refuse phases that do not follow one another.

        Raises:
            ValueError: if a phase does not begin after the one before.
        """
        if not 0 < self.proliferation_start_weeks < self.proliferation_end_weeks < self.remodelling_end_weeks:
            raise ValueError(f"phases should follow one another, not {self}")


def weeks(*, amount: float, unit: str) -> float:
    """A time of the facts in weeks: ``amount=90, unit="days"`` is 12.86. Derived.

    Raises:
        ValueError: if the amount is negative or not a number, or the unit is none of days, weeks, months, years.
    """
    if not 0 <= amount < math.inf:
        raise ValueError(f"amount should be 0 or more, not {amount}")
    if unit.removesuffix("s") not in _WEEKS:
        raise ValueError(f"unit should be days, weeks, months or years, not {unit!r}")
    return amount * _WEEKS[unit.removesuffix("s")]


def session_weeks(*, sessions: int, spacing_weeks: float) -> tuple[float, ...]:
    """The weeks in which a series is held, the first in week 0. Derived.

    Raises:
        ValueError: if there is no session, or no time between two.
    """
    if not sessions >= 1:
        raise ValueError(f"sessions should be 1 or more, not {sessions}")
    if not 0 < spacing_weeks < math.inf:
        raise ValueError(f"spacing_weeks should be more than 0, not {spacing_weeks}")
    return tuple(number * spacing_weeks for number in range(sessions))


def phase_at(*, weeks_since_session: float, phases: Phases) -> Phase:
    """The phase a time after a session falls into; a boundary belongs to the phase that begins. Sourced (B3).

    Raises:
        ValueError: if the time is negative or not a number.
    """
    if not weeks_since_session >= 0:
        raise ValueError(f"weeks_since_session should be 0 or more, not {weeks_since_session}")
    if weeks_since_session < phases.proliferation_start_weeks:
        return "inflammation"
    if weeks_since_session < phases.proliferation_end_weeks:
        return "proliferation"
    return "remodelling" if weeks_since_session < phases.remodelling_end_weeks else "after"


def illustrative_build_up(*, week: float, held_weeks: Sequence[float], phases: Phases) -> float:
    """How new tissue might add up over a series, as a share of an invented ceiling: 0 to 1. Illustrative.

    1 - product over sessions of (1 - a g(t)), with t the weeks since phase II of that session began, g(t) = 1 - e^(-t/T),
    a and T as above. Nobody measured the share of a session, how shares stack, or a ceiling: no reader sees the number.

    Raises:
        ValueError: if a week is negative or not a number.
    """
    if not all(0 <= one < math.inf for one in (week, *held_weeks)):
        raise ValueError(f"weeks should be 0 or more, not {week} and {held_weeks}")
    left = 1.0
    for held in held_weeks:
        growing = max(0.0, week - held - phases.proliferation_start_weeks)
        left *= 1 - _SHARE_OF_A_SESSION * (1 - math.exp(-growing / _RISE_WEEKS))
    return 1 - left
