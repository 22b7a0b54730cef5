"""Where the course's data is, and how a file of it is read: with one clear sentence when something is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

import yaml_rs
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from needling.course.problem import Problem, Step, in_words
from needling.course.record_slips import name_of, slips_of_record
from needling.course.yaml_lines import Lines
from needling.course.yaml_slips import quiet_slips, slips_of, thing_at

T = TypeVar("T")
P = TypeVar("P")
A = ParamSpec("A")


class CourseError(Exception):
    """Mistakes in the course's own files, each told in one sentence that names the file and the thing."""

    def __init__(self, *problems: Problem | str) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows of it: the sentence. Where in the code it was found helps nobody who wrote a name wrongly."""
        return [f"{type(self).__name__}: {self}"]


class Strict(BaseModel):
    """Base of every record: unknown fields are refused, records do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def book_folder() -> Path:
    """The folder ``book/``. ``NEEDLING_BOOK`` names another one (tests, a second course).

    Raises:
        CourseError: if there is no such folder.
    """
    return _existing(os.environ.get("NEEDLING_BOOK") or str(Path(__file__).parents[3] / "book"))


@cache
def _existing(name: str) -> Path:
    folder = Path(name)
    if not (folder / "data").is_dir():
        raise CourseError(f"{folder}: no folder 'data' in it. Run from a checkout of the course, or set NEEDLING_BOOK.")
    return folder


def shown(path: Path) -> str:
    """A path as an author knows it: from the top of the course."""
    top = book_folder().parent
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else path.as_posix()


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        CourseError: if the file is missing or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CourseError(f"{shown(path)}: there is no such file.") from None
    except UnicodeDecodeError:
        raise CourseError(f"{shown(path)}: is not UTF-8 text. Save it as UTF-8.") from None


def read_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        CourseError: if the file is missing, empty, not UTF-8 or not YAML; names every line and what to do.
    """
    content, problems = read_parts(path)
    if problems:
        raise CourseError(*problems)
    return content


def read_parts(path: Path) -> tuple[Any, tuple[Problem, ...]]:
    """What can be read of a YAML file, entries with a slip left out; and the slips.

    Raises:
        CourseError: if the file is missing, empty or not UTF-8.
    """
    text = read_text(path)
    content: Any
    try:
        content, slips = yaml_rs.loads(text), quiet_slips(text)
    except yaml_rs.YAMLDecodeError:
        slips, rest = slips_of(text)
        content = yaml_rs.loads(rest) if rest else None
    if content is None and not slips:
        raise CourseError(Problem(shown(path), "is empty."))
    return content, tuple(Problem(shown(path), slip, ", ".join(thing_at(text, line)), line) for line, slip in slips)


def readable_part(text: str) -> str:
    """A YAML text without the entries that cannot be read; the others keep their lines."""
    try:
        yaml_rs.loads(text)
    except yaml_rs.YAMLDecodeError:
        return slips_of(text)[1]
    return text


@cache
def checker(kind: Any) -> TypeAdapter[Any]:
    """What checks whether data is of a kind."""
    return TypeAdapter(kind)


def validated(content: Any, kind: type[T], path: Path, *, at: tuple[Step, ...] = ()) -> T:
    """``content`` as a checked record (or list or mapping of records); ``at`` says where in its file it stands.

    Raises:
        CourseError: every thing that does not fit, each in one sentence.
    """
    try:
        return checker(kind).validate_python(content)  # type: ignore[no-any-return, arg-type]
    except ValidationError as error:
        slips = slips_of_record(error, content, kind)
        raise CourseError(*problems_at(path, [(at + place, sentence) for place, sentence in slips])) from None


def problems_at(path: Path, slips: Iterable[tuple[tuple[Step, ...], str]]) -> list[Problem]:
    """Sentences about things in a YAML file, with the lines of the things."""
    lines = Lines(readable_part(read_text(path)))
    return [Problem(shown(path), sentence, in_words(place), lines.of(place)) for place, sentence in slips]


@dataclass(frozen=True)
class Entries(Generic[T]):
    """The entries of a file that fit, and what is wrong with the others."""

    good: tuple[T, ...]
    problems: tuple[Problem | str, ...] = ()

    def whole(self) -> tuple[T, ...]:
        """All of them.

        Raises:
            CourseError: if something is wrong with one.
        """
        if self.problems:
            raise CourseError(*self.problems)
        return self.good


def read_entries(path: Path, noun: str, read: Callable[[dict[str, Any], tuple[Step, ...]], T]) -> Entries[T]:
    """The entries of a file that is a list: each is a ``noun`` and goes through ``read``, with where it stands."""
    try:
        content, problems = read_parts(path)
    except CourseError as error:
        return Entries((), error.problems)
    if not isinstance(content, list):
        told = Problem(shown(path), f"should be a list of {noun}s, each beginning with '- id:'.")
        return Entries((), (*problems, *(() if problems else (told,))))
    good: list[T] = []
    found: list[Problem | str] = [*problems]
    met: set[str] = set()
    for number, entry in enumerate(content, start=1):
        here = (f"{noun}s", number)
        try:
            if not isinstance(entry, dict):
                sentence = f"should be a {noun}, beginning with '- id:'."
                raise CourseError(*problems_at(path, [(here, sentence)]))
            name = name_of(entry)
            if name in met:
                sentence = f"the id '{name}' stands twice. Every {noun} has its own."
                raise CourseError(*problems_at(path, [(here, sentence)]))
            met |= {name} - {""}
            good.append(read(entry, (name,) if name else here))
        except CourseError as error:
            found += error.problems
    return Entries(tuple(good), tuple(found))


def told(problems: Iterable[P]) -> Iterator[P | Problem | str]:
    """What is found, and, where that ends because data cannot be read, why."""
    try:
        yield from problems
    except CourseError as error:
        yield from error.problems


def all_of(readers: Iterable[Callable[[], T]]) -> list[T]:
    """What every reader reads.

    Raises:
        CourseError: what is wrong with any of them.
    """
    read: list[T] = []
    problems: list[Problem | str] = []
    for reader in readers:
        try:
            read.append(reader())
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(*problems)
    return read


def remembered(read: Callable[A, T]) -> Callable[A, T]:
    """A reader that reads once; what was wrong it remembers too, and raises again."""

    @cache
    def outcome(*args: Any) -> tuple[T | None, tuple[Problem | str, ...]]:
        try:
            return read(*args), ()  # type: ignore[call-arg]
        except CourseError as error:
            return None, error.problems

    @wraps(read)
    def reader(*args: A.args, **_: A.kwargs) -> T:
        value, problems = outcome(*args)
        if problems:
            raise CourseError(*problems)
        return value  # type: ignore[return-value]

    reader.cache_clear = outcome.cache_clear  # type: ignore[attr-defined]
    return reader
