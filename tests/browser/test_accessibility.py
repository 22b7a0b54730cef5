"""WCAG 2.2 AA by axe on every page, and what axe cannot see: focus order, target sizes, reduced motion."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DEPTH_PAGE, DESK, PAGES, PHONE, QUIZ_PAGE, walk_through

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_against_wcag_aa(name, size, look, open_page, origin):
    page = open_page(origin + name, size=size, color_scheme=look, bypass_csp=True).page
    walk_through(page)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []


@pytest.mark.parametrize("name", [QUIZ_PAGE, DEPTH_PAGE])
def test_every_control_of_ours_is_a_large_enough_target(name, open_page, origin):
    page = open_page(origin + name).page
    walk_through(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".nd button, .nd select, .nd input, .nd summary, .nd label, .nd-reveal summary")]
            .filter((el) => el.checkVisibility())
            .map((el) => [el.outerHTML.slice(0, 80), el.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(name, open_page, origin):
    page = open_page(origin + name, size={"width": 360, "height": 780}).page
    walk_through(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_reduced_motion_is_honoured(open_page, origin):
    page = open_page(origin + QUIZ_PAGE, reduced_motion="reduce").page
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((el) => {
            const style = getComputedStyle(el);
            return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        }).length"""
    )
    assert moving == 0


def test_the_page_can_be_walked_with_tab_alone_and_focus_is_seen(open_page, origin):
    page = open_page(origin + QUIZ_PAGE, size=DESK).page
    met = []
    for _ in range(80):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                """() => {
                    const el = document.activeElement, style = getComputedStyle(el);
                    return { what: el.tagName, quiz: Boolean(el.closest(".nd-quiz")), ring: style.outlineStyle !== "none" };
                }"""
            )
        )
    in_quiz = [step for step in met if step["quiz"]]
    assert {"INPUT", "BUTTON"} <= {step["what"] for step in in_quiz}
    assert all(step["ring"] for step in in_quiz)
