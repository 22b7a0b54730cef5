"""One visit to a page of the book, on which much is looked at: a page is opened once, not once for every promise."""

from __future__ import annotations

import functools
import gzip
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browser.accessibility import violations
from tests.browser.device import hydrated
from tests.browser.watching import DESK, PHONE, SITE, Watched, walk_through, watch

NARROW = {"width": 360, "height": 780}
_DRAWN_ANEW = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
)


@dataclass
class Visit:
    """What a reader's browser met.

    Attributes:
        first: gzipped size of every file that the page asked for at first, in bytes, by address.
        whole: the same, once the reader has scrolled to the end.
        violations: what axe finds on a small light screen and on a large dark one.
        width: how wide the page is on the narrowest phone, in CSS pixels.
    """

    complaints: list[str]
    outside: list[str]
    first: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)
    violations: dict[str, Any] = field(default_factory=dict)
    width: float = 0


@functools.cache
def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def visited(name: str, browser: Browser, origin: str) -> Visit:
    """Scrolls through a page as a reader does, then turns the screen."""
    context = browser.new_context(viewport=PHONE, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    watched: Watched = watch(page, origin)
    sizes: dict[str, int] = {}

    def weigh(url: str) -> None:
        path = SITE / url.removeprefix(origin).split("?")[0].split("#")[0]
        if url.startswith(origin) and path.is_file():
            sizes[url] = _gzipped(path)

    page.on("response", lambda response: weigh(response.url))
    page.goto(origin + name, wait_until="networkidle")
    hydrated(page)
    first = dict(sizes)
    walk_through(page)
    visit = Visit([*watched.complaints], [*watched.outside], first, dict(sizes))
    visit.violations["small and light"] = violations(page)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.evaluate(_DRAWN_ANEW)
    visit.width = page.evaluate("document.documentElement.scrollWidth")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.evaluate(_DRAWN_ANEW)
    visit.violations["large and dark"] = violations(page)
    context.close()
    return visit
