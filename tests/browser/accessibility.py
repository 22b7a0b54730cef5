"""WCAG 2.2 AA as axe sees it, and what axe cannot see: small targets, what moves."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: It tells what is wrong, and not all that is right.
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
#: Targets under 24 by 24. A box that is only heard counts by its label.
SMALL = """() => [...document.querySelectorAll(`.nd button, .nd select, .nd input:not(.nd-heard), .nd summary,
        .nd label:has(.nd-heard), .nd-grip, .nd-reveal summary`)]
    .filter((el) => el.checkVisibility({ visibilityProperty: true }))
    .map((el) => [el.outerHTML.slice(0, 80), el.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((el) => {
    const style = getComputedStyle(el);
    return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).length"""


def violations(page: Page, within: str | None = None) -> list[tuple[str, list[str]]]:
    """What axe finds on a page or within a part of it: the rule, and the first places."""
    found = Axe().run(page, context=within, options=_RULES).response["violations"]
    return [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found]
