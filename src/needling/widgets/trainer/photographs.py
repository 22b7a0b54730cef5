"""Real photographs for the endpoint trainer: nothing is shown without consent, licence, source, and two who keyed it.

Records and pictures stand in ``book/data/photographs``. None is invented: without a record no page tells of photographs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from needling.course.catalogues import Translatable, localized
from needling.course.content_hash import content_hash
from needling.course.fact_records import FactId
from needling.course.facts import fact
from needling.course.inline_markup import with_numbers
from needling.course.loading import (
    CourseError,
    Entries,
    Strict,
    book_folder,
    read_entries,
    shown,
    validated,
)
from needling.course.problem import Problem, Step, in_words
from needling.course.record_words import spelled
from needling.course.text import Sentence, Text, texts_of
from needling.models.patch import Answer
from needling.widgets.trainer.picture_files import complaint

_FILE = r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp)$"


class Consent(Strict):
    """The written consent of the person shown. The signed form stays with the photographer, never in the book."""

    given: datetime.date
    """Day of the signature."""
    covers: Literal["publication in teaching material"]
    """What was agreed to: a consent to treatment, or to photographs for the record, is not enough."""
    form: Sentence
    """Where the signed form is kept, so that it can be found when consent is withdrawn."""
    adult: Literal[True]
    recognisable: bool
    """Whether the person can be recognised; if so, the form must say that they know it."""


class Keyer(Strict):
    """Somebody who decided what is right for this photograph, without knowing what the other one said."""

    name: Sentence
    role: Sentence
    day: datetime.date


class Photograph(Strict):
    """One photograph of treated skin with its key."""

    id: Annotated[str, spelled(r"^photo-[0-9]{1,4}$", "photo- and a number, such as photo-3")]
    file: Annotated[
        str, spelled(_FILE, "a name in small letters that ends in .jpg, .png or .webp, such as cheek-2.jpg")
    ]
    """The picture, beside this file."""
    skin_type: Annotated[int, Field(ge=1, le=6)]
    """Fitzpatrick type, as the person told it; a type is not a colour."""
    taken: datetime.date
    source: Sentence
    """Who took it, where."""
    licence: Sentence
    consent: Consent
    shows: Text
    """What is seen, in words good enough to decide by, without the name of the answer."""
    told: Text
    """What the hand felt, what the client said, the plan and whether numbing cream was used."""
    key: Answer
    feedback: Text
    facts: Annotated[list[FactId], Field(min_length=1)]
    keyed_by: Annotated[list[Keyer], Field(min_length=2)]
    """At least two people, who came to the same key."""

    @model_validator(mode="after")
    def _in_order(self) -> Photograph:
        if len({keyer.name for keyer in self.keyed_by}) < len(self.keyed_by):
            raise ValueError("`keyed_by` names somebody twice; two different people key a photograph")
        if any(keyer.day < self.taken for keyer in self.keyed_by):
            raise ValueError("`keyed_by`: a photograph cannot be keyed before it was taken")
        return self

    @property
    def hash(self) -> str:
        """Of what a reader is shown; the id is the author's."""
        shown_ = {
            name: getattr(self, name) for name in ("file", "skin_type", "shows", "told", "key", "feedback", "facts")
        }
        return content_hash(shown_)

    def seen(self) -> str:
        """The picture in words."""
        return with_numbers(self.shows)

    def other_signs(self) -> str:
        """What hand, client and plan say."""
        return with_numbers(self.told)

    def reason(self) -> str:
        """Why the key is right."""
        return with_numbers(self.feedback)

    def credit(self, words: dict[str, str]) -> str:
        """Consent, source and licence, as they stand below the picture."""
        return words["photo_credit"].format(source=self.source, licence=self.licence)

    @property
    def path(self) -> Path:
        """Where the picture is."""
        return _folder() / self.file


def _folder() -> Path:
    return book_folder() / "data" / "photographs"


def load_photographs() -> list[Photograph]:
    """The photographs of the book; an empty list while there are none.

    Raises:
        CourseError: for every one that does not fit.
    """
    return list(_entries(_folder() / "photographs.yml").whole())


def _entries(path: Path) -> Entries[Photograph]:
    def photograph(entry: dict[str, Any], at: tuple[Step, ...]) -> Photograph:
        return localized(validated(entry, Photograph, path, at=at), "photographs", str(entry["id"]))

    return read_entries(path, "photograph", photograph) if path.is_file() else Entries(())


def photograph_problems() -> Iterator[Problem]:
    """What one record cannot see: pictures without a record, and the reverse; facts."""
    folder = _folder()
    entries = _entries(folder / "photographs.yml")
    photographs = entries.good
    where = shown(folder / "photographs.yml")
    for photograph in photographs:
        if not photograph.path.is_file():
            told = f"there is no picture '{photograph.file}' beside it."
            yield Problem(where, told, f"{photograph.id}, file")
        elif wrong := complaint(photograph.path.read_bytes(), photograph.path.suffix):
            yield Problem(shown(photograph.path), wrong)
        for id_ in photograph.facts:
            try:
                fact(id_)
            except CourseError:
                yield Problem(where, f"there is no fact '{id_}'.", f"{photograph.id}, facts")
        for place, text in texts_of(photograph):
            try:
                with_numbers(text)
            except CourseError as error:
                yield Problem(where, str(error), f"{photograph.id}, {in_words(place)}")
    named = {photograph.file for photograph in photographs}
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yml" and path.name not in named and not entries.problems:
            yield Problem(
                shown(path),
                f"a picture without a record, so no page shows it. Its consent, licence and key stand in {where}.",
            )


def pictures() -> dict[str, Path]:
    """The pictures of the records, and no others, by their place among a site's static files.

    Raises:
        CourseError: if a record does not fit or its picture is missing.
    """
    found = {f"photographs/{photograph.file}": photograph.path for photograph in load_photographs()}
    for path in found.values():
        if not path.is_file():
            raise CourseError(f"{shown(path)}: there is no such picture, but a record names it.")
    return found


def photograph_translatables() -> Iterator[Translatable]:
    """The records of the photographs; a wrong reason could be carried to skin."""
    path = _folder() / "photographs.yml"
    for photograph in load_photographs():
        yield Translatable("photographs", photograph.id, photograph, path, critical=("feedback",))
