"""How far each language is: what of a source is translated, what only guessed (fuzzy), what missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polib

from needling.course.catalogues import catalogue_file, read_catalogue
from needling.course.chapters import all_pages
from needling.course.loading import book_folder
from needling.translate.messages import messages

_PAGE = re.compile(r"(?:^|/)book/(.+)\.(?:md|ipynb)$")


@dataclass
class State:
    """Texts of one page or one kind of source, counted."""

    source: str
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    def count(self, entry: polib.POEntry | None) -> None:
        """Count a text by its entry in a catalogue."""
        if entry is None or entry.obsolete:
            self.missing += 1
        elif entry.fuzzy:
            self.fuzzy += 1
        elif entry.translated():
            self.translated += 1
        else:
            self.missing += 1


def page_domains() -> set[str]:
    """The catalogues of the pages: one for each folder of the book, and one for each page beside them."""
    return {path.relative_to(book_folder()).with_suffix("").parts[0] for path in all_pages()}


def states(code: str) -> list[State]:
    """How far a language is: by kind of source, then by page as far as pages were collected.

    Raises:
        CourseError: if a catalogue is none, or data cannot be read.
    """
    found = {state.source: state for state in _of_data(code)}
    for domain in sorted(page_domains()):
        for source, entry in _of_pages(code, domain):
            found.setdefault(source, State(source)).count(entry)
    return list(found.values())


def _of_data(code: str) -> list[State]:
    found: dict[str, State] = {}
    entries: dict[str, dict[tuple[str, str], polib.POEntry]] = {}
    for message in messages():
        if message.domain not in entries:
            path = catalogue_file(code, message.domain)
            own = read_catalogue(path) if path.is_file() else []
            entries[message.domain] = {(entry.msgctxt or "", entry.msgid): entry for entry in own}
        entry = entries[message.domain].get((message.context, message.text))
        found.setdefault(message.domain, State(message.domain)).count(entry)
    return list(found.values())


def _of_pages(code: str, domain: str) -> Iterator[tuple[str, polib.POEntry]]:
    """The texts of a folder of pages, each with the page where it stands first."""
    path = catalogue_file(code, domain)
    for entry in read_catalogue(path) if path.is_file() else []:
        if not entry.obsolete:
            yield pages_of(entry)[0] if pages_of(entry) else domain, entry


def pages_of(entry: polib.POEntry) -> list[str]:
    """The pages on which a text stands: ``reference/sheets/before``."""
    return [found[1] for file, _ in entry.occurrences if (found := _PAGE.search(file))]
