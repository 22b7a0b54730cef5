"""One spelling of each term: a language's style says which one, and which others must not stand in a text or a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from needling.check.slips import Slip, line_of
from needling.course.catalogues import catalogue_file, catalogue_languages, read_catalogue
from needling.course.facts import DOMAIN as FACTS
from needling.course.loading import CourseError, shown
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE


def style_slips(text: str, code: str = SOURCE_LANGUAGE) -> Iterator[Slip]:
    """Where a text for readers says a term in another way."""
    wording = load_style(code).wording
    avoided = _avoided(tuple(name for rule in wording for name in rule.avoid))
    for found in avoided.finditer(text) if wording else ():
        written = " ".join(found[0].split())
        say = next(rule.say for rule in wording if written.lower() in map(str.lower, rule.avoid))
        yield Slip(line_of(text, found.start()), f"'{written}' stands there; we say {say}.")


@lru_cache
def _avoided(names: tuple[str, ...]) -> re.Pattern[str]:
    pattern = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<![\w-])({pattern})(?![\w-])", re.IGNORECASE)


def translation_style_problems() -> Iterator[str]:
    """The same of each translation, a sentence each. Every file can be read."""
    for code in catalogue_languages():
        for where, text in _translations(code):
            yield from (f"{where}: {slip.sentence}" for slip in style_slips(text, code))


def _translations(code: str) -> Iterable[tuple[str, str]]:
    """Each translation into a language, with its place in a catalogue; those of claims excepted."""
    for path in sorted(catalogue_file(code, "*").parent.glob("*.po")):
        try:
            entries = read_catalogue(path).translated_entries() if path.stem != FACTS else []
        except CourseError:
            continue  # The check of translations tells.
        for entry in entries:
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                yield f"{shown(path)}, {entry.msgctxt or entry.msgid}", text
