"""The depth explorer's chart and its values as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from needling.course import load_facts
from needling.widgets.explore.depth.data import (
    AGES,
    CEILING,
    SEXES,
    SHARES,
    ZONES,
    ZONES_ONE,
    ZONES_TWO,
    mm,
    study_one,
    study_two,
)

_LONGEST_MM = 2.8


def figure(words: dict[str, str]) -> dict[str, Any]:
    """The chart before any control is set: all zones, both studies, the needle and the ceiling."""
    names = [words[f"zone_{zone.replace('-', '_')}"] for zone in ZONES]
    layers = [
        go.Bar(y=names, orientation="h", name=words["chart_epidermis"], marker={"color": "#c9795d"}),
        go.Bar(y=names, orientation="h", name=words["chart_dermis"], marker={"color": "#efb79d"}),
    ]
    second = go.Scatter(
        y=names,
        mode="markers",
        name=words["chart_two"],
        # The tokens are colours of the page, set by the browser; plotly checks colours, so they are put in below.
        marker={"symbol": "diamond", "size": 11},
        error_x={"thickness": 1.5, "width": 3},
    )
    axis = {"fixedrange": True, "zeroline": False}
    made = go.Figure(
        [*layers, second],
        {
            "template": {},
            "barmode": "stack",
            "bargap": 0.35,
            "height": 420,
            "showlegend": False,
            "margin": {"l": 8, "r": 14, "t": 8, "b": 44},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "dragmode": False,
            "hovermode": False,
            "xaxis": axis | {"range": [0, _LONGEST_MM], "title": {"text": words["chart_axis"]}, "dtick": 0.5},
            "yaxis": axis | {"autorange": "reversed", "automargin": True, "ticklen": 4},
            "shapes": [
                {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 3}},
                {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": mm(CEILING), "x1": mm(CEILING),
                 "line": {"width": 2, "dash": "dash"}},
            ],
        },
    ).to_plotly_json()  # fmt: skip
    made["layout"]["font"] = {"color": "--nd-ink", "size": 14, "family": "system-ui, sans-serif"}
    made["layout"]["xaxis"]["gridcolor"] = "--nd-line"
    made["layout"]["shapes"][0]["line"]["color"] = "--nd-ink"
    made["layout"]["shapes"][1]["line"]["color"] = "--nd-stop"
    made["data"][2]["marker"]["color"] = "--nd-brand"
    made["data"][2]["error_x"]["color"] = "--nd-brand"
    return {"data": made["data"], "layout": made["layout"]}


def patches() -> dict[str, tuple[tuple[str, ...], Callable[..., Any]]]:
    """What of the chart each control changes: place in the figure -> controls, value."""

    def epidermis(sex: str) -> list[float | None]:
        return [skin.epidermis_mm if (skin := study_one(zone, sex)) else None for zone in ZONES]

    def dermis(sex: str) -> list[float | None]:
        skins = [study_one(zone, sex) for zone in ZONES]
        return [round(skin.total_mm - (skin.epidermis_mm or 0), 3) if skin else None for skin in skins]

    def whole(sex: str, age: str) -> list[float | None]:
        return [skin.total_mm if (skin := study_two(zone, sex, age)) else None for zone in ZONES]

    def spread(sex: str, age: str) -> list[float | None]:
        values = load_facts()["A5"].values
        return [values[key].sd if (key := f"{zone}-{sex}-{age}") in values else None for zone in ZONES]

    def reach(depth: float, share: str) -> float:
        return round(depth * SHARES[share], 3)

    return {
        "data.0.x": (("sex",), epidermis),
        "data.1.x": (("sex",), dermis),
        "data.2.x": (("sex", "age"), whole),
        "data.2.error_x.array": (("sex", "age"), spread),
        "layout.shapes.0.x0": (("depth", "share"), reach),
        "layout.shapes.0.x1": (("depth", "share"), reach),
    }


def tables(words: dict[str, str]) -> list[dict[str, Any]]:
    """The measured values, one table a study: caption, head and rows of text."""

    def zone_name(zone: str) -> str:
        return words[f"zone_{zone.replace('-', '_')}"]

    def layers(zone: str, sex: str) -> str:
        skin = study_one(zone, sex)
        assert skin and skin.epidermis_mm  # noqa: S101 - ZONES_ONE are measured
        return f"{skin.epidermis_mm:.2f} + {skin.total_mm - skin.epidermis_mm:.2f} = {skin.total_mm:.2f}"

    def whole(zone: str, sex: str, age: str) -> str:
        skin = study_two(zone, sex, age)
        return f"{skin.total_mm:.2f}" if skin else words["none"]

    sexes = [words[f"sex_{sex}"] for sex in SEXES]
    return [
        {
            "caption": words["table_one"],
            "head": [words["zone"], *sexes],
            "rows": [[zone_name(zone), *(layers(zone, sex) for sex in SEXES)] for zone in ZONES_ONE],
        },
        {
            "caption": words["table_two"],
            "head": [words["zone"], words["age"], *sexes],
            "rows": [
                [zone_name(zone), words[f"age_{age.replace('-', '_')}"], *(whole(zone, sex, age) for sex in SEXES)]
                for zone in ZONES_TWO
                for age in AGES
            ],
        },
    ]


def in_words(words: dict[str, str]) -> str:
    """The tables as plain text."""
    lines = []
    for table in tables(words):
        lines += [table["caption"], " | ".join(table["head"]), *(" | ".join(row) for row in table["rows"])]
    return "\n".join(lines)
