"""What can be said of some files by themselves, in a moment: ``python -m needling.check book/data/questions/numb.yml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from needling.check.facts import fact_problems
from needling.check.plan import TOC, listed_pages, plan_problems
from needling.check.report import lines_told, problems_of_reader
from needling.check.spelling import begin_spelling
from needling.check.wording import wording_problems
from needling.course.facts import load_facts
from needling.course.glossary import glossary_problems, load_glossary
from needling.course.loading import book_folder, shown, told
from needling.course.plan import load_plan
from needling.course.problem import Problem
from needling.course.sources import load_sources
from needling.course.strings import words_of_file
from needling.course.style import load_style
from needling.widgets.activity import activities, known, word_files
from needling.widgets.page_index import calls_of

Check = Callable[[], Iterable[Problem | str]]
Reader = Callable[[], object]


def problems_of_file(path: Path) -> list[str]:
    """What is wrong with one file, a line each: a page or a file of data. What others say of it is not looked for.

    Raises:
        CourseError: if there is no book.
    """
    path = path.resolve()
    if not path.is_file():
        return [f"{shown(path)}: there is no such file."]
    begin_spelling()
    readers, checks = _of_page(path) if path.suffix in (".ipynb", ".md") else _of_data(path)
    # What rests on data that cannot be read is not told of this file.
    unreadable = [problem for read in (load_facts, load_plan, *readers) for problem in problems_of_reader(read)]
    found = lines_told(unreadable, (problem for check in checks for problem in told(check())))
    return [line for line in found if line.startswith((f"{shown(path)}:", f"{shown(path)},"))]


def _of_page(path: Path) -> tuple[list[Reader], list[Check]]:
    from needling.check.chapters import notebook_problems, page_problems  # noqa: PLC0415 - data needs none of it

    check = notebook_problems if path.suffix == ".ipynb" else page_problems
    called = {activity.name: activity for activity, _ in known(calls_of(path))}
    return [reader for activity in called.values() for reader in activity.readers()], [partial(check, path)]


def _of_data(path: Path) -> tuple[list[Reader], list[Check]]:
    """The readers and the rules of a file of data."""
    top = book_folder().parent
    name = path.relative_to(top).as_posix() if path.is_relative_to(top) else path.name
    known: dict[str, tuple[list[Reader], list[Check]]] = {
        TOC: ([listed_pages], []),
        "book/references.bib": ([load_sources], []),
        "book/data/plan.yml": ([load_plan], [plan_problems]),
        "book/data/glossary.yml": ([load_glossary], [glossary_problems]),
        "book/data/facts": ([load_facts], [fact_problems]),
        "book/data/style": ([partial(load_style, path.stem)], []),
    }
    none: tuple[list[Reader], list[Check]] = ([], [])
    readers, checks = known.get(name) or known.get(name.rpartition("/")[0]) or none
    checks = [*checks, *_checks_of_activities(path), partial(wording_problems, only=path)]
    return [*readers, *_word_readers(path), *_readers_of_activities(path)], checks


def _word_readers(path: Path) -> Iterator[Reader]:
    yield from (partial(words_of_file, file, group) for group, file in word_files().items() if file == path)


def _readers_of_activities(path: Path) -> Iterator[Reader]:
    for activity in activities().values():
        if activity.owns(path):
            yield from activity.readers()


def _checks_of_activities(path: Path) -> Iterator[Check]:
    yield from (activity.problems for activity in activities().values() if activity.owns(path))
