"""The browsers besides Chromium that the tests drive: where they are on this machine, and which are missing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True)
class Engine:
    """A browser's engine.

    Attributes:
        programs: what must be there to drive it, as found on this machine; ``None`` for one that is not.
        package: Debian's packages that bring them.
    """

    name: str
    programs: tuple[str | None, ...]
    package: str

    @property
    def here(self) -> bool:
        """Whether it can be driven on this machine."""
        return None not in self.programs


def engines() -> list[Engine]:
    """All that are known; readers on iPhones have WebKit, whatever their browser is called."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    # MiniBrowser is no command: it stands with the library.
    mini = next(map(str, sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))), None)
    return [
        # What drives Firefox is installed on Linux alone.
        Engine("Firefox", (firefox, "marionette_driver" if find_spec("marionette_driver") else None), "firefox-esr"),
        Engine("WebKit", (shutil.which("WebKitWebDriver"), mini, shutil.which("Xvfb")), "webkit2gtk-driver xvfb"),
    ]
