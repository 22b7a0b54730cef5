"""The site's own words (buttons, labels, feedback): a file per group under ``book/data/strings``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from needling.course.catalogues import localized, translated_forms
from needling.course.loading import CourseError, Strict, all_of, book_folder, read_yaml, remembered, shown, validated
from needling.course.locales import plural_category
from needling.course.numbers import format_number
from needling.course.text import Text, language

DOMAIN = "strings"


class Plural(Strict):
    """Words that depend on a number, as English has them; a catalogue has as many forms as its language."""

    one: Text
    other: Text


@remembered
def written_words(path: Path) -> dict[str, Text | Plural]:
    """The words of one file in English, as their author wrote them.

    Raises:
        CourseError: if the file is missing, or is not names and words.
    """
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise CourseError(f"{shown(path)}: should be names, each with its words in quotation marks.")
    words = all_of(partial(_words, path, str(name), written) for name, written in content.items())
    return dict(zip(content, words, strict=True))


def _words(path: Path, name: str, written: Any) -> Text | Plural:
    if isinstance(written, str):
        return Text(written)
    kind: type[Text | Plural] = Plural if isinstance(written, dict) else Text
    return validated(written, kind, path, at=(name,))


@remembered
def words_of_file(path: Path, group: str) -> dict[str, str]:
    """The words of one file in the page's language, English where one is missing.

    Words that depend on a number stand under ``name:one``, ``name:other`` …, for ``plural`` and for its twin in the scripts.

    Raises:
        CourseError: if the file is missing, or is not names and words.
    """
    found: dict[str, str] = {}
    for name, words in written_words(path).items():
        if isinstance(words, Plural):
            found |= {f"{name}:{form}": text for form, text in _forms(words, f"{group} {name}").items()}
        else:
            found |= localized({name: words}, DOMAIN, group)
    return found


def _forms(words: Plural, context: str) -> dict[str, str]:
    """The words in each form of the page's language."""
    english: dict[str, str] = {"one": words.one, "other": words.other}
    return translated_forms(words.one, context, DOMAIN) or english


def plural(words: Mapping[str, str], name: str, count: float) -> str:
    """The words for a number, ``{n}`` in them filled in: ``1 week``, ``6 weeks``."""
    return plural_form(words, name, count).replace("{n}", format_number(count))


def plural_form(words: Mapping[str, str], name: str, count: float) -> str:
    """The form of the words that a number asks for, other values in them still to be filled in."""
    form = f"{name}:{plural_category(count, language())}"
    # Words without a translation are English, and have the two forms of English only.
    return words[form] if form in words else words[f"{name}:other"]


def string_files() -> dict[str, Path]:
    """The file of each group of words, by the name of the group."""
    return {path.stem: path for path in sorted((book_folder() / "data" / "strings").glob("*.yml"))}


def load_strings(group: str) -> dict[str, str]:
    """The words of one group (``quiz``, ``explore``, ``site`` …) in the page's language, English where one is missing.

    Raises:
        CourseError: if there is no such group, or its file is not names and words.
    """
    return words_of_file(book_folder() / "data" / "strings" / f"{group}.yml", group)
