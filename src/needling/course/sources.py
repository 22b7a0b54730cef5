"""Sources: the entries of ``book/references.bib``, and how much of each was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pybtex.database import Entry, parse_file
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.scanner import PybtexSyntaxError

from needling.course.loading import CourseError, book_folder


@dataclass(frozen=True)
class Source:
    """One source, in plain text; ``read`` tells what of it was read, ``seen`` whether any of it was.

    ``link_good`` is the day on which its link was last known to work, as 2026-11-23; empty where nobody noted it.
    """

    key: str
    title: str
    authors: str
    where: str
    year: str
    url: str
    read: str
    seen: bool
    link_good: str


@cache
def load_sources() -> dict[str, Source]:
    """Every source by key, in the order of the file.

    Raises:
        CourseError: if the file is missing or is not BibTeX.
    """
    path = book_folder() / "references.bib"
    try:
        entries = parse_file(str(path)).entries
    except PybtexSyntaxError as error:
        raise CourseError(f"book/references.bib, line {error.lineno}: is not BibTeX ({error.args[0]}).") from None
    except (PybtexError, OSError) as error:
        raise CourseError(f"book/references.bib: cannot be read ({error}).") from None
    return {key: _source(key, entry) for key, entry in entries.items()}


def _source(key: str, entry: Entry) -> Source:
    fields = {name: _plain(str(text)) for name, text in entry.fields.items()}
    note = fields.get("note", "")
    doi = fields.get("doi", "")
    volume = fields.get("volume", "") + (f"({fields['number']})" if "number" in fields else "")
    place = [fields.get(name, "") for name in ("journal", "booktitle", "howpublished", "publisher", "institution")]
    return Source(
        key=key,
        title=fields.get("title", key),
        authors=_authors(entry),
        where=", ".join(part for part in [*place, volume, fields.get("pages", "")] if part),
        year=fields.get("year", ""),
        url=f"https://doi.org/{doi}" if doi else fields.get("url", ""),
        read=re.sub(r"^seen[;:]?\s*", "", note),
        seen=note.startswith("seen"),
        link_good=fields.get("urldate", ""),
    )


def _authors(entry: Entry) -> str:
    names = [" ".join([*p.prelast_names, *p.last_names]) for p in entry.persons.get("author", [])]
    names = [_plain(name) for name in names]
    if len(names) > 3:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _plain(latex: str) -> str:
    r"""BibTeX's LaTeX as plain text (``f\"or`` -> ``för``)."""
    return " ".join(str(Text.from_latex(latex)).split())
