"""Whatever the device makes of what is kept, the quiz works, nothing of the reader's is destroyed, and the page says so."""

import json

import pytest
from playwright.sync_api import Page, expect

from needling.questions import find_questions
from tests.browser.questions import PLAIN, WORDS, answer, box, copies, right, wrong
from tests.browser.watching import QUIZ_PAGE, REFUSING

QUESTION = PLAIN["single"]
SHELF = "quiz:bare"
HTML = "<img src=x onerror=alert(1)>"

#: A browser that refuses to keep anything more.
NO_ROOM = """Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }"""
#: A device on which there is truly nothing left.
FILL = """() => {
    for (let size = 2 ** 20, n = 0; size >= 1; n++) {
        try { localStorage.setItem(`other ${n}`, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
    }
}"""
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
}
NEWER = json.dumps({"version": 99, "kept": {SHELF: {QUESTION.id: {"given": [1], "right": True}}, "new": {"thing": 1}}})


def _kept(page: Page, name: str = "needling") -> str | None:
    text: str | None = page.evaluate("name => localStorage.getItem(name)", name)
    return text


def _with(page: Page, **texts: str) -> Page:
    """The same page for a reader whose device keeps these texts and nothing else; a dot in a name is written ``_``."""
    names = {name.replace("_", "."): text for name, text in texts.items()}
    page.evaluate(
        "texts => { localStorage.clear(); Object.entries(texts).forEach((one) => localStorage.setItem(...one)); }",
        names,
    )
    page.reload()
    return page


def _works_and_says(page: Page, outcome: str | None) -> None:
    """The question can be answered and tried again, and what becomes of the answer is said: at once or with the answer."""
    said = [page.locator(".nd-kept").inner_text()]
    here = box(page, QUESTION)
    expect(here.locator(".nd-verdict")).to_be_empty()
    answer(page, QUESTION, wrong(QUESTION), "sure")
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["wrong_sure"])
    said.append(page.locator(".nd-kept").inner_text())
    here.get_by_role("button", name=WORDS["again"], exact=True).click()
    answer(page, QUESTION, right(QUESTION))
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_think"])
    assert set(said) - {""} == ({WORDS[f"kept_{outcome}"]} if outcome else set())
    expect(page.locator(".nd-kept")).to_have_attribute("role", "status")


def test_where_all_is_well_nothing_is_said(ask):
    page = ask(QUESTION)
    _works_and_says(page, None)
    page.reload()
    expect(box(page, QUESTION).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


def test_where_storage_is_refused_it_works_and_says_so(ask):
    page = ask(QUESTION, script=REFUSING)
    _works_and_says(page, "refused")
    page.reload()
    expect(box(page, QUESTION).locator(".nd-verdict")).to_be_empty()


def test_a_browser_that_keeps_nothing_at_all_counts_as_refusing(ask):
    _works_and_says(ask(QUESTION, script=NO_ROOM), "refused")


def test_without_room_it_works_and_says_so_and_what_was_kept_stays(ask):
    page = ask(QUESTION)
    before = json.dumps({"version": 2, "kept": {"quiz:elsewhere": {"x-1": {"given": [0]}}, "reader": {"seed": 7}}})
    page.add_init_script(NO_ROOM)
    page.evaluate("text => localStorage.setItem('needling', text)", before)
    page.reload()
    _works_and_says(page, "full")
    assert _kept(page) == before


def test_on_a_device_that_is_truly_full_it_works_and_says_so_and_what_was_kept_stays(ask):
    page = ask(QUESTION)
    before = json.dumps({"version": 2, "kept": {"quiz:elsewhere": {"x-1": {"given": [0]}}}})
    page.evaluate("text => localStorage.setItem('needling', text)", before)
    page.evaluate(FILL)
    page.reload()
    _works_and_says(page, "full")
    assert _kept(page) == before


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_put_aside_and_said(text, ask):
    page = _with(ask(QUESTION), needling=text)
    _works_and_says(page, "aside")
    assert _kept(page, "needling.unreadable") == text
    page.reload()
    expect(box(page, QUESTION).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


def test_the_same_unreadable_text_is_put_aside_again(ask):
    page = _with(ask(QUESTION), needling="not json", needling_unreadable="not json")
    _works_and_says(page, "aside")
    assert _kept(page, "needling.unreadable") == "not json"


def test_where_the_place_aside_is_taken_nothing_is_destroyed_and_it_is_said(ask):
    page = _with(ask(QUESTION), needling="not json", needling_unreadable="something else")
    _works_and_says(page, "corrupt")
    assert _kept(page) == "not json"
    assert _kept(page, "needling.unreadable") == "something else"


def test_where_there_is_no_room_aside_nothing_is_destroyed_and_it_is_said(ask):
    page = ask(QUESTION)
    page.add_init_script(NO_ROOM)
    page.evaluate("localStorage.setItem('needling', 'not json')")
    page.reload()
    _works_and_says(page, "corrupt")
    assert _kept(page) == "not json"


def test_what_a_newer_version_kept_is_left_alone_and_said(ask):
    page = _with(ask(QUESTION), needling=NEWER)
    _works_and_says(page, "newer")
    assert _kept(page) == NEWER
    assert _kept(page, "needling.unreadable") is None


@pytest.mark.parametrize("place", ["origin", "disk"])
def test_answers_of_version_1_are_shown_and_kept_on(place, open_page, request):
    """What readers of the first edition have on their phones."""
    question = find_questions("numb-1")[0]
    old = {
        "quiz:perform/numb": {"numb-1": {"chosen": [1], "correct": True}},
        "quiz:perform/cleanse": {"cleanse-1": {"chosen": [0], "correct": True}},
    }
    watched = open_page(request.getfixturevalue(place) + QUIZ_PAGE)
    page = _with(watched.page, needling=json.dumps({"version": 1, "kept": old}))
    here = box(page, question)
    expect(here.locator(".nd-verdict")).to_contain_text(
        WORDS["right_think" if right(question) == [1] else "wrong_think"]
    )
    expect(here.locator('[data-part="1"] input')).to_be_checked()
    expect(here.locator("input:checked")).to_have_count(1)
    second = find_questions("numb-2")[0]
    answer(page, second, right(second), "sure")
    assert page.locator(".nd-kept").all_inner_texts() == [""] * page.locator(".nd-kept").count()
    now = json.loads(_kept(page) or "")
    assert now["version"] == 2
    kept = now["kept"]["quiz:perform/numb"]
    assert (kept["numb-1"]["given"], kept["numb-2"]["given"]) == ([1], right(second))
    assert now["kept"]["quiz:perform/cleanse"]["cleanse-1"]["given"] == [0]
    assert watched.complaints == []


def test_whether_an_answer_of_version_1_was_right_is_judged_anew(ask):
    old = {SHELF: {QUESTION.id: {"chosen": wrong(QUESTION), "correct": True}}}
    page = _with(ask(QUESTION), needling=json.dumps({"version": 1, "kept": old}))
    expect(box(page, QUESTION).locator(".nd-verdict")).to_have_attribute("data-verdict", "wrong")


NOT_A_LIST = [HTML, 0, None, True, {}, {"0": 0}, [[0]], [None], [True], ["0"], [HTML], []]
IMPOSSIBLE: dict[str, list[object]] = {
    "single": [[4], [-1], [0.5], [0, 1], [1e308]],
    "multiple": [[4], [0, 0], [0, 0.5], [0, -1], [0, 1, 2, 3, 4]],
    "number": [[1, 2], ["1.5"]],
    "order": [[0, 1, 2], [0, 0, 1, 2], [0, 1, 2, 9], [1, 2, 3, 4], [0, 1, 2, 3, 4]],
    "match": [[0, 0], [0, 0, 2], [0, 0, -1], [0, 0, 0.5], [0, 0, 0, 0]],
    "spot": [[4], [-1], [1, 1], [0.5]],
}


@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_an_answer_that_cannot_have_been_given_is_not_believed(kind, ask):
    answers = [
        {"given": given, "right": True, "sure": "sure", "day": "2026-11-23"} for given in NOT_A_LIST + IMPOSSIBLE[kind]
    ]
    answers += [HTML, 0, None, [], {}, {"right": True}, {"chosen": right(PLAIN[kind])}]
    questions = copies(PLAIN[kind], len(answers))
    kept = {question.id: answered for question, answered in zip(questions, answers, strict=True)}
    page = _with(ask(*questions), needling=json.dumps({"version": 2, "kept": {SHELF: kept}}))
    believed = page.locator("[data-answered]").evaluate_all("all => all.map((el) => el.dataset.question)")
    assert [kept[id_] for id_ in believed] == []
    assert page.locator("img").count() == 0
    answer(page, questions[0], right(questions[0]))
    expect(box(page, questions[0]).locator(".nd-verdict")).to_contain_text(WORDS["right_think"])


@pytest.mark.parametrize("shelf", [HTML, 0, None, [1], {"plain-1": HTML}])
def test_a_shelf_that_makes_no_sense_is_not_believed(shelf, ask):
    page = _with(ask(QUESTION), needling=json.dumps({"version": 2, "kept": {SHELF: shelf, "reader": shelf}}))
    _works_and_says(page, None)


def test_a_degree_and_a_day_that_make_no_sense_are_not_shown(ask):
    kept = {QUESTION.id: {"given": right(QUESTION), "right": False, "sure": HTML, "day": HTML}}
    page = _with(ask(QUESTION), needling=json.dumps({"version": 2, "kept": {SHELF: kept}}))
    verdict = box(page, QUESTION).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["right_think"])
    expect(verdict).to_have_attribute("data-verdict", "right")
    assert page.locator("img").count() == 0


def test_an_answer_is_kept_as_the_documentation_says(ask):
    page = ask(QUESTION)
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    answer(page, QUESTION, right(QUESTION), "guess")
    kept = json.loads(_kept(page) or "")
    assert kept["version"] == 2
    assert kept["kept"][SHELF] == {
        QUESTION.id: {"given": right(QUESTION), "right": True, "sure": "guess", "day": "2026-11-23"}
    }
