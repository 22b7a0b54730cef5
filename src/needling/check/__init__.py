"""Checks everything an author can get wrong, in seconds and without a build: ``python -m needling.check``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from needling.check.chapters import notebook_problems, page_problems
from needling.check.facts import fact_problems
from needling.check.figures import figure_problems
from needling.check.last_read import reading_problems
from needling.check.orphans import orphan_problems
from needling.check.plan import listed_pages, plan_problems
from needling.check.report import lines_told, problems_of_reader
from needling.check.spelling import begin_spelling
from needling.check.translations import translation_problems
from needling.check.wording import wording_problems
from needling.course.chapters import notebook_files, page_files
from needling.course.facts import load_facts
from needling.course.glossary import glossary_problems, load_glossary
from needling.course.loading import CourseError, told
from needling.course.plan import load_plan
from needling.course.problem import Problem
from needling.course.site import load_site
from needling.course.sources import load_sources
from needling.course.strings import words_of_file
from needling.course.style import load_style, style_files
from needling.widgets.activity import activities, word_files


def problems() -> list[str]:
    """Everything that is wrong with the course, a line each; empty when all is well.

    What cannot be read is told first; all that does not rest on it is checked nevertheless.
    """
    begin_spelling()
    unreadable = [problem for reader in _readers() for problem in problems_of_reader(reader)]
    found = [problem for check in _checks() for problem in _found(check)]
    return lines_told(unreadable, [*found, *_orphans([*unreadable, *found])])


def _found(check: Callable[[], Iterable[Problem | str]]) -> Iterator[Problem | str]:
    """What a check finds; where something cannot be made of the numbers and words that are there, that."""
    try:
        yield from told(check())
    except CourseError as error:
        yield from error.problems
    except (ValueError, KeyError, ArithmeticError) as error:
        yield f"book/data: something cannot be made of the numbers and words there: {error}. Look at what was changed last."


def _orphans(found: list[Problem | str]) -> Iterator[Problem]:
    """What no page shows; of a whole file only where nothing else is wrong with it, for that may be why."""
    files = {problem.file for problem in found if isinstance(problem, Problem)}
    yield from (orphan for orphan in orphan_problems() if orphan.thing or orphan.file not in files)


def _readers() -> Iterator[Callable[[], object]]:
    """What reads each file of data."""
    yield from (load_site, load_facts, load_sources, load_plan, load_glossary, listed_pages)
    yield from (partial(load_style, path.stem) for path in style_files())
    yield from (partial(words_of_file, path, group) for group, path in word_files().items())
    for activity in activities().values():
        yield from activity.readers()


def _checks() -> Iterator[Callable[[], Iterable[Problem | str]]]:
    """What is looked into; each by itself, so that one that cannot be finished stops no other."""
    yield from (fact_problems, figure_problems, reading_problems, plan_problems)
    yield from (activity.problems for activity in activities().values())
    yield from (glossary_problems, wording_problems, translation_problems)
    yield from (partial(notebook_problems, path) for path in notebook_files())
    yield from (partial(page_problems, path) for path in page_files())
