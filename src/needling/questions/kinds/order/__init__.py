"""Steps to be put in order; they are written in the right one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field

from needling.course import Text, to_html
from needling.course.loading import Strict
from needling.questions.question import KeyLine, Kind, Question


class Step(Strict):
    """One step."""

    text: Text
    feedback: Text
    """Why it stands where it stands."""


class Order(Question):
    """Steps to be put in order; they are written in the right one."""

    kind: Literal["order"]
    steps: list[Step] = Field(min_length=3, max_length=7)

    @property
    def mixed(self) -> list[int]:
        """The order in which the page first shows the steps: always the same, never the right one."""
        places = list(range(len(self.steps)))
        random.Random(self.id).shuffle(places)  # noqa: S311 - no secret
        return places if places != sorted(places) else [*places[1:], places[0]]


def _key(question: Order, _words: dict[str, str]) -> Iterator[KeyLine]:
    for place, step in enumerate(question.steps, start=1):
        yield KeyLine(f"{place}.", Markup(to_html(step.text)), step.feedback)  # noqa: S704 - emphasis and links only


def _problems(question: Order) -> Iterator[tuple[str, str]]:
    if len({step.text for step in question.steps}) < len(question.steps):
        yield "", "two steps have the same `text`. One of them says nothing new."


KIND = Kind(names=("order",), record=Order, key=_key, problems=_problems)
