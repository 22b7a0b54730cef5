"""Makes the pages of a book in a process of its own: executes the notebooks that changed, then runs Sphinx over what changed."""

from __future__ import annotations

import shutil
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from stale_notebooks import forget_stale

from needling.sphinx.dependencies import shared

#: A copy of this process, with what it has read; where processes cannot be copied safely, a new one.
_EXECUTOR: Any = get_context("fork" if sys.platform == "linux" else "spawn")


def _execute(executed: Path) -> None:
    """Fill the cache, in a process of its own: IPython takes over much of the one that it runs in. What fails, Sphinx says."""
    from notebook_cache import fill  # noqa: PLC0415 - IPython is wanted only where something is executed

    fill(executed)


def make(folder: Path) -> int:
    """Make ``folder/staging/html``, keeping of ``executed`` and ``staging`` there what is still right; 0 when all went well."""
    executed, staging = folder / "executed", folder / "staging"
    made_from = staging / "made-from.txt"
    # Sphinx keeps objects made by older code, and does not repeat a warning about a page that it has read.
    if not made_from.is_file() or made_from.read_text(encoding="utf-8") != shared():
        shutil.rmtree(staging, ignore_errors=True)
    made_from.unlink(missing_ok=True)
    executing = _EXECUTOR.Process(target=_execute, args=(executed,)) if forget_stale(executed) else None
    if executing:
        executing.start()
    import run_sphinx  # noqa: PLC0415 - takes a second, in which notebooks are executed

    if executing:
        executing.join()
    failed = run_sphinx.main("html", staging, executed)
    if not failed:
        made_from.write_text(shared(), encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(make(Path(sys.argv[1]).resolve()))
