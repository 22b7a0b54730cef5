"""The chapters as files: which there are, what stands in a notebook, and what its cells call."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from needling.course.loading import CourseError, book_folder, read_text, shown

#: What instructors open first in JupyterLab; no page of the book.
START_PAGE = "start-here.ipynb"

SOURCE = re.compile(r"\{source\}`([^`]+)`")
_MERGE = re.compile(r"^<{7} ", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def notebook_files() -> list[Path]:
    """Every notebook of the book."""
    found = book_folder().rglob("*.ipynb")
    return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts and path != start_page())


def start_page() -> Path:
    """The notebook that instructors start with; it need not be there."""
    return book_folder() / START_PAGE


def page_files() -> list[Path]:
    """Every page of the book written in Markdown."""
    return sorted(book_folder().rglob("*.md"))


def read_notebook(path: Path) -> Any:
    """A notebook, checked, without what running it left: outputs are made anew. Who changes it, changes a copy.

    Raises:
        CourseError: if it is not a notebook.
    """
    text = read_text(path)
    if merged := _MERGE.search(text):
        line = text.count("\n", 0, merged.start()) + 1
        told = "two versions stand one below the other, between marks of a merge. Keep one of them, in a text editor."
        raise CourseError(f"{shown(path)}, line {line}: {told}")
    try:
        return _parsed(text)
    except ValueError as error:
        told = str(error).splitlines()[0]
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise CourseError(
            f"{shown(path)}, line {error.lineno}: is not a notebook ({error.msg}). Take its last good version."
        ) from None
    raise CourseError(f"{shown(path)}: is not a notebook ({told}).")


@lru_cache(maxsize=128)
def _parsed(text: str) -> Any:
    import nbformat  # noqa: PLC0415 - takes longer than the check of a file of data

    try:
        notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
    except (AttributeError, nbformat.ValidationError) as error:
        raise ValueError(error) from None
    if notebook.nbformat != nbformat.current_nbformat:
        raise ValueError(f"its format is {notebook.nbformat}, not {nbformat.current_nbformat}")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
            cell.metadata.pop("execution", None)
    return notebook


def has_run(path: Path) -> bool:
    """Whether a notebook was saved with what running it left.

    Raises:
        CourseError: if the file cannot be read.
    """
    try:
        cells = json.loads(read_text(path))["cells"]
        return any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    except (ValueError, TypeError, KeyError, AttributeError):
        return False  # The check tells that it is no notebook.


def all_pages() -> list[Path]:
    """Every page of the book, notebooks first, each kind in the order of its names."""
    return [*notebook_files(), *page_files()]


def text_of(page: Path) -> str:
    """What authors wrote on a page as text, cell after cell; empty where it cannot be read, which the check tells."""
    try:
        if page.suffix != ".ipynb":
            return read_text(page)
        return "\n".join(cell.source for cell in read_notebook(page).cells if cell.cell_type == "markdown")
    except CourseError:
        return ""


def title_of(path: Path) -> str:
    """The title of a notebook: its first heading.

    Raises:
        CourseError: if it is not a notebook, or has no title.
    """
    texts = [cell.source for cell in read_notebook(path).cells if cell.cell_type == "markdown"]
    for text in texts:
        if found := _TITLE.search(text):
            return found[1].strip()
    raise CourseError(f"{shown(path)}: has no title. Begin it with '# '.")


def headings_of(path: Path) -> list[str] | None:
    """The headings of a notebook's sections, in order; ``None`` where it cannot be read."""
    try:
        cells = read_notebook(path).cells
    except CourseError:
        return None
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return [heading.strip() for text in texts for heading in _HEADING.findall(text)]


@dataclass(frozen=True)
class Call:
    """A call in a code cell, as far as it is written out: ``quiz("numb", without="1 4")``."""

    verb: str
    names: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)


def calls(source: str) -> Iterator[Call]:
    """The calls of a cell, in its order.

    Raises:
        SyntaxError: if the cell is not Python.
    """
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            names = tuple(
                node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)
            )
            options = {
                word.arg: word.value.value
                for word in call.keywords
                if word.arg and isinstance(word.value, ast.Constant)
            }
            yield Call(call.func.id, names, options)
