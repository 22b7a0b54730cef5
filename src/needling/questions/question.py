"""What every question has, and what a kind of question adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field

from needling.course import Text
from needling.course.fact_records import FactId
from needling.course.loading import Strict
from needling.course.record_words import spelled

QuestionId = Annotated[
    str,
    spelled(
        r"^[a-z0-9]+(-[a-z0-9]+)*-[1-9][0-9]{0,4}$",
        "the name of the file, a hyphen and a number, such as numb-12",
        max_length=80,
    ),
]
ObjectiveId = Annotated[
    str,
    spelled(
        r"^[a-z0-9]+(-[a-z0-9]+)*$", "written in small letters and digits, with hyphens between words", max_length=80
    ),
]


class Question(Strict):
    """What every kind of question has."""

    id: QuestionId
    """`<chapter>-<number>`, or `<page>-<number>` for a page of practice. Never used again for another question."""
    objective: ObjectiveId
    """The id of the objective that it tests: one of the chapter's, or, for a page of practice, of any chapter."""
    kind: str
    safety: bool
    """True when getting it wrong can hurt somebody."""
    difficulty: Literal["easy", "medium", "hard"]
    stem: Text
    """A small situation and what is to be decided."""
    explanation: Text
    """The rule to keep, in one sentence."""
    facts: list[FactId] = Field(min_length=1)
    """The facts that the answer rests on."""


@dataclass(frozen=True)
class KeyLine:
    """One line of the answer key: what is right (or a place, or a number), what it is about as HTML, and why."""

    mark: str
    about: Markup
    feedback: Text


def _nothing(_question: Any) -> Iterator[tuple[str, str]]:
    yield from ()


@dataclass(frozen=True)
class Kind:
    """A kind of question, declared by its folder ``questions/kinds/<folder>``.

    Beside this object the folder holds ``<folder>.html`` with the macro ``body(question)``, ``<folder>.js``, ``<folder>.css``,
    the words that only this kind needs in ``strings.yml``, and ``examples.yml``: a question of each name, as an author writes it.

    Attributes:
        names: what a question's ``kind`` may say to be of this kind.
        record: what an author writes.
        key: the lines of the answer key of a question, given the site's words and those of the kinds.
        problems: what is wrong with a question beyond its record: the part, ``option 2`` or empty, and a sentence.
        scene: what is shown above the key, where the stem is not enough.
    """

    names: tuple[str, ...]
    record: type[Question]
    key: Callable[[Any, dict[str, str]], Iterator[KeyLine]]
    problems: Callable[[Any], Iterator[tuple[str, str]]] = _nothing
    scene: Callable[[Any], Markup | None] = lambda _question: None
