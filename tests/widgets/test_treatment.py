"""A treatment is complete before any script runs, says nothing twice, and its models judge as the facts say."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup

from needling import treatment
from needling.course import load_strings, with_numbers
from needling.models.patch import decide
from needling.scenario.clients import load_clients
from needling.scenario.treatments import ChoiceStep, load_steps
from needling.widgets.base import said_once
from needling.widgets.treatment import page
from needling.widgets.treatment.feedback import shown
from needling.widgets.treatment.graph import treatments
from needling.widgets.treatment.section import Section

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
            assert with_numbers(one.feedback) in text


def test_every_option_stands_in_a_details_with_how_it_is_judged() -> None:
    views = SOUP.select("section[data-view]")
    assert views
    for view in views:
        assert view.select("h4")
        for option in view.select("details[data-choice]"):
            assert option.find("summary").get_text(strip=True)
            assert option.select('[data-feedback^="chosen-"]')
            for one in option.select("[data-feedback]"):
                assert one["data-verdict"] in ("good", "poor", "unsafe")
                assert one.select_one(".nd-feedback").get_text(strip=True)
                assert one.select("[data-fact]") or load_strings("treatment")["editorial"] in one.get_text()


def test_every_written_option_of_a_step_is_met() -> None:
    for step in load_steps().steps:
        if isinstance(step, ChoiceStep):
            met = {one["data-choice"] for one in SOUP.select(f'[data-step="{step.id}"] [data-choice]')}
            assert met == {option.id for option in step.options}


def test_every_state_of_a_graph_finds_its_texts_on_the_page() -> None:
    for treated in treatments().values():
        for state in treated.graph.states.values():
            (place,) = SOUP.select(f'section[data-view="{state.text}"]')
            ids = [choice.id for choice in state.choices]
            assert sorted(one["data-choice"] for one in place.select("[data-choice]")) == sorted(ids)
            for choice in state.choices:
                assert (choice.left is not None) == bool(state.transitions)
                for one in (*choice.consequences, *([choice.left] if choice.left else [])):
                    (box,) = place.select(f'[data-choice="{choice.id}"] [data-feedback="{one.feedback}"]')
                    assert box["data-verdict"] == one.verdict


def test_the_right_answer_has_no_place_of_its_own() -> None:
    """Where options are mixed, the good one stands first in fewer than half of the steps."""
    first = [
        view.select("[data-choice]")[0].select_one('[data-feedback^="chosen-"]')["data-verdict"] == "good"
        for view in SOUP.select("section[data-view]")
        if view["data-step"] in {step.id for step in load_steps().steps if step.kind == "one"}
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
    sent = HTML + json.dumps(made.page_traits()) + said_once(HTML)
    assert len(gzip.compress(sent.encode())) < 32_000


def test_the_graphs_hold_no_text() -> None:
    """Sentences stand on the page once; a graph holds ids and verdicts."""
    assert " " not in json.dumps(treatment().graphs, separators=(",", ":"))


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
