"""What a page of the book shows: found in what authors write, by asking the activities that it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from needling.course.chapters import SOURCE, Call, all_pages, calls, read_notebook, text_of
from needling.course.inline_markup import FACT
from needling.course.loading import CourseError, book_folder
from needling.widgets.activity import known

_CONFLICT = re.compile(r"^[:`]{3,}\{conflict\}(.*)$", re.MULTILINE)


def pages_by_fact() -> dict[str, list[str]]:
    """For each fact the pages (``perform/numb``) that show it or rest on it, notebooks first, in the order of their names."""
    pages: dict[str, list[str]] = {}
    for path in all_pages():
        page = path.relative_to(book_folder()).with_suffix("").as_posix()
        for id_ in sorted(facts_of_page(path)):
            pages.setdefault(id_, []).append(page)
    return pages


def facts_of_page(path: Path) -> set[str]:
    """The facts that a page names in its text, and those behind what it shows."""
    text = text_of(path)
    found = {reference.partition(".")[0] for reference in FACT.findall(text)}
    for names in (*SOURCE.findall(text), *_CONFLICT.findall(text)):
        found |= set(names.split())
    for activity, call in known(calls_of(path)):
        try:
            found |= set(activity.facts(call))
        except CourseError:
            continue  # The check tells.
    return found


def items_of_page(path: Path) -> list[str]:
    """The ids of what a notebook asks, in its order.

    Raises:
        CourseError: if it is not a notebook, or asks for what there is not.
    """
    read_notebook(path)
    return [id_ for activity, call in known(calls_of(path)) for id_ in activity.items(call)]


def calls_of(path: Path) -> Iterator[Call]:
    """The calls in the code cells of a notebook; none where it is no notebook or a cell is not Python."""
    if path.suffix != ".ipynb":
        return
    try:
        cells = read_notebook(path).cells
    except CourseError:
        return  # The check tells.
    for cell in cells:
        if cell.cell_type == "code":
            try:
                yield from calls(cell.source)
            except SyntaxError:
                continue  # The check tells.
