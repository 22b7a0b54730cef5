"""Treatments: what is refused, and that no way through the real ones lets an unsafe choice end well."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from needling.scenario.clients import load_clients
from needling.scenario.graph import VERDICTS, State, Verdict
from needling.scenario.paths import NONE, Situation, following, replay, worse
from needling.scenario.treatments import BLOCKING, OUTCOMES, load_steps
from needling.widgets.treatment.graph import END, Treatment, treatments
from tests.conftest import OwnBook
from tests.scenario.decisions import Decision, decisions

STEPS = "book/data/treatment.yml"
ELIN, KWAME = "book/data/treatments/elin.yml", "book/data/treatments/kwame.yml"
CLIENTS = sorted(load_clients())
#: What the chapters call unsafe, written down a second time: no file may quietly judge it better.
NEVER_GOOD = {
    "decline": {"lighter", "stop-medicine"},
    "consent": {"promise", "nod"},
    "room": {"open-early", "saved"},
    "cleanse": {"scrub"},
    "numb": {"face", "jar"},
    "amount": {"g5", "g10"},
    "wipe": {"thin", "antiseptic-first"},
    "disinfect": {"chlorhexidine", "none"},
    "depth": {"mm1", "mm1-5", "mm2"},
    "speed": {"v12"},
    "product": {"vitamin-c", "hyaluronic"},
    "check": {"blood"},
    "passes": {"harder"},
    "faint": {"breathe"},
    "blood": {"wipe", "lighter"},
    "drag": {"press", "gel"},
    "finish": {"recap"},
    "aftercare": {"film", "tinted", "gel"},
    "second": {"around", "deeper"},
}
RANDOM_PATHS = 1500


@cache
def every() -> dict[str, Treatment]:
    return treatments()


@cache
def sent(id_: str) -> dict[str, Any]:
    """The graph of a client's treatment as it travels to the page."""
    return every()[id_].graph.as_json()


def walked(id_: str, path: list[str]) -> tuple[list[Decision], str]:
    """What a path makes, and where it leads."""
    graph = every()[id_].graph
    here, stuck = replay(graph, path)
    assert stuck is None
    return decisions(graph, path, sent(id_)), here.at


def worst(made: list[Decision]) -> Verdict:
    return worse(*(one.verdict for one in made))


def verdict(state: State, choice: str) -> Verdict:
    (one,) = (one for one in state.choices if one.id == choice)
    return one.consequences[0].verdict


def good(state: State) -> str:
    """A choice that is good here; the best there is after a treatment that began without asking."""
    ids = [choice.id for choice in state.choices]
    if state.transitions:
        return "~".join(one for one in ids if verdict(state, one) == "good") or NONE
    return min(ids, key=lambda one: VERDICTS.index(verdict(state, one)))


def words(state: State) -> list[str]:
    """What can be chosen; where several can be, each left out of all and each alone."""
    ids = [choice.id for choice in state.choices]
    if not state.transitions:
        return ids
    return [NONE, *ids, *("~".join(o for o in ids if o != left) for left in ids), "~".join(ids)]


def finished(id_: str, path: list[str], choose: Callable[[State], str]) -> list[str]:
    """The path, gone on until the treatment is over."""
    graph, path = every()[id_].graph, list(path)
    here: Situation | None
    here, stuck = replay(graph, path)
    assert stuck is None
    while here.at != END:
        path.append(choose(graph.states[here.at]))
        here = following(graph, here, path[-1])
        assert here is not None
    return path


def deviations(id_: str) -> Iterator[list[str]]:
    """From every state that can be reached, every choice, and from there only good ones."""
    graph = every()[id_].graph
    states = graph.states
    ways: dict[str, list[str]] = {graph.start: []}
    todo = [graph.start]
    while todo:
        at = todo.pop()
        for word in words(states[at]):
            path = [*ways[at], word]
            there, stuck = replay(graph, path)
            assert stuck is None
            if there.at != END and there.at not in ways:
                ways[there.at] = path
                todo.append(there.at)
            yield finished(id_, path, good)
    assert set(ways) == set(states), "a state that nothing leads to"


def told_unsafe(treatment: Treatment, made: list[Decision]) -> bool:
    """Whether a choice was unsafe, told without ``worst``: from the views and the data alone."""
    named = any(one.chosen and one.choice in NEVER_GOOD.get(treatment.views[one.text].scene.step, ()) for one in made)
    told = any(one.verdict == "unsafe" for one in made)
    assert told or not named, "what the chapters call unsafe is not judged so"
    return told


@pytest.mark.parametrize("id_", CLIENTS)
def test_from_every_situation_every_choice_counts_in_the_report(id_: str) -> None:
    treatment = every()[id_]
    for path in deviations(id_):
        made, at = walked(id_, path)
        assert at == END
        assert (worst(made) == "unsafe") == told_unsafe(treatment, made)
        if worst(made) == "good":
            assert {one.verdict for one in made} == {"good"}


@pytest.mark.parametrize("id_", CLIENTS)
def test_no_random_way_with_an_unsafe_choice_ends_in_a_good_report(id_: str) -> None:
    treatment, chance = every()[id_], random.Random(id_)  # noqa: S311 - the same every time
    unsafe = 0
    for _ in range(RANDOM_PATHS):
        path = finished(id_, [], lambda state: chance.choice(words(state)))
        made, _ = walked(id_, path)
        assert (worst(made) == "unsafe") == told_unsafe(treatment, made)
        unsafe += worst(made) == "unsafe"
    assert unsafe > RANDOM_PATHS / 2


@pytest.mark.parametrize("id_", CLIENTS)
def test_there_is_a_good_way_for_everybody(id_: str) -> None:
    made, at = walked(id_, finished(id_, [], good))
    assert at == END
    assert worst(made) == "good"


@pytest.mark.parametrize("id_", CLIENTS)
def test_whoever_brings_a_reason_not_to_be_needled_is_never_needled(id_: str) -> None:
    steps, client, treatment = load_steps(), load_clients()[id_], every()[id_]
    met = {view.scene.step for view in treatment.met}
    if any(steps.risks[risk].grade in BLOCKING for risk in client.risks):
        assert "passes" not in met
        made, at = walked(id_, ["~".join(client.answers), "treat"])
        assert (worst(made), at) == ("unsafe", END)
    else:
        assert {"disinfect", "depth", "passes", "aftercare", "series"} <= met


@pytest.mark.parametrize("id_", CLIENTS)
@pytest.mark.parametrize("question", ["health", "medicines", "past", "lately", "cream", "look"])
def test_treating_without_a_question_that_could_stop_it_is_unsafe(id_: str, question: str) -> None:
    asked = "~".join(one for one in load_clients()[id_].answers if one != question)
    made, _ = walked(id_, [asked, "treat"])
    assert made[-1].verdict == "unsafe" or made[-3].verdict == "unsafe"
    assert worst(made) == "unsafe"


def test_the_clients_are_of_every_skin_type_and_some_are_not_treated() -> None:
    clients = load_clients().values()
    assert {client.skin_type for client in clients} == {1, 2, 3, 4, 5, 6}
    assert {client.sex for client in clients} == {"women", "men"}
    ends = {name for client in clients for name, one in client.decide.items() if one.verdict == "good"}
    assert ends == {"treat", "postpone", "refer"}
    assert any(client.treated and client.skin_type >= 5 for client in clients)


def test_everything_that_the_models_can_find_is_met_somewhere() -> None:
    """A judgement that no treatment reaches would be checked by nobody."""
    feedback = {
        (view.scene.step, str(one.feedback), str(one.then))
        for treatment in every().values()
        for view in treatment.met
        for choice in view.choices.values()
        for one in choice.chosen
    }
    for step in load_steps().steps:
        if step.kind in OUTCOMES:
            assert len({one for one in feedback if one[0] == step.id}) >= len(OUTCOMES[step.kind]), step.id


@pytest.mark.parametrize("id_", CLIENTS)
def test_a_needle_inside_the_rim_of_the_eye_is_unsafe_at_every_depth(id_: str) -> None:
    treatment = every()[id_]
    zones = load_clients()[id_].treated.zones if load_clients()[id_].treated else ()
    for state in treatment.graph.states.values():
        if any(state.text.startswith(f"depth.{zone.id}") for zone in zones if zone.inside_rim):
            verdicts = {choice.id: verdict(state, choice.id) for choice in state.choices}
            assert verdicts.pop("mm0") == "good"
            assert set(verdicts.values()) == {"unsafe"}


def test_dark_skin_is_never_chased_past_the_plan() -> None:
    """On types IV to VI one pass too many is unsafe already (K5)."""
    looked = 0
    for treatment in every().values():
        for state in treatment.graph.states.values():
            if treatment.client.skin_type >= 4 and state.text.startswith("passes."):
                done = int(state.text.split(".")[2])
                if done >= treatment.client.treated.passes:  # type: ignore[union-attr]
                    assert verdict(state, "go") == "unsafe"
                    assert verdict(state, "stop") == "good"
                    looked += 1
    assert looked


def test_the_verdicts_rank_from_best_to_worst() -> None:
    assert VERDICTS == ("good", "poor", "unsafe")


def test_a_path_that_cannot_be_walked_is_refused() -> None:
    elin = every()["elin"].graph
    for path in (["x"], ["health~health"], ["look~health"], ["none", "treat~refer"], ["none", ""], ["none"] * 60):
        assert replay(elin, path)[1] in path


Spoil = Callable[[Any], None]


def _step(data: Any, id_: str) -> Any:
    return next(step for step in data["steps"] if step["id"] == id_)


def _drop_then(data: Any) -> None:
    del _step(data, "room")["options"][1]["judged"][0]["then"]


SLIPS: list[tuple[str, Spoil, str]] = [
    (STEPS, lambda d: _step(d, "room").update(objective="fly"), "book/data/plan.yml has no objective 'fly'."),
    (STEPS, _drop_then, "open-early: is unsafe, so `then` says how it is put right."),
    (
        STEPS,
        lambda d: _step(d, "passes")["outcomes"]["harder"].update(verdict="good"),
        "outcome harder: should be judged unsafe.",
    ),
    (
        STEPS,
        lambda d: _step(d, "depth")["outcomes"]["rim"].update(verdict="poor"),
        "outcome rim: should be judged unsafe.",
    ),
    (STEPS, lambda d: _step(d, "depth")["outcomes"].pop("rim"), "`outcomes` should be rim, rim-left"),
    (STEPS, lambda d: _step(d, "numb").update(only=["treeting"]), "nothing can be 'treeting'."),
    (STEPS, lambda d: _step(d, "room")["options"][0]["judged"][0].update(facts=["F99"]), "there is no fact 'F99'."),
    (STEPS, lambda d: d["risks"]["sunburn"].update({"asked-by": "moon"}), "no question 'moon' asks for it."),
    (STEPS, lambda d: d["risks"]["sunburn"].update({"asked-by": "wish"}), "so it `sets: asked-all`."),
    (STEPS, lambda d: d["steps"].append(d["steps"][2]), "this step stands twice."),
    (STEPS, lambda d: d["steps"].reverse(), "begins with what is asked"),
    (STEPS, lambda d: _step(d, "room").update(scene="Up to {fact}`Z9`."), "there is no fact 'Z9'"),
    (STEPS, lambda d: _step(d, "room").update(scene="<b>x</b>"), "holds HTML"),
    (
        STEPS,
        lambda d: _step(d, "depth")["outcomes"]["ceiling"].update(feedback="Above 1.5 mm."),
        "'1.5 mm' is typed",
    ),
    (ELIN, lambda d: d.update(risks=["isotretinoin"]), "brings isotretinoin, so `treat` should be judged unsafe."),
    (ELIN, lambda d: d.update(risks=["measles"]), "book/data/treatment.yml has no risk 'measles'."),
    (ELIN, lambda d: d["answers"].pop("look"), "answers: should answer"),
    (ELIN, lambda d: d["decide"].pop("refer"), "decide: should judge treat, postpone, refer."),
    (ELIN, lambda d: d["decide"]["treat"].update(verdict="poor"), "`treat` should be judged good"),
    (ELIN, lambda d: d["treated"]["zones"][0].update(skin="moon"), "fact A4 measured no 'moon'."),
    (ELIN, lambda d: d.update({"skin-type": 7}), "skin-type: '7' should be at most 6."),
    (ELIN, lambda d: d.update({"made-up": False}), "made-up: 'false' should be true."),
    (ELIN, lambda d: d.update(age=17), "age: '17' should be at least 18."),
    (ELIN, lambda d: d.update(hair="brown"), "hair: is no field here."),
    (KWAME, lambda d: d["decide"]["treat"].update(verdict="good"), "so `treat` should be judged unsafe."),
    (KWAME, lambda d: d["decide"]["refer"].update(verdict="poor"), "no decision is good."),
    (KWAME, lambda d: d["decide"]["refer"].pop("facts"), "names its `facts`, or says `editorial: true`"),
]


@pytest.mark.parametrize(("file", "spoil", "told"), SLIPS, ids=[told[:40] for _, _, told in SLIPS])
def test_a_slip_is_told_with_its_file(file: str, spoil: Spoil, told: str, own_book: OwnBook) -> None:
    with own_book.data(file) as data:
        spoil(data)
    found = own_book.problems_of("treatment")
    assert any(problem.startswith(file) and told in problem for problem in found), found


def test_a_course_without_treatments_is_no_problem(small_book: OwnBook) -> None:
    assert small_book.problems() == []


def test_a_treatment_that_can_end_well_without_the_questions_is_told_by_the_check(own_book: OwnBook) -> None:
    with own_book.data(STEPS) as data:
        ask = data["steps"][0]
        look = next(option for option in ask["options"] if option["id"] == "look")
        look["left"] = [{"verdict": "good", "feedback": "It was nothing.", "editorial": True}]
        data["steps"][1]["unasked"]["verdict"] = "unsafe"
    found = own_book.problems()
    said = [one for one in found if "is `safe-good` without 'asked-all'" in one]
    assert any(one.startswith("book/data/treatments/kwame.yml, end: ") for one in said), found


def test_a_treatment_without_a_good_way_is_told_by_the_check(own_book: OwnBook) -> None:
    with own_book.data(STEPS) as data:
        room = next(step for step in data["steps"] if step["id"] == "room")
        for option in room["options"]:
            if option["judged"][0]["verdict"] == "good":
                option["judged"][0]["verdict"] = "poor"
    assert "book/data/treatments/elin.yml: no way through it ends well. Judge one choice of each step good." in (
        own_book.problems()
    )
