"""Real photographs for the endpoint trainer: nothing is shown without consent, licence, source, and two who keyed it.

The folder ``book/data/photographs`` stands ready and is empty: none is invented.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from needling.course.facts import FactId, fact
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, shown, validated
from needling.course.text import Sentence, Text

#: The answers of the trainer: carry on, endpoint (stop here), stop now and act.
Key = Literal["carry", "stop", "act"]
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

    id: Annotated[str, StringConstraints(pattern=r"^photo-[0-9]{1,4}$")]
    file: Annotated[str, StringConstraints(pattern=_FILE)]
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
    key: Key
    because: Text
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


def load_photographs() -> list[Photograph]:
    """The photographs of the book; an empty list while there are none.

    Raises:
        CourseError: for the first that does not fit.
    """
    path = book_folder() / "data" / "photographs" / "photographs.yml"
    if not path.is_file():
        return []
    content = read_yaml(path)
    if not isinstance(content, list):
        raise CourseError(f"{shown(path)}: should be a list of photographs, each beginning with `- id: …`.")
    return [
        validated(
            entry,
            Photograph,
            path,
            where=str(entry.get("id", f"photograph {number}")) if isinstance(entry, dict) else "",
        )
        for number, entry in enumerate(content, start=1)
    ]


def photograph_problems() -> Iterator[str]:
    """What the records alone cannot see: ids that stand twice, pictures without a record, and the reverse; facts."""
    folder = book_folder() / "data" / "photographs"
    photographs = load_photographs()
    where = shown(folder / "photographs.yml")
    ids = [photograph.id for photograph in photographs]
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        yield f"{where}, {id_}: this id stands twice. Every photograph has its own."
    for photograph in photographs:
        if not (folder / photograph.file).is_file():
            yield f"{where}, {photograph.id}: there is no picture '{photograph.file}' beside it."
        for id_ in photograph.facts:
            try:
                fact(id_)
            except CourseError:
                yield f"{where}, {photograph.id}: there is no fact '{id_}'."
    named = {photograph.file for photograph in photographs}
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yml" and path.name not in named:
            yield f"{shown(path)}: a picture without a record. Its consent, licence and key stand in {where}."
