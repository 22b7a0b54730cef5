"""What an author can get wrong in the Markdown of a page: boxes, roles, titles, links and raw HTML, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from docutils.nodes import make_id
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from needling.course.chapters import read_notebook
from needling.course.facts import load_facts
from needling.course.glossary import load_glossary
from needling.course.loading import CourseError, book_folder, read_text
from needling.course.sources import load_sources

#: The classes of a box: what it means to the hand that acts.
BOX_CLASSES = ("safety", "law", "correct", "practice")
#: Boxes that hold text: their content is looked into.
TEXT_BOXES = ("admonition", "conflict", "container", "reveal", "sheet")
#: Boxes that are filled by the course itself.
FILLED_BOXES = (
    *("chapter", "description", "answer-list", "coverage", "course-overview", "course-size"),
    *("fact-list", "glossary-list", "source-list"),
)
ROLES = ("basis", "fact", "given", "source")

_READER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(colon_fence_plugin)
    .use(deflist_plugin)
    .use(myst_role_plugin)
)
_BOX = re.compile(r"\{(?P<name>[\w-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")
_ROLE_WITHOUT_TICKS = re.compile(rf"\{{({'|'.join(ROLES)})\}}(?!`)")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*|!--)")
_PIPES = re.compile(r"^\|.*\|\s*$")
_OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)


@dataclass(frozen=True)
class Slip:
    """Something to mend, and its line in the text, counted from 1."""

    line: int
    sentence: str


@dataclass
class Shape:
    """What the texts of one page are made of, gathered while they are read."""

    titles: int = 0
    heads: tuple[str, ...] = ()


def slips_in(text: str, page: Path, shape: Shape) -> Iterator[Slip]:
    """What is wrong with the form of a text of a page, in the order of its lines; adds to the page's shape."""
    yield from sorted(_slips(text, 0, page, shape), key=lambda slip: slip.line)


def _slips(text: str, before: int, page: Path, shape: Shape) -> Iterator[Slip]:
    lines = text.splitlines()
    for token in _READER.parse(text):
        line = before + (token.map[0] + 1 if token.map else 1)
        if token.type == "html_block":
            yield Slip(line, _html(token.content))
        elif token.type == "heading_open" and token.tag == "h1":
            shape.titles += 1
            if shape.titles == 2:
                yield Slip(line, "a second title, '# …'. A page has one; write '## ' for a section.")
        elif token.type in ("colon_fence", "fence"):
            yield from _box_slips(token, lines, line, page, shape)
        elif token.type == "inline":
            yield from _inline_slips(token, line, page)


def _html(content: str) -> str:
    found = _TAG.search(content)
    name = f"<{found[1]}>" if found and found[1] != "!--" else "a comment of HTML"
    return f"holds {name}. A text carries Markdown only: *emphasis*, links, lists, tables and boxes."


def _box_slips(token: Token, lines: list[str], line: int, page: Path, shape: Shape) -> Iterator[Slip]:
    box = _BOX.match(token.info.strip())
    if token.type == "colon_fence":
        first, last = token.map or [0, 0]
        if last <= first + 1 or lines[last - 1].strip() != token.markup:
            yield Slip(line, f"a box is not closed. Close it with {token.markup} on a line of its own.")
        if box is None:
            yield Slip(
                line,
                f"'{token.markup}{token.info}' names no box. Write, for instance, {token.markup}{{admonition}} Title.",
            )
    if box is None:
        return
    name, argument = box["name"], box["argument"].strip()
    if name not in (*TEXT_BOXES, *FILLED_BOXES):
        yield Slip(line, f"there is no box '{name}'. There are {', '.join((*TEXT_BOXES, *FILLED_BOXES))}.")
        return
    if name == "chapter":
        shape.heads += (argument,)
    body = token.content.splitlines()
    options: dict[str, str] = {}
    for number, written in enumerate(body):
        if not (option := _OPTION.fullmatch(written.strip())):
            break
        options[option["name"]] = option["value"].strip()
        body[number] = ""
    if name == "admonition":
        yield from _admonition_slips(line, options, argument)
    if name in TEXT_BOXES:
        yield from _slips("\n".join(body), line, page, shape)


def _admonition_slips(line: int, options: dict[str, str], title: str) -> Iterator[Slip]:
    classes = ", ".join(BOX_CLASSES)
    if not title:
        yield Slip(line, "a box has no title. Write it behind {admonition}.")
    if "class" not in options:
        yield Slip(line, f"a box does not say what it means. Write :class: and one of {classes} on the line below.")
    elif options["class"] not in BOX_CLASSES:
        yield Slip(line, f"there is no class '{options['class']}' of a box. There are {classes}.")


def _inline_slips(token: Token, line: int, page: Path) -> Iterator[Slip]:
    source = token.content.splitlines()
    rows = [number for number, row in enumerate(source) if _PIPES.match(row)]
    # Cells of a table are inline texts of their own, without pipes at both ends.
    if len(rows) > 1:
        yield Slip(
            line + rows[0], "a table without its rule. Write |---|---| with as many columns below its first row."
        )
    for number, row in enumerate(source):
        if found := _ROLE_WITHOUT_TICKS.search(row):
            role = found[1]
            yield Slip(
                line + number,
                f"'{found[0]}' stands without its ticks. Write {{{role}}}`…`, with what it names between.",
            )
    at = line
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            at += 1
        elif child.type == "html_inline" and not child.content.startswith("</"):
            yield Slip(at, _html(child.content))
        elif child.type == "myst_role" and child.meta["name"] not in ROLES:
            yield Slip(
                at,
                f"there is no role '{{{child.meta['name']}}}'. There are {', '.join(f'{{{role}}}' for role in ROLES)}.",
            )
        elif child.type == "link_open" and (problem := _link_problem(str(child.attrs.get("href", "")), page)):
            yield Slip(at, problem)


def _link_problem(address: str, page: Path) -> str:
    """What is wrong with where a link leads; empty when all is well, or where it leads out of the book."""
    if _OUTSIDE.match(address):
        return ""
    name, _, anchor = unquote(address).partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.is_file():
        return f"a link leads to '{name}', but there is no such page beside {page.name}."
    if target.suffix not in (".ipynb", ".md"):
        return f"a link leads to '{name}', which is no page. Link to a page by its file, .ipynb or .md."
    if anchor and anchor not in _anchors(target):
        return f"a link leads to '#{anchor}', but {target.name} has no such heading."
    return ""


def _anchors(page: Path) -> set[str]:
    """What a link can lead to on a page: its headings, and the entries of a page that the course fills."""
    try:
        cells = read_notebook(page).cells if page.suffix == ".ipynb" else []
    except CourseError:
        return set()  # The page's own check tells.
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"] or [read_text(page)]
    tokens = [token for text in texts for token in _READER.parse(text)]
    found = {make_id(after.content) for token, after in pairwise(tokens) if token.type == "heading_open"}
    if page.parent == book_folder() / "reference":
        entries = {
            "facts.md": [f"fact-{id_.lower()}" for id_ in load_facts()],
            "sources.md": [f"source-{key.lower()}" for key in load_sources()],
            "glossary.md": [f"term-{term.id}" for term in load_glossary()],
        }
        found |= set(entries.get(page.name, ()))
    return found
