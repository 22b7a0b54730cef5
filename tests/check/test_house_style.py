"""A term has one spelling wherever readers meet it; another one is told with its place."""

import re

import pytest

from tests.conftest import OwnBook
from tests.course.small_course import BANK, CHAPTER, GLOSSARY, STYLE

TOLD = "stands there; we say voice box."


def line_with(book: OwnBook, name: str) -> int:
    """The line of a file in which the word stands."""
    lines = (book.top / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if "voicebox" in line)


def test_another_spelling_in_a_chapter_is_told(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nSpare the Voice-box."
    assert small_book.problems() == [f"{CHAPTER}, cell 3, line 3: 'Voice-box' {TOLD}"]


def test_another_spelling_in_a_page_a_question_and_the_glossary_is_told(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\nThe voicebox.\n")
    with small_book.data(BANK) as bank:
        bank[0]["explanation"] = "The voicebox."
    with small_book.data(GLOSSARY) as terms:
        terms[1]["meaning"] = "Air for the voicebox."
    assert sorted(small_book.problems()) == sorted(
        [
            f"book/index.md, line 3: 'voicebox' {TOLD}",
            f"{BANK}, line {line_with(small_book, BANK)}, sing-1, explanation: 'voicebox' {TOLD}",
            f"{GLOSSARY}, line {line_with(small_book, GLOSSARY)}, breath, meaning: 'voicebox' {TOLD}",
        ]
    )


def test_a_longer_word_that_holds_it_is_none_of_it(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\nA voicebox-free song of sore-voice-box.\n")
    assert small_book.problems() == []


@pytest.mark.parametrize("rule", [{"say": "x"}, {"say": "x", "not": []}, {"not": ["y"]}, {"say": "<b>", "not": ["y"]}])
def test_a_slip_in_the_rules_of_wording_is_told_in_one_sentence(small_book: OwnBook, rule: dict[str, object]) -> None:
    with small_book.data(STYLE) as style:
        style["wording"].append(rule)
    (told,) = small_book.problems()
    assert re.match(rf"{STYLE}, line 1[01], wording, number 2(, \w+)?: (has|holds) ", told)
