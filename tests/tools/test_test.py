"""``make test`` says what failed with its output, goes on, and names the slowest tests of all parts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import TOP

sys.path.insert(0, str(TOP / "tools"))

import test as make_test

TESTS = """
import time

def test_{name}_slow():
    time.sleep({seconds})

def test_{name}_quick():
    pass
"""


def test_the_slowest_tests_of_all_parts_are_named_slowest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_test, "SLOWEST", 2)
    parts = []
    for name, seconds in (("one", 0.1), ("other", 0.3)):
        file = tmp_path / f"test_{name}.py"
        file.write_text(TESTS.format(name=name, seconds=seconds), encoding="utf-8")
        parts.append((name, [[*make_test.PYTEST, "--rootdir", str(tmp_path), str(file)]]))
    assert make_test.run(parts, tmp_path) == []
    slow = make_test.slowest(tmp_path)
    assert [line.rpartition("::")[2] for line in slow] == ["test_other_slow", "test_one_slow"]
    assert [line.split()[1] for line in slow] == ["s", "s"]
    assert float(slow[0].split()[0]) >= 0.3


def test_a_part_that_fails_shows_its_output_and_does_not_hide_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = make_test.PYTHON
    parts = [
        ("bad", [[python, "-c", "print('what is wrong'); raise SystemExit(1)"], [python, "-c", "print('never')"]]),
        ("good", [[python, "-c", "print('nothing to say')"]]),
    ]
    assert make_test.run(parts, tmp_path) == ["bad"]
    said = capsys.readouterr().out
    assert "NO  bad" in said
    assert "what is wrong" in said
    assert "ok  good" in said
    assert "never" not in said
    assert "nothing to say" not in said
