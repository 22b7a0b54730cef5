"""The timer of the numbing explorer: right to the second, heard twice, and not lost by a reload or a closed tab."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import device
from tests.browser.explorers import SET, body, place, tabulated
from tests.browser.watching import REFUSING

WORDS = tabulated("numbing").strings
SHELF = "timer:numbing"
#: 13:32 on the wall in Stockholm.
NOW = "2026-11-23T12:32:00Z"
NOW_MS = 1_795_437_120_000
MINUTE = 60_000
HTML = "<img src=x onerror=alert(1)>"

HEAR = """() => {
    window.heard = [];
    const news = document.querySelector(".nd-timer-news");
    const all = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => window.heard.push(news.textContent)).observe(news, all);
}"""


@pytest.fixture
def opened(open_page: Callable[..., Any], bare: Callable[[str], str]):
    """Opens the explorer at 13:32 with a clock that only moves when told; in the end nothing was complained of."""
    watched = []

    def open_(**options: Any) -> Page:
        watched.append(open_page(bare(body("numbing")), timezone_id="Europe/Stockholm", **options))
        page: Page = watched[-1].page
        page.clock.install(time="2026-11-23T12:31:00Z")
        page.clock.pause_at(NOW)
        page.reload()
        assert page.evaluate("Date.now()") == NOW_MS
        return page

    yield open_
    assert [said for one in watched for said in one.complaints + one.outside] == []


def plan(page: Page, **chosen: object) -> None:
    """Plan with these values."""
    page.evaluate(SET, ["numbing", {control: place("numbing", control, value) for control, value in chosen.items()}])


def press(page: Page, name: str) -> None:
    page.locator(f".nd-timer button[name={name}]").click()


def shows(page: Page, left: str, phase: str) -> None:
    expect(page.locator(".nd-timer-left")).to_have_text(left)
    expect(page.locator(".nd-timer")).to_have_attribute("data-phase", phase)


def news(page: Page, words: str, **values: object) -> None:
    expect(page.locator(".nd-timer-news")).to_have_text(WORDS[words].format(**values))


def later(page: Page, milliseconds: int) -> None:
    page.clock.run_for(milliseconds)


def kept(page: Page) -> dict[str, Any]:
    """What the device keeps besides answers."""
    return device.settings(page)


def test_it_counts_down_to_the_earliest_then_to_the_latest_time_and_says_when_that_is(opened):
    page = opened()
    shows(page, "60:00", "ready")
    press(page, "start")
    news(page, "timer_started", name="EMLA", started="13:32", earliest="14:32", latest="18:32")
    expect(page.locator(".nd-timer-run")).to_have_text(
        WORDS["timer_to_earliest"].format(name="EMLA", earliest="14:32", latest="18:32")
    )
    later(page, 65_000)
    shows(page, "58:55", "started")
    page.clock.fast_forward(58 * MINUTE + 53_000)
    later(page, 1_000)
    shows(page, "0:01", "started")
    later(page, 1_000)
    shows(page, "240:00", "reached")
    news(page, "timer_reached", earliest="14:32", latest="18:32")
    page.clock.fast_forward(239 * MINUTE + 59_000)
    shows(page, "0:01", "reached")
    later(page, 1_000)
    shows(page, "0:00", "passed")
    news(page, "timer_passed", latest="18:32")
    expect(page.locator(".nd-timer-news")).to_contain_text("Wipe it off now")
    page.clock.fast_forward(60 * MINUTE)
    shows(page, "0:00", "passed")


def test_only_the_start_and_the_two_times_are_heard_not_every_second(opened):
    page = opened()
    expect(page.locator(".nd-timer-left")).to_have_attribute("role", "timer")
    expect(page.locator(".nd-timer-left")).to_have_attribute("aria-live", "off")
    expect(page.locator(".nd-timer-news")).to_have_attribute("role", "status")
    plan(page, cream="ametop", time=30)
    page.evaluate(HEAR)
    press(page, "start")
    later(page, 50 * MINUTE)
    heard = page.evaluate("window.heard")
    assert [one.split(":")[0] for one in heard if one.startswith("Timer")] == ["Timer for Ametop started at 13"]
    assert heard[1:] == [
        WORDS["timer_reached"].format(earliest="14:02", latest="14:17"),
        WORDS["timer_passed"].format(latest="14:17"),
    ]
    live = page.evaluate("document.querySelectorAll('.nd-timer [aria-live]:not([aria-live=off])').length")
    assert live == 0


@pytest.mark.parametrize(("cream", "left"), [("emla", "60:00"), ("lmx4", "30:00"), ("ametop", "30:00")])
def test_it_starts_with_the_time_of_the_product_that_is_chosen(cream, left, opened):
    page = opened()
    plan(page, cream=cream)
    shows(page, left, "ready")
    press(page, "start")
    assert kept(page)[SHELF]["cream"] == cream
    assert kept(page)[SHELF]["startedAt"] == NOW_MS


def test_it_is_not_offered_where_the_plan_passes_a_limit(opened):
    page = opened()
    start = {control.name: control.start for control in tabulated("numbing").controls}
    for control, value in (
        ("cream", "mixed"),
        ("area", 200),
        ("cover", "film"),
        ("cover", "heat"),
        ("cover", "broken"),
    ):
        page.evaluate(SET, ["numbing", start])
        expect(page.locator(".nd-timer button[name=start]")).to_be_enabled()
        plan(page, **{control: value})
        expect(page.locator(".nd-timer button[name=start]"), f"{control} {value}").to_be_disabled()
        expect(page.locator(".nd-timer-plan"), f"{control} {value}").to_contain_text("No timer")
        expect(page.locator(".nd-timer-left"), f"{control} {value}").to_have_text("–")


def test_a_reload_and_a_closed_tab_lose_nothing_and_the_time_has_gone_on(opened):
    page = opened()
    press(page, "start")
    page.clock.fast_forward(10 * MINUTE)
    page.reload()
    shows(page, "50:00", "started")
    url, context = page.url, page.context
    elsewhere = context.new_page()
    page.close()
    context.clock.fast_forward(45 * MINUTE)
    again = context.new_page()
    again.goto(url)
    shows(again, "5:00", "started")
    elsewhere.close()
    context.clock.fast_forward(10 * MINUTE)
    shows(again, "235:00", "reached")
    news(again, "timer_reached", earliest="14:32", latest="18:32")


def test_what_passed_while_the_tab_was_closed_is_said_at_once(opened):
    page = opened()
    press(page, "start")
    page.clock.fast_forward(301 * MINUTE)
    page.reload()
    shows(page, "0:00", "passed")
    news(page, "timer_passed", latest="18:32")


def test_stop_says_how_long_it_was_and_stays_after_a_reload(opened):
    page = opened()
    press(page, "start")
    page.clock.fast_forward(63 * MINUTE + 30_000)
    press(page, "stop")
    news(page, "timer_stopped", stopped="14:35", minutes=63)
    page.clock.fast_forward(20 * MINUTE)
    page.reload()
    shows(page, "236:30", "stopped")
    news(page, "timer_stopped", stopped="14:35", minutes=63)


def test_a_stop_by_mistake_can_be_undone_without_losing_time(opened):
    page = opened()
    expect(page.locator(".nd-timer button[name=start]")).to_have_text(WORDS["timer_start"])
    press(page, "start")
    expect(page.locator(".nd-timer button[name=start]")).to_be_disabled()
    expect(page.locator(".nd-timer button[name=reset]")).to_be_disabled()
    page.clock.fast_forward(10 * MINUTE)
    press(page, "stop")
    page.clock.fast_forward(5 * MINUTE)
    expect(page.locator(".nd-timer button[name=start]")).to_have_text(WORDS["timer_go_on"])
    press(page, "start")
    shows(page, "45:00", "started")


def test_reset_is_where_it_began_and_stays_there(opened):
    page = opened()
    press(page, "start")
    press(page, "stop")
    press(page, "reset")
    shows(page, "60:00", "ready")
    expect(page.locator(".nd-timer-news")).to_be_empty()
    page.reload()
    shows(page, "60:00", "ready")


def test_the_controls_change_nothing_of_a_timer_that_runs(opened):
    page = opened()
    press(page, "start")
    later(page, MINUTE)
    plan(page, cream="mixed", cover="heat")
    shows(page, "59:00", "started")
    expect(page.locator(".nd-timer-run")).to_contain_text("EMLA")
    later(page, MINUTE)
    shows(page, "58:00", "started")


def test_the_keyboard_starts_stops_and_resets_it_and_keeps_its_place(opened):
    page = opened()
    page.locator(".nd-timer button[name=start]").focus()
    for name, key in (("start", "Enter"), ("stop", "Space"), ("reset", "Enter")):
        expect(page.locator(f".nd-timer button[name={name}]")).to_be_focused()
        page.keyboard.press(key)
    expect(page.locator(".nd-timer button[name=start]")).to_be_focused()
    shows(page, "60:00", "ready")


def test_two_tabs_show_the_same_timer(opened):
    page = opened()
    other = page.context.new_page()
    other.goto(page.url)
    press(page, "start")
    shows(other, "60:00", "started")
    press(other, "stop")
    shows(page, "60:00", "stopped")


def test_what_else_the_device_keeps_stays(opened):
    page = opened()
    before = {"quiz:perform/numb": {"numb-1": {"given": [1]}}, "reader": {"seed": 7}}
    device.put_kept(page, before)
    press(page, "start")
    assert set(kept(page)) == {SHELF, "reader"}
    assert kept(page)["reader"] == before["reader"]
    assert [(event["item"], event["given"]) for event in device.events(page)] == [("numb-1", [1])]


@pytest.mark.parametrize("script", [REFUSING, device.NO_ROOM], ids=["refused", "full"])
def test_where_nothing_can_be_kept_it_runs_and_says_so(script, opened):
    page = opened(script=script)
    expect(page.locator(".nd-timer-kept")).to_be_empty()
    press(page, "start")
    expect(page.locator(".nd-timer-kept")).to_have_text(WORDS["timer_not_kept"])
    page.clock.fast_forward(61 * MINUTE)
    shows(page, "239:00", "reached")
    page.evaluate("new BroadcastChannel('needling').postMessage('timer:numbing')")
    shows(page, "239:00", "reached")
    page.reload()
    shows(page, "60:00", "ready")


GOOD = {
    "cream": "emla",
    "startedAt": NOW_MS - MINUTE,
    "earliestAt": NOW_MS + 59 * MINUTE,
    "latestAt": NOW_MS + 299 * MINUTE,
    "stoppedAt": None,
}


def _with(page: Page, shelf: object) -> Page:
    """The page for a reader whose device keeps this on the timer's shelf."""
    return device.put_kept(page, {SHELF: shelf})


def test_what_can_be_true_is_believed(opened):
    shows(_with(opened(), GOOD), "59:00", "started")


def test_a_clock_that_was_set_right_by_seconds_loses_no_timer(opened):
    shows(_with(opened(), GOOD | {"startedAt": NOW_MS + 30_000}), "59:00", "started")


IMPOSSIBLE: list[object] = [
    *(HTML, 0, None, [], [1], {}),
    *(GOOD | {"cream": cream} for cream in ("toString", "__proto__", HTML, 0, None, ["emla"])),
    *(GOOD | {"startedAt": at} for at in (HTML, None, 0.5, -1, NOW_MS + 2 * MINUTE, "1", 0)),
    *(GOOD | {"earliestAt": at} for at in (NOW_MS - 2 * MINUTE, NOW_MS + 300 * MINUTE, None, HTML, 1e308)),
    *(GOOD | {"latestAt": at} for at in (NOW_MS + 400 * MINUTE, NOW_MS, True, [NOW_MS])),
    *(GOOD | {"stoppedAt": at} for at in (HTML, 0, NOW_MS - 2 * MINUTE, NOW_MS + 2 * MINUTE, True)),
    {name: value - 2 * 24 * 60 * MINUTE if isinstance(value, int) else value for name, value in GOOD.items()},
]


def test_what_cannot_be_true_is_not_believed(opened):
    page = opened()
    for shelf in IMPOSSIBLE:
        device.forget(page)
        _with(page, shelf)
        expect(page.locator(".nd-timer-left"), str(shelf)).to_have_text("60:00")
        expect(page.locator(".nd-timer"), str(shelf)).to_have_attribute("data-phase", "ready")
        assert page.locator("img").count() == 0
        press(page, "start")
        expect(page.locator(".nd-timer"), str(shelf)).to_have_attribute("data-phase", "started")


def test_without_scripts_there_are_the_signs_and_no_dead_buttons(open_page, bare):
    page = open_page(bare(body("numbing")), java_script_enabled=False).page
    expect(page.locator(".nd-signs")).to_be_visible()
    expect(page.locator(".nd-signs-act")).to_contain_text("112")
    expect(page.locator(".nd-timer")).to_be_hidden()
