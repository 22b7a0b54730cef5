"""One file is told of by itself, ``python -m needling.check FILE``: what is wrong with it, nothing of others, in a moment."""

from __future__ import annotations

import subprocess
import sys

import pytest

from needling.check.files import problems_of_file
from tests.conftest import TOP, OwnBook
from tests.course.small_course import BANK, CHAPTER, FACTS, GLOSSARY, PLAN, RETIRED, STYLE

WORDS = "book/data/strings/quiz.yml"
DATA = (BANK, FACTS, GLOSSARY, PLAN, RETIRED, STYLE, WORDS)
#: What takes longer to load than a file of data takes to check.
SLOW = ("nbformat", "jsonschema", "textstat", "plotly", "nbclient", "sphinx")


def told(book: OwnBook, name: str) -> list[str]:
    book.forget()
    return problems_of_file(book.top / name)


@pytest.mark.parametrize("name", [*DATA, CHAPTER, "book/index.md", "_toc.yml", "book/references.bib"])
def test_of_a_file_with_nothing_wrong_nothing_is_told(small_book: OwnBook, name: str) -> None:
    assert told(small_book, name) == []


@pytest.mark.parametrize("name", DATA)
def test_a_slip_is_told_of_its_file_and_of_no_other(small_book: OwnBook, name: str) -> None:
    (small_book.top / name).write_text("a: [\n", encoding="utf-8")
    expected = [f"{name}, line 1, a: the bracket [ is not closed. Write ] at its end."]
    assert told(small_book, name) == expected
    assert [one for other in (*DATA, CHAPTER) if other != name for one in told(small_book, other)] == []


def test_rules_and_house_style_are_told_of_a_file_too(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[0]["facts"].append("Z99")
        entries[1]["explanation"] = "Spare the voicebox."
    rule, style = told(small_book, BANK)
    assert rule.endswith("sing-1, facts: there is no fact 'Z99'.")
    assert style.endswith("sing-2, explanation: 'voicebox' stands there; we say voice box.")


def test_a_page_is_told_of_by_itself(small_book: OwnBook) -> None:
    line = small_book.append("book/index.md", "\nUp to {fact}`Z99`.\n") + 1
    assert told(small_book, "book/index.md") == [
        f"book/index.md, line {line}: book/data/facts: there is no fact 'Z99'."
    ]


def test_a_file_that_is_not_there_is_told(small_book: OwnBook) -> None:
    assert told(small_book, "book/data/facts/none.yml") == ["book/data/facts/none.yml: there is no such file."]


def test_a_file_of_data_is_checked_without_the_libraries_for_pages() -> None:
    """The time that a save takes is mostly the time that libraries take to load."""
    code = (
        "import sys; from needling.check.__main__ import main; "
        f"failed = main(['{BANK.replace('sing', 'numb')}', 'book/data/facts/numbing.yml']); "
        f"print(failed, *[name for name in {SLOW} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.stdout == "0\n", done.stdout + done.stderr
