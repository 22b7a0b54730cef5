"""Something to mend in the course's own files, as an author looks for it: file, line, thing, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: A step to a thing in a file: the name of a field, the id of an entry, or its number, counted from 1.
Step = str | int


@dataclass(frozen=True)
class Problem:
    """One thing to mend. ``str`` of it is the line that is printed."""

    file: str
    """From the top of the course: ``book/data/questions/numb.yml``."""
    sentence: str
    """What is wrong and what to do."""
    thing: str = ""
    """What it is about, as an author counts: ``numb-1, option 2, feedback``; empty where the whole file is meant."""
    line: int = 0
    """As the editor counts; 0 where it is not known."""

    def __str__(self) -> str:
        """One line: ``book/data/questions/numb.yml, line 12, numb-1, option 2: has no `feedback`.``."""
        places = (self.file, f"line {self.line}" if self.line else "", self.thing)
        return f"{', '.join(place for place in places if place)}: {self.sentence}"


def problem_of(file: str, flaw: str, *within: str) -> Problem:
    """A sentence that begins with its place, ``bus: no way leads to this state.``, or with ``:`` for all of the thing."""
    place, _, sentence = flaw.partition(": ") if not flaw.startswith(": ") else ("", "", flaw[2:])
    return Problem(file, sentence, ", ".join(part for part in (*within, place) if part))


def in_words(path: Iterable[Step] | str) -> str:
    """Steps, or a place as ``texts_of`` names it (``options 2 feedback``), in an author's words: ``option 2, feedback``."""
    steps = [*path.split()] if isinstance(path, str) else [*map(str, path)]
    return ", ".join(_spoken(steps))


def _spoken(steps: list[str]) -> Iterator[str]:
    """Of a list only the entry is named."""
    rest = iter(enumerate(steps))
    for place, step in rest:
        if step.endswith("s") and place + 1 < len(steps):
            yield f"{step.removesuffix('s')} {next(rest)[1]}"
        else:
            yield f"number {step}" if step.isdigit() else step
