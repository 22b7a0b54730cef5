"""The question bank: ``book/data/questions/<name>.yml``, one file per chapter and one per page of practice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from needling.course.catalogues import localized
from needling.course.loading import (
    CourseError,
    Entries,
    book_folder,
    problems_at,
    read_entries,
    read_yaml,
    remembered,
    validated,
)
from needling.course.nearest import nearest
from needling.course.plan import load_plan
from needling.course.problem import Step
from needling.course.record_words import Misfit, sentence_for
from needling.questions.kinds import kinds_by_name
from needling.questions.question import Question, QuestionId

DOMAIN = "questions"


def question_files() -> list[Path]:
    """The files of the bank."""
    return sorted((book_folder() / "data" / "questions").glob("*.yml"))


def practice_page(name: str) -> Path:
    """The page of the part "Practise" that a file of the bank may be named after; it need not exist."""
    return book_folder() / "practise" / f"{name}.ipynb"


def practice_banks() -> list[str]:
    """The names of the files that belong to a page of practice rather than to a chapter, by the alphabet.

    Raises:
        CourseError: if the plan cannot be read.
    """
    chapters = {chapter.id for part in load_plan() for chapter in part.chapters}
    names = [path.stem for path in question_files()]
    return [name for name in names if name not in chapters and practice_page(name).is_file()]


@remembered
def questions_in(path: Path) -> Entries[Question]:
    """The questions of a file that fit, and what is wrong with the others."""
    return read_entries(path, "question", lambda entry, at: _question(entry, path, at))


@remembered
def load_questions(chapter: str) -> tuple[Question, ...]:
    """The questions of one chapter or page of practice, in the order of its file.

    Raises:
        CourseError: if the chapter has no file, or for every question that does not fit.
    """
    path = book_folder() / "data" / "questions" / f"{chapter}.yml"
    if not path.is_file():
        known = ", ".join(file.stem for file in question_files())
        raise CourseError(f"book/data/questions: there is no chapter '{chapter}'. There are: {known}.")
    return questions_in(path).whole()


def _question(entry: dict[str, Any], path: Path, at: tuple[Step, ...]) -> Question:
    """One entry of a file as the record of its kind."""
    kind, kinds = entry.get("kind"), kinds_by_name()
    if not isinstance(kind, str) or kind not in kinds:
        misfit = Misfit("union_tag_invalid" if kind else "union_tag_not_found", kind, {"expected_tags": str([*kinds])})
        raise CourseError(*problems_at(path, [((*at, "kind"), sentence_for(misfit))]))
    question: Question = validated(entry, kinds[kind][1].record, path, at=at)
    if question.id.rpartition("-")[0] != path.stem:
        raise CourseError(*problems_at(path, [((*at, "id"), f"the id should begin with '{path.stem}-'.")]))
    return localized(question, DOMAIN, question.id)


@remembered
def retired_questions() -> dict[str, str]:
    """Ids that were used once and never are again, each with the reason: ``book/data/retired.yml``.

    Raises:
        CourseError: if the file is not a list of ids with reasons.
    """
    path = book_folder() / "data" / "retired.yml"
    content = read_yaml(path)
    return validated(content, dict[QuestionId, str], path)


def asked_questions(*names: str, without: str = "") -> tuple[Question, ...]:
    """The questions that the names stand for, but those left out: ``"numb-1 cleanse-3"``, or numbers of the first chapter named.

    Raises:
        CourseError: if a name is neither a chapter nor a question.
    """
    left_out = {f"{names[0]}-{word}" if word.isdigit() and names else word for word in without.split()}
    unwanted = {question.id for question in find_questions(*sorted(left_out))}
    return tuple(question for question in find_questions(*names) if question.id not in unwanted)


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
                near = nearest(name, [question.id for question in load_questions(chapter)])
                raise CourseError(f"book/data/questions/{chapter}.yml: there is no question '{name}'.{near}")
            found += matching
        else:
            near = nearest(name, chapters)
            raise CourseError(f"book/data/questions: '{name}' is neither a chapter nor a question there.{near}")
    return tuple(found)
