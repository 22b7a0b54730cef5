"""Small docutils pieces that the directives share."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes

from needling.course import Fact, load_strings, to_html, with_numbers

#: The kind of link that leads to an entry of a reference page (``lists.py`` resolves it, keeping the link's own look).
ENTRY = "course-entry"


def words() -> dict[str, str]:
    """The site's own words."""
    return load_strings("site")


def rich(text: str) -> nodes.raw:
    """A course text with its emphasis and links, everything else escaped."""
    return nodes.raw("", to_html(text), format="html")


def fact_link(id_: str, text: str, *, docname: str, css: str = "nd-src") -> addnodes.pending_xref:
    """A link to a fact on the facts page."""
    return _reference(f"fact-{id_.lower()}", nodes.inline(text, text, classes=[css]), docname)


def source_link(key: str, text: str, *, docname: str) -> addnodes.pending_xref:
    """A link to a source on the sources page."""
    return _reference(f"source-{key.lower()}", nodes.inline(text, text), docname)


def _reference(target: str, inner: nodes.inline, docname: str) -> addnodes.pending_xref:
    link = addnodes.pending_xref(
        "", refdomain="", reftype=ENTRY, reftarget=target, refexplicit=True, refwarn=True, refdoc=docname
    )
    link += inner
    return link


def chapter_link(docname: str, target: str, text: str) -> addnodes.pending_xref:
    """A link to a page of the book; without a text it shows the page's own title."""
    link = addnodes.pending_xref(
        "", refdomain="std", reftype="doc", reftarget=f"/{target}", refexplicit=bool(text), refwarn=True, refdoc=docname
    )
    link += nodes.inline(text, text, classes=["std-doc"])
    return link


def box(css: str, children: Iterable[nodes.Node]) -> nodes.container:
    """A ``div`` with a class."""
    made = nodes.container(classes=[css])
    made.extend(children)
    return made


def line(*children: nodes.Node, css: str = "") -> nodes.paragraph:
    """A paragraph of given pieces, in the page's language: what they say comes translated."""
    made = nodes.paragraph(classes=[css] if css else [], translatable=False)
    made.extend(children)
    return made


def strong(text: str) -> nodes.strong:
    """Bold text."""
    return nodes.strong(text, text)


def claim(fact: Fact) -> nodes.Text:
    """A fact's claim."""
    return nodes.Text(with_numbers(fact.claim))
