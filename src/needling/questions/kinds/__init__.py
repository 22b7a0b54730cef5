"""The kinds of question: each a folder here, found by itself."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from needling.course.loading import read_yaml
from needling.course.strings import words_of_file
from needling.questions.question import Kind, Question

FOLDER = Path(__file__).parent


@cache
def kind_folders() -> dict[str, Kind]:
    """Every kind by the name of its folder."""
    found = sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)]) if module.ispkg)
    return {name: import_module(f"{__name__}.{name}").KIND for name in found}


@cache
def kinds_by_name() -> dict[str, tuple[str, Kind]]:
    """Every name that a question's ``kind`` may say, with the folder and the kind that it means."""
    return {name: (folder, kind) for folder, kind in kind_folders().items() for name in kind.names}


def kind_of(question: Question) -> Kind:
    """The kind of a question."""
    return kinds_by_name()[question.kind][1]


def template_of(question: Question) -> str:
    """The template that holds the macro ``body`` of a question's kind."""
    folder, _ = kinds_by_name()[question.kind]
    return f"questions/kinds/{folder}/{folder}.html"


def string_files() -> dict[str, Path]:
    """The words of each kind, by the group under which they are translated."""
    return {f"kind-{folder}": FOLDER / folder / "strings.yml" for folder in kind_folders()}


@cache
def load_kind_strings() -> dict[str, str]:
    """The words of all kinds together, in the page's language.

    Raises:
        CourseError: if a file is not names and words.
    """
    return {name: text for group, path in string_files().items() for name, text in words_of_file(path, group).items()}


def examples() -> dict[str, list[Any]]:
    """The questions that each kind shows to authors, as data, by the folder's name."""
    return {folder: read_yaml(FOLDER / folder / "examples.yml") for folder in kind_folders()}
