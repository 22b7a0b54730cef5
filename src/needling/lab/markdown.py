"""A text of a chapter as HTML for JupyterLab: the book's own roles and boxes, read without Sphinx.

Docutils and MyST, which read the text in the book too, read it here cell by cell. What Sphinx adds there, a page's place
and links across pages, is not needed: a link to a fact becomes the fact's claim, shown on hovering.
"""

from __future__ import annotations

import html
import io
import re
import sys
from copy import copy
from functools import cache
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.parsers.rst import directives, roles
from docutils.writers.html5_polyglot import HTMLTranslator, Writer
from myst_parser.parsers.docutils_ import Parser

from needling.course import CourseError, book_folder, with_numbers
from needling.course.facts import fact
from needling.course.inline_markup import FACT
from needling.course.loading import read_text
from needling.sphinx.directives import Chapter, Conflict, Description, Reveal
from needling.sphinx.roles import ROLES

_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_HEAD = re.compile(r"^:::\{chapter\} *([\w-]+)", re.MULTILINE)
_ENTRY = re.compile(r"fact-(\w+)\Z")
#: What MyST says, as an author would say it.
_SENTENCES = {
    re.compile(r'Unknown interpreted text role "(.+)"\.? \[.*'): r"There is no role '{\1}'.",
    re.compile(r"Unknown directive type: '(.+)' \[.*"): r"There is no box ':::{\1}'.",
}
_SETTINGS = {
    "_disable_config": True,
    "doctitle_xform": False,
    "file_insertion_enabled": False,  # A cell reads no file of the server.
    "halt_level": 5,  # No mistake stops the reading: it is told in its place.
    "myst_all_links_external": True,  # JupyterLab follows them.
    "myst_enable_extensions": ["colon_fence", "deflist"],
    "myst_suppress_warnings": ["myst.header"],
    "table_style": "docutils",
}


class _Page:
    """What a role or a box asks of the page that it stands on, to write links from there; here a text is on no page."""

    docname = ""


class _Live:
    """Before a role or directive of the book: it works without Sphinx."""

    env = _Page()


@cache
def _register() -> None:
    """Make the book's roles and directives known to docutils, once."""
    for name, role in ROLES.items():
        live = copy(role)
        live.__class__ = type(name, (_Live, type(role)), {})
        roles.register_local_role(name, live)  # type: ignore[arg-type]
    boxes = {"chapter": Chapter, "conflict": Conflict, "description": Description, "reveal": Reveal}
    for name, box in boxes.items():
        directives.register_directive(name, type(box.__name__, (_Live, box), {}))


def rendered(text: str) -> str:
    """The text of a cell as HTML, with what its facts say now. What is wrong in it is told in its place.

    JupyterLab takes out what could act before it shows it.
    """
    _register()
    forget_what_changed()
    level, head = _HEADING.search(text), _HEAD.search(text)
    settings = {
        **_SETTINGS,
        "notebook": f"{head[1]}.ipynb" if head else "",
        "initial_header_level": len(level[1]) if level else 1,
        "warning_stream": io.StringIO(),
    }
    try:
        document = publish_doctree(text, parser=Parser(), settings_overrides=settings)
        _frame_figures(document)
        writer = Writer()
        writer.translator_class = _Translator
        publish_from_doctree(document, writer=writer, settings_overrides={**settings, "output_encoding": "unicode"})
        body = str(writer.parts["body"])
    except CourseError as error:
        body = f'<span class="nd-slip">{html.escape(str(error))}</span>'
    return f'<article class="nd-text">{body}</article>'


_seen: list[float] = []


def forget_what_changed() -> None:
    """Have the course read anew if a file of it was saved since the last text."""
    book = book_folder()
    files = [*(book / "data").rglob("*.yml"), *book.glob("*/*.ipynb"), *book.glob("*.bib")]
    now = [path.stat().st_mtime for path in sorted(files)]
    if now != _seen:
        _seen[:] = now
        modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "needling"]
        for thing in [thing for module in modules for thing in vars(module).values()]:
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


def _frame_figures(document: nodes.document) -> None:
    """An image with a title is a figure, the title its caption, as in the book."""
    for image in list(document.findall(nodes.image)):
        _fill(image)
        alone = isinstance(image.parent, nodes.paragraph) and len(image.parent) == 1
        if alone and image.get("title"):
            caption = nodes.caption("", image["title"])
            image.parent.replace_self(nodes.figure("", image.copy(), caption, classes=["nd-figure"]))


def _fill(image: nodes.Element) -> None:
    """A drawing whose labels name numbers of facts says them, as in the book: it is shown from its text, not from its file."""
    path = book_folder() / "figures" / Path(image["uri"]).name
    if path.suffix == ".svg" and path.is_file() and FACT.search(drawn := read_text(path)):
        image["uri"] = f"data:image/svg+xml,{quote(with_numbers(drawn))}"


class _Translator(HTMLTranslator):
    """Writes what the book's roles and boxes make, as the book does."""

    def visit_pending_xref(self, node: nodes.Element) -> None:
        """A link to a fact: its claim on hovering."""
        entry = _ENTRY.match(node["reftarget"])
        try:
            says = with_numbers(fact(entry[1].upper()).claim) if entry else ""
        except CourseError as error:
            says = str(error)
        self.body.append(self.starttag(node, "span", "", title=says))

    def depart_pending_xref(self, _node: nodes.Element) -> None:
        self.body.append("</span>")

    def visit_reveal(self, node: nodes.Element) -> None:
        """A text that opens on a tap."""
        summary = self.encode(node["summary"])
        self.body.append(f'<details class="nd-reveal"><summary>{summary}</summary>')

    def depart_reveal(self, _node: nodes.Element) -> None:
        self.body.append("</details>\n")

    def visit_admonition(self, node: nodes.admonition) -> None:
        """A box, with its colour by its class."""
        self.body.append(self.starttag(node, "div", CLASS="admonition"))

    def depart_admonition(self, node: nodes.admonition | None = None) -> None:
        self.body.append("</div>\n")

    def visit_reference(self, node: nodes.reference) -> None:
        """A place in this chapter has the name that JupyterLab gives it: the notebook, its heading with hyphens."""
        if "refid" in node:
            node["refuri"] = f"{self.settings.notebook}#{node.astext().replace(' ', '-')}"
            del node["refid"]
        super().visit_reference(node)

    def visit_meta(self, _node: nodes.Element) -> None:
        """For search engines; there is nothing to show."""
        raise nodes.SkipNode

    def visit_system_message(self, node: nodes.Element) -> None:
        """What is wrong, as a sentence."""
        sentence = " ".join(node[0].astext().split())
        for told, plain in _SENTENCES.items():
            sentence = told.sub(plain, sentence)
        self.body.append(f'<span class="nd-slip">{self.encode(sentence)}</span>')
        raise nodes.SkipNode
