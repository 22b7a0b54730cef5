"""What is told of all that was found: each slip once, with its line, the slips of a file together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from needling.course.loading import CourseError, book_folder, read_text, readable_part
from needling.course.problem import Problem
from needling.course.yaml_lines import Lines

_FILE = re.compile(r"[^\s,:]+")
_YAML = ".yml"


def lines_told(roots: Iterable[Problem | str], others: Iterable[Problem | str]) -> list[str]:
    """A line for each thing to mend.

    Args:
        roots: what cannot be read.
        others: what else was found. Where it only says again what cannot be read, it is left out.
    """
    sentences = list(dict.fromkeys(map(str, roots)))
    found = [one for one in others if not any(sentence in str(one) for sentence in sentences)]
    told = [*_parsed(sentences), *_located(found)]
    files = {name: place for place, name in enumerate(dict.fromkeys(file for file, _, _ in told))}
    in_order = sorted(dict.fromkeys(told), key=lambda one: (files[one[0]], one[1]))
    return [line for _, _, line in in_order]


def problems_of_reader(read: Callable[[], object]) -> tuple[Problem | str, ...]:
    """Why something cannot be read; empty where it can."""
    try:
        read()
    except CourseError as error:
        return error.problems
    return ()


_Told = tuple[str, int, str]


def _parsed(lines: Iterable[str]) -> Iterator[_Told]:
    """File and line of what is told already; what has cells or no line keeps its order."""
    for told in lines:
        file = _FILE.match(told)
        name = file[0] if file else ""
        at = re.match(rf"{re.escape(name)}, line (\d+)", told)
        yield name, int(at[1]) if at else 0, told


def _located(found: Iterable[Problem | str]) -> Iterator[_Told]:
    """The same with the lines of things in data; each file is read once more for that."""
    lines: dict[str, Lines] = {}
    for one in found:
        if isinstance(one, str):
            yield from _parsed([one])
            continue
        if one.thing and not one.line and one.file.endswith(_YAML):
            if one.file not in lines:
                lines[one.file] = _lines_of(one.file)
            placed = replace(one, line=lines[one.file].of_thing(one.thing))
            yield placed.file, placed.line, str(placed)
        else:
            yield one.file, one.line, str(one)


def _lines_of(file: str) -> Lines:
    try:
        return Lines(readable_part(read_text(book_folder().parent / file)))
    except CourseError:
        return Lines("")
