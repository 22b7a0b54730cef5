"""The reaction explorer: drawn redness and swelling over days, what is seen and what is felt, what to do and whom to call.

The curves are illustrative (section Q(d)); what sources say about time, skin and aftercare is theirs (L1 to L8, K4, N10).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.models.reaction import level, redness, swelling, visible
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.reaction.data import FACTS, NUMBERS, PERIODS, period_at
from needling.widgets.explore.reaction.figure import chart, moving
from needling.widgets.explore.reaction.picture import PATCH_STEP, SKIN_TYPES, bar, flushed_colour, skin_colour
from needling.widgets.explore.reaction.sentences import sentence_outputs
from needling.widgets.explore.reaction.tables import (
    DEPTHS_MM,
    PASSES,
    calls,
    depth_text,
    passes_text,
    periods,
    plan_in_words,
    value_tables,
)
from needling.widgets.explore.tabulate import Column, Control, tabulate, tabulate_all

HOURS = (0, 1, 2, 4, 6, 12, 18, 24, 36, 48, 60, 72, 96, 120, 144, 168)
_HOURS_A_DAY = 24
_REACTION = ("depth", "passes", "hours")


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    def hours_label(count: int) -> str:
        if count == 0:
            return words["hours_label_start"]
        days, rest = divmod(count, _HOURS_A_DAY)
        name = "hours_label" if rest else "hours_label_one_day" if days == 1 else "hours_label_days"
        return words[name].format(count=count, days=days)

    return (
        Control("skin", "select", words["skin"], SKIN_TYPES, tuple(words[f"skin_{one}"] for one in SKIN_TYPES), 4),
        Control("depth", "select", words["depth"], DEPTHS_MM, tuple(map(depth_text, DEPTHS_MM)), 1),
        Control("passes", "select", words["passes"], PASSES, tuple(passes_text(words, one) for one in PASSES), 1),
        Control("hours", "range", words["hours"], HOURS, tuple(map(hours_label, HOURS)), HOURS.index(2)),
    )


def _columns(controls: tuple[Control, ...], words: dict[str, str]) -> dict[str, Column]:
    """Every output of the model over the grid, and what picture and list need to follow."""

    def reaction(of: Callable[..., float], show: Callable[[float], Any]) -> Column:
        def at(depth: float, passes: int, hours: float) -> Any:
            return show(of(depth_mm=depth, passes=passes, hours=hours))

        return tabulate(controls, _REACTION, at)

    def seen(show: Callable[[float], Any]) -> Column:
        def at(skin: int, depth: float, passes: int, hours: float) -> Any:
            return show(visible(score=redness(depth_mm=depth, passes=passes, hours=hours), skin_type=skin))

        return tabulate(controls, ("skin", *_REACTION), at)

    def word(score: float) -> str:
        return words[f"level_{level(score=score)}"]

    def needled(skin_type: int) -> Column:
        return reaction(redness, lambda score: flushed_colour(skin_type, score))

    def other_than(name: str) -> Column:
        return tabulate(controls, ("hours",), lambda hours: period_at(hours) != name)

    return {
        **sentence_outputs(controls, words),
        "skin": tabulate(controls, ("skin",), lambda skin: words[f"skin_{skin}"]),
        "depth": tabulate(controls, ("depth",), depth_text),
        "passes": tabulate(controls, ("passes",), lambda passes: passes_text(words, passes)),
        "redness_word": reaction(redness, word),
        "swelling_word": reaction(swelling, word),
        "warmth_word": reaction(redness, word),
        "seen_word": seen(word),
        "seen_bar": seen(bar),
        "warmth_bar": reaction(redness, bar),
        "swelling_bar": reaction(swelling, bar),
        "chosen": tabulate(controls, ("skin",), lambda skin: f"translate({(skin - 1) * PATCH_STEP} 0)"),
        **{f"needled_{one}": needled(one) for one in SKIN_TYPES},
        **{f"not_{name}": other_than(name) for name in PERIODS},
        **tabulate_all(controls, moving()),
    }


def _make(words: dict[str, str]) -> Exploration:
    controls = _controls(words)
    return Exploration(
        name="reaction",
        strings=words,
        controls=controls,
        columns=_columns(controls, words),
        tables=value_tables(words),
        chart=chart(words),
        content={
            "periods": periods(words),
            "calls": calls(words),
            "patches": [
                {"x": (one - 1) * PATCH_STEP, "type": words[f"numeral_{one}"], "skin": skin_colour(one),
                 "needled": f"needled_{one}"}
                for one in SKIN_TYPES
            ],
        },
        more_words=plan_in_words(words),
    )  # fmt: skip


EXPLORER = Explorer(name="reaction", facts=FACTS, make=_make, numbers=NUMBERS)
