"""The endpoint trainer: look at drawn skin, feel, listen, and decide whether to carry on, stop here, or stop and act."""

from __future__ import annotations

import base64
import mimetypes
from dataclasses import asdict
from typing import Any

import traitlets

from needling.course.chapters import Call
from needling.models.patch import ANSWERS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import drawing
from needling.widgets.trainer.chance import mixed
from needling.widgets.trainer.items import ITEMS_PER_STRATUM, SEED, Item, draw_items, draw_sequences
from needling.widgets.trainer.limits import LIMITS, SINGLE
from needling.widgets.trainer.photographs import (
    Photograph,
    load_photographs,
    photograph_problems,
    photograph_translatables,
    pictures,
)
from needling.widgets.trainer.table import all_facts, as_table

#: Columns of the results, by the name of their words.
COLUMNS = ("type", "seen", "hits", "misses", "false", "sensitivity", "ready")
#: Which item of each stratum stands on the page without scripts, for skin types I to VI: each time another kind.
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
    "cream_",
)


class Trainer(Widget):
    """Drawn skin to decide about. Works without a kernel; with one, Python sees what was answered.

    ``progress`` is filled by the reader. It maps an item's id to ``{"shown", "right", "round", "key", "given"}``, all of
    them counts (see ``Performance`` in ``rounds.js``), and ``still-round`` and ``live-round`` to the round of single moments
    and of sequences that is under way.
    """

    kind = "trainer"
    table = traitlets.Dict().tag(sync=True)
    progress = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        self._photographs = load_photographs()
        self._page_table = as_table(draw_items(), draw_sequences(), self._photographs, say.trainer_words())
        super().__init__(html=page(), table=_with_pictures(self._page_table, self._photographs), **traits)

    def page_traits(self) -> dict[str, Any]:
        """The items travel with the page; the pictures of photographs lie beside it."""
        return {"table": self._page_table}

    def in_words(self) -> str:
        """How much there is to practise."""
        items = self._page_table["items"]
        return f"Endpoint trainer: {len(items['single'])} moments, {len(items['sequence'])} sections pass by pass"


def _with_pictures(table: dict[str, Any], photographs: list[Photograph]) -> dict[str, Any]:
    """The table for live Jupyter, where a page's static files are out of reach: pictures as ``data:`` addresses."""
    if not photographs:
        return table
    addressed = [
        {**picture, "src": _data_address(photograph)}
        for picture, photograph in zip(table["photographs"], photographs, strict=True)
    ]
    return {**table, "photographs": addressed}


def _data_address(photograph: Photograph) -> str:
    content = base64.b64encode(photograph.path.read_bytes()).decode()
    return f"data:{mimetypes.guess_type(photograph.file)[0]};base64,{content}"


def samples() -> list[Item]:
    """The items that stand on the page without scripts: one for each skin type and answer, mixed."""
    items = draw_items()
    strata = [items[n : n + ITEMS_PER_STRATUM] for n in range(0, len(items), ITEMS_PER_STRATUM)]
    chosen = [
        strata[place * len(ANSWERS) + ANSWERS.index(answer)][_SAMPLES[answer][place]]
        for place in range(len(SKIN_TYPES))
        for answer in ANSWERS
    ]
    return mixed(chosen, SEED)


def _photograph_samples(photographs: list[Photograph]) -> list[Photograph]:
    """The photographs that stand on the page without scripts: the first for each skin type and answer."""
    first = {(one.skin_type, one.key): one for one in reversed(photographs)}
    return [one for one in photographs if one in first.values()]


def _shown(item: Item, words: dict[str, str]) -> dict[str, Any]:
    """A drawn item as the template shows it."""
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


def _shown_photograph(photograph: Photograph, words: dict[str, str]) -> dict[str, Any]:
    """A photograph as the template shows it."""
    return {
        "skin": words[f"skin_{photograph.skin_type}"],
        "file": photograph.file,
        "credit": photograph.credit(words),
        "see": [photograph.seen()],
        "told": photograph.other_signs(),
        "answer": words[f"answer_{photograph.key}"],
        "why": [photograph.reason()],
        "act": [],
        "facts": photograph.facts,
    }


def _said() -> dict[str, str]:
    """What the script says; nothing tells of photographs while there are none."""
    put_in = _PUT_IN if load_photographs() else (*_PUT_IN, "photo_")
    return {name: text for name, text in say.trainer_words().items() if not name.startswith(put_in)}


def page() -> str:
    """The trainer as complete HTML: a panel for the script, the rule, and examples with answers.

    Raises:
        CourseError: if a fact or the words are missing.
    """
    words = say.trainer_words()
    photographs = load_photographs()
    examples = [_shown(item, words) for item in samples()]
    examples += [_shown_photograph(one, words) for one in _photograph_samples(photographs)]
    return fill(
        "trainer/trainer.html",
        words=words,
        first=_shown(draw_items()[0], words),
        photographs=bool(photographs),
        total=SINGLE.per_type * len(SKIN_TYPES) + SINGLE.extra,
        samples=examples,
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
    said=_said,
    facts=lambda _call: all_facts(),
    reads=lambda _call: data_files("photographs/*"),
    data=("photographs/*",),
    readers=lambda: [load_photographs],
    problems=photograph_problems,
    translatables=photograph_translatables,
    static=pictures,
    schemas={"photographs": Schema(list[Photograph], "Photographs for the endpoint trainer")},
    examples=(Call("trainer"),),
)
