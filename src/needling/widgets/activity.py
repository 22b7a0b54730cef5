"""The contract of an activity, and the activities that there are: each a folder here, found by itself."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from needling.course import CourseError, book_folder
from needling.course.catalogues import Translatable
from needling.course.chapters import Call
from needling.course.problem import Problem
from needling.course.strings import string_files

_FOLDER = Path(__file__).parent
#: What activities share; no activity itself.
SHARED = "shared"


def _none(*_: Any) -> tuple[()]:
    return ()


def _accepts(_call: Call) -> None:
    return None


@dataclass(frozen=True)
class Schema:
    """What an author may write in a kind of file: a record, and what editors call it."""

    record: Any
    title: str


@dataclass(frozen=True)
class Activity:
    """Everything that the house asks about an activity. Its folder declares one, as ``ACTIVITY``.

    What takes a ``Call`` is asked about one call in a chapter, such as ``quiz("numb", without="1")``.

    Attributes:
        name: of the folder, of the verb in notebooks, of the script and of ``data-widget`` in the page.
        show: what a notebook calls. What it returns has complete HTML, and a stable text for notebook comparisons.
        state: the trait that the reader fills and that survives a reload; empty where there is none.
        words: the groups of words that it says, each with its file.
        words_rest_on: the facts that groups of its words say numbers of, by the name of the group.
        said: the words that its script says, by name: they stand once on a page, whatever it shows of the activity.
        facts: the facts that a call shows or rests on.
        reads: what a call shows depends on besides facts, words and the plan: files under ``book/``, or texts that stand for
            what is read of one.
        items: the ids of what a call asks, each to be asked once on a page.
        accept: raises ``CourseError`` where a call names what there is not.
        data: the patterns of its own files under ``book/data``, such as ``cases/*.yml``.
        readers: functions that each read a file of its data, or raise ``CourseError``.
        problems: what is wrong with its data, a sentence each, as far as it can be read.
        translatables: the records of its data that hold texts for readers.
        schemas: what authors may write, by the name of the schema's file.
        static: files that the site carries for it, by their place there, such as ``photographs/cheek.jpg``. In a page
            ``data-static-src="photographs/cheek.jpg"`` becomes ``src`` with the address.
        counts: how much of it there is, such as ``328 questions``.
        examples: calls that work; tests try each of them in the book, live and in a comparison.
    """

    name: str
    show: Callable[..., Any]
    state: str = ""
    words: Callable[[], Mapping[str, Path]] = dict
    words_rest_on: Callable[[], Mapping[str, Iterable[str]]] = dict
    said: Callable[[], Mapping[str, str]] = dict
    facts: Callable[[Call], Iterable[str]] = _none
    reads: Callable[[Call], Iterable[Path | str]] = _none
    items: Callable[[Call], Iterable[str]] = _none
    accept: Callable[[Call], object] = _accepts
    data: tuple[str, ...] = ()
    readers: Callable[[], Iterable[Callable[[], object]]] = _none
    problems: Callable[[], Iterable[Problem | str]] = _none
    translatables: Callable[[], Iterable[Translatable]] = _none
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    static: Callable[[], Mapping[str, Path]] = dict
    counts: Callable[[], Iterable[str]] = _none
    examples: tuple[Call, ...] = ()

    @property
    def folder(self) -> Path:
        """Where it lives."""
        return _FOLDER / self.name

    def owns(self, path: Path) -> bool:
        """Whether a file is of its own data."""
        return any(path == book_folder() / "data" / pattern or path in data_files(pattern) for pattern in self.data)


def words_of(*groups: str) -> Callable[[], Mapping[str, Path]]:
    """The groups of ``book/data/strings`` with these names, for ``Activity.words``."""
    return lambda: {group: string_files()[group] for group in groups}


@cache
def activities() -> dict[str, Activity]:
    """Every activity by name, by the alphabet: the packages here that hold a widget or a table.

    Raises:
        CourseError: for the first that cannot be loaded or lacks a part.
    """
    names = sorted(
        module.name for module in pkgutil.iter_modules([str(_FOLDER)]) if module.ispkg and module.name != SHARED
    )
    return {name: _loaded(name) for name in names}


def _loaded(name: str) -> Activity:
    where = f"src/needling/widgets/{name}"
    try:
        activity = getattr(import_module(f"needling.widgets.{name}"), "ACTIVITY", None)
    except (ImportError, SyntaxError, TypeError) as error:
        raise CourseError(f"{where}: cannot be loaded ({error}).") from None
    if not isinstance(activity, Activity):
        raise CourseError(
            f'{where}/__init__.py: declares no activity. Write ACTIVITY = Activity(name="{name}", …) at its end.'
        )
    lacking = _lacking(activity, name)
    if lacking:
        raise CourseError(f"{where}: {lacking}.")
    return activity


def _lacking(activity: Activity, name: str) -> str:
    """What an activity lacks; empty when all its parts are there."""
    if activity.name != name:
        return f"its ACTIVITY is called '{activity.name}'. Folder, verb and name are the same"
    if not (activity.folder / f"{name}.html").is_file() and not any(activity.folder.glob("*/*.html")):
        return f"has no {name}.html, which a page shows before any script runs"
    if activity.state and not (activity.folder / f"{name}.js").is_file():
        return f"has no {name}.js, but its state '{activity.state}' is filled by the reader"
    if not activity.examples:
        return "its ACTIVITY has no examples; tests and authors need one"
    return ""


def word_files() -> dict[str, Path]:
    """The file of each group of words, those of activities included."""
    files = string_files()
    for activity in activities().values():
        files |= activity.words()
    return files


def known(calls: Iterable[Call]) -> Iterator[tuple[Activity, Call]]:
    """Of some calls those to activities, each with its activity."""
    all_ = activities()
    return ((all_[call.verb], call) for call in calls if call.verb in all_)


def data_files(*patterns: str) -> list[Path]:
    """The files under ``book/data`` that fit the patterns, for ``Activity.reads``."""
    return sorted(path for pattern in patterns for path in (book_folder() / "data").glob(pattern))
