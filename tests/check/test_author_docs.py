"""What the pages for authors show can be typed as it stands, says what the records say, and typical slips are told."""

from __future__ import annotations

import copy
import re
from typing import Any

import nbformat.v4 as nbf
import pytest
import yaml

from needling.check.author_docs import author_docs
from needling.questions.kinds import examples
from tests.conftest import TOP, OwnBook
from tests.course.small_course import write_yaml

BANK = "book/data/questions/numb.yml"
EXAMPLES = {entry["kind"]: entry for entries in examples().values() for entry in entries}


def shown(page: str) -> list[Any]:
    """The YAML examples of a page, read."""
    text = (TOP / "docs" / "authors" / page).read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def next_free(book: OwnBook) -> str:
    """The id that a new question takes: no kind's example has one that is free in the real bank."""
    with book.data(BANK) as bank:
        return f"numb-{len(bank) + 1}"


def example(book: OwnBook, kind: str) -> dict[str, Any]:
    """A kind's example under the next free id."""
    return copy.deepcopy(EXAMPLES[kind]) | {"id": next_free(book)}


def told(book: OwnBook, question: dict[str, Any]) -> list[str]:
    """What the check says when the question is put at the end of its file."""
    with book.data(BANK) as bank:
        bank.append(question)
    return book.problems_of("quiz")


def test_the_parts_that_follow_from_the_records_are_as_the_records_say() -> None:
    made = author_docs()
    assert made
    assert {path.name for path, text in made.items() if text != path.read_text(encoding="utf-8")} == set()


def test_the_page_about_questions_shows_the_examples_of_every_kind() -> None:
    on_the_page = [entry for block in shown("question.md") for entry in block]
    assert sorted(on_the_page, key=str) == sorted(EXAMPLES.values(), key=str)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_example_of_each_kind_is_accepted_as_it_stands(kind: str, own_book: OwnBook) -> None:
    assert told(own_book, example(own_book, kind)) == []


def test_the_example_of_a_fact_is_accepted_as_it_stands(own_book: OwnBook) -> None:
    fact, following = shown("fact.md")
    ((id_, _),) = fact.items()
    fact[id_]["values"] |= following["values"]
    own_book.append("book/data/facts/endpoint.yml", yaml.safe_dump(fact))
    assert own_book.problems() == []


def test_the_example_of_a_term_is_accepted_as_it_stands(own_book: OwnBook) -> None:
    ((term,),) = shown("term.md")
    with own_book.data("book/data/glossary.yml") as terms:
        assert term["id"] in [one["id"] for one in terms]
        terms[:] = [one for one in terms if one["id"] != term["id"]] + [term]
    assert own_book.problems() == []


def test_three_typical_slips_of_a_new_author_are_told(own_book: OwnBook) -> None:
    """A forgotten reason, a number that is taken, a fact that is misspelt."""
    forgotten = example(own_book, "order")
    free = forgotten["id"]
    del forgotten["steps"][1]["feedback"]
    missing = re.fullmatch(
        rf"{BANK}, line \d+, {free}, step 2: has no `feedback`\. Write it: .+", told(own_book, forgotten)[0]
    )
    assert missing
    with own_book.data(BANK) as bank:
        bank[-1] = copy.deepcopy(EXAMPLES["single"]) | {"id": "numb-3"}
    assert [
        line
        for line in own_book.problems_of("quiz")
        if "the id 'numb-3' stands twice. Every question has its own." in line
    ]
    with own_book.data(BANK) as bank:
        bank[-1] = copy.deepcopy(EXAMPLES["match"]) | {"id": free, "facts": ["H13", "H99"]}
    assert [re.sub(r" line \d+,", "", line) for line in own_book.problems_of("quiz")] == [
        f"{BANK}, {free}, facts: there is no fact 'H99'."
    ]


def test_the_example_of_a_case_is_accepted_as_it_stands(own_book: OwnBook) -> None:
    (case,) = shown("case.md")
    write_yaml(own_book.folder / "data" / "cases" / "wet-glove.yml", case)
    with own_book.notebook("book/practise/cases.ipynb") as page:
        page.cells.append(nbf.new_code_cell('case("wet-glove")', metadata={"tags": ["remove-input"]}))
    assert own_book.problems() == []
