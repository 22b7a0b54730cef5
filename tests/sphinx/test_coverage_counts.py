"""The page of coverage counts every question once for each topic of its objective: worked out from the bank itself."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from needling.course import load_plan
from needling.course.plan import load_topics
from needling.questions.bank import load_questions, question_files
from needling.sphinx.coverage import DIRECTIVES, Coverage
from tests.conftest import OwnBook
from tests.course.small_course import BANK, PLAN, questions


class _Bare(Coverage):
    """The directive without a page around it."""

    env: Any = SimpleNamespace(docname="reference/coverage")

    def __init__(self) -> None:
        """Nothing of docutils is needed."""


def made() -> list[nodes.Node]:
    return _Bare().make()


def topics() -> list[nodes.container]:
    _, *found = made()
    assert all(isinstance(one, nodes.container) for one in found)
    return found  # type: ignore[return-value]


def head(topic: nodes.container) -> str:
    paragraph = topic[0]
    assert isinstance(paragraph, nodes.paragraph)
    assert paragraph["classes"] == ["nd-topic"]
    assert isinstance(paragraph[0], nodes.strong)
    return paragraph.astext()


def count_of(text: str) -> int:
    words, plural = text.rsplit(maxsplit=2)[-2:]
    assert plural == ("question" if words == "1" else "questions")
    return int(words.replace(",", ""))


def test_a_question_counts_for_every_topic_of_its_objective(small_book: OwnBook) -> None:
    """The first objective has one topic, the second two; eight questions, five of them on the first."""
    del small_book
    first, second = topics()
    asked = Counter(entry["objective"] for entry in questions())
    safe, other = asked.values()
    assert head(first) == f"1 Voice {safe + other} questions"
    assert head(second) == f"2 Breath {other} questions"
    assert first["classes"] == second["classes"] == ["nd-covered"]
    lines = [[item.astext() for item in topic.findall(nodes.list_item)] for topic in (first, second)]
    assert lines[0][1:] == [f"Spare the voice. Safety {safe} questions", f"Hold the note. {other} questions"]
    assert lines[1][1:] == [f"Hold the note. {other} questions"]


def test_a_chapter_is_linked_by_its_title_under_every_topic_that_it_teaches(small_book: OwnBook) -> None:
    del small_book
    for topic in topics():
        (link,) = topic.findall(addnodes.pending_xref)
        assert (link["reftarget"], link.astext(), link["refdoc"]) == ("/perform/sing", "Sing", "reference/coverage")


def test_a_chapter_that_does_not_teach_a_topic_is_passed_over_and_hides_none_after_it(small_book: OwnBook) -> None:
    with small_book.data(PLAN) as plan:
        (chapter,) = plan["parts"][0]["chapters"]
        for own in chapter["objectives"]:
            own["topics"] = ["voice"]
        breath = [{"id": id_, "safety": False, "topics": ["breath"], "text": id_} for id_ in ("in", "out")]
        plan["parts"][0]["chapters"].append(chapter | {"id": "hum", "title": "Hum", "objectives": breath})
    small_book.forget()
    voice, breathe = topics()
    assert [link.astext() for link in voice.findall(addnodes.pending_xref)] == ["Sing"]
    assert [link.astext() for link in breathe.findall(addnodes.pending_xref)] == ["Hum"]
    assert (count_of(head(voice)), count_of(head(breathe))) == (len(questions()), 0)


def test_one_question_is_one_question(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        for entry in entries[:-1]:
            entry["objective"] = entries[0]["objective"]
    small_book.forget()
    assert head(topics()[1]) == "2 Breath 1 question"


def test_the_objective_and_its_safety_are_marked_apart(small_book: OwnBook) -> None:
    del small_book
    (objective, _) = list(topics()[0].findall(nodes.list_item))[1:]
    (paragraph,) = objective
    assert [type(piece).__name__ for piece in paragraph] == ["raw", "Text", "inline", "inline"]
    assert [piece["classes"] for piece in paragraph if isinstance(piece, nodes.inline)] == [["nd-tag"], ["nd-min"]]


def test_the_size_of_the_course_is_counted(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        for number, entry in enumerate(entries):
            entry["difficulty"] = ("easy", "medium", "medium", "hard")[number % 4]
            entry["safety"] = number > 2
    small_book.forget()
    assert made()[0].astext() == "2 topics, 8 questions: 5 about safety; 2 easy, 4 medium, 2 hard."


@pytest.mark.parametrize("field", ["objective", "difficulty", "safety"])
def test_the_page_is_written_again_when_what_it_counts_changes(small_book: OwnBook, field: str) -> None:
    before = list(Coverage.reads(""))
    with small_book.data(BANK) as entries:
        entries[0][field] = {"objective": entries[-1]["objective"], "difficulty": "hard", "safety": False}[field]
    small_book.forget()
    after = list(Coverage.reads(""))
    assert len(before) == len(after) == len(questions())
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_the_real_course_is_counted_as_its_bank_says() -> None:
    asked = Counter(question.objective for path in question_files() for question in load_questions(path.stem))
    chapters = [chapter for part in load_plan() for chapter in part.chapters]
    found = topics()
    assert len(found) == len(load_topics())
    for number, (box, topic) in enumerate(zip(found, load_topics(), strict=True), start=1):
        own = [one.id for chapter in chapters for one in chapter.objectives if topic.id in one.topics]
        assert head(box).startswith(f"{number} {topic.title} ")
        assert count_of(head(box)) == sum(asked[id_] for id_ in own)


def test_the_directive_is_there_under_its_name() -> None:
    assert {"coverage": Coverage} == DIRECTIVES
