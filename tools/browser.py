"""Finds a browser for the tests and the benchmark: Playwright's own, else an installed Chromium or Chrome."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Quiet and closed: the browser itself asks nobody for anything while tests watch the network.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
#: Only what is on this machine can be reached: a page that asks somebody else asks in vain.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

MISSING = (
    "No browser for the tests. Install one: on Debian or Ubuntu 'apt-get install chromium', elsewhere Chrome or "
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
    """Start the browser."""
    return playwright.chromium.launch(executable_path=browser_path(playwright), args=[*FLAGS, CLOSED])


if __name__ == "__main__":
    try:
        with sync_playwright() as started:
            print(browser_path(started))
    except (NoBrowserError, subprocess.TimeoutExpired):
        sys.exit(MISSING)
