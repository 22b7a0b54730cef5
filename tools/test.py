"""Everything that must hold, part by part, with one verdict: ``make test``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).parents[1]
PYTHON = sys.executable
NODE = str(Path(PYTHON).parent / "node")
LIVE = "tests/browser/test_live.py"
PYTEST = [PYTHON, "-m", "pytest"]
NBVAL = ["--dist", "loadfile", "--nbval-lax", "--nbval-current-env"]

PARTS: list[tuple[str, list[list[str]]]] = [
    ("browser for the tests", [[PYTHON, "tools/browser.py"]]),
    ("front end: bundles", [[PYTHON, "tools/frontend.py"]]),
    ("data and notebooks", [[PYTHON, "-m", "needling.check"]]),
    ("Python: lint, format", [[PYTHON, "-m", "ruff", "check", "."], [PYTHON, "-m", "ruff", "format", "--check", "."]]),
    ("Python: types", [[PYTHON, "-m", "mypy"]]),
    ("front end: lint, format, types", [[PYTHON, "tools/npm.py", "run", "--silent", "check"]]),
    ("front end: unit tests", [[NODE, "--test", "tests/node/**/*.test.js"]]),
    ("unit tests", [[*PYTEST, "-n", "2", "tests", "--ignore=tests/browser"]]),
    ("notebooks, in real kernels", [[*PYTEST, "-n", "2", *NBVAL, "book", "tests/notebooks"]]),
    ("the book, every warning an error", [[PYTHON, "tools/build.py"]]),
    ("the book in the pseudo-language", [[PYTHON, "tools/build.py", "--language", "xx"]]),
    ("the built book in a browser", [[*PYTEST, "-n", "2", "tests/browser", f"--ignore={LIVE}"]]),
    ("live in JupyterLab", [[*PYTEST, LIVE]]),
]  # fmt: skip


def passes(commands: list[list[str]]) -> tuple[bool, str]:
    """Run the commands of a part in turn; the output is shown only when one fails."""
    for command in commands:
        done = subprocess.run(
            command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            return False, done.stdout
    return True, ""


def main() -> int:
    """Run all parts; a failed one does not hide the next."""
    shutil.rmtree(TOP / "_build" / "staging", ignore_errors=True)  # The book is read anew: no warning hides in a cache.
    started = time.monotonic()
    failed = []
    for name, commands in PARTS:
        if sys.stdout.isatty():
            print(f"  …   {name}", end="\r", flush=True)
        begun = time.monotonic()
        good, output = passes(commands)
        print(f"  {'ok' if good else 'NO'}  {name}  ({time.monotonic() - begun:.0f} s)", flush=True)
        if not good:
            failed.append(name)
            print(output, flush=True)
    print(f"{time.monotonic() - started:.0f} s in all. ", end="")
    print(f"FAILED: {', '.join(failed)}." if failed else "All that must hold, holds.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
