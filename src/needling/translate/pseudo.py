"""A language that nobody speaks: every text accented and 40 % longer, so that what is left in English or too long is seen.

Placeholders, roles, marks and addresses stay. Its catalogues are made for a build and never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import polib

from needling.translate.messages import messages
from needling.translate.update import template

#: Its code: one that ISO 639 leaves free.
CODE = "xx"

#: What a translation keeps as it is.
_KEPT = re.compile(
    r"\{given\}`|\{\w+\}`[^`]*`|\{\w+\}|\]\([^)\s]*\)|%\(\w+\)s|\$\{\w+\}|&#?\w+;|<[^<>]*>|https?://\S+|\\.", re.DOTALL
)
#: These make up two letters in five and more: twice each is 40 % more.
_LONGER = {plain: accented * 2 for plain, accented in zip("aeiouyrsAEIOUY", "àéîöúýřšÀÉÎÖÚÝ", strict=True)}


def pseudo(text: str) -> str:
    """The text in the pseudo-language."""
    pieces, end = [], 0
    for found in _KEPT.finditer(text):
        pieces += [_longer(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*pieces, _longer(text[end:])])


def _longer(text: str) -> str:
    return "".join(_LONGER.get(letter, letter) for letter in text)


def write_pseudo(folder: Path, page_templates: Path) -> None:
    """Write its catalogues: of the data, and of the pages and the frame by their templates.

    Args:
        folder: gets ``xx/LC_MESSAGES/<domain>.po``.
        page_templates: templates that Sphinx made.

    Raises:
        CourseError: if data cannot be read.
    """
    into = folder / CODE / "LC_MESSAGES"
    into.mkdir(parents=True, exist_ok=True)
    by_domain = sorted(messages(), key=lambda message: message.domain)
    for domain, own in groupby(by_domain, key=lambda message: message.domain):
        _write(into / f"{domain}.po", template(own, CODE))
    for path in sorted(page_templates.glob("*.pot")):
        _write(into / f"{path.stem}.po", polib.pofile(str(path), encoding="utf-8"))


def _write(path: Path, catalogue: polib.POFile) -> None:
    """A catalogue with every text translated; a file that says the same is left alone, so that builds stay short."""
    catalogue.metadata = {"Language": CODE, "Content-Type": "text/plain; charset=utf-8"} | {
        name: text for name, text in catalogue.metadata.items() if name == "Plural-Forms"
    }
    for entry in catalogue:
        translate(entry)
    written = str(catalogue)
    if not path.is_file() or path.read_text(encoding="utf-8") != written:
        path.write_text(written, encoding="utf-8")


def translate(entry: polib.POEntry) -> None:
    """Fill in an entry of a catalogue."""
    if entry.msgid_plural:
        forms: Iterable[int] = entry.msgstr_plural or (0, 1)
        entry.msgstr_plural = {place: pseudo(entry.msgid_plural if place else entry.msgid) for place in forms}
    else:
        entry.msgstr = pseudo(entry.msgid)
