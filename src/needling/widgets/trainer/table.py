"""Everything the browser needs of the items, small: texts and fillings once, items as numbers that point to them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict
from typing import Any

from needling.models.patch import ANSWERS, REASONS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import TURNS, colours, flush, layers
from needling.widgets.trainer.items import ENDINGS, Item, Section
from needling.widgets.trainer.rounds import LIMITS, LIVE, STILL, Entry


class _Once:
    """A list in which everything stands once."""

    def __init__(self) -> None:
        self._places: dict[Hashable, int] = {}
        self.all: list[Any] = []

    def place(self, key: Hashable, thing: Any) -> int:
        """Where it stands, put there if it is new."""
        if key not in self._places:
            self._places[key] = len(self.all)
            self.all.append(thing)
        return self._places[key]


def entries(items: tuple[Item, ...]) -> list[Entry]:
    """Single items as rounds see them: the cell is the right answer."""
    return [Entry(item.id, item.patch.skin_type, ANSWERS.index(item.decision.answer)) for item in items]


def live_entries(sequences: tuple[Section, ...]) -> list[Entry]:
    """Sequences as rounds see them: the cell is how they end."""
    return [Entry(one.id, one.moments[0].patch.skin_type, ENDINGS.index(one.ending)) for one in sequences]


def table(items: tuple[Item, ...], sequences: tuple[Section, ...], words: dict[str, str]) -> dict[str, Any]:
    """The items as JSON: ``trainer.js`` says what each place means."""
    texts, drawings, reasons = _Once(), _Once(), _Once()

    def text(sentence: str) -> int:
        return texts.place(sentence, sentence)

    def moment(item: Item) -> list[Any]:
        patch, decision = item.patch, item.decision
        on = layers(patch)
        reason = {
            "why": [text(one) for one in say.why(decision, words)],
            "act": [text(one) for one in say.act(decision, words)],
            "facts": list(decision.facts),
        }
        return [
            patch.skin_type,
            ANSWERS.index(decision.answer),
            item.turn,
            flush(patch),
            drawings.place(tuple(sorted(on.items())), on),
            [text(one) for one in say.seen(patch, words)],
            [text(one) for one in say.felt(patch, words)],
            text(say.said(patch, words)),
            text(say.planned(patch, words)),
            int(patch.numbing),
            reasons.place(decision.reasons, reason),
            patch.passes_done,
        ]

    return {
        "still": [[item.id, moment(item)] for item in items],
        "live": [[one.id, ENDINGS.index(one.ending), [moment(item) for item in one.moments]] for one in sequences],
        "texts": texts.all,
        "drawings": drawings.all,
        "reasons": reasons.all,
        "colours": [colours(skin_type) for skin_type in SKIN_TYPES],
        "turns": list(TURNS),
        "sizes": {"still": asdict(STILL), "live": asdict(LIVE)},
        "limits": asdict(LIMITS),
    }


def all_facts() -> tuple[str, ...]:
    """Every fact that the trainer rests on."""
    return tuple(dict.fromkeys([*say.FACTS, *(fact for facts in REASONS.values() for fact in facts)]))
