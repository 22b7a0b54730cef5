"""The density explorer: what needles, speed, hand, tip and passes make of a square centimetre of skin (facts O1–O9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.course import number
from needling.widgets.explore.density import drawing
from needling.widgets.explore.density.data import (
    BAND,
    BASE,
    FACTS,
    HOLE,
    TIME_IN_SKIN,
    density,
    drag,
    hand_speeds_cm_per_s,
    hertz_text,
    needles,
    passes,
    spacing,
    start,
    text,
    tip_widths_cm,
    turns_per_minute,
)
from needling.widgets.explore.density.figure import chart, moving, value_tables
from needling.widgets.explore.density.sentences import ALL, WAY, sentence_outputs
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.tabulate import Control, Output, tabulate_all


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    at_start = start()

    def control(name: str, kind: Any, values: tuple[Any, ...], label: Callable[[Any], str]) -> Control:
        return Control(name, kind, words[name], values, tuple(map(label, values)), values.index(at_start[name]))

    def speed(turns: int) -> str:
        return words["turns_label"].format(hertz=hertz_text(turns), turns=text(turns))

    return (
        control("needles", "select", needles(), text),
        control("width", "select", tip_widths_cm(), lambda width: text(width, "cm")),
        control("passes", "select", passes(), text),
        control("turns", "range", turns_per_minute(), speed),
        control("hand", "range", hand_speeds_cm_per_s(), lambda hand: text(hand, "cm/s")),
    )


def _picture() -> dict[str, Output]:
    """What the drawing needs: place -> controls that it depends on, value."""
    hole, base = number(HOLE), number(BASE)
    return {
        "square_cm": (ALL, lambda **state: drawing.square_cm(density(**state))),
        "square_cm_dot": (ALL, lambda **state: drawing.dot_in_square_cm(density(**state), hole)),
        "square_mm": (ALL, lambda **state: drawing.square_mm(density(**state))),
        "square_mm_hole": (ALL, lambda **state: drawing.dot_in_square_mm(density(**state), hole)),
        "square_mm_base": (ALL, lambda **state: drawing.dot_in_square_mm(density(**state), base)),
        "way_strokes": (WAY, lambda turns, hand: drawing.strokes(spacing(turns, hand))),
        "way_drags": (WAY, lambda turns, hand: drawing.strokes(spacing(turns, hand), drag(hand))),
    }


def _make(words: dict[str, str]) -> Exploration:
    controls = _controls(words)
    densest = density(
        max(needles()), max(turns_per_minute()), min(hand_speeds_cm_per_s()), min(tip_widths_cm()), max(passes())
    )
    return Exploration(
        name="density",
        strings=words,
        controls=controls,
        columns=tabulate_all(controls, sentence_outputs(words) | _picture() | moving()),
        tables=value_tables(words),
        chart=chart(words),
        content={
            "holes_in_square_cm": drawing.sheet(drawing.MOST_DRAWN),
            "holes_in_square_mm": drawing.sheet(round(densest / 100)),
            "hole_on_way": number(HOLE) * drawing.UNITS_PER_MM_OF_WAY,
        },
    )


EXPLORER = Explorer(
    name="density",
    facts=FACTS,
    make=_make,
    numbers={
        "band": BAND,
        "hole": HOLE,
        "base": BASE,
        "time": TIME_IN_SKIN,
        "roller_needle": "I7.needle-length",
        "roller_passes": "I7.passes",
        "roller_density": "I7.density",
        "study_passes": "I15.study-deep-passes",
    },
    worked_out=lambda _words: {"most": text(drawing.MOST_DRAWN)},
)
