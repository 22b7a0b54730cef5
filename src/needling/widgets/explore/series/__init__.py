"""The planner of a series: sessions, contact days and the final review, as days after a date (facts M1 to M4, L2, L8)."""

from __future__ import annotations

from functools import partial
from typing import Any

from needling.models.series import DAYS_A_WEEK, session_days
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.series.data import (
    FACTS,
    FIRST_DATE,
    GOALS,
    LAST_DATE,
    NEEDS_A_DOCTOR,
    ask_after,
    events,
    late_after,
    numbers_of_sessions,
    review_after,
    spacings,
    too_many,
    value_tables,
    weeks_text,
    with_note,
)
from needling.widgets.explore.tabulate import Column, Control, tabulate

#: Drawing units: the width of a week.
_WEEK = 6.5

#: What the plan's script says, and what stands in the calendar.
_OF_THE_SCRIPT = ("start_empty", "start_no_date", "start_far", "start_set", "saved", "save_failed", "plan_calendar",
                  "plan_call", "plan_call_emergency", "plan_call_else")  # fmt: skip


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    numbers = tuple(numbers_of_sessions())
    gaps = tuple(weeks_text(gap, words) for gap in spacings())
    return (
        Control("goal", "select", words["goal"], GOALS, tuple(words[f"goal_{goal}"] for goal in GOALS)),
        Control("sessions", "select", words["sessions"], numbers, tuple(map(str, numbers)), numbers.index(3)),
        Control("spacing", "select", words["spacing"], spacings(), gaps),
    )


def _columns(controls: tuple[Control, ...], words: dict[str, str]) -> dict[str, Column]:
    def span(goal: str, sessions: int, spacing: int) -> str:
        if goal in NEEDS_A_DOCTOR:
            return words["span_none"]
        weeks = session_days(sessions=sessions, spacing_weeks=spacing)[-1] // DAYS_A_WEEK
        review = review_after(sessions, spacing) // DAYS_A_WEEK
        return words["span_one" if sessions == 1 else "span_many"].format(
            count=sessions, gap=weeks_text(spacing, words), weeks=weeks_text(weeks, words), review=review
        )

    def advice(goal: str, sessions: int) -> str:
        if goal in ("raised", "pores"):
            return words[f"advice_{goal}"]
        return words["advice_more" if too_many(goal, sessions) else "advice_calm"]

    def text(goal: str, kind: str) -> str:
        if goal in NEEDS_A_DOCTOR:
            return ""
        return words[f"plan_text_{kind}" + (f"_{goal}" if kind == "review" else "")]

    def seen(goal: str, shown: bool = True) -> str:
        return "visible" if shown and goal not in NEEDS_A_DOCTOR else "hidden"

    def along(days: int) -> str:
        return f"translate({days / DAYS_A_WEEK * _WEEK:g} 0)"

    every = ("goal", "sessions", "spacing")
    columns = {
        "studies": tabulate(controls, ("goal",), lambda goal: words[f"studies_{goal}"]),
        "span": tabulate(controls, every, span),
        "advice": tabulate(controls, ("goal", "sessions"), advice),
        "no_plan": tabulate(controls, ("goal",), lambda goal: goal in NEEDS_A_DOCTOR),
        "plan": tabulate(controls, ("sessions", "spacing"), partial(events, words=words)),
        "plan_id": tabulate(controls, every, lambda goal, sessions, spacing: f"{goal}-{sessions}x{spacing}w"),
        "review_at": tabulate(
            controls, ("sessions", "spacing"), lambda sessions, spacing: along(review_after(sessions, spacing))
        ),
        "review_shown": tabulate(controls, ("goal",), seen),
    }
    for kind in ("session", "ask", "late", "review"):
        columns[f"text_{kind}"] = tabulate(controls, ("goal",), partial(text, kind=kind))
    for number in range(len(numbers_of_sessions())):
        columns[f"at_{number}"] = tabulate(
            controls, ("spacing",), lambda spacing, number=number: along(number * spacing * DAYS_A_WEEK)
        )
        columns[f"shown_{number}"] = tabulate(
            controls, ("goal", "sessions"), lambda goal, sessions, number=number: seen(goal, number < sessions)
        )
    return columns


def _drawing(words: dict[str, str]) -> dict[str, Any]:
    longest = review_after(numbers_of_sessions()[-1], spacings()[-1]) // DAYS_A_WEEK
    return {
        "sessions": range(len(numbers_of_sessions())),
        "ask": round(ask_after() / DAYS_A_WEEK * _WEEK, 1),
        "late": round(late_after() / DAYS_A_WEEK * _WEEK, 1),
        "ticks": [(week, round(week * _WEEK, 1)) for week in range(0, longest + 1, 8)],
        "end": round(longest * _WEEK, 1),
        "alt": words["picture"].format(weeks=weeks_text(longest, words)),
    }


def _make(strings: dict[str, str]) -> Exploration:
    words = with_note(strings)
    controls = _controls(words)
    return Exploration(
        name="series",
        strings=words,
        controls=controls,
        columns=_columns(controls, words),
        tables=value_tables(words),
        content={
            "drawing": _drawing(words),
            "first": FIRST_DATE,
            "last": LAST_DATE,
            "of_the_script": {name: words[name] for name in _OF_THE_SCRIPT},
        },
    )


EXPLORER = Explorer(name="series", facts=FACTS, make=_make)
