"""The glossary: ``book/data/glossary.yml``, every term in English and Swedish with its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import Field

from needling.course.files import CourseError, Strict, book_folder, read_yaml, validated
from needling.course.plan import Id, load_plan
from needling.course.text import Text, missing_languages

#: The languages that every term has: this glossary is where English and Swedish readers meet.
LANGUAGES = {"en", "sv"}
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

    def spellings(self, code: str = "en") -> tuple[str, ...]:
        """How the term may stand in a text of that language, without what its brackets add."""
        whole = self.term.get(code, self.term["en"])
        names = [_IN_BRACKETS.sub(" ", whole).strip(), *_IN_BRACKETS.findall(whole)]
        return tuple(dict.fromkeys(name for name in [*names, *(self.also if code == "en" else [])] if name))


@cache
def load_glossary() -> tuple[Term, ...]:
    """Every term, in the order of the file: by subject, as they are learnt.

    Raises:
        CourseError: if the file is not a list of terms, or an id stands twice.
    """
    path = book_folder() / "data" / "glossary.yml"
    terms = validated(read_yaml(path), list[Term], path)
    ids = [term.id for term in terms]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise CourseError(f"book/data/glossary.yml: '{id_}' stands twice. Every term has its own id.")
    return tuple(terms)


def glossary_problems() -> Iterator[str]:
    """What is wrong with the glossary, a sentence each. The file can be read."""
    chapters = {chapter.id for part in load_plan() for chapter in part.chapters}
    met: dict[str, str] = {}
    for term in load_glossary():
        where = f"book/data/glossary.yml, {term.id}"
        if term.chapter not in chapters:
            yield f"{where}: there is no chapter '{term.chapter}'."
        for place, code in missing_languages(term, LANGUAGES):
            yield f"{where}: {place} has no `{code}`. Every term stands in English and in Swedish."
        for name in term.spellings():
            if met.setdefault(name.lower(), term.id) != term.id:
                yield f"{where}: '{name}' is a spelling of '{met[name.lower()]}' too. One word, one term."
