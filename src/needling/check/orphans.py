"""What no page shows: a question that nobody is asked, a case, client, photograph or figure that nobody meets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from needling.course.chapters import all_pages, notebook_files, text_of
from needling.course.loading import CourseError, book_folder, shown
from needling.course.problem import Problem
from needling.widgets.activity import Activity, activities, data_files, known
from needling.widgets.page_index import calls_of

#: How the names of pictures begin that the site shows around its pages.
_ICONS = ("favicon", "icon", "apple-touch-icon")


def orphan_problems() -> Iterator[Problem]:
    """What of the data no page shows, a sentence each; nothing of what cannot be read."""
    names: dict[str, set[str]] = {}
    asked: set[str] = set()
    for path in notebook_files():
        for activity, call in known(calls_of(path)):
            names.setdefault(activity.name, set()).update(call.names)
            try:
                asked |= set(activity.items(call))
            except CourseError:
                return  # It asks for what cannot be read or is not there, which is told. What it would show is not known.
    for activity in activities().values():
        yield from _of_activity(activity, names.get(activity.name), asked)
    yield from _figures_without_a_page()


def _of_activity(activity: Activity, names: set[str] | None, asked: set[str]) -> Iterator[Problem]:
    """The files that no call shows, and of the others the items that none asks. ``names`` is ``None`` without any call."""
    items: dict[Path, list[str]] = {}
    try:
        for one in activity.translatables():
            items.setdefault(one.file, []).append(one.item)
    except CourseError:
        return  # Its reader tells.
    by_name = bool(activity.examples[0].names)
    # A file by itself, such as the retired ids, is none that a page would name.
    for path in data_files(*(pattern for pattern in activity.data if "*" in pattern)):
        left_out = [item for item in items.get(path, ()) if item not in asked]
        named = names is not None and (not by_name or path.stem in names)
        if not named and len(left_out) == len(items.get(path, ())):
            write = f'{activity.name}("{path.stem}")' if by_name else f"{activity.name}()"
            yield Problem(shown(path), f"no page shows it. Write {write} in a cell of a page, or delete the file.")
        elif asked.intersection(items.get(path, ())):
            yield from (_not_asked(activity, path, item) for item in left_out)


def _not_asked(activity: Activity, path: Path, item: str) -> Problem:
    sentence = (
        f'no page asks it. Write {activity.name}("{item}") in a cell of a page, or delete it and name its id '
        "with the reason in book/data/retired.yml."
    )
    return Problem(shown(path), sentence, item)


def _figures_without_a_page() -> Iterator[Problem]:
    texts = [text_of(page) for page in all_pages()]
    for path in sorted((book_folder() / "figures").glob("*.*")):
        if not path.name.startswith(_ICONS) and not any(f"figures/{path.name}" in text for text in texts):
            yield Problem(
                shown(path),
                f"no page shows it. Write ![what it shows](../figures/{path.name}) in a page, or delete it.",
            )
