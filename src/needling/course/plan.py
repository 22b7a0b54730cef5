"""The course plan: parts, chapters, minutes and objectives. Chapter headers and the start page are made from it."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from needling.course.files import CourseError, Strict, book_folder, read_yaml, validated
from needling.course.text import Text

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Objective(Strict):
    """What the reader can do after the chapter; ``safety`` when getting it wrong can hurt somebody."""

    id: Id
    safety: bool
    text: Text


class Chapter(Strict):
    """One chapter: a notebook ``book/<part>/<id>.ipynb`` and its questions ``book/data/questions/<id>.yml``."""

    id: Id
    title: Text
    summary: Text
    minutes: int = Field(ge=5, le=40)
    need: list[Text] = Field(min_length=1)
    objectives: list[Objective] = Field(min_length=2, max_length=6)


class Part(Strict):
    """One part of the course and its chapters, in reading order."""

    id: Id
    title: Text
    summary: Text
    chapters: list[Chapter] = Field(min_length=1)


class _Plan(Strict):
    parts: list[Part] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_once(self) -> _Plan:
        chapters = [chapter for part in self.parts for chapter in part.chapters]
        for kind, ids in (
            ("chapter", [chapter.id for chapter in chapters]),
            ("objective", [objective.id for chapter in chapters for objective in chapter.objectives]),
        ):
            twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
            if twice:
                raise ValueError(f"{kind} '{twice[0]}' stands twice. Every {kind} has its own id")
        return self


@cache
def load_plan() -> tuple[Part, ...]:
    """The parts of the course in order.

    Raises:
        CourseError: if the plan does not fit its schema.
    """
    path = book_folder() / "data" / "plan.yml"
    return tuple(validated(read_yaml(path), _Plan, path).parts)


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
