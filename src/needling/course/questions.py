"""The question bank: ``book/data/questions/<chapter>.yml``, one file per chapter."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from needling.course.files import CourseError, Strict, book_folder, read_yaml, shown, validated
from needling.course.text import Text

QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-[0-9]+$")]


class Option(Strict):
    """One answer to choose, and why it is right or wrong."""

    text: Text
    because: Text
    correct: bool = False


class Question(Strict):
    """One question. ``single`` has one right option, ``multiple`` one or more."""

    id: QuestionId
    objective: str
    kind: Literal["single", "multiple"]
    safety: bool
    difficulty: Literal["easy", "medium", "hard"]
    stem: Text
    options: list[Option] = Field(min_length=3, max_length=6)
    explanation: Text
    facts: list[str]

    @model_validator(mode="before")
    @classmethod
    def _every_option_has_a_reason(cls, content: object) -> object:
        """Before the schema, so that the commonest slip of an author gets the clearest sentence."""
        options = content.get("options") if isinstance(content, dict) else None
        for number, option in enumerate(options if isinstance(options, list) else [], start=1):
            if isinstance(option, dict) and "because" not in option:
                raise ValueError(f"option {number} has no `because`. Every option says why it is right or wrong")
        return content

    @model_validator(mode="after")
    def _right_options(self) -> Question:
        right = sum(option.correct for option in self.options)
        if self.kind == "single" and right != 1:
            raise ValueError(f"a `single` question has exactly one option with `correct: true`; this one has {right}")
        if self.kind == "multiple" and right == 0:
            raise ValueError("no option has `correct: true`")
        return self


def question_files() -> list[Path]:
    """The files of the bank."""
    return sorted((book_folder() / "data" / "questions").glob("*.yml"))


@cache
def load_questions(chapter: str) -> tuple[Question, ...]:
    """The questions of one chapter, in the order of its file.

    Raises:
        CourseError: if the chapter has no file, or for the first question that does not fit.
    """
    path = book_folder() / "data" / "questions" / f"{chapter}.yml"
    if not path.is_file():
        known = ", ".join(file.stem for file in question_files())
        raise CourseError(f"book/data/questions: there is no chapter '{chapter}'. There are: {known}.")
    content = read_yaml(path)
    if not isinstance(content, list):
        raise CourseError(f"{shown(path)}: should be a list of questions, each beginning with '- id:'.")
    questions = []
    for number, entry in enumerate(content, start=1):
        name = entry.get("id") if isinstance(entry, dict) else None
        question = validated(entry, Question, path, where=str(name or f"question {number}"))
        if question.id.rpartition("-")[0] != chapter:
            raise CourseError(f"{shown(path)}, {question.id}: the id should begin with '{chapter}-'.")
        questions.append(question)
    twice = [id_ for id_, times in Counter(question.id for question in questions).items() if times > 1]
    if twice:
        raise CourseError(f"{shown(path)}, {twice[0]}: this id stands twice. Every question has its own.")
    return tuple(questions)


def find_questions(*names: str) -> tuple[Question, ...]:
    """The questions that the names stand for: a chapter (all its questions) or a question's id.

    Raises:
        CourseError: if a name is neither.
    """
    found: list[Question] = []
    chapters = {file.stem for file in question_files()}
    for name in names:
        chapter = name.rpartition("-")[0]
        if name in chapters:
            found += load_questions(name)
        elif chapter in chapters:
            matching = [question for question in load_questions(chapter) if question.id == name]
            if not matching:
                raise CourseError(f"book/data/questions/{chapter}.yml: there is no question '{name}'.")
            found += matching
        else:
            raise CourseError(f"book/data/questions: '{name}' is neither a chapter nor a question there.")
    return tuple(found)
