"""How hard a chapter is to read: its words, and the grade of its prose by its language, terms of the glossary excepted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textstat import textstat

from needling.course.catalogues import catalogue_file, read_catalogue
from needling.course.chapters import SOURCE, read_notebook
from needling.course.glossary import load_glossary
from needling.course.inline_markup import with_numbers
from needling.course.loading import book_folder
from needling.course.plan import load_plan
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE
from needling.translate.state import pages_of

#: A length for one sitting.
FEWEST_WORDS, MOST_WORDS = 900, 1600


@dataclass(frozen=True)
class Measure:
    """How hard prose is: a formula, and what a chapter should keep to so that readers of other languages follow."""

    name: str
    of: Callable[[str], float]
    hardest: float


#: Flesch and Kincaid counted English syllables; every other language is measured by LIX, which counts long words.
_ENGLISH = Measure("Flesch-Kincaid grade", textstat.flesch_kincaid_grade, 8.0)
MEASURES = defaultdict(lambda: Measure("LIX", textstat.lix, 40.0), {SOURCE_LANGUAGE: _ENGLISH})

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
    measure: Measure = _ENGLISH

    @property
    def fits(self) -> bool:
        """Whether it keeps to what a chapter should."""
        return self.grade <= self.measure.hardest and FEWEST_WORDS <= self.words <= MOST_WORDS

    def __str__(self) -> str:
        told = f"{self.words} words, {self.measure.name} {self.grade}"
        should = f"{FEWEST_WORDS}-{MOST_WORDS} words, {self.measure.name.split()[-1]} {self.measure.hardest:g} or lower"
        return told if self.fits else f"{told}  (should be {should})"


def readings() -> list[Reading]:
    """Every chapter of the plan, in order.

    Raises:
        CourseError: if a chapter cannot be read, or names a number that no fact has.
    """
    pages = [f"{part.id}/{chapter.id}" for part in load_plan() for chapter in part.chapters]
    return [_reading(page, prose_of(book_folder() / f"{page}.ipynb"), SOURCE_LANGUAGE) for page in pages]


def translated_readings(code: str) -> list[Reading]:
    """The chapters that are translated whole into a language, in the order of its catalogues.

    Raises:
        CourseError: if a catalogue is none, or names a number that no fact has.
    """
    chapters = {f"{part.id}/{chapter.id}" for part in load_plan() for chapter in part.chapters}
    said: dict[str, list[str]] = {}
    for domain in sorted({page.partition("/")[0] for page in chapters}):
        path = catalogue_file(code, domain)
        for entry in read_catalogue(path) if path.is_file() else []:
            for page in chapters.intersection(pages_of(entry)) if not entry.obsolete else ():
                said.setdefault(page, []).append(entry.msgstr if entry.translated() else "")
    return [
        _reading(page, " ".join(sentence for text in texts for sentence in _sentences(text)), code)
        for page, texts in said.items()
        if all(texts)
    ]


def _reading(page: str, prose: str, code: str) -> Reading:
    names = sorted((name for term in load_glossary(code) for name in term.spellings), key=len, reverse=True)
    ending = load_style(code).ending
    terms = re.compile(rf"\b({'|'.join(re.escape(name) for name in names)}){ending}\b", re.IGNORECASE)
    measure = MEASURES[code]
    return Reading(page, len(prose.split()), round(float(measure.of(terms.sub("term", prose))), 1), measure)


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
