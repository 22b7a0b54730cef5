"""The built book, served and from disk, in a real browser that is watched while it works."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from needling.questions import Question
from needling.widgets.quiz import page as quiz_html
from tests.browser.pool import Pool, PooledPage, own_context
from tests.browser.watching import PHONE, SITE, TOP, Watched, watch

sys.path.insert(0, str(TOP / "tools"))

from bare_page import bare_page
from browser import launch_shell
from host_headers import headers


class _Handler(http.server.SimpleHTTPRequestHandler):
    #: One connection brings all files of a page, at once.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def end_headers(self) -> None:
        for name, value in headers().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder with the headers that the samples for hosts have; gives its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Where the book is served."""
    assert (SITE / "index.html").is_file(), "There is no built book. Run 'make build' first."
    with served(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Makes a page of nothing but the widgets it is given, and serves it; gives its address."""
    top: Path = tmp_path_factory.mktemp("bare")
    addresses: dict[str, str] = {}
    with served(top) as address:

        def make(body: str) -> str:
            if body not in addresses:
                addresses[body] = address + bare_page(body, top, f"page-{len(addresses)}.html").name
            return addresses[body]

        yield make


@pytest.fixture(scope="session")
def disk() -> str:
    """Where the book is on disk, as a double click opens it."""
    return SITE.as_uri() + "/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch_shell(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def pool(browser: Browser) -> Pool:
    return Pool(browser)


@pytest.fixture
def open_page(browser: Browser, pool: Pool) -> Iterator[Callable[..., Watched]]:
    """Opens a page in a browser that has met nothing yet, watched. A ``script`` runs before those of the page."""
    contexts: list[BrowserContext] = []
    pooled: list[PooledPage] = []

    def open_(url: str, *, size: dict[str, int] = PHONE, script: str = "", **options: Any) -> Watched:
        if script or options:
            contexts.append(own_context(browser, viewport=size, **options))
            contexts[-1].add_init_script(script)
            watched = watch(contexts[-1].new_page())
        else:
            pooled.append(pool.take())
            watched = pooled[-1].watched
            watched.page.set_viewport_size(size)  # type: ignore[arg-type]
        watched.open(url)
        return watched

    yield open_
    for context in contexts:
        context.close()
    for page in pooled:
        pool.give_back(page)


@pytest.fixture
def ask(open_page: Callable[..., Watched], bare: Callable[[str], str]) -> Iterator[Callable[..., Page]]:
    """Opens a page with one quiz of the questions given; in the end the browser must have complained about nothing."""
    asked: list[Watched] = []

    def ask_(*questions: Question, **options: object) -> Page:
        asked.append(open_page(bare(quiz_html(questions)), **options))
        return asked[-1].page

    yield ask_
    assert [complaint for watched in asked for complaint in watched.complaints + watched.outside] == []
