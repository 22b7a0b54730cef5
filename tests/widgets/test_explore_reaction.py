"""The reaction explorer: every state whole, dark skin never left to the eye, worse skin never explained by a curve."""

from __future__ import annotations

import gzip
import itertools
import json
import re

import pytest

from needling import explore
from needling.course import CourseError, load_facts, load_strings, quantity
from needling.models.reaction import redness, swelling
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration_of
from needling.widgets.explore.reaction.data import FACTS, NUMBERS, PERIODS, findings, span_h
from needling.widgets.explore.reaction.figure import plane
from needling.widgets.explore.reaction.picture import flushed_colour, skin_colour
from tests.widgets.explored import across, points_of, shown_by, states_of

EXPLORATION = exploration_of("reaction")
WORDS = EXPLORATION.strings
STATES = states_of(EXPLORATION)
at = shown_by(EXPLORATION)
TYPES, DEPTHS, PASSES, HOURS = (control.values for control in EXPLORATION.controls)
DARK = (4, 5, 6)
READING = ("state", "skin_reading", "barrier", "advice")


def difference(one: str, other: str) -> float:
    """How different two colours look (CIE 1976)."""

    def lab(colour: str) -> tuple[float, float, float]:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        xyz = ((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b,
               (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)  # fmt: skip
        x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def test_every_state_is_whole() -> None:
    for state in STATES:
        for value in EXPLORATION.at(state).values():
            assert value is not None
            assert not (isinstance(value, str) and re.search(r"[{}]|None|\bnan\b", value))
            json.dumps(value, allow_nan=False)


def test_it_weighs_little_on_a_phone() -> None:
    assert len(gzip.compress(json_for_html(explore("reaction").table).encode())) < 25_000


def test_what_is_felt_does_not_depend_on_the_skin_type() -> None:
    for name in ("warmth_bar", "swelling_bar", "warmth_word", "swelling_word"):
        assert "skin" not in EXPLORATION.columns[name].by


def test_what_is_seen_fades_from_type_to_type_while_the_rest_stays() -> None:
    for depth, passes, hours in itertools.product(DEPTHS, PASSES, HOURS):
        shown = [at(skin=skin, depth=depth, passes=passes, hours=hours) for skin in TYPES]
        bars = [one["seen_bar"] for one in shown]
        assert bars == sorted(bars, reverse=True)
        assert bars[0] == shown[0]["warmth_bar"]
        assert len({(one["state"], one["barrier"]) for one in shown}) == 1


@pytest.mark.parametrize("score", [0.5, 1, 2, 3, 4])
def test_the_patches_differ_less_from_untreated_skin_the_darker_they_are(score: float) -> None:
    seen = [difference(skin_colour(skin), flushed_colour(skin, score)) for skin in TYPES]
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] > 0


def test_a_patch_without_redness_is_untreated_skin() -> None:
    assert [flushed_colour(skin, 0) for skin in TYPES] == [skin_colour(skin) for skin in TYPES]


def test_dark_skin_is_told_how_redness_looks_there_and_to_feel_and_ask() -> None:
    for skin, hours in itertools.product(TYPES, HOURS):
        shown = at(skin=skin, hours=hours)
        assert ("may look purple, or only slightly darker" in shown["skin_reading"]) == (skin in DARK)
        if hours < span_h(NUMBERS["settle"])[1]:
            assert ("Do not wait for red" in shown["advice"]) == (skin in DARK)
    assert WORDS["advice_subtle"].count("ask") == 1


def test_the_words_are_those_of_the_drawn_scores() -> None:
    shown = at(skin=6, depth=1.5, passes=4, hours=0)
    assert [shown[f"{name}_word"] for name in ("seen", "warmth", "swelling")] == ["a little", "strong", "clear"]
    shown = at(skin=1, depth=0.25, passes=1, hours=168)
    assert {shown[f"{name}_word"] for name in ("seen", "warmth", "swelling")} == {"hardly any"}


def test_just_after_reads_as_such_and_later_says_that_real_skin_may_be_slower() -> None:
    for hours in HOURS:
        state = at(hours=hours)["state"]
        assert state.startswith(
            "Just after" if hours == 0 else f"{hours} h after 0.5\N{NO-BREAK SPACE}mm and 2 passes,"
        )
        assert ("Real skin may be slower." in state) == (hours > 0)
        assert "(illustrative)" in state
    assert "1 pass," in at(passes=1)["state"]


@pytest.mark.parametrize(
    ("hours", "recovered", "still_open", "unknown"),
    [(0, 0, 3, 2), (1, 0, 3, 2), (2, 1, 3, 1), (24, 1, 3, 1), (36, 1, 2, 2), (48, 1, 2, 2), (60, 1, 0, 4), (72, 3, 0, 2),
     (168, 3, 0, 2)],
)  # fmt: skip
def test_the_studies_disagree_as_the_fact_says(hours: int, recovered: int, still_open: int, unknown: int) -> None:
    assert findings(hours) == {"recovered": recovered, "open": still_open, "unknown": unknown}
    said = [str(count) if count else "none" for count in (recovered, still_open, unknown)]
    assert [at(hours=hours)[name] for name in ("recovered", "open", "unknown")] == said


@pytest.mark.parametrize(
    ("hours", "rule"),
    [(0, "rule_always"), (24, "rule_always"), (36, "rule_count"), (72, "rule_count"), (96, "rule_past")],
)
def test_skin_counts_as_open_for_the_hours_of_the_rule(hours: int, rule: str) -> None:
    assert at(hours=hours)["barrier"].endswith(WORDS[rule])


@pytest.mark.parametrize(
    ("hours", "period"),
    [(0, "first_hours"), (6, "first_hours"), (12, "first_day"), (24, "first_day"), (36, "open_days"), (72, "open_days"),
     (96, "first_week"), (168, "first_week")],
)  # fmt: skip
def test_the_list_moves_with_the_time_and_keeps_the_stricter_at_a_boundary(hours: int, period: str) -> None:
    shown = at(hours=hours)
    assert [name for name in PERIODS if not shown[f"not_{name}"]] == [period]


def test_while_the_skin_counts_as_open_everything_of_the_chapter_stays_off() -> None:
    kept_off = ("Cling film", "anti-inflammatory gel", "numbing cream", "Make-up", "Vitamin C", "etinoids", "acids",
                "fragrance", "oil", "plant extracts", "multi-use pot", "Exercise", "sauna", "swimming")  # fmt: skip
    for period in EXPLORATION.content["periods"][:3]:
        listed = " ".join(period["avoid"])
        assert [word for word in kept_off if word not in listed] == []
        assert "hade and a hat" in " ".join(period["do"])


@pytest.mark.parametrize(
    ("hours", "stage"), [(60, "advice"), (72, "advice_days"), (144, "advice_days"), (168, "advice_week")]
)
def test_redness_that_lasts_is_sent_on_at_the_time_of_the_facts(hours: int, stage: str) -> None:
    for skin in TYPES:
        assert at(skin=skin, hours=hours)["advice"] == WORDS[f"{stage}_{'subtle' if skin in DARK else 'red'}"]
    assert str(quantity("N10.prolonged-redness-more-than")) in WORDS["advice_week_red"]
    assert "doctor" in WORDS["advice_week_subtle"]


def test_worse_skin_is_never_on_the_curve() -> None:
    for depth, passes in itertools.product(DEPTHS, PASSES):
        shown = at(depth=depth, passes=passes)
        for curve in ("redness_curve", "swelling_curve"):
            scores = [score for _, score in points_of(shown[curve], plane())]
            assert scores == sorted(scores, reverse=True)


def test_the_signs_and_who_to_call_stand_on_the_page_in_every_state() -> None:
    html = explore("reaction").html
    calls = html[html.index('class="nd-reaction-calls"') : html.index("</dl>")]
    assert "data-bind" not in calls
    assert "hidden" not in calls
    rows = dict(re.findall(r"<dt[^>]*>(.*?)</dt><dd[^>]*>(.*?)</dd>", calls))
    assert list(rows) == [WORDS[f"call_{name}"] for name in ("emergency", "same_day", "doctor", "expected")]
    signs = {
        "emergency": (
            "Breathing",
            "swollen face",
            "seizure",
            "grey or blue",
            "dizziness",
            "ringing",
            "tingling",
            "metallic",
        ),
        "same_day": ("pus", "fever", "blisters", "eye symptoms", "more pain", "spreading redness or warmth"),
        "doctor": ("lumps", "rash", "darker", "Redness for more than"),
        "expected": ("Warm, tight", "flaking", "calmer"),
    }
    for name, words in signs.items():
        assert [word for word in words if word not in rows[WORDS[f"call_{name}"]]] == []
    assert next(iter(rows)).startswith(f"{quantity('H15.emergency-number')} ")


def test_the_chart_draws_illustrative_curves_broken_and_sourced_marks_whole() -> None:
    figure, html = explore("reaction").figure, explore("reaction").html
    recovered, still_open, _now, drawn, drawn_too, _dots = figure.data
    assert (drawn.line.dash, drawn_too.line.dash) == ("9px,9px", "3px,3px")
    for dashes, column in (("9 9", "redness_curve"), ("3 3", "swelling_curve")):
        assert re.search(f'data-bind-d="{column}"[^>]*stroke-dasharray="{dashes}"', html)
    assert list(recovered.x) == [span_h(NUMBERS[name])[1] for name in ("gupta", "han")]
    assert list(still_open.x) == [span_h(NUMBERS[name])[1] for name in ("donnelly", "sasaki")]
    band, week = figure.layout.shapes
    assert (band.x0, band.x1) == (span_h("L1.dermatique-clinic-settle")[1], span_h("L1.martin-settle-within")[1])
    assert (week.x0, week.line.dash) == (span_h("L1.chu-review-transient-up-to")[1], None)


def test_the_chosen_time_lies_on_both_curves() -> None:
    for hours in HOURS:
        shown, at_ = at(hours=hours), {"depth_mm": 0.5, "passes": 2, "hours": hours}
        scores = [redness(**at_), swelling(**at_)]
        assert points_of(shown["dots"], plane()) == [pytest.approx((hours, score), abs=0.1) for score in scores]
        assert across(shown["now_x"], plane()) == pytest.approx(hours, abs=0.1)
        for curve, score in zip(("redness_curve", "swelling_curve"), scores, strict=True):
            near = [up for along, up in points_of(shown[curve], plane()) if along == pytest.approx(hours, abs=0.1)]
            assert near == [pytest.approx(score, abs=0.01)] * len(near)


def test_nothing_of_a_chart_leaves_its_axes() -> None:
    for depth, passes in itertools.product(DEPTHS, PASSES):
        shown = at(depth=depth, passes=passes)
        for _, value in points_of(shown["redness_curve"] + shown["swelling_curve"], plane()):
            assert plane().y.low <= value <= plane().y.high
    assert plane().x.low <= 0 < max(HOURS) <= plane().x.high


def test_every_table_list_and_call_stands_on_the_page_and_in_the_plain_text() -> None:
    widget = explore("reaction")
    spoken = widget.in_words()
    for table in EXPLORATION.tables:
        for row in table.rows:
            assert all(f">{cell}<" in widget.html for cell in row)
            assert " | ".join(row) in spoken
    for period in EXPLORATION.content["periods"]:
        for text in (period["title"], period["expect"], *period["do"], *period["avoid"]):
            assert text in widget.html.replace("&#39;", "'")
            assert text in spoken
    for call in EXPLORATION.content["calls"]:
        assert all(sign in widget.html and f"{call['who']}: {sign}" in spoken for sign in call["signs"])
    assert not re.search(r"[{}]", spoken)


def test_what_is_drawn_is_called_illustrative_wherever_it_is_read() -> None:
    for name in ("picture_scope", "state", "legend_redness", "legend_swelling", "chart_y", "chart_alt", "table_score",
                 "table_first", "note"):  # fmt: skip
        assert "illustrative" in WORDS[name]
    assert "no clinical validity" in WORDS["note"]


def test_every_number_and_every_fact_behind_it_exists_and_is_named() -> None:
    assert set(FACTS) <= set(load_facts())
    assert {reference.partition(".")[0] for reference in NUMBERS.values()} <= set(FACTS)


def test_no_number_of_a_fact_is_typed_in_its_sentences() -> None:
    # The score is the drawing's own; types and counted hours carry no fact.
    own = {"chart_y", "table_score", "hours_label_one_day", "pass_count:one"}
    typed = {name for name, text in load_strings("reaction").items() if re.search(r"\d", text)}
    assert typed == own


def test_only_times_of_the_facts_are_taken_as_times() -> None:
    assert span_h("L4.practice-period-first-week") == (72, 168)
    assert span_h("L8") == (504, 504)
    with pytest.raises(CourseError, match=r"should be in min, h, days, weeks, not 0\.5"):
        span_h("L2.sasaki-needle-length-still-raised")


def test_an_author_can_start_it_anywhere() -> None:
    widget = explore("reaction", skin=6, depth=1.5, passes=4, hours=168)
    assert widget.state == {"skin": 5, "depth": 3, "passes": 3, "hours": 15}
    assert WORDS["advice_week_subtle"] in widget.html
    assert [name for name in READING if f'data-bind="{name}"' not in widget.html] == []
