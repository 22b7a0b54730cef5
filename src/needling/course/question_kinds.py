"""What a question is: six kinds, each a record that refuses what cannot be asked or marked."""

from __future__ import annotations

import random
import re
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from needling.course.facts import FactId, Number, Quantity, quantity
from needling.course.files import Strict
from needling.course.text import Text, Unit, say

QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-[1-9][0-9]{0,4}$", max_length=80)]
ObjectiveId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
FactNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{1,3}(\.[a-z0-9-]+)?$")]

_PHRASE = re.compile(r"\[(\d+): ([^\[\]]+)\](?!\()")


class Question(Strict):
    """What every kind of question has."""

    id: QuestionId
    """`<chapter>-<number>`, or `<page>-<number>` for a page of practice. Never used again for another question."""
    objective: ObjectiveId
    """The id of the objective that it tests: one of the chapter's, or, for a page of practice, of any chapter."""
    kind: str
    safety: bool
    """True when getting it wrong can hurt somebody."""
    difficulty: Literal["easy", "medium", "hard"]
    stem: Text
    """A small situation and what is to be decided."""
    explanation: Text
    """The rule to keep, in one sentence."""
    facts: list[FactId] = Field(min_length=1)
    """The facts that the answer rests on."""

    @model_validator(mode="before")
    @classmethod
    def _every_part_has_a_reason(cls, content: Any) -> Any:
        """Before the schema, so that the commonest slip of an author gets the clearest sentence."""
        for name in ("options", "steps", "pairs", "phrases", "slips"):
            parts = content.get(name) if isinstance(content, dict) else None
            for number, part in enumerate(parts if isinstance(parts, list) else [], start=1):
                if isinstance(part, dict) and "because" not in part:
                    one = name.removesuffix("s")
                    raise ValueError(f"{one} {number} has no `because`. Every {one} says why it is right or wrong")
        return content


class Option(Strict):
    """One answer to choose."""

    text: Text
    because: Text
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


class Answer(Strict):
    """The right number: given here with its unit, or by the fact that holds it."""

    value: Number | tuple[Number, Number] | FactNumber
    """A number, a range `[low, high]`, or the fact that holds it, such as `H1.time`."""
    unit: Unit | None = None
    """Left out where a fact gives it."""
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    """How far off still counts as right, in the same unit."""
    because: Text

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
        return Quantity(value=self.value, unit=self.unit or "")


class Slip(Strict):
    """A wrong number that a trainee comes to."""

    value: Number
    because: Text
    """The thought that leads there, and what is wrong with it."""


class NumberQuestion(Question):
    """A number to work out or to decide, with its unit; both 1.5 and 1,5 are read."""

    kind: Literal["number"]
    answer: Answer
    slips: list[Slip] = Field(min_length=1, max_length=4)

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest number that count as right, in the answer's unit."""
        value = self.answer.quantity.value
        low, high = value if isinstance(value, tuple) else (value, value)
        # A hair more, so that 0.1 + 0.2 is right where 0.3 is.
        margin = self.answer.tolerance + 1e-9
        return low - margin, high + margin


class Step(Strict):
    """One step."""

    text: Text
    because: Text
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


class Pair(Strict):
    """One thing and what belongs to it."""

    text: Text
    match: Text
    because: Text
    """Why they belong together."""


class Match(Question):
    """Things, each to be given what belongs to it; several may share it."""

    kind: Literal["match"]
    pairs: list[Pair] = Field(min_length=3, max_length=8)

    @model_validator(mode="after")
    def _a_choice(self) -> Match:
        different = {pair.match["en"] for pair in self.pairs}
        if len(different) < 2:
            raise ValueError("all `match` texts are the same; there is nothing to choose")
        if len({pair.text["en"] for pair in self.pairs}) < len(self.pairs):
            raise ValueError("two pairs have the same `text`")
        if len({tuple(sorted(pair.match.items())) for pair in self.pairs}) != len(different):
            raise ValueError("two `match` texts are the same in English and differ in another language")
        return self

    @property
    def choices(self) -> list[dict[str, str]]:
        """The different ``match`` texts, by the alphabet: their order gives nothing away."""
        return sorted({pair.match["en"]: pair.match for pair in self.pairs}.values(), key=say)


class Phrase(Strict):
    """One marked phrase of a scene."""

    error: bool = False
    because: Text
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
        for code, scene in self.scene.items():
            marked = sorted(int(found[1]) for found in _PHRASE.finditer(scene))
            if marked != expected:
                raise ValueError(
                    f"scene {code}: marks the phrases {marked}, but `phrases` has {len(expected)}. "
                    "Mark each once, like [1: this]"
                )
        errors = sum(phrase.error for phrase in self.phrases)
        if not 0 < errors < len(self.phrases):
            raise ValueError("at least one phrase has `error: true`, and at least one has not")
        return self

    def pieces(self, scene: str) -> list[tuple[str, int | None]]:
        """A scene in pieces: plain text, and phrases with their number from 0."""
        pieces: list[tuple[str, int | None]] = []
        end = 0
        for found in _PHRASE.finditer(scene):
            pieces += [(scene[end : found.start()], None), (found[2], int(found[1]) - 1)]
            end = found.end()
        return [*pieces, (scene[end:], None)]


#: The record for each kind that a question file may name.
KINDS: dict[str, type[Choice | NumberQuestion | Order | Match | Spot]] = {
    "single": Choice,
    "multiple": Choice,
    "number": NumberQuestion,
    "order": Order,
    "match": Match,
    "spot": Spot,
}
AnyQuestion = Choice | NumberQuestion | Order | Match | Spot
