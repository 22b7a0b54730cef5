"""The course plan: parts, chapters, minutes and objectives. Chapter headers and the start page are made from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from needling.course.catalogues import localized
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, remembered, validated
from needling.course.record_words import spelled
from needling.course.text import Text

Id = Annotated[
    str, spelled(r"^[a-z0-9]+(-[a-z0-9]+)*$", "written in small letters and digits, with hyphens between words")
]


LEAST_MINUTES, MOST_MINUTES = 5, 40


class Topic(Strict):
    """One topic that a course on this skill has to cover, whatever its chapters are called."""

    id: Id
    title: Text


class Objective(Strict):
    """What the reader can do after the chapter; ``safety`` when getting it wrong can hurt somebody."""

    id: Id
    safety: bool
    text: Text
    topics: list[Id] = Field(min_length=1)
    """The topics it belongs to."""


class Section(Strict):
    """One section of a chapter, as its heading says, and the minutes it takes a first-time reader."""

    title: Text
    minutes: int = Field(ge=0, le=20)
    exercise: bool = False
    """True where the reader does something: predicts, decides a case, answers questions."""


class Chapter(Strict):
    """One chapter: a notebook ``book/<part>/<id>.ipynb`` and its questions ``book/data/questions/<id>.yml``."""

    id: Id
    title: Text
    summary: Text
    sections: list[Section] = Field(min_length=1)
    need: list[Text] = Field(min_length=1)
    objectives: list[Objective] = Field(min_length=2, max_length=6)
    search_terms: list[str] = Field(default_factory=list)
    """Words that a search finds this chapter by first, besides the terms of the glossary; in any language."""

    @model_validator(mode="after")
    def _bearable(self) -> Chapter:
        if not LEAST_MINUTES <= self.minutes <= MOST_MINUTES:
            raise ValueError(
                f"the sections of '{self.id}' take {self.minutes} minutes; a chapter takes {LEAST_MINUTES} to {MOST_MINUTES}"
            )
        return self

    @property
    def minutes(self) -> int:
        """How long the chapter takes: its sections together."""
        return sum(section.minutes for section in self.sections)

    @property
    def exercise_minutes(self) -> int:
        """How much of it the reader does rather than reads."""
        return sum(section.minutes for section in self.sections if section.exercise)


class Part(Strict):
    """One part of the course and its chapters, in reading order."""

    id: Id
    title: Text
    summary: Text
    chapters: list[Chapter] = Field(min_length=1)


class Plan(Strict):
    """The whole course: the topics it has to cover, and its parts in reading order."""

    topics: list[Topic] = Field(min_length=1)
    parts: list[Part] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_once(self) -> Plan:
        chapters = [chapter for part in self.parts for chapter in part.chapters]
        for kind, ids in (
            ("topic", [topic.id for topic in self.topics]),
            ("chapter", [chapter.id for chapter in chapters]),
            ("objective", [objective.id for chapter in chapters for objective in chapter.objectives]),
        ):
            twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            if twice:
                raise ValueError(f"{kind} '{twice[0]}' stands twice. Every {kind} has its own id")
        return self

    @model_validator(mode="after")
    def _topics_taught(self) -> Plan:
        objectives = [objective for part in self.parts for chapter in part.chapters for objective in chapter.objectives]
        untaught = {topic.id for topic in self.topics}
        known = frozenset(untaught)
        for objective in objectives:
            for topic in objective.topics:
                if topic not in known:
                    raise ValueError(f"objective '{objective.id}' names the topic '{topic}', which `topics` has not")
                untaught.discard(topic)
        if untaught:
            raise ValueError(f"no objective belongs to the topic '{min(untaught)}'. Every topic is taught")
        return self


@remembered
def whole_plan() -> Plan:
    """The plan as it stands in its file.

    Raises:
        CourseError: if it does not fit its schema.
    """
    path = book_folder() / "data" / "plan.yml"
    return localized(validated(read_yaml(path), Plan, path), "plan", "")


def load_plan() -> tuple[Part, ...]:
    """The parts of the course in order.

    Raises:
        CourseError: if the plan does not fit its schema.
    """
    return tuple(whole_plan().parts)


def load_topics() -> tuple[Topic, ...]:
    """The topics that the course has to cover, in the order of the plan.

    Raises:
        CourseError: if the plan does not fit its schema.
    """
    return tuple(whole_plan().topics)


def find_chapter(id_: str) -> tuple[Part, Chapter]:
    """The chapter with this id and the part it belongs to.

    Raises:
        CourseError: if the plan has no such chapter.
    """
    for part in load_plan():
        for chapter in part.chapters:
            if chapter.id == id_:
                return part, chapter
    raise CourseError(f"book/data/plan.yml: there is no chapter '{id_}'.")


def load_objectives() -> dict[str, Objective]:
    """Every objective of the course by id."""
    return {
        objective.id: objective for part in load_plan() for chapter in part.chapters for objective in chapter.objectives
    }
