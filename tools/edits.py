"""Makes a dozen ordinary edits in a copy of the project and runs the tests there: ``make edits``. None may turn red."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from project_copy import copy_project

TOP = Path(__file__).parents[1]
sys.path.insert(0, str(TOP))

from tests.ordinary_edits import EDITS  # noqa: E402 - the tests are no package of ours

#: What looks at a built book, and what makes these edits itself.
_NOT_RUN = ("tests/browser", "tests/engines", "tests/plain", "tests/check/test_ordinary_edits.py")


def main() -> int:
    """Copy, edit, test; the tests' own verdict."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_project(TOP, Path(folder) / "project")
        (copy / ".venv").symlink_to(TOP / ".venv")
        for edit in EDITS:
            edit.make(copy)
            print(f"  {edit.name}: {edit.file}", flush=True)
        environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
        # What argues from a changed number has been read again.
        subprocess.run([sys.executable, "tools/derived.py", "--read"], cwd=copy, env=environment, check=True)
        # Schemas and pages for authors do not follow from what is edited here.
        command = [sys.executable, "-m", "pytest", "-n", "2", "tests", *(f"--ignore={name}" for name in _NOT_RUN)]
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
