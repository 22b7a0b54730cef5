"""Whether a link leads to what is there."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from docutils.nodes import make_id

from needling.check.plan import listed_pages
from needling.course.chapters import text_of
from needling.course.facts import load_facts
from needling.course.glossary import load_glossary
from needling.course.loading import CourseError, book_folder
from needling.course.sources import load_sources

_OUTSIDE = re.compile(r"[a-z]+:", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#+)?\s*$", re.MULTILINE)


def link_problem(address: str, page: Path) -> str:
    """What is wrong with where a link leads; empty when all is well, or where it leads out of the book."""
    if not address:
        return "a link leads nowhere. Write where to between its round brackets."
    if _OUTSIDE.match(address):
        return ""
    name, _, anchor = unquote(address).partition("#")
    target = (page.parent / name).resolve() if name else page
    if wrong := _page_problem(name, target, page):
        return wrong
    if anchor and anchor not in _anchors(target):
        return f"a link leads to '#{anchor}', but {target.name} has no such heading."
    return ""


def _page_problem(name: str, target: Path, page: Path) -> str:
    if not target.is_file():
        return f"a link leads to '{name}', but there is no such page beside {page.name}.{_instead(target)}"
    if target.suffix not in (".ipynb", ".md"):
        return f"a link leads to '{name}', which is no page. Link to a page by its file, .ipynb or .md."
    place = target.relative_to(book_folder().resolve()).with_suffix("").as_posix()
    if (listed := _listed()) and place not in listed:
        return f"a link leads to '{name}', but _toc.yml does not list {place}, so it is no page of the book."
    return ""


def _listed() -> list[str]:
    try:
        return listed_pages()
    except CourseError:
        return []  # The check of the table of contents tells.


def _instead(missing: Path) -> str:
    """The page that was meant, where the link has its address on the site."""
    beside = next((path for end in (".ipynb", ".md") if (path := missing.with_suffix(end)).is_file()), None)
    return f" Link to its file, {beside.name}." if beside else ""


def _anchors(page: Path) -> set[str]:
    """What a link can lead to on a page: its headings, and the entries of a page that the course fills."""
    found = {make_id(heading) for heading in _headings(page, page.stat().st_mtime_ns)}
    if page.parent == book_folder() / "reference":
        entries = {
            "facts.md": [f"fact-{id_.lower()}" for id_ in load_facts()],
            "sources.md": [f"source-{key.lower()}" for key in load_sources()],
            "glossary.md": [f"term-{term.id}" for term in load_glossary()],
        }
        found |= set(entries.get(page.name, ()))
    return found


@lru_cache
def _headings(page: Path, _changed: int) -> list[str]:
    return _HEADING.findall(text_of(page))
