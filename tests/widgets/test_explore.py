"""The depth explorer: every state is whole, every number is a fact's, nothing that does not exist is accepted."""

from __future__ import annotations

import itertools
import random
import re
from typing import Any

import pytest
import traitlets

from needling import explore
from needling.course import CourseError, load_facts, load_strings, quantity
from needling.widgets.explore import exploration_of, explorers
from needling.widgets.explore.depth import depths_mm
from needling.widgets.explore.depth.data import AGES, SEXES, ZONES, ZONES_ONE, ZONES_TWO, study_one, study_two
from needling.widgets.explore.depth.figure import PLANE
from tests.widgets.explored import across, points_of, shown_by, states_of

EXPLORATION = exploration_of("depth")
WORDS = load_strings("depth")
STATES = states_of(EXPLORATION)
at = shown_by(EXPLORATION)


def test_no_state_shows_an_unfilled_place() -> None:
    for state in random.Random(7).sample(STATES, 500):  # noqa: S311 - the same states every time
        shown = [value for value in EXPLORATION.at(state).values() if isinstance(value, str)]
        assert [text for text in shown if "{" in text or "}" in text or "None" in text] == []


@pytest.mark.parametrize(
    ("depth_mm", "study", "words", "total", "left"),
    [
        (1.5, "one", "reaches_below", 1.06, 0),
        (1.0, "one", "reaches_dermis", 1.06, 0.06),
        (0.2, "one", "reaches_epidermis", 1.06, 0.86),
        (0, "one", "reaches_surface", 1.06, 1.06),
        (1.5, "two", "reaches_skin", 1.86, 0.36),
    ],
)
def test_the_forehead_of_women_is_read_with_its_numbers(
    depth_mm: float, study: str, words: str, total: float, left: float
) -> None:
    reach_, total_, left_ = (f"{mm:.2f}\N{NO-BREAK SPACE}mm" for mm in (depth_mm, total, left))
    shown = at(zone="forehead", sex="women", age="20-29", depth=depth_mm)
    assert shown[f"{study}_reading"] == WORDS[words].format(reach=reach_, total=total_, left=left_)


def test_what_was_not_measured_is_said_and_not_drawn() -> None:
    shown = at(zone="cheek", sex="men", age="40-49")
    assert shown["two_reading"] == shown["one_reading"] == WORDS["not_measured"]
    assert (shown["two_visibility"], shown["two_height"], shown["two_left"]) == ("hidden", 0, "")


def test_the_eyelid_is_forbidden_at_every_depth() -> None:
    (depths,) = [control.values for control in EXPLORATION.controls if control.name == "depth"]
    assert {at(zone="eyelid", depth=mm)["advice"] for mm in depths} == {WORDS["advice_orbital_rim"]}


def test_above_the_ceiling_every_zone_is_told_not_to_set_it() -> None:
    warning = WORDS["advice_above_ceiling"].format(ceiling=quantity("I2"))
    for zone in set(ZONES) - {"eyelid"}:
        assert at(zone=zone, depth=1.75)["advice"] == warning
        assert at(zone=zone, depth=1.5)["advice"] == WORDS["advice_limit"]


def test_the_tables_hold_the_numbers_of_the_facts() -> None:
    one, two = EXPLORATION.tables
    for zone, row in zip(ZONES_ONE, one.rows, strict=True):
        for sex, cell in zip(SEXES, row[1:], strict=True):
            parts = [quantity(f"A4.{zone}-{sex}-{part}").value for part in ("epidermis", "dermis", "total")]
            assert [float(number) for number in re.findall(r"[\d.]+", cell)] == parts
    measured = [cell for row in two.rows for cell in row[2:] if cell != WORDS["none"]]
    groups = [key for key in load_facts()["A5"].values if key.endswith(AGES)]
    assert sorted(map(float, measured)) == sorted(quantity(f"A5.{key}").value for key in groups)


def test_the_whole_skin_of_study_one_is_the_total_of_its_fact() -> None:
    for zone, sex in itertools.product(ZONES_ONE, SEXES):
        skin = study_one(zone, sex)
        assert skin
        assert skin.total_mm == quantity(f"A4.{zone}-{sex}-total").value


def test_every_table_stands_on_the_page_and_in_the_plain_text() -> None:
    widget = explore("depth")
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert all(f">{cell}<" in widget.html for cell in row)
            assert " | ".join(row) in widget.in_words()


def test_the_chart_shows_what_both_studies_measured() -> None:
    for sex, age in itertools.product(SEXES, AGES):
        shown = at(sex=sex, age=age)
        ends = [float(end) / 1000 * PLANE.x.high for end in re.findall(r"H([\d.]+)v", shown["dermis_bars"])]
        assert ends == pytest.approx([skin.total_mm for zone in ZONES if (skin := study_one(zone, sex))], abs=0.002)
        for zone in ZONES_TWO:
            skin = study_two(zone, sex, age)
            assert shown[f"mean_shown_{zone}"] == ("visible" if skin else "hidden")
            assert across(shown[f"mean_{zone}"], PLANE) == pytest.approx(skin.total_mm if skin else 0, abs=0.002)
        ends = points_of(shown["spread"], PLANE)
        lines = [(low, high) for (low, _), (high, _) in zip(ends[::2], ends[1::2], strict=True) if high > low + 0.001]
        found = [load_facts()["A5"].values.get(f"{zone}-{sex}-{age}") for zone in ZONES]
        measured = [one for one in found if one and one.sd]
        assert len(lines) == len(measured)
        for (low, high), one in zip(lines, measured, strict=True):
            assert (low, high) == pytest.approx((one.value - one.sd, one.value + one.sd), abs=0.003)


@pytest.mark.parametrize(("share", "reach"), [("all", 1.5), ("half", 0.75), ("fifth", 0.3)])
def test_a_needle_that_reaches_less_is_read_at_what_it_reaches(share: str, reach: float) -> None:
    shown = at(zone="forehead", sex="women", age="20-29", depth=1.5, share=share)
    assert shown["reach"] == f"{reach:.2f}\N{NO-BREAK SPACE}mm"
    assert across(shown["now_x"], PLANE) == pytest.approx(reach, abs=0.001)
    assert shown["one_reading"].startswith("At " + shown["reach"])


def test_the_meaning_follows_the_study_in_which_the_needle_goes_deeper() -> None:
    assert at(zone="forehead", sex="women", depth=1.5)["means"] == WORDS["means_below"]
    assert at(zone="forehead", sex="women", depth=1.0)["means"] == WORDS["means_dermis"]
    assert at(zone="forehead", sex="women", depth=0.1)["means"] == WORDS["means_dermis"], (
        "study 2 measured no epidermis"
    )
    assert at(zone="neck", sex="women", depth=0.1)["means"] == WORDS["means_epidermis"]
    assert at(zone="neck", sex="women", depth=0.0)["means"] == WORDS["means_surface"]


def test_beyond_the_british_rule_of_thumb_it_is_said() -> None:
    said = WORDS["scope_beyond"].format(therapist=quantity("R36.trade-therapist-maximum"))
    assert at(depth=1.1)["scope"] == said
    assert at(depth=1.0)["scope"] == WORDS["scope_within"]


@pytest.mark.parametrize(
    ("name", "start", "sentence"),
    [
        ("deep", {}, "explore: there is no explorer 'deep'. Nearest: 'depth'. There are: "),
        ("depth", {"zone": "toe"}, "explore('depth'): zone 'toe' is not one of forehead, glabella, "),
        (
            "depth",
            {"colour": "red"},
            "explore('depth'): there is no control 'colour'. There are: zone, sex, age, depth, share.",
        ),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(name: str, start: dict[str, str], sentence: str) -> None:
    with pytest.raises(CourseError) as refused:
        explore(name, **start)
    assert str(refused.value).startswith(sentence)


def test_an_explorer_starts_where_the_author_says() -> None:
    widget = explore("depth", zone="cheek", sex="men")
    assert widget.state == {
        "zone": ZONES.index("cheek"),
        "sex": 1,
        "age": 0,
        "depth": depths_mm().index(1.5),
        "share": 0,
    }
    assert '<option value="8" selected>Cheek</option>' in widget.html


@pytest.mark.parametrize(
    "change", [{"zone": 10}, {"zone": -1}, {"depth": len(depths_mm())}, {"age": "20-29"}, {"sex": 0.5}]
)
def test_a_position_that_does_not_exist_is_refused(change: dict[str, Any]) -> None:
    widget = explore("depth")
    before = dict(widget.state)
    with pytest.raises(traitlets.TraitError, match="should be a whole number from 0 to"):
        widget.state = before | change
    assert widget.state == before


def test_a_state_without_a_control_is_refused() -> None:
    with pytest.raises(traitlets.TraitError, match="zone: should be a whole number from 0 to 9, not None"):
        explore("depth").state = {"sex": 0, "age": 0, "depth": 0, "share": 0}


def test_python_sets_a_control_by_what_it_says() -> None:
    widget = explore("depth")
    widget.set(zone="neck", depth=0.5)
    assert (widget.state["zone"], widget.state["depth"]) == (ZONES.index("neck"), depths_mm().index(0.5))
    with pytest.raises(CourseError, match=r"depth '0.55' is not one of 0, 0.1, "):
        widget.set(depth=0.55)


def test_two_explorers_can_be_linked() -> None:
    one, other = explore("depth"), explore("depth")
    traitlets.link((one, "state"), (other, "state"))
    one.set(zone="neck")
    assert other.state == one.state


def test_an_explorer_too_heavy_for_a_phone_is_refused_with_what_to_coarsen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("needling.widgets.explore.MOST_BYTES_GZIPPED", 1000)
    with pytest.raises(
        CourseError, match=r"^explore\('depth'\): \d+ kB compressed, at most 1 kB .* \(4,140 states\)\. Coarsen"
    ):
        explore("depth")


@pytest.mark.parametrize("name", explorers())
def test_every_explorer_fits_a_phone_and_names_facts_that_there_are(name: str) -> None:
    widget = explore(name)
    assert widget.exploration.name == name
    assert set(explorers()[name].facts) <= set(load_facts())
    assert explorers()[name].facts
    assert f'data-explorer="{name}"' in widget.html
