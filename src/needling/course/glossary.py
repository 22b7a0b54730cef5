"""The glossary: ``book/data/glossary.yml``, every term with its meaning; other languages stand in catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field

from needling.course.catalogues import catalogue_languages, localized
from needling.course.loading import Entries, Strict, book_folder, read_entries, remembered, validated
from needling.course.plan import Id, load_plan
from needling.course.problem import Problem
from needling.course.text import SOURCE_LANGUAGE, Text, language

DOMAIN = "glossary"
_IN_BRACKETS = re.compile(r"\s*\(([^)]*)\)\s*")


class Term(Strict):
    """One term of the field, what it means, and the chapter that teaches it."""

    id: Id
    term: Text
    """The term itself; a second name or an abbreviation in brackets: ``micro-needling pen``, ``post-inflammatory … (PIH)``."""
    meaning: Text
    chapter: Id
    """The chapter that teaches it: the glossary links to it, and a search for the term finds it first."""
    also: list[str] = Field(default_factory=list)
    """Further English spellings that texts use."""
    common: bool = False
    """True for words that every reader knows: chapters do not explain them."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """How the term may stand in a text of its language, without what its brackets add."""
        names = [_IN_BRACKETS.sub(" ", self.term).strip(), *_IN_BRACKETS.findall(self.term)]
        more = self.also if self.term == self.term.source else []
        return tuple(dict.fromkeys(name for name in [*names, *more] if name))


@remembered
def _entries() -> Entries[Term]:
    path = book_folder() / "data" / "glossary.yml"
    return read_entries(path, "term", lambda entry, at: validated(entry, Term, path, at=at))


@remembered
def load_glossary(code: str | None = None) -> tuple[Term, ...]:
    """Every term in a language, the page's where none is named; in the order of the file: by subject, as they are learnt.

    Raises:
        CourseError: for every entry that is no term.
    """
    return tuple(localized(term, DOMAIN, term.id, code) for term in _entries().whole())


def glossary_languages() -> list[str]:
    """The languages that the glossary speaks, the page's first: readers of all of them meet in it."""
    known = [SOURCE_LANGUAGE, *catalogue_languages(DOMAIN)]
    return list(dict.fromkeys([language(), *known]))


def glossary_problems() -> Iterator[Problem]:
    """What is wrong with the terms that can be read, a sentence each."""
    file = "book/data/glossary.yml"
    met: dict[str, str] = {}
    terms = _entries().good
    for term in terms:
        for name in term.spellings:
            if met.setdefault(name.lower(), term.id) != term.id:
                told = f"'{name}' is a spelling of '{met[name.lower()]}' too. One word, one term."
                yield Problem(file, told, term.id)
    chapters = {chapter.id for part in load_plan() for chapter in part.chapters}
    for term in terms:
        if term.chapter not in chapters:
            yield Problem(file, f"there is no chapter '{term.chapter}'.", f"{term.id}, chapter")
