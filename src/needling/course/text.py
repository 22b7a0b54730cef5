"""Texts in several languages: what may stand in one, and which languages a record speaks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

#: Invisible marks that turn the reading direction could make a text say something else than it reads.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HTML = re.compile(r"<[a-zA-Z/!?][^\s>]{0,20}")


def _reads_as_written(sentence: str) -> str:
    if _TURNING.search(sentence):
        raise ValueError("holds an invisible mark that turns the reading direction; delete it")
    if _CONTROL.search(sentence):
        raise ValueError("holds an invisible control character; delete it")
    if html := _HTML.search(sentence):
        raise ValueError(f"holds HTML ({html[0]}); a text carries *emphasis* and links only")
    return sentence


Sentence = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True), AfterValidator(_reads_as_written)
]

#: What a number counts or measures: ``mm``, ``per cm²``. May be empty.
Unit = Annotated[str, StringConstraints(max_length=40), AfterValidator(_reads_as_written)]


def _has_english(text: dict[str, str]) -> dict[str, str]:
    if "en" not in text:
        raise ValueError("a text has no `en`. English is the language every text starts from")
    return text


#: A text for readers: language code -> sentence. English is always there.
Text = Annotated[
    dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], Sentence],
    AfterValidator(_has_english),
    Field(json_schema_extra={"required": ["en"], "additionalProperties": False}),
]


def language() -> str:
    """The language of the page being made: ``NEEDLING_LANGUAGE``, else English."""
    return os.environ.get("NEEDLING_LANGUAGE", "en")


def say(text: dict[str, str]) -> str:
    """The text in the page's language, in English where it has no such version."""
    return text.get(language(), text["en"])


def texts_of(record: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in a record, however deep, with its place as an author counts: ``options 2 because``."""
    if isinstance(record, dict) and "en" in record:
        yield place, record
    elif isinstance(record, (BaseModel, dict)):
        for name, value in (record.__dict__ if isinstance(record, BaseModel) else record).items():
            yield from texts_of(value, f"{place} {name}".lstrip())
    elif isinstance(record, (list, tuple)):
        for number, value in enumerate(record, start=1):
            yield from texts_of(value, f"{place} {number}")


def missing_languages(record: Any, languages: set[str]) -> Iterator[tuple[str, str]]:
    """Where a record's text lacks one of the languages: a place and a language."""
    for place, text in texts_of(record):
        for code in sorted(languages - text.keys()):
            yield place, code
