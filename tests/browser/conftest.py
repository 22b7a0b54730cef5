"""The built book, served and from disk, in a real browser that is watched while it works."""

from __future__ import annotations

import functools
import http.server
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

TOP = Path(__file__).parents[2]
SITE = TOP / "_build" / "html"
sys.path.insert(0, str(TOP / "tools"))

from browser import launch  # noqa: E402

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
QUIZ_PAGE = "perform/numb.html"
DEPTH_PAGE = "perform/depth-and-speed.html"


def policy() -> str:
    """The content security policy of the sample configuration: what the README tells people to use, the tests use."""
    found = re.search(r'Content-Security-Policy\s+"([^"]+)"', (TOP / "docs" / "nginx.conf").read_text(encoding="utf-8"))
    assert found, "docs/nginx.conf: no Content-Security-Policy"
    return found[1]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy())
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Where the book is served, under the sample configuration's policy."""
    assert (SITE / "index.html").is_file(), "There is no built book. Run 'make build' first."
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def disk() -> str:
    """Where the book is on disk, as a double click opens it."""
    return SITE.as_uri() + "/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@dataclass
class Watched:
    """A page, and everything it did that a reader should never meet."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a page in a browser of its own; whatever is not the book's is refused and noted."""
    contexts: list[BrowserContext] = []

    def open_(url: str, *, size: dict[str, int] = PHONE, **options: object) -> Watched:
        context = browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        contexts.append(context)
        base = url.split("/_build/html/", maxsplit=1)[0] if url.startswith("file:") else "/".join(url.split("/")[:3])
        watched = Watched(context.new_page())

        def judge(route):
            if route.request.url.startswith((base, "data:", "blob:")):
                route.continue_()
            else:
                watched.outside.append(route.request.url)
                route.abort()

        context.route("**/*", judge)
        watched.page.on(
            "console", lambda m: watched.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        watched.page.goto(url)
        return watched

    yield open_
    for context in contexts:
        context.close()


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
    if page.locator(".nd-chart").count():
        page.locator(".nd-chart").first.scroll_into_view_if_needed()
        page.wait_for_selector(".nd-chart .main-svg")
