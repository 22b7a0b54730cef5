"""Checks everything an author can get wrong, in seconds and without a build: ``python -m needling.course.check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

from needling.course.facts import load_facts
from needling.course.files import CourseError, book_folder, read_yaml
from needling.course.notebooks import notebook_files, notebook_problems, page_files, page_problems
from needling.course.plan import load_plan
from needling.course.questions import load_questions, question_files
from needling.course.sources import load_sources
from needling.course.strings import load_strings

#: Fewer questions than this leave a chapter untested.
FEWEST_QUESTIONS = 6


def problems() -> list[str]:
    """Everything that is wrong with the course, a sentence each; empty when all is well."""
    found: list[str] = []
    loads: list[Callable[[], object]] = [load_facts, load_sources, load_plan, partial(load_strings, "site")]
    loads += [partial(load_questions, path.stem) for path in question_files()]
    readable = [_reads(found, load) for load in loads]
    if not all(readable):
        return found  # What refers to unreadable data cannot be judged.
    found += [*_fact_problems(), *_question_problems(), *_plan_problems()]
    for path in notebook_files():
        found += notebook_problems(path)
    for path in page_files():
        found += page_problems(path)
    return found


def _reads(found: list[str], load: Callable[[], object]) -> bool:
    try:
        load()
    except CourseError as error:
        found.append(str(error))
        return False
    return True


def _fact_problems() -> Iterator[str]:
    facts, sources = load_facts(), load_sources()
    for id_, fact in facts.items():
        for key in fact.sources:
            if key not in sources:
                yield f"book/data/facts, {id_}: there is no source '{key}' in book/references.bib."
        for other in fact.conflicts:
            if other not in facts:
                yield f"book/data/facts, {id_}: conflicts with '{other}', but there is no such fact."
            elif id_ not in facts[other].conflicts:
                yield f"book/data/facts, {id_}: conflicts with {other}, but {other} does not name {id_}."


def _question_problems() -> Iterator[str]:
    facts = load_facts()
    objectives = {
        chapter.id: {objective.id for objective in chapter.objectives}
        for part in load_plan()
        for chapter in part.chapters
    }
    for path in question_files():
        where = f"book/data/questions/{path.name}"
        if path.stem not in objectives:
            yield f"{where}: book/data/plan.yml has no chapter '{path.stem}'."
            continue
        for question in load_questions(path.stem):
            if question.objective not in objectives[path.stem]:
                yield f"{where}, {question.id}: chapter '{path.stem}' has no objective '{question.objective}'."
            for id_ in question.facts:
                if id_ not in facts:
                    yield f"{where}, {question.id}: there is no fact '{id_}'."


def _pages_in_order() -> list[str]:
    """The pages that ``_toc.yml`` lists."""
    try:
        toc = read_yaml(book_folder().parent / "_toc.yml")
        return [entry["file"] for part in toc["parts"] for entry in part["chapters"]]
    except (TypeError, KeyError):
        raise CourseError("_toc.yml: should hold `parts`, each with `chapters`, each with `- file: …`.") from None


def _plan_problems() -> Iterator[str]:
    try:
        listed = _pages_in_order()
    except CourseError as error:
        yield str(error)
        return
    for part in load_plan():
        for chapter in part.chapters:
            page = f"{part.id}/{chapter.id}"
            if page not in listed:
                yield f"_toc.yml: chapter '{page}' of book/data/plan.yml is missing."
            if not (book_folder() / f"{page}.ipynb").is_file():
                yield f"book/{page}.ipynb: there is no such notebook, but book/data/plan.yml names it."
            try:
                count = len(load_questions(chapter.id))
            except CourseError as error:
                yield str(error)
                continue
            if count < FEWEST_QUESTIONS:
                yield f"book/data/questions/{chapter.id}.yml: has {count} questions; at least {FEWEST_QUESTIONS}."


if __name__ == "__main__":
    try:
        wrong = problems()
    except CourseError as error:
        wrong = [str(error)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(wrong)} to mend." if wrong else f"All well: {len(load_facts())} facts, {len(load_sources())} sources.")
    sys.exit(1 if wrong else 0)
