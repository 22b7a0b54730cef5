"""Drawn colours: CIELAB as it is published, and drawn skin that lies where its words say."""

from __future__ import annotations

import math

import pytest

from needling.models.skin_colour import (
    PURPLE_FROM_TYPE,
    SKIN_RGB,
    SKIN_TYPES,
    bruised_rgb,
    difference,
    flushed_rgb,
    hexadecimal,
    lightness,
    skin_rgb,
    towards_rgb,
)

#: Published values of sRGB under D65: lightness, a*, b*.
LAB = {
    (255, 0, 0): (53.24, 80.09, 67.20),
    (0, 255, 0): (87.73, -86.18, 83.18),
    (0, 0, 255): (32.30, 79.19, -107.86),
    (255, 255, 0): (97.14, -21.55, 94.48),
    (255, 255, 255): (100, 0, 0),
    (128, 128, 128): (53.59, 0, 0),
    (5, 5, 5): (1.37, 0, 0),
    (0, 0, 0): (0, 0, 0),
}


@pytest.mark.parametrize("colour", LAB)
def test_a_colour_has_its_published_lightness(colour: tuple[int, int, int]) -> None:
    assert lightness(colour) == pytest.approx(LAB[colour][0], abs=0.02)


@pytest.mark.parametrize("one", LAB)
@pytest.mark.parametrize("other", LAB)
def test_two_colours_differ_as_their_published_values_do(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert difference(one, other) == pytest.approx(math.dist(LAB[one], LAB[other]), abs=0.1)


def test_very_dark_colours_are_told_apart_on_the_straight_part_of_the_curve() -> None:
    """Below a linear value of 0.0031308 sRGB is divided by 12.92; lightness is then 903.3 times that (CIE)."""
    for part in (2, 5, 10):
        assert lightness((part, part, part)) == pytest.approx(903.3 * part / 255 / 12.92, rel=0.002)
    eleven = ((11 / 255 + 0.055) / 1.055) ** 2.4
    assert lightness((11, 11, 11)) == pytest.approx(903.3 * eleven, rel=0.002)


@pytest.mark.parametrize("skin_type", SKIN_TYPES)
def test_a_type_has_its_drawn_colour_as_a_page_writes_it(skin_type: int) -> None:
    assert skin_rgb(skin_type=skin_type) == SKIN_RGB[skin_type - 1]
    written = hexadecimal(skin_rgb(skin_type=skin_type))
    assert tuple(bytes.fromhex(written[1:])) == SKIN_RGB[skin_type - 1]
    assert hexadecimal((1.4, 0, 254.6)) == "#0100ff"


@pytest.mark.parametrize("skin_type", SKIN_TYPES)
def test_a_bruise_takes_red_light_too_and_is_darker_than_the_reddest_skin_is_in_red(skin_type: int) -> None:
    untreated, bruised = skin_rgb(skin_type=skin_type), bruised_rgb(skin_type=skin_type)
    shares = [after / before for after, before in zip(bruised, untreated, strict=True)]
    assert 1 / 3 < shares[0] < 0.4, "a good third of the red is left"
    assert shares[1] < shares[0] < shares[2], "and more of the blue: it looks purple"
    assert bruised[0] < flushed_rgb(skin_type=skin_type, blood=1)[0]


@pytest.mark.parametrize("skin_type", SKIN_TYPES)
@pytest.mark.parametrize("name", ["pale", "grey"])
def test_pale_and_grey_lie_between_the_skin_and_what_it_is_drawn_towards(name: str, skin_type: int) -> None:
    untreated, drawn = skin_rgb(skin_type=skin_type), towards_rgb(name, skin_type=skin_type)
    if name == "pale":
        target, least = ((255, 255, 255), 0.8) if skin_type <= 2 else ((250, 244, 232), 0.5)
    else:
        target, least = (112, 124, 136), 0.62
    for before, after, towards in zip(untreated, drawn, target, strict=True):
        assert after == pytest.approx(before + least * (towards - before))


def test_a_type_that_there_is_not_has_no_colour() -> None:
    for skin_type in (0, 7):
        with pytest.raises(ValueError, match=f"^skin_type should be 1 to 6, not {skin_type}$"):
            skin_rgb(skin_type=skin_type)
        for of in (bruised_rgb, lambda skin_type: towards_rgb("grey", skin_type=skin_type)):
            with pytest.raises(ValueError, match=f"^skin_type should be 1 to 6, not {skin_type}$"):
                of(skin_type=skin_type)


def test_blood_and_hue_are_refused_beyond_their_limits_and_not_at_them() -> None:
    lighter = PURPLE_FROM_TYPE - 1
    flushed_rgb(skin_type=PURPLE_FROM_TYPE, blood=0, hue="purple")
    with pytest.raises(ValueError, match=rf"^hue should be red on type {lighter}: purple is told of dark skin \(K4\)$"):
        flushed_rgb(skin_type=lighter, blood=0, hue="purple")
    for blood in (-0.01, math.inf):
        with pytest.raises(ValueError, match=f"^blood should be 0 or more, not {blood}$"):
            flushed_rgb(skin_type=1, blood=blood)


def test_blood_without_a_hue_is_red() -> None:
    assert flushed_rgb(skin_type=5, blood=0.5) == flushed_rgb(skin_type=5, blood=0.5, hue="red")
    assert flushed_rgb(skin_type=5, blood=0.5) != flushed_rgb(skin_type=5, blood=0.5, hue="purple")
