"""Before any script runs, each kind of question is whole, has native controls with names, and gives no answer away."""

from __future__ import annotations

import copy
import random
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from needling.course.text import texts_of
from needling.questions.kinds import kinds_by_name
from needling.questions.kinds.match import Match
from needling.questions.kinds.number import NumberQuestion
from needling.questions.kinds.order import Order
from needling.widgets.quiz import page
from tests.conftest import TOP
from tests.questions.banks import Entry, kinds_sample, records

SAMPLE = {entry["kind"]: entry for entry in kinds_sample()}
SOURCE = TOP / "src" / "needling"
STYLES = [*(SOURCE / "widgets" / "quiz").glob("*.css"), *(SOURCE / "questions" / "kinds").glob("*/*.css")]


def shown(entry: Entry) -> Tag:
    """The fieldset of a question."""
    fieldset = BeautifulSoup(page(records([entry])), "html.parser").select_one("fieldset[data-question]")
    assert fieldset
    return fieldset


def unhidden(part: Tag) -> Tag:
    """A part without all that is hidden."""
    part = copy.copy(part)
    for hidden in part.select("[hidden]"):
        hidden.extract()
    return part


def seen(part: Tag) -> str:
    """What is read of a part while everything hidden is hidden."""
    return " ".join(unhidden(part).get_text(" ").split())


def name(control: Tag) -> str:
    """The name by which a control is called aloud."""
    label = control.find_parent("label")
    return str(control.get("aria-label") or (label.select_one("span").get_text() if label else ""))  # type: ignore[union-attr]


def without_the_key(fieldset: Tag) -> list[Any]:
    """Everything of a question that can be seen: elements, states, texts; not what only a script reads."""
    kept = ("checked", "selected", "disabled", "class", "type", "style", "value", "title", "aria-label")
    return [(tag.name, [tag.get(key) for key in kept], tag.get_text()) for tag in unhidden(fieldset).select("*")]


@pytest.mark.parametrize("kind", kinds_by_name())
def test_nothing_is_answered_before_the_reader_answers(kind: str) -> None:
    fieldset = shown(SAMPLE[kind])
    assert fieldset.select("[checked], [selected], [disabled], [data-right], [data-wrong], [data-answered]") == []
    assert [field.get("value") for field in fieldset.select("input[type=text]") if field.get("value")] == []
    for select in fieldset.select("select"):
        assert select.find("option")["value"] == ""


@pytest.mark.parametrize("kind", kinds_by_name())
def test_every_reason_and_the_rule_are_hidden(kind: str) -> None:
    fieldset = shown(SAMPLE[kind])
    reasons = [text for place, text in texts_of(records([SAMPLE[kind]])[0]) if place.endswith("feedback")]
    assert len(fieldset.select(".nd-why[hidden]")) == len(reasons) >= 3
    told = seen(fieldset)
    for text in [*reasons, SAMPLE[kind]["explanation"]]:
        assert text in fieldset.get_text()
        assert text not in told


@pytest.mark.parametrize("kind", kinds_by_name())
def test_every_control_is_native_and_has_a_name(kind: str) -> None:
    controls = shown(SAMPLE[kind]).select("input, select, button")
    assert controls
    assert [control for control in controls if not name(control).strip()] == []
    assert shown(SAMPLE[kind]).select("[tabindex], [role=button], [onclick], [contenteditable]") == []


@pytest.mark.parametrize("kind", kinds_by_name())
def test_how_sure_one_is_is_asked_with_the_same_three_degrees(kind: str) -> None:
    fieldset = shown(SAMPLE[kind])
    degrees = fieldset.select(".nd-sure input[type=radio]")
    assert [degree["value"] for degree in degrees] == ["sure", "think", "guess"]
    assert {degree["name"] for degree in degrees} == {f"{fieldset['data-question']}:sure"}
    assert fieldset.select_one(".nd-sure legend").get_text()


@pytest.mark.parametrize(("kind", "type_"), [("single", "radio"), ("multiple", "checkbox")])
def test_options_are_radio_buttons_or_boxes_in_the_order_of_the_file(kind: str, type_: str) -> None:
    entry = SAMPLE[kind]
    fields = shown(entry).select(".nd-option input")
    assert [field["type"] for field in fields] == [type_] * len(entry["options"])
    assert [name(field) for field in fields] == [option["text"] for option in entry["options"]]
    assert len({field["name"] for field in fields}) == 1


@pytest.mark.parametrize("ordered", [True, False])
def test_only_options_without_an_order_of_their_own_may_be_mixed(ordered: bool) -> None:
    fieldset = shown({**SAMPLE["single"], "ordered": ordered})
    assert bool(fieldset.select("[data-mix]")) is not ordered


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_which_option_is_right_cannot_be_seen(kind: str) -> None:
    other = copy.deepcopy(SAMPLE[kind])
    for option in other["options"]:
        option["correct"] = not option.get("correct", False)
    if kind == "single":
        other["options"][0]["correct"] = False
    assert without_the_key(shown(other)) == without_the_key(shown(SAMPLE[kind]))


def test_which_phrase_is_an_error_cannot_be_seen() -> None:
    other = copy.deepcopy(SAMPLE["spot"])
    for phrase in other["phrases"]:
        phrase["error"] = not phrase.get("error", False)
    assert without_the_key(shown(other)) == without_the_key(shown(SAMPLE["spot"]))


def test_a_scene_is_read_whole_and_its_phrases_are_boxes() -> None:
    fieldset = shown(SAMPLE["spot"])
    scene = fieldset.select_one(".nd-scene")
    assert scene.get_text() == "She warms up for a while, then drinks ice water and shouts to be heard."
    boxes = scene.select("label input[type=checkbox]")
    assert [name(box) for box in boxes] == ["warms up for a while", "drinks ice water", "shouts to be heard"]
    reasons = {why.find("q").get_text(): why.select("span")[-1].get_text() for why in fieldset.select(".nd-why")}
    assert list(reasons) == [name(box) for box in boxes]
    assert list(reasons.values()) == [phrase["feedback"] for phrase in SAMPLE["spot"]["phrases"]]


def test_reasons_stand_with_their_own_phrase_however_the_scene_marks_them() -> None:
    entry = copy.deepcopy(SAMPLE["spot"])
    entry["scene"] = "She [3: shouts], [1: warms up] and [2: drinks]."
    reasons = {why.find("q").get_text(): why.select("span")[-1].get_text() for why in shown(entry).select(".nd-why")}
    by_number = [phrase["feedback"] for phrase in entry["phrases"]]
    assert reasons == {"shouts": by_number[2], "warms up": by_number[0], "drinks": by_number[1]}


@pytest.mark.parametrize(
    ("value", "tolerance", "limits"), [(12, 0.5, (11.5, 12.5)), ([0.5, 2], 0, (0.5, 2)), (-3, 1, (-4, -2))]
)
def test_a_number_has_a_field_its_unit_and_its_limits(value: Any, tolerance: float, limits: tuple[float, ...]) -> None:
    entry = copy.deepcopy(SAMPLE["number"])
    entry["answer"] |= {"value": value, "tolerance": tolerance}
    fieldset = shown(entry)
    (field,) = fieldset.select("input[type=text]")
    assert field["inputmode"] == "decimal"
    assert fieldset.select_one(".nd-unit").get_text() == "beats"
    place = fieldset.select_one(".nd-written")
    assert (float(place["data-low"]), float(place["data-high"])) == pytest.approx(limits)
    assert float(place["data-low"]) <= limits[0] <= limits[1] <= float(place["data-high"])
    hidden = fieldset.select_one(".nd-why[data-correct]").get_text()
    assert hidden.startswith("Right answer: ")
    assert hidden.split()[2] not in seen(fieldset)


def test_a_number_of_a_fact_has_the_facts_number_and_unit() -> None:
    entry = copy.deepcopy(SAMPLE["number"])
    entry["answer"] = {"value": "I2", "tolerance": 0.1, "feedback": "So it is."}
    (question,) = records([entry])
    assert isinstance(question, NumberQuestion)
    assert question.limits == pytest.approx((1.4, 1.6))
    assert shown(entry).select_one(".nd-unit").get_text() == "mm"
    assert "1.5\N{NO-BREAK SPACE}mm" in shown(entry).select_one(".nd-why[data-correct]").get_text()


def test_a_step_has_two_buttons_that_say_which_step_they_move() -> None:
    for step in shown(SAMPLE["order"]).select(".nd-step"):
        text = step.select_one(".nd-step-text").get_text()
        assert [button["aria-label"] for button in step.select("button")] == [f"Move up: {text}", f"Move down: {text}"]
        assert {button["type"] for button in step.select("button")} == {"button"}


@given(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?-[1-9][0-9]{0,3}", fullmatch=True), st.integers(3, 7))
def test_steps_are_never_shown_in_the_right_order_and_always_in_the_same(id_: str, count: int) -> None:
    steps = [{"text": f"Step {n}", "feedback": "So."} for n in range(count)]
    one, again = (records([{**SAMPLE["order"], "id": id_, "steps": steps}])[0] for _ in range(2))
    assert isinstance(one, Order)
    assert isinstance(again, Order)
    assert sorted(one.mixed) == list(range(count)) != one.mixed
    assert one.mixed == again.mixed


def test_the_page_shows_the_steps_mixed_and_each_with_its_own_reason() -> None:
    entry = SAMPLE["order"]
    steps = shown(entry).select(".nd-step")
    places = [int(step["data-part"]) for step in steps]
    assert sorted(places) == list(range(len(entry["steps"]))) != places
    for place, step in zip(places, steps, strict=True):
        assert step.select_one(".nd-step-text").get_text() == entry["steps"][place]["text"]
        assert step.select(".nd-why span")[-1].get_text() == entry["steps"][place]["feedback"]


def test_a_pair_has_a_list_of_all_choices_by_the_alphabet() -> None:
    entry = SAMPLE["match"]
    selects = shown(entry).select(".nd-pair select")
    assert [name(select) for select in selects] == [pair["text"] for pair in entry["pairs"]]
    for select in selects:
        assert [option.get_text() for option in select.select("option")] == ["Choose …", "High", "Low", "Middle"]
        assert [option["value"] for option in select.select("option")] == ["", "0", "1", "2"]
    assert [choice.get_text() for choice in shown(entry).select(".nd-choices span")] == ["High", "Low", "Middle"]


@given(st.permutations(range(4)), st.randoms(use_true_random=False))
def test_the_order_of_the_choices_says_nothing_of_the_pairs(places: list[int], chance: random.Random) -> None:
    pairs = SAMPLE["match"]["pairs"]
    texts = [pair["match"] for pair in pairs]
    chance.shuffle(texts)
    (question,) = records([{**SAMPLE["match"], "pairs": [{**pairs[n], "match": texts[n]} for n in places]}])
    assert isinstance(question, Match)
    assert list(question.choices) == ["High", "Low", "Middle"]


def test_a_pair_knows_its_choice_where_only_a_script_reads_it() -> None:
    entry = SAMPLE["match"]
    for pair, said in zip(entry["pairs"], shown(entry).select(".nd-pair"), strict=True):
        choice = said.select_one(f"option[value='{said['data-choice']}']")
        assert choice.get_text() == pair["match"]
    other = copy.deepcopy(entry)
    other["pairs"][0]["match"], other["pairs"][2]["match"] = entry["pairs"][2]["match"], entry["pairs"][0]["match"]
    assert without_the_key(shown(other)) == without_the_key(shown(entry))


@pytest.mark.parametrize("path", sorted(STYLES), ids=lambda path: path.name)
def test_no_style_shows_what_is_right_before_an_answer(path: Any) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = [one.strip() for head in re.findall(r"([^{}]+)\{", rules) for one in re.split(r",(?![^(]*\))", head)]
    telling = [one for one in selectors if re.search(r"data-(correct|choice|low|high|slip|right|wrong|part|of)\b", one)]
    # A reason is hidden until the answer; what is right or wrong is only told of what was answered.
    early = [
        one for one in telling if "[data-answered]" not in one and not re.search(r"\.nd-why|data-(right|wrong)", one)
    ]
    assert early == []
