"""Texts for readers: English as their author wrote it, or in the language of the page being made."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

R = TypeVar("R")

#: The language that every text is written in.
SOURCE_LANGUAGE = "en"

#: Invisible marks that turn the reading direction could make a text say something else than it reads.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HTML = re.compile(r"<[a-zA-Z/!?][^\s>]{0,20}")


def reads_as_written(sentence: str) -> str:
    """The sentence, if it says to every reader what its letters say.

    Raises:
        ValueError: if it holds HTML, or what is not seen.
    """
    if _TURNING.search(sentence):
        raise ValueError("holds an invisible mark that turns the reading direction; delete it")
    if _CONTROL.search(sentence):
        raise ValueError("holds an invisible control character; delete it")
    if html := _HTML.search(sentence):
        raise ValueError(f"holds HTML ({html[0]}); a text carries *emphasis* and links only")
    return sentence


class Sentence(str):
    """A text of one or more sentences that stays as it is in every language: a name, a place, a note to authors."""

    shortest: ClassVar[int] = 1
    longest: ClassVar[int] = 2000

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.str_schema(min_length=cls.shortest, max_length=cls.longest, strip_whitespace=True)

        def checked(given: Any, read: Callable[[Any], str]) -> Sentence:
            # One that was checked already is kept, and with it the English that it stands for.
            return given if isinstance(given, cls) else cls(reads_as_written(read(given)))

        return core_schema.no_info_wrap_validator_function(checked, written)


class Text(Sentence):
    """A text that readers read. ``source`` is its English; the text itself is that, or its translation."""

    def __new__(cls, text: str, source: str | None = None) -> Text:
        """The text as it is shown, and the English it stands for."""
        made = super().__new__(cls, text)
        made._source = source
        return made

    _source: str | None

    @property
    def source(self) -> str:
        """The English text: the same in every language, so ids, hashes and orders are made from it."""
        return str(self) if self._source is None else self._source


class Unit(Text):
    """What a number counts or measures: ``mm``, ``per cm²``. May be empty."""

    shortest = 0
    longest = 40


def language() -> str:
    """The language of the page being made: ``NEEDLING_LANGUAGE``, else English."""
    return os.environ.get("NEEDLING_LANGUAGE", SOURCE_LANGUAGE)


def texts_of(record: Any, place: str = "") -> Iterator[tuple[str, Text]]:
    """Every text in a record, however deep, with its place: ``options 2 feedback``, ``states arrival scene``.

    Entries of a list are named by their ``id`` where they have one, else by their number as an author counts.
    """
    if isinstance(record, Text):
        yield place, record
    elif isinstance(record, (BaseModel, dict)):
        for name, value in (record.__dict__ if isinstance(record, BaseModel) else record).items():
            yield from texts_of(value, f"{place} {name}".lstrip())
    elif isinstance(record, (list, tuple)):
        for number, value in enumerate(record, start=1):
            yield from texts_of(value, f"{place} {_name_of(value, number)}".lstrip())


def _name_of(entry: Any, number: int) -> str:
    return str(getattr(entry, "id", number))


def with_texts(record: R, translate: Callable[[str, Text], Text], place: str = "") -> R:
    """The same record with every text put through ``translate``, which is given its place (see ``texts_of``)."""
    made: Any = record
    if isinstance(record, Text):
        made = translate(place, record)
    elif isinstance(record, BaseModel):
        changed = {
            name: with_texts(value, translate, f"{place} {name}".lstrip()) for name, value in record.__dict__.items()
        }
        made = record.model_copy(update=changed)
    elif isinstance(record, dict):
        made = {name: with_texts(value, translate, f"{place} {name}".lstrip()) for name, value in record.items()}
    elif isinstance(record, (list, tuple)):
        made = type(record)(
            with_texts(value, translate, f"{place} {_name_of(value, number)}".lstrip())
            for number, value in enumerate(record, start=1)
        )
    return made  # type: ignore[no-any-return]
