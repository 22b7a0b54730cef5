"""A notebook that was run and saved is no slip, and ``make tidy`` brings it back to what it was, ids and all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import nbformat.v4 as nbf
import pytest
import tidy

from needling.check import __main__ as check
from needling.course.chapters import has_run, notebook_files, start_page
from tests.conftest import OwnBook
from tests.course.small_course import CHAPTER


def run_and_saved(path: Path) -> None:
    """Save a notebook as JupyterLab does after all its cells were run."""
    notebook: Any = nbformat.read(path, as_version=4)
    for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = number
        cell.metadata["execution"] = {"iopub.execute_input": "2026-11-28T09:00:00Z"}
        cell.outputs = [nbf.new_output("execute_result", {"text/plain": "5 mm deep"}, execution_count=number)]
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    notebook.metadata.language_info = {"name": "python", "version": "3.11.7", "file_extension": ".py"}
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    path.write_text(nbformat.writes(notebook), encoding="utf-8")


def test_tidying_the_book_as_it_is_changes_nothing(own_book: OwnBook, capsys: pytest.CaptureFixture[str]) -> None:
    files = [*notebook_files(), start_page()]
    before = {path: path.read_bytes() for path in files}
    tidy.tidy_all()
    assert {path: path.read_bytes() for path in files} == before
    assert capsys.readouterr().out == ""


def test_a_chapter_that_was_run_and_saved_comes_back_as_it_was(own_book: OwnBook) -> None:
    path = notebook_files()[0]
    before = path.read_bytes()
    run_and_saved(path)
    assert path.read_bytes() != before
    assert tidy.tidy(path)
    assert path.read_bytes() == before
    assert not tidy.tidy(path)


def test_a_chapter_that_was_run_and_saved_is_content_for_the_check(
    small_book: OwnBook, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_book.top / CHAPTER
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells.append(nbf.new_code_cell("1", metadata={"tags": ["remove-cell"]}))
    run_and_saved(path)
    assert has_run(path)
    assert small_book.problems() == []
    assert check.main([]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "make tidy" in line]
    assert told == [f"Saved after they ran: {CHAPTER}. Nothing is wrong; run 'make tidy' before you commit."]
    tidy.tidy(path)
    check.main([])
    assert "make tidy" not in capsys.readouterr().out


def test_what_is_no_notebook_stops_in_a_sentence(small_book: OwnBook) -> None:
    path = small_book.top / CHAPTER
    path.write_text("{", encoding="utf-8")
    with pytest.raises(tidy.CourseError, match=f"^{CHAPTER}.*: is not a notebook"):
        tidy.tidy(path)
