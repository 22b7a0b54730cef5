"""The browser's player takes every step of every scenario as the proof does, and reports what the proof judges."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import Any

import pytest

from needling.scenario.case_graph import FULL, graph_of
from needling.scenario.cases import case_files, load_case
from needling.scenario.graph import Graph
from needling.scenario.paths import Ways, explore, following, replay
from needling.scenario.proof import ending_verdict
from needling.widgets.treatment.graph import treatments
from tests.conftest import TOP
from tests.scenario.case_sample import case_of, sound
from tests.scenario.decisions import decisions

NODE = TOP / ".venv" / "bin" / "node"
NONSENSE = ["nobody", "constructor", "__proto__", "", "~", "none~none", "toString"]
#: What the script makes of every path of every graph.
FOLLOW = """
import { begin, next, replay, view } from "SCENARIO/player.js";
import { reportOf } from "SCENARIO/report.js";
import { readFileSync } from "node:fs";
const situation = (here) => here && [here.at, [...here.flags].sort(), here.worst];
const told = JSON.parse(readFileSync(0, "utf8")).map(({ graph, ways }) => ways.map(({ path, words }) => {
  const here = replay(graph, path);
  return {
    here: situation(here),
    path: here.path,
    next: words.map((word) => situation(next(graph, here, word))),
    steps: here.steps.filter(({ how }) => how !== "asked")
      .map(({ text, id, how, verdict, feedback }) => [text, id, how === "chosen", verdict, feedback]),
    asked: here.steps.filter(({ how }) => how === "asked").map(({ id }) => id),
    view: view(graph, here),
    report: reportOf(graph, here),
  };
}));
console.log(JSON.stringify(told));
"""


def graphs() -> dict[str, Graph]:
    """Every graph of the course, and one of a sample."""
    cases = {path.stem: graph_of(load_case(path.stem)) for path in case_files()}
    return cases | {"sample": graph_of(case_of(sound()))} | {id_: one.graph for id_, one in treatments().items()}


GRAPHS = graphs()


def words_of(graph: Graph, ways: Ways, number: int) -> list[str]:
    """The words that are tried in a situation: all that can be taken there, and some that cannot."""
    here = list(ways.path)[number]
    elsewhere = [id_ for state in graph.states.values() for id_ in (*state.questions, *(c.id for c in state.choices))]
    return [*(word for word, _ in ways.steps[here]), *NONSENSE, *dict.fromkeys(elsewhere), here.at]


@cache
def followed() -> dict[str, tuple[Ways, list[dict[str, Any]]]]:
    """What the script makes of every situation of every graph, by the graph's name."""
    ways = {name: explore(graph) for name, graph in GRAPHS.items()}
    asked = [
        {
            "graph": graph.as_json(),
            "ways": [
                {"path": path, "words": words_of(graph, ways[name], n)}
                for n, path in enumerate(ways[name].path.values())
            ],
        }
        for name, graph in GRAPHS.items()
    ]
    source = FOLLOW.replace("SCENARIO", (TOP / "src" / "needling" / "scenario").as_uri())
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", source], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    return {name: (ways[name], told) for name, told in zip(GRAPHS, json.loads(done.stdout), strict=True)}


def test_there_is_enough_to_compare() -> None:
    assert sum(len(ways.path) for ways, _ in followed().values()) > 1500


@pytest.mark.parametrize("name", GRAPHS)
def test_the_player_takes_every_step_as_the_proof_does(name: str) -> None:
    graph, (ways, told) = GRAPHS[name], followed()[name]
    for number, ((here, path), by_script) in enumerate(zip(ways.path.items(), told, strict=True)):
        assert by_script["here"] == [here.at, sorted(here.flags), here.worst]
        assert by_script["path"] == list(path)
        for word, there in zip(words_of(graph, ways, number), by_script["next"], strict=True):
            by_proof = following(graph, here, word)
            assert there == (by_proof and [by_proof.at, sorted(by_proof.flags), by_proof.worst]), word


@pytest.mark.parametrize("name", GRAPHS)
def test_every_decision_is_judged_and_explained_as_the_graph_says(name: str) -> None:
    graph, (ways, told) = GRAPHS[name], followed()[name]
    for path, by_script in zip(ways.path.values(), told, strict=True):
        assert [tuple(step) for step in by_script["steps"]] == decisions(graph, path)
        assert by_script["asked"] == [word for word in path if word in {one.id for one in graph.questions}]


@pytest.mark.parametrize("name", GRAPHS)
def test_a_view_offers_what_can_be_chosen_and_nothing_else(name: str) -> None:
    graph, (ways, told) = GRAPHS[name], followed()[name]
    for here, by_script in zip(ways.path, told, strict=True):
        view, state = by_script["view"], graph.states.get(here.at)
        open_ = [one["id"] for one in view["questions"] if not one["asked"]]
        assert sorted(open_) == sorted(set(state.questions) - here.flags if state else ())
        asked = {one.id for one in graph.questions} & here.flags
        assert {one["id"] for one in view["questions"] if one["asked"]} == asked
        assert view["choices"] == [choice.id for choice in state.choices] if state else view["choices"] == []
        assert view["text"] == (state.text if state else here.at)
        assert view["several"] == bool(state and state.transitions)
        assert (view["used"], view["minutes"]) == (graph.minutes_of(here.flags), graph.minutes)
        assert view["ended"] == ending_verdict(graph, here)


@pytest.mark.parametrize("name", GRAPHS)
def test_a_report_comes_at_the_end_and_says_what_the_proof_judges(name: str) -> None:
    graph, (ways, told) = GRAPHS[name], followed()[name]
    best = decisions(graph, graph.best)
    for here, by_script in zip(ways.path, told, strict=True):
        report, verdict = by_script["report"], ending_verdict(graph, here)
        if verdict is None:
            assert report is None
            continue
        assert (report["verdict"], report["ending"]) == (verdict, here.at)
        assert report["unsafe"] == sum(step[3] == "unsafe" for step in by_script["steps"])
        worth = {"points": graph.points_of(verdict, here.flags), "full": FULL} if graph.points else None
        assert report["worth"] == worth
        questions = {one.id for one in graph.questions}
        assert report["missed"] == [flag for flag in graph.required if flag in questions and flag not in here.flags]
        assert [step["id"] for step in report["best"] if step["how"] != "asked"] == [one.choice for one in best]


def test_a_best_path_is_followed_to_its_end() -> None:
    for graph in GRAPHS.values():
        here, stuck = replay(graph, graph.best)
        assert stuck is None
        assert not graph.best or ending_verdict(graph, here) == "good"
