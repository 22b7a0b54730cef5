"""Serves the book, and builds it anew when a source is saved; the open page reloads by itself."""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from reloading import reloading
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from watching import saves

from needling.course.loading import book_folder

TOP = Path(__file__).parents[1]
SITE = TOP / "_build" / "html"


async def build(saved: set[Path]) -> bool:
    """Build in a process of its own, so that nothing that was read before is believed; it says what is wrong.

    Args:
        saved: the files whose slips are to be told at once; empty for the first build.
    """
    names = [str(path) for path in sorted(saved)]
    process = await asyncio.create_subprocess_exec(sys.executable, str(TOP / "tools" / "build.py"), "--saved", *names)
    try:
        return await process.wait() == 0
    except asyncio.CancelledError:
        process.terminate()
        await process.wait()
        raise


async def rebuild_at_saves() -> None:
    """Build after every save. What is saved during a build is built next; a mistake is told and the last good book stays."""
    async for changed in saves(TOP, book_folder()):
        there = {path for path in changed if path.is_file()}  # Some editors write beside what they save.
        print(f"\nSaved: {', '.join(sorted({path.name for path in there or changed}))}", flush=True)
        await build(there)


def application() -> Starlette:
    """The server: the built site, built anew at every save."""

    @asynccontextmanager
    async def building(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(rebuild_at_saves())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    return Starlette(routes=reloading(SITE), middleware=[Middleware(GZipMiddleware)], lifespan=building)


def lan_address() -> str:
    """This machine's address in the local network, as phones in the room would type it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # Sends nothing: it only asks which way a packet would go.
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def refuse_a_taken_port(host: str, port: int) -> None:
    """Stop with a sentence when the port cannot be used, before anything is built."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            sys.exit(f"Port {port} on {host} cannot be used ({reason}). Try another: make serve PORT=8001")


def main() -> None:
    """The command ``make serve``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    refuse_a_taken_port(options.host, options.port)
    if not asyncio.run(build(set())) and not SITE.is_dir():
        sys.exit(1)
    everywhere = options.host in ("0.0.0.0", "::")  # noqa: S104 - asked for by the user
    address = lan_address() if everywhere else options.host
    where = "  (type this on phones in the room)" if everywhere else ""
    print(f"\nThe book is at  http://{address}:{options.port}/{where}")
    print("Saving a source builds it anew and reloads the page. Stop with Ctrl+C.", flush=True)
    uvicorn.run(application(), host=options.host, port=options.port, log_level="warning")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        os._exit(130)
