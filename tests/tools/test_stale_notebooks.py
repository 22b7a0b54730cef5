"""An executed notebook is forgotten when what it read has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import nbformat
import nbformat.v4 as nbf
import pytest
import stale_notebooks
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from needling.sphinx import dependencies
from tests.conftest import OwnBook

ASKS = {"ask-cleanse": 'quiz("cleanse")', "ask-numb": 'quiz("numb-2")', "ask-nothing": "1 + 1"}


@pytest.fixture
def cached(own_book: OwnBook, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds three executed notebooks, in a course whose package is one module."""
    for path in own_book.folder.rglob("*.ipynb"):
        path.unlink()
    package = own_book.top / "needling"
    package.mkdir()
    (package / "model.py").write_text("depth_mm = 1", encoding="utf-8")
    monkeypatch.setattr(dependencies, "_PACKAGE", package)
    folder = own_book.top / "executed"
    for name, code in ASKS.items():
        remember(own_book, folder, name, code)
    forget(own_book, folder)  # The first time nothing is known of what they read.
    for name, code in ASKS.items():
        remember(own_book, folder, name, code)
    return folder


def forget(own_book: OwnBook, folder: Path) -> bool:
    """Drop what is stale, as a build does, which has read nothing before."""
    own_book.forget()
    return stale_notebooks.forget_stale(folder)


def remember(own_book: OwnBook, folder: Path, name: str, code: str) -> None:
    """Write a notebook and put it in the cache as executed."""
    path = own_book.folder / f"{name}.ipynb"
    notebook = nbf.new_notebook(cells=[nbf.new_code_cell(code, id="only")])
    nbformat.write(notebook, path)
    get_cache(folder).cache_notebook_bundle(CacheBundleIn(notebook, str(path)), check_validity=False, overwrite=True)


def kept(folder: Path, own_book: OwnBook) -> set[str]:
    forget(own_book, folder)
    return {Path(record.uri).stem for record in get_cache(folder).list_cache_records()}


def test_nothing_changed_nothing_is_forgotten(cached: Path, own_book: OwnBook) -> None:
    assert kept(cached, own_book) == set(ASKS)


def test_changed_questions_forget_the_notebook_that_asks_them(cached: Path, own_book: OwnBook) -> None:
    with own_book.data("book/data/questions/numb.yml") as questions:
        questions[1]["explanation"] += " Changed."
    assert kept(cached, own_book) == {"ask-cleanse", "ask-nothing"}


def test_another_question_of_the_same_file_forgets_nothing(cached: Path, own_book: OwnBook) -> None:
    with own_book.data("book/data/questions/numb.yml") as questions:
        questions[2]["explanation"] += " Changed."
    assert kept(cached, own_book) == set(ASKS)


@pytest.mark.parametrize("name", ["needling/model.py", "book/data/strings/quiz.yml", "book/data/facts/skin.yml"])
def test_a_changed_module_or_fact_forgets_every_notebook(cached: Path, own_book: OwnBook, name: str) -> None:
    own_book.append(name, "# changed\n")
    assert kept(cached, own_book) == set()


def test_a_notebook_that_is_gone_is_forgotten(cached: Path, own_book: OwnBook) -> None:
    (own_book.folder / "ask-numb.ipynb").unlink()
    assert kept(cached, own_book) == {"ask-cleanse", "ask-nothing"}


def test_a_cache_of_which_nothing_is_known_is_emptied(cached: Path, own_book: OwnBook) -> None:
    (cached / "read-by.json").write_text("{", encoding="utf-8")
    assert kept(cached, own_book) == set()


@pytest.mark.parametrize("code", ["quiz('numb')", 'quiz("cleanse", without="cleanse-1")\nquiz( "numb" )'])
def test_questions_are_found_however_they_are_asked(cached: Path, own_book: OwnBook, code: str) -> None:
    remember(own_book, cached, "ask-otherwise", code)
    forget(own_book, cached)
    remember(own_book, cached, "ask-otherwise", code)
    with own_book.data("book/data/questions/numb.yml") as questions:
        questions[0]["explanation"] += " Changed."
    assert "ask-otherwise" not in kept(cached, own_book)
