"""The made-up clients of simulated treatments (``book/data/treatments``): what each brings, answers, and how they are treated."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from needling.course.catalogues import localized
from needling.course.loading import CourseError, Strict, all_of, book_folder, read_yaml, remembered, shown, validated
from needling.course.record_words import spelled
from needling.course.text import Text
from needling.scenario.treatments import Id, Judgement, ModelStep, Steps, load_steps

DARK_FROM_TYPE = 4


class Zone(Strict):
    """A place to needle, or to leave. ``skin`` is its name in fact A4, if it was measured there."""

    id: Id
    name: Text
    skin: Id | None = None
    inside_rim: bool = Field(default=False, alias="inside-rim")


class Treated(Strict):
    """What the treatment of a client needs who may be treated."""

    zones: list[Zone] = Field(min_length=1, max_length=4)
    cream_area_cm2: float = Field(gt=0, le=100, alias="cream-area")
    passes: int = Field(ge=1, le=6)
    sign: Literal["faint", "blood", "drag"]

    @property
    def section(self) -> Zone:
        """The zone that is treated pass by pass."""
        return next(zone for zone in self.zones if not zone.inside_rim)

    @model_validator(mode="after")
    def _something_to_needle(self) -> Treated:
        if all(zone.inside_rim for zone in self.zones):
            raise ValueError("one zone lies outside the rim of the eye")
        if len({zone.id for zone in self.zones}) < len(self.zones):
            raise ValueError("two zones have the same `id`")
        return self


class Client(Strict):
    """A made-up client."""

    name: Annotated[str, spelled(r"^\w+$", "one word, a first name", max_length=20)]
    made_up: Literal[True] = Field(alias="made-up")
    age: int = Field(ge=18, le=100)
    sex: Literal["women", "men"]
    skin_type: int = Field(ge=1, le=6, alias="skin-type")
    goal: Text
    meet: Text
    risks: list[Id]
    answers: dict[Id, Text]
    decide: dict[Literal["treat", "postpone", "refer"], Judgement]
    treated: Treated | None = None


def treatment_files() -> list[Path]:
    """The clients' files."""
    return sorted((book_folder() / "data" / "treatments").glob("*.yml"))


@remembered
def load_clients() -> dict[str, Client]:
    """Every client by id, which is the name of the file; by name.

    Raises:
        CourseError: for every file that does not fit.
    """
    files = treatment_files()
    return dict(zip([path.stem for path in files], all_of(partial(client_of, path) for path in files), strict=True))


@remembered
def client_of(path: Path) -> Client:
    """The client of one file.

    Raises:
        CourseError: for everything in it that does not fit.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise CourseError(f"{shown(path)}: should be one client, beginning with `name:`.")
    return localized(validated(content, Client, path), "treatments", path.stem)


def flags_of(client: Client, steps: Steps) -> frozenset[str]:
    """The flags that hold for a client from the first step on."""
    told = {*client.risks, *(f"hides-{steps.risks[risk].asked_by}" for risk in client.risks if risk in steps.risks)}
    if client.skin_type >= DARK_FROM_TYPE:
        told.add("dark-skin")
    if client.treated:
        told.add(f"sign-{client.treated.sign}")
    return frozenset(told)


def treatment_facts() -> set[str]:
    """Every fact that a treatment rests on."""
    steps = load_steps()
    judgements = [one for client in load_clients().values() for one in client.decide.values()]
    for step in steps.steps:
        if isinstance(step, ModelStep):
            judgements += step.outcomes.values()
        else:
            judgements += [one for option in step.options for one in (*option.judged, *option.left)]
            judgements += [step.unasked] if step.unasked else []
    return {id_ for one in judgements for id_ in one.facts} | {id_ for r in steps.risks.values() for id_ in r.facts}
