"""Things, each to be given what belongs to it; several may share it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field, model_validator

from needling.course import Text, to_html, with_numbers
from needling.course.loading import Strict
from needling.questions.question import KeyLine, Kind, Question


class Pair(Strict):
    """One thing and what belongs to it."""

    text: Text
    match: Text
    feedback: Text
    """Why they belong together."""


class Match(Question):
    """Things, each to be given what belongs to it; several may share it."""

    kind: Literal["match"]
    pairs: list[Pair] = Field(min_length=3, max_length=8)

    @model_validator(mode="after")
    def _a_choice(self) -> Match:
        if len({pair.match for pair in self.pairs}) < 2:
            raise ValueError("all `match` texts are the same; there is nothing to choose")
        if len({pair.text for pair in self.pairs}) < len(self.pairs):
            raise ValueError("two pairs have the same `text`")
        return self

    @property
    def choices(self) -> list[Text]:
        """The different ``match`` texts, by the alphabet of their English: their order gives nothing away.

        Devices keep answers by the place in this list, so it is the same in every language.
        """
        by_english = {pair.match.source: pair.match for pair in self.pairs}
        return [by_english[english] for english in sorted(by_english)]


def _key(question: Match, _words: dict[str, str]) -> Iterator[KeyLine]:
    for pair in question.pairs:
        about = Markup(to_html(pair.text))  # noqa: S704 - emphasis and links only
        yield KeyLine(f"{with_numbers(pair.match)}:", about, pair.feedback)


KIND = Kind(names=("match",), record=Match, key=_key)
