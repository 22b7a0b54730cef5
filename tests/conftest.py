"""What all tests share: hypothesis that always tries the same, and a book that a test may spoil."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import nbformat
import pytest
import yaml

from needling.check import problems
from needling.check.report import lines_told, problems_of_reader
from needling.course import sources
from needling.course.loading import told
from needling.widgets.activity import activities
from tests.course.small_course import small_course, write_yaml

TOP = Path(__file__).parents[1]
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

hypothesis.settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("same-every-time")


def without_line(told: str) -> str:
    """What is told of a file of data, without the line, which it must have."""
    rest, lines = re.subn(r"^([^,:]+), line [1-9]\d*(?=[,:])", r"\1", told)
    assert lines == 1, told
    return rest


@dataclass(frozen=True)
class OwnBook:
    """A copy of the book in a folder of its own."""

    folder: Path

    @property
    def top(self) -> Path:
        """The folder that holds ``book`` and ``_toc.yml``."""
        return self.folder.parent

    def append(self, name: str, text: str) -> int:
        """Write ``text`` at the end of a file; returns the number of its first line."""
        path = self.top / name
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
        path.write_text(before + text, encoding="utf-8")
        return before.count("\n") + 1

    @contextmanager
    def data(self, name: str) -> Iterator[Any]:
        """The content of a YAML file, to be changed in place."""
        path = self.top / name
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
        yield content
        write_yaml(path, content)

    @contextmanager
    def notebook(self, name: str) -> Iterator[Any]:
        """A notebook, to be changed in place."""
        path = self.top / name
        content = nbformat.read(path, as_version=4)
        yield content
        nbformat.write(content, path)

    def forget(self) -> None:
        """Have the course read anew; all it reads it keeps. The many sources are kept while they are the real ones."""
        here, real = self.folder / "references.bib", TOP / "book" / "references.bib"
        same = here.is_file() and here.read_bytes() == real.read_bytes()
        ours = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "needling"]
        caches = {
            id(thing): thing for module in ours for thing in vars(module).values() if hasattr(thing, "cache_clear")
        }
        for thing in caches.values():
            if not (same and thing.__module__ == sources.__name__):
                thing.cache_clear()

    def problems(self) -> list[str]:
        """What the check finds now."""
        self.forget()
        return problems()

    def problems_of(self, name: str) -> list[str]:
        """What one activity tells the check now of its own data: quick, where nothing else of the book matters."""
        self.forget()
        activity = activities()[name]
        unreadable = [problem for reader in activity.readers() for problem in problems_of_reader(reader)]
        return lines_told(unreadable, told(activity.problems()))


@pytest.fixture
def small_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnBook]:
    """A course of one chapter, which the course now reads: see ``tests/course/small_course.py``."""
    book = OwnBook(small_course(tmp_path))
    monkeypatch.setenv("NEEDLING_BOOK", str(book.folder))
    book.forget()
    yield book
    book.forget()


@pytest.fixture
def own_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnBook]:
    """A copy of the real book, which the course now reads."""
    folder = tmp_path / "book"
    shutil.copytree(TOP / "book", folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(TOP / "_toc.yml", tmp_path)
    monkeypatch.setenv("NEEDLING_BOOK", str(folder))
    book = OwnBook(folder)
    book.forget()
    yield book
    book.forget()
