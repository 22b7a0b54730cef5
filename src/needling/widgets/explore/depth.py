"""The depth explorer: a needle depth against the skin that two studies measured (facts A4 and A5)."""

from __future__ import annotations

from typing import Any

from needling.course import CourseError, load_strings, quantity
from needling.models.skin import SkinLayers, layer_reached, skin_left_mm
from needling.widgets.explore.depth_data import (
    AGES,
    CEILING,
    INSIDE_ORBITAL_RIM,
    SEXES,
    ZONES,
    mm,
    study_one,
    study_two,
)
from needling.widgets.explore.depth_figure import figure, in_words, patches, tables
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.tabulate import Column, Control, tabulate

DEPTHS_MM = tuple(round(step * 0.05, 2) for step in range(51))

#: Drawing units per mm: the picture's heights are thicknesses.
_SCALE = 100


def _text(millimetres: float) -> str:
    return f"{millimetres:.2f}\N{NO-BREAK SPACE}mm"


def _words() -> dict[str, str]:
    """The explorer's words, with the numbers that stand in the facts."""
    numbers = {"ceiling": CEILING, "people_one": "A4.people", "people_two": "A5.people", "frequency": "A5.frequency"}
    words = load_strings("depth")
    for name, reference in numbers.items():
        words = {key: text.replace(f"{{{name}}}", str(quantity(reference))) for key, text in words.items()}
    return words


def _controls(start: dict[str, str], words: dict[str, str]) -> tuple[Control, ...]:
    def named(name: str, values: tuple[str, ...]) -> Control:
        chosen = start.pop(name, values[0])
        if chosen not in values:
            raise CourseError(f"explore('depth'): {name} '{chosen}' is not one of {', '.join(values)}.")
        labels = tuple(words[f"{name}_{value.replace('-', '_')}"] for value in values)
        return Control(name, "select", words[name], values, labels, values.index(chosen))

    selects = (named("zone", ZONES), named("sex", SEXES), named("age", AGES))
    if start:
        raise CourseError(f"explore('depth'): there is no control '{next(iter(start))}'. There are: zone, sex, age.")
    ceiling = DEPTHS_MM.index(mm(CEILING))
    return (*selects, Control("depth", "range", words["depth"], DEPTHS_MM, tuple(map(_text, DEPTHS_MM)), ceiling))


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
        "needle": tabulate(controls, ("depth",), lambda depth: f"translate(0 {depth * _SCALE:g})"),
        "one_left": tabulate(
            controls, ("zone", "sex", "depth"), lambda zone, sex, depth: left(study_one(zone, sex), depth)
        ),
        "one_reading": tabulate(
            controls,
            ("zone", "sex", "depth"),
            lambda zone, sex, depth: reading("one", study_one(zone, sex), depth),
        ),
        "two_left": tabulate(
            controls,
            ("zone", "sex", "age", "depth"),
            lambda zone, sex, age, depth: left(study_two(zone, sex, age), depth),
        ),
        "two_reading": tabulate(
            controls,
            ("zone", "sex", "age", "depth"),
            lambda zone, sex, age, depth: reading("two", study_two(zone, sex, age), depth),
        ),
        "advice": tabulate(controls, ("zone", "depth"), advice),
    }
    return columns


def exploration(**start: str) -> Exploration:
    """The depth explorer, ready to become a widget.

    Raises:
        CourseError: if ``start`` names a control or value that there is not, or a fact is missing.
    """
    words = _words()
    controls = _controls(dict(start), words)
    columns = _columns(controls, words)
    for name, (by, values) in patches().items():
        columns[name] = tabulate(controls, by, values)
    return Exploration(
        controls=controls,
        columns=columns,
        figure=figure(words),
        patches={name: name for name in patches()},
        template="depth.html",
        content={"words": words, "tables": tables(words)},
        in_words=in_words(words),
    )
