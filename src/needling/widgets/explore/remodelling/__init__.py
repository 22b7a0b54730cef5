"""The remodelling explorer: when sessions fall within healing (fact B3), and what was measured when."""

from __future__ import annotations

from typing import Any

from needling.course.strings import plural
from needling.models.remodelling import phase_at, session_weeks
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.remodelling.data import (
    FACTS,
    LAST_WEEK,
    gaps,
    most_sessions,
    newest,
    phases,
    weeks_of,
    worked_out,
)
from needling.widgets.explore.remodelling.figure import chart, moving, value_tables
from needling.widgets.explore.tabulate import Column, Control, tabulate, tabulate_all

#: Drawing units: a week's width, and the height of a session's row.
_WEEK, _ROW = 6.1, 26


def _weeks_text(number: float, words: dict[str, str]) -> str:
    return plural(words, "weeks", number)


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    numbers = tuple(range(1, most_sessions() + 1))
    spacings = tuple(gaps().values())
    looks = tuple(range(LAST_WEEK + 1))
    return (
        Control("sessions", "select", words["sessions"], numbers, tuple(map(str, numbers)), numbers.index(3)),
        Control("spacing", "select", words["spacing"], spacings, tuple(_weeks_text(gap, words) for gap in spacings),
                spacings.index(gaps()["usual"])),
        Control("week", "range", words["week"], looks, tuple(words["week_label"].format(n=n) for n in looks), 6),
    )  # fmt: skip


def _held(sessions: int, spacing: int) -> tuple[float, ...]:
    return session_weeks(sessions=sessions, spacing_weeks=spacing)


def _columns(controls: tuple[Control, ...], words: dict[str, str]) -> dict[str, Column]:
    ends, roles = phases(), {weeks: role for role, weeks in gaps().items()}
    default, until_review = weeks_of("R37"), weeks_of("M4.full-result-after-at-least")

    def gap(sessions: int, spacing: int) -> str:
        if sessions == 1:
            return words["spacing_none"]
        return words[f"spacing_{roles[spacing]}"].format(gap=_weeks_text(spacing, words))

    def phase(sessions: int, spacing: int, week: int) -> str:
        past = [held for held in _held(sessions, spacing) if held <= week]
        since = week - past[-1]
        sentence = words[f"phase_{phase_at(weeks_since_session=since, phases=ends)}"]
        return sentence.format(week=week, since=_weeks_text(since, words), done=len(past), of=sessions)

    def advice(sessions: int, spacing: int, week: int) -> str:
        held = _held(sessions, spacing)
        if sessions > 1 and spacing < default:
            return words["advice_short"]
        if week in held:
            return words["advice_session"]
        if week < held[-1]:
            return words["advice_between"]
        return words["advice_wait" if week - held[-1] < until_review else "advice_review"]

    def seen(shown: bool) -> str:
        return "visible" if shown else "hidden"

    columns = {
        "gap": tabulate(controls, ("sessions", "spacing"), gap),
        "phase": tabulate(controls, ("sessions", "spacing", "week"), phase),
        "measured": tabulate(controls, ("week",), lambda week: words[f"measured_{newest(week)}"]),
        "advice": tabulate(controls, ("sessions", "spacing", "week"), advice),
        "look_x": tabulate(controls, ("week",), lambda week: round(week * _WEEK, 1)),
    }
    for row in range(most_sessions()):
        columns[f"row_{row}"] = tabulate(
            controls, ("spacing",), lambda spacing, row=row: f"translate({row * spacing * _WEEK:g} {row * _ROW})"
        )
        columns[f"shown_{row}"] = tabulate(controls, ("sessions",), lambda sessions, row=row: seen(row < sessions))
        columns[f"last_{row}"] = tabulate(controls, ("sessions",), lambda sessions, row=row: seen(row == sessions - 1))
    return columns | tabulate_all(controls, moving())


def _drawing() -> dict[str, Any]:
    ends, year = phases(), weeks_of("M4.improving-up-to")
    return {
        "rows": range(most_sessions()),
        "row": _ROW,
        "width": round(LAST_WEEK * _WEEK, 1),
        "second": round(ends.proliferation_start_weeks * _WEEK, 1),
        "third": round(ends.proliferation_end_weeks * _WEEK, 1),
        "end": round(ends.remodelling_end_weeks * _WEEK, 1),
        "quarter": round(year / 4 * _WEEK, 2),
        "quarter_weeks": round(year / 4),
    }


def _make(words: dict[str, str]) -> Exploration:
    controls = _controls(words)
    return Exploration(
        name="remodelling",
        strings=words,
        controls=controls,
        columns=_columns(controls, words),
        tables=value_tables(words),
        chart=chart(words),
        content={"drawing": _drawing()},
    )


EXPLORER = Explorer(name="remodelling", facts=FACTS, make=_make, worked_out=worked_out)
