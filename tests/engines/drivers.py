"""Firefox and WebKit as a reader uses them: two libraries that speak WebDriver, behind one small set of acts."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engines import Engine
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

PHONE, DESK = (390, 844), (1280, 900)
_CSS = "css selector"
_PATIENCE_S = 10.0


class Reader:
    """Somebody who reads with this browser. Both libraries agree on elements; what they name differently is given.

    Attributes:
        script: runs a function's body in the page; ``arguments`` are what it was given.
    """

    def __init__(
        self,
        driver: Any,
        *,
        go: Callable[[str], object],
        script: Callable[[str, list[object]], Any],
        resize: Callable[[int, int], object],
    ) -> None:
        self._driver, self._go, self._script = driver, go, script
        self.resize = resize

    def open(self, address: str) -> None:
        """Open a page and wait for its widgets."""
        self._go(address)
        self._wait_for_widgets()

    def reload(self) -> None:
        """Load the page again."""
        self._driver.refresh()
        self._wait_for_widgets()

    def _wait_for_widgets(self) -> None:
        self.until(
            "return document.readyState === 'complete' && (document.documentElement.dataset.hydrated !== undefined"
            " || !document.querySelector('script[src*=\"needling/page.js\"]'))"
        )

    def script(self, code: str, *arguments: object) -> Any:
        """What a function with this body gives back."""
        return self._script(code, list(arguments))

    def until(self, code: str, *arguments: object) -> Any:
        """Wait until this is true, and return it."""
        ends = time.monotonic() + _PATIENCE_S
        while not (found := self.script(code, *arguments)):
            assert time.monotonic() < ends, f"never true: {code} {arguments}"
            time.sleep(0.02)
        return found

    def all(self, css: str) -> list[Any]:
        """The elements that fit and are seen."""
        return [one for one in self._driver.find_elements(_CSS, css) if one.is_displayed()]

    def click(self, css: str, place: int = 0) -> None:
        """Click, as a finger does, on the first that fits and is seen, or on another."""
        element = self._ready(css, place)
        self.script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def press(self, css: str, keys: str) -> None:
        """Press keys where the first that fits and is seen has the focus."""
        self._ready(css, 0).send_keys(keys)

    def _ready(self, css: str, place: int) -> Any:
        ends = time.monotonic() + _PATIENCE_S
        while len(found := self.all(css)) <= place or not found[place].is_enabled():
            assert time.monotonic() < ends, f"never there to be used: {css} {place}"
            time.sleep(0.02)
        return found[place]

    def text(self, css: str) -> str:
        """The words of the first that fits, spaces as one."""
        found = self.script("return document.querySelector(arguments[0])?.textContent ?? ''", css)
        return " ".join(str(found).split())

    def sees(self, css: str) -> bool:
        """Whether anything that fits is seen."""
        return bool(self.all(css))

    def colour(self, css: str, name: str = "background-color") -> str:
        """A colour that the page has computed."""
        found = self.script("return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", css, name)
        return str(found)

    def picture(self, path: Path) -> None:
        """Keep what is seen, for somebody to look at."""
        self._driver.save_screenshot(str(path))


@contextmanager
def reading(engine: Engine, *, dark: bool = False) -> Iterator[Reader]:
    """Start a browser with nothing in it."""
    with {"Firefox": _firefox, "WebKit": _webkit}[engine.name](engine, dark) as reader:
        yield reader


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _firefox(engine: Engine, dark: bool) -> Iterator[Reader]:
    from marionette_driver.marionette import Marionette  # noqa: PLC0415 - on Linux alone

    with tempfile.TemporaryDirectory(prefix="firefox-") as kept:
        driver = Marionette(
            bin=engine.programs[0],
            headless=True,
            port=_free_port(),
            prefs={"ui.systemUsesDarkTheme": int(dark)},
            gecko_log=str(Path(kept) / "log"),
        )
        driver.start_session()
        try:
            yield Reader(
                driver,
                go=driver.navigate,
                script=lambda code, arguments: driver.execute_script(code, script_args=arguments),
                resize=lambda width, height: driver.set_window_rect(width=width, height=height),
            )
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    reading_end, writing_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing_end), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    xvfb = subprocess.Popen(command, pass_fds=[writing_end], stderr=subprocess.DEVNULL)
    os.close(writing_end)
    try:
        with os.fdopen(reading_end) as told:
            yield f":{told.readline().strip()}"
    finally:
        xvfb.terminate()
        xvfb.wait()


@contextmanager
def _webkit(engine: Engine, dark: bool) -> Iterator[Reader]:
    program, browser, _ = engine.programs
    options = Options()
    options.binary_location = str(browser)
    options.add_argument("--automation")
    if dark:
        options.add_argument("--dark-mode")
    with _screen() as screen:
        service = Service(str(program), env={**os.environ, "DISPLAY": screen})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield Reader(
                driver,
                go=driver.get,
                script=lambda code, arguments: driver.execute_script(code, *arguments),
                resize=driver.set_window_size,
            )
        finally:
            driver.quit()
