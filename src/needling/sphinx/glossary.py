"""The glossary page, and the meaning of a term where it first stands in a chapter: a native popover, without scripts."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from docutils import nodes

from needling.course import CourseError, find_chapter, language
from needling.course.glossary import Term, glossary_languages, load_glossary
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE
from needling.sphinx.directives import CourseDirective
from needling.sphinx.lists import ListDirective, page_filter
from needling.sphinx.nodes import chapter_link, line, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

PAGE = "reference/glossary"
#: Where a button cannot stand, or an explanation would be in the way.
_NOT_IN = (nodes.reference, nodes.title, nodes.caption, nodes.legend, nodes.literal, nodes.raw)


class GlossaryList(ListDirective):
    """Every term in each language of the glossary, what it means, and the chapter that teaches it."""

    def make(self) -> list[nodes.Node]:
        return [page_filter(topics={}, marks=[]), *(self._entry(term) for term in load_glossary())]

    def _entry(self, term: Term) -> nodes.container:
        entry = self.target(f"term-{term.id}", "nd-glossed")
        entry["classes"].append("nd-entry")
        part, chapter = find_chapter(term.chapter)
        entry += nodes.raw("", "".join(_in(code, term.id) for code in glossary_languages()), format="html")
        link = chapter_link(self.env.docname, f"{part.id}/{chapter.id}", chapter.title)
        entry += line(nodes.Text(f"{words()['taught_in']} "), link, css="nd-small")
        return entry


def _in(code: str, id_: str) -> str:
    """A term and its meaning in one language, and which one: a screen reader pronounces it by that."""
    term = next(term for term in load_glossary(code) if term.id == id_)
    name, meaning = html.escape(term.term), html.escape(term.meaning)
    return f'<p lang="{code}"><strong>{name}</strong> {meaning}</p>'


class explained(nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A word of a text, with the meaning of its term one tap away."""


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, Term]]:
    """How to find a term in a text, and which one a spelling means; what is not translated yet is English on the page."""
    shown = {term.id: term for term in load_glossary() if not term.common}
    terms: dict[str, Term] = {}
    patterns = []
    for code in dict.fromkeys([language(), SOURCE_LANGUAGE]):
        own = {
            name.lower(): shown[term.id] for term in load_glossary(code) if term.id in shown for name in term.spellings
        }
        names = "|".join(re.escape(name) for name in sorted(own, key=len, reverse=True))
        patterns.append(f"({names}){load_style(code).ending}")
        terms = own | terms
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE), terms


def _explain(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Marks each term of a chapter where it first stands."""
    if app.builder.format != "html" or not _is_chapter(docname):
        return
    met: set[str] = set()
    for text in list(doctree.findall(nodes.Text)):
        if _may_be_explained(text):
            parts = list(_parts(text, met))
            if len(parts) > 1:
                text.parent.replace(text, parts)


def _is_chapter(docname: str) -> bool:
    try:
        part, chapter = find_chapter(docname.rpartition("/")[2])
    except CourseError:
        return False
    return docname == f"{part.id}/{chapter.id}"


def _may_be_explained(text: nodes.Text) -> bool:
    paragraph: Any = text.parent
    while paragraph is not None and not isinstance(paragraph, nodes.paragraph):
        if isinstance(paragraph, _NOT_IN):
            return False
        paragraph = paragraph.parent
    if paragraph is None or any(css.startswith("nd-") for css in paragraph["classes"]):
        return False
    around = paragraph.parent
    while around is not None:
        if isinstance(around, nodes.figure) or "nd-aims" in around.get("classes", ()):
            return False
        around = around.parent
    return True


def _parts(text: nodes.Text, met: set[str]) -> Iterator[nodes.Node]:
    """A text in pieces, terms that were not met before as nodes of their own."""
    pattern, terms = _spellings()
    whole, done = text.astext(), 0
    for found in pattern.finditer(whole):
        term = terms[next(filter(None, found.groups())).lower()]
        if term.id in met:
            continue
        met.add(term.id)
        yield nodes.Text(whole[done : found.start()])
        yield explained("", found[0], term=term.id)
        done = found.end()
    yield nodes.Text(whole[done:])


def _open(translator: Any, node: explained) -> None:
    translator.body.append(f'<button type="button" class="nd-term" popovertarget="meaning-{node["term"]}">')


def _close(translator: Any, node: explained) -> None:
    term = next(term for term in load_glossary() if term.id == node["term"])
    builder = translator.builder
    page = builder.get_relative_uri(builder.current_docname, PAGE)
    others = "".join(
        f' <i lang="{code}">{html.escape(other.term)}</i>'
        for code in glossary_languages()[1:]
        for other in load_glossary(code)
        if other.id == term.id
    )
    translator.body.append(
        f'</button><span class="nd-meaning" popover id="meaning-{term.id}"><b>{html.escape(term.term)}</b>'
        f"{others} <span>{html.escape(term.meaning)}</span> "
        f'<a href="{page}#term-{term.id}">{html.escape(words()["glossary"])}</a></span>'
    )


DIRECTIVES: dict[str, type[CourseDirective]] = {"glossary-list": GlossaryList}


def setup(app: Sphinx) -> None:
    """Register the directive, and the explanation of terms."""
    app.add_node(explained, html=(_open, _close))
    app.connect("doctree-resolved", _explain)
