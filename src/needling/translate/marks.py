"""What a translation keeps as it is: placeholders, roles, marked phrases, where links lead, boxes and lines of a sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import polib

from needling.course.text import reads_as_written

_KINDS = {
    "role": r"\{(?!given)\w+\}`[^`]*`",
    "number": r"\{given\}`[^`]*`",
    "placeholder": r"\{\w+\}|%\(\w+\)s|\$\{\w+\}",
    "mark of a phrase": r"\[\d+: ",
    "link": r"(?<=\])\([^)\s]*\)",
    "box": r"\[ \]",
    "line": r"_{4,}",
}
_MARKS = re.compile("|".join(f"({pattern})" for pattern in _KINDS.values()))


def marks(text: str) -> Counter[tuple[str, str]]:
    """The marks of a text by their kind, each as often as it stands there."""
    names = list(_KINDS)
    return Counter((names[int(found.lastindex or 1) - 1], _mark(found[0].strip())) for found in _MARKS.finditer(text))


def _mark(found: str) -> str:
    """A mark as two languages have it: the words of a given number are translated, its figures stay."""
    if not found.startswith("{given}"):
        return found
    return f"{{given}}`{' '.join(re.findall(r'[0-9]+', found))}`"


def entry_problems(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with the translation of an entry, a sentence each; one that is not there is not wrong."""
    if not entry.msgid_plural:
        yield from _problems(entry.msgstr, marks(entry.msgid), marks(entry.msgid), entry.msgid)
        return
    one, other = marks(entry.msgid), marks(entry.msgid_plural)
    for form in entry.msgstr_plural.values():
        # "1 week" may say its number in words.
        yield from _problems(form, one & other, one | other, entry.msgid)


def _problems(
    text: str, least: Counter[tuple[str, str]], most: Counter[tuple[str, str]], english: str
) -> Iterator[str]:
    if not text:
        return
    own = marks(text)
    for kind, mark in least - own:
        yield f"the translation lost the {kind} {mark}; it stays as it is."
    for kind, mark in own - most:
        yield f"the translation has the {kind} {mark}, which the English has not."
    try:
        reads_as_written(english)
    except ValueError:
        return  # What the English holds, its translation may.
    try:
        reads_as_written(text)
    except ValueError as error:
        yield f"the translation {error}."
