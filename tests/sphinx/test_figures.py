"""A drawing stands in the page itself, named for those who cannot see it, and cannot act on the page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from needling.sphinx.figures import drawing
from tests.conftest import TOP

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4" width="40" onload="x()">{}</svg>'


def drawn(folder: Path, content: str, alt: str = "A hand.") -> str:
    path = folder / "figure.svg"
    path.write_text(content, encoding="utf-8")
    return drawing(path, alt)


def test_a_drawing_is_an_image_with_a_name(tmp_path: Path) -> None:
    root = ET.fromstring(drawn(tmp_path, SVG.format('<path d="M0 0h4"/>'), 'A "hand" & <pen>'))  # noqa: S314
    assert (root.get("role"), root.get("aria-label")) == ("img", 'A "hand" & <pen>')
    assert root.get("viewBox") == "0 0 4 4"
    assert root.get("width") is root.get("onload") is None
    assert len(root) == 1


REFUSED = {
    "script": SVG.format("<script>x()</script>"),
    "script further in": SVG.format("<g><g><script/></g></g>"),
    "script in capitals, which HTML reads as script": SVG.format("<SCRIPT>x()</SCRIPT>"),
    "style": SVG.format("<style>body{display:none}</style>"),
    "foreignObject": SVG.format("<foreignObject><p>x</p></foreignObject>"),
    "picture from elsewhere": SVG.format('<image href="https://a.example/a.png"/>'),
    "link": SVG.format('<a href="https://a.example"/>'),
    "script in an attribute": SVG.format('<g onclick="x()"/>'),
    "HTML": "<html><svg/></html>",
    "SVG of no namespace": "<svg/>",
    "not XML": "<svg",
    "nothing": "",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_a_drawing_may_not_hold_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(ValueError, match=r"^(holds <|is not )"):
        drawn(tmp_path, content)


def test_a_drawing_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not a readable SVG"):
        drawing(tmp_path / "none.svg", "A hand.")


@pytest.mark.parametrize("path", sorted((TOP / "book" / "figures").glob("*.svg")), ids=lambda path: path.name)
def test_every_figure_of_the_book_is_a_drawing(path: Path) -> None:
    assert 'role="img"' in drawing(path, "A figure.")
