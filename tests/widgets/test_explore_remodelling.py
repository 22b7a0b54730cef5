"""The remodelling explorer: every state is whole, a short gap is warned of, and what is only drawn is called so."""

from __future__ import annotations

import gzip
import itertools
import re

import pytest

from needling import explore
from needling.course import book_folder, load_facts, number, quantity
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration_of, explorers
from needling.widgets.explore.remodelling.data import FACTS, LANES, LAST_WEEK, gaps, points
from needling.widgets.explore.remodelling.figure import PLANE
from tests.widgets.explored import points_of, shown_by, states_of

EXPLORATION = exploration_of("remodelling")
WORDS = EXPLORATION.strings
STATES = states_of(EXPLORATION)
at = shown_by(EXPLORATION)
SENTENCES = ("phase", "gap", "measured", "advice")


def test_every_state_is_whole() -> None:
    for state in STATES:
        shown = EXPLORATION.at(state)
        assert all(shown[name] for name in SENTENCES), state
        texts = [value for value in shown.values() if isinstance(value, str)]
        assert [text for text in texts if re.search(r"[{}`]|None|\bnan\b", text)] == [], state


def test_no_word_lacks_its_number() -> None:
    open_ones = {"n", "gap", "week", "done", "of", "since"}
    for text in WORDS.values():
        assert set(re.findall(r"\{(\w*)\}", text)) <= open_ones, text
        assert "`" not in text


def test_a_gap_shorter_than_the_default_is_warned_of_at_every_week_and_no_other_is() -> None:
    for sessions, gap, week in itertools.product(range(1, 7), gaps().values(), range(LAST_WEEK + 1)):
        warned = at(sessions=sessions, spacing=gap, week=week)["advice"] == WORDS["advice_short"]
        assert warned == (sessions > 1 and gap < number("R37")), (sessions, gap, week)
    assert str(quantity("R37")) in WORDS["advice_short"]


def test_one_session_has_no_gap() -> None:
    assert {at(sessions=1, spacing=gap)["gap"] for gap in gaps().values()} == {WORDS["spacing_none"]}


@pytest.mark.parametrize("role", ["short", "usual", "longer", "longest"])
def test_every_gap_says_that_no_trial_settles_it(role: str) -> None:
    shown = at(sessions=3, spacing=gaps()[role])["gap"]
    assert shown.startswith(f"{gaps()[role]} weeks after a session")
    assert "No trial" in shown or "no trial" in shown


@pytest.mark.parametrize(
    ("week", "phase"),
    [
        (0, "Week 0: session 1 of 3. Phase I"),
        (1, "Week 1: 1 week after session 1 of 3. Phase II:"),
        (4, "Week 4: session 2 of 3. Phase I"),
        (7, "Week 7: 3 weeks after session 2 of 3. Phase II:"),
        (15, "Week 15: 7 weeks after session 3 of 3. Phase II:"),
        (16, "Week 16: 8 weeks after session 3 of 3. Phase III:"),
        (59, "Week 59: 51 weeks after session 3 of 3. Phase III:"),
        (60, "Week 60: 52 weeks after session 3 of 3. Phase III has ended."),
    ],
)
def test_the_phase_counts_from_the_newest_session(week: int, phase: str) -> None:
    assert at(sessions=3, spacing=4, week=week)["phase"].startswith(phase)


@pytest.mark.parametrize(
    ("sessions", "weeks", "advice"),
    [(0, 0, "session"), (0, 1, "between"), (1, 0, "session"), (2, -1, "between"), (2, 0, "session"), (2, 1, "wait"),
     (2, 12, "wait"), (2, 13, "review"), (2, 52, "review")],
)  # fmt: skip
def test_the_final_review_is_never_advised_before_its_time(sessions: int, weeks: int, advice: str) -> None:
    """Three months, which are 13 weeks, after the last of three sessions, at the least gap that is not too short."""
    gap = min(gap for gap in gaps().values() if gap >= number("R37"))
    assert (
        at(sessions=3, spacing=gap, week=min(sessions * gap + weeks, LAST_WEEK))["advice"] == WORDS[f"advice_{advice}"]
    )


@pytest.mark.parametrize(
    ("week", "name"),
    [(0, "nothing"), (4, "nothing"), (5, "first_biopsy"), (6, "elastic_fibres"), (12, "elastic_fibres"), (13, "second_biopsy"),
     (22, "score"), (25, "score"), (26, "half_year"), (51, "half_year"), (52, "year"), (60, "year")],
)  # fmt: skip
def test_what_was_measured_last_is_told_by_week(week: int, name: str) -> None:
    assert at(week=week)["measured"] == WORDS[f"measured_{name}"]


def test_the_result_of_five_sessions_is_never_given_to_one() -> None:
    """B8 is on the page as the result of a whole series of one study."""
    told = next(row for row in EXPLORATION.tables[1].rows if str(quantity("B8")) in row[2])
    assert str(quantity("B8.sessions")) in told[2]
    assert str(quantity("B8.sessions")) in WORDS["measured_five_sessions"]
    assert "not each" in WORDS["measured_five_sessions"]


def test_elastin_is_shown_as_not_settled() -> None:
    says = {point.says for point in points() if point.lane == "elastin"}
    assert {"more", "less"} <= says
    (band,) = [shape for shape in explore("remodelling").figure.layout.shapes if shape.type == "rect"]
    assert band.y0 < LANES.index("elastin") < band.y1
    assert explore("remodelling").html.count('fill="var(--nd-unsure-soft)"') == 1


def test_only_the_curve_is_dashed_and_it_is_called_illustrative() -> None:
    figure = explore("remodelling").figure
    assert [trace.name for trace in figure.data if trace.line.dash] == [WORDS["legend_drawn"]]
    assert explore("remodelling").html.count("stroke-dasharray") == 1
    assert "illustrative" in WORDS["legend_drawn"]
    assert "illustrative" in WORDS["key"]
    assert WORDS["chart_drawn"] in [one.text for one in figure.layout.annotations]


def test_the_curve_gives_no_number_to_any_reader() -> None:
    """Its axis has a name and no scale, and no table holds it."""
    figure = explore("remodelling").figure
    ticks = figure.layout.yaxis.ticktext
    (curve,) = [trace for trace in figure.data if trace.name == WORDS["legend_drawn"]]
    assert "%{y" not in curve.hovertemplate
    assert not [tick for tick in ticks if re.search(r"\d", tick)]
    assert WORDS["lane_drawn"] not in EXPLORATION.in_words


def test_the_sessions_stand_on_the_chart_where_they_are_held() -> None:
    for sessions, spacing in itertools.product(range(1, 7), gaps().values()):
        shown = at(sessions=sessions, spacing=spacing)
        weeks = [week for week, _ in points_of(shown["dots"], PLANE)]
        assert weeks == pytest.approx([n * spacing for n in range(sessions)], abs=0.05)
        assert all(PLANE.y.low < height < PLANE.y.high for _, height in points_of(shown["curve"], PLANE))


def test_every_row_of_the_drawing_belongs_to_a_session() -> None:
    for sessions in range(1, 7):
        shown = at(sessions=sessions)
        assert [shown[f"shown_{row}"] == "visible" for row in range(6)] == [row < sessions for row in range(6)]
        assert [shown[f"last_{row}"] == "visible" for row in range(6)] == [row == sessions - 1 for row in range(6)]


def test_every_table_stands_on_the_page_and_in_the_plain_text() -> None:
    widget = explore("remodelling")
    assert len(EXPLORATION.tables[1].rows) == len(points())
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert " | ".join(row) in widget.in_words()
    assert WORDS["point_eldomyati_elastin"] in widget.html


def test_every_fact_whose_number_is_used_is_named() -> None:
    folder = explorers()["remodelling"].folder
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    strings = (book_folder() / "data" / "strings" / "remodelling.yml").read_text(encoding="utf-8")
    used = set(re.findall(r'"([A-Z]\d+)[."]', code)) | set(re.findall(r"\{fact\}`([A-Z]\d+)", strings))
    assert used <= set(FACTS)
    assert set(FACTS) <= set(load_facts())


def test_the_table_is_light() -> None:
    assert len(gzip.compress(json_for_html(explore("remodelling").table).encode())) < 25_000
