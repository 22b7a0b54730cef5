"""One step, all steps, and what a path is worth: a row for every part of a situation, and every limit."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from needling.scenario import paths
from needling.scenario.graph import Choice, Consequence, Graph, Points, Question, State, Transition, Verdict
from needling.scenario.paths import (
    NONE,
    Situation,
    TooLargeError,
    consequence,
    explore,
    following,
    replay,
    words_at,
    worse,
)
from tests.scenario.test_proof import ONE, SEVERAL, leads

VERDICTS: tuple[Verdict, ...] = ("good", "poor", "unsafe")


@pytest.mark.parametrize(("one", "other"), list(itertools.product(VERDICTS, repeat=2)))
def test_the_worse_of_two_verdicts_counts(one: Verdict, other: Verdict) -> None:
    assert worse(one, other) == VERDICTS[max(VERDICTS.index(one), VERDICTS.index(other))]
    assert worse(one) == one
    assert worse() == "good"


@pytest.mark.parametrize(("verdict", "unsafe"), [("good", False), ("poor", False), ("unsafe", True)])
def test_a_way_is_unsafe_once_its_worst_choice_was(verdict: Verdict, *, unsafe: bool) -> None:
    assert Situation("here", worst=verdict).unsafe is unsafe


MET, PARTLY, ELSE = (
    Consequence("good", "met", "home", ("pain", "skin")),
    Consequence("poor", "partly", "bus", ("pain",)),
    Consequence("unsafe", "otherwise", "harm"),
)


@pytest.mark.parametrize(
    ("flags", "came"),
    [
        (("pain", "skin"), MET),
        (("pain", "skin", "moon"), MET),
        (("pain",), PARTLY),
        (("skin",), ELSE),
        ((), ELSE),
    ],
)
def test_the_first_consequence_whose_whole_condition_holds_comes(flags: tuple[str, ...], came: Consequence) -> None:
    assert consequence([MET, PARTLY, ELSE], frozenset(flags)) is came
    assert consequence([PARTLY, MET, ELSE], frozenset(flags)) is (PARTLY if "pain" in flags else ELSE)


@pytest.mark.parametrize(
    ("graph", "here", "words"),
    [
        (ONE, Situation("here"), ["pain", "go", "push"]),
        (ONE, Situation("here", frozenset(["pain"])), ["go", "push"]),
        (ONE, Situation("home"), []),
        (ONE, Situation("moon"), []),
        (SEVERAL, Situation("ask"), ["skin~wish", "skin", "wish", NONE]),
        (SEVERAL, Situation("do"), ["treat", "scrub"]),
    ],
)
def test_every_step_that_can_be_taken_is_offered_once(graph: Graph, here: Situation, words: list[str]) -> None:
    assert list(words_at(graph, here)) == words
    assert all(following(graph, here, word) for word in words)


@pytest.mark.parametrize(
    ("here", "word", "there"),
    [
        (Situation("here"), "pain", Situation("here", frozenset(["pain"]))),
        (Situation("here", frozenset(), "poor"), "pain", Situation("here", frozenset(["pain"]), "poor")),
        (Situation("here", frozenset(["pain"])), "pain", None),
        (Situation("here"), "go", Situation("bus")),
        (Situation("here", frozenset(["pain"])), "go", Situation("home", frozenset(["pain"]))),
        (Situation("here", frozenset(), "poor"), "go", Situation("bus", frozenset(), "poor")),
        (Situation("here", frozenset(), "unsafe"), "go", Situation("bus", frozenset(), "unsafe")),
        (Situation("here"), "push", Situation("harm", frozenset(), "unsafe")),
        (Situation("here"), "moon", None),
        (Situation("here"), NONE, None),
        (Situation("home"), "go", None),
    ],
)
def test_a_step_leads_where_its_choice_says_and_keeps_the_worst(
    here: Situation, word: str, there: Situation | None
) -> None:
    assert following(ONE, here, word) == there


#: Three things to choose together: what was among them leads on, and what was left out is judged too.
THREE = Graph(
    start="ask",
    states={
        "ask": State(
            "ask",
            (
                Choice("a", (Consequence("good", "chosen"),), Consequence("poor", "left")),
                Choice("b", (Consequence("unsafe", "chosen"),), Consequence("good", "left")),
                Choice("c", (Consequence("poor", "chosen"),)),
            ),
            questions=("pain",),
            transitions=(
                Transition("both", ("a", "c"), ("saw", "heard")),
                Transition("one", ("a",), ("saw",)),
                Transition("none"),
            ),
        )
    },
    endings={"both": None, "one": None, "none": None},
    questions=(Question("pain", 3),),
)


@pytest.mark.parametrize(
    ("word", "to", "flags", "worst"),
    [
        ("a", "one", ["saw"], "good"),
        ("b", "none", [], "unsafe"),
        ("c", "none", [], "poor"),
        ("a~b", "one", ["saw"], "unsafe"),
        ("a~c", "both", ["saw", "heard"], "poor"),
        ("b~c", "none", [], "unsafe"),
        ("a~b~c", "both", ["saw", "heard"], "unsafe"),
        (NONE, "none", [], "poor"),
    ],
)
def test_things_chosen_together_lead_by_what_was_among_them(
    word: str, to: str, flags: list[str], worst: Verdict
) -> None:
    assert following(THREE, Situation("ask"), word) == Situation(to, frozenset(flags), worst)
    asked = following(THREE, Situation("ask", frozenset(["pain"]), "poor"), word)
    assert asked == Situation(to, frozenset([*flags, "pain"]), worse("poor", worst))


@pytest.mark.parametrize("word", ["c~a", "a~a", "a~moon", "moon", "", "a~", "~a", "none~a", "A"])
def test_things_out_of_their_order_or_not_there_are_refused(word: str) -> None:
    assert following(THREE, Situation("ask"), word) is None


@pytest.mark.parametrize(
    ("path", "here", "stuck"),
    [
        ((), Situation("here"), None),
        (("pain",), Situation("here", frozenset(["pain"])), None),
        (("pain", "go"), Situation("home", frozenset(["pain"])), None),
        (("pain", "moon", "go"), Situation("here", frozenset(["pain"])), "moon"),
        (("go", "pain"), Situation("bus"), "pain"),
    ],
)
def test_a_path_is_followed_to_the_first_step_that_cannot_be_taken(
    path: tuple[str, ...], here: Situation, stuck: str | None
) -> None:
    assert replay(ONE, path) == (here, stuck)


def test_every_situation_is_found_once_by_its_first_shortest_path() -> None:
    ways = explore(ONE)
    pain = frozenset(["pain"])
    assert ways.path == {
        Situation("here"): (),
        Situation("here", pain): ("pain",),
        Situation("bus"): ("go",),
        Situation("harm", frozenset(), "unsafe"): ("push",),
        Situation("home", pain): ("pain", "go"),
        Situation("harm", pain, "unsafe"): ("pain", "push"),
    }
    assert set(ways.steps) == set(ways.path)
    assert ways.steps[Situation("here", pain)] == [
        ("go", Situation("home", pain)),
        ("push", Situation("harm", pain, "unsafe")),
    ]
    assert ways.steps[Situation("bus")] == []
    for situation, path in ways.path.items():
        assert replay(ONE, path) == (situation, None)


def test_as_many_situations_as_are_explored_are_and_one_more_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(explore(ONE).path)
    monkeypatch.setattr(paths, "MOST_SITUATIONS", count)
    assert len(explore(ONE).path) == count
    monkeypatch.setattr(paths, "MOST_SITUATIONS", count - 1)
    with pytest.raises(TooLargeError):
        explore(ONE)


POINTS = Graph(
    start="here",
    states={"here": State("here", (leads("go", "home"),))},
    endings={"home": "good"},
    questions=(Question("pain", 2), Question("skin", 3), Question("wish", 4)),
    required=("pain", "skin"),
    minutes=5,
    points={"good": Points((1, 2, 4), (10, 20, 40)), "poor": Points((5, 6, 7), (50, 60, 70))},
)


@pytest.mark.parametrize(
    ("verdict", "flags", "minutes", "worth"),
    [
        ("good", [], 0, 1),
        ("good", ["pain"], 2, 2),
        ("good", ["pain", "skin"], 5, 4),
        ("good", ["pain", "skin", "wish"], 9, 40),
        ("good", ["pain", "wish"], 6, 20),
        ("good", ["wish"], 4, 1),
        ("good", ["moon"], 0, 1),
        ("poor", ["pain", "pain"], 2, 6),
        ("poor", ["skin", "wish"], 7, 60),
        ("unsafe", ["pain"], 2, 0),
    ],
)
def test_an_ending_is_worth_what_was_asked_within_the_minutes(
    verdict: Verdict, flags: list[str], minutes: int, worth: int
) -> None:
    assert POINTS.minutes_of(flags) == minutes
    assert POINTS.points_of(verdict, iter(flags)) == worth


def test_a_scenario_without_points_is_worth_none() -> None:
    assert replace(POINTS, points={}).points_of("good", ["pain"]) == 0


def test_a_graph_travels_without_what_is_empty() -> None:
    sent = THREE.as_json()
    assert sent["start"] == "ask"
    assert sent["endings"] == {"both": None, "one": None, "none": None}
    assert sent["questions"] == [{"id": "pain", "minutes": 3}]
    assert (sent["minutes"], sent["points"], sent["required"], sent["best"]) == (0, {}, [], [])
    (ask,) = sent["states"].values()
    assert ask["choices"][0] == {
        "id": "a",
        "consequences": [{"verdict": "good", "feedback": "chosen"}],
        "left": {"verdict": "poor", "feedback": "left"},
    }
    assert ask["choices"][2] == {"id": "c", "consequences": [{"verdict": "poor", "feedback": "chosen"}], "left": None}
    assert ask["transitions"][2] == {"to": "none"}
    (here,) = ONE.as_json()["states"].values()
    assert here["choices"][0]["consequences"][0] == {
        "verdict": "good", "feedback": "met", "to": "home", "condition": ["pain"]
    }  # fmt: skip
    assert POINTS.as_json()["points"]["good"] == {"in_time": [1, 2, 4], "over_time": [10, 20, 40]}
