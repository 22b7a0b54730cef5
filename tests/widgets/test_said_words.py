"""What scripts say stands once on a page, by one way for every activity; a live widget brings it along."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from needling import case, quiz, trainer, treatment
from needling.course import load_strings
from needling.scenario.cases import case_files
from needling.widgets.activity import activities
from needling.widgets.base import said_once, widgets_of

SAYING = {"quiz": lambda: quiz("numb-1"), "case": lambda: case("faint"), "trainer": trainer, "treatment": treatment}


def html_of(widget: object) -> str:
    return str(widget._repr_mimebundle_()[0]["text/html"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", SAYING)
def test_the_words_of_an_activity_stand_once_however_much_a_page_shows_of_it(name: str) -> None:
    one = html_of(SAYING[name]())
    assert said_once(one) == said_once(one * 3)
    (script,) = BeautifulSoup(said_once(one), "html.parser").select("script")
    assert script["data-words"] == name
    assert json.loads(str(script.string)) == dict(activities()[name].said())


def test_the_words_of_every_activity_of_a_page_stand_there() -> None:
    page = "".join(html_of(make()) for make in SAYING.values())
    soup = BeautifulSoup(said_once(page), "html.parser")
    assert [script["data-words"] for script in soup.select("script")] == sorted(SAYING)
    assert said_once("<p>Nothing to touch.</p>") == ""
    assert widgets_of('<i data-widget="quiz"></i><i data-widget="case"></i><i data-widget="quiz"></i>') == [
        "case",
        "quiz",
    ]


@pytest.mark.parametrize("name", SAYING)
def test_a_live_widget_has_the_same_words(name: str) -> None:
    assert SAYING[name]().words == dict(activities()[name].said())


def test_a_case_carries_no_words_of_its_script() -> None:
    """What the script alone says is in none of the cases: 25 copies of it were a fifth of their page."""
    only_said = set(load_strings("saving").values())
    assert only_said
    for path in case_files():
        html = html_of(case(path.stem))
        assert not [text for text in only_said if text in html]
