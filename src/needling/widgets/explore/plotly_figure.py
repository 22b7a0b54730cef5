"""A chart as plotly has it: for a reader who asks, and for an instructor in JupyterLab.

``template_of`` says what stands still and which columns the rest is read from; ``figure_of`` puts in a state's values. In the
browser ``figure.js`` does that; a test compares the two.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from needling.course import format_number
from needling.widgets.explore import chart as c
from needling.widgets.explore.plane import Plane, shift_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: Figures of a value where a reader points at it; more would be the dust of the drawing.
_FIGURES = 3
_LABEL_PX = 14
#: As many characters of a label fit a phone.
_HOVER_LINE = 30
_TOKENS = Path(__file__).parents[1] / "shared" / "tokens.css"


def template_of(chart: c.Chart) -> dict[str, Any]:
    """The chart as JSON: a layout and parts, each with where it goes, its column of visibility and what it is read from."""
    return {"layout": _layout(chart), "parts": [_part(chart, mark) for mark in chart.marks]} | (
        {"caption": {"text": chart.caption, "silent": chart.silent}} if chart.caption else {}
    )


def _layout(chart: c.Chart) -> dict[str, Any]:
    def axis(one: c.Axis, **more: Any) -> dict[str, Any]:
        values, texts = zip(*one.ticks, strict=True)
        labels = ["<br>".join(lines) for _, lines in one.labels] if one is chart.y else list(texts)
        log = {"type": "log"} if one.scale.log else {}
        title = {"text": one.title, "font": {"size": _LABEL_PX}}
        return {"title": title, "range": one.scale.ends, "tickmode": "array", "tickvals": list(values),
                "ticktext": labels, "showgrid": one.grid, "gridcolor": "--nd-line", "zeroline": False,
                "automargin": True} | log | more  # fmt: skip

    written = format_number(12_345.6)
    return {
        "template": {},
        "separators": written[-2] + written[2],
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "margin": {"l": 8, "r": 14, "t": 36, "b": 44},
        "paper_bgcolor": "--nd-surface",
        "plot_bgcolor": "--nd-surface",
        "font": {"color": "--nd-ink", "size": _LABEL_PX, "family": "system-ui, sans-serif"},
        "hoverlabel": {"bgcolor": "--nd-ink", "bordercolor": "--nd-ink", "font": {"color": "--nd-surface"}},
        "modebar": {"color": "--nd-muted", "activecolor": "--nd-brand", "bgcolor": "--nd-surface"},
        "xaxis": axis(chart.x),
        "yaxis": axis(chart.y),
    }


def _part(chart: c.Chart, mark: c.Mark) -> dict[str, Any]:
    """Where a mark goes (``in``), what of it stands still (``is``), what it is read from (``from``)."""
    if isinstance(mark, c.Label):
        made: dict[str, Any] = {"in": "annotations", "is": _annotation(chart, mark)}
    elif isinstance(mark, c.Band | c.Rule | c.MovingBand):
        made = {"in": "shapes", "is": _shape(mark)}
    else:
        made = {"in": "data", "is": _trace(chart, mark)}
    if isinstance(mark, c.Moving):
        named = {name: getattr(mark, name, "") for name in ("column", "translate_y", "width")}
        made["from"] = {"kind": mark.kind} | {name: column for name, column in named.items() if column}
    return made | ({"shown": mark.shown} if mark.shown else {})


def _shape(mark: c.Band | c.Rule | c.MovingBand) -> dict[str, Any]:
    line = (
        {"color": mark.style.stroke, "width": mark.style.width} | _dash(mark.style)
        if mark.style.stroke
        else {"width": 0}
    )
    along = "x" if isinstance(mark, c.MovingBand) else mark.along
    other = "y" if along == "x" else "x"
    whole = {f"{other}ref": f"{other} domain", f"{other}0": 0, f"{other}1": 1, "line": line, "layer": "below"}
    if isinstance(mark, c.Rule):
        return {"type": "line", f"{along}0": mark.at, f"{along}1": mark.at} | whole | {"layer": "above"}
    ends = {f"{along}0": mark.low, f"{along}1": mark.high} if isinstance(mark, c.Band) else {}
    return {"type": "rect", "fillcolor": mark.style.fill} | ends | whole


def _annotation(chart: c.Chart, mark: c.Label) -> dict[str, Any]:
    def place(axis: c.Axis, value: float) -> float:
        return math.log10(value) if axis.scale.log else value

    anchors = {"start": "left", "middle": "center", "end": "right"}
    backed = {"bgcolor": mark.style.stroke} if mark.style.stroke else {}
    return {"text": mark.name, "x": place(chart.x, mark.x), "y": place(chart.y, mark.y), "showarrow": False,
            "xanchor": anchors[mark.anchor], "yanchor": "middle", "yshift": -mark.down_px,
            "font": {"size": _LABEL_PX - 1, "color": mark.style.fill}} | backed  # fmt: skip


def _trace(chart: c.Chart, mark: c.Mark) -> dict[str, Any]:
    style = mark.style
    trace: dict[str, Any] = {"type": "scatter", "name": mark.name, "hovertemplate": _hover(chart, mark)}
    if isinstance(mark, c.Bars):
        return trace | {"type": "bar", "orientation": "h", "marker": {"color": style.fill, "line": {"width": 0}}}
    if isinstance(mark, c.Points):
        values = {
            "x": list(mark.x),
            "y": list(mark.y),
            "text": ["<br>".join(textwrap.wrap(text, _HOVER_LINE)) for text in mark.says],
        }
        return trace | _marker(style, mark.symbol) | values
    if isinstance(mark, c.MovingPoint):
        return trace | _marker(style, mark.symbol) | {"y": [mark.y]}
    if isinstance(mark, c.Dots):
        return trace | _marker(style, "circle")
    trace |= {"mode": "lines", "line": {"color": style.stroke, "width": style.width} | _dash(style)}
    return trace | ({"x": list(mark.x), "y": list(mark.y)} if isinstance(mark, c.Line) else {})


def _marker(style: c.Style, symbol: str) -> dict[str, Any]:
    hollow = symbol.endswith("-open")
    line = {"width": style.width if hollow else 0, "color": style.stroke}
    colour = style.stroke if hollow else style.fill
    return {"mode": "markers", "marker": {"symbol": symbol, "size": 11, "color": colour, "line": line}}


def _dash(style: c.Style) -> dict[str, str]:
    return {"dash": ",".join(f"{length}px" for length in style.dash.split())} if style.dash else {}


def _hover(chart: c.Chart, mark: c.Mark) -> str:
    """What is said of a point: what it is, and its values with their units; in lines that fit a phone."""
    if isinstance(mark, c.Points) and mark.says:
        return "%{text}<extra></extra>"
    name = [f"<b>{line}</b>" for line in textwrap.wrap(mark.name, _HOVER_LINE)]
    lines = [f"{chart.x.title}: %{{x:,.{_FIGURES}~r}}"]
    if isinstance(mark, c.Bars):
        lines = [f"{chart.x.title}: %{{base:,.{_FIGURES}~r}} – %{{x:,.{_FIGURES}~r}}"]
    if chart.y.title:
        lines.append(f"{chart.y.title}: %{{y:,.{_FIGURES}~r}}")
    elif chart.y.named and not isinstance(mark, c.Curve | c.MovingRule):
        lines.insert(0, "%{y}")
    return "<br>".join([*name, *lines]) + "<extra></extra>"


def figure_of(chart: c.Chart, values: Mapping[str, Any]) -> go.Figure:
    """The chart in a state, every colour as it is in the light look.

    Args:
        chart: the description.
        values: every column's value in the state, as ``Exploration.at`` gives them.
    """
    import plotly.graph_objects as go  # noqa: PLC0415 - half a second that only an instructor should wait for

    template = template_of(chart)
    parts: dict[str, list[dict[str, Any]]] = {"data": [], "shapes": [], "annotations": []}
    for part in template["parts"]:
        if values.get(part.get("shown", ""), "visible") == "visible":
            read = _read(part["from"], values, chart.plane) if "from" in part else {}
            parts[part["in"]].append(part["is"] | read)
    if chart.caption and not values[chart.silent]:
        parts["annotations"].append(caption_of(chart.caption))
    layout = template["layout"] | {"shapes": parts["shapes"], "annotations": parts["annotations"]}
    return go.Figure(_coloured({"data": parts["data"], "layout": layout}))


def caption_of(text: str) -> dict[str, Any]:
    """Words in the middle of the chart."""
    return {"text": f"<b>{text}</b>", "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False}


def _read(source: Mapping[str, str], values: Mapping[str, Any], plane: Plane) -> dict[str, Any]:
    """What a column's path or place says, in the units of the axes."""
    column, kind = values[source["column"]], source["kind"]
    if kind == "moving_rule":
        return {"x": [plane.x_of(column)] * 2, "y": [plane.y.low, plane.y.high]}
    if kind == "moving_band":
        left, width = (float(place.removesuffix("%")) / 100 for place in (column, values[source["width"]]))
        return {"x0": plane.x.value(left), "x1": plane.x.value(left + width)}
    if kind == "moving_point":
        return {"x": [plane.x_of(column)]}
    if kind == "bars":
        middles, starts, ends, thick = zip(*plane.bars_of(column), strict=True)
        lengths = [_short(end - start) for start, end in zip(starts, ends, strict=True)]
        return {"x": lengths, "base": list(starts), "y": list(middles), "width": [_short(one) for one in thick]}
    up = shift_of(values[source["translate_y"]]) if "translate_y" in source else 0
    return _apart(plane.lines_of(column, up=up), apart=kind == "curve")


def _short(length: float) -> float:
    return float(f"{length:.6g}")


def _apart(lines: Iterable[Iterable[tuple[float, float]]], *, apart: bool) -> dict[str, list[float | None]]:
    """Lines as plotly takes them: one after the other, with a gap between two."""
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        if apart and x:
            x.append(None)
            y.append(None)
        for across, up in line:
            x.append(across)
            y.append(up)
    return {"x": x, "y": y}


@cache
def _light() -> Mapping[str, str]:
    """The tokens' colours in the light look."""
    root = _TOKENS.read_text(encoding="utf-8").split(":root {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--nd-[a-z-]+): (#[0-9a-f]{6});", root))


def _coloured(part: Any) -> Any:
    """The same with a colour for every token."""
    if isinstance(part, dict):
        return {name: _coloured(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_coloured(value) for value in part]
    return _light()[part] if isinstance(part, str) and part.startswith("--nd-") else part
