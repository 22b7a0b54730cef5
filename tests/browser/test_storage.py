"""Whatever the device makes of what is kept, the quiz works, nothing of the reader's is destroyed, and the page says so."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from needling.course.content_hash import content_hash
from needling.questions import find_questions
from needling.widgets.quiz import page as quiz_html
from tests.browser import device
from tests.browser.cases import WORDS as CASE_WORDS
from tests.browser.device import NO_DATABASE, NO_ROOM
from tests.browser.questions import PLAIN, WORDS, answer, box, copies, right, wrong
from tests.browser.watching import QUIZ_PAGE, REFUSING, TOP

QUESTION = PLAIN["single"]
SHELF = "quiz:bare"
HTML = "<img src=x onerror=alert(1)>"

#: A device on which there is truly nothing left.
FILL = """() => {
    for (let size = 2 ** 20, n = 0; size >= 1; n++) {
        try { localStorage.setItem(`other ${n}`, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
    }
}"""
#: No text of which the store could say more.
NO_TEXT_ROOM = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };"""
#: A database of this name that another program made.
STRANGE = """(name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("strange");
    opening.onerror = reject;
    opening.onsuccess = () => { opening.result.close(); resolve(); };
})"""
UNREADABLE = {
    "no JSON": "not json",
    "cut off": '{"version":2,"kept":{"quiz:bare":{"plain-1"',
    "nothing": "null",
    "a list": "[]",
    "a number": "5",
    "a text": json.dumps(HTML),
    "no version": json.dumps({"kept": {}}),
    "a version in words": json.dumps({"version": "2", "kept": {}}),
    "half a version": json.dumps({"version": 1.5, "kept": {}}),
    "version nought": json.dumps({"version": 0, "kept": {}}),
    "nothing kept": json.dumps({"version": 2}),
    "a list kept": json.dumps({"version": 2, "kept": [1, 2]}),
    "a list kept by version 1": json.dumps({"version": 1, "kept": [1, 2]}),
    "no events": json.dumps({"version": 3, "settings": {}}),
    "no settings": json.dumps({"version": 3, "events": []}),
    "events in words": json.dumps({"version": 3, "events": "none", "settings": {}}),
}
NEWER = json.dumps({"version": 99, "kept": {SHELF: {QUESTION.id: {"given": [1], "right": True}}, "new": {"thing": 1}}})
#: The two stores: a text where there is no IndexedDB, else the log.
STORES = {"text": NO_DATABASE, "log": ""}


def _with(page: Page, **texts: str) -> Page:
    """The same page for a reader whose device keeps these texts and nothing else; a dot in a name is written ``_``."""
    names = {name.replace("_", "."): text for name, text in texts.items()}
    device.forget(page)
    page.evaluate("texts => Object.entries(texts).forEach((one) => localStorage.setItem(...one))", names)
    page.reload()
    return page


def _works_and_says(page: Page, outcome: str | None) -> None:
    """The question can be answered and tried again, and what becomes of each answer is said."""
    here, line = box(page, QUESTION), page.locator(".nd-kept")
    words = WORDS[f"saving_{outcome}"] if outcome else ""
    expect(here.locator(".nd-verdict")).to_be_empty()
    expect(line).to_be_empty()
    answer(page, QUESTION, wrong(QUESTION), "sure")
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["wrong_sure"])
    _settle(page)
    expect(line).to_have_text(words)
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    answer(page, QUESTION, right(QUESTION))
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_think"])
    _settle(page)
    expect(line).to_have_text(words)
    expect(line).to_have_attribute("role", "status")


def _settle(page: Page) -> None:
    """Every answer that was given is written by now, or will not be."""
    page.evaluate("needling.log().read({ items: ['none'] })")


def _still_there(page: Page) -> None:
    """Opened again, the page shows the answer that was given last."""
    page.reload()
    expect(box(page, QUESTION).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_where_all_is_well_nothing_is_said(script, ask):
    page = ask(QUESTION, script=script)
    _works_and_says(page, None)
    _still_there(page)


def test_where_storage_is_refused_it_works_and_says_so(ask):
    page = ask(QUESTION, script=REFUSING)
    _works_and_says(page, "refused")
    page.reload()
    expect(box(page, QUESTION).locator(".nd-verdict")).to_be_empty()


def test_a_browser_that_keeps_nothing_at_all_counts_as_refusing(ask):
    _works_and_says(ask(QUESTION, script=NO_DATABASE + NO_TEXT_ROOM), "refused")


def test_without_room_for_the_log_it_works_and_says_so_and_what_was_kept_stays(ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    before = device.events(page)
    page.add_init_script(NO_ROOM)
    page.reload()
    here = box(page, QUESTION)
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_think"])
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    answer(page, QUESTION, wrong(QUESTION))
    expect(page.locator(".nd-kept")).to_have_text(WORDS["saving_full"])
    assert device.events(page) == before


def test_without_room_for_a_text_it_works_and_says_so_and_what_was_kept_stays(ask):
    page = ask(QUESTION, script=NO_DATABASE)
    before = json.dumps({"version": 2, "kept": {"quiz:elsewhere": {"x-1": {"given": [0]}}, "reader": {"seed": 7}}})
    page.add_init_script(NO_TEXT_ROOM)
    page.evaluate("text => localStorage.setItem('needling', text)", before)
    page.reload()
    _works_and_says(page, "full")
    assert device.text(page) == before


def test_on_a_device_that_is_truly_full_it_works_and_says_so_and_what_was_kept_stays(ask):
    page = ask(QUESTION, script=NO_DATABASE)
    before = json.dumps({"version": 2, "kept": {"quiz:elsewhere": {"x-1": {"given": [0]}}}})
    page.evaluate("text => localStorage.setItem('needling', text)", before)
    page.evaluate(FILL)
    page.reload()
    _works_and_says(page, "full")
    assert device.text(page) == before


def test_on_a_device_whose_texts_are_full_the_log_takes_over_all_the_same(ask):
    page = ask(QUESTION)
    kept = {SHELF: {QUESTION.id: {"given": right(QUESTION), "sure": "think"}}}
    page.evaluate("text => localStorage.setItem('needling', text)", json.dumps({"version": 2, "kept": kept}))
    page.evaluate(FILL)
    for _ in range(2):
        _still_there(page)
        assert len(device.events(page)) == 1
    assert json.loads(device.text(page) or "")["kept"] == kept


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_what_cannot_be_read_is_put_aside_and_said(script, ask):
    page = ask(QUESTION, script=script)
    for name, text in UNREADABLE.items():
        _with(page, needling=text)
        if text is UNREADABLE["no JSON"]:
            _works_and_says(page, "quarantined")
        else:
            answer(page, QUESTION, right(QUESTION))
            expect(page.locator(".nd-kept"), name).to_have_text(WORDS["saving_quarantined"])
        _settle(page)
        assert device.text(page, "needling.unreadable") == text, name
        _still_there(page)


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_the_same_unreadable_text_is_put_aside_again(script, ask):
    page = _with(ask(QUESTION, script=script), needling="not json", needling_unreadable="not json")
    _works_and_says(page, "quarantined")
    assert device.text(page, "needling.unreadable") == "not json"


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_where_the_place_aside_is_taken_nothing_is_destroyed_and_it_is_said(script, ask):
    page = _with(ask(QUESTION, script=script), needling="not json", needling_unreadable="something else")
    # The log needs no such place: answers are kept.
    _works_and_says(page, "corrupt" if script else "quarantined")
    assert device.text(page) == "not json"
    assert device.text(page, "needling.unreadable") == "something else"
    if not script:
        _still_there(page)


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_where_there_is_no_room_aside_nothing_is_destroyed_and_it_is_said(script, ask):
    page = ask(QUESTION, script=script)
    page.add_init_script(NO_TEXT_ROOM)
    page.evaluate("localStorage.setItem('needling', 'not json')")
    page.reload()
    _works_and_says(page, "corrupt" if script else "quarantined")
    assert device.text(page) == "not json"


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_what_a_newer_version_kept_is_left_alone_and_said(script, ask):
    page = _with(ask(QUESTION, script=script), needling=NEWER)
    _works_and_says(page, "newer")
    assert device.text(page) == NEWER
    assert device.text(page, "needling.unreadable") is None
    if not script:
        assert device.events(page) == []


def test_a_newer_log_is_left_alone_and_said(ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    before = device.events(page)
    page.evaluate(
        """() => new Promise((resolve, reject) => {
            const opening = indexedDB.open("needling", 99);
            opening.onerror = reject;
            opening.onsuccess = () => { opening.result.close(); resolve(); };
        })"""
    )
    page.reload()
    _works_and_says(page, "newer")
    assert device.events(page) == before


def test_a_log_that_is_not_ours_is_left_alone_and_answers_are_kept_beside_it(ask):
    page = ask(QUESTION)
    _replace_database(page, "needling")
    page.reload()
    _works_and_says(page, "quarantined")
    _still_there(page)
    stores = page.evaluate(
        """() => new Promise((resolve) => {
            const opening = indexedDB.open("needling");
            opening.onsuccess = () => { resolve([...opening.result.objectStoreNames]); opening.result.close(); };
        })"""
    )
    assert stores == ["strange"]


def test_where_both_names_are_taken_nothing_is_destroyed_and_it_is_said(ask):
    page = ask(QUESTION)
    _replace_database(page, "needling", "needling-after-unreadable")
    page.reload()
    _works_and_says(page, "corrupt")


def _replace_database(page: Page, *names: str) -> None:
    """Another program's databases under the names of the log's; the page lets go of its own when it is asked to."""
    device.forget(page)
    for name in names:
        page.evaluate(STRANGE, name)


@pytest.mark.parametrize("broken", ["missing", "another version", "nonsense", "behind"])
def test_what_is_derived_is_made_anew_from_the_log(broken, ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    page.evaluate(
        """(broken) => new Promise((resolve, reject) => {
            const opening = indexedDB.open("needling");
            opening.onsuccess = () => {
                const database = opening.result;
                const transaction = database.transaction(["summaries", "about"], "readwrite");
                const [summaries, about] = ["summaries", "about"].map((name) => transaction.objectStore(name));
                if (broken === "missing") { summaries.clear(); about.clear(); }
                if (broken === "another version") { summaries.clear(); about.put({ version: 0, upto: 3 }, "summaries"); }
                if (broken === "nonsense") summaries.put({ item: "plain-1", last: "<img>" });
                if (broken === "behind") { summaries.clear(); about.put({ version: 1, upto: 1 }, "summaries"); }
                transaction.oncomplete = () => { database.close(); resolve(); };
                transaction.onabort = reject;
            };
        })""",
        broken,
    )
    _still_there(page)


def test_an_event_that_makes_no_sense_is_passed_over_and_stays(ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    page.evaluate(
        """() => new Promise((resolve) => {
            const opening = indexedDB.open("needling");
            opening.onsuccess = () => {
                const database = opening.result;
                const transaction = database.transaction(["events"], "readwrite");
                for (const odd of [7, "<img>", [[1]], { given: [1] }, [null]])
                    transaction.objectStore("events").add({ odd, item: "plain-1", given: odd });
                transaction.oncomplete = () => { database.close(); resolve(); };
            };
        })"""
    )
    _still_there(page)
    assert len(device.events(page)) == 8


def test_a_log_that_does_not_answer_makes_nobody_wait_long(ask):
    """The page works without what was kept, says so, and keeps what comes."""
    page = ask(QUESTION)
    _works_and_says(page, None)
    page.add_init_script("IDBFactory.prototype.open = () => new EventTarget();")
    page.reload()
    _works_and_says(page, "quarantined")
    _still_there(page)


def test_what_was_kept_without_a_log_is_in_it_as_soon_as_there_is_one(ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    without = page.context.new_page()
    without.add_init_script(NO_DATABASE)
    without.goto(page.url)
    device.hydrated(without)
    question = PLAIN["single"]
    answer(without, question, wrong(question), "guess")
    _settle(without)
    expect(without.locator(".nd-kept")).to_have_text(WORDS["saving_quarantined"])
    for _ in range(2):
        page.reload()
        expect(box(page, question).locator(".nd-verdict")).to_contain_text(WORDS["wrong_guess"])
        assert [(event["given"], event["sure"]) for event in device.events(page)] == [
            (wrong(question), "sure"),
            (None, None),
            (right(question), "think"),
            (wrong(question), "guess"),
        ]


def test_two_tabs_that_answer_at_once_lose_nothing(open_page, bare):
    questions = copies(QUESTION, 6)
    first = open_page(bare("".join(quiz_html((question,)) for question in questions))).page
    second = first.context.new_page()
    second.goto(first.url)
    device.hydrated(second)
    for place, question in enumerate(questions):
        for tab, given in ((first, right(question)), (second, wrong(question))):
            # The first items are answered in both, the others in one only.
            if place < 2 or (place % 2 == 0) == (tab is first):
                box(tab, question).locator(f'[data-part="{given[0]:g}"] label').click()
                box(tab, question).locator(".nd-sure").get_by_label(WORDS["sure_think"], exact=True).check()
    press = "document.querySelectorAll('.nd-primary').forEach((one) => { if (one.textContent === words) one.click(); })"
    for tab in (first, second):
        tab.evaluate(f"words => {{ setTimeout(() => {press}, 200); }}", WORDS["check"])
    expect(first.locator("[data-answered]")).to_have_count(4)
    expect(second.locator("[data-answered]")).to_have_count(4)
    for tab in (first, second):
        _settle(tab)
    found = [(event["item"], event["given"]) for event in device.events(first)]
    expected = [
        (question.id, right(question)) for place, question in enumerate(questions) if place < 2 or place % 2 == 0
    ]
    expected += [(question.id, wrong(question)) for place, question in enumerate(questions) if place < 2 or place % 2]
    assert sorted(found) == sorted(expected)
    counts = dict(first.evaluate(device.ALL, "summaries"))
    assert {id_: one["ever"]["times"] for id_, one in counts.items()} == {
        question.id: 2 if place < 2 else 1 for place, question in enumerate(questions)
    }
    first.reload()
    expect(first.locator("[data-answered]")).to_have_count(6)


def test_what_a_page_noted_and_did_not_write_is_written_by_the_next(ask):
    """The reader left before the database was done."""
    page = ask(QUESTION)
    answer(page, QUESTION, right(QUESTION))
    _settle(page)
    note = {
        "version": 3,
        "settings": {},
        "events": [device.events(page)[0] | {"given": wrong(QUESTION), "right": False}],
    }
    page.evaluate("text => localStorage.setItem('needling.unsaved.1', text)", json.dumps(note))
    for _ in range(2):
        page.reload()
        expect(box(page, QUESTION).locator(".nd-verdict")).to_contain_text(WORDS["wrong_think"])
        assert len(device.events(page)) == 2
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.includes('unsaved'))") == []


def test_each_answer_is_noted_until_it_is_written(ask):
    page = ask(QUESTION)
    noted = page.evaluate(
        """async () => {
            const notes = () => Object.keys(localStorage).filter((name) => name.startsWith("needling.unsaved."));
            document.querySelector('[data-part="1"] input').click();
            document.querySelector(".nd-sure input").click();
            document.querySelector(".nd-primary").click();
            await Promise.resolve().then(() => {}).then(() => {});
            const during = notes().map((name) => JSON.parse(localStorage.getItem(name)).events[0].given);
            await needling.log().read({ items: ["none"] });
            await new Promise((done) => setTimeout(done, 100));
            return [during, notes()];
        }"""
    )
    assert noted == [[[1]], []]


@pytest.mark.parametrize("place", ["origin", "disk"])
def test_answers_of_version_1_are_shown_and_kept_on(place, open_page, request):
    """What readers of the first edition have on their phones."""
    question = find_questions("numb-1")[0]
    old = {
        "quiz:perform/numb": {"numb-1": {"chosen": [1], "correct": True}},
        "quiz:perform/cleanse": {"cleanse-1": {"chosen": [0], "correct": True}},
    }
    watched = open_page(request.getfixturevalue(place) + QUIZ_PAGE)
    text = json.dumps({"version": 1, "kept": old})
    page = _with(watched.page, needling=text)
    here = box(page, question)
    expect(here.locator(".nd-verdict")).to_contain_text(
        WORDS["right_think" if right(question) == [1] else "wrong_think"]
    )
    expect(here.locator('[data-part="1"] input')).to_be_checked()
    expect(here.locator("input:checked")).to_have_count(1)
    second = find_questions("numb-2")[0]
    answer(page, second, right(second), "sure")
    _settle(page)
    assert page.locator(".nd-kept").all_inner_texts() == [""] * page.locator(".nd-kept").count()
    given = device.given(page)
    assert (given["numb-1"], given["numb-2"], given["cleanse-1"]) == ([1], right(second), [0])
    assert device.text(page) is None
    assert device.text(page, "needling.migrated") == text
    assert watched.complaints == []


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_whether_an_answer_of_version_1_was_right_is_judged_anew(script, ask):
    old = {SHELF: {QUESTION.id: {"chosen": wrong(QUESTION), "correct": True}}}
    page = _with(ask(QUESTION, script=script), needling=json.dumps({"version": 1, "kept": old}))
    expect(box(page, QUESTION).locator(".nd-verdict")).to_have_attribute("data-verdict", "wrong")


def test_without_a_log_what_an_older_release_kept_lies_on_under_its_own_name(ask):
    old = json.dumps({"version": 2, "kept": {SHELF: {QUESTION.id: {"given": wrong(QUESTION)}}, "of": {"no": "use"}}})
    page = _with(ask(QUESTION, script=NO_DATABASE), needling=old)
    box(page, QUESTION).get_by_role("button", name=WORDS["again"], exact=True).click()
    answer(page, QUESTION, right(QUESTION))
    _settle(page)
    assert device.text(page, "needling.migrated") == old
    now = json.loads(device.text(page) or "")
    assert now["version"] == 3
    assert [event["given"] for event in now["events"]] == [wrong(QUESTION), None, right(QUESTION)]
    _still_there(page)


STORED: dict[int, dict[str, Any]] = {
    version: json.loads((Path(__file__).parent / "data" / f"store-v{version}.json").read_text(encoding="utf-8"))["kept"]
    for version in (1, 2)
}


@pytest.mark.parametrize("version", STORED)
def test_every_answer_of_the_last_releases_is_there_on_every_page(version, open_page, origin):
    """Moved when one page is opened, it is there on the others, and is moved once."""
    stored = STORED[version]
    page = open_page(f"{origin}understand/healing.html").page
    device.put_kept(page, stored, version)
    count = len(device.events(page))
    assert count
    for shelf, answers in stored.items():
        if not shelf.startswith("quiz:"):
            continue
        page.goto(f"{origin}{shelf.removeprefix('quiz:')}.html")
        device.hydrated(page)
        for id_, kept in answers.items():
            question = find_questions(id_)[0]
            here = box(page, question)
            if kept is None:
                assert here.get_attribute("data-answered") is None
                continue
            is_right = kept["right" if version == 2 else "correct"]
            surely = kept.get("sure") == "sure" and not is_right
            assert here.locator(".nd-verdict").get_attribute("data-verdict") == (
                "right" if is_right else "misjudged" if surely else "wrong"
            ), id_
    assert len(device.events(page)) == count


def test_the_cases_treatments_and_moments_of_the_last_release_are_there(open_page, origin):
    stored = STORED[2]
    page = open_page(f"{origin}understand/healing.html").page
    device.put_kept(page, stored)
    given, settings = device.given(page), device.settings(page)
    page.goto(f"{origin}practise/cases.html")
    device.hydrated(page)
    for id_, kept in stored["case:practise/cases"].items():
        begins = page.locator(f'[data-case="{id_}"] .nd-case-open button').inner_text() == CASE_WORDS["start"]
        assert begins == (kept is None)
        assert given.get(f"case:{id_}") == (kept and kept["steps"])
    for client, path in stored["treatment:practise/treatment"].items():
        if client != "now":
            assert given.get(f"treatment:{client}", []) == path
    assert settings["treatment"] == stored["treatment:practise/treatment"]["now"]
    page.goto(f"{origin}practise/treatment.html")
    device.hydrated(page)
    now = stored["treatment:practise/treatment"]["now"]
    count = len(stored["treatment:practise/treatment"][now]) + 1
    expect(page.locator(".nd-stage .nd-count")).to_contain_text(str(count))
    page.goto(f"{origin}practise/endpoint-trainer.html")
    device.hydrated(page)
    progress = stored["trainer:practise/endpoint-trainer"]
    seen = sum(one["shown"] for id_, one in progress.items() if not id_.endswith("-round"))
    told = page.locator(".nd-t-results tbody tr").evaluate_all(
        "rows => rows.map((row) => Number(row.querySelector('td').textContent) || 0)"
    )
    assert sum(told) == seen
    expect(page.locator(".nd-t-item .nd-count")).to_contain_text(str(len(progress["still-round"]["given"]) + 1))
    for shelf, state in stored.items():
        if not shelf.startswith("explore:"):
            continue
        _, name, explorer = shelf.split(":")
        page.goto(f"{origin}{name}.html")
        device.hydrated(page)
        shown = page.locator(f'[data-explorer="{explorer}"] .nd-controls [name]').evaluate_all(
            "all => Object.fromEntries(all.map((one) => [one.name, Number(one.value)]))"
        )
        assert shown == state


NOT_A_LIST = [HTML, 0, None, True, {}, {"0": 0}, [[0]], [None], [True], ["0"], [HTML], []]
IMPOSSIBLE: dict[str, list[object]] = {
    "single": [[4], [-1], [0.5], [0, 1], [1e308]],
    "multiple": [[4], [0, 0], [0, 0.5], [0, -1], [0, 1, 2, 3, 4]],
    "number": [[1, 2], ["1.5"]],
    "order": [[0, 1, 2], [0, 0, 1, 2], [0, 1, 2, 9], [1, 2, 3, 4], [0, 1, 2, 3, 4]],
    "match": [[0, 0], [0, 0, 2], [0, 0, -1], [0, 0, 0.5], [0, 0, 0, 0]],
    "spot": [[4], [-1], [1, 1], [0.5]],
}


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_an_answer_that_cannot_have_been_given_is_not_believed(kind, script, ask):
    answers = [
        {"given": given, "right": True, "sure": "sure", "day": "2026-11-23"} for given in NOT_A_LIST + IMPOSSIBLE[kind]
    ]
    answers += [HTML, 0, None, [], {}, {"right": True}, {"chosen": right(PLAIN[kind])}]
    questions = copies(PLAIN[kind], len(answers))
    kept = {question.id: answered for question, answered in zip(questions, answers, strict=True)}
    page = _with(ask(*questions, script=script), needling=json.dumps({"version": 2, "kept": {SHELF: kept}}))
    believed = page.locator("[data-answered]").evaluate_all("all => all.map((el) => el.dataset.question)")
    assert [kept[id_] for id_ in believed] == []
    assert page.locator("img").count() == 0
    answer(page, questions[0], right(questions[0]))
    expect(box(page, questions[0]).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_a_shelf_that_makes_no_sense_is_not_believed(script, ask):
    page = ask(QUESTION, script=script)
    for shelf in (HTML, 0, None, [1], {"plain-1": HTML}):
        _with(page, needling=json.dumps({"version": 2, "kept": {SHELF: shelf, "reader": shelf}}))
        _works_and_says(page, None)


@pytest.mark.parametrize("script", STORES.values(), ids=STORES)
def test_a_degree_and_a_day_that_make_no_sense_are_not_shown(script, ask):
    kept = {QUESTION.id: {"given": right(QUESTION), "right": False, "sure": HTML, "day": HTML}}
    page = _with(ask(QUESTION, script=script), needling=json.dumps({"version": 2, "kept": {SHELF: kept}}))
    verdict = box(page, QUESTION).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["right_think"])
    expect(verdict).to_have_attribute("data-verdict", "right")
    assert page.locator("img").count() == 0


def test_an_answer_is_kept_as_the_documentation_says(ask):
    page = ask(QUESTION, timezone_id="Europe/Stockholm")
    answer(page, QUESTION, right(QUESTION), "guess")
    (event,) = device.events(page)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00", event.pop("at"))
    assert 0 <= event.pop("took_ms") < 60_000
    assert event == {
        "item": QUESTION.id,
        "hash": content_hash(QUESTION),
        "edition": "bare",
        "given": right(QUESTION),
        "right": True,
        "sure": "guess",
    }
    page.clock.set_fixed_time("2026-11-23T12:00:00+01:00")
    box(page, QUESTION).get_by_role("button", name=WORDS["again"], exact=True).click()
    again = device.events(page)[-1]
    assert again["at"] == "2026-11-23T12:00:00.000+01:00"
    assert [again[name] for name in ("given", "right", "sure", "took_ms")] == [None] * 4


def test_the_edition_of_the_book_stands_on_its_pages_and_with_every_answer(open_page, origin):
    config = yaml.safe_load((TOP / "_config.yml").read_text(encoding="utf-8"))
    edition = config["sphinx"]["config"]["needling_edition"]
    assert re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])(\.\d+)?", edition)
    page = open_page(origin + QUIZ_PAGE).page
    question = find_questions("numb-1")[0]
    answer(page, question, right(question))
    (event,) = device.events(page)
    assert (event["edition"], event["hash"]) == (edition, content_hash(question))


def test_how_long_an_answer_took_counts_from_when_its_question_was_in_sight(ask):
    page = ask(*copies(QUESTION, 2))
    first, second = copies(QUESTION, 2)
    page.wait_for_timeout(400)
    answer(page, first, right(first))
    page.get_by_role("button", name=WORDS["next"], exact=True).locator("visible=true").click()
    answer(page, second, right(second))
    took = {event["item"]: event["took_ms"] for event in device.events(page)}
    assert took[first.id] >= 400
    assert took[second.id] < took[first.id]
