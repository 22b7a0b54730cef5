"""What the planner reads from the facts, and the days of a plan with their words."""

from __future__ import annotations

from typing import Any

from needling.course import format_number, number_range, quantity
from needling.course.strings import plural
from needling.models.series import DAYS_A_WEEK, day_within, most_days, review_day, session_days
from needling.widgets.explore.exploration import Table

FACTS = (
    *("C3", "C7", "C9", "C11", "C12", "D12", "H13", "K3", "K4", "L1"),
    *("L2", "L7", "L8", "M1", "M3", "M4", "N10", "R24", "R37"),
)

#: What clients want, as far as the chapter's facts go; no plan is made for the last before a doctor has been asked.
GOALS = ("scars", "lines", "lip", "pores", "raised")
NEEDS_A_DOCTOR = ("raised",)
#: Where a study's number of sessions can be passed; for scars studies went up to the most that can be set here.
_USED = {"lines": "C7.sessions", "lip": "C9.sessions"}

#: A start outside these is taken for a slip of the fingers.
FIRST_DATE, LAST_DATE = "2020-01-01", "2100-12-31"


def whole(reference: str, unit: str, end: int = 0) -> int:
    """A whole number of the facts in this unit; of a range its lower (0) or upper (1) end.

    Raises:
        CourseError: if there is no such number, or it is in another unit.
        ValueError: if it is not whole.
    """
    found = number_range(reference, unit)[end]
    if found != round(found):
        raise ValueError(f"{reference}: should be whole, not {quantity(reference)}")
    return round(found)


def numbers_of_sessions() -> range:
    """One session to the most of a study that the facts name (M1)."""
    return range(whole("M1.alsterli-sessions", "sessions"), whole("M1.alsterli-sessions", "sessions", 1) + 1)


def spacings() -> tuple[int, ...]:
    """The gaps that can be planned, in weeks: our default (R37) and the longer ones that clinics use (M3)."""
    return (
        whole("R37", "weeks"),
        whole("M3.many-clinics-interval", "weeks", 1),
        whole("M3.slovenia-clinic-interval", "weeks", 1),
    )


def months_to_review() -> int:
    """The months from the last session to the final review (M4)."""
    return whole("M4.full-result-after-at-least", "months")


def review_after(sessions: int, spacing: int) -> int:
    """The day of the final review."""
    last = session_days(sessions=sessions, spacing_weeks=spacing)[-1]
    return review_day(last_session_day=last, months_after=months_to_review())


def ask_after() -> int:
    """Days from a session to the first question how the skin is (L2)."""
    hours = "L2.our-rule-treat-as-open"
    return day_within(from_hours=whole(hours, "h"), to_hours=whole(hours, "h", 1))


def late_after() -> int:
    """Days from a session to the question about late lumps (L8)."""
    return whole("L8", "weeks") * DAYS_A_WEEK


def too_many(goal: str, sessions: int) -> bool:
    """Whether a plan has more sessions than the study behind its goal."""
    return goal in _USED and sessions > whole(_USED[goal], "sessions")


def events(sessions: int, spacing: int, words: dict[str, str]) -> list[dict[str, Any]]:
    """Every day of a plan, in order: which day, what kind, and its words."""
    made = []
    for number, day in enumerate(session_days(sessions=sessions, spacing_weeks=spacing), start=1):
        week = day // DAYS_A_WEEK
        when = words["plan_when_week"].format(n=week) if week else words["plan_when_start"]
        what = words["plan_session"].format(n=number, of=sessions)
        made.append({"day": day, "kind": "session", "id": f"session-{number}", "what": what, "when": when})
        for kind, after, count in (
            ("ask", ask_after(), ask_after()),
            ("late", late_after(), late_after() // DAYS_A_WEEK),
        ):
            when = words[f"plan_when_{kind}"].format(n=count, session=number)
            made.append(
                {
                    "day": day + after,
                    "kind": kind,
                    "id": f"{kind}-{number}",
                    "what": words[f"plan_{kind}"],
                    "when": when,
                }
            )
    day = review_after(sessions, spacing)
    when = words["plan_when_review"].format(n=day // DAYS_A_WEEK)
    made.append({"day": day, "kind": "review", "id": "review", "what": words["plan_review"], "when": when})
    return sorted(made, key=lambda event: event["day"])


def with_note(strings: dict[str, str]) -> dict[str, str]:
    """The strings, the note's numbers filled in."""
    numbers = {
        "ask": format_number(ask_after()),
        "months": str(quantity("M4.full-result-after-at-least")),
        "days": format_number(most_days(months=months_to_review())),
        "review": format_number(review_day(last_session_day=0, months_after=months_to_review()) // DAYS_A_WEEK),
    }
    return strings | {"note": strings["note"].format_map(numbers)}


def weeks_text(number: int, words: dict[str, str]) -> str:
    """So many weeks, in words."""
    return plural(words, "weeks", number)


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """What the studies used, and the days of every plan."""

    def days(sessions: int, spacing: int) -> str:
        last, review = session_days(sessions=sessions, spacing_weeks=spacing)[-1], review_after(sessions, spacing)
        return f"{words['table_day'].format(n=last)}; {words['table_day'].format(n=review)}"

    def of_fact(reference: str) -> str:
        return str(quantity(reference))

    unknown = words["table_not_known"]
    used = {
        "scars": (of_fact("C3.median-treatments"), of_fact("C3.median-interval"), of_fact("C3.studies")),
        "lines": (of_fact("C7.sessions"), of_fact("C7.interval"), of_fact("C7.people")),
        "lip": (of_fact("C9.sessions"), unknown, of_fact("C9.women")),
        "pores": (unknown, unknown, unknown),
        "raised": (words["table_doctor"], "", ""),
    }
    return (
        Table(
            words["table_studies"],
            tuple(words[f"table_{name}"] for name in ("goal", "sessions", "gap", "with")),
            tuple((words[f"goal_{goal}"], *used[goal]) for goal in GOALS),
        ),
        Table(
            words["table_days"],
            (words["sessions"], *(weeks_text(gap, words) for gap in spacings())),
            tuple(
                (str(sessions), *(days(sessions, spacing) for spacing in spacings()))
                for sessions in numbers_of_sessions()
            ),
        ),
    )
