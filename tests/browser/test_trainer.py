"""A reader trains the endpoint: by keyboard alone, on a phone, in both modes, with what the device keeps, and without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from needling import trainer
from needling.models.patch import ANSWERS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import drawing
from needling.widgets.trainer.items import Item, Section, draw_items, draw_sequences
from needling.widgets.trainer.limits import LIMITS, SEQUENCE, SINGLE
from tests.browser import device
from tests.browser.accessibility import MOVING, faults
from tests.browser.device import events, settings
from tests.browser.keyboard import focused, tab_to
from tests.browser.visits import NARROW
from tests.browser.watching import DESK, REFUSING, Watched
from tests.widgets.trainer_oracle import Tally, add, entries, next_round, sequence_entries

PAGE = "practise/endpoint-trainer.html"
#: Where the last release kept what the trainer's readers did; the page takes it into the log.
SHELF = "trainer:practise/endpoint-trainer"
WORDS = say.trainer_words()
ITEMS = {item.id: item for item in draw_items()}
SECTIONS = {one.id: one for one in draw_sequences()}
SEED = 7


def known(seed: int) -> str:
    """Makes the device one that has met the book before, as the reader with this number."""
    return f"localStorage.needling ??= {json.dumps(json.dumps({'version': 2, 'kept': {'reader': {'seed': seed}}}))};"


KNOWN = known(SEED)


def first_round() -> list[Item]:
    """The first round of single moments of the reader whose number is ``SEED``, as Python orders it."""
    return [ITEMS[id_] for id_ in next_round(entries(draw_items()), {}, 1, f"{SEED}:single", SINGLE)]


def first_sequence_round() -> list[Section]:
    """The same, pass by pass."""
    return [
        SECTIONS[id_] for id_ in next_round(sequence_entries(draw_sequences()), {}, 1, f"{SEED}:sequence", SEQUENCE)
    ]


def kept(page: Page) -> dict[str, Any]:
    """What the device keeps of the trainer: the last answers, by item, and its settings."""
    last = {event["item"].removeprefix("trainer:"): event for event in events(page)}
    return {"answers": {id_: event for id_, event in last.items() if event["given"]}, **settings(page)}


def decide(page: Page, answer: int) -> None:
    page.locator(".nd-t-decide button").nth(answer).click()


def go_on(page: Page) -> None:
    page.locator(".nd-t-panel > .nd-actions button").click()


def decide_all(page: Page, answers: list[int]) -> None:
    """Decide a moment after the other, and go on after each."""
    page.evaluate(
        """(answers) => {
            for (const one of answers) {
                document.querySelectorAll(".nd-t-decide button")[one].click();
                document.querySelector(".nd-t-panel > .nd-actions button").click();
            }
        }""",
        answers,
    )


def right(item: Item) -> int:
    return ANSWERS.index(item.decision.answer)


def shows(page: Page, item: Item) -> None:
    """The panel shows this item and says all that Python says of it."""
    told = {"feel": " ".join(say.felt(item.patch, WORDS)), "says": say.said(item.patch, WORDS),
            "plan": say.planned(item.patch, WORDS), "cream": say.cream(item.patch, WORDS)}  # fmt: skip
    assert page.locator(".nd-t-item").evaluate(TOLD) == {
        "told": told, "seen": say.seen(item.patch, WORDS), "skin": WORDS[f"skin_{item.patch.skin_type}"],
    }  # fmt: skip


#: What the panel says of a moment.
TOLD = """(item) => {
    const said = (el) => el.textContent.trim().replace(/\\s+/g, " ");
    return {
        told: Object.fromEntries([...item.querySelectorAll("[data-told]")].map((el) => [el.dataset.told, said(el)])),
        seen: [...item.querySelectorAll("#nd-t-words li")].map(said),
        skin: said(item.querySelector(".nd-t-count b")),
    };
}"""
#: What the drawing shows: its layers, its colours, how it is turned.
DRAWN = """(svg) => ({
    on: Object.fromEntries([...svg.querySelectorAll("[data-layer]")].filter((el) => el.getAttribute("display") !== "none")
        .map((el) => [el.dataset.layer, Number(el.getAttribute("opacity"))])),
    fills: Object.fromEntries([...svg.querySelectorAll("[data-fill]")].map((el) => [el.dataset.fill, el.getAttribute("color")])),
    turn: [...new Set([...svg.querySelectorAll("[data-turn]")].map((el) => el.getAttribute("transform")))].join(),
})"""


@pytest.fixture
def page(request, open_page) -> Page:
    return open_page(request.getfixturevalue(getattr(request, "param", "origin")) + PAGE, script=KNOWN).page


@pytest.mark.parametrize("page", ["disk"], indirect=True)
def test_a_round_comes_in_the_order_of_python_and_draws_what_python_draws(page):
    for number, item in enumerate(first_round(), start=1):
        shows(page, item)
        assert page.locator(".nd-t-item svg").evaluate(DRAWN) == json.loads(json.dumps(drawing(item.patch, item.turn)))
        count = WORDS["count_single"].format(number=number, total=len(first_round()))
        expect(page.locator(".nd-t-item .nd-count")).to_have_text(count)
        decide(page, right(item))
        expect(page.locator(".nd-t-feedback")).to_have_attribute("data-verdict", "right")
        expect(page.locator(".nd-t-sources a").first).to_have_attribute(
            "href", re.compile(r"reference/facts\.html#fact-")
        )
        assert page.locator(".nd-t-sources a").all_text_contents() == list(item.decision.facts)
        for sentence in (*say.why(item.decision, WORDS), *say.act(item.decision, WORDS)):
            expect(page.locator(".nd-t-feedback")).to_contain_text(sentence)
        go_on(page)
    expect(page.locator(".nd-t-feedback")).to_have_text(WORDS["round_result"].format(right=18, total=18))


@pytest.mark.parametrize("seed", [0, 1, 12345, 4294967295])
def test_every_reader_has_the_round_that_python_has_for_them(seed, open_page, origin):
    page = open_page(origin + PAGE, script=known(seed)).page
    decide(page, 0)
    assert kept(page)["reader"]["seed"] == seed
    assert kept(page)["trainer:still"]["ids"] == next_round(entries(draw_items()), {}, 1, f"{seed}:single", SINGLE)


def test_the_results_are_those_of_python_and_the_second_round_follows_from_them(page):
    tallies = {skin_type: Tally() for skin_type in SKIN_TYPES}
    answers = []
    for number, item in enumerate(first_round()):
        given = (right(item) + (0, 0, 1, 2)[number % 4]) % 3
        add(tallies[item.patch.skin_type], right(item), given)
        answers.append(given)
    decide_all(page, answers)
    rows = page.locator(".nd-t-results tbody tr")
    for skin_type, tally in tallies.items():
        row = rows.nth(skin_type - 1)
        share = WORDS["none"] if tally.sensitivity is None else f"{tally.sensitivity}%"
        counts = [str(n) for n in (tally.shown, tally.hits, tally.misses, tally.false_alarms)]
        assert row.locator("td").all_text_contents() == [*counts, share, WORDS["ready_no"]]
    expect(page.locator(".nd-t-ready")).to_contain_text("I, II, III, IV, V, VI")
    before = {item.id for item in first_round()}
    go_on(page)
    decide(page, 0)
    second = kept(page)["trainer:still"]
    assert second["round"] == 2
    assert set(second["ids"]).isdisjoint(before)


def test_a_whole_round_by_keyboard_alone(open_page, origin):
    watched = open_page(origin + PAGE, size=DESK, script=KNOWN)
    page = watched.page
    page.locator(".nd-t-mode input").first.focus()
    for number, item in enumerate(first_round(), start=1):
        tab_to(page, page.locator(".nd-t-decide button").nth(right(item)))
        page.keyboard.press("Enter")
        expect(page.locator(".nd-t-feedback")).to_contain_text(WORDS[f"answer_{item.decision.answer}"])
        assert focused(page) == WORDS["to_results" if number == len(first_round()) else "next_moment"]
        page.keyboard.press("Enter")
        if number < len(first_round()):
            assert page.evaluate("document.activeElement.matches('.nd-t-count')")
    assert focused(page) == WORDS["new_round"]
    expect(page.locator(".nd-t-results table")).to_be_visible()
    assert watched.complaints == []


def test_pass_by_pass_by_keyboard_and_stopped_at_the_right_moment(open_page, origin):
    watched = open_page(origin + PAGE, script=KNOWN)
    page = watched.page
    page.locator(".nd-t-mode input").first.focus()
    page.keyboard.press("ArrowRight")
    for section in first_sequence_round():
        for moment in section.moments:
            shows(page, moment)
            tab_to(page, page.locator(".nd-t-decide button").nth(right(moment)))
            page.keyboard.press("Enter")
        expect(page.locator(".nd-t-feedback")).to_contain_text("In time")
        page.keyboard.press("Enter")
    expect(page.locator(".nd-t-feedback")).to_have_text(WORDS["round_result"].format(right=8, total=8))
    assert watched.complaints == []


@pytest.mark.parametrize(("when", "word"), [("late", "verdict_late"), ("early", "verdict_early")])
def test_pass_by_pass_too_late_and_too_early_count_as_miss_and_false_alarm(when, word, page):
    page.get_by_label(WORDS["mode_sequence"]).check()
    section = first_sequence_round()[0]
    while when == "early" and len(section.moments) < 2:
        pytest.skip("the first section has no early moment")
    presses = [0] * len(section.moments) if when == "late" else [1]
    for press in presses:
        decide(page, press)
    expect(page.locator(".nd-t-feedback")).to_have_attribute("data-verdict", "wrong")
    expect(page.locator(".nd-t-feedback")).to_contain_text(WORDS[word].split("{")[0].strip("“ "))
    row = page.locator(".nd-t-results tbody tr").nth(section.moments[0].patch.skin_type - 1)
    cells = row.locator("td").all_text_contents()
    assert cells[:4] == (["1", "0", "1", "0"] if when == "late" else ["1", "0", "0", "1"])


@pytest.mark.parametrize("page", ["origin", "disk"], indirect=True)
def test_a_round_goes_on_where_it_was_left(page):
    for item in first_round()[:3]:
        decide(page, right(item))
        go_on(page)
    page.reload()
    shows(page, first_round()[3])
    expect(page.locator(".nd-t-item .nd-count")).to_contain_text("4")


def full(answers: int = 3, *, until: int = 6) -> dict[str, Any]:
    """What the device keeps of somebody who answered everything on some types rightly."""
    record: dict[str, Any] = {}
    for item in draw_items():
        if item.patch.skin_type <= until:
            record[item.id] = {"shown": 1, "right": 1, "round": 1, "key": right(item), "given": right(item)}
    for one in draw_sequences():
        if one.moments[0].patch.skin_type <= until:
            key = right(one.moments[-1])
            record[one.id] = {"shown": 1, "right": 1, "round": 1, "key": key, "given": key}
    return record


def with_kept(open_page: Callable[..., Watched], origin: str, record: Any) -> Watched:
    """The page for a reader whose device keeps this of the trainer, from the last release."""
    text = json.dumps({"version": 2, "kept": {"reader": {"seed": SEED}, SHELF: record}})
    return open_page(origin + PAGE, script=f"localStorage.needling ??= {json.dumps(text)};")


def keep(page: Page, record: Any) -> None:
    """The same page for a reader whose device keeps nothing but this of the trainer."""
    device.forget(page)
    device.put_kept(page, {"reader": {"seed": SEED}, SHELF: record})


def test_light_skin_alone_is_not_enough_and_all_six_types_are(open_page, origin):
    page = with_kept(open_page, origin, full(until=3)).page
    expect(page.locator("tr[data-ready]")).to_have_count(3)
    expect(page.locator(".nd-t-ready")).to_have_text(WORDS["not_ready"].format(types="IV, V, VI"))
    page = with_kept(open_page, origin, full()).page
    expect(page.locator("tr[data-ready]")).to_have_count(6)
    expect(page.locator(".nd-t-ready")).to_have_text(WORDS["all_ready"])
    assert LIMITS.least_sequences > 0


GOOD = full()
SOME = first_round()[0].id
HTML = "<img src=x onerror=alert(1)>"


IMPOSSIBLE: list[Any] = [
        "text", [1], {SOME: None}, {SOME: 5}, {SOME: {}}, {SOME: {**GOOD[SOME], "given": 3}}, {SOME: {**GOOD[SOME], "key": -1}},
        {SOME: {**GOOD[SOME], "key": (GOOD[SOME]["key"] + 1) % 3}}, {SOME: {**GOOD[SOME], "right": 2}},
        {SOME: {**GOOD[SOME], "shown": 0.5}}, {SOME: {**GOOD[SOME], "round": HTML}}, {HTML: GOOD[SOME]},
        {"__proto__": GOOD[SOME]}, {"still-round": HTML}, {"still-round": {"round": -1, "ids": [], "given": []}},
    ]  # fmt: skip


def test_what_cannot_have_been_kept_counts_for_nothing(open_page, origin):
    watched = open_page(origin + PAGE, script=KNOWN)
    page, first = watched.page, first_round()[0]
    for record in IMPOSSIBLE:
        what = json.dumps(record)[:60]
        keep(page, record)
        shows(page, first)
        assert set(page.locator(".nd-t-results tbody td").all_text_contents()) == {WORDS["none"]}, what
        decide(page, right(first))
        expect(page.locator(".nd-t-feedback"), what).to_have_attribute("data-verdict", "right")
    assert watched.complaints == []


def test_a_round_whose_items_are_gone_begins_the_next(open_page, origin):
    page = open_page(origin + PAGE, script=KNOWN).page
    for ids in (["gone"], [SOME, SOME], [SOME, "gone"], [HTML], [5], []):
        keep(page, {"still-round": {"round": 4, "ids": ids, "given": []}})
        decide(page, 0)
        assert kept(page)["trainer:still"]["round"] == 5, ids
        assert kept(page)["trainer:still"]["ids"] == next_round(entries(draw_items()), {}, 5, f"{SEED}:single", SINGLE)


def test_an_answer_is_an_event_with_its_hash_its_time_and_what_was_right(page):
    item = first_round()[0]
    given = (right(item) + 1) % len(ANSWERS)
    decide(page, given)
    event = kept(page)["answers"][item.id]
    assert event["given"] == {"answer": given, "key": right(item), "round": 1}
    assert (event["right"], event["hash"]) == (False, item.id)
    assert 0 <= event["took_ms"] < 60_000


def test_where_nothing_can_be_kept_it_works_and_says_so(open_page, origin):
    watched = open_page(origin + PAGE, script=REFUSING)
    decide(watched.page, 0)
    expect(watched.page.locator(".nd-trainer .nd-kept")).to_have_text(WORDS["saving_refused"])
    go_on(watched.page)
    expect(watched.page.locator(".nd-t-item .nd-count")).to_contain_text("2")


def test_forgetting_asks_first_and_then_keeps_nothing(open_page, origin):
    page = with_kept(open_page, origin, full()).page
    page.locator(".nd-t-results summary").click()
    page.get_by_role("button", name=WORDS["again"], exact=True).click()
    assert focused(page) == WORDS["again_no"]
    page.keyboard.press("Enter")
    assert focused(page) == WORDS["again"]
    page.keyboard.press("Enter")
    page.get_by_role("button", name=WORDS["again_yes"], exact=True).click()
    expect(page.locator(".nd-t-feedback")).to_have_text(WORDS["forgotten"])
    left = kept(page)
    assert left["answers"] == {}
    assert {**left.get("trainer:still", {}), **left.get("trainer:live", {})} == {}
    page.reload()
    expect(page.locator("tr[data-ready]")).to_have_count(0)


STATES = ["asked", "described", "right", "wrong", "sequence", "results"]


def to_state(page: Page, state: str) -> None:
    first = first_round()[0]
    if state == "described":
        page.locator(".nd-t-described summary").click()
    elif state in ("right", "wrong"):
        decide(page, right(first) if state == "right" else (right(first) + 1) % 3)
        for details in page.locator(".nd-t-rule summary").all():
            details.click()
    elif state == "sequence":
        page.get_by_label(WORDS["mode_sequence"]).check()
        decide(page, right(first_sequence_round()[0].moments[0]))
    elif state == "results":
        decide_all(page, [right(item) for item in first_round()])
        page.get_by_role("button", name=WORDS["again"], exact=True).click()


@pytest.mark.parametrize("state", STATES)
def test_every_state_passes_axe_has_large_targets_fits_a_phone_and_honours_reduced_motion(state, open_page, origin):
    page = open_page(origin + PAGE, size=NARROW, script=KNOWN, reduced_motion="reduce").page
    to_state(page, state)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert faults(page, ".nd-trainer") == {}


def test_skin_keeps_its_colours_in_the_dark(open_page, origin):
    fills = [
        open_page(origin + PAGE, color_scheme=look, script=KNOWN).page.locator(".nd-t-item svg").evaluate(DRAWN)
        for look in ("light", "dark")
    ]
    assert fills[0] == fills[1]


def test_the_drawing_is_called_a_drawing_and_described(page):
    svg = page.locator(".nd-t-item svg")
    expect(svg).to_have_accessible_name(WORDS["drawing"])
    expect(svg).to_have_accessible_description(re.compile(re.escape(say.seen(first_round()[0].patch, WORDS)[0])))


def test_the_verdict_is_announced_with_its_reasons(page):
    item = first_round()[0]
    decide(page, right(item))
    said = page.locator(".nd-t-feedback")
    expect(said).to_have_role("status")
    texts = said.locator("p").all_text_contents()
    assert texts[0] == WORDS["verdict_right"].format(answer=WORDS[f"answer_{item.decision.answer}"])
    assert len(texts) == 1 + len(say.why(item.decision, WORDS)) + len(say.act(item.decision, WORDS))


@pytest.mark.parametrize("mode", ["no script", "print"])
def test_without_scripts_and_on_paper_examples_stand_with_closed_answers(mode, open_page, origin):
    if mode == "no script":
        page = open_page(origin + PAGE, java_script_enabled=False).page
    else:
        page = open_page(origin + PAGE, script=KNOWN).page
        decide(page, 0)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    examples = page.locator(".nd-t-sample")
    expect(examples).to_have_count(len(SKIN_TYPES) * len(ANSWERS))
    for example in examples.all():
        expect(example).to_be_visible()
        expect(example.locator("svg")).to_be_visible()
        expect(example.locator(".nd-t-answer b").first).to_be_hidden()
    expect(page.locator(".nd-trainer button:visible")).to_have_count(0)
    expect(page.locator(".nd-trainer input:visible")).to_have_count(0)
    if mode == "no script":
        examples.first.locator("summary").click()
        expect(examples.first.locator(".nd-t-answer b").first).to_be_visible()
        page.locator(".nd-t-rule summary").first.click()
        expect(page.get_by_text(WORDS["rule_1"])).to_be_visible()


def test_with_scripts_the_examples_do_not_stand_in_the_way(page):
    expect(page.locator(".nd-t-samples")).to_be_hidden()


def test_the_page_has_a_trainer_and_its_data():
    assert repr(trainer()).startswith("Endpoint trainer: 216 moments")
