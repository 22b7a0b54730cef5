"""Sheets to print on one page of A4: what an author types as ``[ ]`` is a box to tick, ``____`` a line to write on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxRole

from needling.course.numbers import format_day
from needling.course.sheet_head import SheetHead
from needling.sphinx.directives import CourseDirective
from needling.sphinx.nodes import box, line, words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: A box with the word behind it, or a line.
_DRAWN = re.compile(r"(\[ \](?: \S+)?|_{4,})")
#: So many underscores make a line of its own over the whole width.
_WHOLE = 12


class Sheet(CourseDirective):
    """The head of a sheet: on screen how to use it; on paper too, in small, the course, the version, no advice."""

    required_arguments = 1
    has_content = True
    option_spec = {"layout": directives.unchanged_required}  # noqa: RUF012 - as docutils has it

    def make(self) -> list[nodes.Node]:
        written = SheetHead.of(self.arguments[0], self.options.get("layout"), "\n".join(self.content))
        foot = words()["sheet_foot"].format(
            course=self.config.html_title, version=format_day(written.version, words()["date"])
        )
        use = box("nd-sheet-use", self.parse_content_to_nodes())
        head = box("nd-sheet-head", [use, line(nodes.Text(foot), css="nd-sheet-foot")])
        head["layout"] = written.layout
        return [head]


class BasisRole(SphinxRole):
    """A small mark for a line that rests on no fact: ``{basis}`practice` `` or ``{basis}`judgement` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        marks = {"practice": words()["basis_practice"], "judgement": words()["basis_judgement"]}
        if self.text not in marks:
            told = f"there is no basis '{self.text}'. There are {', '.join(marks)}."
            return [], [self.inliner.reporter.error(told, line=self.lineno)]
        return [nodes.inline("", marks[self.text], classes=["nd-src"])], []


def _lay_out(_app: Sphinx, doctree: nodes.document) -> None:
    """A page with the head of a sheet is laid out as one; there ``[ ]`` becomes a box and ``____`` a line."""
    heads = [found for found in doctree.findall(nodes.container) if "nd-sheet-head" in found["classes"]]
    if not heads:
        return
    heads[0].parent["classes"] += ["nd-sheet", f"nd-sheet-{heads[0]['layout']}"]
    for text in list(doctree.findall(nodes.Text)):
        pieces = [_drawn(piece) for piece in _DRAWN.split(text.astext()) if piece]
        text.parent.replace(text, pieces)
    for paragraph in list(doctree.findall(nodes.paragraph)):
        place = paragraph.parent
        if isinstance(place, nodes.entry) and not paragraph.children:
            place["classes"].append("nd-empty")
        elif isinstance(place, nodes.entry) and _is(paragraph.children[0], "nd-tick") and not paragraph.astext():
            place["classes"].append("nd-choice")
        elif isinstance(place, nodes.list_item) and _is(paragraph.children[0], "nd-tick"):
            place["classes"].append("nd-ticked")
        if any(_is(child, "nd-line") for child in paragraph.children):
            _spread(paragraph)


def _drawn(piece: str) -> nodes.Node:
    if piece.startswith("[ ]"):
        return nodes.inline("", "", nodes.inline(classes=["nd-box"]), nodes.Text(piece[3:]), classes=["nd-tick"])
    if _DRAWN.fullmatch(piece):
        return nodes.inline(classes=["nd-line", "nd-whole"] if len(piece) >= _WHOLE else ["nd-line"])
    return nodes.Text(piece)


def _spread(paragraph: nodes.paragraph) -> None:
    """Keep each line with the words before it; what follows the last line stands alone."""
    paragraph["classes"].append("nd-fill")
    children = list(paragraph.children)
    paragraph.clear()
    said: list[nodes.Node] = []
    for child in children:
        said.append(child)
        if _is(child, "nd-line"):
            paragraph += _field(said)
            said = []
    if any(child.astext().strip() for child in said):
        paragraph += nodes.inline("", "", *said)


def _field(said: list[nodes.Node]) -> list[nodes.Node]:
    """Words and the line after them; a whole line stands below its words."""
    *before, drawn = said
    inner = [nodes.inline("", "", *before)] if any(child.astext().strip() for child in before) else []
    if _is(drawn, "nd-whole"):
        return [*inner, drawn]
    return [nodes.inline("", "", *inner, drawn, classes=["nd-field"])]


def _is(node: nodes.Node, css: str) -> bool:
    return isinstance(node, nodes.inline) and css in node["classes"]


DIRECTIVES: dict[str, type[CourseDirective]] = {"sheet": Sheet}


def setup(app: Sphinx) -> None:
    """Register the directive and the role."""
    app.add_role("basis", BasisRole())
    app.connect("doctree-read", _lay_out)
