"""Translations: gettext catalogues, ``book/locale/<language>/LC_MESSAGES/<domain>.po``, looked up by context and English text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import polib

from needling.course.loading import CourseError, book_folder, shown
from needling.course.text import SOURCE_LANGUAGE, Text, Unit, language, with_texts

R = TypeVar("R")
#: Units stand in many records; each is translated once.
UNITS = "units"


def catalogue_file(code: str, domain: str) -> Path:
    """Where the translations of one kind of source into one language stand."""
    return book_folder() / "locale" / code / "LC_MESSAGES" / f"{domain}.po"


def catalogue_languages(domain: str = "*") -> list[str]:
    """The languages that have catalogues at all, or one of this kind of source; English is no catalogue."""
    return sorted({path.parents[1].name for path in (book_folder() / "locale").glob(f"*/LC_MESSAGES/{domain}.po")})


@cache
def load_catalogue(code: str, domain: str) -> dict[tuple[str, str], str]:
    """Translations by context and English text; what is not translated, or only guessed (fuzzy), is left out.

    Raises:
        CourseError: if the file is not a catalogue.
    """
    path = catalogue_file(code, domain)
    if not path.is_file():
        return {}
    try:
        entries = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{shown(path)}: is not a catalogue of translations ({str(error).splitlines()[0]})."
        ) from None
    return {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in entries.translated_entries()}


def translation(text: Text, context: str, domain: str, code: str) -> Text:
    """The text in that language; in English where it has no translation."""
    if isinstance(text, Unit):
        domain, context = UNITS, ""
    found = load_catalogue(code, domain).get((context, text.source))
    return text if found is None else type(text)(found, text.source)


def localized(record: R, domain: str, item: str, code: str | None = None) -> R:
    """The record in a language, the page's where none is named. A text's context is the item's id and its place in it."""
    into = language() if code is None else code
    if into == SOURCE_LANGUAGE:
        return record
    return with_texts(record, lambda place, text: translation(text, f"{item} {place}".strip(), domain, into))
