"""A slip in a text: what is to be mended, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """Something to mend, and its line in the text, counted from 1; 0 where the whole is meant."""

    line: int
    sentence: str

    def __post_init__(self) -> None:
        # What it names may have been typed over two lines.
        object.__setattr__(self, "sentence", re.sub(r"\s*\n\s*", " ", self.sentence))


def line_of(text: str, place: int) -> int:
    """The line of a place in a text, counted from 1."""
    return text.count("\n", 0, place) + 1
