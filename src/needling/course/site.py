"""What ``_config.yml`` says to readers: the title of the course, whose it is, and where they report a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import quote, urlsplit

from needling.course.catalogues import Translatable, translation
from needling.course.loading import CourseError, book_folder, read_yaml
from needling.course.text import SOURCE_LANGUAGE, Text, language

DOMAIN = "site"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def load_site() -> dict[str, Any]:
    """The configuration; empty where there is none.

    Raises:
        CourseError: if the file is not YAML, has no title or author, or names no place where mistakes can be reported.
    """
    config = _config()
    if not config.is_file():
        return {}
    content = read_yaml(config)
    if not isinstance(content, dict) or not all(isinstance(content.get(name), str) for name in ("title", "author")):
        raise CourseError("_config.yml: should be names, each with its value; `title` and `author` are texts.")
    sphinx = content.get("sphinx") or {}
    settings = sphinx.get("config") or {} if isinstance(sphinx, dict) else None
    if not isinstance(settings, dict):
        raise CourseError("_config.yml, sphinx: should hold `config`, with names, each with its value.")
    report_link(settings.get("needling_report"), "", {})
    return content


def _config() -> Path:
    return book_folder().parent / "_config.yml"


def translatables() -> Iterator[Translatable]:
    """The course's title and author; captions in ``_toc.yml`` are Sphinx's.

    Raises:
        CourseError: if the configuration is none.
    """
    content = load_site()
    yield from (Translatable(DOMAIN, "", Text(content[name]), _config()) for name in ("title", "author") if content)


def site_text(text: str) -> str:
    """One of these titles in the page's language."""
    code = language()
    return text if code == SOURCE_LANGUAGE else str(translation(Text(text), "", DOMAIN, code))


def report_link(address: Any, subject: str, values: dict[str, str]) -> str:
    """Where a link leads that reports a mistake; empty when there is no such address.

    Args:
        address: a mail address, or the address of a form with ``{page}`` in it, and perhaps ``{edition}``.
        subject: of a mail.
        values: what a form is told of the page, by ``page`` and ``edition``.

    Raises:
        CourseError: if the address is neither.
    """
    if not address:
        return ""
    if isinstance(address, str) and _MAIL.fullmatch(address):
        return f"mailto:{address}?subject={quote(subject, safe='')}"
    if not isinstance(address, str) or not _is_form(address):
        raise CourseError(
            f"_config.yml, needling_report: {str(address)!r} should be a mail address, or the address (https://…) of a "
            "form with {page} in it. Leave it empty for no link."
        )
    return address.format(**{name: quote(value, safe="") for name, value in values.items()}) if values else address


def _is_form(address: str) -> bool:
    try:
        marks = [mark for _, *mark in Formatter().parse(address) if mark[0] is not None]
        parts = urlsplit(address)
        named = bool(parts.hostname) and "{" not in parts.netloc
    except ValueError:
        return False
    safe = not re.search(r"[\s<>\"']", address)
    plain = all(mark in (["page", "", None], ["edition", "", None]) for mark in marks)
    return parts.scheme in ("https", "http") and named and safe and plain and ["page", "", None] in marks
