"""Builds the book: checks first, builds in a staging folder, and puts the result in ``_build/html`` only when all went well.

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
from pathlib import Path

from frontend import bundle_if_stale
from languages import language_problems, speak
from notebook_cache import forget_stale

from needling.check import problems
from needling.course import CourseError
from needling.course.text import SOURCE_LANGUAGE

TOP = Path(__file__).parents[1]
BUILD = TOP / "_build"
SITE = BUILD / "html"

#: What Sphinx and the kernel say that an author has no use for.
_NOISE = re.compile(r"IPKernelApp|Kernel is running over TCP|^\s*$|WARNING: Executing notebook failed")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def folder_of(code: str) -> Path:
    """Where all that is built of a language stands; the site itself in ``html`` there."""
    return BUILD if code == SOURCE_LANGUAGE else BUILD / code


def build(code: str = SOURCE_LANGUAGE) -> bool:
    """Build the site in a language; says what it does. ``False`` when something was wrong: the last good site is untouched."""
    started = time.monotonic()
    folder = folder_of(code)
    stays = f"The last good book stays in {_shown(folder / 'html')}"
    found = [*problems(), *language_problems(code)]
    if found:
        _say(*found, f"Not built: {len(found)} to mend. {stays}.")
        return False
    if not bundle_if_stale():
        _say(f"Not built: the front end could not be bundled. {stays}.")
        return False
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "build.log"
    speak(code, folder)
    forget_stale(folder / "executed", TOP)
    _forget_pages_of_older_code(folder / "staging")
    _say("Building the book …")
    # Processes of their own: Sphinx changes much that is global, modules change, and a server builds many times.
    # The second decides: what the first could not execute, it executes itself and says why it fails.
    steps = [
        ["notebook_cache.py", str(folder / "executed")],
        ["run_sphinx.py", "html", str(folder / "staging"), str(folder / "executed")],
    ]
    with log.open("w", encoding="utf-8") as told:
        for script, *arguments in steps:
            command = [sys.executable, str(TOP / "tools" / script), *arguments]
            failed = subprocess.run(command, cwd=TOP, stdout=told, stderr=subprocess.STDOUT, check=False).returncode
    if failed:
        _say(*_complaints(log), f"Not built. {stays}; the whole log is {log.name} there.")
        return False
    _put_in_place(folder)
    _say(f"Built in {time.monotonic() - started:.1f} s: {_shown(folder / 'html' / 'index.html')}")
    return True


def _shown(path: Path) -> str:
    return f"_build/{path.relative_to(BUILD).as_posix()}"


def _forget_pages_of_older_code(staging: Path) -> None:
    """Sphinx knows which page reads which file of the book, not which code made the page."""
    read = staging / ".doctrees" / "environment.pickle"
    code = [path for path in (TOP / "src").rglob("*") if path.suffix in (".py", ".html")]
    if read.is_file() and max(path.stat().st_mtime for path in code) > read.stat().st_mtime:
        shutil.rmtree(staging)


def _put_in_place(folder: Path) -> None:
    """Swap the finished site in: a reader never meets half of one."""
    site, new, old = folder / "html", folder / "html.new", folder / "html.old"
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(
        folder / "staging" / "html", new, ignore=shutil.ignore_patterns(".buildinfo*", "reports", "objects.inv")
    )
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _complaints(log: Path) -> list[str]:
    """The lines of the log that name a mistake: each once, without colours and without this machine's paths."""
    text = _COLOUR.sub("", log.read_text(encoding="utf-8", errors="replace")).replace(f"{TOP}{os.sep}", "")
    lines = [line.strip() for line in text.splitlines() if not _NOISE.search(line)]
    warnings = [re.sub(r"(?:WARNING|ERROR): ", "", line) for line in lines if re.search(r"\b(WARNING|ERROR): ", line)]
    raised = re.search(r"myst_nb\.core\.execute\.base\.ExecutionError: (\S+)", text)
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
        asked = options.parse_args().language or SOURCE_LANGUAGE
        sys.exit(0 if build(asked) else 1)
    except CourseError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            for leftover in BUILD.glob("**/html.new"):
                shutil.rmtree(leftover, ignore_errors=True)
        sys.exit("Stopped. The last good book stays where it was.")
