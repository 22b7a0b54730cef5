"""Whatever goes wrong, the last good book stays, in every language; what goes right replaces it whole, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import build
import pytest

PLACES = {"en": "_build/html", "sv": "_build/sv/html"}


@pytest.fixture(params=PLACES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The last good books, in a folder of their own; every step of a build goes well and makes nothing."""
    monkeypatch.setattr(build, "BUILD", tmp_path / "_build")
    for place in PLACES.values():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "index.html").write_text("the last good book")
    monkeypatch.setattr(build, "problems", list)
    monkeypatch.setattr(build, "language_problems", lambda _code: [])
    monkeypatch.setattr(build, "speak", lambda *_: None)
    monkeypatch.setattr(build, "bundle_if_stale", lambda: True)
    monkeypatch.setattr(build, "forget_stale", lambda *_: None)
    monkeypatch.setattr(build.subprocess, "run", sphinx(0))
    return tmp_path / PLACES[code]


def sphinx(code: int, log: str = "") -> Callable[..., Any]:
    """A Sphinx that says ``log`` and, when it ends well, leaves a page."""

    def run(command: list[str], *_: Any, stdout: Any, **__: Any) -> SimpleNamespace:
        stdout.write(log)
        if not code and "html" in command:
            made = Path(command[command.index("html") + 1]) / "html"
            made.mkdir(parents=True)
            (made / "start.html").write_text("a new book")
        return SimpleNamespace(returncode=code)

    return run


def untouched(site: Path) -> bool:
    return [path.name for path in site.iterdir()] == ["index.html"] and (
        site / "index.html"
    ).read_text() == "the last good book"


def test_a_slip_in_the_data_leaves_the_last_good_book(
    code: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "problems", lambda: ["book/index.md: there is no fact 'Z99'."])
    assert not build.build(code)
    assert untouched(site)
    assert capsys.readouterr().out.splitlines() == [
        "book/index.md: there is no fact 'Z99'.",
        f"Not built: 1 to mend. The last good book stays in {PLACES[code]}.",
    ]


def test_a_front_end_that_fails_leaves_the_last_good_book(
    code: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "bundle_if_stale", lambda: False)
    assert not build.build(code)
    assert untouched(site)


def test_a_warning_leaves_the_last_good_book_and_is_told_once(
    code: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = f"\x1b[91m{build.TOP}/book/index.md:3: WARNING: no such page\x1b[39;49;00m\n"
    monkeypatch.setattr(build.subprocess, "run", sphinx(1, f"reading sources\n{line}{line}"))
    assert not build.build(code)
    assert untouched(site)
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "book/index.md:3: no such page"
    assert len(said) == 3
    assert said[2].startswith(f"Not built. The last good book stays in {PLACES[code]};")


def test_a_good_build_replaces_the_whole_book_and_no_other(code: str, site: Path, tmp_path: Path) -> None:
    assert build.build(code)
    assert [path.name for path in site.iterdir()] == ["start.html"]
    others = [tmp_path / place for other, place in PLACES.items() if other != code]
    assert others
    assert all(untouched(other) for other in others)


def test_a_language_without_catalogues_is_refused_in_one_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(build, "problems", list)
    monkeypatch.setattr(build, "BUILD", site.parent)
    assert not build.build("tlh")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("book/locale has no language 'tlh'. There are: en, ")
    assert len(said) == 2
