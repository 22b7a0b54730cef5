"""A number to work out or to decide, with its unit; both 1.5 and 1,5 are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import Field, model_validator

from needling.course import CourseError, Text, quantity
from needling.course.fact_records import Number, Quantity, Reference
from needling.course.loading import Strict
from needling.course.text import Unit
from needling.questions.question import KeyLine, Kind, Question


class Answer(Strict):
    """The right number: given here with its unit, or by the fact that holds it."""

    value: Number | tuple[Number, Number] | Reference
    """A number, a range `[low, high]`, or the fact that holds it, such as `H1.time` or `H1.time.max`."""
    unit: Unit | None = None
    """Left out where a fact gives it."""
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """How far off still counts as right, in the same unit."""
    feedback: Text

    @model_validator(mode="after")
    def _unit_once(self) -> Answer:
        if isinstance(self.value, str) == (self.unit is not None):
            raise ValueError("a number has a `unit`; a fact brings its own")
        return self

    @property
    def quantity(self) -> Quantity:
        """The number with its unit.

        Raises:
            CourseError: if the fact that is named has no such number.
        """
        if isinstance(self.value, str):
            return quantity(self.value)
        return Quantity(value=self.value, unit=self.unit or Unit(""))


class Distractor(Strict):
    """A wrong number that a trainee comes to: a distractor."""

    value: Number
    feedback: Text
    """The thought that leads there, and what is wrong with it."""


class NumberQuestion(Question):
    """A number to work out or to decide, with its unit; both 1.5 and 1,5 are read."""

    kind: Literal["number"]
    answer: Answer
    distractors: list[Distractor] = Field(min_length=1, max_length=4)

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest number that count as right, in the answer's unit."""
        value = self.answer.quantity.value
        low, high = value if isinstance(value, tuple) else (value, value)
        # A hair more, so that 0.1 + 0.2 is right where 0.3 is.
        margin = self.answer.tolerance + 1e-9
        return low - margin, high + margin


def _key(question: NumberQuestion, words: dict[str, str]) -> Iterator[KeyLine]:
    right = question.answer.quantity
    yield KeyLine(f"{words['right']}: {right}", Markup(), question.answer.feedback)
    for distractor in question.distractors:
        wrong = Quantity(value=distractor.value, unit=right.unit)
        yield KeyLine(f"{words['wrong']}: {wrong}", Markup(), distractor.feedback)


def _problems(question: NumberQuestion) -> Iterator[tuple[str, str]]:
    value = question.answer.value
    try:
        low, high = question.limits
    except CourseError as error:
        yield "answer", str(error)
        return
    if isinstance(value, str) and value.partition(".")[0] not in question.facts:
        yield "answer", f"takes its number from {value}, but `facts` does not name {value.partition('.')[0]}."
    if low > high:
        yield "answer", "the range runs backwards. Write the lower number first."
    for number, distractor in enumerate(question.distractors, start=1):
        if low <= distractor.value <= high:
            yield f"distractor {number}", f"{distractor.value:g} lies within what counts as right."


KIND = Kind(names=("number",), record=NumberQuestion, key=_key, problems=_problems)
