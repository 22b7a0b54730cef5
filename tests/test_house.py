"""The house keeps its order: arrows go down, activities are found and not listed, names say one thing, functions fit a screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from needling.questions.kinds import kinds_by_name
from needling.widgets.activity import activities
from tests.conftest import TOP

PACKAGE = TOP / "src" / "needling"
#: Each room, and the rooms that it may take from.
BELOW = {
    "models": set(),
    "course": set(),
    "scenario": {"course", "models"},
    "questions": {"course", "models"},
    "widgets": {"course", "models", "scenario", "questions"},
    "translate": {"course", "models", "scenario", "questions", "widgets"},
    "check": {"course", "models", "scenario", "questions", "widgets", "translate"},
    "sphinx": {"course", "models", "scenario", "questions", "widgets", "check", "translate"},
    "lab": {"course", "sphinx"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
LONGEST_FUNCTION, LONGEST_FILE = 60, 300


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _taken(path: Path) -> set[str]:
    """The rooms that a module takes from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("needling.")}


def test_every_room_has_its_place() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= set(BELOW)


@pytest.mark.parametrize("room", BELOW)
def test_arrows_only_go_down(room: str) -> None:
    upward = [
        f"{_name(path)} takes from {taken}"
        for path in MODULES
        if path.is_relative_to(PACKAGE / room)
        for taken in sorted(_taken(path) - BELOW[room] - {room, "borrowed"})
    ]
    assert upward == []


def test_what_is_borrowed_from_other_projects_takes_nothing_of_this_one() -> None:
    assert _taken(PACKAGE / "borrowed.py") == set()


@pytest.mark.parametrize("room", ["course", "models"])
def test_the_lowest_floor_names_no_activity(room: str) -> None:
    """Not in strings either: what is above is found from above."""
    verbs = "|".join(activities())
    named = [
        f"{_name(path)}: {found[0]}"
        for path in MODULES
        if path.is_relative_to(PACKAGE / room)
        for found in re.finditer(
            rf"""(?:==|in \(|\[)\s*["']({verbs})["']|["']({verbs})\(""", path.read_text(encoding="utf-8")
        )
    ]
    assert named == []


def test_no_list_of_activities_or_kinds_stands_anywhere() -> None:
    """Three of them in one place are a list."""
    sources = [*MODULES, *(TOP / "tools").glob("*.*"), *PACKAGE.rglob("*.js")]
    lists = []
    for names in (list(activities()), list(kinds_by_name())):
        quoted = rf"[\"'](?:{'|'.join(names)})[\"']"
        many = re.compile(rf"{quoted}(?:\s*[,:|][^\n]{{0,40}}?\s*{quoted}){{2,}}")
        lists += [
            f"{path.relative_to(TOP)}: {found[0]}"
            for path in sources
            if path.is_file() and "bundles" not in path.parts
            for found in many.finditer(path.read_text(encoding="utf-8"))
        ]
    assert lists == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_functions_fit_a_screen_and_files_a_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []
    assert text.count("\n") <= LONGEST_FILE


def test_no_function_shadows_a_module_of_its_package() -> None:
    shadowed = []
    for package in (path.parent for path in MODULES if path.name == "__init__.py"):
        modules = {path.stem for path in package.glob("*.py")} | {
            path.parent.name for path in package.glob("*/__init__.py")
        }
        tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        imported = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and not (node.module or "").endswith(package.name)
            for alias in node.names
        }
        own = {alias for alias in imported if alias in modules and _is_function(package, alias)}
        shadowed += [f"{_name(package)}: {name}" for name in sorted((defined & modules) | own)]
    assert shadowed == []


def _is_function(package: Path, name: str) -> bool:
    """Whether a module of the package defines a function of its own name, which the package takes in."""
    path = package / f"{name}.py"
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)
