"""The book as it is keeps the promises of the course."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from needling.check import problems
from needling.course import load_facts, load_plan, load_sources
from needling.questions import load_questions
from needling.questions.rules import FEWEST_A_CHAPTER, FEWEST_ABOUT_SAFETY, FEWEST_AN_OBJECTIVE
from tests.conftest import OwnBook

CHAPTERS = [chapter for part in load_plan() for chapter in part.chapters]


def check() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "needling.check"], capture_output=True, text=True, check=False, cwd=Path("/")
    )


def test_nothing_is_wrong_with_the_book() -> None:
    assert problems() == []


def test_every_chapter_has_enough_questions() -> None:
    counts = {chapter.id: len(load_questions(chapter.id)) for chapter in CHAPTERS}
    assert counts
    assert {id_: count for id_, count in counts.items() if count < FEWEST_A_CHAPTER} == {}


def test_every_objective_is_asked_about_often_enough() -> None:
    asked = Counter(question.objective for chapter in CHAPTERS for question in load_questions(chapter.id))
    objectives = [objective for chapter in CHAPTERS for objective in chapter.objectives]
    fewest = {o.id: FEWEST_ABOUT_SAFETY if o.safety else FEWEST_AN_OBJECTIVE for o in objectives}
    assert {id_: asked[id_] for id_ in fewest if asked[id_] < fewest[id_]} == {}
    assert set(asked) == set(fewest)


def test_every_source_of_a_fact_exists() -> None:
    named = {key for fact in load_facts().values() for key in fact.sources}
    assert named
    assert named - set(load_sources()) == set()


def test_a_fact_counts_as_read_only_when_a_source_of_it_was() -> None:
    sources = load_sources()
    unread = [
        id_
        for id_, fact in load_facts().items()
        if fact.seen and fact.sources and not any(sources[key].seen for key in fact.sources)
    ]
    assert unread == []


def test_no_source_shows_its_latex() -> None:
    shown = [f"{s.title} {s.authors} {s.where} {s.read}" for s in load_sources().values()]
    assert [text for text in shown if re.search(r"[{}\\]", text)] == []


def test_the_check_ends_well_for_the_book() -> None:
    done = check()
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1].startswith("All well: ")


def test_the_check_fails_with_the_sentence_for_a_broken_book(own_book: OwnBook) -> None:
    line = own_book.append("book/index.md", "\nUp to {fact}`Z99`.\n") + 1
    done = check()
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"book/index.md, line {line}: book/data/facts: there is no fact 'Z99'.",
        "1 to mend.",
    ]
    assert done.stderr == ""


def test_the_check_fails_with_a_sentence_where_there_is_no_book(own_book: OwnBook) -> None:
    (own_book.folder / "data").rename(own_book.folder / "dates")
    done = check()
    assert done.returncode == 1
    assert done.stdout.startswith(f"{own_book.folder}: no folder 'data' in it.")
    assert "Traceback" not in done.stderr
