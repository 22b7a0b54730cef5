"""Whatever goes wrong, the last good book stays; what goes right replaces it whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import build
import pytest


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The last good book, in a folder of its own; every step of a build goes well and makes nothing."""
    for name, path in {"BUILD": "", "SITE": "html", "_ASIDE": "aside", "_LOG": "build.log"}.items():
        monkeypatch.setattr(build, name, tmp_path / path)
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "index.html").write_text("the last good book")
    monkeypatch.setattr(build, "problems", list)
    monkeypatch.setattr(build, "bundle_if_stale", lambda: True)
    monkeypatch.setattr(build, "forget_stale", lambda *_: None)
    monkeypatch.setattr(build.subprocess, "run", sphinx(0))
    return tmp_path / "html"


def sphinx(code: int, log: str = "") -> Callable[..., Any]:
    """A Sphinx that says ``log`` and, when it ends well, leaves a page."""

    def run(*_: Any, stdout: Any, **__: Any) -> SimpleNamespace:
        stdout.write(log)
        if not code:
            (build._ASIDE / "html").mkdir(parents=True, exist_ok=True)
            (build._ASIDE / "html" / "start.html").write_text("a new book")
        return SimpleNamespace(returncode=code)

    return run


def untouched(site: Path) -> bool:
    return [path.name for path in site.iterdir()] == ["index.html"] and (
        site / "index.html"
    ).read_text() == "the last good book"


def test_a_slip_in_the_data_leaves_the_last_good_book(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "problems", lambda: ["book/index.md: there is no fact 'Z99'."])
    assert not build.build()
    assert untouched(site)
    assert capsys.readouterr().out.splitlines() == [
        "book/index.md: there is no fact 'Z99'.",
        "Not built: 1 to mend. The last good book stays in _build/html.",
    ]


def test_a_front_end_that_fails_leaves_the_last_good_book(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "bundle_if_stale", lambda: False)
    assert not build.build()
    assert untouched(site)


def test_a_warning_leaves_the_last_good_book_and_is_told_once(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"\x1b[91m{build.TOP}/book/index.md:3: WARNING: no such page\x1b[39;49;00m\n"
    monkeypatch.setattr(build.subprocess, "run", sphinx(1, f"reading sources\n{line}{line}"))
    assert not build.build()
    assert untouched(site)
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "book/index.md:3: no such page"
    assert len(said) == 3
    assert said[2].startswith("Not built. The last good book stays in _build/html")


def test_a_good_build_replaces_the_whole_book(site: Path) -> None:
    assert build.build()
    assert [path.name for path in site.iterdir()] == ["start.html"]
    assert sorted(path.name for path in site.parent.iterdir()) == ["aside", "build.log", "html"]
