"""Everything the browser needs of the items, small: texts, drawings and reasons once, moments that point to them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import asdict
from typing import Any

from needling.models.patch import ANSWERS, REASONS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import TURNS, colours, flush, layers
from needling.widgets.trainer.items import ENDINGS, Item, Section
from needling.widgets.trainer.limits import LIMITS, SEQUENCE, SINGLE
from needling.widgets.trainer.photographs import Photograph, load_photographs


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


class _Rows:
    """Items as rows of the table; what they have in common gathers in ``texts``, ``drawings`` and ``reasons``."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self.texts, self.drawings, self.reasons = _Once(), _Once(), _Once()

    def text(self, sentence: str) -> int:
        return self.texts.place(sentence, sentence)

    def several(self, sentences: Sequence[str]) -> list[int]:
        return [self.text(one) for one in sentences]

    def moment(self, item: Item) -> dict[str, Any]:
        """A drawn moment."""
        patch, decision, words = item.patch, item.decision, self.words
        drawn = layers(patch)
        reason = {
            "why": self.several(say.why(decision, words)),
            "act": self.several(say.act(decision, words)),
            "facts": list(decision.facts),
        }
        return {
            "key": ANSWERS.index(decision.answer),
            "pass": patch.passes_done,
            "turn": item.turn,
            "flush": flush(patch),
            "drawing": self.drawings.place(tuple(sorted(drawn.items())), drawn),
            "see": self.several(say.seen(patch, words)),
            "feel": self.several(say.felt(patch, words)),
            "says": self.text(say.said(patch, words)),
            "plan": self.text(say.planned(patch, words)),
            "cream": self.text(say.cream(patch, words)),
            "reason": self.reasons.place(decision.reasons, reason),
        }

    def photographed(self, photograph: Photograph, place: int) -> dict[str, Any]:
        """A photograph as a moment; ``place`` is where the picture stands in ``photographs``."""
        reason = {"why": [self.text(photograph.reason())], "act": [], "facts": photograph.facts}
        return {
            "key": ANSWERS.index(photograph.key),
            "photograph": place,
            "see": [self.text(photograph.seen())],
            "told": self.text(photograph.other_signs()),
            "reason": self.reasons.place(photograph.id, reason),
        }


def _row(id_: str, skin_type: int, stratum: int, moments: list[dict[str, Any]]) -> dict[str, Any]:
    """An item; ``stratum`` is what rounds balance within a skin type."""
    return {"id": id_, "skin_type": skin_type, "stratum": stratum, "moments": moments}


def as_table(
    items: Sequence[Item], sequences: Sequence[Section], photographs: Sequence[Photograph], words: dict[str, str]
) -> dict[str, Any]:
    """The items as JSON, to be read by ``decode.js``.

    The stratum of a single moment is its right answer, that of a sequence how it ends. Where there is no photograph,
    nothing tells of any.
    """
    rows = _Rows(words)
    single = [
        _row(item.id, item.patch.skin_type, ANSWERS.index(item.decision.answer), [rows.moment(item)]) for item in items
    ]
    single += [
        _row(one.id, one.skin_type, ANSWERS.index(one.key), [rows.photographed(one, place)]) | {"hash": one.hash}
        for place, one in enumerate(photographs)
    ]
    sequence = [
        _row(
            one.id,
            one.moments[0].patch.skin_type,
            ENDINGS.index(one.ending),
            [rows.moment(moment) for moment in one.moments],
        )
        for one in sequences
    ]
    pictures = [{"src": one.file, "credit": one.credit(words)} for one in photographs]
    return {
        "items": {"single": single, "sequence": sequence},
        "texts": rows.texts.all,
        "drawings": rows.drawings.all,
        "reasons": rows.reasons.all,
        "colours": [colours(skin_type) for skin_type in SKIN_TYPES],
        "turns": list(TURNS),
        "sizes": {"single": asdict(SINGLE), "sequence": asdict(SEQUENCE)},
        "limits": asdict(LIMITS),
        **({"photographs": pictures} if pictures else {}),
    }


def all_facts() -> tuple[str, ...]:
    """Every fact that the trainer rests on."""
    behind_reasons = (fact for facts in REASONS.values() for fact in facts)
    behind_photographs = (fact for photograph in load_photographs() for fact in photograph.facts)
    return tuple(dict.fromkeys([*say.FACTS, *behind_reasons, *behind_photographs]))
