"""Builds the book: checks first, builds aside, and puts the result in ``_build/html`` only when all went well."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from frontend import bundle_if_stale
from notebook_cache import forget_stale

from needling.check import problems
from needling.course import CourseError

TOP = Path(__file__).parents[1]
BUILD = TOP / "_build"
SITE = BUILD / "html"
_ASIDE = BUILD / "aside"
_LOG = BUILD / "build.log"

#: What Sphinx and the kernel say that an author has no use for.
_NOISE = re.compile(r"IPKernelApp|Kernel is running over TCP|^\s*$|WARNING: Executing notebook failed")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def build() -> bool:
    """Build the site; says what it does. ``False`` when something was wrong: then the last good site is untouched."""
    started = time.monotonic()
    found = problems()
    if found:
        _say(*found, f"Not built: {len(found)} to mend. The last good book stays in _build/html.")
        return False
    if not bundle_if_stale():
        _say("Not built: the front end could not be bundled. The last good book stays in _build/html.")
        return False
    forget_stale(BUILD / "executed", TOP)
    _forget_pages_of_older_code()
    _say("Building the book …")
    BUILD.mkdir(exist_ok=True)
    # Processes of their own: Sphinx changes much that is global, modules change, and a server builds many times.
    steps = [["notebook_cache.py", str(BUILD / "executed")], ["sphinx_pass.py"]]
    with _LOG.open("w", encoding="utf-8") as log:
        for script, *arguments in steps:
            command = [sys.executable, str(TOP / "tools" / script), *arguments]
            code = subprocess.run(command, cwd=TOP, stdout=log, stderr=subprocess.STDOUT, check=False).returncode
    if code:
        _say(*_complaints(), f"Not built. The last good book stays in _build/html; the whole log is {_LOG.name} there.")
        return False
    _put_in_place()
    _say(f"Built in {time.monotonic() - started:.1f} s: _build/html/index.html")
    return True


def _forget_pages_of_older_code() -> None:
    """Sphinx knows which page reads which file of the book, not which code made the page."""
    read = _ASIDE / ".doctrees" / "environment.pickle"
    code = [path for path in (TOP / "src").rglob("*") if path.suffix in (".py", ".html")]
    if read.is_file() and max(path.stat().st_mtime for path in code) > read.stat().st_mtime:
        shutil.rmtree(_ASIDE)


def _put_in_place() -> None:
    """Swap the finished site in: a reader never meets half of one."""
    new, old = BUILD / "html.new", BUILD / "html.old"
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(_ASIDE / "html", new, ignore=shutil.ignore_patterns(".buildinfo*", "reports", "objects.inv"))
    if SITE.exists():
        SITE.rename(old)
    new.rename(SITE)
    shutil.rmtree(old, ignore_errors=True)


def _complaints() -> list[str]:
    """The lines of the log that name a mistake: each once, without colours and without this machine's paths."""
    text = _COLOUR.sub("", _LOG.read_text(encoding="utf-8", errors="replace")).replace(f"{TOP}{os.sep}", "")
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
        sys.exit(0 if build() else 1)
    except CourseError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            shutil.rmtree(BUILD / "html.new", ignore_errors=True)
        sys.exit("Stopped. The last good book stays in _build/html.")
