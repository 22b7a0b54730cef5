"""Executes the notebooks that a build lacks, in one process.

A kernel for each notebook would start 25 times for
203 outputs; here they share one IPython shell. A notebook that fails is left to myst-nb, which says which cell and why.
"""

from __future__ import annotations

import contextlib
import copy
import io
import os
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from stale_notebooks import lacks

from needling.course.chapters import notebook_files, read_notebook


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
        if lacks(cache, path):
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
