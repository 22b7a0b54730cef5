"""The density explorer: every state is whole, the picture is to scale, warnings stand where they must, nothing is invented."""

from __future__ import annotations

import gzip
import itertools
import math
import random
import re

import pytest

from needling import explore
from needling.course import load_strings, number, number_range, quantity
from needling.models import pen
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration_of
from needling.widgets.explore.density import drawing
from needling.widgets.explore.density.data import (
    BASE,
    FACTS,
    HOLE,
    density,
    needles,
    passes,
    start,
    turns_per_minute,
)
from needling.widgets.explore.density.figure import PLANE
from tests.widgets.explored import lifted, points_of, shown_by

EXPLORATION = exploration_of("density")
WIDGET = explore("density")
WORDS = load_strings("density")
CONTROLS = {control.name: control for control in EXPLORATION.controls}
STATES = [
    dict(zip(CONTROLS, values, strict=True))
    for values in itertools.product(*(control.values for control in EXPLORATION.controls))
]
at = shown_by(EXPLORATION)
LOW, HIGH = number_range("O6.freier-target")
NBSP = "\N{NO-BREAK SPACE}"


SHOWN = [(state, at(**state)) for state in STATES]


def begins(template: str) -> str:
    """What a sentence begins with, up to its first number."""
    return template.split("{", 1)[0]


def dots(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", path)]


def zoom(transform: str) -> float:
    """How much a square's transform enlarges the sheet; it mirrors it and puts its corner at the top right."""
    found = re.fullmatch(r"translate\(190 0\) scale\(-(\S+) (\S+)\)", transform)
    assert found
    assert found[1] == found[2]
    return float(found[1])


def test_no_state_shows_an_unfilled_place() -> None:
    for _, shown in SHOWN:
        texts = [value for value in shown.values() if isinstance(value, str)]
        assert [text for text in texts if re.search(r"[{}]|None|nan|inf\b|e\+", text)] == []
        numbers = [value for value in shown.values() if isinstance(value, float | int)]
        assert all(math.isfinite(value) and value > 0 for value in numbers)


def test_the_start_is_the_example_of_fact_o6_read_with_its_numbers() -> None:
    shown = at()
    assert shown["strikes"].startswith(
        f"1,200 strikes a second make up to {number('O6.density-at-slower-hand'):g} punctures per cm²."
    )
    assert "about 2 times the upper end" in shown["strikes"]
    assert f" {quantity('O4').value:.2f}{NBSP}mm apart" in shown["way"]
    assert f" {quantity('O5').value:.2f}{NBSP}mm sideways" in shown["way"]
    assert f"about {number('O7.small-holes-share-at-lower-density'):g}%" in shown["share"]
    assert f"about {number('O7.needle-base-share-at-lower-density'):g}%" in shown["share"]
    assert f"{number('O6.hand-speed-for-target-about'):g}{NBSP}cm/s" in shown["meets"]


def test_the_controls_end_where_the_facts_end() -> None:
    assert (needles()[0], needles()[-1]) == (number("I3.needles"), number_range("I1.pen-needles")[1])
    hertz = [pen.strokes_per_s(turns_per_minute=turns) for turns in turns_per_minute()]
    assert (hertz[0], hertz[-1]) == number_range("I5.pen-stamps")
    assert number("O2.motor-speed") in turns_per_minute()
    assert (passes()[0], passes()[-1]) == (number("O6.example-passes"), number("I15.study-shallow-passes"))


def test_the_needle_speed_is_shown_in_hertz_and_in_turns_a_minute() -> None:
    labels = dict(zip(CONTROLS["turns"].values, CONTROLS["turns"].labels, strict=True))
    speed = round(number("O2.motor-speed"))
    assert labels[speed] == f"{number('O2.strokes'):g} Hz = {speed:,} rpm"
    for turns, label in labels.items():
        hertz, rpm = re.findall(r"[\d.,]+", label)
        assert float(rpm.replace(",", "")) == turns
        assert float(hertz) == pytest.approx(turns / 60, abs=0.05)


def test_every_density_is_the_models_to_three_figures() -> None:
    for state, shown in SHOWN:
        exact = pen.punctures_per_cm2(
            needles=state["needles"],
            strokes_per_s=state["turns"] / 60,
            passes=state["passes"],
            hand_speed_cm_per_s=state["hand"],
            tip_width_cm=state["width"],
        )
        assert float(shown["density"].replace(",", "")) == pytest.approx(exact, rel=0.005)


def test_each_state_is_told_to_lie_below_within_or_above_the_band_and_nowhere_else() -> None:
    said = set()
    for state, shown in SHOWN:
        punctures = density(**state)
        if punctures < LOW:
            place, advice = "below", "advice_below"
        elif punctures <= HIGH:
            place, advice = "within", "advice_within"
        else:
            place = "just_above" if punctures < 1.05 * HIGH else "above"
            advice = "advice_far" if punctures > pen.FAR_ABOVE_TIMES * HIGH else "advice_above"
        sentence = WORDS[f"compare_{place}"].replace("{band}", str(quantity("O6.freier-target")))
        assert shown["strikes"].endswith(sentence.replace("{times}", shown["times"]))
        assert shown["advice"] == WORDS[advice]
        said.add((place, advice))
    # Whether a state lies just above the band depends on the pens that the facts name.
    assert {"below", "within", "above"} <= {place for place, _ in said}
    assert {advice for _, advice in said} == {"advice_below", "advice_within", "advice_above", "advice_far"}


def test_the_very_edge_of_the_band_is_within_it() -> None:
    told = {density(**state): shown["advice"] for state, shown in SHOWN}
    assert told[HIGH] == WORDS["advice_within"]
    assert told[min(punctures for punctures in told if punctures > HIGH)] == WORDS["advice_above"]
    assert told[2 * HIGH] == WORDS["advice_above"]
    assert told[max(punctures for punctures in told if punctures < LOW)] == WORDS["advice_below"]


def test_above_the_band_every_state_is_told_that_this_is_arithmetic_and_to_follow_the_manual() -> None:
    for state, shown in SHOWN:
        above = density(**state) > HIGH
        assert ("More is not better" in shown["advice"]) is above
        assert ("This is arithmetic; follow your pen's manual" in shown["advice"]) is above
        assert "your pen's manual" in shown["advice"]


def test_a_density_that_is_far_above_never_reads_as_barely_above() -> None:
    shown = at(needles=36, turns=9_000, hand=1.0, width=0.5, passes=4)
    assert "43,200 punctures per cm²" in shown["strikes"]
    assert "about 140 times" in shown["strikes"]
    assert shown["advice"] == WORDS["advice_far"]
    assert "more than 99%" in shown["share"]


def test_no_hand_is_told_to_hurry_faster_than_the_explorer_goes() -> None:
    fastest = pen.HAND_SPEEDS_CM_PER_S[-1]
    told = set()
    for _, shown in SHOWN:
        speed = float(shown["meets_at"].replace(f"{NBSP}cm/s", "").replace(",", ""))
        assert shown["meets"].startswith(begins(WORDS["meets" if speed <= fastest else "meets_too_fast"]))
        told.add("Do not hurry your hand" in shown["meets"])
        assert ("Do not hurry your hand" in shown["meets"]) is (speed > fastest)
    assert told == {True, False}


def test_a_pass_is_set_beside_the_rollers_passes_of_fact_i7() -> None:
    for count in passes():
        sentence = at(passes=count)["roller"]
        for reference in ("I7.passes", "I7.density", "I7.needle-length"):
            assert str(quantity(reference)) in sentence
        assert "up to 600 in one" in sentence


def test_what_only_illustrates_is_called_so_where_it_is_used() -> None:
    for shown in (at(), at(hand=5.0), at(turns=3_000)):
        assert f"{quantity('O5.example-time-in-skin')} (illustrative)" in shown["way"]
    assert WORDS["key_drag"] in WIDGET.html
    assert "illustrative" in WORDS["key_drag"]
    assert "illustrative" in WORDS["table_drag"]
    dashed = re.search(r"<path[^>]*data-bind-d=\"way_drags\"[^>]*>", WIDGET.html)
    solid = re.search(r"<path[^>]*data-bind-d=\"way_strokes\"[^>]*>", WIDGET.html)
    assert dashed
    assert solid
    assert "stroke-dasharray" in dashed[0]
    assert "stroke-dasharray" not in solid[0]
    assert "No source gives tip widths or hand speeds" in WORDS["note"]


def test_every_number_is_called_an_upper_bound() -> None:
    assert "up to" in WORDS["strikes"]
    assert "up to" in WORDS["square_cm"]
    assert "upper bound" in WORDS["note"]
    assert "upper bound" in WORDS["legend_line"]


@pytest.mark.parametrize("holes", [1, 2, 7, 60, 100, 267, 432, 600])
def test_a_square_of_the_sheet_holds_as_many_holes_as_its_density(holes: int) -> None:
    side = 50 * math.sqrt(holes)
    inside = [(x, y) for x, y in dots(drawing.sheet(1_800)) if x < side and y < side]
    assert len(inside) == holes


def test_the_holes_of_the_sheet_lie_at_random_not_in_a_heap() -> None:
    places = dots(drawing.sheet(1_800))
    side = 50 * math.sqrt(1_800)
    for across, down in itertools.product(range(3), repeat=2):
        here = [1 for x, y in places if int(3 * x / side) == across and int(3 * y / side) == down]
        assert 150 < len(here) < 250


def test_the_picture_shows_as_many_holes_as_it_says() -> None:
    square_cm, square_mm = dots(drawing.sheet(drawing.MOST_DRAWN)), EXPLORATION.content["holes_in_square_mm"]
    for state, shown in random.Random(5).sample(SHOWN, 60):  # noqa: S311 - the same states every time
        punctures = density(**state)
        side = drawing.SIDE / zoom(shown["square_cm"])
        seen = sum(x < side and y < side for x, y in square_cm)
        assert seen == pytest.approx(min(punctures, drawing.MOST_DRAWN), abs=2)
        side = drawing.SIDE / zoom(shown["square_mm"])
        seen = sum(x < side and y < side for x, y in dots(square_mm))
        assert seen == pytest.approx(punctures / 100, abs=1)


def test_a_square_that_cannot_show_all_holes_says_so() -> None:
    for state, shown in SHOWN:
        all_drawn = density(**state) <= drawing.MOST_DRAWN
        assert shown["in_square_cm"] == (
            f"1 cm²: up to {shown['density']} holes" if all_drawn else f"1 cm²: only {drawing.MOST_DRAWN:,} drawn"
        )


def test_every_hole_is_drawn_to_scale() -> None:
    for _, shown in SHOWN:
        side_of_cm2 = shown["square_cm_dot"] * zoom(shown["square_cm"])
        assert side_of_cm2 == pytest.approx(drawing.SIDE * number(HOLE) / 10, rel=0.01)
        for name, diameter in (("square_mm_hole", HOLE), ("square_mm_base", BASE)):
            side_of_mm2 = shown[name] * zoom(shown["square_mm"])
            assert side_of_mm2 == pytest.approx(drawing.SIDE * number(diameter), rel=0.01)


def test_the_way_of_a_needle_shows_its_spacing_and_its_drag() -> None:
    for turns, hand in itertools.product(CONTROLS["turns"].values, CONTROLS["hand"].values):
        shown = at(turns=turns, hand=hand)
        spacing_mm = 10 * hand / (turns / 60)
        places = [x for x, _ in dots(shown["way_strokes"])]
        assert places == [x for x, _ in dots(shown["way_drags"])]
        assert places[-1] < drawing.WAY_MM * drawing.UNITS_PER_MM_OF_WAY
        assert places[-1] - places[0] == pytest.approx(
            (len(places) - 1) * spacing_mm * drawing.UNITS_PER_MM_OF_WAY, abs=0.2
        )
        assert places[-1] + spacing_mm * drawing.UNITS_PER_MM_OF_WAY >= 399.9
        lengths = {float(length) for length in re.findall(r"h([\d.]+)", shown["way_drags"])}
        drag_mm = 10 * hand * number("O5.example-time-in-skin") / 1_000
        assert [*lengths] == [pytest.approx(drag_mm * drawing.UNITS_PER_MM_OF_WAY)]


def test_the_point_of_the_chart_lies_on_its_line_and_never_leaves_the_chart() -> None:
    drawn = points_of(at()["curve"], PLANE)
    assert [hand for hand, _ in drawn] == pytest.approx([1 + step / 5 for step in range(21)], abs=0.01)
    for state, shown in SHOWN:
        lift = lifted(shown["pen_shift"], PLANE)
        for hand, dense in drawn:
            expected = density(**state | {"hand": hand})
            assert lift(dense) == pytest.approx(expected, rel=0.02)
            assert PLANE.y.low < lift(dense) < PLANE.y.high
        [(hand, dense)] = points_of(shown["dot"], PLANE)
        assert (hand, lift(dense)) == (
            pytest.approx(state["hand"], abs=0.01),
            pytest.approx(density(**state), rel=0.02),
        )
    (band,) = explore("density").figure.layout.shapes
    assert (band.y0, band.y1) == (LOW, HIGH)


def test_every_table_stands_on_the_page_and_in_the_plain_text() -> None:
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert all(f">{cell.replace('>', '&gt;')}<" in WIDGET.html for cell in row)
            assert " | ".join(row) in WIDGET.in_words()


def test_the_tables_agree_with_the_sentences() -> None:
    strikes, densities, spacings, shares = EXPLORATION.tables
    first = start()
    speed = turns_per_minute().index(first["turns"])
    row, column = needles().index(first["needles"]), speed + 1
    assert strikes.rows[row][column] == at()["rate"]
    assert densities.rows[row][2] == at()["density"]
    assert spacings.rows[speed][2] + f"{NBSP}mm" == at()["spacing"]
    assert spacings.rows[-1][2] + f"{NBSP}mm" == at()["drag"]
    assert [f"about {cell}" for cell in shares.rows[3][1:]] == [at()["share_hole"], at()["share_base"]]


def test_the_facts_behind_it_stand_on_the_page() -> None:
    html = WIDGET.html
    assert all(f'data-fact="{id_}"' in html for id_ in FACTS)


def test_no_id_is_given_so_that_two_on_a_page_do_not_disturb_each_other() -> None:
    assert re.search(r"\sid=|url\(#|<use", WIDGET.html) is None


def test_it_fits_a_page() -> None:
    assert len(gzip.compress(json_for_html(WIDGET.page_traits()).encode())) < 25_000
    assert len(gzip.compress(WIDGET.html.encode())) < 15_000


def test_an_author_may_start_it_anywhere() -> None:
    speed = round(number("O2.motor-speed"))
    widget = explore("density", needles=24, turns=speed, hand=3.0, width=0.75, passes=2)
    made = f"{density(24, speed, 3.0, 0.75, 2):,g}"
    assert widget.exploration.at(widget.state)["density"] == made
    assert f"{made} punctures per cm²" in widget.html
