"""What figures say: each ``<text>`` of an SVG under ``book/figures``, and the numbers of facts that its shapes are drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from needling.course.catalogues import Translatable, translation
from needling.course.loading import CourseError, book_folder, shown
from needling.course.text import SOURCE_LANGUAGE, Text, language

DOMAIN = "figures"
SVG = "{http://www.w3.org/2000/svg}"
#: On the root of a drawing to scale: the numbers of facts that its shapes are drawn from.
DRAWN_FROM = "data-drawn-from"
_SHOWN = re.compile(r"!\[[^\]]*\]\([^)\s]*?([\w-]+)\.svg[\s)]")


@dataclass(frozen=True)
class Figure:
    """A drawing: its texts, and the numbers of facts that its shapes are drawn from."""

    texts: tuple[Text, ...]
    drawn_from: tuple[str, ...]


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
        for text in load_figure(path).texts:
            # No place within the figure: a text that stands there twice is one text.
            yield Translatable(DOMAIN, path.stem, text, path)


def figures_in(text: str) -> list[Path]:
    """The figures that a text of a page shows."""
    names = _SHOWN.findall(text)
    files = {path.stem: path for path in figure_files()} if names else {}
    return [files[name] for name in names if name in files]


@cache
def load_figure(path: Path) -> Figure:
    """A figure.

    Raises:
        CourseError: if it is not an SVG.
    """
    try:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of this book
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise CourseError(f"{shown(path)}: is not a readable SVG ({error}).") from None
    texts = dict.fromkeys(Text((element.text or "").strip()) for element in texts_in(root))
    return Figure(tuple(texts), tuple(root.get(DRAWN_FROM, "").split()))


def figure_text(text: str, figure: str) -> str:
    """One text of a figure in the page's language."""
    code = language()
    return text if code == SOURCE_LANGUAGE else str(translation(Text(text), figure, DOMAIN, code))
