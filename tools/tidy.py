"""Makes notebooks fit to be kept: no outputs and no run numbers, except the outputs that state facts, made anew."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from needling.course import CourseError
from needling.course.chapters import KEEPS_OUTPUT, notebook_files, read_notebook


def tidy(path: Path) -> bool:
    """Execute a notebook and keep only the outputs that state facts. ``True`` when the file changed."""
    notebook = copy.deepcopy(read_notebook(path))
    before = path.read_text(encoding="utf-8")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            keeps = KEEPS_OUTPUT in cell.metadata.get("tags", [])
            cell.outputs = cell.outputs if keeps else []
            # nbval believes outputs only in a cell with a run number: always the same one, so that nothing changes.
            cell.execution_count = 1 if keeps else None
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = 1
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": notebook.metadata.kernelspec, "language_info": {"name": "python"}}
    )
    after = nbformat.writes(notebook) + "\n"
    path.write_text(after, encoding="utf-8")
    return bool(after != before)


if __name__ == "__main__":
    for file in notebook_files():
        try:
            print(f"{file.name}: {'made tidy' if tidy(file) else 'tidy'}", flush=True)
        except (CourseError, CellExecutionError) as error:
            sys.exit(f"{file.name}: {str(error).strip().splitlines()[-1]}")
