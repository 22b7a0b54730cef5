"""A case is played to every kind of ending by keyboard, is kept on the device, prints, and shows hostile texts as text."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from needling.course import with_numbers
from needling.course.text import texts_of, with_texts
from needling.scenario.case_graph import FULL, graph_of
from needling.scenario.paths import replay
from tests.browser import device
from tests.browser.accessibility import faults, violations
from tests.browser.cases import KINDS, REAL, SOUND, WORDS, begin, box, control, html, play, play_by_keyboard, way_to
from tests.browser.watching import REFUSING

PAGE = "practise/cases.html"
BODY = html(("sing", SOUND))
HOSTILE = [
    "&lt;b&gt;bold&lt;/b&gt; &amp; &nbsp;",
    "\"double\" 'single' `back`",
    '" onfocus=alert(1) autofocus x="',
    "[press](javascript:alert(1))",
    "{{ 7 * 7 }} ${7*7} {decision} {used} {title}",
    "5 < 6 > 4 && 1 <3",
    "$& $1 $` $'",
    "]]>",
]
TELLING = "window.alert = () => console.error('a text has run');"


@pytest.fixture
def put(open_page, bare):
    """Opens a page with these cases; in the end the browser must have complained about nothing."""
    opened = []

    def put_(*cases, **options) -> Page:
        opened.append(open_page(bare(html(*cases)), **options))
        return opened[-1].page

    yield put_
    assert [one for watched in opened for one in watched.complaints + watched.outside] == []


def said(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def kept(page: Page) -> dict[str, object]:
    """What the device keeps of each case that was met: its steps, and the day."""
    last = {event["item"].removeprefix("case:"): event for event in device.events(page)}
    return {id_: one["given"] and {"steps": one["given"], "day": one["at"][:10]} for id_, one in last.items()}


def with_kept(page: Page, shelf: object) -> Page:
    return device.put_kept(page, {"case:bare": shelf})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("id_", REAL)
def test_every_case_is_played_to_every_kind_of_ending_by_keyboard(id_, kind, put):
    case = REAL[id_]
    page = put((id_, case))
    steps = way_to(case, kind)
    here = box(page, id_)
    play_by_keyboard(page, here, case, steps)
    graph = graph_of(case)
    reached, _ = replay(graph, steps)
    ending = next(one for one in case.endings if one.id == reached.at)
    outcome = here.locator(".nd-outcome")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text(WORDS[f"ended_{KINDS[kind]}"])
    expect(outcome).to_contain_text(said(with_numbers(ending.title)))
    seen = said(here.locator(".nd-case-play").inner_text())
    assert said(with_numbers(ending.happened)) in seen
    assert said(with_numbers(ending.feedback)) in seen
    worth = graph.points_of(KINDS[kind], reached.flags)
    used = graph.minutes_of(reached.flags)
    assert WORDS["points"].format(points=worth, full=FULL, used=used, minutes=case.minutes) in seen
    asks = {ask.id: ask for ask in case.asks}
    decisions = {one.id: one for state in case.states for one in state.decisions}
    yours = said(here.locator(".nd-path").first.inner_text())
    best = said(here.locator(".nd-path").last.inner_text())
    for path, told in ((steps, yours), (case.best, best)):
        for number, step in enumerate(path):
            if step in asks:
                assert said(with_numbers(asks[step].text)) in told
            else:
                met = set(decisions[step].needs) <= set(path[:number])
                way = decisions[step].outcomes[0 if met else 1]
                assert said(with_numbers(way.feedback)) in told
    missed = here.locator(".nd-missed li").all_inner_texts()
    assert len(missed) == len(case.red_flags - reached.flags)
    # An unsafe step is named as such in words, and nowhere else.
    expect(here.locator(".nd-path").first.locator(".nd-tag")).to_have_count(1 if kind == "unsafe" else 0)
    expect(here.locator(".nd-path").last.locator(".nd-tag")).to_have_count(0)


def test_what_was_asked_stays_in_sight_and_its_minutes_count(put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    begin(here)
    expect(here.locator(".nd-case-play .nd-moment")).to_be_focused()
    play(here, SOUND, ["hoarse"])
    expect(here.locator(".nd-answer-given")).to_be_focused()
    expect(here.get_by_role("status").filter(has_text="2 of 5 minutes used")).to_be_visible()
    play(here, SOUND, ["talk"])
    expect(here.locator(".nd-case-play .nd-moment")).to_be_focused()
    expect(here.locator(".nd-decided")).to_have_text("You decided: Do talk")
    expect(here.locator(".nd-asked")).to_contain_text(["Hoarse?"])
    expect(here.locator(".nd-answer-given")).to_have_text("A bit.")
    play(here, SOUND, ["weather"])
    expect(here.get_by_role("status").filter(has_text="6 of 5 minutes used: longer than")).to_be_visible()


def test_a_question_is_only_offered_where_it_can_be_asked(put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    begin(here)
    expect(control(here, SOUND, "pain")).to_have_count(0)
    play(here, SOUND, ["talk"])
    expect(control(here, SOUND, "pain")).to_be_visible()


def test_back_to_the_start_forgets_the_way(put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    begin(here)
    play(here, SOUND, ["hoarse", "sing"])
    here.get_by_role("button", name=WORDS["restart"]).click()
    expect(here.locator(".nd-case-play .nd-moment")).to_be_focused()
    expect(here.locator(".nd-asked")).to_have_count(0)
    assert kept(page) == {"sing": None}
    page.reload()
    expect(here.locator(".nd-case-open button")).to_have_text(WORDS["start"])


def test_a_case_goes_on_where_it_was_left(put):
    page = put(("sing", SOUND))
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    here = box(page, "sing")
    begin(here)
    play(here, SOUND, ["hoarse", "pause"])
    assert kept(page) == {"sing": {"steps": ["hoarse", "pause"], "day": "2026-11-23"}}
    page.reload()
    expect(here.locator(".nd-case-open button")).to_have_text(WORDS["go_on"])
    begin(here)
    expect(here.locator(".nd-case-play .nd-moment")).to_have_text("They clap.")
    expect(here.locator(".nd-answer-given")).to_have_text("A bit.")
    play(here, SOUND, ["shout"])
    page.reload()
    expect(here.locator(".nd-so-far")).to_have_text(WORDS["ended_unsafe"])
    begin(here)
    expect(here.locator(".nd-outcome")).to_be_focused()


def test_two_cases_of_a_page_do_not_forget_each_other(put):
    page = put(("sing", SOUND), ("again", SOUND))
    one, other = box(page, "sing"), box(page, "again")
    begin(one)
    play(one, SOUND, ["hoarse"])
    begin(other)
    play(other, SOUND, ["talk"])
    play(one, SOUND, ["talk"])
    page.reload()
    for here, moment in ((one, "They clap."), (other, "They clap.")):
        begin(here)
        expect(here.locator(".nd-case-play .nd-moment")).to_have_text(moment)
    expect(one.locator(".nd-asked")).to_have_count(1)
    expect(other.locator(".nd-asked")).to_have_count(0)


NONSENSE = [
    None,
    0,
    "hoarse",
    ["hoarse"],
    {},
    {"steps": "hoarse"},
    {"steps": {"0": "hoarse"}},
    {"steps": ["moon"]},
    {"steps": ["pain"]},
    {"steps": ["hoarse", "hoarse"]},
    {"steps": ["sing", "sing"]},
    {"steps": ["wave"]},
    {"steps": [["hoarse"]]},
    {"steps": [None]},
    {"steps": ["__proto__"]},
    {"steps": ["constructor"]},
    {"steps": ["<img src=x onerror=alert(1)>"]},
    {"steps": ["hoarse"] * 100_000},
]


def test_steps_that_cannot_have_been_taken_are_not_believed(put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    for progress in NONSENSE:
        with_kept(page, {"sing": progress})
        expect(here.locator(".nd-case-open button"), json.dumps(progress)[:40]).to_have_text(WORDS["start"])
        begin(here)
        play(here, SOUND, ["hoarse"])
        expect(here.locator(".nd-answer-given"), json.dumps(progress)[:40]).to_have_text("A bit.")
        assert page.locator("img").count() == 0
        device.forget(page)


def test_a_shelf_that_makes_no_sense_is_not_believed(put):
    page = put(("sing", SOUND))
    for shelf in (None, 0, "x", [1], {"constructor": {"steps": []}}):
        with_kept(page, shelf)
        expect(box(page, "sing").locator(".nd-case-open button"), str(shelf)).to_have_text(WORDS["start"])
        device.forget(page)


def test_a_day_that_makes_no_sense_is_not_shown(put):
    page = with_kept(put(("sing", SOUND)), {"sing": {"steps": ["sing"], "day": "<b>today</b>"}})
    here = box(page, "sing")
    begin(here)
    with page.expect_download() as download:
        here.get_by_role("button", name=WORDS["save"]).click()
    assert re.fullmatch(r"case-sing-\d{4}-\d\d-\d\d\.txt", download.value.suggested_filename)


def test_where_nothing_can_be_kept_it_works_and_says_so(put):
    page = put(("sing", SOUND), script=REFUSING)
    here = box(page, "sing")
    begin(here)
    play(here, SOUND, ["hoarse", "pause", "pain", "wave"])
    expect(here.locator(".nd-outcome")).to_contain_text(WORDS["ended_good"])
    expect(here.locator(".nd-kept")).to_have_text(WORDS["saving_refused"])


def test_the_transcript_says_all_that_was_done(put):
    page = put(("sing", SOUND))
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    here = box(page, "sing")
    begin(here)
    play(here, SOUND, ["hoarse", "pause", "shout"])
    with page.expect_download() as download:
        here.get_by_role("button", name=WORDS["save"]).click()
    assert download.value.suggested_filename == "case-sing-2026-11-23.txt"
    text = download.value.path().read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:3] == ["The last song", "Date: 2026-11-23", WORDS["name_line"]]
    assert lines[4:6] == ["Made up Mo, 30, skin type V. Wants: to sing.", "“One more!”"]
    assert lines[7:16] == [
        WORDS["your_path"],
        "1. Asked: Hoarse?",
        "   Answer: A bit.",
        "2. Decided: Do pause",
        "   Why: Why pause.",
        "   Facts: A3",
        "3. Decided: Do shout",
        "   !! Unsafe step",
        "   Why: Why shout.",
    ]
    assert "Ending: Unsafe. Title harmed" in lines
    assert "0 of 10 points. 2 of 5 minutes used." in lines
    assert "- Pain?" in lines
    expect(here.locator(".nd-file")).to_have_text("Saved: case-sing-2026-11-23.txt")


def test_only_what_was_done_is_on_the_paper(put):
    page = put(("sing", SOUND), ("again", SOUND))
    page.evaluate("window.print = () => { window.printed = true; }")
    here = box(page, "sing")
    begin(here)
    play(here, SOUND, ["hoarse", "sing"])
    here.get_by_role("button", name=WORDS["print"]).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    paper = page.locator(".nd-transcript")
    expect(paper).to_be_visible()
    assert "1. Asked: Hoarse?" in paper.inner_text()
    assert page.locator("main").inner_text().strip() == paper.inner_text().strip()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    expect(page.locator("body")).not_to_have_class(re.compile("nd-print-only"))


@pytest.mark.parametrize("played", [False, True])
def test_the_whole_case_prints_as_a_text(played, put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    if played:
        begin(here)
        play(here, SOUND, ["hoarse", "sing"])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    seen = said(here.inner_text())
    for place, text in texts_of(SOUND):
        assert said(with_numbers(text)) in seen, place
    for button in here.locator("button").all():
        expect(button).to_be_hidden()


def test_without_scripts_the_case_is_a_text_behind_its_summary(open_page, origin):
    page = open_page(origin + PAGE, java_script_enabled=False).page
    id_, case = "sunburn", REAL["sunburn"]
    here = box(page, id_)
    expect(here.locator(".nd-case-title")).to_have_text(with_numbers(case.title))
    expect(here.locator(".nd-client")).to_be_hidden()
    here.get_by_text(WORDS["as_text"]).click()
    seen = said(here.inner_text())
    for ask in case.asks:
        assert said(with_numbers(ask.text)) in seen
        assert said(with_numbers(ask.answer)) in seen
    for state in case.states:
        assert said(with_numbers(state.scene)) in seen
    assert said(with_numbers(case.endings[0].feedback)) not in seen
    here.get_by_text(WORDS["debrief"].format(title=with_numbers(case.endings[0].title))).click()
    assert said(with_numbers(case.endings[0].feedback)) in said(here.inner_text())
    expect(here.locator("button")).to_have_count(0)


def test_the_words_of_all_cases_stand_once_on_their_page(open_page, origin):
    page = open_page(origin + PAGE).page
    expect(page.locator("section[data-case]")).to_have_count(len(REAL))
    expect(page.locator("script[data-words]")).to_have_count(1)
    expect(page.locator("section[data-words]")).to_have_count(0)


def test_a_link_to_a_case_opens_it_and_no_other(open_page, origin):
    first, second, *_ = REAL
    page = open_page(f"{origin}practise/cases.html#case-{second}").page
    expect(box(page, second).locator(".nd-case-play .nd-moment")).to_be_in_viewport()
    expect(page.locator(".nd-case-play:visible")).to_have_count(1)
    page.evaluate("id => { location.hash = id; }", f"case-{first}")
    expect(box(page, first).locator(".nd-case-play .nd-moment")).to_be_in_viewport()


@pytest.mark.parametrize("place", ["origin", "disk"])
def test_the_page_of_cases_works_served_and_from_disk_and_facts_are_one_tap_away(place, open_page, request):
    watched = open_page(request.getfixturevalue(place) + PAGE)
    page, case = watched.page, REAL["faint"]
    here = box(page, "faint")
    begin(here)
    play(here, case, case.best)
    expect(here.locator(".nd-outcome")).to_contain_text(WORDS["ended_good"])
    link = here.locator(".nd-ended .nd-sources a").first
    fact = link.inner_text()
    link.click()
    expect(page.locator(f"#fact-{fact.lower()}")).to_be_in_viewport()
    assert watched.complaints + watched.outside == []


def test_what_follows_a_step_is_not_hidden_behind_the_header(open_page, origin):
    page, case = open_page(origin + PAGE).page, REAL["tinnitus-under-cream"]
    here = box(page, "tinnitus-under-cream")
    begin(here)
    steps = way_to(case, "unsafe")
    for number in range(len(steps)):
        play(here, case, steps[number : number + 1])
        # The page scrolls smoothly: what counts is where it comes to rest.
        page.wait_for_function(
            """() => document.activeElement.getBoundingClientRect().top
                >= document.querySelector(".mobile-header").getBoundingClientRect().bottom""",
            timeout=5000,
        )
    expect(here.locator(".nd-outcome")).to_be_in_viewport()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_authors_write_is_shown_as_text_wherever_it_stands(text, put):
    case = with_texts(SOUND, lambda _place, words: type(words)(text))
    page = put(("sing", case), script=TELLING)
    here = box(page, "sing")
    begin(here)
    # Spaces may close up; nothing else may change.
    shown = " ".join(text.split())
    expect(here.locator(".nd-case-play .nd-moment")).to_have_text(shown)
    play(here, case, ["hoarse", "pause"])
    expect(here.locator(".nd-answer-given")).to_have_text(shown)
    expect(here.locator(".nd-decided")).to_have_text(f"You decided: {shown}")
    play(here, case, ["shout"])
    expect(here.locator(".nd-outcome-title")).to_have_text(shown)
    with page.expect_download() as download:
        here.get_by_role("button", name=WORDS["save"]).click()
    assert shown in download.value.path().read_text(encoding="utf-8")
    assert page.locator("main :is(img, script:not([type]), a[href^='javascript'])").count() == 0


@pytest.mark.parametrize("steps", [None, [], ["hoarse", "talk"], ["hoarse", "sing"], ["talk", "wave", "ride"]])
def test_every_moment_passes_axe_and_has_large_targets(steps, put):
    page = put(("sing", SOUND))
    here = box(page, "sing")
    if steps is not None:
        begin(here)
        play(here, SOUND, steps)
    assert faults(page) == {}


def test_axe_finds_nothing_in_the_text(open_page, bare):
    page = open_page(bare(BODY)).page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert violations(page) == []


@pytest.mark.parametrize("steps", [[], ["hoarse", "talk"], ["hoarse", "sing"]])
def test_no_moment_is_wider_than_a_phone(steps, put):
    long = "pneumonoultramicroscopicsilicovolcanoconiosis" * 4
    case = with_texts(SOUND, lambda _place, words: type(words)(long))
    page = put(("sing", case), size={"width": 360, "height": 700})
    here = box(page, "sing")
    begin(here)
    play(here, case, steps)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_buttons_have_names_that_say_which_case_they_start(put):
    page = put(("sing", SOUND))
    expect(page.get_by_role("button", name=f"{WORDS['start']}: The last song")).to_be_visible()
    begin(box(page, "sing"))
    box(page, "sing").get_by_role("button", name=WORDS["close"]).click()
    expect(box(page, "sing").locator(".nd-case-open button")).to_be_focused()
