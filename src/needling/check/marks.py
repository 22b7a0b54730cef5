"""What an author can get wrong within a line: roles, links, emphasis, HTML, and marks that were meant to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from needling.check.links import link_problem
from needling.check.slips import Slip
from needling.check.tables import unruled

ROLES = ("basis", "fact", "given", "number", "source")
#: What a sentence without a source may rest on.
BASES = ("practice", "judgement")

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
    r"(?<![\s\d])\*|\*(?![\s\d])": "'*' stands alone. Emphasis begins and ends with it, *so*, without a space inside.",
    r"[^\W_]_(?!_)|(?<!_)_[^\W_]": "'_' stands in a word. Take it out.",
    r"`": "a tick stands alone. Ticks come in pairs.",
    r"(?<!:):{1,2}\{[\w-]+\}": "a box begins with three colons, at the start of a line: :::{{admonition}} Title.",
    r"\[\^": "a footnote is not there. Say it in the text.",
    r"(?P<brace>[{}])": "'{brace}' stands alone. A role has both: {{fact}}`…`.",
}
_ROLE_NAME = re.compile(rf"\{{?\b(?:{_ANY_ROLE})\}}?$")
_LEFTOVERS = {re.compile(pattern): told for pattern, told in _LEFT.items()}
_TAG = re.compile(r"</?([a-zA-Z][\w-]*|!--)")


def inline_slips(token: Token, line: int, page: Path) -> Iterator[Slip]:
    """What is wrong within a paragraph, a heading or a cell of a table that begins in a line."""
    source = token.content.splitlines()
    if told := unruled(source):
        row, sentence = told
        yield Slip(line + row, sentence)
        return
    at = line
    for child, after in pairwise([*(token.children or ()), Token("end", "", 0)]):
        if child.type in ("softbreak", "hardbreak"):
            at += 1
        elif child.type == "text":
            of_role = after.type == "code_inline" and _ROLE_NAME.search(child.content)
            if not of_role and (problem := _left_in(child.content)):
                yield Slip(at, problem)
        elif child.type == "html_inline" and not child.content.startswith("</"):
            yield Slip(at, html_problem(child.content))
        elif child.type == "code_inline":
            yield Slip(
                at, f"'{child.content}' is shown as code. A number or a source is named so: {{fact}}`{child.content}`."
            )
        elif problem := _mark_problem(child, page):
            yield Slip(at, problem)
    texts = "".join(child.content for child in token.children or () if child.type == "text")
    if texts.count("[") != texts.count("]") and "](" not in texts and "[^" not in texts:
        yield Slip(line, "a square bracket stands alone. Brackets come in pairs.")


def _left_in(text: str) -> str:
    """What is wrong with a mark that is left in a text, the first that tells it; empty when all is well."""
    for pattern, told in _LEFTOVERS.items():
        if found := pattern.search(text):
            return told.format(**found.groupdict())
    return ""


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


def html_problem(content: str) -> str:
    """What is told of HTML."""
    found = _TAG.search(content)
    name = f"<{found[1]}>" if found and found[1] != "!--" else "a comment of HTML"
    return f"holds {name}. A text carries Markdown only: *emphasis*, links, lists, tables and boxes."
