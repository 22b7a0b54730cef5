"""Whatever goes wrong, the last good book stays, in every language; what goes right replaces it whole, and no other."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import build
import pytest

from needling.course import CourseError

PLACES = {"en": "_build/html", "sv": "_build/sv/html"}


@pytest.fixture(params=PLACES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Ran:
    """A process that has ended, or one that never does."""

    def __init__(self, code: int | None, told: str = "") -> None:
        self.returncode, self.told = code, told

    def communicate(self) -> tuple[bytes, None]:
        """What it said."""
        return self.told.encode(), None

    def wait(self, timeout: float | None = None) -> int:
        """Its code, once it has ended."""
        if self.returncode is None:
            raise subprocess.TimeoutExpired("", timeout or 0)
        return self.returncode

    def kill(self) -> None:
        """Ended from outside."""
        self.returncode = -9


WELL = Ran(0, "All well.")


def running(check: Ran, pages: Ran) -> Callable[..., Ran]:
    """What a build starts: a check, and the making of pages, which leaves a page when it ends well."""

    def start(script: str, *arguments: str, stdout: Any) -> Ran:
        if script == "needling.check":
            return check
        staging = Path(arguments[0]) / "staging"
        (staging / "html").mkdir(parents=True)
        stdout.write(pages.told)
        if not pages.returncode:
            (staging / "html" / "start.html").write_text("a new book")
        return pages

    return start


@pytest.fixture
def site(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The last good books, in a folder of their own; every step of a build goes well and makes nothing."""
    monkeypatch.setattr(build, "BUILD", tmp_path / "_build")
    for place in PLACES.values():
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "index.html").write_text("the last good book")
    monkeypatch.setattr(build, "speak", lambda *_: None)
    monkeypatch.setattr(build, "bundle_if_stale", lambda: True)
    monkeypatch.setattr(build, "_start", running(WELL, Ran(0)))
    return tmp_path / PLACES[code]


def untouched(site: Path) -> bool:
    return [path.name for path in site.iterdir()] == ["index.html"] and (
        site / "index.html"
    ).read_text() == "the last good book"


@pytest.mark.parametrize("pages", [Ran(0), Ran(1), Ran(None)], ids=["made", "not made", "never made"])
def test_what_the_check_refuses_leaves_the_last_good_book(
    pages: Ran, code: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "book/index.md: there is no fact 'Z99'.\n1 to mend.\n"
    monkeypatch.setattr(build, "_start", running(Ran(1, told), pages))
    assert not build.build(code)
    assert untouched(site)
    said = [line for line in capsys.readouterr().out.splitlines() if line != "Building the book …"]
    assert said == [*told.splitlines(), f"Not built. The last good book stays in {PLACES[code]}."]


def test_a_front_end_that_fails_leaves_the_last_good_book(
    code: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "bundle_if_stale", lambda: False)
    assert not build.build(code)
    assert untouched(site)


def test_a_warning_leaves_the_last_good_book_and_is_told_once(
    code: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = site.parent / "source"
    line = f"\x1b[91m{source}/book/index.md:3: WARNING: no such page\x1b[39;49;00m\n"
    line += f"{source}/book/perform/numb.ipynb:60011: WARNING: no such term\n"
    monkeypatch.setattr(build, "_start", running(WELL, Ran(1, f"reading sources\n{line}{line}")))
    assert not build.build(code)
    assert untouched(site)
    said = capsys.readouterr().out.splitlines()
    assert said[1:3] == ["book/index.md:3: no such page", "book/perform/numb.ipynb, cell 6, line 11: no such term"]
    assert len(said) == 4
    assert said[3].startswith(f"Not built. The last good book stays in {PLACES[code]};")


def test_after_a_warning_every_page_is_read_anew(code: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_start", running(WELL, Ran(1)))
    assert not build.build(code)
    assert not (site.parent / "staging").exists()


def test_a_good_build_replaces_the_whole_book_and_no_other(code: str, site: Path, tmp_path: Path) -> None:
    assert build.build(code)
    assert {path.name for path in site.iterdir()} == {"start.html", ".nojekyll"}
    others = [tmp_path / place for other, place in PLACES.items() if other != code]
    assert others
    assert all(untouched(other) for other in others)


def test_a_language_without_catalogues_is_refused_in_one_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not build.build("tlh")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("book/locale has no language 'tlh'. There are: en, ")
    assert len(said) == 2


def test_the_build_reads_the_sentence_in_what_the_kernel_told(tmp_path: Path) -> None:
    """The build finds the reason by the name of the error before it."""
    told = "\n".join(CourseError("explore: there is no explorer 'deep'.")._render_traceback_())
    log = tmp_path / "build.log"
    log.write_text(f"myst_nb.core.execute.base.ExecutionError: perform/numb.ipynb\n\n{told}\n", encoding="utf-8")
    assert build._complaints(log, tmp_path) == [
        "perform/numb.ipynb: a cell fails: explore: there is no explorer 'deep'."
    ]
