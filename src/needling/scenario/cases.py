"""Branching cases: ``book/data/cases/<id>.yml``, one file a case. What makes one fit to be played: ``widgets/case/rules.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from needling.course.catalogues import localized
from needling.course.fact_records import FactId
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, remembered, shown, validated
from needling.course.nearest import nearest
from needling.course.plan import Id
from needling.course.text import Text

#: What a case is mostly about, in the order in which the page lists them.
Group = Literal["asking", "medicines", "skin-signs", "emergencies", "honesty"]
Kind = Literal["safe-good", "safe-poor", "unsafe"]
Facts = Annotated[list[FactId], Field(min_length=1)]

FEWEST_PLACES, MOST_PLACES = 4, 9


class Client(Strict):
    """Who comes. Always made up, and the page says so."""

    name: Text
    age: int = Field(ge=1, le=110)
    skin_type: Literal["I", "II", "III", "IV", "V", "VI"] | None = None
    """Fitzpatrick type, where it matters."""
    wants: Text
    says: Text


class Ask(Strict):
    """Something the reader may ask or check. It costs minutes, and its answer stays in sight."""

    id: Id
    text: Text
    minutes: int = Field(ge=1, le=15)
    answer: Text
    red_flag: bool = False
    """True where nobody may reach the best ending without having asked."""
    feedback: Text | None = None
    """Why a red-flag question must be asked: told to whoever left it out."""
    at: list[Id] = Field(default_factory=list)
    """The states in which it can be asked. None named: in every state."""

    @model_validator(mode="after")
    def _says_why(self) -> Ask:
        if self.red_flag and self.feedback is None:
            raise ValueError("is a red flag and has no `feedback`. Say why it must be asked")
        return self


class Outcome(Strict):
    """Where a decision leads, and why."""

    to: Id
    feedback: Text
    facts: Facts
    unsafe: bool = False
    """True where the step can hurt the client or you, whatever comes of it later."""


class Decision(Outcome):
    """What the reader may decide. With ``needs`` it leads on only where all of these were asked, and else ``otherwise``."""

    id: Id
    text: Text
    needs: list[Id] = Field(default_factory=list)
    otherwise: Outcome | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Decision:
        if bool(self.needs) != (self.otherwise is not None):
            raise ValueError("`needs` and `otherwise` go together")
        return self

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Where it can lead."""
        return (self,) if self.otherwise is None else (self, self.otherwise)


class State(Strict):
    """A moment of the case: what the reader meets, and what she may decide."""

    id: Id
    scene: Text
    decisions: list[Decision] = Field(min_length=2, max_length=5)


class Ending(Strict):
    """Where a case ends, and its debrief."""

    id: Id
    kind: Kind
    title: Text
    happened: Text
    feedback: Text
    facts: Facts


class Case(Strict):
    """One branching case. It begins in the first of its states."""

    title: Text
    summary: Text
    group: Group
    minutes: int = Field(ge=2, le=60)
    """How long the visit leaves for questions."""
    client: Client
    asks: list[Ask] = Field(min_length=3, max_length=8)
    states: list[State] = Field(min_length=1)
    endings: list[Ending] = Field(min_length=3)
    best: list[Id] = Field(min_length=2)
    """The best path: what to ask and decide, in order."""

    @model_validator(mode="after")
    def _bearable(self) -> Case:
        places = len(self.states) + len(self.endings)
        if not FEWEST_PLACES <= places <= MOST_PLACES:
            raise ValueError(f"has {places} states and endings; a case has {FEWEST_PLACES} to {MOST_PLACES}")
        steps = [ask.id for ask in self.asks] + [one.id for state in self.states for one in state.decisions]
        names = [state.id for state in self.states] + [ending.id for ending in self.endings]
        for what, ids in (("question or decision", steps), ("state or ending", names)):
            twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            if twice:
                raise ValueError(f"{what} '{twice[0]}' stands twice. Each has its own id")
        return self

    @property
    def red_flags(self) -> frozenset[str]:
        """The questions that must be asked."""
        return frozenset(ask.id for ask in self.asks if ask.red_flag)

    @property
    def facts(self) -> list[str]:
        """Every fact that the case rests on, each once."""
        outcomes = [way for state in self.states for one in state.decisions for way in one.outcomes]
        named = [way.facts for way in outcomes] + [ending.facts for ending in self.endings]
        return list(dict.fromkeys(id_ for ids in named for id_ in ids))

    def asks_at(self, state: str) -> list[Ask]:
        """What can be asked in a state."""
        return [ask for ask in self.asks if not ask.at or state in ask.at]


def case_files() -> list[Path]:
    """The files of the cases; none where a course has none."""
    return sorted((book_folder() / "data" / "cases").glob("*.yml"))


@remembered
def load_case(id_: str) -> Case:
    """The case with this id.

    Raises:
        CourseError: if there is none, or for every thing in its file that does not fit.
    """
    path = book_folder() / "data" / "cases" / f"{id_}.yml"
    known = [file.stem for file in case_files()]
    if id_ not in known:
        are = f"There are: {', '.join(known) or 'none'}."
        raise CourseError(f"book/data/cases: there is no case '{id_}'.{nearest(id_, known)} {are}")
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise CourseError(f"{shown(path)}: should be one case, beginning with 'title:'.")
    return localized(validated(content, Case, path), "cases", id_)
