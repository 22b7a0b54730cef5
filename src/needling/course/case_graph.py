"""A picture of a case for its author: ``python -m needling.course.case_graph <id> [file.svg]``.

States stand in columns from left to right, each with its decisions; a line leads from each decision to what follows.
What is unsafe is dashed; endings differ in colour and in shape.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from xml.sax.saxutils import escape

from needling.course.cases import Case, Ending, Outcome, State, load_case
from needling.course.files import CourseError, book_folder, shown
from needling.course.text import say

_WIDTH, _ROW, _HEAD, _GAP_X, _GAP_Y, _MARGIN = 270, 24, 30, 110, 26, 24
_INK, _STOP, _LINE = "#22302f", "#9d1c2e", "#857a70"
#: Colour, mark and word of each kind of ending.
_KINDS = {
    "safe-good": ("#1d6b3f", "#e4f3ea", "✓", "safe and good"),
    "safe-poor": ("#7a5a00", "#fbf1d6", "!", "safe but poor"),
    "unsafe": (_STOP, "#fae6e8", "✕", "unsafe"),
}


@dataclass(frozen=True)
class Row:
    """One line of a state's box: a decision, or what it leads to where something was not asked."""

    words: str
    way: Outcome


@dataclass
class Box:
    """A state or an ending and where it stands, in pixels from the top left corner."""

    place: State | Ending
    rows: list[Row]
    x: float = 0
    y: float = 0

    @property
    def height(self) -> float:
        """Of the whole box, in pixels."""
        return _HEAD + _ROW * max(1, len(self.rows))

    def row_y(self, number: int) -> float:
        """The middle of a row."""
        return self.y + _HEAD + _ROW * (number + 0.5)


def _rows(state: State) -> list[Row]:
    rows: list[Row] = []
    for decision in state.decisions:
        needs = f" [asked: {', '.join(decision.needs)}]" if decision.needs else ""
        rows.append(Row(decision.id + needs, decision))
        if decision.otherwise:
            rows.append(Row(f"{decision.id} [not asked]", decision.otherwise))
    return rows


def columns(case: Case) -> list[list[str]]:
    """The names of states and endings, column by column: each stands right of all that lead to it.

    Raises:
        CourseError: if the case leads back to itself, or to what is not there.
    """
    ahead = {state.id: {row.way.to for row in _rows(state)} for state in case.states}
    ahead |= {ending.id: set() for ending in case.endings}
    unknown = {there for targets in ahead.values() for there in targets} - ahead.keys()
    if unknown:
        raise CourseError(f"leads to '{min(unknown)}', which is not there. Run the check first.")
    column = dict.fromkeys(ahead, 0)
    for _ in range(len(ahead) + 1):
        moved = False
        for here, targets in ahead.items():
            for there in targets:
                if column[there] <= column[here]:
                    column[there], moved = column[here] + 1, True
        if not moved:
            break
    else:
        raise CourseError("leads back to itself. Run the check first.")
    listed: list[list[str]] = [[] for _ in range(max(column.values()) + 1)]
    for name in ahead:
        listed[column[name]].append(name)
    return listed


def _placed(case: Case) -> dict[str, Box]:
    """Every box at its place: in each column in the order of what leads there, so that few lines cross."""
    boxes = {state.id: Box(state, _rows(state)) for state in case.states}
    boxes |= {ending.id: Box(ending, []) for ending in case.endings}
    for number, names in enumerate(columns(case)):
        y: float = _MARGIN
        for name in sorted(names, key=lambda name: _pull(name, boxes)):
            boxes[name].x, boxes[name].y = _MARGIN + number * (_WIDTH + _GAP_X), y
            y += boxes[name].height + _GAP_Y
    return boxes


def _pull(name: str, boxes: dict[str, Box]) -> float:
    """The mean height of the rows that lead to a box."""
    heights = [box.row_y(n) for box in boxes.values() for n, row in enumerate(box.rows) if row.way.to == name]
    return sum(heights) / len(heights) if heights else 0


def drawing(case: Case) -> str:
    """The case as an SVG."""
    boxes = _placed(case)
    width = max(box.x for box in boxes.values()) + _WIDTH + _MARGIN
    height = max(box.y + box.height for box in boxes.values()) + _MARGIN
    lines = [_arrow(box, n, row, boxes[row.way.to]) for box in boxes.values() for n, row in enumerate(box.rows)]
    shapes = [_state(box) if isinstance(box.place, State) else _ending(box, box.place) for box in boxes.values()]
    title = escape(say(case.title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-label="{title}"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>'
        f'<g font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">{"".join(lines)}{"".join(shapes)}</g></svg>\n'
    )


def _arrow(box: Box, number: int, row: Row, to: Box) -> str:
    x, y, end_x, end_y = box.x + _WIDTH, box.row_y(number), to.x, to.y + to.height / 2
    look = f'stroke="{_STOP}" stroke-dasharray="6 4"' if row.way.unsafe else f'stroke="{_LINE}"'
    bend = (end_x - x) / 2
    return (
        f'<path d="M{x:g} {y:g}C{x + bend:g} {y:g} {end_x - bend:g} {end_y:g} {end_x - 8:g} {end_y:g}" fill="none" '
        f'stroke-width="1.6" {look}/><path d="M{end_x:g} {end_y:g}l-9 -4.5v9z" '
        f'fill="{_STOP if row.way.unsafe else _LINE}"/>'
    )


def _state(box: Box) -> str:
    rows = [
        f'<text x="{box.x + 12:g}" y="{box.row_y(n) + 5:g}" fill="{_STOP if row.way.unsafe else _INK}">'
        f"{escape(shorten(('⚠ unsafe: ' if row.way.unsafe else '') + row.words, 42, placeholder=' …'))}</text>"
        for n, row in enumerate(box.rows)
    ]
    return (
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{_WIDTH}" height="{box.height:g}" rx="6" fill="#fff" stroke="{_INK}"/>'
        f'<text x="{box.x + 12:g}" y="{box.y + 20:g}" font-weight="700">{escape(box.place.id)}</text>{"".join(rows)}'
    )


def _ending(box: Box, ending: Ending) -> str:
    colour, soft, mark, word = _KINDS[ending.kind]
    x, y, right, low = box.x, box.y, box.x + _WIDTH, box.y + box.height
    shape = {
        # A pill, a hexagon, an octagon.
        "safe-good": f'<rect x="{x:g}" y="{y:g}" width="{_WIDTH}" height="{box.height:g}" rx="{box.height / 2:g}"',
        "safe-poor": f'<polygon points="{x:g},{y + box.height / 2:g} {x + 18:g},{y:g} {right - 18:g},{y:g} '
        f'{right:g},{y + box.height / 2:g} {right - 18:g},{low:g} {x + 18:g},{low:g}"',
        "unsafe": f'<polygon points="{x:g},{y + 14:g} {x + 14:g},{y:g} {right - 14:g},{y:g} {right:g},{y + 14:g} '
        f'{right:g},{low - 14:g} {right - 14:g},{low:g} {x + 14:g},{low:g} {x:g},{low - 14:g}"',
    }[ending.kind]
    return (
        f'{shape} fill="{soft}" stroke="{colour}" stroke-width="2"/>'
        f'<text x="{x + 26:g}" y="{y + 23:g}" font-weight="700" fill="{colour}">{mark} {escape(ending.id)}</text>'
        f'<text x="{x + 26:g}" y="{y + 42:g}" fill="{colour}">{word}</text>'
    )


def main(arguments: list[str]) -> int:
    """Write the drawing of one case; says where."""
    if len(arguments) not in (1, 2):
        print("Say which case: python -m needling.course.case_graph <id> [file.svg]")
        return 2
    id_ = arguments[0]
    path = Path(arguments[1]) if len(arguments) == 2 else book_folder().parent / "_build" / "cases" / f"{id_}.svg"
    try:
        text = drawing(load_case(id_))
    except CourseError as error:
        print(error)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"{shown(path)}: written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
