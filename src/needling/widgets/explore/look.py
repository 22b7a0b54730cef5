"""How every chart of an explorer looks: what a source measured is solid, what only illustrates is dashed or pale.

Colours are names of tokens (``--nd-brand``); the browser puts in what they are in the page's light or dark look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from needling.widgets.explore.plane import Axis

Numbers = Sequence[float | None]

_AXIS = {"fixedrange": True, "zeroline": False, "gridcolor": "--nd-line", "automargin": True}


def chart(
    traces: list[dict[str, Any]],
    *,
    x: dict[str, Any],
    y: dict[str, Any],
    shapes: Sequence[dict[str, Any]] = (),
    annotations: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """A chart without title, legend and toolbar (these stand in the page as words).

    Args:
        traces: what is drawn, from the functions below.
        x: the axis below: ``axis("hours", Axis(0, 72))``.
        y: the axis at the left.
        shapes: bands and lines, from the functions below.
        annotations: few and short words on the chart, from ``note``.
    """
    layout = {
        "template": {},
        "showlegend": False,
        "margin": {"l": 8, "r": 14, "t": 8, "b": 44},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hovermode": False,
        "font": {"color": "--nd-ink", "size": 14, "family": "system-ui, sans-serif"},
        "xaxis": _AXIS | x,
        "yaxis": _AXIS | y,
        "shapes": list(shapes),
        "annotations": list(annotations),
    }
    return {"data": traces, "layout": layout}


def axis(title: str, along: Axis, **more: Any) -> dict[str, Any]:
    """An axis that does not move while a control is dragged; its title names quantity and unit."""
    kind = {"type": "log"} if along.log else {}
    return {"title": {"text": title}, "range": along.ends, **kind, **more}


def sourced_line(x: Numbers, y: Numbers, colour: str = "--nd-brand") -> dict[str, Any]:
    """A line through measured or worked-out values."""
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": colour, "width": 3}}


def illustrative_line(x: Numbers, y: Numbers) -> dict[str, Any]:
    """A line whose shape nobody measured."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": "--nd-warm", "width": 2.5, "dash": "dash"},
    }


def sourced_points(x: Numbers, y: Numbers, colour: str = "--nd-brand", symbol: str = "diamond") -> dict[str, Any]:
    """Measured values."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"color": colour, "size": 11, "symbol": symbol},
    }


def band(*, along: str, low: float, high: float, colour: str = "--nd-good-soft") -> dict[str, Any]:
    """A range over the whole chart: ``along="y"`` lies flat, ``along="x"`` stands."""
    other = "x" if along == "y" else "y"
    return {"type": "rect", "layer": "below", f"{other}ref": "paper", f"{other}0": 0, f"{other}1": 1,
            f"{along}0": low, f"{along}1": high, "fillcolor": colour, "line": {"width": 0}}  # fmt: skip


def mark(*, along: str, at: float, colour: str = "--nd-stop", dash: str = "dash", width: float = 2) -> dict[str, Any]:
    """A line over the whole chart: ``along="y"`` lies flat, ``along="x"`` stands."""
    other = "x" if along == "y" else "y"
    return {"type": "line", f"{other}ref": "paper", f"{other}0": 0, f"{other}1": 1, f"{along}0": at, f"{along}1": at,
            "line": {"color": colour, "width": width, "dash": dash}}  # fmt: skip


def note(text: str, *, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A word or two on the chart."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": 13, "color": "--nd-muted"}, **more}
