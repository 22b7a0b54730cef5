"""What the tests of all explorers need: their states, what they show in one, and what their charts' marks stand for."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.plane import UNITS, Plane, Scale

TOKENS = (Path(__file__).parents[2] / "src/needling/widgets/shared/tokens.css").read_text(encoding="utf-8")
LIGHT = dict(re.findall(r"(--nd-[a-z-]+): (#[0-9a-f]+);", TOKENS.split("}", 1)[0]))


def states_of(exploration: Exploration) -> list[dict[str, int]]:
    """Every state: the position of each control."""
    sizes = {control.name: len(control.values) for control in exploration.controls}
    return [dict(zip(sizes, place, strict=True)) for place in itertools.product(*map(range, sizes.values()))]


def some_states(exploration: Exploration, count: int) -> list[dict[str, int]]:
    """A sample, the same every time, with the state of the start, the lowest and the highest of everything."""
    states, chance = states_of(exploration), random.Random(f"20261128 {exploration.name}")  # noqa: S311 - not a secret
    start = {control.name: control.start for control in exploration.controls}
    return [start, states[0], states[-1], *chance.sample(states, min(count, len(states)))]


def shown_by(exploration: Exploration) -> Callable[..., dict[str, Any]]:
    """``at(depth=1.5)``: what it shows at these values, the other controls where they start."""

    def at(**chosen: Any) -> dict[str, Any]:
        return exploration.at(
            {
                control.name: control.values.index(chosen[control.name]) if control.name in chosen else control.start
                for control in exploration.controls
            }
        )

    return at


def points_of(path: str, plane: Plane, up: float = 0) -> list[tuple[float, float]]:
    """The values that a path of a chart stands for."""
    places = [(float(x) / UNITS, float(y) / UNITS) for x, y in re.findall(r"[ML](\S+?) ([^\sMLHhvz]+)", path)]
    return [(_value(plane.x, x), _value(plane.y, 1 - y + up)) for x, y in places]


def across(place: str, plane: Plane) -> float:
    """The value that a place from the left, such as ``12.5%``, stands for."""
    return _value(plane.x, float(place.removesuffix("%")) / 100)


def up(place: str, plane: Plane) -> float:
    """The value that a place from the top stands for."""
    return _value(plane.y, 1 - float(place.removesuffix("%")) / 100)


def lifted(transform: str, plane: Plane) -> Callable[[float], float]:
    """Where on the axis at the left a transform brings a value."""
    by = float(transform.removeprefix("translate(0 ").removesuffix(")")) / UNITS
    return lambda value: _value(plane.y, plane.y.share(value) - by)


def _value(scale: Scale, share: float) -> float:
    low, high = scale.ends
    at = low + share * (high - low)
    return float(10**at) if scale.log else at


@dataclass(frozen=True)
class Seen:
    """A mark as it is on the page or in plotly: what it is, its colour, its numbers."""

    what: str
    colour: str
    numbers: tuple[float, ...]


def on_the_page(html: str, plane: Plane) -> tuple[list[Seen], list[str]]:
    """The marks of a chart's SVG, read back to values, and its words; what is hidden is left out."""
    svg = BeautifulSoup(html, "html.parser").select_one("svg.nd-chart-plane")
    assert svg
    for hidden in svg.select('[visibility="hidden"], .nd-chart-dot-edge'):
        hidden.decompose()
    grid, words = svg.select_one(".nd-chart-grid"), [text.get_text() for text in svg.select("text[fill]")]
    assert grid
    grid.decompose()
    marks = [_band(rect, plane) for rect in svg.select("rect")] + [_rule(line, plane) for line in svg.select("line")]
    for path in svg.select("path"):
        box = path.find_parent("svg")
        assert box
        marks += _path(path, plane) if box.has_attr("viewbox") else [_symbol(path, box, plane)]
    return marks, words


def _light(colour: str) -> str:
    token = re.fullmatch(r"var\((--nd-[a-z-]+)\)", colour)
    return LIGHT[token[1]] if token else colour


def _share(place: Any) -> float:
    return float(str(place).removesuffix("%")) / 100


def _band(rect: Tag, plane: Plane) -> Seen:
    if rect.get("height") == "100%":
        start = _share(rect["x"])
        ends = (_value(plane.x, start), _value(plane.x, start + _share(rect["width"])))
    else:
        start = _share(rect["y"])
        ends = (_value(plane.y, 1 - start), _value(plane.y, 1 - start - _share(rect["height"])))
    return Seen("band", _light(str(rect["fill"])), tuple(sorted(ends)))


def _rule(line: Tag, plane: Plane) -> Seen:
    if line.get("y2") == "100%":
        assert line["x1"] == line["x2"]
        return Seen("rule x", _light(str(line["stroke"])), (across(str(line["x1"]), plane),))
    assert line["y1"] == line["y2"]
    return Seen("rule y", _light(str(line["stroke"])), (up(str(line["y1"]), plane),))


def _path(path: Tag, plane: Plane) -> list[Seen]:
    group, d = path.find_parent("g"), str(path["d"])
    transform = str(group["transform"]) if group and group.has_attr("transform") else "translate(0 0)"
    shift = -float(transform.removeprefix("translate(0 ").removesuffix(")")) / UNITS
    if "nd-chart-dot" in path.get("class", []):
        return [Seen("point", LIGHT["--nd-ink"], point) for point in points_of(d, plane, shift)]
    if path.get("fill") != "none":
        spans = re.findall(r"M(\S+) (\S+?)H(\S+?)v(\S+?)H", d)
        return [_bar(path, [float(number) / UNITS for number in span], plane) for span in spans]
    lines = [points_of(f"M{line}", plane, shift) for line in d.split("M")[1:]]
    colour = _light(str(path["stroke"]))
    return [Seen("line", colour, tuple(number for point in line for number in point)) for line in lines]


def _bar(path: Tag, span: list[float], plane: Plane) -> Seen:
    left, top, right, thick = span
    middle = _value(plane.y, 1 - top - thick / 2)
    return Seen("bar", _light(str(path["fill"])), (middle, _value(plane.x, left), _value(plane.x, right)))


def _symbol(path: Tag, box: Tag, plane: Plane) -> Seen:
    colour = path["stroke"] if path.get("fill") == "none" else path["fill"]
    return Seen("point", _light(str(colour)), (across(str(box["x"]), plane), up(str(box["y"]), plane)))


def in_plotly(figure: Any) -> tuple[list[Seen], list[str]]:
    """The marks of a plotly figure, and its words."""
    marks = []
    for shape in figure.layout.shapes:
        along = "y" if "domain" in (shape.xref or "") else "x"
        ends = tuple(sorted((shape[f"{along}0"], shape[f"{along}1"])))
        if shape.type == "line":
            marks.append(Seen(f"rule {along}", shape.line.color, ends[:1]))
        else:
            marks.append(Seen("band", shape.fillcolor, ends))
    for trace in figure.data:
        marks += _bars(trace) if trace.type == "bar" else _scatter(trace)
    return marks, [re.sub("<.*?>", "", note.text) for note in figure.layout.annotations]


def _bars(trace: Any) -> list[Seen]:
    return [
        Seen("bar", trace.marker.color, (middle, base, base + length))
        for middle, base, length in zip(trace.y, trace.base, trace.x, strict=True)
    ]


def _scatter(trace: Any) -> list[Seen]:
    points = list(zip(trace.x, trace.y, strict=True))
    if trace.mode == "markers":
        return [Seen("point", trace.marker.color, point) for point in points]
    if len(points) == 2 and points[0][0] == points[1][0]:
        return [Seen("rule x", trace.line.color, points[0][:1])]
    lines = [list(line) for gap, line in itertools.groupby(points, lambda point: point[0] is None) if not gap]
    return [Seen("line", trace.line.color, tuple(number for point in line for number in point)) for line in lines]
