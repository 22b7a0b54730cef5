"""Everything that must hold, part by part, with one verdict: ``make test``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree

from engines import engines

TOP = Path(__file__).parents[1]
PYTHON = sys.executable
NODE = str(Path(PYTHON).parent / "node")
LIVE = "tests/browser/test_live.py"
PYTEST = [PYTHON, "-m", "pytest"]
#: Neighbours look at the same pages: they stay together.
BROWSER = ["--dist", "worksteal"]
PLAIN = str(TOP / ".venv-plain" / "bin" / "python")
#: The folders of tests that look at the built book.
BUILT = ("browser", "engines", "plain")
NBVAL = ["--dist", "loadfile", "--nbval-lax", "--nbval-current-env"]

Part = tuple[str, list[list[str]]]

#: What all others need.
FIRST: list[Part] = [
    ("browser for the tests", [[PYTHON, "tools/browser.py"]]),
    ("front end: bundles", [[PYTHON, "tools/frontend.py"]]),
]
#: What needs one core and nothing of the others: two rows at a time.
SIDE_BY_SIDE: list[list[Part]] = [
    [
        ("the book, every warning an error", [[PYTHON, "tools/build.py"]]),
        ("the book in the pseudo-language", [[PYTHON, "tools/build.py", "--language", "xx"]]),
    ],
    [
        ("data and notebooks", [[PYTHON, "-m", "needling.check"]]),
        ("Python: lint, format", [[PYTHON, "-m", "ruff", "check", "."], [PYTHON, "-m", "ruff", "format", "--check", "."]]),
        ("Python: types", [[PYTHON, "-m", "mypy"]]),
        ("front end: lint, format, types", [[PYTHON, "tools/npm.py", "run", "--silent", "check"]]),
        ("front end: unit tests", [[NODE, "--test", "tests/node/**/*.test.js"]]),
        ("the book by plain Sphinx", [[PLAIN, "tools/build.py"]]),
    ],
]  # fmt: skip
#: What uses two cores by itself.
THEN: list[Part] = [
    ("unit tests", [[*PYTEST, "-n", "2", "tests", *(f"--ignore=tests/{one}" for one in BUILT)]]),
    ("notebooks, in real kernels", [[*PYTEST, "-n", "2", *NBVAL, "book", "tests/notebooks"]]),
    ("the built book in a browser", [[*PYTEST, "-n", "2", *BROWSER, "tests/browser", f"--ignore={LIVE}"]]),
    ("the same book by plain Sphinx", [[*PYTEST, "tests/plain"]]),
    ("the built book in Firefox and WebKit", [[*PYTEST, "-n", "2", "--dist", "loadgroup", "tests/engines"]]),
    ("live in JupyterLab", [[*PYTEST, LIVE]]),
]
SLOWEST = 20
PLAIN_LACKS = "plain Sphinx (make build-plain)"


def passes(commands: list[list[str]], reports: Path) -> tuple[bool, str]:
    """Run the commands of a part in turn; the output is shown only when one fails. What pytest ran is reported in a file."""
    for command in commands:
        told = [f"--junitxml={reports / f'{uuid4()}.xml'}"] if command[: len(PYTEST)] == PYTEST else []
        done = subprocess.run(
            [*command, *told], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            return False, done.stdout
    return True, ""


def run(parts: list[Part], reports: Path) -> list[str]:
    """Run parts in turn, and say how each went; a failed one does not hide the next. Returns the names of those that failed."""
    failed = []
    for name, commands in parts:
        begun = time.monotonic()
        good, output = passes(commands, reports)
        said = "" if good else f"\n{output}"
        print(f"  {'ok' if good else 'NO'}  {name}  ({time.monotonic() - begun:.0f} s){said}", flush=True)
        failed += [] if good else [name]
    return failed


def slowest(reports: Path) -> list[str]:
    """The tests that took longest, over all parts: seconds, file and name."""
    cases = [case for path in reports.glob("*.xml") for case in ElementTree.parse(path).iter("testcase")]  # noqa: S314 - ours
    cases.sort(key=lambda case: -float(case.get("time", 0)))
    return [
        f"{float(case.get('time', 0)):6.1f} s  {case.get('classname')}::{case.get('name')}" for case in cases[:SLOWEST]
    ]


def not_here() -> dict[str, str]:
    """What this machine lacks, by the part that does not run for it or by its name, with how to bring it."""
    lacking = {one.name: f"{one.name} (apt-get install {one.package})" for one in engines() if not one.here}
    if len(lacking) == len(engines()):
        lacking["the built book in Firefox and WebKit"] = lacking.popitem()[1]
    if not Path(PLAIN).is_file():
        lacking |= dict.fromkeys(("the book by plain Sphinx", "the same book by plain Sphinx"), PLAIN_LACKS)
    return lacking


def main() -> int:
    """Run all parts, those that leave a core free beside others, and say at the end what took longest."""
    for folder in ("staging", "plain/staging"):  # The book is read anew: no warning hides in a cache.
        shutil.rmtree(TOP / "_build" / folder, ignore_errors=True)
    started = time.monotonic()
    lacking = not_here()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(len(SIDE_BY_SIDE)) as pool:
        reports = Path(folder)
        failed = run(FIRST, reports)
        for names in pool.map(
            lambda parts: run([part for part in parts if part[0] not in lacking], reports), SIDE_BY_SIDE
        ):
            failed += names
        failed += run([part for part in THEN if part[0] not in lacking], reports)
        longest = slowest(reports)
    print(f"The slowest {len(longest)} tests:", *longest, sep="\n")
    print(f"{time.monotonic() - started:.0f} s in all. ", end="")
    print(f"FAILED: {', '.join(failed)}." if failed else "All that must hold, holds.", end="")
    print(f" Not run here: {'; '.join(dict.fromkeys(lacking.values()))}." if lacking else "", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
