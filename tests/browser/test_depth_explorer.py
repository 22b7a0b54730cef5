"""The depth explorer shows exactly what Python computed, to a mouse, a keyboard and a screen reader."""

import random

import pytest
from playwright.sync_api import Page, expect

from needling import explore
from tests.browser.conftest import DEPTH_PAGE, walk_through

EXPLORATION = explore("depth").exploration
TEXTS = ("depth", "one_reading", "two_reading", "advice", "one_total", "two_total", "one_epidermis", "one_dermis")

SET = """(state) => {
    const root = document.querySelector(".nd-explore");
    for (const [name, place] of Object.entries(state)) {
        const input = root.querySelector(`[name="${name}"]`);
        input.value = String(place);
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const shown = {};
    for (const el of root.querySelectorAll("[data-bind]")) shown[el.dataset.bind] = el.textContent;
    const number = (selector, attribute) => root.querySelector(selector).getAttribute(attribute);
    const chart = root.querySelector(".nd-chart");
    return {
        shown,
        needle: number("[data-bind-transform=needle]", "transform"),
        epidermis: Number(number("[data-bind-height=one_epidermis_height]", "height")),
        second: Number(number("[data-bind-height=two_height]", "height")),
        bars: chart.data ? [...chart.data[1].x] : null,
        points: chart.data ? [...chart.data[2].x] : null,
        line: chart.layout ? chart.layout.shapes[0].x0 : null,
    };
}"""


def _states(count: int) -> list[dict[str, int]]:
    chance = random.Random(20261122)  # noqa: S311 - a seed, not a secret
    return [{c.name: chance.randrange(len(c.values)) for c in EXPLORATION.controls} for _ in range(count)]


@pytest.fixture
def page(open_page, origin) -> Page:
    page = open_page(origin + DEPTH_PAGE).page
    walk_through(page)
    return page


def test_the_browser_shows_what_python_computed(page):
    for state in _states(200):
        seen, meant = page.evaluate(SET, state), EXPLORATION.at(state)
        assert {name: seen["shown"][name] for name in TEXTS} == {name: meant[name] for name in TEXTS}, state
        assert seen["needle"] == meant["needle"], state
        assert (seen["epidermis"], seen["second"]) == (meant["one_epidermis_height"], meant["two_height"]), state
        assert (seen["bars"], seen["points"]) == (meant["data.1.x"], meant["data.2.x"]), state
        assert seen["line"] == meant["layout.shapes.0.x0"], state


def test_the_drawing_is_to_scale(page):
    """One unit of the drawing is the same length for the skin, the needle's way and the scale's marks."""
    page.evaluate(SET, {"zone": 0, "sex": 0, "age": 0, "depth": 20})
    tip, mark = page.evaluate(
        """() => {
            const root = document.querySelector(".nd-explore");
            const top = root.querySelector("[data-bind-height=one_epidermis_height]").getBoundingClientRect().top;
            const tip = root.querySelector("[data-bind-transform=needle]").getBoundingClientRect().bottom;
            const dermis = root.querySelector("[data-bind-height=one_dermis_height]").getBoundingClientRect().bottom;
            return [(tip - top) / (dermis - top), 0];
        }"""
    )
    assert mark == 0
    assert tip == pytest.approx(1.0 / 1.06, abs=0.02)


def test_every_control_works_by_keyboard_and_the_range_speaks_its_unit(page):
    depth = page.locator('.nd-explore [name="depth"]')
    depth.focus()
    before = depth.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowLeft")
    assert before == "1.50\N{NO-BREAK SPACE}mm"
    expect(depth).to_have_attribute("aria-valuetext", "1.45\N{NO-BREAK SPACE}mm")
    zone = page.locator('.nd-explore [name="zone"]')
    zone.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".nd-reading")).to_contain_text("1.45")


def test_the_reading_is_announced(page):
    assert page.locator(".nd-reading").get_attribute("role") == "status"


def test_the_eyelid_is_never_offered_at_any_depth(page):
    zones = next(control for control in EXPLORATION.controls if control.name == "zone")
    eyelid = zones.values.index("eyelid")
    for depth in (0, 1, 10, 30, 50):
        seen = page.evaluate(SET, {"zone": eyelid, "depth": depth})
        assert seen["shown"]["advice"].startswith("Never needle the eyelid")


def test_the_state_survives_a_reload(page):
    page.locator('.nd-explore [name="zone"]').select_option(label="Neck")
    page.locator('.nd-explore [name="depth"]').focus()
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(page.locator('.nd-explore [name="zone"] option:checked')).to_have_text("Neck")
    expect(page.locator(".nd-explore output")).to_have_text("1.55\N{NO-BREAK SPACE}mm")


def test_nothing_below_moves_while_the_depth_is_dragged(page):
    heights = {
        page.evaluate(SET, {"depth": depth})
        and page.evaluate("document.querySelector('.nd-explore').getBoundingClientRect().height")
        for depth in range(0, 51, 5)
    }
    assert len(heights) == 1, heights


def test_the_chart_follows_dark_and_light(page):
    def colour() -> str:
        return page.evaluate("document.querySelector('.nd-chart').layout.font.color")

    page.evaluate("document.body.dataset.theme = 'light'")
    page.wait_for_function("document.querySelector('.nd-chart').layout.font.color === '#22302f'")
    light = colour()
    page.evaluate("document.body.dataset.theme = 'dark'")
    page.wait_for_function("document.querySelector('.nd-chart').layout.font.color === '#e9e6e1'")
    assert colour() != light


def test_the_page_scrolls_when_a_finger_moves_over_the_chart(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, has_touch=True).page
    walk_through(page)
    trapped = page.evaluate(
        """() => [...document.querySelectorAll(".nd-chart, .nd-chart *")]
            .filter((el) => ["none", "pinch-zoom"].includes(getComputedStyle(el).touchAction)).length"""
    )
    assert trapped == 0
