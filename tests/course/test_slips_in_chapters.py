"""A slip in a chapter is told in one sentence that names the file, the cell and the thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nbformat.v4 as nbf
import pytest

from needling.course.notebooks import KEEPS_OUTPUT
from tests.conftest import OwnBook

NUMB = "book/perform/numb.ipynb"


def say(text: str) -> Callable[[Any], None]:
    """Add a text at the end of a notebook."""
    return lambda notebook: notebook.cells.append(nbf.new_markdown_cell(text))


def do(code: str, **more: Any) -> Callable[[Any], None]:
    """Add code at the end of a notebook."""
    return lambda notebook: notebook.cells.append(nbf.new_code_cell(code, **more))


CELL_SLIPS = {
    "unknown number": (say("Up to {fact}`Z99`."), "book/data/facts: there is no fact 'Z99'."),
    "number that a fact has not": (say("Up to {fact}`A4`."), "book/data/facts: fact A4 has no value of its own. Name"),
    "unknown value of a fact": (say("{fact}`A4.toe`"), "book/data/facts: fact A4 has no value 'toe'. It has: people,"),
    "unknown source": (say("So it is. {source}`A4 Z99`"), "book/data/facts: there is no fact 'Z99'."),
    "unknown fact in a table": (do('facts("A4", "Z99")'), "book/data/facts: there is no fact 'Z99'."),
    "unknown question": (do('quiz("numb-99")'), "book/data/questions/numb.yml: there is no question 'numb-99'."),
    "unknown bank": (do('quiz("sing")'), "book/data/questions: 'sing' is neither a chapter nor a question there."),
    "unknown question left out": (do('quiz("numb-99", without="numb-98")'), "book/data/questions/numb.yml: there is"),
    "stray output": (do("1", outputs=[nbf.new_output("stream", text="1")]), "holds an output. Run 'make tidy'."),
    "run number": (do("1", execution_count=3), "holds a run number. Run 'make tidy'."),
    "kept output that is missing": (do("1", metadata={"tags": [KEEPS_OUTPUT]}), f"is tagged {KEEPS_OUTPUT} but holds"),
    "not Python": (do("quiz("), "is not Python ("),
    "figure without alt": (say("![ ](../figures/start-skin.svg)"), "figure '../figures/start-skin.svg' has no alt"),
    "figure that is not there": (say("![A hand.](../figures/hand.svg)"), "there is no figure '../figures/hand.svg'."),
    "figure elsewhere": (say("![A.](https://a.example/a.svg)"), "figure 'https://a.example/a.svg' is on another ser"),
}


@pytest.mark.parametrize(("slip", "sentence"), CELL_SLIPS.values(), ids=CELL_SLIPS)
def test_a_slip_in_a_cell_is_told_in_one_sentence(
    own_book: OwnBook, slip: Callable[[Any], None], sentence: str
) -> None:
    with own_book.notebook(NUMB) as notebook:
        slip(notebook)
        number = len(notebook.cells)
    (told,) = own_book.problems()
    assert told.startswith(f"{NUMB}, cell {number}: {sentence}")
    assert "\n" not in told


def test_a_question_asked_twice_on_a_page_is_told(own_book: OwnBook) -> None:
    with own_book.notebook(NUMB) as notebook:
        do('quiz("numb-3")')(notebook)
    assert own_book.problems() == [f"{NUMB}: asks numb-3 twice. A page asks a question once."]


NO_NOTEBOOKS = [
    "",
    "hello",
    "[]",
    "{}",
    '{"nbformat": 4}',
    '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
]


@pytest.mark.parametrize("content", NO_NOTEBOOKS)
def test_a_file_that_is_no_notebook_is_told(own_book: OwnBook, content: str) -> None:
    (own_book.top / NUMB).write_text(content, encoding="utf-8")
    (told,) = own_book.problems()
    assert told.startswith(f"{NUMB}: is not a notebook (")


def test_a_chapter_without_a_notebook_is_told(own_book: OwnBook) -> None:
    (own_book.top / NUMB).unlink()
    assert own_book.problems() == [f"{NUMB}: there is no such notebook, but book/data/plan.yml names it."]


def test_a_chapter_missing_from_the_table_of_contents_is_told(own_book: OwnBook) -> None:
    with own_book.data("_toc.yml") as toc:
        toc["parts"][0]["chapters"].remove({"file": "perform/numb"})
    assert own_book.problems() == ["_toc.yml: chapter 'perform/numb' of book/data/plan.yml is missing."]


def test_questions_for_a_chapter_that_is_not_planned_are_told(own_book: OwnBook) -> None:
    (own_book.top / "book/data/questions/sing.yml").write_text("[]", encoding="utf-8")
    assert own_book.problems() == ["book/data/questions/sing.yml: book/data/plan.yml has no chapter 'sing'."]


def test_a_chapter_with_too_few_questions_is_told(own_book: OwnBook) -> None:
    for path in own_book.folder.rglob("*.ipynb"):  # No page asks the questions that go.
        with own_book.notebook(path.relative_to(own_book.top).as_posix()) as notebook:
            notebook.cells = [cell for cell in notebook.cells if "quiz(" not in cell.source]
    with own_book.data("book/data/questions/numb.yml") as content:
        del content[5:]
    assert own_book.problems() == ["book/data/questions/numb.yml: has 5 questions; at least 6."]


def test_a_chapter_without_a_bank_is_told_without_a_traceback(own_book: OwnBook) -> None:
    (own_book.top / "book/data/questions/numb.yml").unlink()
    assert own_book.problems()[0].startswith("book/data/questions: there is no chapter 'numb'. There are: aftercare, ")


def test_an_unknown_fact_on_a_markdown_page_is_told(own_book: OwnBook) -> None:
    own_book.append("book/index.md", "\nUp to {fact}`Z99`.\n")
    assert own_book.problems() == ["book/index.md: book/data/facts: there is no fact 'Z99'."]


def test_a_markdown_page_that_is_not_utf_8_is_told(own_book: OwnBook) -> None:
    (own_book.folder / "index.md").write_bytes("# Hälsa\n".encode("latin-1"))
    assert own_book.problems() == ["book/index.md: is not UTF-8 text. Save it as UTF-8."]
