"""Translations: gettext catalogues, ``book/locale/<language>/LC_MESSAGES/<domain>.po``, looked up by context and English text."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import polib

from needling.course.loading import CourseError, book_folder, shown
from needling.course.locales import plural_places
from needling.course.text import SOURCE_LANGUAGE, Text, Unit, language, with_texts

R = TypeVar("R")
#: Units stand in many records; each is translated once.
UNITS = "units"


@dataclass(frozen=True)
class Translatable:
    """A record with texts: the catalogue that holds their translations, and the id that their contexts begin with.

    ``critical`` names the places where a wrong word could hurt somebody, ``""`` the whole record: a translation there is
    not left as a guess.
    """

    domain: str
    item: str
    record: Any
    file: Path
    critical: tuple[str, ...] = ()

    def is_critical(self, place: str) -> bool:
        """Whether a text at this place, as ``texts_of`` names it, is one of those."""
        return any(not name or place == name or place.startswith(f"{name} ") for name in self.critical)


@dataclass(frozen=True)
class Catalogue:
    """What is translated, by context and English text; what is only guessed (fuzzy) is left out."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    forms: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)


def locale_folders() -> list[Path]:
    """Where catalogues stand, the first that has a language wins: a folder made for one build, and the book's own."""
    made = os.environ.get("NEEDLING_LOCALE")
    return [*([Path(made)] if made else []), book_folder() / "locale"]


def catalogue_file(code: str, domain: str) -> Path:
    """Where the translations of one kind of source into one language stand."""
    folders = locale_folders()
    folder = next((folder for folder in folders if (folder / code).is_dir()), folders[-1])
    return folder / code / "LC_MESSAGES" / f"{domain}.po"


def catalogue_languages(domain: str = "*") -> list[str]:
    """The book's languages that have catalogues at all, or one of this kind of source; English is no catalogue."""
    return sorted({path.parents[1].name for path in locale_folders()[-1].glob(f"*/LC_MESSAGES/{domain}.po")})


def read_catalogue(path: Path) -> polib.POFile:
    """A catalogue as it stands, fuzzy and gone texts included.

    Raises:
        CourseError: if the file is not a catalogue.
    """
    try:
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=100)
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(
            f"{shown(path)}: is not a catalogue of translations ({str(error).splitlines()[0]})."
        ) from None


@cache
def load_catalogue(code: str, domain: str) -> Catalogue:
    """The translations of one kind of source into one language.

    Raises:
        CourseError: if the file is not a catalogue.
    """
    path = catalogue_file(code, domain)
    if not path.is_file():
        return Catalogue()
    found = Catalogue()
    for entry in read_catalogue(path).translated_entries():
        key = (entry.msgctxt or "", entry.msgid)
        if entry.msgid_plural:
            found.forms[key] = {int(place): form for place, form in entry.msgstr_plural.items()}
        else:
            found.texts[key] = entry.msgstr
    return found


def translation(text: Text, context: str, domain: str, code: str) -> Text:
    """The text in that language; in English where it has no translation."""
    if isinstance(text, Unit):
        domain, context = UNITS, ""
    found = load_catalogue(code, domain).texts.get((context, text.source))
    return text if found is None else type(text)(found, text.source)


def unit_text(unit: str) -> str:
    """A unit in the page's language, written in a record or in code."""
    code = language()
    if code == SOURCE_LANGUAGE or not unit:
        return unit
    return str(translation(Unit(unit.source if isinstance(unit, Text) else unit), "", UNITS, code))


def translated_forms(one: Text, context: str, domain: str) -> dict[str, str]:
    """Words that depend on a number, in each form of the page's language by its name; none where they are not translated."""
    code = language()
    if code == SOURCE_LANGUAGE:
        return {}
    forms = load_catalogue(code, domain).forms.get((context, one.source), {})
    return {form: forms[place] for form, place in plural_places(code).items() if place in forms}


def localized(record: R, domain: str, item: str, code: str | None = None) -> R:
    """The record in a language, the page's where none is named. A text's context is the item's id and its place in it."""
    into = language() if code is None else code
    if into == SOURCE_LANGUAGE:
        return record
    return with_texts(record, lambda place, text: translation(text, f"{item} {place}".strip(), domain, into))
