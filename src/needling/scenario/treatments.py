"""Simulated treatments as data: the steps (``book/data/treatment.yml``) and how choices are judged. Clients: ``clients``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from needling.course.catalogues import localized
from needling.course.fact_records import FactId, Reference
from needling.course.facts import number
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, remembered, validated
from needling.course.record_words import spelled
from needling.course.text import Text
from needling.scenario.graph import Verdict

Id = Annotated[
    str,
    spelled(
        r"^[a-z0-9]+(-[a-z0-9]+)*$", "written in small letters and digits, with hyphens between words", max_length=40
    ),
]
#: Classes of what a client brings that stop a treatment (D12, D11); the others only forbid a product.
BLOCKING = ("absolute", "red-flag", "relative", "temporary")
DECISIONS = ("treat", "postpone", "refer")

#: What the models can find at a step of their kind; each has its judgement.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "amount": ("within", "over"),
    "clock": ("go-early", "go-inside", "go-late", "stop-early", "stop-inside"),
    "depth": ("rim", "rim-left", "nothing", "ceiling", "through", "scope", "high", "low"),
    "speed": ("dense", "drags", "steady"),
    "passes": (
        "go-on",
        "go-beyond",
        "go-beyond-dark",
        "go-too-far",
        "harder",
        "stop-early",
        "stop-plan",
        "stop-change",
        "stop-late",
    ),
    "series": ("short", "early", "planned"),
}


class Judgement(Strict):
    """How a choice is judged, why, and what happens then."""

    verdict: Verdict
    feedback: Text
    then: Text | None = None
    """What happens when it is chosen: shown at once. An unsafe choice always says how it is put right."""
    facts: list[FactId] = Field(default_factory=list, max_length=6)
    editorial: bool = False
    """True where the judgement, or a part of it, is the course's own."""
    ends: bool = False
    """True where the treatment is over with this choice."""
    condition: list[Id] = Field(default_factory=list)
    """What must all be so for this one to hold; the first that fits is taken."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> Judgement:
        if not self.facts and not self.editorial:
            raise ValueError("a judgement names its `facts`, or says `editorial: true`")
        return self


def _complete(judgements: list[Judgement], name: str) -> None:
    if judgements and (judgements[-1].condition or not all(one.condition for one in judgements[:-1])):
        raise ValueError(f"`{name}` ends with one judgement without `condition`, and only the last is without")


class Option(Strict):
    """One thing that a reader can choose. ``left`` judges leaving it out where several can be chosen."""

    id: Id
    text: Text
    judged: list[Judgement] = Field(default_factory=list)
    left: list[Judgement] = Field(default_factory=list)
    sets: Id | None = None
    """The flag that holds from now on if it was chosen and was not unsafe; of several options, if all that set it were chosen."""

    @model_validator(mode="after")
    def _judged_in_every_case(self) -> Option:
        _complete(self.judged, "judged")
        _complete(self.left, "left")
        return self


class _Step(Strict):
    id: Id
    objective: Id
    title: Text
    scene: Text
    only: list[Id] = Field(default_factory=list)
    """What must all be so for the step to be met."""


class ChoiceStep(_Step):
    """A step with written options: one of them, several, or the decision, which each client's file judges."""

    kind: Literal["one", "many", "decide"]
    options: list[Option] = Field(min_length=2, max_length=8)
    unasked: Judgement | None = None
    """At a decision: how treating is judged when not everything was asked (``asked-all``)."""

    @model_validator(mode="after")
    def _options_fit(self) -> ChoiceStep:
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            raise ValueError("two options have the same `id`")
        if self.kind == "decide" and tuple(ids) != DECISIONS:
            raise ValueError(f"the options of a decision are {', '.join(DECISIONS)}, in this order")
        if (self.unasked is None) == (self.kind == "decide"):
            raise ValueError("`unasked` stands at a decision, and only there")
        if self.unasked and (self.unasked.verdict != "unsafe" or not self.unasked.then):
            raise ValueError("`unasked` should be judged unsafe, and `then` says how it is put right")
        if self.kind == "many" and len({option.sets for option in self.options} - {None}) > 1:
            raise ValueError("where several can be chosen, `sets` is the same for all that say it")
        for option in self.options:
            if bool(option.judged) == (self.kind == "decide"):
                raise ValueError(f"option '{option.id}': `judged` stands here, but for a decision in the client's file")
            if bool(option.left) != (self.kind == "many"):
                raise ValueError(f"option '{option.id}': `left` stands where several can be chosen, and only there")
        return self


class Span(Strict):
    """A time to wait: months or weeks, one of them."""

    months: Annotated[int, Field(ge=1, le=24)] | None = None
    weeks: Annotated[int, Field(ge=1, le=104)] | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Span:
        if (self.months is None) == (self.weeks is None):
            raise ValueError("is `months` or `weeks`, one of them")
        return self


class SeriesPlan(Strict):
    """A series that can be chosen."""

    sessions: int = Field(ge=1, le=12)
    weeks: Annotated[int, Field(ge=1, le=12)] | Reference
    """A number of weeks, or the fact that holds it, such as `R37`."""
    review_after: Span = Field(alias="review-after")

    @property
    def weeks_apart(self) -> int:
        """The weeks between sessions.

        Raises:
            CourseError: if the fact that is named holds no whole number of weeks.
        """
        if isinstance(self.weeks, int):
            return self.weeks
        weeks = number(self.weeks, "weeks")
        if weeks != round(weeks):
            raise CourseError(f"book/data/treatment.yml, plans: {self.weeks} should be whole weeks, not {weeks:g}.")
        return round(weeks)


class ModelStep(_Step):
    """A step whose options are values, judged by what a model finds (``OUTCOMES``)."""

    kind: Literal["amount", "clock", "depth", "speed", "passes", "series"]
    outcomes: dict[Id, Judgement]
    values: list[Annotated[float, Field(ge=0, le=1000)]] = Field(default_factory=list, max_length=12)
    plans: list[SeriesPlan] = Field(default_factory=list, max_length=6)
    names: list[Text] = Field(default_factory=list)
    scope: float | None = None
    """What supervisor and insurer allow, in mm; only for depth."""
    option: Text | None = None
    none: Text | None = None
    measured: Text | None = None
    unmeasured: Text | None = None
    go: Text | None = None
    stop: Text | None = None
    harder: Text | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> ModelStep:
        needs = {
            "amount": ("values", "option"),
            "clock": ("values", "go", "stop"),
            "depth": ("values", "option", "none", "measured", "unmeasured", "scope"),
            "speed": ("values", "option", "names"),
            "passes": ("go", "stop", "harder"),
            "series": ("plans", "option"),
        }[self.kind]
        for name in needs:
            if not getattr(self, name):
                raise ValueError(f"a step of kind `{self.kind}` needs `{name}`")
        if set(self.outcomes) != set(OUTCOMES[self.kind]):
            raise ValueError(f"`outcomes` should be {', '.join(OUTCOMES[self.kind])}")
        if self.values != sorted(set(self.values)):
            raise ValueError("`values` should rise")
        if self.kind == "speed" and len(self.names) != len(self.values):
            raise ValueError("`names` and `values` should be equally many")
        if any(one.condition for one in self.outcomes.values()):
            raise ValueError("what a model finds has no `condition`")
        return self


Step = Annotated[ChoiceStep | ModelStep, Field(discriminator="kind")]


class Risk(Strict):
    """What a client can bring, how it is graded, and which question finds it."""

    grade: Literal["absolute", "red-flag", "relative", "temporary", "no-iodine", "no-cream"] = Field(alias="class")
    asked_by: Id = Field(alias="asked-by")
    facts: list[FactId] = Field(min_length=1)

    @property
    def blocks(self) -> bool:
        """Whether it stops the needling itself."""
        return self.grade in BLOCKING


class Steps(Strict):
    """Every step that a treatment can have, in its order, and everything that a client can bring."""

    risks: dict[Id, Risk]
    steps: list[Step] = Field(min_length=3)


def steps_file() -> Path:
    """Where the steps stand."""
    return book_folder() / "data" / "treatment.yml"


@remembered
def load_steps() -> Steps:
    """The steps of a treatment.

    Raises:
        CourseError: if there is no such file or it does not fit.
    """
    return localized(validated(read_yaml(steps_file()), Steps, steps_file()), "treatments", "steps")


def has_treatments() -> bool:
    """Whether this course has simulated treatments at all."""
    return (book_folder() / "data" / "treatments").is_dir()
