"""What ``_config.yml`` says to readers: the title of the course, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from needling.course.catalogues import Translatable, translation
from needling.course.loading import book_folder, read_yaml
from needling.course.text import SOURCE_LANGUAGE, Text, language

DOMAIN = "site"


def translatables() -> Iterator[Translatable]:
    """The course's title and author; captions in ``_toc.yml`` are Sphinx's.

    Raises:
        CourseError: if the file is not YAML.
    """
    config = book_folder().parent / "_config.yml"
    if config.is_file():
        content = read_yaml(config)
        yield from (Translatable(DOMAIN, "", Text(content[name]), config) for name in ("title", "author"))


def site_text(text: str) -> str:
    """One of these titles in the page's language."""
    code = language()
    return text if code == SOURCE_LANGUAGE else str(translation(Text(text), "", DOMAIN, code))
