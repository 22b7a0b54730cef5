"""What every question has, and what a kind of question adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from markupsafe import Markup
from pydantic import Field, StringConstraints, model_validator

from needling.course import Text
from needling.course.fact_records import FactId
from needling.course.loading import Strict

QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-[1-9][0-9]{0,4}$", max_length=80)]
ObjectiveId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


class Question(Strict):
    """What every kind of question has."""

    #: The fields that hold lists of parts, each of which says in ``feedback`` why it is right or wrong.
    explained: ClassVar[tuple[str, ...]] = ()

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

    @model_validator(mode="before")
    @classmethod
    def _every_part_has_a_reason(cls, content: Any) -> Any:
        """Before the schema, so that the commonest slip of an author gets the clearest sentence."""
        for name in cls.explained:
            parts = content.get(name) if isinstance(content, dict) else None
            for number, part in enumerate(parts if isinstance(parts, list) else [], start=1):
                if isinstance(part, dict) and "feedback" not in part:
                    one = name.removesuffix("s")
                    raise ValueError(f"{one} {number} has no `feedback`. Every {one} says why it is right or wrong")
        return content


@dataclass(frozen=True)
class KeyLine:
    """One line of the answer key: what is right (or a place, or a number), what it is about as HTML, and why."""

    mark: str
    about: Markup
    feedback: Text


def _nothing(_question: Any) -> Iterator[Any]:
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
        problems: what is wrong with a question beyond its record, a sentence each.
        scene: what is shown above the key, where the stem is not enough.
    """

    names: tuple[str, ...]
    record: type[Question]
    key: Callable[[Any, dict[str, str]], Iterator[KeyLine]]
    problems: Callable[[Any], Iterator[str]] = _nothing
    scene: Callable[[Any], Markup | None] = lambda _question: None
