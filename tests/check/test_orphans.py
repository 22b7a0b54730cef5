"""What no page shows is told: a question that is left out, a file that nobody calls, a figure that stands nowhere."""

from __future__ import annotations

from nbformat.v4 import new_code_cell

from tests.conftest import OwnBook
from tests.course.small_course import BANK, PRACTICE
from tests.course.small_course import questions as all_questions

FIGURE = "book/figures/ear.svg"


def calls(book: OwnBook, *sources: str) -> None:
    """Have the page call these, and nothing else."""
    with book.notebook(PRACTICE) as notebook:
        notebook.cells[:] = [cell for cell in notebook.cells if "quiz(" not in cell.source]
        notebook.cells += [new_code_cell(source, metadata={"tags": ["remove-input"]}) for source in sources]


def test_a_question_that_a_page_leaves_out_is_told_with_its_line(small_book: OwnBook) -> None:
    calls(small_book, 'quiz("sing", without="2 4")', 'quiz("sing-4")')
    line = (small_book.top / BANK).read_text(encoding="utf-8").splitlines().index("- id: sing-2") + 1
    assert small_book.problems() == [
        f'{BANK}, line {line}, sing-2: no page asks it. Write quiz("sing-2") in a cell of a page, or delete it and name '
        "its id with the reason in book/data/retired.yml."
    ]


def test_questions_asked_one_by_one_are_asked(small_book: OwnBook) -> None:
    calls(small_book, *(f'quiz("{question["id"]}")' for question in all_questions()))
    assert small_book.problems() == []


def test_a_file_of_questions_that_no_page_asks_is_told_once(small_book: OwnBook) -> None:
    calls(small_book)
    assert small_book.problems() == [
        f'{BANK}: no page shows it. Write quiz("sing") in a cell of a page, or delete the file.'
    ]


def test_nothing_is_told_of_what_a_wrong_call_would_have_shown(small_book: OwnBook) -> None:
    calls(small_book, 'quiz("song")')
    (told,) = small_book.problems()
    assert told.startswith(f"{PRACTICE}, cell ")


def test_a_figure_that_no_page_shows_is_told(small_book: OwnBook) -> None:
    (small_book.top / FIGURE).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    assert small_book.problems() == [
        f"{FIGURE}: no page shows it. Write ![what it shows](../figures/ear.svg) in a page, or delete it."
    ]


def test_a_client_that_no_page_treats_is_told(own_book: OwnBook) -> None:
    (own_book.folder / "practise" / "treatment.ipynb").unlink()
    told = [one for one in own_book.problems() if "no page shows it" in one]
    clients = sorted((own_book.folder / "data" / "treatments").glob("*.yml"))
    assert told == [
        f"book/data/treatments/{path.name}: no page shows it. Write treatment() in a cell of a page, or delete the file."
        for path in clients
    ]
