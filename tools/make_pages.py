"""Makes the pages of a book in a process of its own: executes the notebooks that changed, then runs Sphinx over what changed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from stale_notebooks import forget_stale

from needling.sphinx.dependencies import common, fingerprint

TOP = Path(__file__).parents[1]


def make(folder: Path) -> int:
    """Make ``folder/staging/html``, keeping of ``executed`` and ``staging`` there what is still right; 0 when all went well."""
    executed, staging = folder / "executed", folder / "staging"
    shared = fingerprint(common())
    made_from = staging / "made-from.txt"
    # Sphinx keeps objects made by older code, and does not repeat a warning about a page that it has read.
    if not made_from.is_file() or made_from.read_text(encoding="utf-8") != shared:
        shutil.rmtree(staging, ignore_errors=True)
    made_from.unlink(missing_ok=True)
    # A process of its own: IPython takes over much of the one that it runs in. What fails there, Sphinx says.
    command = [sys.executable, str(TOP / "tools" / "notebook_cache.py"), str(executed)]
    executing = subprocess.Popen(command) if forget_stale(executed, shared) else None
    import run_sphinx  # noqa: PLC0415 - takes a second, in which notebooks are executed

    if executing:
        executing.wait()
    failed = run_sphinx.main("html", staging, executed)
    if not failed:
        made_from.write_text(shared, encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(make(Path(sys.argv[1]).resolve()))
