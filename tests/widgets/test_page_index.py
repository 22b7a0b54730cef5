"""Whoever changes a fact is told every page that shows it or rests on it, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import nbformat.v4 as nbf
import pytest
from bs4 import BeautifulSoup

from needling.course import load_facts
from needling.course.fact_records import Fact
from needling.course.facts import topics
from needling.widgets.explore import explore, explorers
from needling.widgets.page_index import facts_of_page, pages_by_fact
from tests.conftest import OwnBook
from tests.course.small_course import BANK, CHAPTER, PRACTICE

#: Asks every question of the small course.
AGAIN = PRACTICE.removeprefix("book/").removesuffix(".ipynb")


def used(book: OwnBook) -> dict[str, list[str]]:
    book.forget()
    pages = {id_: [page for page in pages if page != AGAIN] for id_, pages in pages_by_fact().items()}
    return {id_: names for id_, names in pages.items() if names}


def add(book: OwnBook, content: str, *, code: bool) -> None:
    with book.notebook(CHAPTER) as notebook:
        notebook.cells.append(nbf.new_code_cell(content) if code else nbf.new_markdown_cell(content))


IN_TEXT = {
    "a number": ("Up to {fact}`A1`.", {"A1"}),
    "a named number": ("It has {fact}`I2.settings`.", {"I2"}),
    "sources": ("So it is. {source}`A1 A4`", {"A1", "A4"}),
    "a conflict": (":::{conflict} A3 A4\n:::", {"A3", "A4"}),
    "a conflict in backticks": ("```{conflict} A3 A4\nTwo sides.\n```", {"A3", "A4"}),
    "none": ("A1 is a size of paper, {given}`A2` another, `{fact}` a role.", set()),
}
IN_CODE = {
    "a fact table": ('facts("A2", "A3")', {"A2", "A3"}),
    "a quiz": ('quiz("sing-1")', {"A1", "I2"}),
    "a whole bank": ("quiz('sing')", {"A1", "I2", "A4"}),
    "a bank without one question": ('quiz("sing", without="sing-8 sing-1")', {"A1", "I2"}),
    "none": ('print("A1")', set()),
}
CASES = [(*case, False) for case in IN_TEXT.values()] + [(*case, True) for case in IN_CODE.values()]


@pytest.mark.parametrize(("content", "facts", "code"), CASES, ids=[*IN_TEXT, *(f"{name} in code" for name in IN_CODE)])
def test_a_fact_is_found_where_a_page_uses_it_and_nowhere_else(
    small_book: OwnBook, content: str, facts: set[str], code: bool
) -> None:
    with small_book.data(BANK) as entries:
        entries[7]["facts"] = ["A1", "I2", "A4"]
    assert used(small_book) == {}
    add(small_book, content, code=code)
    assert used(small_book) == {id_: ["perform/sing"] for id_ in facts}


@pytest.mark.parametrize("start", ["", ', zone="neck"'])
def test_the_facts_of_an_explorer_are_those_of_its_page(tmp_path: Path, start: str) -> None:
    path = tmp_path / "explore.ipynb"
    nbformat.write(nbf.new_notebook(cells=[nbf.new_code_cell(f'explore("depth"{start})')]), path)
    assert facts_of_page(path) == set(explorers()["depth"].facts) != set()


def test_every_page_that_uses_a_fact_is_named_once(small_book: OwnBook) -> None:
    add(small_book, "Up to {fact}`A1`, again {fact}`A1`. {source}`A1`", code=False)
    small_book.append("book/index.md", "\nFrom {fact}`A1`. {source}`A3`\n")
    found = used(small_book)
    assert {id_: sorted(pages) for id_, pages in found.items()} == {"A1": ["index", "perform/sing"], "A3": ["index"]}


@pytest.mark.parametrize("broken", ['quiz("sing-99")', "quiz(", 'explore("nothing")', 'facts("A2" "A3")'])
def test_a_slip_in_one_cell_hides_no_other_use(small_book: OwnBook, broken: str) -> None:
    add(small_book, broken, code=True)
    add(small_book, "Up to {fact}`A1`.", code=False)
    assert used(small_book)["A1"] == ["perform/sing"]


def as_yaml(value: float | tuple[float, float]) -> float | list[float]:
    return list(value) if isinstance(value, tuple) else value


def typed(entry: dict[str, Any], fact: Fact) -> None:
    """A fact as if each of its numbers were typed, so that it rests on no other."""
    for name in ("derived", "same_as", "digits", "rounded"):
        entry.pop(name, None)
    if fact.value is not None:
        entry |= {"value": as_yaml(fact.value), "unit": str(fact.unit)}
    entry["values"] = {
        key: {"value": as_yaml(number.value), "unit": str(number.unit), "sd": number.sd}
        for key, number in fact.values.items()
    }


@pytest.mark.parametrize("name", explorers())
def test_an_explorer_reads_no_fact_that_it_does_not_name(own_book: OwnBook, name: str) -> None:
    whole = explore(name)
    named = set(explorers()[name].facts)
    assert named <= set(load_facts())
    numbers = load_facts()
    for path in topics():
        with own_book.data(path.relative_to(own_book.top).as_posix()) as facts:
            for id_ in facts.keys() - named:
                del facts[id_]
            for id_, entry in facts.items():
                typed(entry, numbers[id_])
        if not facts:
            path.unlink()
    own_book.forget()
    assert set(load_facts()) == named
    again = explore(name)
    assert again.html == whole.html
    assert again.table == whole.table


@pytest.mark.parametrize("name", explorers())
def test_an_explorer_leads_to_every_fact_that_it_names(name: str) -> None:
    links = {link["data-fact"] for link in BeautifulSoup(explore(name).html, "html.parser").select("a[data-fact]")}
    assert links == set(explorers()[name].facts)
