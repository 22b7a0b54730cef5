"""What an author can get wrong in the Markdown of a page: titles, boxes, tables, and within lines, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from needling.check.boxes import TEXT_BOXES, Box, box_slips
from needling.check.marks import html_problem, inline_slips
from needling.check.slips import Slip
from needling.check.tables import row_slips

#: Reads as the build does, but for HTML, which the build shows as it was typed.
READER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(colon_fence_plugin)
    .use(deflist_plugin)
    .use(footnote_plugin)
    .use(myst_block_plugin)
    .use(myst_role_plugin)
)
_MERGE = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$")


@dataclass
class Shape:
    """What the texts of one page are made of, gathered while they are read.

    Attributes:
        level: of the last heading.
        headings: those met, as a link names them.
        heads: the chapters whose heads stand there, each with its line in the text being read.
    """

    level: int = 0
    title: str = ""
    headings: set[str] = field(default_factory=set)
    heads: list[tuple[str, int]] = field(default_factory=list)


def slips_in(text: str, page: Path, shape: Shape) -> list[Slip]:
    """What is wrong with the form of a text of a page, in the order of its lines; adds to the page's shape."""
    merged = [number for number, line in enumerate(text.splitlines(), start=1) if _MERGE.match(line)]
    if len(merged) > 1:
        return [Slip(merged[0], "two versions stand one below the other, between marks of a merge. Keep one of them.")]
    return sorted(_slips(text, 0, page, shape, in_box=False), key=lambda slip: slip.line)


def _slips(text: str, before: int, page: Path, shape: Shape, *, in_box: bool) -> Iterator[Slip]:
    lines = text.splitlines()
    tokens = READER.parse(text)
    columns = 0
    for token, after in pairwise([*tokens, Token("end", "", 0)]):
        line = before + (token.map[0] + 1 if token.map else 1)
        if token.type == "html_block":
            yield Slip(line, html_problem(token.content))
        elif token.type == "code_block":
            yield Slip(line, "a line begins with four spaces, so it is shown as code. Take the spaces out.")
        elif token.type == "myst_line_comment":
            yield Slip(line, "a line that begins with % is not shown. Begin it otherwise, or delete it.")
        elif token.type == "heading_open":
            yield from _heading_slips(token, after.content, line, None if in_box else shape)
        elif token.type in ("colon_fence", "fence"):
            box = Box.of(token, lines, line)
            yield from box_slips(box)
            if box.name == "chapter":
                shape.heads.append((box.argument, line))
            if box.name in TEXT_BOXES:
                yield from _slips(box.text, line, page, shape, in_box=True)
        elif token.type == "table_open":
            columns = 0
        elif token.type == "tr_open" and token.map:
            told, columns = row_slips(lines[token.map[0]], columns)
            yield from (Slip(line, sentence) for sentence in told)
        elif token.type == "inline":
            yield from inline_slips(token, line, page)


def _heading_slips(token: Token, content: str, line: int, shape: Shape | None) -> Iterator[Slip]:
    """What is wrong with a heading; one in a box belongs to no page's shape."""
    if token.markup in ("-", "="):
        rule = token.markup * 3
        yield Slip(line, f"is made a heading by the '{rule}' below it. Leave a line empty between, or write '## '.")
        return
    if not content.strip():
        yield Slip(line, f"'{token.markup}' stands without the words of its heading.")
        return
    if shape is None:
        return
    level = len(token.markup)
    if level == 1 and shape.title:
        yield Slip(line, "a second title, '# …'. A page has one; write '## ' for a section.")
        return
    if level > shape.level + 1:
        before = (
            f"the heading before has '{'#' * shape.level}'" if shape.level else "a page begins with its title, '# '"
        )
        yield Slip(line, f"'{token.markup} {content}' skips a level: {before}. Write '{'#' * (shape.level + 1)} '.")
    if level == 1:
        shape.title = content
    name = content.casefold()
    if name in shape.headings:
        yield Slip(line, f"a second heading '{content}'. A link to it would lead to the first; give it other words.")
    shape.headings.add(name)
    shape.level = level
