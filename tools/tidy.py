"""Makes notebooks fit to be committed: takes out what running and saving them left, and nothing else."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import nbformat

from needling.course import CourseError
from needling.course.chapters import notebook_files, read_notebook, start_page

#: Jupyter writes here what it found on the machine that ran a notebook.
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def tidy(path: Path) -> bool:
    """Take out of a notebook what running it left. ``True`` when the file changed.

    Raises:
        CourseError: if it is not a notebook.
    """
    notebook = copy.deepcopy(read_notebook(path))
    notebook.metadata = nbformat.from_dict(_METADATA)
    before, after = path.read_text(encoding="utf-8"), nbformat.writes(notebook) + "\n"
    if after == before:
        return False
    path.write_text(after, encoding="utf-8")
    return True


def tidy_all() -> None:
    """Make every notebook tidy, and say which were not."""
    for path in [*notebook_files(), start_page()]:
        if path.is_file() and tidy(path):
            print(f"{path.name}: made tidy", flush=True)


if __name__ == "__main__":
    try:
        tidy_all()
    except CourseError as error:
        sys.exit(str(error))
