"""The numbing explorer: every state is whole, a passed limit is always said, and nothing ever reads as permission."""

from __future__ import annotations

import gzip
import itertools
import re
from typing import Any

import pytest

from needling import explore
from needling.course import load_facts, load_strings, number, quantity
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration_of, explorers
from needling.widgets.explore.numbing.data import creams, minutes
from needling.widgets.explore.numbing.figure import PLANE
from needling.widgets.explore.numbing.tables import areas_cm2
from tests.widgets.explored import across, shown_by, states_of

NBSP = "\N{NO-BREAK SPACE}"
EXPLORATION = exploration_of("numbing")
WORDS = EXPLORATION.strings
VALUES = {control.name: control.values for control in EXPLORATION.controls}
STATES = states_of(EXPLORATION)
at = shown_by(EXPLORATION)
ALL = [(state, EXPLORATION.at(state)) for state in STATES]


def chosen(state: dict[str, int]) -> dict[str, Any]:
    """The values behind the positions of a state."""
    return {name: VALUES[name][place] for name, place in state.items()}


def test_no_state_shows_an_unfilled_place() -> None:
    for state, shown in ALL:
        texts = [str(value) for value in shown.values()]
        assert [text for text in texts if re.search(r"[{}]|None(?! after needling)|nan\b|inf\b", text)] == [], chosen(
            state
        )


def test_no_state_leaves_a_line_of_the_reading_empty() -> None:
    lines = ("advice", "amount", "time", "cover", "numbness", "timer_says")
    assert [(chosen(state), name) for state, shown in ALL for name in lines if not shown[name].strip()] == []


def test_an_amount_is_always_what_a_label_text_names_and_never_an_instruction() -> None:
    for state, shown in ALL:
        assert re.match(
            r"The (EMLA|LMX4|Ametop) label text we read (names|comes to) |No label gives a dose", shown["amount"]
        ), chosen(state)
        told = shown["amount"].replace("own-use dose", "")
        assert not re.search(r"\b(use|apply|take|put)\b", told, re.IGNORECASE), chosen(state)


def test_a_plan_inside_its_numbers_is_never_called_safe_or_allowed() -> None:
    inside = {shown["advice"] for _, shown in ALL if shown["level"] == "inside"}
    assert inside == {WORDS["advice_inside"]}
    assert "not yet a yes" in WORDS["advice_inside"]
    assert "None after needling" in WORDS["advice_inside"]
    every = " ".join(text for text in WORDS.values())
    assert not re.search(r"\b(safe|safely|allowed|you may|you can|fine|okay)\b", every, re.IGNORECASE)


def test_a_mixed_cream_is_never_at_every_area_time_and_cover() -> None:
    shown = [shown for state, shown in ALL if chosen(state)["cream"] == "mixed"]
    assert {one["advice"] for one in shown} == {WORDS["advice_never"]}
    assert {one["level"] for one in shown} == {"stop"}
    assert {one["timer_allowed"] for one in shown} == {False}
    assert {one["dose"] + one["medicine"] for one in shown} == {""}


@pytest.mark.parametrize("cover", ["film", "heat", "broken"])
def test_film_heat_and_broken_skin_stop_every_plan(cover: str) -> None:
    shown = [shown for state, shown in ALL if chosen(state)["cover"] == cover and chosen(state)["cream"] != "mixed"]
    assert {one["advice"] for one in shown} == {WORDS[f"advice_{cover}"]}
    assert {(one["level"], one["cover_level"], one["timer_allowed"]) for one in shown} == {("stop", "stop", False)}


def test_every_plan_that_passes_a_limit_says_stop_and_no_other_does() -> None:
    named = {"emla": "H1.time.max", "lmx4": "H2.time-max", "ametop": "H3.time.max"}
    most = {cream: minutes(reference)[0] for cream, reference in named.items()} | {"mixed": -1}
    per_cm2, own_use = number("H1.dose-per-area") / 10, number("R31.leaflet-adult-dose")
    for state, shown in ALL:
        plan = chosen(state)
        area = plan["area"]
        dose = {
            "emla": area * per_cm2 > own_use,
            "lmx4": area > number("H2.area-max"),
            "ametop": area > number("H3.area-max"),
        }
        passed = plan["cover"] != "none" or plan["time"] > most[plan["cream"]] or dose.get(plan["cream"], True)
        assert (shown["level"] == "stop") == passed, plan
        assert shown["advice"].startswith(("Stop.", "Never.")) == passed, plan


def test_only_a_small_area_for_the_label_s_time_on_whole_skin_lies_inside() -> None:
    inside = {tuple(chosen(state).values()) for state, shown in ALL if shown["level"] == "inside"}
    small = [
        area for area in VALUES["area"] if area * number("H1.dose-per-area") / 10 <= number("R31.leaflet-adult-dose")
    ]
    meant = {
        (cream, "none", area, time)
        for cream in ("emla", "lmx4")
        for area in small
        for time in VALUES["time"]
        if creams()[cream].earliest_min <= time <= creams()[cream].latest_min
    }
    assert inside == meant


@pytest.mark.parametrize(
    ("cream", "area", "said"),
    [
        ("emla", 10, "{dose} for 10 cm²: {lidocaine} lidocaine and {prilocaine} prilocaine."),
        (
            "emla",
            "face",
            "{H20.emla-dose} for {H20.face-area}: {H20.emla-lidocaine} lidocaine and {H20.emla-prilocaine} prilocaine",
        ),
        ("emla", "face", "times the leaflet’s own-use dose, {R31.leaflet-adult-dose}"),
        ("emla", 600, "more than its {H1.large-area-max} for laser hair removal"),
        (
            "lmx4",
            "face",
            "{H20.lmx4-dose} for {H20.face-area}: {H20.lmx4-lidocaine} lidocaine. But the United States authority",
        ),
        ("ametop", 150, "names at least {H3.single-dose-max} for {H3.area-max}, and {H3.single-dose-max} at most."),
        ("ametop", "face", "names {H3.single-dose-max} at most, on at most {H3.area-max}. {H20.face-area} is more."),
        ("mixed", 200, "No label gives a dose"),
    ],
)
def test_the_worked_values_of_the_facts_are_said(cream: str, area: int | str, said: str) -> None:
    dose_g = number("H1.dose-per-area")
    worked = {"{dose}": f"{dose_g:g} g"}
    worked |= {f"{{{name}}}": f"{dose_g * number(f'H1.{name}'):g} mg" for name in ("lidocaine", "prilocaine")}
    said = re.sub(r"\{[a-z]+\}", lambda found: worked[found[0]], said)
    said = re.sub(r"\{([^}]+)\}", lambda found: str(quantity(found[1])), said)
    cm2 = round(number("H20.face-area")) if area == "face" else area
    assert said.replace(NBSP, " ") in at(cream=cream, area=cm2)["amount"].replace(NBSP, " ")


def test_the_laser_line_is_passed_only_above_it() -> None:
    passed = [area for area in areas_cm2() if "laser hair removal" in at(cream="emla", area=area)["amount"]]
    assert passed == [600], "400 cm² come to the 60 g of the line itself"


@pytest.mark.parametrize(
    ("cream", "time", "level", "advice"),
    [
        ("emla", 0, "wait", "advice_early"),
        ("emla", -1, "wait", "advice_early"),
        ("emla", "earliest_min", "inside", "advice_inside"),
        ("emla", "most_min", "inside", "advice_inside"),
        ("emla", 1, "stop", "advice_late"),
        ("lmx4", 15, "wait", "advice_early"),
        ("lmx4", 75, "ask", "advice_long"),
        ("lmx4", 300, "ask", "advice_long"),
        ("lmx4", 330, "stop", "advice_late"),
        ("ametop", 45, "inside", "advice_purpose"),
        ("ametop", 60, "stop", "advice_late"),
    ],
)
def test_the_time_is_read_right_at_its_edges(cream: str, time: int | str, level: str, advice: str) -> None:
    label, times = creams()[cream], VALUES["time"]
    # The step before the earliest, that itself, the last that the label allows, and the step after.
    edges = {-1: times[times.index(label.earliest_min) - 1], 1: times[times.index(label.most_min) + 1]}
    time = round(getattr(label, time)) if isinstance(time, str) else edges.get(time, time)
    shown = at(cream=cream, area=10, time=time)
    assert (shown["time_level"], shown["advice"]) == (level, WORDS[advice])


def test_ametop_is_never_inside_for_its_label_is_for_something_else() -> None:
    assert "inside" not in {shown["level"] for state, shown in ALL if chosen(state)["cream"] == "ametop"}


@pytest.mark.parametrize(
    ("time", "said", "mark"),
    [
        (0, "Before the cream, a needle hurt at 1.9 mm", "mark_known"),
        (30, "no measured depth for so short a time", "mark_unknown"),
        (60, "About 2.9 mm deep on average, in a study that we know from memory only", "mark_memory"),
        (75, "Nothing was read for this time: the dashed line is illustrative", "mark_unknown"),
        (90, "About 5 mm deep, but 30 min after the cream came off", "mark_known"),
        (120, "About 5 mm deep in the hour after, by one study. Another says about 4.5 mm: we know it", "mark_differ"),
        (180, "no measured depth beyond 120 min", "mark_unknown"),
        (330, "After {H1.time.max} the effect falls", "mark_unknown"),
    ],
)
def test_numbness_is_said_as_far_as_it_is_known(time: int, said: str, mark: str) -> None:
    shown = at(cream="emla", time=time)
    said = re.sub(r"\{([^}]+)\}", lambda found: str(quantity(found[1])), said).replace(NBSP, " ")
    assert said in shown["numbness"].replace("\N{NO-BREAK SPACE}", " ")
    assert shown["numbness_mark"] == WORDS[mark]


@pytest.mark.parametrize("cream", ["lmx4", "ametop", "mixed"])
def test_nothing_is_claimed_to_be_measured_for_the_other_products(cream: str) -> None:
    for time in VALUES["time"]:
        shown = at(cream=cream, time=time)
        assert "no measured depth" in shown["numbness"]
        assert " mm" not in shown["numbness"].replace("\N{NO-BREAK SPACE}", " ")
        assert shown["numbness_mark"] == WORDS["mark_unknown"]
        assert shown["known_visibility"] == "hidden", "what EMLA does is not drawn"
        assert not shown["chart_known"], "an empty chart says why"


def test_the_chart_of_emla_has_its_points_solid_hollow_and_its_line_dashed() -> None:
    _plan, line, read, remembered = explore("numbing", cream="emla").figure.data
    assert line.line.dash == "9px,9px"
    assert (read.marker.symbol, remembered.marker.symbol) == ("diamond", "diamond-open")
    assert list(zip(read.x, read.y, strict=True)) == [(0, 1.9), (90, 5), (120, 5)]
    assert list(zip(remembered.x, remembered.y, strict=True)) == [(60, 2.9), (120, 4.5)]
    assert (at(cream="emla")["known_visibility"], at(cream="emla")["chart_known"]) == ("visible", True)


def test_the_chart_shows_the_time_that_is_set_and_the_label_s_times() -> None:
    for cream, time in itertools.product(VALUES["cream"], VALUES["time"]):
        shown, label = at(cream=cream, time=time), creams()[cream]
        assert across(shown["now_x"], PLANE) == pytest.approx(time, abs=0.3)
        start = across(shown["label_x"], PLANE)
        assert start == pytest.approx(label.earliest_min, abs=0.3)
        width = across(shown["label_width"], PLANE) - PLANE.x.low
        assert start + width == pytest.approx(label.latest_min, abs=0.6)


@pytest.mark.parametrize(
    ("cream", "first", "last"),
    [
        ("emla", "H1.time.min", "H1.time.max"),
        ("lmx4", "H2.time.min", "H2.time.max"),
        ("ametop", "H3.time.min", "H3.time.max"),
    ],
)
def test_the_timer_gets_the_label_s_times_in_minutes(cream: str, first: str, last: str) -> None:
    earliest, latest = round(minutes(first)[0]), round(minutes(last)[0])
    shown = at(cream=cream, area=10)
    assert (shown["earliest_min"], shown["latest_min"], shown["timer_allowed"]) == (earliest, latest, True)
    assert f"earliest after {earliest} min, latest after {latest} min" in shown["timer_says"]


def test_a_timer_starts_only_where_amount_and_cover_pass_no_limit() -> None:
    for state, shown in ALL:
        passed = "stop" in (shown["amount_level"], shown["cover_level"])
        assert shown["timer_allowed"] == (not passed), chosen(state)
        assert shown["timer_says"].startswith("No timer") == passed, chosen(state)


def test_the_signs_and_what_to_do_stand_on_the_page_open_and_in_the_plain_text() -> None:
    widget = explore("numbing")
    signs = widget.html.split('class="nd-signs"')[1].split('class="nd-timer"')[0]
    assert not re.search(r"hidden|<details|data-bind", signs)
    for sign in (
        "Ringing ears",
        "dizziness",
        "round the mouth",
        "metallic taste",
        "seizure",
        "collapse",
        "blue colour",
        "wheeze",
    ):
        assert sign in signs
        assert sign in widget.in_words()
    for text in (signs, widget.in_words()):
        assert f"Stop. Wipe the cream off. Call {quantity('H15.emergency-number')}." in text


def test_every_table_stands_on_the_page_and_in_the_plain_text() -> None:
    widget = explore("numbing")
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert all(f">{cell}<" in widget.html for cell in row), row
            assert " | ".join(row) in widget.in_words()


def test_no_number_is_typed_in_the_words() -> None:
    typed = {
        key: text
        for key, text in load_strings("numbing").items()
        if re.search(r"\d", re.sub(r"\{\w+\}|LMX4", "", text))
    }
    assert typed == {}


def test_it_is_light_enough_for_a_phone() -> None:
    widget = explore("numbing")
    assert len(gzip.compress(json_for_html(widget.table).encode())) < 25_000
    assert set(explorers()["numbing"].facts) <= set(load_facts())
