"""What a search finds first: for each term and each word that a chapter claims, the chapter that teaches it."""

from __future__ import annotations

from functools import cache

from docutils import nodes

from needling.course import load_plan
from needling.course.glossary import glossary_languages, load_glossary


@cache
def finds() -> dict[str, str]:
    """Words in lower case, in every language of the glossary, each with the page that should come first."""
    pages = {chapter.id: f"{part.id}/{chapter.id}" for part in load_plan() for chapter in part.chapters}
    found = {
        name.lower(): pages[term.chapter]
        for code in glossary_languages()
        for term in load_glossary(code)
        for name in term.spellings
    }
    for part in load_plan():
        for chapter in part.chapters:
            found |= {name.lower(): pages[chapter.id] for name in chapter.finds}
    return found


def keywords(chapter: str) -> nodes.meta:
    """The words of ``finds`` that lead to a chapter, so that its page is among the results."""
    names = {word for name, page in finds().items() if page.rpartition("/")[2] == chapter for word in name.split()}
    return nodes.meta(name="keywords", content=", ".join(sorted(names)))
