"""``make mutants``: which rules it changes, with which tests, and that what is said to change nothing still stands there."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import mutants
import pytest
import yaml

from tests.conftest import TOP

SOURCE = TOP / "src" / "needling"
RULES = [*mutants.RULES.items()]
KNOWN = yaml.safe_load(mutants.EQUIVALENT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("patterns", "tests"), RULES, ids=[patterns[0] for patterns, _ in RULES])
def test_rules_and_their_tests_are_there(patterns: tuple[str, ...], tests: tuple[str, ...]) -> None:
    assert all(list(SOURCE.glob(pattern)) for pattern in patterns)
    assert all((TOP / "tests" / test).exists() for test in tests)


def test_every_model_and_kind_of_question_is_changed() -> None:
    changed = {file for patterns, _ in RULES for file in mutants.files_of(patterns)}
    whole = [*SOURCE.glob("models/*.py"), *SOURCE.glob("questions/kinds/*/__init__.py")]
    assert {path.relative_to(TOP) for path in whole} <= changed


@pytest.mark.parametrize(
    ("modules", "is_asked"),
    [
        ([], True),
        (["needling"], True),
        (["needling.models"], True),
        (["needling.models.pen"], True),
        (["needling.models.pe"], False),
        (["needling.widgets", "needling.models"], True),
        (["needling.widgets"], False),
    ],
)
def test_a_module_is_asked_for_by_its_name_or_that_of_its_folder(modules: list[str], *, is_asked: bool) -> None:
    assert mutants.asked(Path("src/needling/models/pen.py"), modules) is is_asked


@pytest.mark.parametrize("one", KNOWN, ids=lambda one: one["became"][:40])
def test_what_changes_nothing_still_stands_in_its_file_and_says_why(one: dict[str, str]) -> None:
    lines = [line.strip() for line in (SOURCE / one["file"]).read_text(encoding="utf-8").splitlines()]
    assert one["was"] in lines
    assert one["was"] != one["became"]
    assert len(one["because"].split()) > 3


def test_a_decorated_function_is_changed_as_any_other() -> None:
    code = (
        "@cache\n@other(1)\ndef f():\n    return 1\n\n\nclass A:\n    @property\n    def g(self):\n        return 2\n"
    )
    assert cst.parse_module(code).visit(mutants._Undecorated()).code == (
        "def f():\n    return 1\nf = cache(other(1)(f))\n\n\nclass A:\n    def g(self):\n        return 2\n    g = property(g)\n"
    )
