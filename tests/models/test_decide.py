"""The rule that keys the endpoint trainer, field by field: what each alone decides at its limits, and what two decide."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from needling.models.patch import (
    AFTER_CREAM,
    BESIDES,
    CLEARLY_RED,
    MOST_FELT,
    MOST_RED,
    REASONS,
    SEEN_SIGNS,
    TOLD_SIGNS,
    WITHOUT_CREAM,
    Decision,
    Patch,
    decide,
    evenly_changed,
)
from needling.models.skin_colour import PURPLE_FROM_TYPE, SKIN_TYPES

PLANNED = 3
#: Nothing has changed, and passes are left.
QUIET = Patch(skin_type=PURPLE_FROM_TYPE, passes_planned=PLANNED, passes_done=1)
FELT = {"warmth": MOST_FELT, "swelling": MOST_FELT}
EVEN = {"redness": CLEARLY_RED, "spread": "even"}

ROWS: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    ({}, "carry", ("unchanged",)),
    # Redness: even and clear ends a section (K2); less of it, or in patches, does not.
    ({"redness": CLEARLY_RED - 1, "spread": "even"}, "carry", ("patchy",)),
    ({"redness": CLEARLY_RED, "spread": "even"}, "stop", ("even",)),
    ({"redness": CLEARLY_RED + 1, "spread": "even"}, "stop", ("even",)),
    ({"redness": CLEARLY_RED - 1, "spread": "patchy"}, "carry", ("patchy",)),
    ({"redness": CLEARLY_RED, "spread": "patchy"}, "carry", ("patchy",)),
    ({"redness": MOST_RED, "spread": "patchy"}, "carry", ("patchy",)),
    # Warmth and swelling: both all over, or the hand has not found the endpoint (K4).
    ({"warmth": MOST_FELT}, "carry", ("unchanged",)),
    ({"swelling": MOST_FELT}, "carry", ("unchanged",)),
    ({"warmth": MOST_FELT, "swelling": MOST_FELT - 1}, "carry", ("unchanged",)),
    ({"warmth": MOST_FELT - 1, "swelling": MOST_FELT}, "carry", ("unchanged",)),
    ({"warmth": MOST_FELT - 1, "swelling": MOST_FELT - 1}, "carry", ("unchanged",)),
    (FELT, "stop", ("even",)),
    # Eye and hand together: either is enough, half of each is not.
    ({"redness": CLEARLY_RED - 1, "spread": "even", "warmth": MOST_FELT}, "carry", ("patchy",)),
    ({"redness": MOST_RED, "spread": "patchy", "swelling": MOST_FELT}, "carry", ("patchy",)),
    (EVEN | {"warmth": MOST_FELT}, "stop", ("even",)),
    (EVEN | FELT, "stop", ("even",)),
    ({"redness": CLEARLY_RED - 1, "spread": "patchy", **FELT}, "stop", ("even",)),
    # Blood: single points at scar depth only (K2).
    ({"blood": "single"}, "stop", ("points",)),
    ({"blood": "single", "goal": "scar"}, "carry", ("unchanged",)),
    ({"blood": "even"}, "stop", ("points",)),
    ({"blood": "even", "goal": "scar"}, "stop", ("points",)),
    ({"blood": "uneven"}, "act", ("uneven",)),
    ({"blood": "uneven", "goal": "scar"}, "act", ("uneven",)),
    ({"blood": "flowing"}, "act", ("flowing",)),
    # The plan: done is done (K5).
    ({"passes_done": PLANNED - 1}, "carry", ("unchanged",)),
    ({"passes_done": PLANNED}, "stop", ("plan",)),
    ({"passes_planned": 1}, "stop", ("plan",)),
    ({"passes_planned": 2}, "carry", ("unchanged",)),
    # Several at once: every reason, in the order of the rule.
    (EVEN | {"passes_done": PLANNED}, "stop", ("even", "plan")),
    (EVEN | {"blood": "even"}, "stop", ("even", "points")),
    (FELT | {"blood": "single", "passes_done": PLANNED}, "stop", ("even", "points", "plan")),
    # A sign outweighs all of it; blood is named first, then signs as they are told.
    (EVEN | {"passes_done": PLANNED, "signs": ("white",)}, "act", ("white",)),
    ({"blood": "flowing", "signs": ("pain", "bruise")}, "act", ("flowing", "pain", "bruise")),
    ({"blood": "even", "signs": ("pain",)}, "act", ("pain",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "answer", "reasons"), ROWS, ids=lambda one: str(one) if isinstance(one, dict) else ""
)
def test_a_field_alone_and_two_together_decide_as_the_rule_says(
    change: dict[str, Any], answer: str, reasons: tuple[str, ...]
) -> None:
    assert decide(replace(QUIET, **change)) == Decision(answer, reasons)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [{}, EVEN, FELT, {"passes_done": PLANNED}, {"blood": "single"}])
@pytest.mark.parametrize(
    "other",
    [
        *({"skin_type": one} for one in SKIN_TYPES),
        *({"besides": (one,)} for one in BESIDES),
        {"besides": BESIDES},
        {"hue": "purple"},
        {"says": "hot"},
        {"zone": "forehead"},
        {"depth_mm": 1.0},
        {"depth_mm": 0.25},
        {"numbing": True},
    ],
)
def test_what_is_no_reason_changes_no_decision(state: dict[str, Any], other: dict[str, Any]) -> None:
    here = replace(QUIET, **state)
    assert decide(replace(here, **other)) == decide(here)


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        ({}, False),
        (EVEN, True),
        (FELT, True),
        (EVEN | FELT, True),
        ({"redness": MOST_RED, "spread": "even"}, True),
        ({"redness": CLEARLY_RED - 1, "spread": "even"}, False),
        ({"redness": MOST_RED, "spread": "patchy"}, False),
        ({"warmth": MOST_FELT}, False),
        ({"swelling": MOST_FELT}, False),
    ],
)
def test_skin_is_evenly_changed_to_the_eye_or_to_the_hand(change: dict[str, Any], *, changed: bool) -> None:
    assert evenly_changed(replace(QUIET, **change)) is changed


def test_a_decision_names_each_fact_behind_its_reasons_once_in_their_order() -> None:
    assert decide(replace(QUIET, blood="single")).facts == REASONS["points"]
    both = Decision("stop", ("even", "plan")).facts
    assert list(both) == list(dict.fromkeys([*REASONS["even"], *REASONS["plan"]]))
    assert len(both) < len(REASONS["even"]) + len(REASONS["plan"]), "they share a fact"


NUMBED, NOT_NUMBED = min(AFTER_CREAM), min(WITHOUT_CREAM)
#: What is still a patch, and beside it what is none any more, with what is said of it.
LIMITS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"skin_type": 1}, {"skin_type": 0}, f"skin_type should be 1 to {len(SKIN_TYPES)}, not 0"),
    ({"skin_type": 6}, {"skin_type": 7}, f"skin_type should be 1 to {len(SKIN_TYPES)}, not 7"),
    (
        {"redness": MOST_RED, "spread": "even"},
        {"redness": MOST_RED + 1, "spread": "even"},
        f"redness should be 0 to {MOST_RED}, not {MOST_RED + 1}",
    ),
    ({}, {"redness": -1, "spread": "even"}, f"redness should be 0 to {MOST_RED}, not -1"),
    ({"warmth": MOST_FELT}, {"warmth": MOST_FELT + 1}, f"warmth should be 0 to {MOST_FELT}, not {MOST_FELT + 1}"),
    ({"warmth": 0}, {"warmth": -1}, f"warmth should be 0 to {MOST_FELT}, not -1"),
    (
        {"swelling": MOST_FELT},
        {"swelling": MOST_FELT + 1},
        f"swelling should be 0 to {MOST_FELT}, not {MOST_FELT + 1}",
    ),
    ({"swelling": 0}, {"swelling": -1}, f"swelling should be 0 to {MOST_FELT}, not -1"),
    ({"redness": 1, "spread": "patchy"}, {"redness": 1}, "redness 1 does not go with spread 'none'"),
    ({}, {"spread": "even"}, "redness 0 does not go with spread 'even'"),
    (
        {"hue": "purple", "skin_type": PURPLE_FROM_TYPE},
        {"hue": "purple", "skin_type": PURPLE_FROM_TYPE - 1},
        f"hue should be red on type {PURPLE_FROM_TYPE - 1}: purple is told of dark skin (K4)",
    ),
    ({"signs": ("pain", "white")}, {"signs": ("pain", "moon", "fly")}, "there is no fly, moon"),
    ({"blood": "flowing"}, {"signs": ("flowing",)}, "there is no flowing"),
    ({"blood": "uneven"}, {"signs": ("uneven",)}, "there is no uneven"),
    ({"besides": BESIDES}, {"besides": ("freckles",)}, "there is no freckles"),
    ({"passes_done": 1}, {"passes_done": 0}, f"passes_done should be 1 to {PLANNED}, not 0"),
    (
        {"passes_done": PLANNED},
        {"passes_done": PLANNED + 1},
        f"passes_done should be 1 to {PLANNED}, not {PLANNED + 1}",
    ),
    ({"depth_mm": 0.01}, {"depth_mm": 0.0}, "depth_mm should be above 0 and at most 1, not 0.0"),
    ({"depth_mm": 1.0}, {"depth_mm": 1.01}, "depth_mm should be above 0 and at most 1, not 1.01"),
    (
        {"signs": ("pain", NUMBED), "numbing": True},
        {"signs": ("pain", NUMBED)},
        f"pain, {NUMBED} does not go with numbing cream False",
    ),
    (
        {"signs": (NOT_NUMBED,)},
        {"signs": (NOT_NUMBED,), "numbing": True},
        f"{NOT_NUMBED} does not go with numbing cream True",
    ),
]


@pytest.mark.parametrize(("last", "beyond", "told"), LIMITS)
def test_a_patch_is_refused_beyond_each_limit_and_not_at_it(
    last: dict[str, Any], beyond: dict[str, Any], told: str
) -> None:
    replace(QUIET, **last)
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        replace(QUIET, **beyond)


@pytest.mark.parametrize("sign", [*SEEN_SIGNS, *TOLD_SIGNS])
def test_every_sign_is_a_reason_to_act_alone(sign: str) -> None:
    change: dict[str, Any] = {"signs": (sign,), "numbing": sign in AFTER_CREAM}
    if sign in ("flowing", "uneven"):
        change = {"blood": sign}
    assert decide(replace(QUIET, **change)) == Decision("act", (sign,))
