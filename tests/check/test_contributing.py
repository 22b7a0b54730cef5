"""What CONTRIBUTING shows an author can be typed as it stands, and its typical slips are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import TOP, OwnBook
from tests.course.small_course import write_yaml

PARTS = {
    "single": ["options"],
    "multiple": ["options"],
    "number": ["answer", "slips"],
    "order": ["steps"],
    "match": ["pairs"],
    "spot": ["scene", "phrases"],
}
BANK = "book/data/questions/numb.yml"


def shown(heading: str) -> list[Any]:
    """The YAML examples of a section, read."""
    text = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)]


def example(kind: str) -> dict[str, Any]:
    """The question that an author gets who follows the section for this kind."""
    (head,), parts = shown("Add a question")
    return head | {"kind": kind} | {name: parts[name] for name in PARTS[kind]}


def told(book: OwnBook, question: dict[str, Any]) -> list[str]:
    """What the check says when the question is put at the end of its file."""
    with book.data(BANK) as bank:
        bank.append(question)
    return book.problems()


@pytest.mark.parametrize("kind", PARTS)
def test_the_example_of_each_kind_is_accepted_as_it_stands(kind: str, own_book: OwnBook) -> None:
    assert told(own_book, example(kind)) == []


def test_the_example_of_a_fact_is_accepted_as_it_stands(own_book: OwnBook) -> None:
    (fact,) = shown("Add a fact")
    own_book.append("book/data/facts/endpoint.yml", yaml.safe_dump(fact))
    assert own_book.problems() == []


def test_three_typical_slips_of_a_new_author_are_told(own_book: OwnBook) -> None:
    """A forgotten reason, a number that is taken, a fact that is misspelt."""
    forgotten = example("order")
    del forgotten["steps"][1]["because"]
    assert told(own_book, forgotten)[0].startswith(f"{BANK}, numb-17: step 2 has no `because`.")
    with own_book.data(BANK) as bank:
        bank[-1] = example("single") | {"id": "numb-3"}
    assert f"{BANK}, numb-3: this id stands twice. Every question has its own." in own_book.problems()
    with own_book.data(BANK) as bank:
        bank[-1] = example("match") | {"facts": ["H13", "H99"]}
    assert own_book.problems() == [f"{BANK}, numb-17: there is no fact 'H99'."]


def test_the_example_of_a_case_is_accepted_as_it_stands(own_book: OwnBook) -> None:
    (case,) = shown("Add a case")
    write_yaml(own_book.folder / "data" / "cases" / "wet-glove.yml", case)
    assert own_book.problems() == []
