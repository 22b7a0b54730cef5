"""How deep a needle reaches: what must hold for any skin, and the two studies of the facts."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from needling.course import load_facts, number
from needling.models.skin import SkinLayers, layer_reached, skin_left_mm
from needling.widgets.explore.depth.data import study_one, study_two

ORDER = ("surface", "epidermis", "dermis", "below")
ORDER_UNSPLIT = ("surface", "skin", "below")

thickness = st.floats(0.01, 10)
depths = st.floats(0, 12)


@st.composite
def skins(draw: st.DrawFn) -> SkinLayers:
    """Any skin, its layers measured apart or not."""
    total = draw(thickness)
    epidermis = draw(st.none() | st.floats(0.001, total, exclude_max=True))
    assume(epidermis is None or 0 < epidermis < total)
    return SkinLayers(total_mm=total, epidermis_mm=epidermis)


@given(skins(), depths, depths)
def test_a_deeper_needle_never_reaches_a_shallower_layer(skin: SkinLayers, one: float, other: float) -> None:
    order = ORDER_UNSPLIT if skin.epidermis_mm is None else ORDER
    shallow, deep = (order.index(layer_reached(depth_mm=depth, skin=skin)) for depth in sorted((one, other)))
    assert shallow <= deep


@given(skins(), depths)
def test_the_skin_left_is_between_nothing_and_all_of_it(skin: SkinLayers, depth: float) -> None:
    assert 0 <= skin_left_mm(depth_mm=depth, skin=skin) <= skin.total_mm


@given(skins(), depths)
def test_below_the_skin_means_that_nothing_is_left(skin: SkinLayers, depth: float) -> None:
    if layer_reached(depth_mm=depth, skin=skin) == "below":
        assert skin_left_mm(depth_mm=depth, skin=skin) == 0
    else:
        assert depth + skin_left_mm(depth_mm=depth, skin=skin) == pytest.approx(skin.total_mm)


@given(skins(), depths)
def test_skin_not_split_never_names_a_layer(skin: SkinLayers, depth: float) -> None:
    unsplit = SkinLayers(total_mm=skin.total_mm)
    assert layer_reached(depth_mm=depth, skin=unsplit) in ORDER_UNSPLIT


@pytest.mark.parametrize(
    ("depth_mm", "layer"),
    [
        (0, "surface"),
        (0.01, "epidermis"),
        (0.2, "epidermis"),
        (0.21, "dermis"),
        (1.06, "dermis"),
        (1.07, "below"),
    ],
)
def test_a_tip_that_only_touches_a_boundary_is_still_above_it(depth_mm: float, layer: str) -> None:
    assert layer_reached(depth_mm=depth_mm, skin=SkinLayers(total_mm=1.06, epidermis_mm=0.2)) == layer


@pytest.mark.parametrize("depth_mm", [-0.01, -math.inf, math.nan])
def test_a_depth_that_cannot_be_is_refused(depth_mm: float) -> None:
    skin = SkinLayers(total_mm=1)
    for reading in (layer_reached, skin_left_mm):
        with pytest.raises(ValueError, match=f"^depth_mm should be 0 or more, not {depth_mm}$"):
            reading(depth_mm=depth_mm, skin=skin)


@pytest.mark.parametrize("total_mm", [0, -1, math.nan])
def test_a_skin_without_thickness_is_refused(total_mm: float) -> None:
    with pytest.raises(ValueError, match=f"^total_mm should be positive, not {total_mm}$"):
        SkinLayers(total_mm=total_mm)


@pytest.mark.parametrize("epidermis_mm", [0, -0.1, 1, 2, math.nan])
def test_an_epidermis_that_is_not_thinner_than_the_skin_is_refused(epidermis_mm: float) -> None:
    with pytest.raises(ValueError, match=f"^epidermis_mm should lie between 0 and 1, not {epidermis_mm}$"):
        SkinLayers(total_mm=1, epidermis_mm=epidermis_mm)


def test_a_zone_has_the_layers_of_its_fact() -> None:
    epidermis, dermis = (number(f"A4.forehead-women-{layer}") for layer in ("epidermis", "dermis"))
    skin = study_one("forehead", "women")
    assert skin is not None
    assert (skin.epidermis_mm, skin.total_mm) == (epidermis, pytest.approx(epidermis + dermis))
    assert layer_reached(depth_mm=epidermis, skin=skin) == "epidermis"
    assert layer_reached(depth_mm=epidermis + dermis / 2, skin=skin) == "dermis"
    assert layer_reached(depth_mm=skin.total_mm + 0.01, skin=skin) == "below"
    assert skin_left_mm(depth_mm=epidermis, skin=skin) == pytest.approx(dermis)


def test_what_a_study_did_not_measure_it_says_nothing_about() -> None:
    measured = load_facts()["A5"].values
    for age in ("20-29", "30-39", "40-49"):
        found = study_two("cheek", "men", age)
        key = f"cheek-men-{age}"
        assert found == (SkinLayers(total_mm=number(f"A5.{key}")) if key in measured else None)
    assert study_one("cheek", "women") is None
