"""Where the course's data is, and how a file of it is read: with one clear sentence when something is wrong."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml_rs
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

T = TypeVar("T")


class CourseError(Exception):
    """A mistake in the course's own files, told in one sentence that names the file and the thing."""

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
    folder = Path(os.environ.get("NEEDLING_BOOK") or Path(__file__).parents[3] / "book")
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
        CourseError: if the file is missing, empty, not UTF-8 or not YAML; names file, line and problem.
    """
    text = read_text(path)
    try:
        content = yaml_rs.loads(text)
    except yaml_rs.YAMLDecodeError as error:
        raise CourseError(f"{shown(path)}{_slip(text, str(error))}.") from None
    if content is None:
        raise CourseError(f"{shown(path)}: is empty.")
    return content


_AT_LINE = re.compile(r"YAML parse error at line (\d+).*\n(?P<reason>.+)\Z", re.DOTALL)
_TWICE = re.compile(r"duplicate mapping key: '(.+)'", re.DOTALL)
_TAG = re.compile(r"Invalid tag: '(.+)'", re.DOTALL)
_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[^\s#'\"{\[-][^:#]*|'[^']+'|\"[^\"]+\"):(?: |$)")


def _slip(text: str, told: str) -> str:
    """What is wrong with a YAML text and in which line, from what its reader told."""
    if twice := _TWICE.search(told):
        second = _second_line(text, twice[1])
        return f"{f', line {second}' if second else ''}: '{twice[1]}' stands twice"
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip(" ").startswith("\t"):
            return f", line {number}: begins with a tab. Indent with spaces"
    if tag := _TAG.search(told):
        written = [number for number, line in enumerate(text.splitlines(), start=1) if tag[1] in line]
        return f"{f', line {written[0]}' if written else ''}: '{tag[1]}' is no kind of thing that data has"
    if found := _AT_LINE.search(told):
        return f", line {found[1]}: {found['reason'].strip()}"
    return f": {' '.join(told.split())}"


def _second_line(text: str, key: str) -> int:
    """The line in which a key of a block stands for the second time; 0 where it is not in a block."""
    open_keys: dict[int, set[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not (found := _KEY.match(line)):
            continue
        indent = len(found["before"])
        # A deeper block has ended; a dash begins a new entry.
        begun = found["before"].lstrip(" ")
        open_keys = {at: keys for at, keys in open_keys.items() if at < indent or (at == indent and not begun)}
        name = found["key"].strip("'\" ")
        if name in open_keys.setdefault(indent, set()) and name == key:
            return number
        open_keys[indent].add(name)
    return 0


@cache
def _checker(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def validated(content: Any, kind: type[T], path: Path, *, where: str = "") -> T:
    """``content`` as a checked record (or list or mapping of records).

    Raises:
        CourseError: one sentence for the first thing that does not fit.
    """
    try:
        return _checker(kind).validate_python(content)  # type: ignore[no-any-return, arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = first["msg"].removeprefix("Value error, ").rstrip(".")
        # A rule about a whole record has no place in it: the file and the id say which one.
        place = " ".join(_place(first["loc"]))
        sentence = f"{place}: {message}" if place else message
        raise CourseError(f"{shown(path)}{', ' + where if where else ''}: {sentence}.") from None


def _place(loc: tuple[int | str, ...]) -> list[str]:
    """``("options", 1, "feedback")`` as an author counts: ``options 2 feedback``."""
    return [str(step + 1) if isinstance(step, int) else step for step in loc]
