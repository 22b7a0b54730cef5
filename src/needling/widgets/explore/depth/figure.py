"""The depth explorer's chart and its values as tables."""

from __future__ import annotations

from collections.abc import Callable

from needling.course import format_number, load_facts
from needling.widgets.explore.chart import (
    LIMIT,
    NOW,
    SOURCED_POINT,
    Axis,
    Bars,
    Chart,
    Curve,
    MovingPoint,
    MovingRule,
    Rule,
    Style,
)
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
    text,
)
from needling.widgets.explore.exploration import Table
from needling.widgets.explore.plane import Plane, Scale
from needling.widgets.explore.tabulate import Output

#: The rows of the chart, the first at the top.
_ROWS = ZONES
PLANE = Plane(Scale(0, 2.8), Scale(len(_ROWS) - 0.5, -0.5))
_BAR = 0.65
#: Half the height of the ends of a spread's line.
_CAP = 0.16


def chart(words: dict[str, str]) -> Chart:
    """A row for each zone: the layers of the first study, the means of the second, the needle and its ceiling."""
    names = [words[f"zone_{zone.replace('-', '_')}"] for zone in _ROWS]
    whole_skin = words["chart_two"]
    return Chart(
        alt=words["chart_alt"],
        x=Axis(words["chart_axis"], PLANE.x, tuple((half / 2, format_number(half / 2)) for half in range(6))),
        y=Axis("", PLANE.y, tuple(enumerate(names)), grid=False, named=True),
        marks=(
            Bars(words["chart_epidermis"], Style(fill="#c9795d"), column="epidermis_bars"),
            Bars(words["chart_dermis"], Style(fill="#efb79d"), column="dermis_bars"),
            MovingRule(words["chart_needle"], NOW, column="now_x"),
            Rule(words["ceiling_key"], LIMIT, along="x", at=mm(CEILING)),
            Curve(whole_skin, Style("--nd-brand", 1.5), column="spread"),
            *(
                MovingPoint(whole_skin, SOURCED_POINT, f"mean_shown_{zone}", column=f"mean_{zone}", y=_ROWS.index(zone))
                for zone in ZONES_TWO
            ),
        ),
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
        return lambda sex, age: PLANE.left(skin.total_mm) if (skin := study_two(zone, sex, age)) else "0%"

    def shown(zone: str) -> Callable[[str, str], str]:
        return lambda sex, age: "visible" if study_two(zone, sex, age) else "hidden"

    return {
        "epidermis_bars": (("sex",), lambda sex: layer(sex, dermis=False)),
        "dermis_bars": (("sex",), lambda sex: layer(sex, dermis=True)),
        "spread": (("sex", "age"), spread),
        **{f"mean_{zone}": (("sex", "age"), mean(zone)) for zone in ZONES_TWO},
        **{f"mean_shown_{zone}": (("sex", "age"), shown(zone)) for zone in ZONES_TWO},
        "now_x": (("depth", "share"), lambda depth, share: PLANE.left(depth * SHARES[share])),
    }


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """The measured values, one table a study."""

    def zone_name(zone: str) -> str:
        return words[f"zone_{zone.replace('-', '_')}"]

    def layers(zone: str, sex: str) -> str:
        skin = study_one(zone, sex)
        assert skin and skin.epidermis_mm  # noqa: S101 - ZONES_ONE are measured
        return f"{text(skin.epidermis_mm)} + {text(skin.total_mm - skin.epidermis_mm)} = {text(skin.total_mm)}"

    def whole(zone: str, sex: str, age: str) -> str:
        skin = study_two(zone, sex, age)
        return text(skin.total_mm) if skin else words["none"]

    sexes = [words[f"sex_{sex}"] for sex in SEXES]
    return (
        Table(
            words["table_one"],
            (words["zone"], *sexes),
            tuple((zone_name(zone), *(layers(zone, sex) for sex in SEXES)) for zone in ZONES_ONE),
        ),
        Table(
            words["table_two"],
            (words["zone"], words["age"], *sexes),
            tuple(
                (zone_name(zone), words[f"age_{age.replace('-', '_')}"], *(whole(zone, sex, age) for sex in SEXES))
                for zone in ZONES_TWO
                for age in AGES
            ),
        ),
    )
