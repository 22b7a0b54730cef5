"""The texts in figures: each ``<text>`` of an SVG under ``book/figures``, translated where the figure is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from needling.course.catalogues import Translatable, translation
from needling.course.loading import CourseError, book_folder, shown
from needling.course.text import SOURCE_LANGUAGE, Text, language

DOMAIN = "figures"
SVG = "{http://www.w3.org/2000/svg}"


def figure_files() -> list[Path]:
    """Every figure, by name."""
    return sorted((book_folder() / "figures").glob("*.svg"))


def texts_in(root: ET.Element) -> Iterator[ET.Element]:
    """The elements of a drawing that say something."""
    return (element for element in root.iter(f"{SVG}text") if (element.text or "").strip())


def translatables() -> Iterator[Translatable]:
    """The texts of every figure, each under the figure's name.

    Raises:
        CourseError: if a figure is not an SVG.
    """
    for path in figure_files():
        for text in _texts(path):
            # No place within the figure: a text that stands there twice is one text.
            yield Translatable(DOMAIN, path.stem, text, path)


@cache
def _texts(path: Path) -> tuple[Text, ...]:
    try:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of this book
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise CourseError(f"{shown(path)}: is not a readable SVG ({error}).") from None
    return tuple(dict.fromkeys(Text((element.text or "").strip()) for element in texts_in(root)))


def figure_text(text: str, figure: str) -> str:
    """One text of a figure in the page's language."""
    code = language()
    return text if code == SOURCE_LANGUAGE else str(translation(Text(text), figure, DOMAIN, code))
