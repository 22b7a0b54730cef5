"""Fits a translated text into its drawing: where it would be longer than its room, its letters are drawn closer together.

The room ends at the box that the text stands in, at the next box or text in its way, or at the edge of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from needling.course.figure_texts import SVG

#: How wide a letter is on average, as a share of the size of its type; bold ones are wider.
_LETTER, _BOLD = 0.52, 0.57
#: What stays free before an edge, in units of the drawing.
_FREE = 4.0


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def width_of(text: str, element: ET.Element) -> float:
    """About how wide a text is, in units of the drawing."""
    letter = _BOLD if element.get("font-weight") in ("600", "700", "bold") else _LETTER
    return len(text) * letter * float(element.get("font-size", "16"))


def fit(root: ET.Element, english: dict[ET.Element, str]) -> None:
    """Draw each text no wider than its room, or than its English was where that was wider.

    Args:
        root: a drawing whose texts are translated.
        english: what each text was before.
    """
    left, top, width, height = map(float, root.get("viewBox", "0 0 0 0").split())
    edge = _Box(left, top, left + width, top + height)
    boxes = [edge, *_boxes(root)]
    for element, was in english.items():
        said = element.text or ""
        needs = width_of(said, element)
        may = max(_room(element, boxes, english), width_of(was, element))
        if said != was and needs > may:
            element.set("textLength", f"{may:.4g}")
            element.set("lengthAdjust", "spacingAndGlyphs")


def _boxes(root: ET.Element) -> Iterator[_Box]:
    for rect in root.iter(f"{SVG}rect"):
        try:
            x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        except ValueError:
            continue  # A share of the whole drawing is no box.
        yield _Box(x, y, x + width, y + height)


def _room(element: ET.Element, boxes: list[_Box], english: dict[ET.Element, str]) -> float:
    """How far a text may reach from where it is anchored, to the side or sides that it grows to."""
    x, baseline = float(element.get("x", "0")), float(element.get("y", "0"))
    y = baseline - float(element.get("font-size", "16")) / 3
    inner = min((box for box in boxes if box.holds(x, y)), key=lambda box: box.area, default=boxes[0])
    in_way = [box for box in boxes if box.top <= y <= box.bottom and not box.holds(x, y)]
    in_way += [
        _extent(other, was) for other, was in english.items() if other is not element and _beside(other, baseline)
    ]
    right = min([inner.right, *(box.left for box in in_way if box.left > x)]) - x - _FREE
    left = x - max([inner.left, *(box.right for box in in_way if box.right < x)]) - _FREE
    anchor = element.get("text-anchor", "start")
    return max(0.0, {"start": right, "end": left}.get(anchor, 2 * min(left, right)))


def _beside(other: ET.Element, baseline: float) -> bool:
    return abs(float(other.get("y", "0")) - baseline) < float(other.get("font-size", "16")) * 0.8


def _extent(element: ET.Element, text: str) -> _Box:
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    width = width_of(text, element)
    left = {"start": x, "end": x - width}.get(element.get("text-anchor", "start"), x - width / 2)
    return _Box(left, y, left + width, y)
