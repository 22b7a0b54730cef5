"""What a search finds first: for each term and each word that a chapter claims, the chapter that teaches it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes

from needling.course import load_plan
from needling.course.glossary import glossary_languages, load_glossary

if TYPE_CHECKING:
    from sphinx.application import Sphinx


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
            found |= {name.lower(): pages[chapter.id] for name in chapter.search_terms}
    return found


def _add_keywords(app: Sphinx, doctree: nodes.document) -> None:
    """The words of ``finds`` that lead to a chapter stand on its page, so that it is among the results. No author wrote them."""
    names = {word for name, page in finds().items() if page == app.env.docname for word in name.split()}
    if names and app.builder.format == "html":
        doctree.insert(0, nodes.meta(name="keywords", content=", ".join(sorted(names))))


def setup(app: Sphinx) -> None:
    """After the translation of what authors wrote."""
    app.connect("doctree-read", _add_keywords)
