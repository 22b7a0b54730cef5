"""A fact past its day of review is named, again and again, and breaks nothing."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from needling.check.facts import overdue
from tests.conftest import OwnBook
from tests.course.small_course import FACTS, MORE_FACTS

DAY = datetime.date(2020, 2, 29)


def check() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "needling.check"], capture_output=True, text=True, check=False, cwd=Path("/")
    )


def review(book: OwnBook, name: str, id_: str, day: datetime.date) -> None:
    with book.data(name) as facts:
        facts[id_]["review_by"] = day


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What the check said, but for how hard the chapters are to read."""
    return [line for line in done.stdout.splitlines() if "Flesch-Kincaid" not in line]


def test_the_check_names_every_fact_that_is_overdue_and_ends_well(small_book: OwnBook) -> None:
    review(small_book, FACTS, "A2", DAY)
    review(small_book, MORE_FACTS, "I2", DAY.replace(year=2024))
    done = check()
    assert said(done) == [
        "book/data/facts, A2: past its review date 2020-02-29. Read its sources again, then set a new `review_by`.",
        "book/data/facts, I2: past its review date 2024-02-29. Read its sources again, then set a new `review_by`.",
        "All well: 0 cases, 8 questions, 5 facts, 2 sources.",
    ]
    assert done.returncode == 0
    assert done.stderr == ""


def test_the_check_is_silent_while_no_fact_is_overdue(small_book: OwnBook) -> None:
    review(small_book, FACTS, "A2", datetime.date.today() + datetime.timedelta(days=2))
    assert said(check()) == ["All well: 0 cases, 8 questions, 5 facts, 2 sources."]


def test_a_slip_is_told_alone_and_fails(small_book: OwnBook) -> None:
    review(small_book, FACTS, "A2", DAY)
    with small_book.data(FACTS) as facts:
        facts["A1"]["sources"].append("nobody1")
    done = check()
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{FACTS}, line 3, A1, sources: there is no source 'nobody1' in book/references.bib.",
        "1 to mend.",
    ]


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True), (400, True)])
def test_a_fact_is_overdue_from_the_day_after(small_book: OwnBook, days: int, late: bool) -> None:
    review(small_book, FACTS, "A2", DAY)
    small_book.forget()
    assert overdue(DAY + datetime.timedelta(days=days)) == ([("A2", DAY)] if late else [])
