"""Whether chapters and pages are fit to be kept and to be built: what an author can get wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from needling.course.chapters import KEEPS_OUTPUT, SOURCE, calls, read_notebook
from needling.course.facts import fact, quantity
from needling.course.inline_markup import FACT, GIVEN
from needling.course.loading import CourseError, read_text, shown
from needling.widgets.activity import known

#: A number in digits with a unit: a dose, depth, time, share or count that somebody may act on.
_BARE = re.compile(
    r"(?<![\w.,–-])\d[\d.,]*(?: ?[–-] ?\d[\d.,]*)?[ \N{NO-BREAK SPACE}-]?"
    r"(?:mm|millimetres?|centimetres?|cm²|cm/s|cm|µm|mg/g|mg/kg|mg|g|grams?|kg|ml|mL|%|°C?|per cent|percent"
    r"|min|minutes?|h|hours?| s|seconds?|days?|weeks?|months?|years?"
    r"|Hz|rpm|passes|sessions?|treatments?|people|punctures?|needles?|times)(?![\w²/])"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"[^\"]*\")?\)")


def notebook_problems(path: Path) -> Iterator[str]:
    """What is wrong with a notebook, a sentence each."""
    try:
        notebook = read_notebook(path)
    except CourseError as error:
        yield str(error)
        return
    asked: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        where = f"{shown(path)}, cell {number}"
        if cell.cell_type == "markdown":
            yield from _text_problems(cell.source, path, where)
        elif cell.cell_type == "code":
            yield from _cleanliness(cell, where)
            yield from _call_problems(cell.source, where, asked)
    for id_ in sorted({id_ for id_ in asked if asked.count(id_) > 1}):
        yield f"{shown(path)}: asks {id_} twice. A page asks a question once."


def page_problems(path: Path) -> Iterator[str]:
    """What is wrong with a Markdown page, a sentence each."""
    try:
        yield from _text_problems(read_text(path), path, shown(path))
    except CourseError as error:
        yield str(error)


def _cleanliness(cell: Any, where: str) -> Iterator[str]:
    keeps = KEEPS_OUTPUT in cell.metadata.get("tags", [])
    if cell.outputs and not keeps:
        yield f"{where}: holds an output. Run 'make tidy'."
    if keeps and not cell.outputs:
        yield f"{where}: is tagged {KEEPS_OUTPUT} but holds no output. Run 'make tidy'."
    if cell.execution_count is not None and not keeps:
        yield f"{where}: holds a run number. Run 'make tidy'."


def _call_problems(source: str, where: str, asked: list[str]) -> Iterator[str]:
    """Names in calls of activities that do not exist; notes what is asked."""
    try:
        found = list(known(calls(source)))
    except SyntaxError as error:
        yield f"{where}: is not Python ({error.msg})."
        return
    for activity, call in found:
        try:
            activity.accept(call)
            asked += activity.items(call)
        except CourseError as error:
            yield f"{where}: {error}"


def _text_problems(source: str, path: Path, where: str) -> Iterator[str]:
    """Facts, numbers and figures that a text names and that are not there; figures without alt text."""
    for pattern, check in ((FACT, quantity), (SOURCE, _all_facts)):
        for name in pattern.findall(source):
            try:
                check(name)
            except CourseError as error:
                yield f"{where}: {error}"
    # What a picture shows, its words say too.
    for bare in _BARE.finditer(GIVEN.sub("", FACT.sub("", _IMAGE.sub("", source)))):
        yield (
            f"{where}: '{bare[0]}' is typed. A number comes from a fact, {{fact}}`…`; "
            f"one that only belongs to a case or to every day stands as {{given}}`{bare[0]}`."
        )
    for image in _IMAGE.finditer(source):
        if not image["alt"].strip():
            yield f"{where}: figure '{image['path']}' has no alt text. Say in a sentence what it shows."
        if "://" in image["path"]:
            yield f"{where}: figure '{image['path']}' is on another server. The book asks nobody else for anything."
        elif not (path.parent / image["path"]).is_file():
            yield f"{where}: there is no figure '{image['path']}'."


def _all_facts(names: str) -> None:
    for name in names.split():
        fact(name)
