"""The rules of treatments, one at a time: each broken once in the real data, told whole with its place, and nothing else."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from needling.course import CourseError, load_facts
from needling.course.facts import quantity
from needling.scenario import paths
from needling.scenario.clients import Client, load_clients, treatment_files
from needling.scenario.graph import Graph, State
from needling.scenario.treatments import BLOCKING, DECISIONS, Steps, steps_file
from needling.widgets.treatment import rules
from tests.scenario.test_proof import ONE, SEVERAL, leads, with_state

STEPS = "book/data/treatment.yml"
ELIN = "book/data/treatments/elin.yml"
Spoil = Callable[[Any], object]


@cache
def _written() -> tuple[Any, Any]:
    elin = next(path for path in treatment_files() if path.stem == "elin")
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")) for path in (steps_file(), elin))  # type: ignore[return-value]


@dataclass
class Data:
    """The steps and one client who may be treated, as their authors wrote them, to be changed in place."""

    steps: Any
    elin: Any

    def step(self, id_: str) -> Any:
        """A step by its id."""
        return next(step for step in self.steps["steps"] if step["id"] == id_)

    def judged(self) -> Any:
        """A judgement of the second written option of the room, which is unsafe and put right."""
        return self.step("room")["options"][1]["judged"][0]

    def put_first(self, place: int) -> None:
        """The step at this place before all others."""
        self.steps["steps"].insert(0, self.steps["steps"].pop(place))


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Data:
    """Data that the rules read; the proof over all paths, which takes longer, is not asked."""
    found = Data(*copy.deepcopy(_written()))
    monkeypatch.setattr(rules, "load_steps", lambda: Steps.model_validate(found.steps))
    monkeypatch.setattr(rules, "treatment_files", lambda: [path for path in treatment_files() if path.stem == "elin"])
    monkeypatch.setattr(rules, "client_of", lambda _path: Client.model_validate(found.elin))
    monkeypatch.setattr(rules, "treatments", dict)
    return found


def told() -> list[str]:
    """Without the line, which the fixture's data have not."""
    return [re.sub(r", line \d+", "", str(problem)) for problem in rules.treatment_problems()]


def test_the_real_treatments_break_no_rule(data: Data) -> None:
    assert data.judged()["verdict"] == "unsafe"
    assert told() == []


def test_a_course_without_clients_has_no_treatments_to_judge(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    data.steps["steps"].reverse()
    assert told() != []
    monkeypatch.setattr(rules, "treatment_files", list)
    assert told() == []


ALWAYS_UNSAFE = [(kind, outcome) for kind, outcomes in rules.ALWAYS_UNSAFE.items() for outcome in outcomes]


@pytest.mark.parametrize(("kind", "outcome"), ALWAYS_UNSAFE)
@pytest.mark.parametrize("verdict", ["good", "poor"])
def test_what_puts_skin_or_client_at_risk_is_judged_unsafe(kind: str, outcome: str, verdict: str, data: Data) -> None:
    step = next(step for step in data.steps["steps"] if step["kind"] == kind)
    step["outcomes"][outcome]["verdict"] = verdict
    assert told() == [f"{STEPS}, {step['id']}, outcome {outcome}: should be judged unsafe."]


SIGN = {
    "only": ["treating", "sign-faint", "sign-blood", "sign-drag", "dark-skin", "declined", "asked-all", "hides-look"]
}
#: The number of a fact that a judgement may name, and how it would be typed.
TYPED = str(quantity("I2")).replace("\N{NO-BREAK SPACE}", " ")


def _roles(fact: str, typed: str) -> list[str]:
    """The roles that print a number of a fact, at most three."""
    of = load_facts()[fact]
    same = [f"{fact}.{name}" for name in of.values if str(quantity(f"{fact}.{name}")).replace("\xa0", " ") == typed]
    return [f"{{fact}}`{reference}`" for reference in [fact, *same]][:3]


STEP_SLIPS: dict[str, tuple[Spoil, list[str]]] = {
    "a step twice": (
        lambda d: d.steps["steps"].append(copy.deepcopy(d.step("room"))),
        [", room: this step stands twice."],
    ),
    "two steps of a model's kind": (
        lambda d: d.steps["steps"].append({**copy.deepcopy(d.step("speed")), "id": "again"}),
        [": has 2 steps of kind `speed`, not one."],
    ),
    "two decisions": (
        lambda d: d.steps["steps"].append({**copy.deepcopy(d.steps["steps"][1]), "id": "again"}),
        [": has 2 steps of kind `decide`, not one."],
    ),
    "an objective that is not": (
        lambda d: d.step("room").update(objective="fly"),
        [", room, objective: book/data/plan.yml has no objective 'fly'."],
    ),
    "a condition that is not": (
        lambda d: d.step("numb").update(only=["treeting", "treating"]),
        [", numb: nothing can be 'treeting'."],
    ),
    "a condition of a judgement that is not": (
        lambda d: d.step("room")["options"][0]["judged"].insert(0, {**d.judged(), "condition": ["moon"]}),
        [", room: nothing can be 'moon'."],
    ),
    "every condition that can be": (lambda d: d.step("room").update(SIGN), []),
    "every risk as a condition": (lambda d: d.step("room").update(only=list(d.steps["risks"])), []),
    "a risk that nothing asks for": (
        lambda d: d.steps["risks"]["sunburn"].update({"asked-by": "moon"}),
        [", sunburn: no question 'moon' asks for it."],
    ),
    "a risk that need not be asked for": (
        lambda d: d.steps["risks"]["sunburn"].update({"asked-by": "wish"}),
        [", sunburn: question 'wish' finds it, so it `sets: asked-all`."],
    ),
    "a risk on no fact": (
        lambda d: d.steps["risks"]["sunburn"].update(facts=["D8", "Z9"]),
        [", sunburn: there is no fact 'Z9'."],
    ),
    "unsafe and not put right": (
        lambda d: d.judged().pop("then"),
        [", room, open-early: is unsafe, so `then` says how it is put right."],
    ),
    "poor and not put right": (lambda d: [d.judged().update(verdict="poor"), d.judged().pop("then")], []),
    "left out, unsafe and not put right": (
        lambda d: d.step("ask")["options"][0]["left"][-1].update(verdict="unsafe"),
        [],
    ),
    "a judgement on no fact": (
        lambda d: d.judged().update(facts=["F99"]),
        [", room, open-early: there is no fact 'F99'."],
    ),
    "treating unasked on no fact": (
        lambda d: d.steps["steps"][1]["unasked"].update(facts=["F99"]),
        [f", {_written()[0]['steps'][1]['id']}, unasked: there is no fact 'F99'."],
    ),
    "left out on no fact": (
        lambda d: d.step("ask")["options"][0]["left"][0].update(facts=["F99"]),
        [", ask, health left: there is no fact 'F99'."],
    ),
    "what a model finds on no fact": (
        lambda d: d.step("depth")["outcomes"]["rim"].update(facts=["F99"]),
        [", depth, rim: there is no fact 'F99'."],
    ),
    "a typed number": (
        lambda d: d.judged().update(feedback=f"Up to {TYPED}.", facts=["I2"]),
        [
            f", room, open-early, feedback: '{TYPED}' is typed, but is a number of a fact: write "
            f"{' or '.join(_roles('I2', TYPED))}."
        ],
    ),
    "a number of another fact": (
        lambda d: d.judged().update(feedback="Up to {fact}`I2` and {fact}`H20.face-area`.", facts=["H20"]),
        [", room, open-early, feedback: shows I2, but `facts` does not name I2."],
    ),
    "a named number of another fact": (
        lambda d: d.judged().update(feedback="Up to {fact}`H20.face-area`.", facts=["I2"]),
        [", room, open-early, feedback: shows H20.face-area, but `facts` does not name H20."],
    ),
    "a number that is not, in the scene": (
        lambda d: d.step("room").update(scene="Up to {fact}`Z9`."),
        [", room, scene: book/data/facts: there is no fact 'Z9'."],
    ),
}


@pytest.mark.parametrize("name", STEP_SLIPS)
def test_a_slip_in_the_steps_is_told_alone(name: str, data: Data) -> None:
    spoil, expected = STEP_SLIPS[name]
    spoil(data)
    assert told() == [f"{STEPS}{problem}" for problem in expected]


def blocking(data: Data) -> None:
    """Elin as somebody who must not be needled, rightly judged."""
    risk = next(name for name, risk in data.steps["risks"].items() if risk["class"] in BLOCKING)
    data.elin["risks"] = [risk]
    data.elin["decide"]["treat"] |= {"verdict": "unsafe", "then": "You are stopped."}
    data.elin["decide"]["postpone"]["verdict"] = "good"
    del data.elin["treated"]


@pytest.mark.parametrize("place", [1, 3], ids=["the decision", "another step"])
def test_nothing_comes_before_what_is_asked_and_the_decision(place: int, data: Data) -> None:
    data.put_first(place)
    first, *others = told()
    assert first == f"{STEPS}: begins with what is asked (`many`) and the decision (`decide`)."
    assert all(one.startswith(f"{ELIN}, answers: should answer ") for one in others), (
        "asked is what the first step asks"
    )


FIRST_BLOCKING = next(name for name, risk in _written()[0]["risks"].items() if risk["class"] in BLOCKING)
FORBIDS = "thyroid"  # Forbids a product, not the needling.
NOT_STOPPED = "decide: brings nothing that stops a treatment, so `treat` should be judged good, and `treated` says how."

CLIENT_SLIPS: dict[str, tuple[list[Spoil], list[str]]] = {
    "somebody who is rightly not treated": ([blocking], []),
    "a risk that is not": (
        [lambda d: d.elin.update(risks=["measles"])],
        ["risks: book/data/treatment.yml has no risk 'measles'."],
    ),
    "a risk that forbids a product only": ([lambda d: d.elin.update(risks=[FORBIDS])], []),
    "an answer is missing": (
        [lambda d: d.elin["answers"].pop("look")],
        [f"answers: should answer {', '.join(sorted(option['id'] for option in _written()[0]['steps'][0]['options']))}."],
    ),
    "an answer too many": (
        [lambda d: d.elin["answers"].update(moon="Full.")],
        [f"answers: should answer {', '.join(sorted(option['id'] for option in _written()[0]['steps'][0]['options']))}."],
    ),
    "a decision is missing": (
        [lambda d: d.elin["decide"].pop("refer")],
        [f"decide: should judge {', '.join(DECISIONS)}."],
    ),
    "treating somebody with a reason not to is good": (
        [blocking, lambda d: d.elin["decide"]["treat"].update(verdict="good")],
        [f"decide: brings {FIRST_BLOCKING}, so `treat` should be judged unsafe."],
    ),
    "treating somebody with a reason not to is poor": (
        [blocking, lambda d: d.elin["decide"]["treat"].update(verdict="poor")],
        [f"decide: brings {FIRST_BLOCKING}, so `treat` should be judged unsafe."],
    ),
    "somebody with a reason not to is treated": (
        [blocking, lambda d: d.elin.update(treated=copy.deepcopy(_written()[1]["treated"]))],
        [f"treated: brings {FIRST_BLOCKING}, so there is no `treated`."],
    ),
    "a reason not to beside a risk that is not": (
        [blocking, lambda d: d.elin["risks"].insert(0, "measles")],
        ["risks: book/data/treatment.yml has no risk 'measles'."],
    ),
    "treating somebody without a reason not to is poor": (
        [lambda d: d.elin["decide"]["treat"].update(verdict="poor"), lambda d: d.elin["decide"]["refer"].update(verdict="good")],
        [NOT_STOPPED],
    ),
    "somebody without a reason not to is not treated": ([lambda d: d.elin.pop("treated")], [NOT_STOPPED]),
    "no good decision": (
        [blocking, lambda d: d.elin["decide"]["postpone"].update(verdict="poor"),
         lambda d: d.elin["decide"]["refer"].update(verdict="poor")],
        ["decide: no decision is good. One right end there always is."],
    ),
    "skin that was not measured": (
        [lambda d: d.elin["treated"]["zones"][0].update(skin="moon")],
        [f"zone {_written()[1]['treated']['zones'][0]['id']}: fact A4 measured no 'moon'."],
    ),
    "a zone without a measured name": ([lambda d: d.elin["treated"]["zones"][0].pop("skin", None)], []),
    "unsafe and not put right": (
        [lambda d: d.elin["decide"]["refer"].update(verdict="unsafe"), lambda d: d.elin["decide"]["refer"].pop("then", 0)],
        ["refer: is unsafe, so `then` says how it is put right."],
    ),
    "a decision on no fact": (
        [lambda d: d.elin["decide"]["refer"].update(facts=["F99"])],
        ["refer: there is no fact 'F99'."],
    ),
    "a number that is not, in an answer": (
        [lambda d: d.elin["answers"].update(look="It is {fact}`Z9`.")],
        ["answer look: book/data/facts: there is no fact 'Z9'."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLIENT_SLIPS)
def test_a_slip_in_a_client_is_told_alone(name: str, data: Data) -> None:
    spoils, expected = CLIENT_SLIPS[name]
    for spoil in spoils:
        spoil(data)
    assert told() == [f"{ELIN}, {problem}" for problem in expected]


def compiled(monkeypatch: pytest.MonkeyPatch, **graphs: Graph) -> None:
    found = {name: SimpleNamespace(graph=graph) for name, graph in graphs.items()}
    monkeypatch.setattr(rules, "treatments", lambda: found)


def test_every_treatment_is_proven_on_all_its_paths(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    never_good = with_state(SEVERAL, "do", State("do", (leads("treat", "end", "poor"), leads("no", "end", "unsafe"))))
    compiled(monkeypatch, elin=SEVERAL, kwame=never_good)
    assert told() == [
        "book/data/treatments/kwame.yml: no way through it ends well. Judge one choice of each step good."
    ]
    spare = with_state(SEVERAL, "spare", State("spare", (leads("treat", "end"),)))
    compiled(monkeypatch, elin=spare)
    assert told() == [f"{ELIN}, spare: no way leads to this state. Lead a decision to it, or delete it."]
    data.judged().pop("then")
    assert len(told()) == 1, "what does not fit is not walked"


def test_a_treatment_that_leads_back_is_told_and_not_walked(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    del data
    compiled(monkeypatch, elin=with_state(SEVERAL, "do", State("do", (leads("again", "ask"),))))
    assert told() == [f"{ELIN}, ask: leads back to itself (ask → do → ask). A treatment only goes on."]


def test_a_treatment_that_is_too_large_is_told(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    del data
    compiled(monkeypatch, elin=ONE)
    monkeypatch.setattr(paths, "MOST_SITUATIONS", 2)
    (said,) = told()
    assert said.startswith(f"{ELIN}: has more than ")
    assert said.endswith(f" {rules.MOST_SITUATIONS:,} situations. Cut a step, or a value of one.")


def test_a_treatment_that_cannot_be_compiled_is_told_as_it_says(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    del data

    def fails() -> None:
        raise CourseError("book/data/treatment.yml: no way.")

    monkeypatch.setattr(rules, "treatments", fails)
    assert told() == ["book/data/treatment.yml: no way."]


def test_the_real_clients_are_more_than_one() -> None:
    assert len(load_clients()) > 1
