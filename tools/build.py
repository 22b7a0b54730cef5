"""Builds the book: checks, builds in a staging folder, and puts the result in ``_build/html`` only when all went well.

In another language than English it stands in ``_build/<language>/html``: ``--language sv``.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from frontend import bundle_if_stale
from languages import language_problems, speak
from site_files import finish, site_address
from snapshot import take

from needling.borrowed import FAILED_NOTEBOOK, has_jupyter_book
from needling.course.loading import CourseError, book_folder
from needling.course.text import SOURCE_LANGUAGE

Run = subprocess.Popen[bytes]

TOP = Path(__file__).parents[1]
#: Plain Sphinx builds beside Jupyter Book.
BUILD = TOP / "_build" if has_jupyter_book() else TOP / "_build" / "plain"
_SHOWN = BUILD.relative_to(TOP).as_posix()
SITE = BUILD / "html"

#: What Sphinx and the kernel say that an author has no use for.
_NOISE = re.compile(r"IPKernelApp|Kernel is running over TCP|^\s*$|WARNING: Executing notebook failed")
#: myst-nb counts lines of a notebook as cell x 10,000 + line.
_CELL = re.compile(r"(\S+\.ipynb):(\d{5,})(?=:)")
#: How long the pages of a refused book may still take.
_MOMENT_S = 5.0
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def folder_of(code: str) -> Path:
    """Where all that is built of a language stands; the site itself in ``html`` there."""
    return BUILD if code == SOURCE_LANGUAGE else BUILD / code


def build(code: str = SOURCE_LANGUAGE, saved: Sequence[Path] = (), address: str = "") -> bool:
    """Build the site in a language; says what it does. ``False`` when something was wrong: the last good site is untouched.

    The check and the making of pages run side by side on one snapshot of the sources, each in a process of its own, so that
    nothing is remembered from before. Only what both are content with is put in place.
    """
    started = time.monotonic()
    folder = folder_of(code)
    stays = f"The last good book stays in {_shown(folder / 'html')}"
    if not bundle_if_stale():
        _say(f"Not built: the front end could not be bundled. {stays}.")
        return False
    top = book_folder().parent
    source = take(top, folder / "source")
    with _reading(source):
        found = language_problems(code)
        saved_there = [path for one in saved if (path := _in(source, one, top)).is_file()]
        first = _start("needling.check", *map(str, saved_there), stdout=subprocess.PIPE) if saved_there else None
        checked = _start("needling.check", "--brief", stdout=subprocess.PIPE)
        if found or code != SOURCE_LANGUAGE:
            found += _told_by(checked)  # What speaks a language reads the data first.
        if not found:
            speak(code, folder)
            os.environ["NEEDLING_SITE"] = address
            _say("Building the book …")
            log = folder / "build.log"
            with log.open("w", encoding="utf-8") as told:
                made = _start("make_pages.py", str(folder), stdout=told)
                at_once = _told_by(first) if first else []
                _say(*at_once[:-1])  # How many there are to mend, the whole check knows.
                found = _told_by(checked) if code == SOURCE_LANGUAGE else []
                _say(*(line for line in found if line not in at_once[:-1]))
                failed = _wait(made, folder / "staging", refused=bool(found))
        else:
            _say(*found)
    if found:
        _say(f"Not built. {stays}.")
        return False
    if failed:
        _say(*_complaints(log, source), f"Not built. {stays}; the whole log is {log.name} there.")
        return False
    _put_in_place(folder, address)
    _say(f"Built in {time.monotonic() - started:.1f} s: {_shown(folder / 'html' / 'index.html')}")
    return True


def _shown(path: Path) -> str:
    return f"{_SHOWN}/{path.relative_to(BUILD).as_posix()}"


@contextlib.contextmanager
def _reading(source: Path) -> Iterator[None]:
    """This process and those that it starts read the book in a snapshot."""
    before = os.environ.get("NEEDLING_BOOK")
    os.environ["NEEDLING_BOOK"] = str(source / "book")
    try:
        yield
    finally:
        os.environ.pop("NEEDLING_BOOK")
        if before is not None:
            os.environ["NEEDLING_BOOK"] = before


def _start(*command: str, stdout: Any) -> Run:
    script, *arguments = command
    where = [str(TOP / "tools" / script)] if script.endswith(".py") else ["-m", script]
    return subprocess.Popen([sys.executable, *where, *arguments], cwd=TOP, stdout=stdout, stderr=subprocess.STDOUT)


def _in(source: Path, saved: Path, top: Path) -> Path:
    """A file of the course in its snapshot; what is no file of the course is nowhere there."""
    return source / (saved.relative_to(top) if saved.is_relative_to(top) else "nowhere")


def _told_by(check: Run) -> list[str]:
    """What the check refuses, line by line; empty when all is well. What it only advises is for ``make check``."""
    told, _ = check.communicate()
    return told.decode(errors="replace").splitlines() if check.returncode else []


def _wait(made: Run, staging: Path, *, refused: bool) -> bool:
    """Whether making the pages failed. What is refused anyway may have a moment, so that the next build is quick."""
    try:
        failed = bool(made.wait(timeout=_MOMENT_S if refused else None))
    except subprocess.TimeoutExpired:
        made.kill()
        made.wait()
        failed = True
    if failed:
        shutil.rmtree(staging, ignore_errors=True)
    return failed


def _put_in_place(folder: Path, address: str) -> None:
    """Swap the finished site in: a reader never meets half of one."""
    site, new, old = folder / "html", folder / "html.new", folder / "html.old"
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(folder / "staging" / "html", new)
    finish(new, address)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _complaints(log: Path, source: Path) -> list[str]:
    """The lines of the log that name a mistake: each once, without colours and without this machine's paths."""
    text = _COLOUR.sub("", log.read_text(encoding="utf-8", errors="replace"))
    for folder in (source, TOP):
        text = text.replace(f"{folder}{os.sep}", "")
    text = _CELL.sub(lambda found: f"{found[1]}, cell {int(found[2]) // 10_000}, line {int(found[2]) % 10_000}", text)
    lines = [line.strip() for line in text.splitlines() if not _NOISE.search(line)]
    warnings = [re.sub(r"(?:WARNING|ERROR): ", "", line) for line in lines if re.search(r"\b(WARNING|ERROR): ", line)]
    raised = FAILED_NOTEBOOK.search(text)
    if raised:
        errors = re.findall(r"^(?:\w+\.)*(\w*(?:Error|Exception|Interrupt)): (.+)$", text, flags=re.M)
        reasons = [
            what for kind, what in errors if kind not in ("ExecutionError", "CellExecutionError", "RuntimeError")
        ]
        warnings.append(f"{raised[1]}: a cell fails: {reasons[0] if reasons else 'see the log'}")
    return list(dict.fromkeys(warnings)) or lines[-3:]


def _say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    try:
        options = argparse.ArgumentParser(description=__doc__)
        options.add_argument("--language", default="", help="sv: one that has catalogues; xx: the pseudo-language")
        options.add_argument("--saved", nargs="*", type=Path, default=[], help="files whose slips are told first")
        options.add_argument("--site", default="", help="the address at which the site will stand")
        asked = options.parse_args()
        sys.exit(0 if build(asked.language or SOURCE_LANGUAGE, asked.saved, site_address(asked.site)) else 1)
    except CourseError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            for leftover in BUILD.glob("**/html.new"):
                shutil.rmtree(leftover, ignore_errors=True)
        sys.exit("Stopped. The last good book stays where it was.")
