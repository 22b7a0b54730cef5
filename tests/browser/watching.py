"""The built book, the screens it is read on, and a page that is watched while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

TOP = Path(__file__).parents[2]
SITE = TOP / "_build" / "html"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
QUIZ_PAGE = "perform/numb.html"
DEPTH_PAGE = "perform/depth-and-speed.html"
#: What a browser does that keeps nothing for a site.
REFUSING = """for (const store of ["localStorage", "indexedDB"]) Object.defineProperty(window, store, {
    get() { throw new DOMException("refused", "SecurityError"); }
})"""


@dataclass
class Watched:
    """A page, and everything it did that a reader should never meet."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def watch(page: Page, base: str) -> Watched:
    """Notes what a page complains of, and whom it asks other than ``base``; the browser itself reaches nobody else."""
    watched = Watched(page)

    def judge(url: str) -> None:
        if not url.startswith((base, "data:", "blob:", "about:")):
            watched.outside.append(url)

    page.on("request", lambda request: judge(request.url))
    page.on("console", lambda m: watched.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    return watched


def walk_through(page: Page) -> None:
    """Scroll to the end, as a reader does, so that everything that loads late has loaded."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
                scrollTo(0, y);
                await new Promise(requestAnimationFrame);
            }
        }"""
    )
    page.wait_for_load_state("networkidle")
