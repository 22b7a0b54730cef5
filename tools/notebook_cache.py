"""The executed notebooks that a build takes: those that are no longer true are dropped, the missing ones made in one process.

jupyter-cache knows a notebook's code, not the modules and data it read. A kernel for each notebook would start 25 times for
203 outputs; here they share one IPython shell. A notebook that fails is left to myst-nb, which says which cell and why.
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from needling.course.chapters import notebook_files, read_notebook
from needling.course.loading import CourseError
from needling.sphinx.dependencies import behind, fingerprint


def forget_stale(cache_folder: Path, shared: str) -> bool:
    """Drop the notebooks whose modules, templates or data changed since they were executed; ``True`` if any lacks.

    Args:
        cache_folder: of jupyter-cache.
        shared: the fingerprint of what all pages depend on.
    """
    cache_folder.mkdir(parents=True, exist_ok=True)
    notes = cache_folder / "read-by.json"
    try:
        before = json.loads(notes.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    # Its own code jupyter-cache compares; its text does not change what it shows.
    now = {str(path): shared + fingerprint(behind(path)) for path in notebook_files()}
    cache = get_cache(cache_folder)
    for record in cache.list_cache_records():
        if record.uri not in now or before.get(record.uri) != now[record.uri]:
            cache.remove_cache(record.pk)
    notes.write_text(json.dumps(now, indent=1), encoding="utf-8")
    return any(_lacks(cache, path) for path in notebook_files())


def _lacks(cache: Any, path: Path) -> bool:
    try:
        cache.match_cache_notebook(read_notebook(path))
    except KeyError:
        return True
    except CourseError:
        return False  # The check tells.
    return False


class _Shown(DisplayHook):
    """Keeps what a cell shows last, as a kernel would send it."""

    data: tuple[dict[str, Any], dict[str, Any]] | None = None

    def write_output_prompt(self) -> None:
        """No prompt."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.data = (format_dict, md_dict or {})

    def finish_displayhook(self) -> None:
        """Nothing to end."""


def fill(cache_folder: Path) -> None:
    """Execute every notebook that the cache lacks, each in a namespace of its own, and keep it there."""
    cache = get_cache(cache_folder)
    shell: Any = InteractiveShell.instance(displayhook_class=_Shown)
    for path in notebook_files():
        if _lacks(cache, path):
            notebook = copy.deepcopy(read_notebook(path))
            if _executed(notebook, path, shell):
                bundle = CacheBundleIn(notebook, str(path))
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _executed(notebook: Any, path: Path, shell: Any) -> bool:
    """Fill in the outputs of a notebook; ``False`` where a cell fails."""
    shell.reset(new_session=True)
    shown: Any = shell.displayhook
    os.chdir(path.parent)
    for number, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        shown.data = None
        with contextlib.redirect_stdout(io.StringIO()) as told:
            done = shell.run_cell(cell.source, store_history=False)
        if not done.success:
            return False
        cell.execution_count = number
        cell.outputs = (
            [nbformat.v4.new_output("stream", name="stdout", text=told.getvalue())] if told.getvalue() else []
        )
        if shown.data:
            data, metadata = shown.data
            cell.outputs.append(
                nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=number)
            )
    return True


if __name__ == "__main__":
    fill(Path(sys.argv[1]).resolve())
