"""Finds a browser for the tests and the benchmark: a headless shell where there is one, else Chromium or Chrome."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

#: Chromium without its windows opens a page in half the time: a test run opens over a thousand.
_SHELL = "chromium-headless-shell"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", _SHELL)
#: Quiet and closed: the browser itself asks nobody for anything while tests watch the network.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
#: Only what is on this machine can be reached: a page that asks somebody else asks in vain.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
#: A page that scrolls smoothly makes every click of a test wait half a second until what it clicks has come to rest.
_AT_ONCE = "--disable-smooth-scrolling"

MISSING = (
    "No browser for the tests. Install one: on Debian 'apt-get install chromium-headless-shell', elsewhere Chrome or "
    "Chromium from their makers; or '.venv/bin/python -m playwright install chromium' where downloads are allowed."
)


class NoBrowserError(Exception):
    """There is no browser, and none could be fetched."""


def browser_path(playwright: Playwright) -> str:
    """The executable of a Chromium-like browser.

    Raises:
        NoBrowserError: if there is none and Playwright cannot download its own.
    """
    own = playwright.chromium.executable_path
    installed = [found for name in _NAMES if (found := shutil.which(name))]
    if Path(own).exists():
        return own
    if installed:
        return installed[0]
    print("Fetching a browser for the tests …", flush=True)
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True, timeout=600
    )
    if Path(own).exists():
        return own
    raise NoBrowserError(MISSING)


def launch(playwright: Playwright) -> Browser:
    """Start the browser as readers have it, for what is measured.

    Raises:
        NoBrowserError: if there is none and Playwright cannot download its own.
    """
    return playwright.chromium.launch(executable_path=browser_path(playwright), args=[*FLAGS, CLOSED])


def launch_shell(playwright: Playwright) -> Browser:
    """Start the browser for tests: a headless shell, installed or Playwright's own, before any other.

    Raises:
        NoBrowserError: if there is none and Playwright cannot download its own.
    """
    arguments = [*FLAGS, CLOSED, _AT_ONCE]
    if shell := shutil.which(_SHELL):
        return playwright.chromium.launch(executable_path=shell, args=arguments)
    with contextlib.suppress(Error):
        return playwright.chromium.launch(args=arguments)
    return launch(playwright)


if __name__ == "__main__":
    try:
        with sync_playwright() as started:
            browser = launch_shell(started)
            print(browser.version)
            browser.close()
    except (NoBrowserError, subprocess.TimeoutExpired):
        sys.exit(MISSING)
