"""Sources: the entries of ``book/references.bib``, and how much of each was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pybtex.database import Entry, parse_file
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text as RichText
from pybtex.scanner import PybtexSyntaxError

from needling.course.catalogues import Translatable, localized
from needling.course.loading import CourseError, book_folder
from needling.course.strings import load_strings, plural
from needling.course.text import Text

DOMAIN = "sources"


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
    read: Text
    seen: bool
    link_good: str


@cache
def load_sources() -> dict[str, Source]:
    """Every source by key, in the order of the file.

    Raises:
        CourseError: if the file is missing or is not BibTeX.
    """
    return {key: _source(key, entry) for key, entry in _entries().items()}


@cache
def _entries() -> dict[str, Entry]:
    path = book_folder() / "references.bib"
    try:
        return dict(parse_file(str(path)).entries)
    except PybtexSyntaxError as error:
        raise CourseError(f"book/references.bib, line {error.lineno}: is not BibTeX ({error.args[0]}).") from None
    except (PybtexError, OSError) as error:
        raise CourseError(f"book/references.bib: cannot be read ({error}).") from None


def translatables() -> Iterator[Translatable]:
    """What was read of each source; titles, names and places stay as they are.

    Raises:
        CourseError: if the file is missing or is not BibTeX.
    """
    for key, entry in _entries().items():
        yield Translatable(DOMAIN, key, {"read": _read(entry)}, book_folder() / "references.bib")


def _read(entry: Entry) -> Text:
    return Text(re.sub(r"^seen[;:]?\s*", "", _plain(str(entry.fields.get("note", "")))))


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
        read=localized({"read": _read(entry)}, DOMAIN, key)["read"],
        seen=note.startswith("seen"),
        link_good=fields.get("urldate", ""),
    )


def _authors(entry: Entry) -> str:
    names = [" ".join([*p.prelast_names, *p.last_names]) for p in entry.persons.get("author", [])]
    names = [_plain(name) for name in names]
    if len(names) < 2:
        return "".join(names)
    words = load_strings("site")
    if len(names) > 3:
        return plural(words, "authors_more", len(names) - 1).format(first=names[0])
    return words["authors_all"].format(names=", ".join(names[:-1]), last=names[-1])


#: What LaTeX reads as something else than it is; to read it takes long, and most texts have none of it.
_LATEX = re.compile(r"[^\w\s.,:;/()+?!=*-]|--|_|\?`|!`")


def _plain(latex: str) -> str:
    r"""BibTeX's LaTeX as plain text (``f\"or`` -> ``för``)."""
    if not _LATEX.search(latex):
        return " ".join(latex.split())
    return " ".join(str(RichText.from_latex(latex)).split())
