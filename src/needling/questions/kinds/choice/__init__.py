"""Options to choose from: ``single`` has one right option, ``multiple`` one or more and a wrong one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup
from pydantic import Field, model_validator

from needling.course import Text, language, to_html
from needling.course.loading import Strict
from needling.course.style import load_style
from needling.questions.question import KeyLine, Kind, Question


class Option(Strict):
    """One answer to choose."""

    text: Text
    feedback: Text
    """Why it is right or wrong. It teaches."""
    correct: bool = False


class Choice(Question):
    """Options to choose from: ``single`` has one right option, ``multiple`` one or more and a wrong one."""

    kind: Literal["single", "multiple"]
    options: list[Option] = Field(min_length=3, max_length=6)
    ordered: bool = False
    """True keeps the order as it is written (numbers, times); else each reader meets an order of their own."""

    @model_validator(mode="after")
    def _right_options(self) -> Choice:
        right = sum(option.correct for option in self.options)
        if self.kind == "single" and right != 1:
            raise ValueError(f"a `single` question has exactly one option with `correct: true`; this one has {right}")
        if right == 0:
            raise ValueError("no option has `correct: true`")
        if right == len(self.options):
            raise ValueError("every option has `correct: true`; at least one is wrong")
        return self


def _key(question: Choice, words: dict[str, str]) -> Iterator[KeyLine]:
    for option in question.options:
        mark = words["right"] if option.correct else words["wrong"]
        yield KeyLine(f"{mark}:", Markup(to_html(option.text)), option.feedback)  # noqa: S704 - emphasis and links only


def _problems(question: Choice) -> Iterator[tuple[str, str]]:
    for number, option in enumerate(question.options, start=1):
        if load_style(language()).is_all_or_none(option.text):
            told = "is an 'all or none of the above'. Options are mixed for each reader: say what it is."
            yield f"option {number}", told
    if len({option.text for option in question.options}) < len(question.options):
        yield "", "two options have the same `text`. One of them says nothing new."


KIND = Kind(names=("single", "multiple"), record=Choice, key=_key, problems=_problems)
