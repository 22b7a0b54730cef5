"""A word to guess: a kind of question as somebody adds it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup

from needling.course import Text, to_html
from needling.questions.question import KeyLine, Kind, Question


class Guess(Question):
    """A word to guess."""

    kind: Literal["guess"]
    word: Text
    feedback: Text
    """Why it is this word."""


def _key(question: Guess, words: dict[str, str]) -> Iterator[KeyLine]:
    yield KeyLine(words["key_guess"], Markup(to_html(question.word)), question.feedback)  # noqa: S704 - emphasis and links only


def _problems(question: Guess) -> Iterator[tuple[str, str]]:
    if " " in question.word:
        yield "word", "one word is guessed, not several."


KIND = Kind(names=("guess",), record=Guess, key=_key, problems=_problems)
