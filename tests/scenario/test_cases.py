"""A case never rewards an unsafe step: proven on every way through every real " "case, and refused where it is not so."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell
from pydantic import ValidationError

from needling.course import CourseError
from needling.scenario.case_graph import FULL, graph_of
from needling.scenario.cases import Case, case_files, load_case
from needling.scenario.paths import explore
from needling.scenario.proof import KINDS
from needling.widgets.case.rules import problems_of
from tests.conftest import OwnBook, without_line
from tests.course.small_course import CHAPTER, write_yaml
from tests.scenario.case_sample import CASE, case_of, decision, otherwise, sound
from tests.scenario.walks import Walk, unkept_promises, walks, worth

Change = Callable[[dict[str, Any]], object]
FILES = {path.stem: path for path in case_files()}
#: What the course is to have a case about.
DECISIONS = [
    "isotretinoin-now",
    "isotretinoin-four-months",
    "cold-sore",
    "pregnancy",
    "keloid-history",
    "anticoagulant",
    "fresh-filler",
    "sunburn",
    "changing-mole",
    "melasma-type-v",
    "diabetic",
    "body-image",
    "minor",
    "acne-grade-iii",
    "web-shop-cream",
    "tinnitus-under-cream",
    "dropped-cartridge",
    "needlestick",
    "faint",
    "wheal-and-wheeze",
    "pus-on-day-four",
    "nodules-week-three",
    "vitamin-c-serum",
    "bleeding-like-the-video",
    "ten-sessions-today",
]


def written(id_: str) -> dict[str, Any]:
    """A real case as its author wrote it."""
    record: dict[str, Any] = yaml.safe_load(FILES[id_].read_text(encoding="utf-8"))
    return record


def test_every_decision_that_matters_has_a_case() -> None:
    assert set(DECISIONS) <= set(FILES)


@pytest.mark.parametrize("id_", FILES)
def test_a_real_case_keeps_every_promise_on_every_way(id_: str) -> None:
    assert unkept_promises(written(id_)) == set()


@pytest.mark.parametrize("id_", FILES)
def test_what_the_rules_explore_is_what_can_be_walked(id_: str) -> None:
    graph, record = graph_of(load_case(id_)), written(id_)
    explored = {(here.at, here.flags, here.unsafe) for here in explore(graph).path if here.at in graph.endings}
    walked = list(walks(record))
    assert explored == {(walk.place, walk.asked, walk.unsafe) for walk in walked}
    kinds = {ending["id"]: ending["kind"] for ending in record["endings"]}
    for walk in walked:
        verdict = graph.endings[walk.place]
        assert verdict is not None
        assert KINDS[verdict] == kinds[walk.place]
        assert graph.points_of(verdict, walk.asked) == worth(record, walk)


@pytest.mark.parametrize("id_", FILES)
def test_the_table_of_points_says_what_the_rule_says_after_every_set_of_questions(id_: str) -> None:
    graph, record = graph_of(load_case(id_)), written(id_)
    ids = [one.id for one in graph.questions]
    endings = {verdict: ending for ending, verdict in graph.endings.items()}
    for verdict in KINDS:
        for flags in itertools.product((False, True), repeat=len(ids)):
            asked = frozenset(one for one, chosen in zip(ids, flags, strict=True) if chosen)
            walk = Walk((), endings[verdict], asked, unsafe=False)
            assert graph.points_of(verdict, asked) == worth(record, walk)


def test_clients_differ_in_age_and_in_every_skin_type() -> None:
    clients = [load_case(id_).client for id_ in FILES]
    assert {client.skin_type for client in clients} >= {"I", "II", "III", "IV", "V", "VI"}
    assert min(client.age for client in clients) < 18
    assert max(client.age for client in clients) > 60


def test_points_are_few_and_simple() -> None:
    points = graph_of(case_of(sound())).points_of
    assert points("unsafe", ["hoarse", "pain"]) == 0
    assert [points("poor", asked) for asked in ([], ["hoarse"], ["hoarse", "pain"])] == [2, 3, 5]
    assert points("good", ["hoarse", "pain"]) == FULL
    assert points("good", ["hoarse", "pain", "weather"]) == 8  # Longer than the visit has.


def told(book: OwnBook, record: dict[str, Any]) -> list[str]:
    """What the check says with this case in the small course, on whose page it stands."""
    write_yaml(book.top / CASE, record)
    with book.notebook(CHAPTER) as notebook:
        notebook.cells.append(new_code_cell('case("sing")', metadata={"tags": ["remove-input"]}))
    return book.problems()


def test_a_case_with_nothing_wrong_is_accepted(small_book: OwnBook) -> None:
    assert told(small_book, sound()) == []


def stage(c: dict[str, Any]) -> list[dict[str, Any]]:
    """The decisions of the first state."""
    return list(c["states"][0]["decisions"])


def many(c: dict[str, Any]) -> None:
    """Eight questions that can be asked everywhere, and as many states as there can be."""
    c["asks"] = (
        c["asks"][:1]
        + [{"id": f"q{n}", "text": "Q?", "minutes": 1, "answer": "A."} for n in range(6)]
        + [c["asks"][1] | {"at": []}]
    )
    c["states"].insert(1, {"id": "a", "scene": "A.", "decisions": [decision("a1", "b"), decision("a2", "b")]})
    c["states"].insert(2, {"id": "b", "scene": "B.", "decisions": [decision("b1", "c"), decision("b2", "c")]})
    c["states"].insert(3, {"id": "c", "scene": "C.", "decisions": [decision("c1", "encore"), decision("c2", "bus")]})
    c["states"][0]["decisions"].append(decision("d1", "a"))
    for n, state in enumerate(c["states"][1:4]):
        state["decisions"].append(decision(f"u{n}", ("b", "c", "encore")[n], unsafe=True))


FORM_SLIPS: dict[str, tuple[Change, str]] = {
    "an unknown field": (
        lambda c: c.update(colour="red"),
        ", colour: is no field here. There are: title, summary, group, minutes, client, asks, states, endings, best.",
    ),
    "an unknown group": (
        lambda c: c.update(group="fun"),
        ", group: 'fun' should be one of asking, medicines, skin-signs, emergencies, honesty.",
    ),
    "a red flag without a reason": (
        lambda c: c["asks"][0].pop("feedback"),
        ", ask hoarse: is a red flag and has no `feedback`. Say why it must be asked.",
    ),
    "needs without otherwise": (
        lambda c: stage(c)[1].pop("otherwise"),
        ", state stage, decision pause: `needs` and `otherwise` go together.",
    ),
    "otherwise without needs": (
        lambda c: stage(c)[1].pop("needs"),
        ", state stage, decision pause: `needs` and `otherwise` go together.",
    ),
    "too few questions": (lambda c: c["asks"].pop(), ", asks: has 2 asks; there should be at least 3."),
    "one decision only": (
        lambda c: c["states"][2]["decisions"].pop(),
        ", state bus, decisions: has 1 decision; there should be at least 2.",
    ),
    "too many places": (
        lambda c: c["endings"].extend(copy.deepcopy(c["endings"][0]) | {"id": f"e{n}"} for n in range(4)),
        "has 10 states and endings; a case has 4 to 9.",
    ),
    "an id twice": (lambda c: stage(c)[1].update(id="hoarse"), "question or decision 'hoarse' stands twice."),
    "a place twice": (lambda c: c["endings"][0].update(id="stage"), "state or ending 'stage' stands twice."),
    "an ending without a debrief": (
        lambda c: c["endings"][0].pop("happened"),
        ", ending home: has no `happened`. Write it.",
    ),
    "an ending without facts": (
        lambda c: c["endings"][0].update(facts=[]),
        ", ending home, facts: has no facts; there should be at least 1.",
    ),
    "HTML": (
        lambda c: c["client"].update(says="<b>No</b>"),
        ", client, says: holds HTML (<b); a text carries *emphasis* and links only.",
    ),
    "a skin type that is none": (
        lambda c: c["client"].update(skin_type="VII"),
        ", client, skin_type: 'VII' should be one of I, II, III, IV, V, VI. Probably VI is meant.",
    ),
}
RULE_SLIPS: dict[str, tuple[Change, str]] = {
    "a fact that is not": (lambda c: stage(c)[0].update(facts=["Z9"]), ": there is no fact 'Z9'."),
    "a number that is typed": (
        lambda c: c["endings"][0].update(happened="It is 16.8 µm."),
        ", ending home, happened: '16.8 µm' is typed, but is a number of a fact: write "
        "{fact}`A1`. If it only belongs to the case: {given}`16.8 µm`.",
    ),
    "a decision to nowhere": (
        lambda c: stage(c)[2].update(to="moon"),
        ", stage, talk: leads to 'moon', but there is no such state or ending.",
    ),
    "otherwise to nowhere": (
        lambda c: stage(c)[1]["otherwise"].update(to="moon"),
        ", stage, pause: leads to 'moon', but there is no such state or ending.",
    ),
    "a need for nothing": (
        lambda c: stage(c)[1].update(needs=["hoarse", "age"]),
        ", stage, pause: needs 'age', but there is no such question.",
    ),
    "a question in no state": (
        lambda c: c["asks"][1].update(at=["moon"]),
        ", question pain: there is no state 'moon' to ask it in.",
    ),
    "no red flag": (
        lambda c: [ask.pop("red_flag", None) for ask in c["asks"]],
        ": no question is marked `red_flag`.",
    ),
    "a way back": (
        lambda c: c["states"][2]["decisions"][0].update(to="encore"),
        ", encore: leads back to itself (encore → bus → encore).",
    ),
    "a state that nothing leads to": (
        lambda c: c["states"][1]["decisions"][1]["otherwise"].update(to="dull"),
        ", bus: no way leads to this state.",
    ),
    "an ending that nothing leads to": (
        lambda c: c["endings"].append(copy.deepcopy(c["endings"][1]) | {"id": "spare"}),
        ", spare: no way leads to this ending.",
    ),
    "no poor ending": (
        lambda c: c["endings"][1].update(kind="safe-good"),
        ": has no ending of kind `safe-poor`.",
    ),
    "a need that cannot be met": (
        lambda c: stage(c)[1].update(needs=["pain"]),
        ", stage, pause: what it `needs` can never have been asked by then.",
    ),
    "a question that can never be asked": (
        lambda c: (c["states"][1]["decisions"][1]["otherwise"].update(to="dull"), c["asks"][2].update(at=["bus"])),
        ", question weather: can never be asked.",
    ),
    "an otherwise that never comes": (
        lambda c: (c["states"][0]["decisions"].pop(), c["states"][1]["decisions"][1].update(needs=["hoarse"])),
        ", encore, wave: its `otherwise` never comes by then.",
    ),
    "a red flag left out that is worth as much": (
        lambda c: c["states"][1]["decisions"][1].update(needs=["hoarse"]),
        ", best: a way without the red-flag question 'pain' is worth as much: ",
    ),
    "an unsafe step that ends well": (
        lambda c: c["states"][1]["decisions"][1].update(unsafe=True),
        ", home: is reached through an unsafe step, but its kind is `safe-good`.",
    ),
    "an unsafe step that is only called poor": (
        lambda c: c["states"][2]["decisions"][0].update(unsafe=True),
        ", dull: is reached through an unsafe step, but its kind is `safe-poor`.",
    ),
    "an unsafe step further back": (
        lambda c: stage(c)[2].update(unsafe=True),
        ": is reached through an unsafe step, but its kind is",
    ),
    "an unsafe step where something was not asked": (
        lambda c: stage(c)[1]["otherwise"].update(unsafe=True),
        ", dull: is reached through an unsafe step, but its kind is `safe-poor`.",
    ),
    "an unsafe ending out of the blue": (
        lambda c: stage(c)[0].pop("unsafe"),
        ", harmed: is an unsafe ending, but no decision on the way is marked `unsafe: true`.",
    ),
    "a red flag that may be left out": (
        lambda c: c["states"][1]["decisions"][1].update(needs=["hoarse"]),
        ", home: is `safe-good` without the red-flag question 'pain'.",
    ),
    "a corner without a safe way out": (
        lambda c: c["states"][2].update(
            decisions=[decision("ride", "harmed", unsafe=True), decision("run", "harmed", unsafe=True)]
        ),
        ", bus: every decision from here on is unsafe or ends badly.",
    ),
    "a best path that cannot be walked": (
        lambda c: c["best"].insert(0, "pain"),
        ", best: 'pain' cannot be asked or decided at 'stage'.",
    ),
    "a best path that asks twice": (
        lambda c: c["best"].insert(0, "hoarse"),
        ", best: 'hoarse' cannot be asked or decided",
    ),
    "a best path that stops": (lambda c: c["best"].pop(), ", best: stops at 'encore', before an ending."),
    "a best path that goes on after its end": (
        lambda c: c["best"].append("ride"),
        ", best: 'ride' cannot be asked or decided at 'home'.",
    ),
    "a best path that takes too long": (
        lambda c: c["best"].insert(0, "weather"),
        ", best: is worth 8 points, but another way is worth 10:",
    ),
    "too many situations": (
        many,
        ": has more than 2,000 situations. Each question that can be asked everywhere doubles them:",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), FORM_SLIPS.values(), ids=FORM_SLIPS)
def test_a_slip_of_form_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    record = sound()
    change(record)
    (said,) = told(small_book, record)
    assert said.startswith(CASE)
    assert sentence in said
    assert "\n" not in said


@pytest.mark.parametrize(("change", "sentence"), RULE_SLIPS.values(), ids=RULE_SLIPS)
def test_a_slip_against_a_rule_is_told_with_file_and_place(small_book: OwnBook, change: Change, sentence: str) -> None:
    record = sound()
    change(record)
    said = told(small_book, record)
    assert any(one.startswith(CASE) and sentence in one for one in said), said
    assert all("\n" not in one for one in said)


def test_a_best_path_that_ends_poorly_is_told(small_book: OwnBook) -> None:
    record = sound() | {"best": ["talk", "wave", "ride"]}
    assert [without_line(one) for one in told(small_book, record)] == [
        f"{CASE}, best: ends at 'dull', which is `safe-poor`. The best path ends `safe-good`."
    ]


def test_the_way_to_an_unsafe_reward_is_shown(small_book: OwnBook) -> None:
    record = sound()
    record["states"][1]["decisions"][1]["unsafe"] = True
    (said, *_) = [one for one in told(small_book, record) if ", home: is reached" in one]
    way = said.partition("The way there: ")[2].rstrip(".").split(" → ")
    assert sorted(way[:-1]) == sorted(["hoarse", "pause", "pain"])
    assert way[-1] == "wave"


def test_a_page_that_asks_for_a_case_that_is_not_is_told(small_book: OwnBook) -> None:
    write_yaml(small_book.top / CASE, sound())
    with small_book.notebook("book/perform/sing.ipynb") as notebook:
        notebook.cells.append(new_code_cell('case("dance")', metadata={"tags": ["remove-input"]}))
    (said, alone) = small_book.problems()
    assert said.endswith("book/data/cases: there is no case 'dance'. There are: sing.")
    assert alone == f'{CASE}: no page shows it. Write case("sing") in a cell of a page, or delete the file.'


def test_a_file_that_is_no_case_is_told(small_book: OwnBook) -> None:
    write_yaml(small_book.top / CASE, ["no", "case"])
    assert small_book.problems() == [f"{CASE}: should be one case, beginning with 'title:'."]


def test_a_case_that_is_not_there_is_told() -> None:
    with pytest.raises(CourseError, match=r"there is no case '\.\./\.\./x'"):
        load_case("../../x")


# What an author may change by mistake: one field of the record, to something that fits its form.
_STEPS = ["sing", "pause", "talk", "shout", "wave", "ride", "run"]
_PLACES = ["stage", "encore", "bus", "home", "dull", "harmed"]
_ASKS = ["hoarse", "pain", "weather"]


def _decisions(c: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for state in c["states"] for one in state["decisions"]]


def _ways(c: dict[str, Any]) -> list[dict[str, Any]]:
    return [way for one in _decisions(c) for way in (one, one.get("otherwise")) if way]


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, Any]:
    """A sound case after one to three slips."""
    c = sound()
    for _ in range(draw(st.integers(1, 3))):
        what = draw(st.sampled_from(["to", "unsafe", "kind", "red", "at", "needs", "plain", "best", "minutes"]))
        if what == "to":
            draw(st.sampled_from(_ways(c)))["to"] = draw(st.sampled_from(_PLACES))
        elif what == "unsafe":
            way = draw(st.sampled_from(_ways(c)))
            way["unsafe"] = not way.get("unsafe", False)
        elif what == "kind":
            draw(st.sampled_from(c["endings"]))["kind"] = draw(st.sampled_from(["safe-good", "safe-poor", "unsafe"]))
        elif what == "red":
            ask = draw(st.sampled_from(c["asks"]))
            ask.update(red_flag=not ask.get("red_flag", False), feedback="So.")
        elif what == "at":
            draw(st.sampled_from(c["asks"]))["at"] = draw(st.lists(st.sampled_from(_PLACES[:3]), unique=True))
        elif what == "needs":
            needs = draw(st.lists(st.sampled_from(_ASKS), min_size=1, unique=True))
            draw(st.sampled_from(_decisions(c))).update(
                needs=needs, otherwise=otherwise(draw(st.sampled_from(_PLACES)))
            )
        elif what == "plain":
            one = draw(st.sampled_from(_decisions(c)))
            one.pop("needs", None)
            one.pop("otherwise", None)
        elif what == "best":
            c["best"] = draw(st.lists(st.sampled_from(_STEPS + _ASKS), min_size=2, max_size=6))
        else:
            draw(st.sampled_from(c["asks"]))["minutes"] = draw(st.integers(1, 15))
    return c


@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=mutations())
def test_a_case_after_slips_is_refused_or_keeps_every_promise(small_book: OwnBook, record: dict[str, Any]) -> None:
    try:
        case: Case = case_of(record)
    except ValidationError:
        return
    said = [str(one) for one in problems_of(case, small_book.top / CASE)]
    if not said:
        assert unkept_promises(record) == set()
    for one in said:
        assert one.startswith(CASE)
        assert "\n" not in one
