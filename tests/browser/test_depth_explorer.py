"""The depth explorer in its chapter: to scale, the eyelid never offered. What every explorer does: test_every_explorer.py."""

import pytest
from playwright.sync_api import Page

from needling import explore
from tests.browser.watching import DEPTH_PAGE, walk_through

EXPLORATION = explore("depth").exploration

SET = """(state) => {
    const root = document.querySelector(".nd-explore");
    for (const [name, place] of Object.entries(state)) {
        const input = root.querySelector(`[name="${name}"]`);
        input.value = String(place);
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return root.querySelector("[data-bind=advice]").textContent;
}"""


@pytest.fixture
def page(open_page, origin) -> Page:
    watched = open_page(origin + DEPTH_PAGE)
    walk_through(watched)
    return watched.page


def _place(control: str, value: object) -> int:
    return next(one for one in EXPLORATION.controls if one.name == control).values.index(value)


def test_the_drawing_is_to_scale(page):
    """The needle's way and the skin's thickness are drawn by one measure: 1 mm of 1.06 mm."""
    page.evaluate(SET, {"zone": 0, "sex": 0, "age": 0, "depth": _place("depth", 1.0), "share": 0})
    tip = page.evaluate(
        """() => {
            const root = document.querySelector(".nd-explore");
            const top = root.querySelector("[data-bind-height=one_epidermis_height]").getBoundingClientRect().top;
            const tip = root.querySelector("[data-bind-transform=needle]").getBoundingClientRect().bottom;
            const dermis = root.querySelector("[data-bind-height=one_dermis_height]").getBoundingClientRect().bottom;
            return (tip - top) / (dermis - top);
        }"""
    )
    assert tip == pytest.approx(1.0 / 1.06, abs=0.02)


def test_the_eyelid_is_never_offered_at_any_depth(page):
    eyelid = _place("zone", "eyelid")
    for depth in range(len(next(one for one in EXPLORATION.controls if one.name == "depth").values)):
        assert page.evaluate(SET, {"zone": eyelid, "depth": depth}).startswith("Never needle the eyelid")


def test_the_page_scrolls_when_a_finger_moves_over_the_chart(open_page, origin):
    watched = open_page(origin + DEPTH_PAGE, has_touch=True)
    walk_through(watched)
    trapped = watched.page.evaluate(
        """() => [...document.querySelectorAll(".nd-chart, .nd-chart *")]
            .filter((el) => ["none", "pinch-zoom"].includes(getComputedStyle(el).touchAction)).length"""
    )
    assert trapped == 0


IN_SIGHT = """() => {
    const top = document.querySelector(".nd-explore").getBoundingClientRect().top;
    return Math.abs(top) < innerHeight / 2;
}"""


def test_a_link_to_a_state_leads_to_the_explorer_and_a_page_without_one_begins_at_its_top(open_page, origin):
    plain = open_page(origin + DEPTH_PAGE).page
    plain.wait_for_selector("html[data-hydrated]")
    assert not plain.evaluate(IN_SIGHT)
    linked = open_page(f"{origin}{DEPTH_PAGE}#depth?zone=neck&depth=0.5").page
    linked.wait_for_function(IN_SIGHT, timeout=10_000)


def test_what_is_closed_on_the_page_is_printed_all_the_same(page):
    """Also by a browser that lays closed details out no differently on paper: they are opened before it prints."""
    closed = page.locator("details.nd-values:not([open]), details.nd-facts:not([open])")
    assert closed.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closed.count() == 0
