"""The same figures of an older commit, measured in the same run: on a machine whose speed varies only the ratio says much."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from build import TOP

_ASK = """
import json, sys
sys.path.insert(0, "tools")
import {module}
print("FIGURES", json.dumps({module}.{call}))
"""


class Older:
    """A checkout of an older commit, its front end bundled."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def figures(self, module: str, call: str) -> Any:
        """What a function of the older commit's own benchmark measures now; ``None`` where it has no such function.

        Args:
            module: of its ``tools``: ``bench_explore``.
            call: as it is written in Python: ``repaint_times()``.
        """
        environment = {**os.environ, "PYTHONPATH": str(self.top / "src"), "NEEDLING_BOOK": str(self.top / "book")}
        command = [sys.executable, "-c", _ASK.format(module=module, call=call)]
        done = subprocess.run(command, cwd=self.top, env=environment, capture_output=True, text=True, check=False)
        told = [line.removeprefix("FIGURES ") for line in done.stdout.splitlines() if line.startswith("FIGURES ")]
        return json.loads(told[0]) if told else None


@contextmanager
def older(commit: str) -> Iterator[Older]:
    """The project as it was at a commit, in a folder of its own.

    Raises:
        SystemExit: if there is no such commit.
    """
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder) / "older"
        added = subprocess.run(
            ["git", "worktree", "add", "--quiet", "--detach", str(top), commit], cwd=TOP, check=False
        )
        if added.returncode:
            sys.exit(f"make bench BESIDE={commit}: there is no such commit.")
        try:
            (top / "node_modules").symlink_to(TOP / "node_modules")
            environment = {**os.environ, "PYTHONPATH": str(top / "src")}
            subprocess.run(
                [sys.executable, "tools/frontend.py"], cwd=top, env=environment, check=True, capture_output=True
            )
            yield Older(top)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(top)], cwd=TOP, check=False)
