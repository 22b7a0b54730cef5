"""A misspelt word is told wherever a reader meets it, with its place and what might be meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from needling.check import spelling
from tests.conftest import OwnBook
from tests.course.small_course import BANK, CHAPTER, FACTS, GLOSSARY

WHERE_TO = "A name or a term of the field goes into book/data/words.txt."
TOLD = f"'recieve' is not in the dictionary. Did you mean 'receive' or 'relieve'? {WHERE_TO}"
STRINGS = "book/data/strings/site.yml"


def line_with(book: OwnBook, name: str, word: str) -> int:
    """The line of a file in which a word stands."""
    lines = (book.top / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if word in line)


def test_a_misspelt_word_in_a_chapter_and_on_a_page_is_told_with_its_line(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nBreathe.\nYou recieve air."
    line = small_book.append("book/index.md", "\nYou recieve air.\n") + 1
    assert small_book.problems() == [f"{CHAPTER}, cell 3, line 4: {TOLD}", f"book/index.md, line {line}: {TOLD}"]


def test_a_misspelt_word_in_data_is_told_with_its_line_id_and_field(small_book: OwnBook) -> None:
    with small_book.data(BANK) as bank:
        bank[3]["explanation"] = "You recieve air."
    with small_book.data(FACTS) as facts:
        facts["A3"]["rule"] = "First recieve air."
    with small_book.data(GLOSSARY) as terms:
        terms[1]["meaning"] = "What you recieve."
    small_book.append(STRINGS, 'received: "We recieve."\n')
    places = {FACTS: "A3, rule", GLOSSARY: "breath, meaning", BANK: "sing-4, explanation", STRINGS: "received"}
    assert small_book.problems() == [
        f"{name}, line {line_with(small_book, name, 'recieve')}, {place}: {TOLD}" for name, place in places.items()
    ]


def test_a_word_of_the_book_is_what_was_meant(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nA needle, that nedle."
    (told,) = small_book.problems()
    assert "Did you mean 'needle' or " in told


def test_a_word_that_the_book_allows_is_known_in_every_form(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\nThe Zwonk’s sound, a zwonk's own: ZwonkPen.\n")
    assert len(small_book.problems()) == 2  # What is told of the same word in a line is told once.
    small_book.append("book/data/words.txt", "zwonk\n")
    assert small_book.problems() == []


@pytest.mark.parametrize(
    "text",
    [
        "The client’s hand, skin’s colour, don't, clients’ skin, well-being.",
        "PIH, ARN and EU 2017 are short, 5 mm² and B12 are no words.",
        "See [this](https://zwonk.example.org/recieve?a=b), www.zwonk.com and https://zwonk.se.",
        ":::{container} nd-zwonk\nHere {given}`one hand` and {source}`A1`.\n:::",
        "Organise or organize, practise and practice, colour and fibre.",
    ],
)
def test_what_is_no_word_or_a_right_one_is_let_be(small_book: OwnBook, text: str) -> None:
    small_book.append("book/index.md", f"\n{text}\n")
    assert small_book.problems() == []


def test_without_its_dictionary_the_check_says_so_in_one_sentence(
    small_book: OwnBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "no-node-modules"
    elsewhere.mkdir()
    shutil.copy(spelling._SCRIPT, elsewhere)
    monkeypatch.setattr(spelling, "_SCRIPT", elsewhere / "spelling.js")
    monkeypatch.setattr(spelling, "_running", [])
    (told,) = small_book.problems()
    assert told.startswith("node_modules: the dictionary is not there, so spelling was not looked at. Run ")
