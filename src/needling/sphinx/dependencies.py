"""What a page depends on, in one place: asked for executed notebooks, and by Sphinx, which reads a page anew when it changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from needling.course.chapters import all_pages, text_of
from needling.course.loading import CourseError, book_folder
from needling.sphinx import answers, coverage, directives, glossary, lists, sheets
from needling.sphinx.directives import CourseDirective
from needling.sphinx.translated import catalogue_files
from needling.widgets.activity import data_files, known
from needling.widgets.page_index import calls_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: A file, or a text that stands for what was read.
Read = Path | str

_PACKAGE = Path(__file__).parents[1]
_MADE_OF = {".py", ".html", ".yml", ".js", ".css"}
_DATA = ("facts/*.yml", "strings/*.yml", "style/*.yml", "plan.yml", "glossary.yml")
_DIRECTIVE = re.compile(r"^ *[:`]{3,}\{([\w-]+)\} *(.*)$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)")
_HEADING = re.compile(r"^# .*$", re.MULTILINE)


def all_directives() -> dict[str, type[CourseDirective]]:
    """The course's own directives that read something, by the name that authors write."""
    rooms = (directives, lists, answers, coverage, glossary, sheets)
    return {name: directive for room in rooms for name, directive in room.DIRECTIVES.items()}


def common() -> Iterator[Read]:
    """What every page depends on: code, configuration, what is said of facts and terms, and all titles, for its menu."""
    book = book_folder()
    # Scripts and styles as bundled: a page names them with their checksum.
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _MADE_OF and ("bundles" in path.parts or path.suffix not in (".js", ".css")):
            yield path
    yield from data_files(*_DATA)
    yield from catalogue_files()
    yield from (path for path in (book / "references.bib", *book.parent.glob("_*.yml")) if path.is_file())
    yield from (f"{page.name} {title}" for page in all_pages() for title in _HEADING.findall(text_of(page)))


@cache
def behind(page: Path) -> tuple[Read, ...]:
    """What a page depends on besides that and its own file: its figures, and what its calls and directives read."""
    return tuple(_behind(page))


def _behind(page: Path) -> Iterator[Read]:
    text = text_of(page)
    for image in _IMAGE.findall(text):
        path = book_folder() / image.lstrip("/") if image.startswith("/") else page.parent / image
        if path.is_file():
            yield path
    there = all_directives()
    reading = [partial(activity.reads, call) for activity, call in known(calls_of(page))]
    reading += [
        partial(there[name].reads, argument.strip()) for name, argument in _DIRECTIVE.findall(text) if name in there
    ]
    for read in reading:
        with suppress(CourseError):  # The check tells.
            yield from read()


def fingerprint(read: Iterable[Read]) -> str:
    """A checksum over contents: two are the same when everything that was read is the same."""
    digest = hashlib.sha256()
    for one in read:
        name, content = (one.name, one.read_bytes()) if isinstance(one, Path) else ("", one.encode())
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()


@cache
def shared() -> str:
    """The fingerprint of what every page depends on."""
    return fingerprint(common())


def _note_outdated(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Pages whose dependencies changed since Sphinx read them."""
    before: dict[str, str] = getattr(env, "needling_fingerprints", {})
    pages = {name: Path(env.doc2path(name)) for name in env.found_docs}
    now = {name: shared() + fingerprint([page, *behind(page)]) for name, page in pages.items()}
    env.needling_fingerprints = now  # type: ignore[attr-defined]
    return [name for name, value in now.items() if before.get(name) != value]


def setup(app: Sphinx) -> None:
    """Ask before Sphinx decides which pages it reads."""
    app.connect("env-get-outdated", _note_outdated)
