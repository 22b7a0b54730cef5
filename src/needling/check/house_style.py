"""One spelling of each term: a language's style says which one, and which others must not stand in a text or a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from needling.course.catalogues import catalogue_file, catalogue_languages, read_catalogue
from needling.course.chapters import notebook_files, page_files, read_notebook
from needling.course.facts import DOMAIN as FACTS
from needling.course.loading import CourseError, read_text, shown
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE, texts_of
from needling.translate.messages import translatables


def house_style_problems() -> Iterator[str]:
    """Where a text for readers says a term in another way, a sentence each. Every file can be read."""
    yield from _problems(SOURCE_LANGUAGE, _texts())
    for code in catalogue_languages():
        yield from _problems(code, _translations(code))


def _problems(code: str, texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    says = {name.lower(): rule.say for rule in load_style(code).wording for name in rule.avoid}
    if not says:
        return
    pattern = re.compile(rf"(?<![\w-])({'|'.join(re.escape(name) for name in says)})(?![\w-])", re.IGNORECASE)
    for where, text in texts:
        for found in pattern.finditer(text):
            yield f"{where}: '{found[0]}' stands there; we say {says[found[0].lower()]}."


def _texts() -> Iterator[tuple[str, str]]:
    """Each text for readers, in English, with its place as an author knows it."""
    for path in notebook_files():
        try:
            cells = read_notebook(path).cells
        except CourseError:
            continue  # The notebook's own check tells.
        for number, cell in enumerate(cells, start=1):
            if cell.cell_type == "markdown":
                yield f"{shown(path)}, cell {number}", cell.source
    for path in page_files():
        try:
            yield shown(path), read_text(path)
        except CourseError:
            continue  # The page's own check tells.
    for one in translatables():
        if one.domain == FACTS:
            continue  # A claim keeps the words of its sources.
        for place, text in texts_of(one.record):
            yield f"{shown(one.file)}, {one.item}: {place}", text.source


def _translations(code: str) -> Iterator[tuple[str, str]]:
    """Each translation into a language, with its place in a catalogue; those of claims excepted."""
    for path in sorted(catalogue_file(code, "*").parent.glob("*.po")):
        try:
            entries = read_catalogue(path).translated_entries() if path.stem != FACTS else []
        except CourseError:
            continue  # The check of translations tells.
        for entry in entries:
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                yield f"{shown(path)}, {entry.msgctxt or entry.msgid}", text
