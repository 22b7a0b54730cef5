"""A treatment is complete before any script runs, says nothing twice, and its models judge as the facts say."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from needling import treatment
from needling.course import CourseError, load_strings, with_numbers
from needling.course.treatments import ChoiceStep, load_clients, load_steps
from needling.models.patch import decide
from needling.widgets.treatment import Treat, found, page, table
from needling.widgets.treatment.judged import shown
from needling.widgets.treatment.section import Section
from needling.widgets.treatment.walk import treatments

HTML = page(treatments())
SOUP = BeautifulSoup(HTML, "html.parser")
TYPES = range(1, 7)
DEPTHS = (0.25, 0.5)


def test_every_client_and_every_answer_stands_on_the_page() -> None:
    for id_, client in load_clients().items():
        (article,) = SOUP.select(f'article[data-client="{id_}"]')
        text = " ".join(article.get_text(" ").split())
        assert client.name in text
        for answer in client.answers.values():
            assert with_numbers(answer) in text
        for one in client.decide.values():
            assert with_numbers(one.because) in text


def test_every_option_stands_in_a_details_with_how_it_is_judged() -> None:
    sheets = SOUP.select("section[data-sheet]")
    assert sheets
    for sheet in sheets:
        assert sheet.select("h4")
        for option in sheet.select("details[data-option]"):
            assert option.find("summary").get_text(strip=True)
            assert option.select("[data-chosen]")
            for one in option.select("[data-chosen], [data-left]"):
                assert one["data-verdict"] in ("good", "poor", "unsafe")
                assert one.select_one(".nd-because").get_text(strip=True)
                assert one.select("[data-fact]") or load_strings("treatment")["ours"] in one.get_text()


def test_every_written_option_of_a_step_is_met() -> None:
    for step in load_steps().steps:
        if isinstance(step, ChoiceStep):
            met = {one["data-option"] for one in SOUP.select(f'[data-step="{step.id}"] [data-option]')}
            assert met == {option.id for option in step.options}


def test_every_situation_finds_its_texts_on_the_page() -> None:
    for nodes in table(treatments())["treatments"].values():
        for sheet, ways, options in nodes:
            (place,) = SOUP.select(f'section[data-sheet="{sheet}"]')
            assert sorted(one["data-option"] for one in place.select("[data-option]")) == sorted(o[0] for o in options)
            for option, judged, left, _ in options:
                (box,) = place.select(f'[data-option="{option}"]')
                assert box.select(f'[data-chosen="{judged}"]')
                assert (ways is None) == (left == -1)
                assert left == -1 or box.select(f'[data-left="{left}"]')


def test_the_right_answer_has_no_place_of_its_own() -> None:
    """Where options are mixed, the good one stands first in fewer than half of the steps."""
    first = [
        sheet.select("[data-option]")[0].select_one("[data-chosen]")["data-verdict"] == "good"
        for sheet in SOUP.select("section[data-sheet]")
        if sheet["data-step"] in {step.id for step in load_steps().steps if step.kind == "one"}
    ]
    assert sum(first) < len(first) / 2


def test_no_text_shows_a_place_for_a_value_and_no_id_stands_twice() -> None:
    texts = [text for text in SOUP.stripped_strings if re.search(r"\{\w+\}|Undefined|\bNone\b", text)]
    assert texts == []
    ids = [tag["id"] for tag in SOUP.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in SOUP.select('a[href^="#"]'):
        assert link["href"][1:] in ids


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</details>"])
def test_a_hostile_value_is_shown_and_does_nothing(text: str) -> None:
    told = BeautifulSoup(shown("In {zone}, *now*.", zone=text), "html.parser")
    assert told.get_text() == f"In {text}, now."
    assert [tag.name for tag in told.find_all()] == ["em"]


def test_the_same_data_gives_the_same_page_and_the_same_words() -> None:
    assert page(treatments()) == HTML
    assert repr(treatment()) == f"Treatments: {', '.join(sorted(load_clients()))}"


def test_it_is_light_enough_for_a_phone() -> None:
    made = treatment()
    sent = HTML + json.dumps(made.page_traits())
    assert len(gzip.compress(sent.encode())) < 32_000


def test_the_table_holds_no_text() -> None:
    """Sentences stand on the page once; the table holds ids and numbers."""
    assert " " not in json.dumps(Treat(treatments()).table["treatments"], separators=(",", ":"))


def test_a_path_that_cannot_be_walked_is_refused() -> None:
    elin = treatments()["elin"]
    for path in (["x"], ["health~health"], ["look~health"], ["none", "treat~refer"], ["none", ""], ["none"] * 60):
        with pytest.raises(ValueError, match=r"not to be chosen|not in the order|is over"):
            elin.walked(path)


@pytest.mark.parametrize("skin_type", TYPES)
@pytest.mark.parametrize("depth_mm", DEPTHS)
@pytest.mark.parametrize("planned", [2, 3, 4])
def test_a_section_ends_by_the_trainers_rule(skin_type: int, depth_mm: float, planned: int) -> None:
    for done in range(1, planned + 1):
        section = Section(skin_type, depth_mm, planned, done)
        stop_here = decide(section.patch).answer == "stop"
        assert section.stop() != "stop-early" if stop_here else section.stop() == "stop-early"
        assert (section.go() == "go-on") == (not stop_here)
    late = Section(skin_type, depth_mm, planned, planned + 1)
    assert late.go() == ("go-beyond-dark" if skin_type >= 4 else "go-too-far")
    assert late.stop() == "stop-late"


def test_what_is_felt_is_the_same_on_every_skin_type() -> None:
    for depth_mm in DEPTHS:
        for done in (1, 2, 3):
            patches = [Section(skin_type, depth_mm, 3, done).patch for skin_type in TYPES]
            assert len({(patch.warmth, patch.swelling, patch.redness) for patch in patches}) == 1


def _limits(**own: object) -> found.Limits:
    usual = {"ceiling_mm": 1.5, "scope_mm": 0.5, "lowest_mm": 0.25, "thinner_mm": 1.06, "inside_rim": False}
    return found.Limits(**{**usual, **own})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("depth_mm", "own", "outcome"),
    [
        (0.25, {"inside_rim": True}, "rim"),
        (0, {"inside_rim": True}, "rim-left"),
        (0, {}, "nothing"),
        (1.75, {}, "ceiling"),
        (1.5, {"thinner_mm": None}, "scope"),
        (1.06, {}, "through"),
        (1.05, {}, "scope"),
        (0.51, {}, "scope"),
        (0.5, {}, "low"),
        (0.5, {"thinner_mm": 0.98}, "high"),
        (0.5, {"thinner_mm": None}, "high"),
        (0.25, {"thinner_mm": None}, "low"),
        (0.25, {"thinner_mm": 0.3}, "low"),
    ],
)
def test_the_lowest_limit_wins(depth_mm: float, own: dict[str, object], outcome: str) -> None:
    assert found.depth(depth_mm, _limits(**own)) == outcome


def test_the_thinner_of_the_two_studies_is_planned_with() -> None:
    assert found.thinner_skin_mm("forehead", "women") == 1.06
    assert found.thinner_skin_mm("zygoma", "men") == 1.33
    assert found.thinner_skin_mm(None, "women") is None
    with pytest.raises(CourseError, match="has no value"):
        found.thinner_skin_mm("moon", "women")


@pytest.mark.parametrize(("dose_g", "outcome"), [(1, "within"), (2, "within"), (2.01, "over"), (30, "over")])
def test_the_leaflets_own_use_is_the_limit_of_an_amount(dose_g: float, outcome: str) -> None:
    assert found.amount(dose_g) == outcome


@pytest.mark.parametrize(
    ("minutes", "following", "go", "stop"),
    [
        (30, 60, "go-early", "stop-early"),
        (59, 301, "go-late", "stop-early"),
        (60, 120, "go-inside", "stop-inside"),
        (120, 300, "go-inside", "stop-inside"),
        (300, 301, "go-late", "stop-inside"),
        (300, None, "go-late", "stop-inside"),
    ],
)
def test_the_labels_time_is_judged_at_its_ends(minutes: float, following: float | None, go: str, stop: str) -> None:
    assert (found.go_clock(minutes, following), found.stop_clock(minutes)) == (go, stop)


@pytest.mark.parametrize(
    ("speed", "outcome"), [(1, "dense"), (2, "steady"), (4, "steady"), (10, "steady"), (11, "drags")]
)
def test_a_hand_drags_from_a_needles_width_on(speed: float, outcome: str) -> None:
    assert found.speed(speed) == outcome


def test_a_review_counts_from_the_last_session() -> None:
    held, review, due = found.days(3, 4, months=3, review_weeks=None)
    assert (list(held), review, due) == ([0, 28, 56], 154, 154)
    assert found.series(4, review, due) == "planned"
    assert found.series(4, review - 1, due) == "early"
    assert found.series(3, review, due) == "short"
