"""A page is read anew when something that it shows has changed, and no page for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat.v4 as nbf
import pytest

from needling.sphinx import dependencies
from needling.sphinx.directives import CourseDirective
from tests.conftest import OwnBook

NUMB, CLEANSE, SHEET = "perform/numb.ipynb", "perform/cleanse.ipynb", "reference/sheets/during.md"
FACTS, ANSWERS, COVERAGE, START = (
    "reference/facts.md",
    "reference/answers/perform.md",
    "reference/coverage.md",
    "index.md",
)
CASES, TRAINER = "practise/cases.ipynb", "practise/endpoint-trainer.ipynb"
ALL = {NUMB, CLEANSE, SHEET, FACTS, ANSWERS, COVERAGE, START, CASES, TRAINER}


def a_word_of_a_question(book: OwnBook) -> None:
    with book.data("book/data/questions/numb.yml") as questions:
        questions[0]["explanation"] += " Changed."


def the_difficulty_of_a_question(book: OwnBook) -> None:
    with book.data("book/data/questions/numb.yml") as questions:
        questions[0]["difficulty"] = "hard" if questions[0]["difficulty"] != "hard" else "easy"


def a_sentence_of_a_chapter(book: OwnBook) -> None:
    with book.notebook(f"book/{NUMB}") as notebook:
        notebook.cells.append(nbf.new_markdown_cell("One more sentence."))


def a_fact_in_a_chapter(book: OwnBook) -> None:
    with book.notebook(f"book/{NUMB}") as notebook:
        notebook.cells.append(nbf.new_markdown_cell("One more fact. {source}`I17`"))


def a_title(book: OwnBook) -> None:
    book.append(f"book/{SHEET}", "\n# Another title\n")


def a_case(book: OwnBook) -> None:
    with book.data("book/data/cases/needlestick.yml") as case:
        case["title"] += " again"


#: What an author changes, and of ``ALL`` the pages on which that is seen.
CHANGES: list[tuple[str | Callable[[OwnBook], None], set[str]]] = [
    (a_sentence_of_a_chapter, {NUMB}),
    (a_fact_in_a_chapter, {NUMB, FACTS}),
    (a_word_of_a_question, {NUMB, ANSWERS}),
    (the_difficulty_of_a_question, {NUMB, ANSWERS, COVERAGE}),
    (a_case, {CASES}),
    (a_title, ALL),
    ("book/data/retired.yml", set()),
    ("book/data/facts/skin.yml", ALL),
    ("book/data/strings/site.yml", ALL),
    ("book/data/style/en.yml", ALL),
    ("book/data/glossary.yml", ALL),
    ("book/data/plan.yml", ALL),
    ("book/references.bib", ALL),
    ("_toc.yml", ALL),
    ("book/locale/sv/LC_MESSAGES/glossary.po", ALL),
]


def fingerprints(book: OwnBook) -> dict[str, str]:
    book.forget()
    shared = dependencies.fingerprint(dependencies.common())
    pages = {name: book.folder / name for name in ALL}
    return {name: shared + dependencies.fingerprint([page, *dependencies.behind(page)]) for name, page in pages.items()}


@pytest.mark.parametrize(
    ("change", "read"), CHANGES, ids=[one if isinstance(one, str) else one.__name__ for one, _ in CHANGES]
)
def test_what_shows_a_change_is_read_anew_and_nothing_else(
    own_book: OwnBook, change: str | Callable[[OwnBook], None], read: set[str]
) -> None:
    before = fingerprints(own_book)
    if isinstance(change, str):
        own_book.append(change, "\n# Changed.\n")
    else:
        change(own_book)
    assert {name for name, now in fingerprints(own_book).items() if now != before[name]} == read


def test_a_changed_drawing_changes_the_pages_that_show_it(own_book: OwnBook) -> None:
    before = fingerprints(own_book)
    shown = [
        one for one in dependencies.behind(own_book.folder / NUMB) if isinstance(one, Path) and one.suffix == ".svg"
    ]
    assert shown
    shown[0].write_text(
        shown[0].read_text(encoding="utf-8").replace("</svg>", "<!-- changed --></svg>"), encoding="utf-8"
    )
    after = fingerprints(own_book)
    assert {name for name in ALL if after[name] != before[name]} == {NUMB}


@pytest.mark.parametrize("name", ["models/pen.py", "widgets/quiz/quiz.html", "widgets/bundles/site/quiz.js"])
def test_changed_code_changes_every_page(own_book: OwnBook, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    package = own_book.top / "needling"
    (package / name).parent.mkdir(parents=True)
    (package / name).write_text("before", encoding="utf-8")
    monkeypatch.setattr(dependencies, "_PACKAGE", package)
    before = fingerprints(own_book)
    (package / name).write_text("after", encoding="utf-8")
    after = fingerprints(own_book)
    assert [name for name in ALL if after[name] == before[name]] == []


def test_every_directive_of_the_course_is_asked_what_it_reads() -> None:
    def below(kind: type[CourseDirective]) -> set[type[CourseDirective]]:
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    asked = set(dependencies.all_directives().values())
    abstract = {
        one for one in below(CourseDirective) if one.make is CourseDirective.make or one.__name__ == "ListDirective"
    }
    built = {one for one in below(CourseDirective) - abstract if one.__module__.startswith("needling.sphinx.")}
    assert built == asked
