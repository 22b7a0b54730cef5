"""What a pen does to a square centimetre: values worked by hand, and what must hold for any pen."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course.facts import number, number_range
from needling.models import pen

#: Numbers of any size a pen, a hand or a needle may have.
sizes = st.floats(0.01, 1_000)
factors = st.floats(1.01, 50)
PEN = ("needles", "strokes_per_s", "passes", "hand_speed_cm_per_s", "tip_width_cm")
pens = st.fixed_dictionaries(dict.fromkeys(PEN, sizes))
EXAMPLE = {"needles": 12, "strokes_per_s": 100, "passes": 1, "hand_speed_cm_per_s": 2, "tip_width_cm": 1}


def test_strikes_are_needles_times_strokes() -> None:
    assert pen.strikes_per_s(needles=11, strokes_per_s=90) == 990
    low, high = number_range("O1.exceed-strokes")
    needles = number("O1.exceed-needles")
    strikes = [pen.strikes_per_s(needles=needles, strokes_per_s=f) for f in (low, high)]
    assert strikes == pytest.approx([needles * low, needles * high])


def test_turns_a_minute_are_strokes_a_second_after_a_division_by_sixty() -> None:
    assert pen.strokes_per_s(turns_per_minute=7_200) == 120
    assert pen.strokes_per_s(turns_per_minute=7_200, strokes_per_turn=2) == 240
    assert pen.strokes_per_s(turns_per_minute=number("O2.motor-speed")) == pytest.approx(number("O2.motor-speed") / 60)


def test_the_example_pen_makes_its_strikes_on_the_area_of_a_second() -> None:
    assert pen.punctures_per_cm2(**EXAMPLE) == 12 * 100 * 1 / (2 * 1) == 600


def test_a_hand_meets_the_middle_of_the_literatures_band() -> None:
    middle = sum(number_range("O6.freier-target")) / 2
    only_pen = {name: EXAMPLE[name] for name in EXAMPLE if name != "hand_speed_cm_per_s"}
    speed = pen.hand_speed_for_cm_per_s(punctures_per_cm2=middle, **only_pen)
    assert speed == pytest.approx(12 * 100 * 1 / (middle * 1))


def test_strokes_lie_apart_what_the_hand_moves_between_them() -> None:
    assert pen.stroke_spacing_mm(hand_speed_cm_per_s=2, strokes_per_s=100) == pytest.approx(0.2)


def test_a_needle_is_dragged_what_the_hand_moves_while_it_is_in_the_skin() -> None:
    assert pen.sideways_drag_mm(hand_speed_cm_per_s=2, time_in_skin_ms=4) == pytest.approx(0.08)


def test_the_share_touched_is_that_of_holes_that_fall_at_random() -> None:
    """One hole of 1 cm² on average on each cm² leaves a share of 1/e untouched."""
    diameter_mm = 20 / math.sqrt(math.pi)
    assert pen.share_touched(punctures_per_cm2=1, hole_diameter_mm=diameter_mm) == pytest.approx(1 - 1 / math.e)
    assert pen.share_touched(punctures_per_cm2=3, hole_diameter_mm=diameter_mm) == pytest.approx(1 - math.e**-3)


def test_the_formula_of_fact_o3_agrees_with_a_value_worked_by_hand() -> None:
    assert pen.punctures_per_cm2(
        needles=16, strokes_per_s=75, passes=3, hand_speed_cm_per_s=1.5, tip_width_cm=0.5
    ) == pytest.approx(4_800)


@given(pens, st.sampled_from(PEN), factors)
def test_density_grows_with_needles_strokes_and_passes_and_falls_with_hand_and_tip(
    one: dict[str, float], name: str, factor: float
) -> None:
    before = pen.punctures_per_cm2(**one)
    after = pen.punctures_per_cm2(**one | {name: one[name] * factor})
    falls = name in ("hand_speed_cm_per_s", "tip_width_cm")
    assert after == pytest.approx(before / factor if falls else before * factor)


@given(pens)
def test_the_hand_speed_for_a_density_makes_that_density(one: dict[str, float]) -> None:
    density = pen.punctures_per_cm2(**one)
    only_pen = {name: one[name] for name in PEN if name != "hand_speed_cm_per_s"}
    assert pen.hand_speed_for_cm_per_s(punctures_per_cm2=density, **only_pen) == pytest.approx(
        one["hand_speed_cm_per_s"]
    )


@given(pens)
def test_strikes_on_a_way_are_the_density_times_its_area(one: dict[str, float]) -> None:
    """Units: in one second the tip passes over v · w cm², and all strikes of that second land there."""
    in_one_second = pen.strikes_per_s(needles=one["needles"], strokes_per_s=one["strokes_per_s"])
    area_cm2 = one["hand_speed_cm_per_s"] * one["tip_width_cm"]
    assert pen.punctures_per_cm2(**one | {"passes": 1}) * area_cm2 == pytest.approx(in_one_second)


@given(sizes, sizes)
def test_spacings_add_up_to_the_way_of_one_second(hand: float, strokes: float) -> None:
    spacing = pen.stroke_spacing_mm(hand_speed_cm_per_s=hand, strokes_per_s=strokes)
    assert spacing * strokes == pytest.approx(10 * hand)


@given(sizes, sizes, factors)
def test_a_faster_hand_or_a_longer_time_in_the_skin_drags_further(hand: float, time: float, factor: float) -> None:
    drag = pen.sideways_drag_mm(hand_speed_cm_per_s=hand, time_in_skin_ms=time)
    assert pen.sideways_drag_mm(hand_speed_cm_per_s=hand * factor, time_in_skin_ms=time) > drag
    assert pen.sideways_drag_mm(hand_speed_cm_per_s=hand, time_in_skin_ms=time * factor) > drag


@given(sizes, sizes)
def test_a_needle_in_the_skin_all_the_time_is_dragged_from_stroke_to_stroke(hand: float, strokes: float) -> None:
    drag = pen.sideways_drag_mm(hand_speed_cm_per_s=hand, time_in_skin_ms=1_000 / strokes)
    assert drag == pytest.approx(pen.stroke_spacing_mm(hand_speed_cm_per_s=hand, strokes_per_s=strokes))


@given(st.floats(0, 1e6), st.floats(0, 5), factors)
def test_the_share_touched_stays_between_nothing_and_all_and_never_falls_as_holes_grow(
    density: float, diameter: float, factor: float
) -> None:
    share = pen.share_touched(punctures_per_cm2=density, hole_diameter_mm=diameter)
    assert 0 <= share <= 1
    assert pen.share_touched(punctures_per_cm2=density * factor, hole_diameter_mm=diameter) >= share
    assert pen.share_touched(punctures_per_cm2=density, hole_diameter_mm=diameter * factor) >= share


@given(st.floats(0, 1e5), st.floats(0, 1))
def test_holes_never_touch_more_than_their_own_areas_together(density: float, diameter: float) -> None:
    areas_cm2 = density * math.pi * (diameter / 20) ** 2
    share = pen.share_touched(punctures_per_cm2=density, hole_diameter_mm=diameter)
    assert share <= areas_cm2 * (1 + 1e-12)
    if areas_cm2 < 1e-4:
        assert share == pytest.approx(areas_cm2, rel=1e-3, abs=1e-300)


def test_no_puncture_and_no_hole_touch_nothing() -> None:
    assert pen.share_touched(punctures_per_cm2=0, hole_diameter_mm=0.25) == 0
    assert pen.share_touched(punctures_per_cm2=600, hole_diameter_mm=0) == 0
    assert pen.punctures_per_cm2(**EXAMPLE | {"passes": 0}) == 0


def test_a_hand_at_rest_neither_drags_nor_moves_on() -> None:
    assert pen.sideways_drag_mm(hand_speed_cm_per_s=0, time_in_skin_ms=4) == 0
    assert pen.stroke_spacing_mm(hand_speed_cm_per_s=0, strokes_per_s=100) == 0


#: A function, arguments it takes, and which of them may be 0.
CALLS: list[tuple[Callable[..., float], dict[str, float], tuple[str, ...]]] = [
    (pen.strokes_per_s, {"turns_per_minute": 6_000, "strokes_per_turn": 1}, ()),
    (pen.strikes_per_s, {"needles": 12, "strokes_per_s": 100}, ()),
    (pen.punctures_per_cm2, EXAMPLE, ("passes",)),
    (
        pen.hand_speed_for_cm_per_s,
        {"punctures_per_cm2": 275, "needles": 12, "strokes_per_s": 100, "passes": 1, "tip_width_cm": 1},
        (),
    ),
    (pen.stroke_spacing_mm, {"hand_speed_cm_per_s": 2, "strokes_per_s": 100}, ("hand_speed_cm_per_s",)),
    (
        pen.sideways_drag_mm,
        {"hand_speed_cm_per_s": 2, "time_in_skin_ms": 4},
        ("hand_speed_cm_per_s", "time_in_skin_ms"),
    ),
    (
        pen.share_touched,
        {"punctures_per_cm2": 600, "hole_diameter_mm": 0.07},
        ("punctures_per_cm2", "hole_diameter_mm"),
    ),
]


@pytest.mark.parametrize(
    ("function", "arguments", "name", "zero_is_fine"),
    [(function, arguments, name, name in fine) for function, arguments, fine in CALLS for name in arguments],
)
def test_what_no_pen_can_do_is_refused_by_name(
    function: Callable[..., float], arguments: dict[str, float], name: str, *, zero_is_fine: bool
) -> None:
    refused = [-0.01, -math.inf, math.inf, math.nan, *([] if zero_is_fine else [0.0])]
    for value in refused:
        with pytest.raises(ValueError, match=f"^{name} should be (positive|0 or more), not {value}$"):
            function(**arguments | {name: value})
    if zero_is_fine:
        assert function(**arguments | {name: 0}) == 0


#: A number that the facts work out (its digits: as many as are written), and the model's answer from what it rests on.
WORKED_OUT: list[tuple[str, Callable[[], float]]] = [
    (
        "O1.dermapen-2012-strikes",
        lambda: pen.strikes_per_s(
            needles=number("O1.dermapen-2012-needles"), strokes_per_s=number("O1.dermapen-2012-strokes")
        ),
    ),
    (
        "O1.example-pen-strikes",
        lambda: pen.strikes_per_s(
            needles=number("O1.example-pen-needles"), strokes_per_s=number("O1.example-pen-speed")
        ),
    ),
    ("O2.strokes", lambda: pen.strokes_per_s(turns_per_minute=number("O2.motor-speed"))),
    (
        "O4",
        lambda: pen.stroke_spacing_mm(
            hand_speed_cm_per_s=number("O4.example-hand-speed"), strokes_per_s=number("O4.example-speed")
        ),
    ),
    (
        "O5",
        lambda: pen.sideways_drag_mm(
            hand_speed_cm_per_s=number("O5.example-hand-speed"), time_in_skin_ms=number("O5.example-time-in-skin")
        ),
    ),
    (
        "O6.density-at-slower-hand",
        lambda: pen.punctures_per_cm2(
            needles=number("O6.example-needles"),
            strokes_per_s=number("O6.example-speed"),
            passes=number("O6.example-passes"),
            hand_speed_cm_per_s=number("O6.slower-hand-speed"),
            tip_width_cm=number("O6.example-tip-width"),
        ),
    ),
    (
        "O6.hand-speed-for-target-about",
        lambda: pen.hand_speed_for_cm_per_s(
            punctures_per_cm2=sum(number_range("O6.freier-target")) / 2,
            needles=number("O6.example-needles"),
            strokes_per_s=number("O6.example-speed"),
            passes=number("O6.example-passes"),
            tip_width_cm=number("O6.example-tip-width"),
        ),
    ),
    *(
        (
            f"O7.{holes}-share-at-{density}-density",
            lambda holes=diameter, density=density: (  # type: ignore[misc]
                100
                * pen.share_touched(
                    punctures_per_cm2=number(f"O7.{density}-density"), hole_diameter_mm=number(f"O7.{holes}")
                )
            ),
        )
        for holes, diameter in (("small-holes", "hole-diameter-used"), ("needle-base", "needle-base-diameter"))
        for density in ("lower", "higher")
    ),
]


@pytest.mark.parametrize(("reference", "of_the_model"), WORKED_OUT, ids=[reference for reference, _ in WORKED_OUT])
def test_what_the_facts_work_out_is_what_the_model_finds(reference: str, of_the_model: Callable[[], float]) -> None:
    """Both from the same facts; the one is rounded as it is written."""
    written = number(reference)
    digits = len(f"{written:g}".partition(".")[2])
    assert round(of_the_model(), digits) == pytest.approx(written)
