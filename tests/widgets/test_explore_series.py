"""The planner: every plan is whole and in order, nothing is promised, and no plan is made where a doctor comes first."""

from __future__ import annotations

import gzip
import itertools
import re
from typing import Any

import pytest

from needling import explore
from needling.course import book_folder, load_facts, quantity
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration_of, explorers
from needling.widgets.explore.series.data import FACTS, GOALS, numbers_of_sessions, spacings
from tests.widgets.explored import shown_by, states_of

EXPLORATION = exploration_of("series")
WORDS = EXPLORATION.strings
STATES = states_of(EXPLORATION)
at = shown_by(EXPLORATION)
PLANS = list(itertools.product(numbers_of_sessions(), spacings()))
KINDS = ("session", "ask", "late", "review")


def events(sessions: int, spacing: int) -> list[dict[str, Any]]:
    """The plan that the page carries."""
    return list(at(sessions=sessions, spacing=spacing)["plan"])


def days(plan: list[dict[str, Any]], kind: str) -> list[int]:
    return [event["day"] for event in plan if event["kind"] == kind]


def texts_in(value: Any) -> list[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in texts_in(part)]


def test_every_state_is_whole() -> None:
    for state in STATES:
        shown = EXPLORATION.at(state)
        assert all(shown[name] for name in ("studies", "span", "advice", "plan_id")), state
        assert [text for text in texts_in(shown) if re.search(r"[{}`]|None|\bnan\b", text)] == [], state
    open_ones = EXPLORATION.content["of_the_script"].values()
    assert {name for text in open_ones for name in re.findall(r"\{(\w+)\}", text)} == {
        *("first", "last", "from", "to", "file", "what")
    }


@pytest.mark.parametrize(("sessions", "spacing"), PLANS)
def test_a_plan_is_in_order_and_has_each_of_its_days_once(sessions: int, spacing: int) -> None:
    plan = events(sessions, spacing)
    all_days = [event["day"] for event in plan]
    assert all_days == sorted(set(all_days))
    assert len({event["id"] for event in plan}) == len(plan) == 3 * sessions + 1
    assert {event["kind"] for event in plan} == set(KINDS)


@pytest.mark.parametrize(("sessions", "spacing"), PLANS)
def test_a_plan_keeps_its_spacing_and_asks_after_every_session(sessions: int, spacing: int) -> None:
    plan = events(sessions, spacing)
    held = days(plan, "session")
    assert held == [7 * spacing * number for number in range(sessions)]
    assert days(plan, "ask") == [day + 2 for day in held]
    assert days(plan, "late") == [day + 21 for day in held]


@pytest.mark.parametrize(("sessions", "spacing"), PLANS)
def test_the_review_ends_the_plan_at_least_three_months_after_the_last_session(sessions: int, spacing: int) -> None:
    plan = events(sessions, spacing)
    assert plan[-1]["kind"] == "review"
    assert 92 <= plan[-1]["day"] - days(plan, "session")[-1] <= 98
    assert plan[-1]["when"] == f"Week {plan[-1]['day'] // 7}"


def test_no_plan_is_closer_than_the_default_of_the_course() -> None:
    """The chapter offers no shorter spacing; two weeks cannot be chosen."""
    assert min(spacings()) == quantity("R37").value > 2


def test_photos_are_taken_at_every_session_and_at_the_review() -> None:
    for event in events(4, min(spacings())):
        assert ("photos" in event["what"]) == (event["kind"] in ("session", "review"))


def test_raised_scars_get_a_doctor_and_no_plan() -> None:
    for sessions, spacing in PLANS:
        shown = at(goal="raised", sessions=sessions, spacing=spacing)
        assert shown["no_plan"] is True
        assert "doctor" in shown["advice"]
        assert {shown[f"shown_{n}"] for n in range(6)} | {shown["review_shown"]} == {"hidden"}
        assert [shown[f"text_{kind}"] for kind in KINDS] == [""] * 4
    assert [at(goal=goal)["no_plan"] for goal in GOALS] == [False] * 4 + [True]


@pytest.mark.parametrize(("goal", "used"), [("lines", 4), ("lip", 2), ("scars", 6)])
def test_more_sessions_than_the_study_used_are_told(goal: str, used: int) -> None:
    for sessions in numbers_of_sessions():
        told = at(goal=goal, sessions=sessions)["advice"] == WORDS["advice_more"]
        assert told == (sessions > used)


def test_for_pores_nothing_is_said_to_be_known() -> None:
    shown = at(goal="pores")
    assert "no controlled study" in shown["studies"]
    assert not re.search(r"\d", shown["studies"] + shown["text_review"])
    assert shown["advice"] == WORDS["advice_pores"]


def test_no_text_promises_a_result() -> None:
    """Every review says that there may be no change, and no word is one of those that sell."""
    for goal in GOALS[:-1]:
        assert re.search(r"Not everyone|may be no change", at(goal=goal)["text_review"])
    promises = re.compile(
        r"\b(guarantee|will (improve|disappear|be gone)|permanent|for ever|best result)", re.IGNORECASE
    )
    assert [text for text in WORDS.values() if promises.search(text)] == []


def test_the_span_reads_the_plan() -> None:
    review = quantity("M4.full-result-after-at-least")
    gap = min(spacings())
    assert at(sessions=4, spacing=gap)["span"] == (
        f"4 sessions, {gap} weeks apart: {3 * gap} weeks. "
        f"Final review in week {3 * gap + 14}, at least {review} after the last."
    )
    assert at(sessions=1, spacing=8)["span"] == f"One session. Final review in week 14, at least {review} later."


def test_the_page_holds_the_plan_and_the_call_list_before_any_script_runs() -> None:
    html = explore("series").html
    for event in at()["plan"]:
        assert f'<span class="nd-plan-when">{event["when"]}</span></th><td>{event["what"]}</td>' in html
    for name in ("plan_call", "plan_call_emergency", "plan_call_else"):
        assert WORDS[name] in html
    assert html.count('<span class="nd-plan-date"></span>') == len(at()["plan"]), "no date before one is set"
    assert 'type="date" min="2020-01-01" max="2100-12-31" disabled' in html


def test_the_emergency_signs_are_those_of_the_aftercare_chapter() -> None:
    for sign in (
        "breathing trouble",
        "swollen face",
        "seizure",
        "grey or blue skin",
        "dizziness",
        "metallic taste",
        "112",
    ):
        assert sign in WORDS["plan_call_emergency"]
    for sign in ("more pain", "spreading redness", "pus", "fever", "blisters", "eye symptoms", "hard lumps", "darkens"):
        assert sign in WORDS["plan_call"]


def test_a_plan_is_named_apart_from_every_other() -> None:
    names = [EXPLORATION.at(state)["plan_id"] for state in STATES]
    assert len(set(names)) == len(STATES)


def test_the_tables_hold_the_days_of_every_plan() -> None:
    _, table = EXPLORATION.tables
    for sessions, row in zip(numbers_of_sessions(), table.rows, strict=True):
        for spacing, cell in zip(spacings(), row[1:], strict=True):
            plan = events(sessions, spacing)
            assert list(map(int, re.findall(r"\d+", cell))) == [days(plan, "session")[-1], plan[-1]["day"]]
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert " | ".join(row) in explore("series").in_words()


def test_every_fact_whose_number_is_used_is_named() -> None:
    folder = explorers()["series"].folder
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    strings = (book_folder() / "data" / "strings" / "series.yml").read_text(encoding="utf-8")
    used = set(re.findall(r'"([A-Z]\d+)[."]', code)) | set(re.findall(r"\{fact\}`([A-Z]\d+)", strings))
    assert used <= set(FACTS)
    assert set(FACTS) <= set(load_facts())


def test_the_table_is_light() -> None:
    assert len(gzip.compress(json_for_html(explore("series").table).encode())) < 25_000
