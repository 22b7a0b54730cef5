"""A translated text stays within its room: drawn narrower where it is longer than that, and only there."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from needling.course.figure_texts import texts_in
from needling.sphinx.figure_fit import fit, width_of

LONG = "words that are very much longer than their English was"


def drawn(texts: str, said: str, boxes: str = "") -> list[ET.Element]:
    """The texts of a drawing 400 wide, the first of them translated."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">{boxes}{texts}</svg>'
    root = ET.fromstring(svg)  # noqa: S314 - of this test
    english = {element: element.text or "" for element in texts_in(root)}
    first = next(iter(english))
    first.text = said
    fit(root, english)
    return list(english)


@pytest.mark.parametrize(("anchor", "x", "room"), [("start", 300, 100), ("end", 100, 100), ("middle", 350, 100)])
def test_a_text_ends_before_the_edge_of_its_drawing(anchor: str, x: int, room: int) -> None:
    (text,) = drawn(f'<text x="{x}" y="50" font-size="14" text-anchor="{anchor}">word</text>', LONG)
    assert room - 10 < float(text.get("textLength", "0")) < room


def test_a_text_stays_in_its_box_and_before_the_next_one() -> None:
    box = '<rect x="10" y="30" width="120" height="40"/>'
    (text,) = drawn('<text x="20" y="55" font-size="14">word</text>', LONG, box)
    assert 100 < float(text.get("textLength", "0")) < 110
    text, _ = drawn('<text x="20" y="55" font-size="14">word</text><text x="220" y="55">next</text>', LONG)
    assert 190 < float(text.get("textLength", "0")) < 200


def test_a_text_that_has_room_is_drawn_as_it_is() -> None:
    (text,) = drawn('<text x="10" y="50" font-size="14">word</text>', "longer word")
    assert text.get("textLength") is None


def test_a_text_is_never_narrower_than_its_english_was() -> None:
    said = "as long as this"
    (text,) = drawn(f'<text x="380" y="50" font-size="14">{said}</text>', LONG)
    assert float(text.get("textLength", "0")) == pytest.approx(width_of(said, text), rel=1e-3)
