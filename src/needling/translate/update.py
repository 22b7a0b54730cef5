"""Brings the catalogues up to date with the English: ``make messages``.

A new text is added, one that is gone is kept aside as gettext does, and where an author changed the English the translation
stays, marked fuzzy: it is shown to nobody until somebody has looked at it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import polib

from needling.borrowed import update_page_catalogues
from needling.course.catalogues import catalogue_languages, read_catalogue
from needling.course.loading import CourseError, book_folder, shown
from needling.course.locales import known_locale, plural_header, plural_places
from needling.translate.messages import Message, messages

#: Wide enough for most sentences, narrow enough for a terminal.
WIDTH = 100


def update(codes: Iterable[str], page_templates: Path) -> list[str]:
    """Update the catalogues of these languages, of all that there are where none is named; new ones are begun.

    Args:
        codes: languages.
        page_templates: the folder with the templates of the pages' catalogues.

    Returns:
        The languages that were updated.

    Raises:
        CourseError: if a code is no language, a catalogue is none, or the book cannot be read.
    """
    into = list(codes) or catalogue_languages()
    for code in into:
        if known_locale(code) is None:
            raise CourseError(f"There is no language '{code}'. A language has a code, such as sv or pt_BR.")
    for code in into:
        update_data(book_folder() / "locale" / code / "LC_MESSAGES", code)
    if into:
        update_page_catalogues(book_folder() / "locale", page_templates, into, WIDTH)
    return into


def update_data(folder: Path, code: str) -> None:
    """Update the catalogues of the data of one language.

    Raises:
        CourseError: if one of them is not a catalogue, or data cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    by_domain = sorted(messages(), key=lambda message: message.domain)
    for domain, own in groupby(by_domain, key=lambda message: message.domain):
        path = folder / f"{domain}.po"
        catalogue = read_catalogue(path) if path.is_file() else polib.POFile(wrapwidth=WIDTH)
        catalogue.metadata = _head(code) | catalogue.metadata
        _carry_over(catalogue, template(own, code))
        catalogue.save(str(path))


def template(own: Iterable[Message], code: str) -> polib.POFile:
    """A catalogue of these messages without a translation, with as many forms as the language has."""
    made = polib.POFile(wrapwidth=WIDTH)
    made.metadata = _head(code)
    forms = sorted(set(plural_places(code).values()))
    for message in own:
        entry = polib.POEntry(
            msgid=message.text, msgctxt=message.context or None, occurrences=[(shown(message.file), "")]
        )
        if message.other:
            entry.msgid_plural, entry.msgstr_plural = message.other, dict.fromkeys(forms, "")
        made.append(entry)
    return made


def _head(code: str) -> dict[str, str]:
    return {
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_header(code),
    }


def _carry_over(catalogue: polib.POFile, wanted: polib.POFile) -> None:
    """The catalogue with the texts of the template; a text that changed is known by its context and becomes fuzzy."""
    known = {(entry.msgctxt, entry.msgid) for entry in wanted}
    left = {entry.msgctxt: entry for entry in catalogue if (entry.msgctxt, entry.msgid) not in known and entry.msgctxt}
    have = {(entry.msgctxt, entry.msgid): entry for entry in catalogue}
    for entry in wanted:
        same, old = have.get((entry.msgctxt, entry.msgid)), left.get(entry.msgctxt)
        if same:
            entry.previous_msgid = same.previous_msgid if same.fuzzy else None
        elif old and (old.msgstr or any(old.msgstr_plural.values())):
            entry.previous_msgid = old.msgid
            _reword(old, entry)
    catalogue.merge(wanted)
    order = {(entry.msgctxt, entry.msgid): place for place, entry in enumerate(wanted)}
    catalogue.sort(key=lambda entry: (entry.obsolete, order.get((entry.msgctxt, entry.msgid), len(order))))


def _reword(old: polib.POEntry, new: polib.POEntry) -> None:
    """The old translation under the new English, to be looked at."""
    old.msgid, old.msgid_plural, old.obsolete = new.msgid, new.msgid_plural, 0
    if new.msgid_plural and not old.msgstr_plural:
        old.msgstr_plural, old.msgstr = dict.fromkeys(new.msgstr_plural, old.msgstr), ""
    elif not new.msgid_plural and old.msgstr_plural:
        old.msgstr, old.msgstr_plural = old.msgstr_plural[max(old.msgstr_plural)], {}
    if "fuzzy" not in old.flags:
        old.flags.append("fuzzy")
