"""The depth explorer's chart and its values as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.course import load_facts
from needling.widgets.explore import look
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
from needling.widgets.explore.plane import Axis, Plane
from needling.widgets.explore.tabulate import Output

#: The rows of the chart, the first at the top.
_ROWS = ZONES
PLANE = Plane(Axis(0, 2.8), Axis(len(_ROWS) - 0.5, -0.5))
_BAR = 0.65
#: Half the height of the ends of a spread's line.
_CAP = 0.16


def figure(words: dict[str, str]) -> dict[str, Any]:
    """What stands still on the chart: the zones, a row each."""
    names = [words[f"zone_{zone.replace('-', '_')}"] for zone in _ROWS]
    return look.chart(
        [],
        x=look.axis(words["chart_axis"], PLANE.x, dtick=0.5),
        y=look.axis("", PLANE.y, tickvals=[*range(len(names))], ticktext=names, showgrid=False, ticklen=4),
    )


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def layer(sex: str, *, dermis: bool) -> str:
        spans = []
        for row, zone in enumerate(_ROWS):
            if skin := study_one(zone, sex):
                border = skin.epidermis_mm or 0
                spans.append((row, border, skin.total_mm) if dermis else (row, 0, border))
        return PLANE.bars(spans, _BAR)

    def spread(sex: str, age: str) -> str:
        """One standard deviation to each side of the mean, its ends capped."""
        values = load_facts()["A5"].values
        paths = []
        for row, zone in enumerate(_ROWS):
            if (key := f"{zone}-{sex}-{age}") in values and (sd := values[key].sd):
                ends = [mm(f"A5.{key}") - sd, mm(f"A5.{key}") + sd]
                paths.append(PLANE.curve(ends, [row, row]))
                paths += [PLANE.curve([end, end], [row - _CAP, row + _CAP]) for end in ends]
        return "".join(paths)

    def mean(zone: str) -> Callable[[str, str], str]:
        return lambda sex, age: PLANE.across(skin.total_mm) if (skin := study_two(zone, sex, age)) else "0%"

    def shown(zone: str) -> Callable[[str, str], str]:
        return lambda sex, age: "visible" if study_two(zone, sex, age) else "hidden"

    return {
        "epidermis_bars": (("sex",), lambda sex: layer(sex, dermis=False)),
        "dermis_bars": (("sex",), lambda sex: layer(sex, dermis=True)),
        "spread": (("sex", "age"), spread),
        **{f"mean_{zone}": (("sex", "age"), mean(zone)) for zone in ZONES_TWO},
        **{f"mean_shown_{zone}": (("sex", "age"), shown(zone)) for zone in ZONES_TWO},
        "now_x": (("depth", "share"), lambda depth, share: PLANE.across(depth * SHARES[share])),
    }


def ceiling_x() -> str:
    """Where the ceiling stands."""
    return PLANE.across(mm(CEILING))


def diamonds() -> list[dict[str, str]]:
    """The zones of the second study: which, and the height of their rows."""
    return [{"zone": zone, "y": PLANE.down(_ROWS.index(zone))} for zone in ZONES_TWO]


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
