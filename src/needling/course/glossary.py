"""The glossary: ``book/data/glossary.yml``, every term with its meaning; other languages stand in catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import Field

from needling.course.catalogues import catalogue_languages, localized
from needling.course.loading import CourseError, Strict, book_folder, read_yaml, validated
from needling.course.plan import Id, load_plan
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


@cache
def load_glossary(code: str | None = None) -> tuple[Term, ...]:
    """Every term in a language, the page's where none is named; in the order of the file: by subject, as they are learnt.

    Raises:
        CourseError: if the file is not a list of terms, or an id stands twice.
    """
    path = book_folder() / "data" / "glossary.yml"
    terms = validated(read_yaml(path), list[Term], path)
    ids = [term.id for term in terms]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise CourseError(f"book/data/glossary.yml: '{id_}' stands twice. Every term has its own id.")
    return tuple(localized(term, DOMAIN, term.id, code) for term in terms)


def glossary_languages() -> list[str]:
    """The languages that the glossary speaks, the page's first: readers of all of them meet in it."""
    known = [SOURCE_LANGUAGE, *catalogue_languages(DOMAIN)]
    return list(dict.fromkeys([language(), *known]))


def glossary_problems() -> Iterator[str]:
    """What is wrong with the glossary, a sentence each. The file can be read."""
    chapters = {chapter.id for part in load_plan() for chapter in part.chapters}
    met: dict[str, str] = {}
    for term in load_glossary(SOURCE_LANGUAGE):
        where = f"book/data/glossary.yml, {term.id}"
        if term.chapter not in chapters:
            yield f"{where}: there is no chapter '{term.chapter}'."
        for name in term.spellings:
            if met.setdefault(name.lower(), term.id) != term.id:
                yield f"{where}: '{name}' is a spelling of '{met[name.lower()]}' too. One word, one term."
