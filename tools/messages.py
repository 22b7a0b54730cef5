"""Brings the catalogues of translations up to date with the English: ``make messages``, one language with ``LANGUAGE=sv``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from needling.course.loading import CourseError
from needling.translate.frame import collect_frame
from needling.translate.update import update

TOP = Path(__file__).parents[1]
FOLDER = TOP / "_build" / "gettext"
TEMPLATES = FOLDER / "gettext"


def collect_pages() -> Path:
    """The texts of all pages and of the frame around them as templates of catalogues, by Sphinx.

    Raises:
        CourseError: if a page cannot be read.
    """
    # Sphinx does not know which code made a page.
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    log = FOLDER / "messages.log"
    command = [sys.executable, str(TOP / "tools" / "run_sphinx.py"), "gettext", str(FOLDER), str(FOLDER / "executed")]
    with log.open("w", encoding="utf-8") as told:
        code = subprocess.run(command, cwd=TOP, stdout=told, stderr=subprocess.STDOUT, check=False).returncode
    if code:
        raise CourseError("The pages cannot be read; 'make build' says what to mend.")
    collect_frame(TEMPLATES)
    return TEMPLATES


def main(codes: list[str]) -> int:
    """Update and say what was updated."""
    try:
        done = update(codes, collect_pages())
    except CourseError as error:
        print(error)
        return 1
    print(
        f"Up to date: {', '.join(done)}." if done else "There is no catalogue yet. Begin one: make messages LANGUAGE=sv"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main([code for code in sys.argv[1:] if code]))
