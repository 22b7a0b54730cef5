"""The built book, served under its policy to browsers of other engines, each page with a watch that tells of complaints."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import TOP

sys.path.insert(0, str(TOP / "tools"))

from engines import Engine, engines
from host_headers import headers

from tests.engines.drivers import PHONE, Reader, reading

SITE = TOP / "_build" / "html"
WATCH = (Path(__file__).parent / "watch.js").read_bytes()
_WATCHED = b'<head><script src="/watch.js"></script>'


@dataclass
class Book:
    """The book at an address of its own, so that a browser keeps nothing for it yet; and what its pages complained of."""

    address: str = ""
    complaints: list[str] = field(default_factory=list)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, book: Book) -> None:
        self.book = book
        super().__init__(*arguments, directory=str(SITE))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = SITE / self.path.partition("?")[0].lstrip("/")
        if self.path == "/watch.js":
            self._send(WATCH, "text/javascript")
        elif path.suffix == ".html" and path.is_file():
            self._send(path.read_bytes().replace(b"<head>", _WATCHED, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def do_POST(self) -> None:
        self.book.complaints.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        for name, value in headers().items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each engine is started by one process."""
    for item in items:
        if "engine" in (parameters := getattr(getattr(item, "callspec", None), "params", {})):
            item.add_marker(pytest.mark.xdist_group(parameters["engine"].name))


@pytest.fixture(scope="session", params=engines(), ids=lambda one: one.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    """An engine that is on this machine."""
    found: Engine = request.param
    if not found.here:
        pytest.skip(f"no {found.name} here: apt-get install {found.package}")
    return found


@pytest.fixture(scope="session")
def browser(engine: Engine) -> Iterator[Reader]:
    """A browser, started once."""
    with reading(engine) as reader:
        reader.resize(*PHONE)
        yield reader


@pytest.fixture
def book() -> Iterator[Book]:
    """The book, served; in the end no page has complained of anything."""
    assert (SITE / "index.html").is_file(), "There is no built book. Run 'make build' first."
    served = Book()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, book=served))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_address[1]}/"
    yield served
    server.shutdown()
    server.server_close()
    assert served.complaints == []
