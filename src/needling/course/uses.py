"""Which page uses which fact: found in what authors write, so that a changed fact shows where to look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from needling.course.cases import load_case
from needling.course.files import CourseError, book_folder, read_text
from needling.course.notebooks import SOURCE, calls, notebook_files, page_files, read_notebook
from needling.course.prose import FACT
from needling.course.questions import asked_questions
from needling.course.treatments import treatment_facts

_CONFLICT = re.compile(r"^[:`]{3,}\{conflict\}(.*)$", re.MULTILINE)


def pages_by_fact(explorers: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """For each fact the pages (``perform/numb``) that show it or rest on it, notebooks first, in the order of their names.

    Args:
        explorers: the facts behind each explorer, and behind each activity that a verb of its own puts on a page, by name.
    """
    pages: dict[str, list[str]] = {}
    for path in [*notebook_files(), *page_files()]:
        page = path.relative_to(book_folder()).with_suffix("").as_posix()
        for id_ in sorted(facts_of_page(path, explorers)):
            pages.setdefault(id_, []).append(page)
    return pages


def facts_of_page(path: Path, explorers: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The facts that a page names in its text, its fact table, its questions, its cases and its explorers."""
    try:
        cells = read_notebook(path).cells if path.suffix == ".ipynb" else None
    except CourseError:
        return set()  # The check tells.
    texts = [read_text(path)] if cells is None else [cell.source for cell in cells if cell.cell_type == "markdown"]
    found: set[str] = set()
    for text in texts:
        found |= {reference.partition(".")[0] for reference in FACT.findall(text)}
        for names in (*SOURCE.findall(text), *_CONFLICT.findall(text)):
            found |= set(names.split())
    for cell in cells or []:
        if cell.cell_type == "code":
            found |= _facts_of_code(cell.source, explorers)
    return found


def questions_asked(path: Path) -> list[str]:
    """The ids of the questions that a notebook asks, in its order.

    Raises:
        CourseError: if it is not a notebook, or asks for what there is not.
    """
    asked: list[str] = []
    for cell in read_notebook(path).cells:
        if cell.cell_type != "code":
            continue
        for verb, names, without in calls(cell.source):
            if verb == "quiz":
                asked += [question.id for question in asked_questions(*names, without=without)]
    return asked


def _facts_of_code(source: str, explorers: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    try:
        made = list(calls(source))
    except SyntaxError:
        return found  # The check tells.
    for verb, names, without in made:
        if verb == "facts":
            found |= set(names)
        elif verb == "treatment":
            found |= treatment_facts()
        elif verb == "explore":
            found |= {id_ for name in names for id_ in explorers.get(name, ())}
        elif verb in explorers:
            found |= set(explorers[verb])
        elif verb == "case":
            try:
                found |= {id_ for name in names for id_ in load_case(name).facts}
            except CourseError:
                continue  # The check tells.
        elif verb == "quiz":
            try:
                found |= {id_ for question in asked_questions(*names, without=without) for id_ in question.facts}
            except CourseError:
                continue  # The check tells.
    return found
