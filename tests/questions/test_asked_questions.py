"""Which questions a name stands for: a chapter, one question, some left out."""

from __future__ import annotations

import re

import nbformat
import nbformat.v4 as nbf
import pytest

from needling.course import CourseError
from needling.questions.bank import asked_questions, find_questions, load_questions, practice_banks, question_files
from tests.conftest import OwnBook
from tests.course.small_course import questions, write_yaml

SING = [f"sing-{number}" for number in range(1, len(questions()) + 1)]
WARM = [f"warm-up-{number}" for number in range(1, 4)]


@pytest.fixture
def two_banks(small_book: OwnBook) -> OwnBook:
    """The small course with a second bank, of a page of practice."""
    write_yaml(
        small_book.top / "book/data/questions/warm-up.yml",
        [entry | {"id": id_} for entry, id_ in zip(questions(), WARM, strict=False)],
    )
    (small_book.folder / "practise").mkdir(exist_ok=True)
    nbformat.write(nbf.new_notebook(), small_book.folder / "practise" / "warm-up.ipynb")
    small_book.forget()
    return small_book


@pytest.mark.parametrize(
    ("names", "without", "asked"),
    [
        (("sing",), "", SING),
        (("warm-up",), "", WARM),
        (("sing", "warm-up"), "", SING + WARM),
        (("sing-2",), "", ["sing-2"]),
        (("sing-3", "warm-up-1", "sing-2"), "", ["sing-3", "warm-up-1", "sing-2"]),
        (("warm-up",), "1", WARM[1:]),
        (("warm-up",), "1 3", [WARM[1]]),
        (("warm-up",), "warm-up-2", [WARM[0], WARM[2]]),
        # Numbers are those of the first name, whichever others there are.
        (("warm-up", "sing"), "1", WARM[1:] + SING),
        (("sing", "warm-up"), "1", SING[1:] + WARM),
        (("sing", "warm-up"), "1 warm-up-2", [*SING[1:], WARM[0], WARM[2]]),
        # A whole chapter may be left out, and one question twice.
        (("sing", "warm-up"), "sing", WARM),
        (("warm-up",), "1 warm-up-1", WARM[1:]),
        ((), "", []),
        ((), "sing-1", []),
    ],
)
@pytest.mark.usefixtures("two_banks")
def test_names_stand_for_their_questions_without_those_left_out(
    names: tuple[str, ...], without: str, asked: list[str]
) -> None:
    assert [question.id for question in asked_questions(*names, without=without)] == asked


@pytest.mark.parametrize(
    ("names", "without", "told"),
    [
        (("fly",), "", "book/data/questions: 'fly' is neither a chapter nor a question there."),
        (("fly-1",), "", "book/data/questions: 'fly-1' is neither a chapter nor a question there."),
        (("sing-99",), "", "book/data/questions/sing.yml: there is no question 'sing-99'."),
        (("warm-up-9",), "", "book/data/questions/warm-up.yml: there is no question 'warm-up-9'."),
        (("warm-up",), "9", "book/data/questions/warm-up.yml: there is no question 'warm-up-9'."),
        (("sing",), "sing-99", "book/data/questions/sing.yml: there is no question 'sing-99'."),
        ((), "1", "book/data/questions: '1' is neither a chapter nor a question there."),
    ],
)
@pytest.mark.usefixtures("two_banks")
def test_a_name_that_stands_for_nothing_is_told(names: tuple[str, ...], without: str, told: str) -> None:
    with pytest.raises(CourseError) as error:
        asked_questions(*names, without=without)
    assert str(error.value).startswith(told)


@pytest.mark.usefixtures("two_banks")
def test_banks_are_found_by_their_files_and_pages() -> None:
    assert [path.stem for path in question_files()] == ["sing", "warm-up"]
    assert practice_banks() == ["warm-up"]
    assert [question.id for question in find_questions("sing-1", "sing-1")] == ["sing-1", "sing-1"]
    with pytest.raises(CourseError) as error:
        load_questions("fly")
    assert str(error.value) == "book/data/questions: there is no chapter 'fly'. There are: sing, warm-up."


def test_a_bank_without_its_page_is_no_bank_of_practice(two_banks: OwnBook) -> None:
    (two_banks.folder / "practise" / "warm-up.ipynb").unlink()
    assert practice_banks() == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"sing-1": {}}, "book/data/questions/sing.yml: should be a list of questions, each beginning with '- id:'."),
        (["x"], "book/data/questions/sing.yml, question 1: should be a question, beginning with '- id:'."),
        ([{"id": "sing-1"}], "book/data/questions/sing.yml, sing-1, kind: has no `kind`. Write it first"),
        ([{"kind": "fly"}], "book/data/questions/sing.yml, question 1, kind: 'fly' should be one of "),
        ([{"id": "", "kind": "fly"}], "book/data/questions/sing.yml, question 1, kind: 'fly' should be one of "),
        (
            [questions()[0] | {"id": "fly-1"}],
            "book/data/questions/sing.yml, fly-1, id: the id should begin with 'sing-'.",
        ),
        (
            [questions()[0] | {"id": "sing-a-1"}],
            "book/data/questions/sing.yml, sing-a-1, id: the id should begin with 'sing-'.",
        ),
    ],
)
def test_what_is_no_bank_is_told_with_the_place(small_book: OwnBook, content: object, told: str) -> None:
    write_yaml(small_book.folder / "data/questions/sing.yml", content)
    small_book.forget()
    with pytest.raises(CourseError) as error:
        load_questions("sing")
    assert re.sub(r" line \d+,", "", str(error.value)).startswith(told)
