"""The depth explorer: a needle depth against the skin that two studies measured (facts A4 and A5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from needling.course.numbers import with_unit
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
    text,
)
from needling.widgets.explore.depth.figure import chart, moving, value_tables
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.tabulate import Control, Output, tabulate_all

#: Steps of a tenth, and beyond the quarters that pens are set by; the highest beyond every label, to be seen and not set.
_TENTHS_MM = tuple(step / 10 for step in range(16))
_QUARTERS_MM = tuple(step / 4 for step in range(1, 11))
_LAYERS = ("surface", "epidermis", "skin", "dermis", "below")
#: Drawing units per mm: the picture's heights are thicknesses.
_SCALE = 100


#: What an output depends on: the skin of a study, or how far the needle reaches.
_ZONE_OF_ONE = ("zone", "sex")
_ZONE_OF_TWO = ("zone", "sex", "age")
_REACH = ("depth", "share")


def _mm_text(depth: float) -> str:
    return with_unit(text(depth), "mm")


def depths_mm() -> tuple[float, ...]:
    """The depths that can be set, the pen's ceiling among them."""
    return tuple(sorted({*_TENTHS_MM, *_QUARTERS_MM, mm(CEILING)}))


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    def named(name: str, values: tuple[str, ...]) -> Control:
        labels = tuple(words[f"{name}_{value.replace('-', '_')}"] for value in values)
        return Control(name, "select", words[name], values, labels)

    depths = depths_mm()
    ceiling = depths.index(mm(CEILING))
    depth = Control("depth", "range", words["depth"], depths, tuple(map(_mm_text, depths)), ceiling)
    return (named("zone", ZONES), named("sex", SEXES), named("age", AGES), depth, named("share", tuple(SHARES)))


def _picture() -> dict[str, Output]:
    """What the drawing of the two skins needs: place -> controls that it depends on, value."""

    def one(show: Callable[[float, float], Any]) -> Output:
        """Of study 1, whose epidermis and dermis are shown; both 0 where it did not measure."""

        def at(zone: str, sex: str) -> Any:
            skin = study_one(zone, sex)
            epidermis = (skin.epidermis_mm or 0) if skin else 0
            return show(epidermis, skin.total_mm - epidermis if skin else 0)

        return _ZONE_OF_ONE, at

    def two(show: Callable[[float], Any]) -> Output:
        """Of study 2, whose whole skin is shown; 0 where it did not measure."""

        def at(zone: str, sex: str, age: str) -> Any:
            skin = study_two(zone, sex, age)
            return show(skin.total_mm if skin else 0)

        return _ZONE_OF_TWO, at

    def drawn(millimetres: float) -> float:
        return round(millimetres * _SCALE, 1)

    def middle(start: float, end: float) -> float:
        """Where a layer's words stand."""
        return round((start + end) * _SCALE / 2 + 5, 1)

    return {
        "one_epidermis_height": one(lambda epidermis, _: drawn(epidermis)),
        "one_epidermis_label_y": one(lambda epidermis, _: middle(0, epidermis)),
        "one_dermis_height": one(lambda _, dermis: drawn(dermis)),
        "one_dermis_label_y": one(lambda epidermis, dermis: middle(epidermis, epidermis + dermis)),
        "one_epidermis": one(lambda epidermis, _: _mm_text(epidermis)),
        "one_dermis": one(lambda _, dermis: _mm_text(dermis)),
        "one_visibility": one(lambda _, dermis: "visible" if dermis else "hidden"),
        "two_height": two(drawn),
        "two_label_y": two(lambda total: middle(0, total)),
        "two_visibility": two(lambda total: "visible" if total else "hidden"),
        "needle": (_REACH, lambda depth, share: f"translate(0 {depth * SHARES[share] * _SCALE:g})"),
    }


def _reading(words: dict[str, str]) -> dict[str, Output]:
    """What each study says of the needle."""

    def total(skin: SkinLayers | None) -> str:
        return _mm_text(skin.total_mm) if skin else words["none"]

    def left(skin: SkinLayers | None, depth: float) -> str:
        return _mm_text(skin_left_mm(depth_mm=depth, skin=skin)) if skin else ""

    def says(study: str, skin: SkinLayers | None, depth: float) -> str:
        """A sentence whose {total} and {left} are this study's columns."""
        sentence = words[f"reaches_{layer_reached(depth_mm=depth, skin=skin)}"] if skin else words["not_measured"]
        return sentence.replace("{total}", f"{{{study}_total}}").replace("{left}", f"{{{study}_left}}")

    def one(show: Callable[[SkinLayers | None, float], str]) -> Output:
        return (*_ZONE_OF_ONE, *_REACH), lambda zone, sex, depth, share: show(
            study_one(zone, sex), depth * SHARES[share]
        )

    def two(show: Callable[[SkinLayers | None, float], str]) -> Output:
        def at(zone: str, sex: str, age: str, depth: float, share: str) -> str:
            return show(study_two(zone, sex, age), depth * SHARES[share])

        return (*_ZONE_OF_TWO, *_REACH), at

    return {
        "one_total": (_ZONE_OF_ONE, lambda zone, sex: total(study_one(zone, sex))),
        "one_left": one(left),
        "one_reading": one(partial(says, "one")),
        "two_total": (_ZONE_OF_TWO, lambda zone, sex, age: total(study_two(zone, sex, age))),
        "two_left": two(left),
        "two_reading": two(partial(says, "two")),
    }


def _advice(words: dict[str, str]) -> dict[str, Output]:
    """What the depth means and who may set it."""
    ceiling, therapist = mm(CEILING), mm("R36.trade-therapist-maximum")

    def means(zone: str, sex: str, age: str, depth: float, share: str) -> str:
        """What the deepest layer means that either study lets the needle reach."""
        skins = [skin for skin in (study_one(zone, sex), study_two(zone, sex, age)) if skin]
        reached = [layer_reached(depth_mm=depth * SHARES[share], skin=skin) for skin in skins]
        deepest = max(reached, key=_LAYERS.index, default="surface")
        return words[f"means_{'dermis' if deepest == 'skin' else deepest}"] if reached else ""

    def scope(depth: float) -> str:
        return words["scope_beyond" if depth > therapist else "scope_within"]

    def advice(zone: str, depth: float) -> str:
        if zone in INSIDE_ORBITAL_RIM:
            return words["advice_orbital_rim"]
        return words["advice_above_ceiling" if depth > ceiling else "advice_limit"]

    return {
        "depth": (("depth",), _mm_text),
        "reach": (_REACH, lambda depth, share: _mm_text(depth * SHARES[share])),
        "reached": ((), lambda: words["reached"]),
        "means": ((*_ZONE_OF_TWO, *_REACH), means),
        "scope": (("depth",), scope),
        "advice": (("zone", "depth"), advice),
    }


def _make(words: dict[str, str]) -> Exploration:
    controls = _controls(words)
    return Exploration(
        name="depth",
        strings=words,
        controls=controls,
        columns=tabulate_all(controls, _picture() | _reading(words) | _advice(words) | moving()),
        tables=value_tables(words),
        chart=chart(words),
    )


EXPLORER = Explorer(
    name="depth",
    facts=FACTS,
    make=_make,
    numbers={
        "ceiling": CEILING,
        "people_one": "A4.people",
        "people_two": "A5.people",
        "frequency": "A5.frequency",
        "therapist": "R36.trade-therapist-maximum",
        "tolerance": "I3.tolerance",
        "least": "I10.rat-percent",
    },
)
