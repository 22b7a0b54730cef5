"""The planner on the calendar: dates that no clock change shifts, a file that calendars read, a paper for the client."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import faults
from tests.browser.explorers import body, tabulated
from tests.browser.watching import DESK, PHONE, Watched

EXPLORATION = tabulated("series")
WORDS = EXPLORATION.strings
ZONES = ["Europe/Stockholm", "America/New_York", "Pacific/Auckland", "Pacific/Apia"]
#: Before both changes of the clocks in spring and autumn, on and before a leap day, before the end of a year.
STARTS = ["2027-03-01", "2027-10-04", "2028-02-29", "2028-02-01", "2027-12-20", "2020-01-01", "2100-12-31"]


@pytest.fixture
def opened(open_page: Callable[..., Watched], bare: Callable[[str], str]) -> Iterator[Callable[..., Page]]:
    """Opens the planner, or several explorers; in the end the browser must have complained about nothing."""
    pages: list[Watched] = []

    def open_(*names: str, fragment: str = "", **options: object) -> Page:
        pages.append(open_page(bare(body(*(names or ("series",)))) + fragment, **options))
        return pages[-1].page

    yield open_
    assert [complaint for watched in pages for complaint in watched.complaints + watched.outside] == []


def choose(page: Page, **chosen: str) -> None:
    for name, label in chosen.items():
        page.locator(f'[data-explorer="series"] [name="{name}"]').select_option(label=label)


def start(page: Page, date: str) -> None:
    page.get_by_label(WORDS["start"]).fill(date)


def planned(**chosen: Any) -> list[dict[str, Any]]:
    """The plan as Python counted it."""
    state = {control.name: control.start for control in EXPLORATION.controls}
    state |= {c.name: c.values.index(chosen[c.name]) for c in EXPLORATION.controls if c.name in chosen}
    return list(EXPLORATION.at(state)["plan"])


def saved(page: Page) -> tuple[str, bytes]:
    """The calendar file that a reader gets: its name and what it holds."""
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["save"]).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def events(content: bytes) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return sorted(found, key=lambda event: event["DTSTART"].dt)


def later(date: str, days: int) -> datetime.date:
    return datetime.date.fromisoformat(date) + datetime.timedelta(days=days)


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_in_the_calendar_is_the_day_python_counted(opened: Callable[..., Page], zone: str) -> None:
    """Over changes of the clocks, leap days and the end of a year, wherever the reader is."""
    page = opened(timezone_id=zone)
    choose(page, sessions="6")
    plan = planned(sessions=6)
    for date in STARTS:
        start(page, date)
        name, content = saved(page)
        assert name == f"plan-{date}.ics"
        found = events(content)
        assert [event["DTSTART"].dt for event in found] == [later(date, event["day"]) for event in plan], date
        assert [event["DTEND"].dt for event in found] == [later(date, event["day"] + 1) for event in plan], date


@pytest.mark.parametrize("zone", ZONES[:2])
def test_every_day_on_the_page_is_the_day_python_counted(opened: Callable[..., Page], zone: str) -> None:
    page = opened(timezone_id=zone, locale="en-GB")
    for date in STARTS:
        start(page, date)
        shown = page.locator(".nd-plan-date").all_inner_texts()
        meant = [later(date, event["day"]) for event in planned()]
        assert shown == [f"{day:%a, %b} {day.day}, {day.year}" for day in meant], date
    assert page.locator(".nd-plan-days td").all_inner_texts() == [event["what"] for event in planned()]


def test_the_dates_speak_the_language_of_the_page(opened: Callable[..., Page]) -> None:
    page = opened()
    page.add_init_script("Object.defineProperty(HTMLElement.prototype, 'lang', { get: () => 'sv' })")
    page.reload()
    start(page, "2027-03-01")
    expect(page.locator(".nd-plan-date").first).to_have_text("mån 1 mars 2027")


def test_the_calendar_file_is_what_calendars_read(opened: Callable[..., Page]) -> None:
    """RFC 5545: whole days, CRLF, lines of at most 75 octets, text escaped, a stamp and a name for every event."""
    page = opened()
    start(page, "2027-03-01")
    _, content = saved(page)
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b"" or lines[-1] == b"END:VCALENDAR"
    assert max(map(len, lines)) <= 75
    assert content.count(b"DTSTART;VALUE=DATE:") == content.count(b"DTEND;VALUE=DATE:") == len(planned())
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//needling//series//EN"
    now = datetime.datetime.now(datetime.UTC)
    for event, meant in zip(events(content), planned(), strict=True):
        assert event["SUMMARY"] == WORDS["plan_calendar"].format(what=meant["what"])
        about = WORDS[f"plan_text_{meant['kind']}" + ("_scars" if meant["kind"] == "review" else "")]
        call = (WORDS[f"plan_call{part}"] for part in ("", "_emergency", "_else"))
        assert event["DESCRIPTION"] == "\n\n".join([f"{meant['when']}. {about}", *call])
        assert abs(event["DTSTAMP"].dt - now) < datetime.timedelta(days=1)
        assert event.errors == []


def test_the_calendar_file_holds_nothing_but_the_plan(opened: Callable[..., Page]) -> None:
    """No person: no organiser, no attendee, no place, no name of a calendar."""
    page = opened()
    start(page, "2027-03-01")
    known = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    for event in events(saved(page)[1]):
        assert {name for name in event if not name.startswith("X-MICROSOFT-")} == known


def names(content: bytes) -> set[str]:
    return {str(event["UID"]) for event in events(content)}


def test_the_same_plan_names_its_events_alike_and_every_other_plan_otherwise(opened: Callable[..., Page]) -> None:
    """Read in twice, a calendar updates the events instead of doubling them."""
    first, again = opened(), opened(timezone_id="Asia/Tokyo")
    for page in (first, again):
        start(page, "2027-03-01")
    one = names(saved(first)[1])
    assert len(one) == len(planned())
    assert names(saved(again)[1]) == names(saved(first)[1]) == one
    for change in ({"sessions": "4"}, {"spacing": "6 weeks"}, {"goal": WORDS["goal_lines"]}):
        choose(again, **change)
        assert not names(saved(again)[1]) & one
    start(first, "2027-03-02")
    assert not names(saved(first)[1]) & one


def test_without_a_date_nothing_is_invented(opened: Callable[..., Page]) -> None:
    page = opened()
    expect(page.get_by_label(WORDS["start"])).to_have_value("")
    expect(page.locator(".nd-plan-told")).to_have_text(WORDS["start_empty"])
    assert set(page.locator(".nd-plan-date").all_text_contents()) == {""}
    assert page.locator(".nd-plan-when").all_inner_texts() == [event["when"] for event in planned()]
    expect(page.get_by_role("button", name=WORDS["save"])).to_be_disabled()
    expect(page.get_by_role("button", name=WORDS["print"])).to_be_enabled()


def test_a_date_that_is_none_or_far_away_is_told_and_not_planned_from(opened: Callable[..., Page]) -> None:
    page = opened()
    told, save = page.locator(".nd-plan-told"), page.get_by_role("button", name=WORDS["save"])
    start(page, "2027-03-01")
    expect(save).to_be_enabled()
    for date in ("2019-12-31", "2101-01-01", "0027-03-01"):
        start(page, date)
        expect(told).to_have_text(WORDS["start_far"].format(first="Wed, Jan 1, 2020", last="Fri, Dec 31, 2100"))
        expect(save).to_be_disabled()
        assert set(page.locator(".nd-plan-date").all_text_contents()) == {""}
    start(page, "")
    expect(told).to_have_text(WORDS["start_empty"])
    page.get_by_label(WORDS["start"]).press_sequentially("02302027")
    page.get_by_label(WORDS["start"]).blur()
    expect(told).to_have_text(WORDS["start_no_date"])
    expect(save).to_be_disabled()


def test_a_date_typed_with_the_keyboard_is_planned_from_and_announced(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_label(WORDS["start"]).press_sequentially("03012027")
    told = page.locator(".nd-plan-told[role=status]")
    expect(told).to_have_text(WORDS["start_set"].format(**{"from": "Mon, Mar 1, 2027", "to": "Mon, Aug 2, 2027"}))
    page.get_by_role("button", name=WORDS["save"]).press("Enter")
    expect(told).to_have_text(WORDS["saved"].format(file="plan-2027-03-01.ics"))


def test_the_plan_follows_the_controls_and_starts_again(opened: Callable[..., Page]) -> None:
    page = opened()
    start(page, "2027-03-01")
    choose(page, sessions="2", spacing="8 weeks", goal=WORDS["goal_lip"])
    assert page.locator(".nd-plan-days td").all_inner_texts() == [e["what"] for e in planned(sessions=2, spacing=8)]
    expect(page.locator("[data-bind=text_review]")).to_have_text(WORDS["plan_text_review_lip"])
    page.locator(".nd-reset").click()
    expect(page.get_by_label(WORDS["start"])).to_have_value("")
    assert page.locator(".nd-plan-days td").all_inner_texts() == [event["what"] for event in planned()]
    assert set(page.locator(".nd-plan-date").all_text_contents()) == {""}


def test_raised_scars_get_no_plan_no_file_and_no_paper(opened: Callable[..., Page]) -> None:
    page = opened()
    start(page, "2027-03-01")
    choose(page, goal=WORDS["goal_raised"])
    for hidden in (".nd-plan-days", "[data-act=save]", "[data-act=print]"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".nd-advice")).to_have_text(WORDS["advice_raised"])
    choose(page, goal=WORDS["goal_scars"])
    expect(page.locator(".nd-plan-days")).to_be_visible()


def seen(page: Page) -> str:
    """What the paper shows."""
    return page.locator("body").inner_text()


def test_the_button_prints_the_plan_and_nothing_else(opened: Callable[..., Page]) -> None:
    page = opened("depth", "series")
    page.evaluate("void (window.print = () => { window.printed = (window.printed ?? 0) + 1; })")
    start(page, "2027-03-01")
    page.get_by_role("button", name=WORDS["print"]).click()
    page.emulate_media(media="print")
    assert page.evaluate("window.printed") == 1
    paper = page.locator(".nd-plan-paper").inner_text()
    assert re.sub(r"\s+", " ", seen(page)).strip() == re.sub(r"\s+", " ", paper).strip()
    for text in ("Mon, Mar 1, 2027", WORDS["plan_text_ask"], WORDS["plan_call"], WORDS["plan_phone"]):
        assert text in paper
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator('[data-explorer="depth"] .nd-controls')).to_be_visible()
    assert page.locator(".nd-print-only, .nd-printed").count() == 0
    page.emulate_media(media="print")
    assert WORDS["note"][:40] in seen(page), "the page prints whole again"


def test_the_printed_page_holds_the_plan_with_room_for_what_is_not_set(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    for text in (WORDS["plan_title"], WORDS["plan_call"], WORDS["plan_call_emergency"], WORDS["plan_phone"]):
        expect(page.get_by_text(text)).to_be_visible()
    for gone in (".nd-plan-start", ".nd-plan-buttons", ".nd-controls"):
        expect(page.locator(gone)).to_be_hidden()
    line = page.locator(".nd-plan-date").first.evaluate(
        "(el) => [el.getBoundingClientRect().width > 80, getComputedStyle(el).borderBottomStyle]"
    )
    assert line == [True, "solid"], "a line to write the date on"


def test_without_scripts_the_plan_is_there_and_nothing_is_dead(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    for event in planned():
        expect(page.locator(".nd-plan-days").get_by_text(event["when"], exact=True).first).to_be_visible()
    expect(page.get_by_text(WORDS["plan_call"])).to_be_visible()
    for gone in (".nd-plan-start", ".nd-plan-buttons", ".nd-controls"):
        expect(page.locator(gone)).to_be_hidden()


def test_two_explorers_of_a_page_leave_each_other_alone(opened: Callable[..., Page]) -> None:
    """State, address and what the device keeps: each its own, though both have sessions and a gap."""
    page = opened("remodelling", "series", fragment="#series?goal=lip&sessions=2&spacing=6")
    one, other = page.locator('[data-explorer="remodelling"]'), page.locator('[data-explorer="series"]')

    def values(root) -> list[str]:
        return root.locator(".nd-controls [name]").evaluate_all("(all) => all.map((one) => one.value)")

    assert values(other) == ["2", "1", "1"]
    assert values(one) == ["2", "1", "6"]
    one.locator("[name=sessions]").select_option(label="5")
    other.locator("[name=spacing]").select_option(label="8 weeks")
    assert values(one) == ["4", "1", "6"]
    assert values(other) == ["2", "1", "2"]
    assert one.locator(".nd-here").evaluate("(el) => el.hash") == "#remodelling?sessions=5&spacing=4&week=6"
    assert other.locator(".nd-here").evaluate("(el) => el.hash") == "#series?goal=lip&sessions=2&spacing=8"
    page.evaluate("history.replaceState(null, '', location.pathname)")
    page.reload()
    assert values(one) == ["4", "1", "6"]
    assert values(other) == ["2", "1", "2"]
    other.locator(".nd-reset").click()
    assert values(one) == ["4", "1", "6"]


def test_the_date_stays_out_of_address_and_store(opened: Callable[..., Page]) -> None:
    page = opened()
    start(page, "2027-03-01")
    choose(page, sessions="5")
    assert "2027" not in page.evaluate("JSON.stringify(localStorage)") + page.url
    assert "2027" not in str(page.locator(".nd-here").get_attribute("href"))


@pytest.mark.parametrize("size", [{"width": 360, "height": 700}, PHONE, DESK])
def test_the_date_never_jumps_back_whatever_is_chosen(opened: Callable[..., Page], size: dict[str, int]) -> None:
    """Only the plan itself grows and shrinks with its sessions; what stands above it keeps the room it has taken."""
    page = opened(size=size)
    tops = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const root = document.querySelector('[data-explorer="series"]');
            const [goal, ...others] = root.querySelectorAll(".nd-controls select");
            const tops = [];
            const look = async ([first, ...rest]) => {
                if (!first) {
                    await frame();
                    return tops.push(root.querySelector("[data-extra]").offsetTop);
                }
                for (let place = 0; place < first.options.length; place++) {
                    first.value = String(place);
                    first.dispatchEvent(new Event("input", { bubbles: true }));
                    await look(rest);
                }
            };
            for (const value of ["0", "1", "2", "3", "0", "1", "2", "3"]) {
                goal.value = value;
                goal.dispatchEvent(new Event("input", { bubbles: true }));
                await look(others);
            }
            return tops;
        }"""
    )
    assert tops == sorted(tops)
    assert len(set(tops[len(tops) // 2 :])) == 1


def test_axe_finds_nothing_in_the_planner_or_beside_it(opened: Callable[..., Page]) -> None:
    page = opened("remodelling", "series")
    # The book's theme colours these; a bare page has no theme.
    page.add_style_tag(content="body { background: var(--nd-paper) } a { color: var(--nd-brand) }")
    for date in ("", "2027-03-01"):
        start(page, date)
        assert faults(page) == {}


def test_nothing_is_wider_than_a_small_phone(opened: Callable[..., Page]) -> None:
    page = opened("remodelling", "series", size={"width": 320, "height": 700})
    start(page, "2027-12-22")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
