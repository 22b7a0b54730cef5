"""A picture of a case for its author: ``python -m needling.course.case_graph <id> [file.svg]``.

States stand in columns from left to right, each with its decisions; a line leads from each decision to what follows.
What is unsafe is dashed; endings differ in colour and in shape.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from xml.sax.saxutils import escape

from needling.course.cases import Case, Ending, Outcome, State, load_case
from needling.course.loading import CourseError, book_folder, shown

_WIDTH, _ROW, _HEAD, _GAP_X, _GAP_Y, _MARGIN = 320, 24, 30, 90, 22, 24
#: What a line that passes a column takes there, in pixels.
_LANE = 6
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
    """The names of states and endings, column by column: each stands right of all that lead to it, endings in the last.

    Raises:
        CourseError: if the case leads back to itself, or to what is not there.
    """
    ahead = {state.id: {row.way.to for row in _rows(state)} for state in case.states}
    endings = [ending.id for ending in case.endings]
    unknown = {there for targets in ahead.values() for there in targets} - ahead.keys() - set(endings)
    if unknown:
        raise CourseError(f"leads to '{min(unknown)}', which is not there. Run the check first.")
    column = dict.fromkeys(ahead, 0)
    for _ in range(len(ahead)):
        for here, targets in ahead.items():
            for there in targets & ahead.keys():
                column[there] = max(column[there], column[here] + 1)
    if max(column.values()) >= len(ahead):
        raise CourseError("leads back to itself. Run the check first.")
    listed: list[list[str]] = [[] for _ in range(max(column.values()) + 1)]
    for name, number in column.items():
        listed[number].append(name)
    return [*listed, endings]


@dataclass
class Line:
    """A way from a row to a box, and the points at which it passes the columns between."""

    row: Row
    box: Box
    number: int
    lanes: list[tuple[float, float]] = field(default_factory=list)

    @property
    def y(self) -> float:
        """How high it runs where it was last seen."""
        return self.lanes[-1][1] if self.lanes else self.box.row_y(self.number)


def _placed(case: Case) -> tuple[dict[str, Box], list[Line]]:
    """Every box at its place, in the order of what leads there, with room for the lines that pass."""
    boxes = {state.id: Box(state, _rows(state)) for state in case.states}
    boxes |= {ending.id: Box(ending, []) for ending in case.endings}
    lines: list[Line] = []
    for number, names in enumerate(columns(case)):
        x, y = _MARGIN + number * (_WIDTH + _GAP_X), float(_MARGIN)
        passing = [line for line in lines if line.row.way.to in boxes and not _arrived(line, names, boxes)]
        here: list[tuple[float, Box | Line]] = [(_pull(name, lines), boxes[name]) for name in names]
        here += [(line.y, line) for line in passing]
        for _, one in sorted(here, key=lambda pair: pair[0]):
            if isinstance(one, Box):
                one.x, one.y = x, y
                y += one.height + _GAP_Y
            else:
                one.lanes.append((x, y + _LANE / 2))
                y += _LANE + _GAP_Y
        lines += [Line(row, boxes[name], n) for name in names for n, row in enumerate(boxes[name].rows)]
    return boxes, lines


def _arrived(line: Line, names: list[str], boxes: dict[str, Box]) -> bool:
    """Whether a line ends in this column or ended before it."""
    return line.row.way.to in names or boxes[line.row.way.to].y > 0


def _pull(name: str, lines: list[Line]) -> float:
    """The mean height of the lines that lead to a box."""
    heights = [line.y for line in lines if line.row.way.to == name]
    return sum(heights) / len(heights) if heights else 0


def drawing(case: Case) -> str:
    """The case as an SVG."""
    boxes, lines = _placed(case)
    width = max(box.x for box in boxes.values()) + _WIDTH + _MARGIN
    lowest = [box.y + box.height for box in boxes.values()] + [y for line in lines for _, y in line.lanes]
    height = max(lowest) + _MARGIN
    arrows = [_arrow(line, boxes[line.row.way.to]) for line in lines]
    shapes = [_state(box) if isinstance(box.place, State) else _ending(box, box.place) for box in boxes.values()]
    title = escape(case.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-label="{title}"><title>{title}</title><rect width="100%" height="100%" fill="#fff"/>'
        f'<g font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">{"".join(arrows)}{"".join(shapes)}</g></svg>\n'
    )


def _arrow(line: Line, to: Box) -> str:
    colour = _STOP if line.row.way.unsafe else _LINE
    dashes = ' stroke-dasharray="6 4"' if line.row.way.unsafe else ""
    end_x, end_y = to.x, to.y + to.height / 2
    x, y = line.box.x + _WIDTH, line.box.row_y(line.number)
    path = f"M{x:g} {y:g}"
    for lane_x, lane_y in line.lanes:
        path += f"{_curve(x, y, lane_x, lane_y)}H{lane_x + _WIDTH:g}"
        x, y = lane_x + _WIDTH, lane_y
    path += _curve(x, y, end_x - 8, end_y)
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"{dashes}/>'
        f'<path d="M{end_x:g} {end_y:g}l-9 -4.5v9z" fill="{colour}"/>'
    )


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"


def _state(box: Box) -> str:
    rows = [
        f'<text x="{box.x + 12:g}" y="{box.row_y(n) + 5:g}" fill="{_STOP if row.way.unsafe else _INK}">'
        f"{escape(shorten(('⚠ unsafe: ' if row.way.unsafe else '') + row.words, 46, placeholder=' …'))}</text>"
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
