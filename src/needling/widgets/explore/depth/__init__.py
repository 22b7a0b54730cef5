"""The depth explorer: a needle depth against the skin that two studies measured (facts A4 and A5)."""

from __future__ import annotations

from typing import Any

from needling.course import load_strings, quantity
from needling.models.skin import SkinLayers, layer_reached, skin_left_mm
from needling.widgets.explore.depth.data import (
    AGES,
    CEILING,
    FACTS,
    INSIDE_ORBITAL_RIM,
    SEXES,
    SHARES,
    ZONES,
    mm,
    study_one,
    study_two,
)
from needling.widgets.explore.depth.figure import ceiling_x, diamonds, figure, in_words, moving, tables
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.tabulate import Column, Control, tabulate, tabulate_all

#: Steps of a tenth and the quarters that pens are set by; the highest beyond every label, to be seen and not set.
DEPTHS_MM = (
    0.0,
    0.1,
    0.2,
    0.25,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.75,
    0.8,
    0.9,
    1.0,
    1.1,
    1.2,
    1.25,
    1.3,
    1.4,
    1.5,
    1.75,
    2.0,
    2.25,
    2.5,
)
_LAYERS = ("surface", "epidermis", "skin", "dermis", "below")
#: Drawing units per mm: the picture's heights are thicknesses.
_SCALE = 100


def _text(millimetres: float) -> str:
    return f"{millimetres:.2f}\N{NO-BREAK SPACE}mm"


def _words() -> dict[str, str]:
    """The explorer's words, with the numbers that stand in the facts."""
    numbers = {"ceiling": CEILING, "people_one": "A4.people", "people_two": "A5.people", "frequency": "A5.frequency",
               "therapist": "R36.trade-therapist-maximum", "tolerance": "I3.tolerance", "least": "I10.rat-percent"}  # fmt: skip
    words = load_strings("depth")
    for name, reference in numbers.items():
        words = {key: text.replace(f"{{{name}}}", str(quantity(reference))) for key, text in words.items()}
    return words


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    def named(name: str, values: tuple[str, ...]) -> Control:
        labels = tuple(words[f"{name}_{value.replace('-', '_')}"] for value in values)
        return Control(name, "select", words[name], values, labels)

    ceiling = DEPTHS_MM.index(mm(CEILING))
    depth = Control("depth", "range", words["depth"], DEPTHS_MM, tuple(map(_text, DEPTHS_MM)), ceiling)
    return (named("zone", ZONES), named("sex", SEXES), named("age", AGES), depth, named("share", tuple(SHARES)))


def _columns(controls: tuple[Control, ...], words: dict[str, str]) -> dict[str, Column]:
    """Every output of the model over the grid, and what the picture needs to draw it."""

    def one(name: str, of_skin: Any) -> None:
        columns[name] = tabulate(controls, ("zone", "sex"), lambda zone, sex: of_skin(study_one(zone, sex)))

    def two(name: str, of_skin: Any) -> None:
        columns[name] = tabulate(
            controls, ("zone", "sex", "age"), lambda zone, sex, age: of_skin(study_two(zone, sex, age))
        )

    def epidermis(skin: SkinLayers | None) -> float:
        return (skin.epidermis_mm or 0) if skin else 0

    def total(skin: SkinLayers | None) -> float:
        return skin.total_mm if skin else 0

    def reading(study: str, skin: SkinLayers | None, depth: float) -> str:
        """A sentence whose {total} and {left} are this study's columns."""
        words_ = words[f"reaches_{layer_reached(depth_mm=depth, skin=skin)}"] if skin else words["not_measured"]
        return words_.replace("{total}", f"{{{study}_total}}").replace("{left}", f"{{{study}_left}}")

    def left(skin: SkinLayers | None, depth: float) -> str:
        return _text(skin_left_mm(depth_mm=depth, skin=skin)) if skin else ""

    def means(zone: str, sex: str, age: str, depth: float, share: str) -> str:
        """What the deepest layer means that either study lets the needle reach."""
        skins = [skin for skin in (study_one(zone, sex), study_two(zone, sex, age)) if skin]
        reached = [layer_reached(depth_mm=depth * SHARES[share], skin=skin) for skin in skins]
        deepest = max(reached, key=_LAYERS.index, default="surface")
        return words[f"means_{'dermis' if deepest == 'skin' else deepest}"] if reached else ""

    def scope(depth: float) -> str:
        return words["scope_beyond" if depth > mm("R36.trade-therapist-maximum") else "scope_within"]

    def advice(zone: str, depth: float) -> str:
        if zone in INSIDE_ORBITAL_RIM:
            return words["advice_orbital_rim"]
        return words["advice_above_ceiling" if depth > ceiling else "advice_limit"]

    ceiling = mm(CEILING)
    columns: dict[str, Column] = {}
    one("one_epidermis_height", lambda skin: round(epidermis(skin) * _SCALE, 1))
    one("one_epidermis_label_y", lambda skin: round(epidermis(skin) * _SCALE / 2 + 5, 1))
    one("one_dermis_height", lambda skin: round((total(skin) - epidermis(skin)) * _SCALE, 1))
    one("one_dermis_label_y", lambda skin: round((total(skin) + epidermis(skin)) * _SCALE / 2 + 5, 1))
    one("one_epidermis", lambda skin: _text(epidermis(skin)))
    one("one_dermis", lambda skin: _text(total(skin) - epidermis(skin)))
    one("one_total", lambda skin: _text(total(skin)) if skin else words["none"])
    one("one_visibility", lambda skin: "visible" if skin else "hidden")
    two("two_height", lambda skin: round(total(skin) * _SCALE, 1))
    two("two_label_y", lambda skin: round(total(skin) * _SCALE / 2 + 5, 1))
    two("two_total", lambda skin: _text(total(skin)) if skin else words["none"])
    two("two_visibility", lambda skin: "visible" if skin else "hidden")
    columns |= {
        "depth": tabulate(controls, ("depth",), lambda depth: _text(millimetres=depth)),
        "reach": tabulate(controls, ("depth", "share"), lambda depth, share: _text(depth * SHARES[share])),
        "reached": tabulate(controls, (), lambda: words["reached"]),
        "needle": tabulate(
            controls, ("depth", "share"), lambda depth, share: f"translate(0 {depth * SHARES[share] * _SCALE:g})"
        ),
        "means": tabulate(controls, ("zone", "sex", "age", "depth", "share"), means),
        "scope": tabulate(controls, ("depth",), scope),
        "one_left": tabulate(
            controls,
            ("zone", "sex", "depth", "share"),
            lambda zone, sex, depth, share: left(study_one(zone, sex), depth * SHARES[share]),
        ),
        "one_reading": tabulate(
            controls,
            ("zone", "sex", "depth", "share"),
            lambda zone, sex, depth, share: reading("one", study_one(zone, sex), depth * SHARES[share]),
        ),
        "two_left": tabulate(
            controls,
            ("zone", "sex", "age", "depth", "share"),
            lambda zone, sex, age, depth, share: left(study_two(zone, sex, age), depth * SHARES[share]),
        ),
        "two_reading": tabulate(
            controls,
            ("zone", "sex", "age", "depth", "share"),
            lambda zone, sex, age, depth, share: reading("two", study_two(zone, sex, age), depth * SHARES[share]),
        ),
        "advice": tabulate(controls, ("zone", "depth"), advice),
    }
    return columns


def exploration() -> Exploration:
    """The depth explorer, ready to become a widget.

    Raises:
        CourseError: if a fact is missing.
    """
    words = _words()
    controls = _controls(words)
    return Exploration(
        name="depth",
        controls=controls,
        columns=_columns(controls, words) | tabulate_all(controls, moving()),
        figure=figure(words),
        facts=FACTS,
        content={"words": words, "tables": tables(words), "diamonds": diamonds(), "ceiling_x": ceiling_x()},
        in_words=in_words(words),
    )
