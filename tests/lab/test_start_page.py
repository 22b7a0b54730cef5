"""The page that instructors start with holds what it promises, and is no page of the book."""

from __future__ import annotations

import re

from needling.check.chapters import notebook_problems
from needling.course.chapters import calls, notebook_files, read_notebook, start_page
from needling.course.loading import read_text
from needling.widgets.activity import known
from tests.conftest import TOP

CELLS = read_notebook(start_page()).cells


def test_the_check_finds_nothing_in_it() -> None:
    # It names calls, as no page of the book does.
    found = [problem for problem in map(str, notebook_problems(start_page())) if " is shown as code. " not in problem]
    assert found == []


def test_the_book_does_not_hold_it() -> None:
    assert start_page() not in notebook_files()
    assert start_page().stem not in read_text(TOP / "_toc.yml")


def test_what_it_names_in_its_text_is_there() -> None:
    """Its code cells the check has looked at; links too."""
    texts = [cell.source for cell in CELLS if cell.cell_type == "markdown"]
    named = [code for text in texts for code in re.findall(r"`([a-z]+\(\"[^`]*\))`", text)]
    assert named
    for activity, call in known(call for code in named for call in calls(code)):
        activity.accept(call)
