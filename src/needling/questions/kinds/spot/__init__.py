"""A short written scene with marked phrases, ``[1: like this]``; some are errors, to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field, model_validator

from needling.course import Text, to_html
from needling.course.loading import Strict
from needling.questions.question import KeyLine, Kind, Question

_PHRASE = re.compile(r"\[(\d+): ([^\[\]]+)\](?!\()")


class Phrase(Strict):
    """One marked phrase of a scene."""

    error: bool = False
    feedback: Text
    """What is wrong with it, or why it is right as it is."""


class Spot(Question):
    """A short written scene with marked phrases, ``[1: like this]``; some are errors, to be found."""

    kind: Literal["spot"]
    scene: Text
    """The scene. Phrases that can be chosen are marked and numbered: `She [1: wipes the cream off]`."""
    phrases: list[Phrase] = Field(min_length=3, max_length=10)
    """What is to be said about each phrase, in the order of their numbers."""

    @model_validator(mode="after")
    def _phrases_are_there(self) -> Spot:
        expected = list(range(1, len(self.phrases) + 1))
        marked = sorted(int(found[1]) for found in _PHRASE.finditer(self.scene))
        if marked != expected:
            raise ValueError(
                f"scene: marks the phrases {marked}, but `phrases` has {len(expected)}. Mark each once, like [1: this]"
            )
        errors = sum(phrase.error for phrase in self.phrases)
        if not 0 < errors < len(self.phrases):
            raise ValueError("at least one phrase has `error: true`, and at least one has not")
        return self

    @property
    def pieces(self) -> list[tuple[Markup, int | None]]:
        """The scene as HTML, in pieces: plain text, and phrases with their number from 0."""
        pieces: list[tuple[Markup, int | None]] = []
        end = 0
        for found in _PHRASE.finditer(self.scene):
            pieces += [(_html(self.scene[end : found.start()]), None), (_html(found[2]), int(found[1]) - 1)]
            end = found.end()
        return [*pieces, (_html(self.scene[end:]), None)]


def _html(text: str) -> Markup:
    return Markup(to_html(text))  # noqa: S704 - emphasis and links only


def _key(question: Spot, words: dict[str, str]) -> Iterator[KeyLine]:
    phrases = {number: html for html, number in question.pieces if number is not None}
    for number, phrase in enumerate(question.phrases):
        mark = words["key_error"] if phrase.error else words["key_no_error"]
        yield KeyLine(f"{mark}:", phrases[number], phrase.feedback)


def _scene(question: Spot) -> Markup:
    """The scene with its phrases underlined."""
    return Markup().join(
        html if number is None else Markup("<u>{}</u>").format(html) for html, number in question.pieces
    )


KIND = Kind(names=("spot",), record=Spot, key=_key, scene=_scene)
