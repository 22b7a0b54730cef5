"""One visit to a page of the book, on which much is looked at: a page is opened once, not once for every promise."""

from __future__ import annotations

import functools
import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.accessibility import MOVING, SMALL, violations
from tests.browser.device import hydrated
from tests.browser.watching import DEPTH_PAGE, DESK, PHONE, QUIZ_PAGE, SITE, settle, turn, walk_through, watch

NARROW = {"width": 360, "height": 780}
#: One page of each sort is looked at in all four ways, every other in two.
SORTS = ["index.html", QUIZ_PAGE, DEPTH_PAGE, "reference/glossary.html", "reference/coverage.html"]


@dataclass
class Visit:
    """What a reader's browser met.

    Attributes:
        first: gzipped size of every file that the page asked for at first, in bytes, by address.
        whole: the same, once the reader has scrolled to the end.
        violations: what axe finds on a small light screen and on a large dark one, and on a page of each sort
            on a small dark and a large light one.
        width: how wide the page is on the narrowest phone, in CSS pixels.
        small: the targets of our own that are too small to be met.
        moving: how many elements move by themselves for a reader who wants none to.
    """

    complaints: list[str]
    outside: list[str]
    first: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)
    violations: dict[str, Any] = field(default_factory=dict)
    width: float = 0
    small: list[str] = field(default_factory=list)
    moving: int = 0


@functools.cache
def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def visited(name: str, browser: Browser, origin: str) -> Visit:
    """Scrolls through a page as a reader does, then turns the screen."""
    context = browser.new_context(viewport=PHONE, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    watched = watch(page, origin)
    sizes: dict[str, int] = {}

    def weigh(url: str) -> None:
        path = SITE / url.removeprefix(origin).split("?")[0].split("#")[0]
        if url.startswith(origin) and path.is_file():
            sizes[url] = _gzipped(path)

    page.on("request", lambda request: weigh(request.url))
    page.goto(origin + name)
    hydrated(page)
    settle(watched)
    first = dict(sizes)
    walk_through(watched)
    visit = Visit([*watched.complaints], [*watched.outside], first, dict(sizes))
    visit.small = page.evaluate(SMALL)
    turn(page, NARROW)
    visit.width = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(reduced_motion="reduce")
    visit.moving = page.evaluate(MOVING)
    page.emulate_media(reduced_motion="no-preference")
    ways = {"small and light": (PHONE, "light"), "large and dark": (DESK, "dark")}
    if name in SORTS:
        ways |= {"small and dark": (PHONE, "dark"), "large and light": (DESK, "light")}
    for way, (size, look) in ways.items():
        page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
        turn(page, size)
        visit.violations[way] = violations(page)
    context.close()
    return visit
