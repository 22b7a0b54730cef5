"""Checks everything an author can get wrong, in seconds and without a build: ``python -m needling.course.check``."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

from needling.course.case_rules import case_problems
from needling.course.cases import case_files, load_case
from needling.course.fact_rules import fact_problems, overdue
from needling.course.facts import load_facts
from needling.course.files import CourseError, book_folder, read_yaml
from needling.course.glossary import glossary_problems, load_glossary
from needling.course.notebooks import headings_of, notebook_files, notebook_problems, page_files, page_problems
from needling.course.photographs import load_photographs, photograph_problems
from needling.course.plan import load_plan
from needling.course.question_rules import bank_problems
from needling.course.questions import load_questions, question_files, retired_questions
from needling.course.reading import FEWEST_WORDS, HARDEST_GRADE, MOST_WORDS, readings
from needling.course.sources import load_sources
from needling.course.strings import load_strings, string_groups
from needling.course.treatment_rules import has_treatments, treatment_problems
from needling.course.treatments import load_clients, load_steps
from needling.course.wording import load_wording, wording_problems


def problems() -> list[str]:
    """Everything that is wrong with the course, a sentence each; empty when all is well."""
    found: list[str] = []
    loads: list[Callable[[], object]] = [
        load_facts,
        load_sources,
        load_plan,
        load_glossary,
        load_wording,
        retired_questions,
        load_photographs,
    ]
    loads += [partial(load_strings, group) for group in string_groups()]
    loads += [partial(load_questions, path.stem) for path in question_files()]
    loads += [load_steps, load_clients] if has_treatments() else []
    loads += [partial(load_case, path.stem) for path in case_files()]
    readable = [_reads(found, load) for load in loads]
    if not all(readable):
        return found  # What refers to unreadable data cannot be judged.
    found += [*fact_problems(), *bank_problems(), *treatment_problems(), *_plan_problems(), *photograph_problems()]
    found += [*case_problems(), *glossary_problems(), *wording_problems()]
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


def _pages_in_order() -> list[str]:
    """The pages that ``_toc.yml`` lists."""
    try:
        toc = read_yaml(book_folder().parent / "_toc.yml")
        return [page for part in toc["parts"] for entry in part["chapters"] for page in _pages_of(entry)]
    except (TypeError, KeyError):
        raise CourseError("_toc.yml: should hold `parts`, each with `chapters`, each with `- file: …`.") from None


def _pages_of(entry: dict[str, Any]) -> list[str]:
    """A page of ``_toc.yml`` and those below it."""
    return [entry["file"], *(page for below in entry.get("sections", ()) for page in _pages_of(below))]


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
                continue
            headings = headings_of(book_folder() / f"{page}.ipynb")
            if headings is None:
                continue  # The notebook's own check tells.
            planned = [section.title["en"] for section in chapter.sections]
            for number, (heading, title) in enumerate(zip_longest(headings, planned, fillvalue="nothing"), start=1):
                if heading != title:
                    yield (
                        f"book/data/plan.yml, {chapter.id}: section {number} is '{title}', but the chapter's heading "
                        f"there is '{heading}'. Name them alike."
                    )
                    break


def main() -> int:
    """Print what is wrong, and what is due to be looked at again; the latter breaks nothing."""
    try:
        wrong = problems()
    except CourseError as error:
        wrong = [str(error)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if wrong:
        print(f"{len(wrong)} to mend.")
        return 1
    for id_, day in overdue(datetime.date.today()):
        print(
            f"book/data/facts, {id_}: past its review date {day}. Read its sources again, then set a new `review_by`."
        )
    for reading in readings():
        mark = (
            "" if reading.fits else f"  (should be {FEWEST_WORDS}-{MOST_WORDS} words, grade {HARDEST_GRADE:g} or lower)"
        )
        print(f"{reading.page}: {reading.words} words, Flesch-Kincaid grade {reading.grade}{mark}")
    questions = [question for path in question_files() for question in load_questions(path.stem)]
    counts = f"{len(questions)} questions, {len(case_files())} cases, {len(load_facts())} facts, {len(load_sources())} sources"
    print(f"All well: {counts}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
