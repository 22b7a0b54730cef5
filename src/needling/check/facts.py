"""What makes the facts fit to rest on: rules that reach beyond one fact. And which of them are due to be looked at again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from needling.course.fact_records import Fact
from needling.course.facts import facts_of, load_facts, topics
from needling.course.hardcoded_numbers import reference_problems, typed_numbers
from needling.course.loading import shown, told
from needling.course.problem import Problem, in_words, problem_of
from needling.course.sources import load_sources
from needling.course.text import texts_of

#: What is left of LaTeX that is not understood.
_LATEX = re.compile(r"\\\w+|[{}\\]")


def fact_problems() -> Iterator[Problem | str]:
    """Everything that is wrong with facts and sources, a sentence each."""
    yield from told(_titles_as_read())
    for path in topics():
        for id_, fact in facts_of(path).items():
            for problem in told(_source_problems(fact)):
                yield problem if isinstance(problem, Problem) else problem_of(shown(path), problem, id_)
            for problem in (*_conflict_problems(id_, fact), *_number_problems(id_, fact)):
                yield problem_of(shown(path), problem, id_)


def _titles_as_read() -> Iterator[str]:
    for key, source in load_sources().items():
        for shown_text in (source.title, source.authors, source.where, source.read):
            if odd := _LATEX.search(shown_text):
                yield f"book/references.bib, {key}: a reader would see '{odd[0]}'. Write the letter itself."


def _source_problems(fact: Fact) -> Iterator[str]:
    sources = load_sources()
    for key in fact.sources:
        if key not in sources:
            yield f"sources: there is no source '{key}' in book/references.bib."
    if fact.seen and fact.sources and not any(sources[key].seen for key in fact.sources if key in sources):
        yield "seen: is true, but no source of it was read. Read one, or write false."


def _conflict_problems(id_: str, fact: Fact) -> Iterator[str]:
    facts = load_facts()
    for other in fact.conflicts:
        if other not in facts:
            yield f"conflicts: names '{other}', but there is no such fact."
        elif other == id_:
            yield "conflicts: names the fact itself."
        elif id_ not in facts[other].conflicts:
            yield f"conflicts: names {other}, but {other} does not name {id_}."


def _number_problems(id_: str, fact: Fact) -> Iterator[str]:
    """A number stands once, with its unit; the fact's texts name it."""
    yield from reference_problems(fact)
    for place, text in texts_of(fact):
        for number, roles in typed_numbers(text.source, [id_], only_clear=True):
            yield f"{in_words(place)}: '{number}' is typed; write {roles[0]}, so that the number stands once."


def overdue(today: datetime.date) -> list[tuple[str, datetime.date]]:
    """The facts whose day of review has passed, and that day."""
    return [(id_, fact.review_by) for id_, fact in load_facts().items() if fact.review_by < today]
