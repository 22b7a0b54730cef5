"""The facts behind a page, as a table that notebooks compare."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from needling.course import Fact, Source, load_sources, load_strings, with_numbers
from needling.course.chapters import Call
from needling.course.facts import fact
from needling.widgets.activity import Activity, words_of
from needling.widgets.base import fill


@dataclass(frozen=True)
class FactTable:
    """Claims with their sources and how sure they are; not a widget, nothing in it moves."""

    facts: dict[str, Fact]

    def _repr_html_(self) -> str:
        sources = load_sources()
        return fill(
            "facts/facts.html",
            facts=self.facts,
            words=load_strings("facts"),
            with_numbers=with_numbers,
            cite=lambda key: short(sources[key]),
        )

    def __repr__(self) -> str:
        return "\n".join(f"{id_}: {with_numbers(fact_.claim)}" for id_, fact_ in self.facts.items())


def short(source: Source) -> str:
    """A source in a few words: who and when, else where, else the beginning of its title."""
    title = shorten(source.title.strip("[]"), width=60, placeholder=" …")
    return " ".join(part for part in (source.authors or source.where or title, source.year) if part)


def facts(*ids: str) -> FactTable:
    """The facts with these ids as a table: ``facts("H1", "H10")``.

    Raises:
        CourseError: if there is no such fact.
    """
    return FactTable({id_: fact(id_) for id_ in ids})


ACTIVITY = Activity(
    name="facts",
    show=facts,
    words=words_of("facts"),
    facts=lambda call: call.names,
    accept=lambda call: facts(*call.names),
    examples=(Call("facts", ("A4", "I2")),),
)
