"""The chapters are trusted by Jupyter, which else says of each one that it is not."""

from __future__ import annotations

from typing import Any

import nbformat

from needling.course import CourseError
from needling.course.chapters import has_run, notebook_files, start_page
from needling.course.loading import read_text


def trust_chapters(notary: Any) -> None:
    """Sign every notebook of the book that holds no output: nothing in it can act before somebody runs it.

    Args:
        notary: the ``NotebookNotary`` of Jupyter's server.
    """
    for path in [*notebook_files(), start_page()]:
        try:
            if path.is_file() and not has_run(path):
                notary.sign(nbformat.reads(read_text(path), as_version=4))
        except (CourseError, ValueError, AttributeError, nbformat.ValidationError):
            continue  # Jupyter tells who opens it.
