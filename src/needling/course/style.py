"""What a language asks of texts for readers: ``book/data/style/<language>.yml``, data that whoever speaks it can change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, field_validator

from needling.course.loading import Strict, book_folder, read_yaml, remembered, validated
from needling.course.text import Sentence


class Rule(Strict):
    """What we say, and what not."""

    model_config = ConfigDict(populate_by_name=True)

    say: Sentence
    avoid: list[Sentence] = Field(alias="not", min_length=1)


class Style(Strict):
    """What one language asks; one without a file asks nothing."""

    model_config = ConfigDict(populate_by_name=True)

    endings: list[str] = Field(default_factory=list)
    all_or_none: str = Field(default="", alias="all-or-none")
    wording: list[Rule] = Field(default_factory=list)

    @field_validator("all_or_none")
    @classmethod
    def _is_an_expression(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(
                f"is no pattern that can be looked for ({error}). Ask a developer, or leave it out"
            ) from None
        return pattern

    @property
    def ending(self) -> str:
        """A pattern for what a term may end in, or nothing."""
        return f"(?:{'|'.join(map(re.escape, sorted(self.endings, key=len, reverse=True)))})?" if self.endings else ""

    def is_all_or_none(self, option: str) -> bool:
        """Whether an option says "all of the above" or the like."""
        return bool(self.all_or_none and re.search(self.all_or_none, option, re.IGNORECASE))


def style_files() -> list[Path]:
    """The files of all languages."""
    return sorted((book_folder() / "data" / "style").glob("*.yml"))


@remembered
def load_style(code: str) -> Style:
    """What a language asks.

    Raises:
        CourseError: if its file does not fit.
    """
    path = book_folder() / "data" / "style" / f"{code}.yml"
    content: Any = read_yaml(path) if path.is_file() else {}
    return validated(content, Style, path)
