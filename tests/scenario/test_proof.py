"""The proof over all paths, on small graphs: each promise that a scenario makes, broken once and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from needling.scenario.graph import Choice, Consequence, Graph, Question, State, Transition, Verdict
from needling.scenario.paths import NONE, Situation, explore, following, replay
from needling.scenario.proof import circle, ending_verdict, flaws


def leads(id_: str, to: str, verdict: Verdict = "good") -> Choice:
    return Choice(id_, (Consequence(verdict, "why", to),))


def either(id_: str, chosen: Verdict, left: Verdict) -> Choice:
    return Choice(id_, (Consequence(chosen, "chosen"),), Consequence(left, "left"))


#: Several things to ask, then one to do; as good as its worst choice.
SEVERAL = Graph(
    start="ask",
    states={
        "ask": State(
            "ask",
            (either("skin", "good", "poor"), either("wish", "good", "poor")),
            transitions=(Transition("do", ("skin",), ("asked",)), Transition("do")),
        ),
        "do": State("do", (leads("treat", "end"), leads("scrub", "end", "unsafe"))),
    },
    endings={"end": None},
    required=("asked",),
)
#: A question, and a choice that needs it.
ONE = Graph(
    start="here",
    states={
        "here": State(
            "here",
            (
                Choice("go", (Consequence("good", "met", "home", ("pain",)), Consequence("good", "otherwise", "bus"))),
                leads("push", "harm", "unsafe"),
            ),
            questions=("pain",),
        )
    },
    endings={"home": "good", "bus": "poor", "harm": "unsafe"},
    questions=(Question("pain", 2),),
    required=("pain",),
)


def told(graph: Graph) -> list[str]:
    return list(flaws(graph, explore(graph)))


def with_state(graph: Graph, name: str, state: State) -> Graph:
    return replace(graph, states={**graph.states, name: state})


@pytest.mark.parametrize("graph", [SEVERAL, ONE])
def test_a_graph_with_nothing_wrong_is_proven(graph: Graph) -> None:
    assert circle(graph) == []
    assert told(graph) == []


def test_several_choices_are_judged_together_and_lead_by_what_was_among_them() -> None:
    start = Situation("ask")
    assert following(SEVERAL, start, "skin~wish") == Situation("do", frozenset(["asked"]), "good")
    assert following(SEVERAL, start, "skin") == Situation("do", frozenset(["asked"]), "poor")
    assert following(SEVERAL, start, NONE) == Situation("do", frozenset(), "poor")
    for word in ("wish~skin", "skin~skin", "moon", "", "skin~"):
        assert following(SEVERAL, start, word) is None
    assert len({there for _, there in explore(SEVERAL).steps[start]}) == 3


def test_a_scenario_without_an_ending_of_its_own_verdict_is_as_good_as_its_worst_choice() -> None:
    verdicts = {path: ending_verdict(SEVERAL, replay(SEVERAL, path)[0]) for path in
                (("skin~wish", "treat"), ("wish", "treat"), ("skin~wish", "scrub"), (NONE, "scrub"))}  # fmt: skip
    assert list(verdicts.values()) == ["good", "poor", "unsafe", "unsafe"]
    assert ending_verdict(SEVERAL, Situation("do")) is None


def test_a_step_after_the_end_and_a_question_asked_twice_are_refused() -> None:
    assert replay(ONE, ["pain", "pain"]) == (Situation("here", frozenset(["pain"])), "pain")
    assert replay(ONE, ["push", "go"]) == (Situation("harm", frozenset(), "unsafe"), "go")


def test_a_circle_is_found_through_transitions_too() -> None:
    back = with_state(SEVERAL, "do", State("do", (leads("treat", "end"), leads("again", "ask"))))
    assert circle(back) == ["ask", "do", "ask"]


def test_leaving_out_what_is_required_may_never_be_judged_good() -> None:
    state = replace(SEVERAL.states["ask"], choices=(either("skin", "good", "good"), either("wish", "good", "poor")))
    (said,) = told(with_state(SEVERAL, "ask", state))
    assert said == "end: is `safe-good` without 'asked'. Let the decision need it. The way there: wish → treat."


def test_a_scenario_that_never_ends_well_is_told() -> None:
    state = State("do", (leads("treat", "end", "poor"), leads("scrub", "end", "unsafe")))
    assert told(with_state(SEVERAL, "do", state)) == [
        ": no way through it ends well. Judge one choice of each step good."
    ]


def test_a_corner_and_a_place_that_nothing_leads_to_are_told() -> None:
    corner = with_state(SEVERAL, "do", State("do", (leads("treat", "end", "unsafe"),)))
    assert told(corner)[0].startswith("ask: every decision from here on is unsafe or ends badly.")
    spare = with_state(SEVERAL, "spare", State("spare", (leads("treat", "end"),)))
    assert told(spare) == ["spare: no way leads to this state. Lead a decision to it, or delete it."]


def test_an_unsafe_step_is_never_rewarded() -> None:
    (said, *_) = told(replace(ONE, endings={**ONE.endings, "harm": "poor"}))
    assert said == (
        "harm: is reached through an unsafe step, but its kind is `safe-poor`. Make it `unsafe`, or lead elsewhere. "
        "The way there: push."
    )
