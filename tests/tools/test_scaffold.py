"""What a scaffold begins is whole but for its words: each of them is named by the check, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
import scaffold

from needling.check.unfilled import MARK
from needling.course.loading import CourseError
from needling.course.plan import find_chapter
from needling.questions.bank import load_questions
from needling.questions.kinds import kinds_by_name
from tests.conftest import OwnBook

BEGINS = [
    *(["question", "numb", kind] for kind in kinds_by_name()),
    ["case", "torn-glove"],
    ["fact", "numbing"],
    ["chapter", "mend-a-pen", "perform"],
]


def sources(book: OwnBook) -> list[Path]:
    texts = {".yml", ".md", ".ipynb"}
    return [path for path in [*book.folder.rglob("*"), book.top / "_toc.yml"] if path.suffix in texts]


def test_only_the_words_are_missing(own_book: OwnBook) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in sources(own_book)}
    written: set[str] = set()
    for arguments in BEGINS:
        own_book.forget()
        said = scaffold.main(arguments).partition("\n")[0]
        written |= set(said.removeprefix("Written: ").rstrip(".").split(", "))
    changed = {path for path in sources(own_book) if before.get(path) != path.read_text(encoding="utf-8")}
    assert {path.relative_to(own_book.top).as_posix() for path in changed} == written
    found = own_book.problems()
    assert [problem for problem in found if MARK not in problem] == []
    marked = {path for path in changed if MARK in path.read_text(encoding="utf-8")}
    for path in marked:
        name = path.relative_to(own_book.top).as_posix()
        assert [problem for problem in found if problem.startswith(f"{name},")], name
        # Somebody writes the words.
        path.write_text(path.read_text(encoding="utf-8").replace(f"{MARK}: ", ""), encoding="utf-8")
    assert own_book.problems() == []


def test_what_was_there_keeps_its_place(own_book: OwnBook) -> None:
    own_book.forget()
    before = [question.id for question in load_questions("numb")]
    scaffold.main(["question", "numb", "single"])
    scaffold.main(["chapter", "mend-a-pen", "decide"])
    own_book.forget()
    assert [question.id for question in load_questions("numb")] == [*before, f"numb-{len(before) + 1}"]
    part, _ = find_chapter("mend-a-pen")
    assert part.chapters[-1].id == "mend-a-pen"
    assert part.id == "decide"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["question", "nope", "single"], "There is no chapter 'nope'"),
        (["question", "numb", "riddle"], "There is no kind 'riddle'"),
        (["question", "", "single"], "Say which: make new-question CHAPTER=… KIND=…"),
        (["case", "Torn Glove"], "'Torn Glove' cannot be an ID"),
        (["case", "faint"], "book/data/cases/faint.yml exists already"),
        (["fact", "nope"], "There is no topic 'nope'"),
        (["chapter", "mend-a-pen", "nope"], "There is no part 'nope'"),
        (["chapter", "numb", "perform"], "There is a chapter 'numb' already"),
        (["chapter", "../numb", "perform"], "'../numb' cannot be an ID"),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one),
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    own_book: OwnBook, arguments: list[str], told: str
) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in sources(own_book)}
    own_book.forget()
    with pytest.raises(CourseError) as error:
        scaffold.main(arguments)
    assert str(error.value).startswith(told)
    assert {path: path.read_text(encoding="utf-8") for path in sources(own_book)} == before
