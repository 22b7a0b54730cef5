"""Serves the book, and builds it anew when a source is saved; the open page reloads by itself."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from build import SITE, TOP, build
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from needling.course import CourseError

_WATCHED = [TOP / name for name in ("book", "src", "_config.yml", "_toc.yml")]
_IGNORED = [TOP / "src" / "needling" / "widgets" / "bundles"]
_IGNORED_NAMES = [r"__pycache__", r"\.ipynb_checkpoints", r"\.egg-info", r"~$", r"\.swp$", r"/\.#"]


def rebuild(changed_paths: Sequence[Path]) -> None:
    """Build after a change; a mistake is told and the server goes on with the last good book."""
    print(f"\nSaved: {', '.join(sorted({path.name for path in changed_paths}))}", flush=True)
    attempt()


def attempt() -> bool:
    """Build; ``False`` when something was wrong, which has then been said."""
    try:
        return build()
    except CourseError as error:
        print(error, flush=True)
        return False


def lan_address() -> str:
    """This machine's address in the local network, as phones in the room would type it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # Sends nothing: it only asks which way a packet would go.
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def main() -> None:
    """The command ``make serve``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            where = f"Port {options.port} on {options.host}"
            sys.exit(f"{where} cannot be used ({reason}). Try another: make serve PORT=8001")
    if not attempt() and not SITE.is_dir():
        sys.exit(1)
    everywhere = options.host in ("0.0.0.0", "::")  # noqa: S104 - asked for by the user
    address = lan_address() if everywhere else options.host
    watcher = RebuildServer(_WATCHED, IgnoreFilter(_IGNORED, _IGNORED_NAMES), rebuild)
    app = Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher),
            Mount("/", StaticFiles(directory=SITE, html=True)),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=f"{address}:{options.port}")],
        lifespan=watcher.lifespan,
    )
    print(
        f"\nThe book is at  http://{address}:{options.port}/"
        + ("  (type this on phones in the room)" if everywhere else "")
    )
    print("Saving a source builds it anew and reloads the page. Stop with Ctrl+C.", flush=True)
    uvicorn.run(app, host=options.host, port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
