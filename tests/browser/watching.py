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
#: The next frames are drawn, and what moves for a while has come to rest.
AT_REST = """async () => {
    for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
    const ending = (one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity;
    await Promise.allSettled(document.getAnimations().filter(ending).map((one) => one.finished));
}"""
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
    #: Where the page may ask: what its first address begins with.
    base: str = ""
    #: How many of its requests are not answered yet.
    pending: int = 0
    #: The origins whose pages were opened.
    origins: set[str] = field(default_factory=set)

    def begin_anew(self) -> None:
        """Forget what was noted; who still holds the lists keeps them."""
        self.complaints, self.outside, self.base, self.pending, self.origins = [], [], "", 0, set()

    def open(self, url: str) -> None:
        """Open the first page: it may ask the host that it comes from, or the folder of the book on the disk."""
        site = url.split("/_build/html/", maxsplit=1)[0]
        self.base = site if url.startswith("file:") else "/".join(url.split("/")[:3])
        self.origins.add("file://" if url.startswith("file:") else self.base)
        self.page.goto(url)


def watch(page: Page, base: str = "") -> Watched:
    """Notes what a page complains of, and whom it asks other than ``base``; the browser itself reaches nobody else."""
    watched = Watched(page, base=base)

    def judge(url: str) -> None:
        watched.pending += 1
        if not url.startswith((watched.base, "data:", "blob:", "about:")):
            watched.outside.append(url)

    def answered(_: object) -> None:
        watched.pending -= 1

    page.on("request", lambda request: judge(request.url))
    page.on("requestfinished", answered)
    page.on("requestfailed", answered)
    page.on("console", lambda m: watched.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    return watched


def turn(page: Page, size: dict[str, int]) -> None:
    """Look at the page on another screen."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate(AT_REST)


def settle(watched: Watched) -> None:
    """Wait until the page has drawn what it was told to, and every request it made is answered."""
    watched.page.evaluate(AT_REST)
    while watched.pending > 0:
        watched.page.wait_for_timeout(5)


def walk_through(watched: Watched) -> None:
    """Scroll to the end, as a reader does, so that everything that loads late has loaded."""
    watched.page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
                scrollTo(0, y);
                await new Promise(requestAnimationFrame);
            }
        }"""
    )
    settle(watched)
