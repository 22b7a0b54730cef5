"""WCAG 2.2 AA as axe sees it, and what axe cannot see: small targets, what moves."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.watching import DESK, PHONE, turn

#: It tells what is wrong, and not all that is right.
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": True,
}
#: Contrast takes nine tenths of axe's time, and depends on nothing but how a text looks: its own colours, size and weight,
#: and what lies behind it. So axe looks at the first text of every look of a page, and not at a thousand of the same.
#: Where it cannot tell, because something lies over that text, it looks at the next ones.
_LOOK = """async ([where, how]) => {
    const looks = new Map(), grounds = new Map(), number = (map, key) => map.get(key) ?? (map.set(key, map.size), map.size - 1);
    const clear = "rgba(0, 0, 0, 0)";
    const ground = (el) => {
        if (!el) return -1;
        if (grounds.has(el)) return grounds.get(el);
        const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode, float } = getComputedStyle(el);
        const own = [backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode, float].join();
        const plain = own === `${clear},none,1,static,none,normal,none` || own === `${clear},none,1,relative,none,normal,none`;
        const behind = ground(el.parentElement);
        const found = plain ? behind : number(grounds, `${behind} ${own}`);
        grounds.set(el, found);
        return found;
    };
    for (const el of (where ? document.querySelector(where) : document.body).querySelectorAll("*")) {
        const texts = [...el.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
        const says = texts.length > 0 || el.matches("a, input, select, textarea");
        if (!says || !el.checkVisibility({ visibilityProperty: true })) continue;
        const { color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle } = getComputedStyle(el);
        const own = [color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle];
        const above = el.parentElement, off = Boolean(el.closest(":disabled, [aria-disabled=true], label:has(:disabled)"));
        const look = [el.tagName, el.getAttribute("class"), above.tagName, above.getAttribute("class"), ground(el),
            getComputedStyle(above).color, off, ...own].join("|");
        if (!looks.has(look)) looks.set(look, []);
        looks.get(look).push(el);
    }
    const lookAt = (elements) => {
        for (const el of document.querySelectorAll("[data-looked-at]")) el.removeAttribute("data-looked-at");
        for (const el of elements) el.setAttribute("data-looked-at", "");
    };
    const all = [...looks.values()], contrast = ["color-contrast"];
    lookAt(all.map(([first]) => first));
    const found = await axe.run(where ?? document, how);
    const unclear = new Set(found.incomplete.filter(({ id }) => contrast.includes(id))
        .flatMap(({ nodes }) => nodes.map(({ element }) => element)));
    lookAt(all.flatMap(([first, ...others]) => unclear.has(first) ? others.slice(0, 8) : []));
    const next = { ...how, runOnly: { type: "rule", values: contrast } };
    const then = unclear.size ? await axe.run(where ?? document, next) : { violations: [] };
    return [...found.violations, ...then.violations].map(({ id, nodes }) =>
        [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]);
}"""
_SCRIPT = f"""{Axe().axe_script};
axe.configure({{ rules: [
    {{ id: "color-contrast", selector: "[data-looked-at]" }},
    {{ id: "link-in-text-block", selector: "a[href][data-looked-at]" }},
] }})"""
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

#: A small and a large screen, each light and dark; and each size and each look once.
FOUR_WAYS = [(size, look) for look in ("light", "dark") for size in (PHONE, DESK)]
TWO_WAYS = [(PHONE, "dark"), (DESK, "light")]


def violations(page: Page, within: str | None = None) -> list[tuple[str, list[str]]]:
    """What axe finds on a page or within a part of it: the rule, and the first places."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_SCRIPT)
    return [(rule, places) for rule, places in page.evaluate(_LOOK, [within, _RULES])]


def faults(
    page: Page, within: str | None = None, ways: Iterable[tuple[dict[str, int], str]] = FOUR_WAYS
) -> dict[str, list[object]]:
    """What axe finds, and which targets are small, on each screen and in each look; only where there is any."""
    found: dict[str, list[object]] = {}
    for size, look in ways:
        page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
        turn(page, size)
        found[f"{size['width']} px, {look}"] = [*violations(page, within), *page.evaluate(SMALL)]
    return {way: what for way, what in found.items() if what}
