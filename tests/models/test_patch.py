"""The drawn patch: its colours keep their order, its rule says what the page says, and nonsense is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import load_facts
from needling.models.patch import (
    AFTER_CREAM,
    ANSWERS,
    BESIDES,
    OTHER_REASONS,
    REASONS,
    SEEN_SIGNS,
    TOLD_SIGNS,
    WITHOUT_CREAM,
    Patch,
    decide,
)
from needling.models.skin_colour import (
    PURPLE_FROM_TYPE,
    SKIN_TYPES,
    Hue,
    bruised_rgb,
    difference,
    flushed_rgb,
    hexadecimal,
    lightness,
    skin_rgb,
    towards_rgb,
)
from needling.widgets.shared.patch_drawing import BLOOD

#: The stated differences from the skin beside it (CIELAB; about 2 is just seen): even redness, and what is a stop sign.
LEAST_AT_ENDPOINT, LEAST_OF_A_SIGN = 9.0, 12.0
HUES: list[tuple[int, Hue]] = [(t, "red") for t in SKIN_TYPES] + [(t, "purple") for t in (4, 5, 6)]

amounts = st.floats(0, 5)


@given(st.sampled_from(HUES), amounts, amounts)
def test_more_redness_is_never_lighter(look: tuple[int, Hue], one: float, other: float) -> None:
    skin_type, hue = look
    less, more = (flushed_rgb(skin_type=skin_type, blood=amount, hue=hue) for amount in sorted((one, other)))
    assert all(a >= b for a, b in zip(less, more, strict=True))
    assert lightness(less) >= lightness(more) - 1e-9


@pytest.mark.parametrize(("skin_type", "hue"), HUES)
def test_no_blood_is_untreated_skin_and_very_much_is_dark(skin_type: int, hue: Hue) -> None:
    assert flushed_rgb(skin_type=skin_type, blood=0, hue=hue) == skin_rgb(skin_type=skin_type)
    assert lightness(flushed_rgb(skin_type=skin_type, blood=50, hue=hue)) < 10


def test_untreated_skin_gets_darker_from_type_to_type() -> None:
    found = [lightness(skin_rgb(skin_type=skin_type)) for skin_type in SKIN_TYPES]
    assert all(one > other for one, other in pairwise(found))


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_same_blood_changes_darker_skin_less(step: int) -> None:
    found = [difference(skin_rgb(skin_type=t), flushed_rgb(skin_type=t, blood=BLOOD[step])) for t in SKIN_TYPES]
    assert all(one > other for one, other in pairwise(found))


@pytest.mark.parametrize(("skin_type", "hue"), HUES)
def test_even_redness_can_be_told_from_the_untreated_neighbour_on_every_type(skin_type: int, hue: Hue) -> None:
    untreated = skin_rgb(skin_type=skin_type)
    for step in (2, 3):
        needled = flushed_rgb(skin_type=skin_type, blood=BLOOD[step], hue=hue)
        assert difference(untreated, needled) >= LEAST_AT_ENDPOINT


@pytest.mark.parametrize(("skin_type", "hue"), HUES)
def test_a_sign_can_be_told_from_untreated_and_from_needled_skin_on_every_type(skin_type: int, hue: Hue) -> None:
    around = [flushed_rgb(skin_type=skin_type, blood=amount, hue=hue) for amount in BLOOD]
    for sign in (bruised_rgb(skin_type=skin_type), *(towards_rgb(n, skin_type=skin_type) for n in ("pale", "grey"))):
        assert min(difference(sign, one) for one in around) >= LEAST_OF_A_SIGN


def test_black_white_and_a_known_colour_have_their_known_difference() -> None:
    assert difference((0, 0, 0), (255, 255, 255)) == pytest.approx(100, abs=0.1)
    assert lightness((119, 119, 119)) == pytest.approx(50, abs=0.5)
    assert hexadecimal((244, 218, 201)) == "#f4dac9"


@pytest.mark.parametrize(
    "wrong",
    [{"skin_type": 0}, {"skin_type": 7}, {"blood": -0.1}, {"blood": float("nan")}, {"skin_type": 3, "hue": "purple"}],
)
def test_a_colour_that_there_is_not_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="should be"):
        flushed_rgb(**{"skin_type": 4, "blood": 0.5, **wrong})


# The rule.

QUIET = Patch(skin_type=5, passes_planned=3, passes_done=1)
EVEN = replace(QUIET, redness=2, spread="even", warmth=2, swelling=2)


def test_skin_without_a_change_and_with_passes_left_carries_on() -> None:
    assert decide(QUIET).answer == "carry"
    assert decide(QUIET).reasons == ("unchanged",)


@pytest.mark.parametrize("redness", [1, 2, 3])
def test_patchy_skin_with_passes_left_carries_on(redness: int) -> None:
    patchy = replace(QUIET, redness=redness, spread="patchy", warmth=1, swelling=1)
    assert (decide(patchy).answer, decide(patchy).reasons) == ("carry", ("patchy",))


@pytest.mark.parametrize("skin_type", SKIN_TYPES)
def test_an_even_change_ends_the_section_on_every_type(skin_type: int) -> None:
    for redness in (2, 3):
        found = decide(replace(EVEN, skin_type=skin_type, redness=redness))
        assert (found.answer, found.reasons) == ("stop", ("even",))


def test_where_the_eye_sees_little_the_hand_ends_the_section() -> None:
    felt = replace(QUIET, skin_type=6, redness=1, spread="patchy", warmth=2, swelling=2)
    assert (decide(felt).answer, decide(felt).reasons) == ("stop", ("even",))


@pytest.mark.parametrize("spread", ["none", "patchy"])
def test_the_planned_passes_end_the_section_whatever_is_seen(spread: Any) -> None:
    done = replace(QUIET, spread=spread, redness=0 if spread == "none" else 1, passes_done=3)
    assert (decide(done).answer, decide(done).reasons) == ("stop", ("plan",))


def test_single_points_are_accepted_at_scar_depth_only() -> None:
    points = replace(QUIET, blood="single", goal="scar", depth_mm=1)
    assert decide(points).answer == "carry"
    assert decide(replace(points, goal="fresh", depth_mm=0.5)).answer == "stop"
    assert decide(replace(points, blood="even")).answer == "stop"


SIGNS = [*SEEN_SIGNS, *TOLD_SIGNS]


def with_sign(patch: Patch, sign: str) -> Patch:
    if sign in ("flowing", "uneven"):
        return replace(patch, blood=sign)  # type: ignore[arg-type]
    return replace(patch, signs=(sign,), numbing=sign in AFTER_CREAM)


@pytest.mark.parametrize(
    ("sign", "state", "skin_type", "goal"),
    list(product(SIGNS, [QUIET, EVEN, replace(QUIET, passes_done=3)], SKIN_TYPES, ["fresh", "scar"])),
)
def test_one_stop_sign_is_enough_on_every_skin_at_every_moment(
    sign: str, state: Patch, skin_type: int, goal: Any
) -> None:
    found = decide(with_sign(replace(state, skin_type=skin_type, goal=goal), sign))
    assert (found.answer, found.reasons) == ("act", (sign,))


@pytest.mark.parametrize("thing", BESIDES)
@pytest.mark.parametrize("state", [QUIET, EVEN])
def test_what_is_there_besides_changes_no_decision(thing: str, state: Patch) -> None:
    assert decide(replace(state, besides=(thing,))) == decide(state)


@given(st.sampled_from([QUIET, EVEN]), st.booleans(), st.sampled_from(SKIN_TYPES))
def test_neither_skin_type_nor_cream_alone_changes_a_decision(state: Patch, numbing: bool, skin_type: int) -> None:
    assert decide(replace(state, numbing=numbing, skin_type=skin_type)) == decide(state)


def test_going_on_never_makes_a_decision_gentler() -> None:
    """More redness, warmth, swelling or passes may end a section, never reopen it."""
    for redness, felt, done in product((1, 2, 3), (0, 1, 2), (1, 2, 3)):
        here = replace(QUIET, redness=redness, spread="even", warmth=felt, swelling=felt, passes_done=done)
        firm = ANSWERS.index(decide(here).answer)
        for more in (
            replace(here, redness=min(redness + 1, 3)),
            replace(here, warmth=min(felt + 1, 2), swelling=min(felt + 1, 2)),
            replace(here, passes_done=min(done + 1, 3)),
        ):
            assert ANSWERS.index(decide(more).answer) >= firm


def test_every_reason_rests_on_facts_that_there_are() -> None:
    assert set(REASONS) == set(SEEN_SIGNS) | set(TOLD_SIGNS) | set(OTHER_REASONS)
    assert all(REASONS.values())
    assert {fact for facts in REASONS.values() for fact in facts} <= set(load_facts())


def test_stop_signs_come_from_the_sections_about_stopping() -> None:
    """Clinical truth of a stop sign: K, and D, H, L, N; nothing else."""
    named = {fact[0] for sign in SIGNS for fact in REASONS[sign]}
    assert named <= set("KDHLN")
    assert all(any(fact[0] in "KDH" for fact in REASONS[sign]) for sign in SIGNS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"skin_type": 7},
        {"redness": 4, "spread": "even"},
        {"redness": 2},
        {"spread": "even"},
        {"warmth": 3},
        {"swelling": -1},
        {"skin_type": PURPLE_FROM_TYPE - 1, "hue": "purple"},
        {"signs": ("hiccup",)},
        {"signs": ("flowing",)},
        {"besides": ("freckles",)},
        {"passes_done": 0},
        {"passes_done": 4},
        {"depth_mm": 0.0},
        {"depth_mm": 1.5},
        *({"signs": (sign,), "numbing": False} for sign in AFTER_CREAM),
        *({"signs": (sign,), "numbing": True} for sign in WITHOUT_CREAM),
    ],
)
def test_a_patch_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"should be|does not go with|there is no"):
        replace(QUIET, **wrong)
