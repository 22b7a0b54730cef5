"""Opens the notebooks live in JupyterLab, at the page "start here", with the front end bundled."""

from __future__ import annotations

import argparse
import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Sequence

from frontend import BUNDLES, TOP, bundle_if_stale

from needling.course import CourseError, book_folder
from needling.course.chapters import START_PAGE, start_page

#: Jupyter's own first port, and how many after it are tried when nobody named one.
FIRST_PORT, TRIED = 8888, 20


def command(host: str, port: int, *, root: bool, browser: bool) -> list[str]:
    """How JupyterLab is started: quiet, with the course's text marks, at the page to start with."""
    return [
        sys.executable, "-m", "jupyter", "lab",
        f"--ServerApp.root_dir={book_folder()}",
        *([f"--LabApp.default_url=/lab/tree/{START_PAGE}"] if start_page().is_file() else []),
        f"--ServerApp.ip={host}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
        "--ServerApp.jpserver_extensions={'needling.lab': True}",
        f"--LabApp.extra_labextensions_path={BUNDLES / 'lab'}",
        # What it says at every start says nothing is wrong; warnings and errors it still says.
        "--Application.log_level=WARN",
        # Kernels are spoken to in cipher; without it each says at its start that it could be overheard.
        "--KernelManager.transport_encryption=auto",
        # Its own default is longer than its pings are apart, which it then says of every kernel.
        "--ServerApp.tornado_settings={'ws_ping_timeout': 30_000}",
        # Looking for language servers, it counts those that are not there.
        "--LanguageServerManager.autodetect=False",
        # Nobody else is asked for news or updates.
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *(["--allow-root"] if root else []),
        *([] if browser else ["--no-browser"]),
    ]  # fmt: skip


def free_port(host: str, asked: int | None) -> int:
    """The port that was asked for, else the first free one.

    Raises:
        OSError: if it cannot be used, or none is free.
    """
    tried = range(asked, asked + 1) if asked is not None else range(FIRST_PORT, FIRST_PORT + TRIED)
    for port in tried:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                if port == tried[-1]:
                    raise
            else:
                return port
    raise AssertionError  # The last one is returned or raises.


def has_browser() -> bool:
    """Whether this machine can open a window with a page; a text browser would take the terminal."""
    windows = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME"}
    if sys.platform.startswith("linux") and not windows & set(os.environ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def address_in_words(host: str, port: int, token: str, *, browser: bool) -> str:
    """The one sentence that says where it is."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - asked for by the user
        from serve import lan_address  # noqa: PLC0415 - only now is it worth loading a server

        host = lan_address()
    shown = f"[{host}]" if ":" in host else host
    where = f"http://{shown}:{port}/?token={token}"
    return f"JupyterLab opens at  {where}" if browser else f"Open this address in a browser:  {where}"


def main(arguments: Sequence[str]) -> None:
    """The command ``make lab``; words that it does not know are JupyterLab's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=None)
    options, others = parser.parse_known_args(arguments)
    try:
        port = free_port(options.host, options.port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        where = f"Port {options.port or FIRST_PORT} on {options.host}"
        sys.exit(f"{where} cannot be used ({reason}). Try another: make lab PORT=8890")
    if not bundle_if_stale():
        sys.exit("The front end could not be bundled; the lines above say why.")
    browser, token = has_browser(), secrets.token_hex(16)
    print(address_in_words(options.host, port, token, browser=browser))
    print("Whoever has the address can run programs here. Stop with Ctrl+C, twice.", flush=True)
    os.chdir(TOP)
    # Not on the command line, which everybody on the machine can read.
    os.environ["JUPYTER_TOKEN"] = token
    started = [*command(options.host, port, root=os.getuid() == 0, browser=browser), *others]
    os.execv(started[0], started)  # noqa: S606


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except CourseError as wrong:
        sys.exit(str(wrong))
