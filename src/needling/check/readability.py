"""How hard a chapter is to read: its words, and the Flesch-Kincaid grade of its prose, terms of the glossary excepted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from textstat import textstat

from needling.course.chapters import SOURCE, read_notebook
from needling.course.glossary import load_glossary
from needling.course.inline_markup import with_numbers
from needling.course.loading import book_folder
from needling.course.plan import load_plan

#: What a chapter should keep to: plain English that readers of other languages follow, and a length for one sitting.
HARDEST_GRADE = 8.0
FEWEST_WORDS, MOST_WORDS = 900, 1600

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TITLE = re.compile(r"^:{3,}\{(?:admonition|reveal)\} (.+)$")
_FRAME = re.compile(r"^(:{3,}.*|:\w+:.*|[|\-: ]+)$")
_MARK = re.compile(r"^(#+|>|[-*]|\d+\.)\s+")


@dataclass(frozen=True)
class Reading:
    """What a chapter asks of its reader."""

    page: str
    words: int
    grade: float

    @property
    def fits(self) -> bool:
        """Whether it keeps to what a chapter should."""
        return self.grade <= HARDEST_GRADE and FEWEST_WORDS <= self.words <= MOST_WORDS


def readings() -> list[Reading]:
    """Every chapter of the plan, in order.

    Raises:
        CourseError: if a chapter cannot be read, or names a number that no fact has.
    """
    pages = [f"{part.id}/{chapter.id}" for part in load_plan() for chapter in part.chapters]
    return [_reading(page, prose_of(book_folder() / f"{page}.ipynb")) for page in pages]


def _reading(page: str, prose: str) -> Reading:
    names = sorted((name for term in load_glossary() for name in term.spellings), key=len, reverse=True)
    terms = re.compile(rf"\b({'|'.join(re.escape(name) for name in names)})(s|es)?\b", re.IGNORECASE)
    grade = textstat.flesch_kincaid_grade(terms.sub("term", prose))
    return Reading(page, len(prose.split()), round(float(grade), 1))


def prose_of(notebook: Path) -> str:
    """What a reader reads in a chapter, without questions and pictures: each line, cell of a table and heading a sentence.

    Raises:
        CourseError: if it is not a notebook, or names a number that no fact has.
    """
    cells = read_notebook(notebook).cells
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return " ".join(sentence for text in texts for line in text.splitlines() for sentence in _sentences(line))


def _sentences(text: str) -> list[str]:
    title = _TITLE.match(text.strip())
    plain = title[1] if title else "" if _FRAME.match(text.strip()) else text.strip()
    plain = with_numbers(_LINK.sub(r"\1", _IMAGE.sub("", SOURCE.sub("", plain))))
    pieces = [_MARK.sub("", piece.strip()).replace("*", "").strip() for piece in plain.split("|")]
    pieces = [" ".join(piece.split()) for piece in pieces]
    return [piece if piece[-1] in ".?!:”" else f"{piece}." for piece in pieces if piece]
