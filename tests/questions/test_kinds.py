"""Every kind of question is a whole folder: whoever adds one is told here what is missing in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from needling.course import load_strings
from needling.course.strings import words_of_file
from needling.course.text import texts_of
from needling.questions.kinds import FOLDER, examples, kind_folders, load_kind_strings, string_files
from needling.questions.question import Question
from needling.widgets.quiz import page

QUIZ_SCRIPT = FOLDER.parents[1] / "widgets" / "quiz" / "quiz.js"
FOLDERS = list(kind_folders())
EXAMPLES = [(folder, entry) for folder, entries in examples().items() for entry in entries]


def made(folder: str, entry: dict[str, Any]) -> Question:
    """The record of an example."""
    return kind_folders()[folder].record.model_validate(entry)


def test_there_are_kinds() -> None:
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_kind_has_record_macro_style_words_and_examples_in_its_folder(folder: str) -> None:
    kind = kind_folders()[folder]
    assert issubclass(kind.record, Question)
    assert "{% macro body(question) %}" in (FOLDER / folder / f"{folder}.html").read_text(encoding="utf-8")
    assert (FOLDER / folder / f"{folder}.css").is_file()
    words = words_of_file(string_files()[f"kind-{folder}"], f"kind-{folder}")
    assert {f"hint_{name}" for name in kind.names} <= set(words)
    assert {entry["kind"] for entry in examples()[folder]} == set(kind.names)


@pytest.mark.skipif("question-kinds" not in QUIZ_SCRIPT.read_text("utf-8"), reason="kinds' scripts are the quiz's")
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_kind_has_its_script_in_its_folder_under_all_its_names(folder: str) -> None:
    script = (FOLDER / folder / f"{folder}.js").read_text(encoding="utf-8")
    (exported,) = re.findall(r"^export default \{(.*?)\};", script, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"(?:^|,)\s*(\w+)", exported)) == set(kind_folders()[folder].names)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_kind_names_nothing_that_another_kind_names(folder: str) -> None:
    others = {name for other, kind in kind_folders().items() if other != folder for name in kind.names}
    assert others.isdisjoint(kind_folders()[folder].names)


@pytest.mark.parametrize(("folder", "entry"), EXAMPLES, ids=lambda one: one["kind"] if isinstance(one, dict) else one)
def test_an_example_is_valid_and_shown_whole_without_giving_its_answer_away(folder: str, entry: dict[str, Any]) -> None:
    question = made(folder, entry)
    assert list(kind_folders()[folder].problems(question)) == []
    fieldset = BeautifulSoup(page((question,)), "html.parser").select_one(f'fieldset[data-question="{question.id}"]')
    assert fieldset
    assert fieldset["data-kind"] == question.kind
    assert fieldset.select("input, select, button")
    reasons = [text for place, text in texts_of(question) if place.endswith("feedback")]
    assert len(fieldset.select(".nd-why[hidden]")) == len(reasons) > 0


@pytest.mark.parametrize(("folder", "entry"), EXAMPLES, ids=lambda one: one["kind"] if isinstance(one, dict) else one)
def test_an_example_has_a_key_with_every_reason(folder: str, entry: dict[str, Any]) -> None:
    question = made(folder, entry)
    lines = list(kind_folders()[folder].key(question, load_strings("site") | load_kind_strings()))
    assert all(line.mark for line in lines)
    assert {line.feedback for line in lines} == {
        text for place, text in texts_of(question) if place.endswith("feedback")
    }
