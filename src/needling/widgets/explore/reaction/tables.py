"""The reaction explorer's values as tables, and everything it says as plain text."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from needling.course import format_number
from needling.course.numbers import with_unit
from needling.course.strings import plural
from needling.models.reaction import first_redness, look_of_redness, redness, swelling
from needling.widgets.explore.exploration import Table
from needling.widgets.explore.reaction.data import PERIODS, studies
from needling.widgets.explore.reaction.picture import SKIN_TYPES

DEPTHS_MM = (0.25, 0.5, 1.0, 1.5)
PASSES = (1, 2, 3, 4)
_TABLE_H = (0, 6, 12, 24, 48, 72, 168)
_TABLE_PASSES = 2
_CALLS = ("emergency", "same_day", "doctor", "expected")


def depth_text(depth: float) -> str:
    """A needle depth in mm, with its unit."""
    return with_unit(format_number(depth), "mm")


def passes_text(words: dict[str, str], passes: int) -> str:
    """A number of passes in words."""
    return plural(words, "pass_count", passes)


def _from_to(words: dict[str, str], types: list[int]) -> str:
    return f"{words[f'numeral_{types[0]}']}–{words[f'numeral_{types[-1]}']}"


def _listed(words: dict[str, str], prefix: str) -> list[str]:
    """The words whose names begin with this and end in a number, in their order."""
    return [text for name, text in words.items() if name.startswith(prefix) and name.removeprefix(prefix).isdigit()]


def periods(words: dict[str, str]) -> list[dict[str, Any]]:
    """What to expect, to do and to keep off, period by period (L4 to L6)."""
    return [
        {
            "name": name,
            "title": words[name],
            "expect": words[f"{name}_expect"],
            "do": _listed(words, f"{name}_do_"),
            "avoid": _listed(words, f"{name}_avoid_"),
        }
        for name in PERIODS
    ]


def calls(words: dict[str, str]) -> list[dict[str, Any]]:
    """Which sign means which call, the worst first (L7, N10, H13)."""
    return [{"name": name, "who": words[f"call_{name}"], "signs": _listed(words, f"call_{name}_")} for name in _CALLS]


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """The values, drawn and sourced."""

    def both(depth: float, hours: float) -> str:
        scores = (of(depth_mm=depth, passes=_TABLE_PASSES, hours=hours) for of in (redness, swelling))
        return " / ".join(format_number(score, digits=1) for score in scores)

    def first(depth: float, passes: int) -> str:
        return format_number(first_redness(depth_mm=depth, passes=passes), digits=1)

    depths = [depth_text(depth) for depth in DEPTHS_MM]
    return (
        Table(
            words["table_barrier"],
            (words["head_study"], words["head_finding"]),
            tuple((words[f"study_{name}"], words[f"finding_{name}"]) for name in studies()),
        ),
        Table(
            words["table_skin"],
            (words["skin"], words["head_seen"], words["head_felt"]),
            tuple(
                (_from_to(words, list(types)), words[f"seen_{look}"], words["felt"])
                for look, types in groupby(SKIN_TYPES, lambda type_: look_of_redness(skin_type=type_))
            ),
        ),
        Table(
            words["table_score"].format(passes=passes_text(words, _TABLE_PASSES)),
            (words["hours"], *depths),
            tuple(
                (words["hours_label"].format(count=hours), *(both(depth, hours) for depth in DEPTHS_MM))
                for hours in _TABLE_H
            ),
        ),
        Table(
            words["table_first"],
            (words["passes"], *depths),
            tuple((str(passes), *(first(depth, passes) for depth in DEPTHS_MM)) for passes in PASSES),
        ),
    )


def plan_in_words(words: dict[str, str]) -> tuple[str, ...]:
    """The aftercare and the calls as plain text."""
    lines = [words["plan"]]
    for period in periods(words):
        lines += [period["title"], f"{words['plan_expect']}: {period['expect']}"]
        lines += [f"{words[f'plan_{kind}']}: {text}" for kind in ("do", "avoid") for text in period[kind]]
    lines += [words["calls"], words["calls_lead"]]
    lines += [f"{call['who']}: {sign}" for call in calls(words) for sign in call["signs"]]
    return (*lines, words["calls_close"])
