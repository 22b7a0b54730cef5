"""Where the course's data is, and how a file of it is read: with one clear sentence when something is wrong."""

from __future__ import annotations

import os
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
import yaml_rs
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

T = TypeVar("T")


class CourseError(Exception):
    """A mistake in the course's own files, told in one sentence that names the file and the thing."""


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


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Safe YAML that refuses a key given twice in one mapping (plain YAML silently keeps the last)."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(problem="a list cannot be a name", problem_mark=key_node.start_mark)
            if key in seen:
                raise yaml.MarkedYAMLError(problem=f"'{key}' stands twice", problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)  # type: ignore[no-any-return]


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


def _slip(text: str, said: str) -> str:
    """What is wrong with a YAML text and in which line. The slower reader tells it better; it is asked only now."""
    try:
        yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        return f", line {error.problem_mark.line + 1}: {error.problem}" if error.problem_mark else f": {error.problem}"
    except (yaml.YAMLError, ValueError) as error:  # A character, a date or a number that cannot be read.
        return f": {' '.join(str(error).split())}"
    return f": {' '.join(said.split())}"


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
    """``("options", 1, "because")`` as an author counts: ``options 2 because``."""
    return [str(step + 1) if isinstance(step, int) else step for step in loc]
