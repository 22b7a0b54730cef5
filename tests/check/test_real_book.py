"""The command behind ``make check``, on a copy of the real book."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import OwnBook


def check() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "needling.check"], capture_output=True, text=True, check=False, cwd=Path("/")
    )


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
