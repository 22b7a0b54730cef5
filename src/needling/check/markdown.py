"""What an author can get wrong in the Markdown of a page: titles, emphasis, roles, tables and raw HTML, each with its line."""

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
from needling.check.links import link_problem
from needling.check.slips import Slip
from needling.check.tables import row_slips, unruled

ROLES = ("basis", "fact", "given", "number", "source")
#: What a sentence without a source may rest on.
BASES = ("practice", "judgement")

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
_TAG = re.compile(r"</?([a-zA-Z][\w-]*|!--)")
_ANY_ROLE = "|".join(ROLES)
#: What is left in a text of a mark that was meant to be one, and what to do.
_LEFT = {
    rf"\{{(?P<role>{_ANY_ROLE})\}}": (
        "'{{{role}}}' stands without its ticks. Write {{{role}}}`…`, with what it names between."
    ),
    r"(?<!\[ )\] ?\((?P<to>[^\n)]*)\)?": (
        "a link is not finished, or has a space in it: '({to}'. Write [words](file.ipynb), all in one."
    ),
    r"\*\*": "'**' stands alone. Bold begins and ends with it, **so**, without a space inside.",
    r"\*(?=[^\W\d_])|(?<=[^\W\d_])\*": "'*' stands alone. Emphasis begins and ends with it, *so*, without a space inside.",
    r"`": "a tick stands alone. Ticks come in pairs.",
    r"(?<!:):{1,2}\{[\w-]+\}": "a box begins with three colons, at the start of a line: :::{{admonition}} Title.",
    r"\[\^": "a footnote is not there. Say it in the text.",
}
_LEFTOVERS = {re.compile(pattern): told for pattern, told in _LEFT.items()}
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
            yield Slip(line, _html(token.content))
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
            yield from _inline_slips(token, line, page)


def _html(content: str) -> str:
    found = _TAG.search(content)
    name = f"<{found[1]}>" if found and found[1] != "!--" else "a comment of HTML"
    return f"holds {name}. A text carries Markdown only: *emphasis*, links, lists, tables and boxes."


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


def _inline_slips(token: Token, line: int, page: Path) -> Iterator[Slip]:
    source = token.content.splitlines()
    if told := unruled(source):
        row, sentence = told
        yield Slip(line + row, sentence)
        return
    at = line
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            at += 1
        elif child.type == "text":
            yield from (Slip(at, sentence) for sentence in _left_in(child.content))
        elif child.type == "html_inline" and not child.content.startswith("</"):
            yield Slip(at, _html(child.content))
        elif problem := _mark_problem(child, page):
            yield Slip(at, problem)


def _left_in(text: str) -> Iterator[str]:
    """What is wrong with marks that are left in a text; the first of its kinds says it."""
    for pattern, told in _LEFTOVERS.items():
        if found := pattern.search(text):
            yield told.format(**found.groupdict())
            return


def _mark_problem(mark: Token, page: Path) -> str:
    """What is wrong with what a role or a link names; empty when all is well."""
    if mark.type == "link_open":
        return link_problem(str(mark.attrs.get("href", "")), page)
    if mark.type != "myst_role":
        return ""
    if (name := mark.meta["name"]) not in ROLES:
        return f"there is no role '{{{name}}}'. There are {', '.join(f'{{{role}}}' for role in ROLES)}."
    if name == "basis" and mark.content not in BASES:
        return f"there is no basis '{mark.content}'. There are {', '.join(BASES)}."
    return ""
