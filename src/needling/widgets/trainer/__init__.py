"""The endpoint trainer: look at drawn skin, feel, listen, and decide whether to carry on, stop here, or stop and act."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

import traitlets

from needling.course.chapters import Call
from needling.course.photographs import Photograph, load_photographs, photograph_problems
from needling.models.patch import ANSWERS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import drawing
from needling.widgets.trainer.chance import mixed
from needling.widgets.trainer.items import ITEMS_A_CELL, SEED, Item, items, sequences
from needling.widgets.trainer.rounds import LIMITS, STILL
from needling.widgets.trainer.table import all_facts, table

#: Columns of the results, by the name of their words.
COLUMNS = ("type", "seen", "hits", "misses", "false", "sensitivity", "ready")
#: Which item of each cell stands on the page without scripts, for skin types I to VI: each time another kind.
_SAMPLES = {"carry": (0, 5, 4, 9, 6, 10), "stop": (0, 8, 1, 9, 2, 6), "act": (2, 0, 5, 3, 1, 4)}
#: Words that Python has already put into the page or the table.
_PUT_IN = (
    "see_",
    "feel_",
    "says_",
    "why_",
    "do_",
    "rule",
    "score",
    "zone_",
    "goal_",
    "sample",
    "head_",
    "col_",
    "plan",
)


class Trainer(Widget):
    """Drawn skin to decide about. Works without a kernel; with one, Python sees what was answered.

    ``progress`` is filled by the reader. It maps an item's id to ``{"shown", "right", "round", "key", "given"}`` (see
    ``rounds.Kept``), and ``still-round`` and ``live-round`` to the round that is under way.
    """

    kind = "trainer"
    table = traitlets.Dict().tag(sync=True)
    progress = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(html=page(), table=_table(), **traits)

    def page_traits(self) -> dict[str, Any]:
        """The items travel with the page."""
        return {"table": self.table}

    def in_words(self) -> str:
        """How much there is to practise."""
        return f"Endpoint trainer: {len(items())} moments, {len(sequences())} sections pass by pass"


@cache
def _table() -> dict[str, Any]:
    return table(items(), sequences(), say.trainer_words())


def samples() -> list[Item]:
    """The items that stand on the page without scripts: one for each skin type and answer, mixed."""
    cells = [items()[n : n + ITEMS_A_CELL] for n in range(0, len(items()), ITEMS_A_CELL)]
    chosen = [
        cells[place * len(ANSWERS) + ANSWERS.index(answer)][_SAMPLES[answer][place]]
        for place in range(len(SKIN_TYPES))
        for answer in ANSWERS
    ]
    return mixed(chosen, SEED)


def shown(item: Item, words: dict[str, str]) -> dict[str, Any]:
    """An item as the template shows it."""
    patch, decision = item.patch, item.decision
    return {
        "skin": words[f"skin_{patch.skin_type}"],
        "draw": drawing(item.patch, item.turn),
        "see": say.seen(patch, words),
        "feel": say.felt(patch, words),
        "says": say.said(patch, words),
        "plan": say.planned(patch, words),
        "cream": say.cream(patch, words),
        "answer": words[f"answer_{decision.answer}"],
        "why": say.why(decision, words),
        "act": say.act(decision, words),
        "facts": decision.facts,
    }


def page() -> str:
    """The trainer as complete HTML: a panel for the script, the rule, and examples with answers.

    Raises:
        CourseError: if a fact or the words are missing.
    """
    words = say.trainer_words()
    return fill(
        "trainer/trainer.html",
        words=words,
        spoken={name: text for name, text in words.items() if not name.startswith(_PUT_IN)},
        first=shown(items()[0], words),
        total=STILL.per_type * len(SKIN_TYPES) + STILL.extra,
        samples=[shown(item, words) for item in samples()],
        columns=COLUMNS,
        shorts=[words[f"short_{skin_type}"] for skin_type in SKIN_TYPES],
        limits=asdict(LIMITS),
        facts=all_facts(),
    )


def trainer() -> Trainer:
    """The endpoint trainer.

    Raises:
        CourseError: if a fact or the words are missing.
    """
    return Trainer()


ACTIVITY = Activity(
    name="trainer",
    show=trainer,
    state="progress",
    words=words_of("trainer", "saving"),
    facts=lambda _call: all_facts(),
    files=lambda _call: data_files("photographs/*"),
    readers=lambda: [load_photographs],
    problems=photograph_problems,
    schemas={"photographs": Schema(list[Photograph], "Photographs for the endpoint trainer")},
    examples=(Call("trainer"),),
)
