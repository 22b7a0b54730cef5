"""One pass of Jupyter Book's Sphinx over ``book/``, in a process of its own, with every warning an error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from jupyter_book.sphinx import build_sphinx

from needling.course.loading import book_folder
from needling.course.text import SOURCE_LANGUAGE


def main(builder: str, folder: Path, executed: Path) -> int:
    """Build into ``folder/<builder>``; 0 when there was not one warning.

    Args:
        builder: ``html`` for pages, ``gettext`` for the templates of their catalogues.
        folder: for what is built.
        executed: where executed notebooks are kept.
    """
    book = book_folder()
    overrides: dict[str, Any] = {
        "external_toc_path": str(book.parent / "_toc.yml"),
        # Jupyter Book asks for it, whatever it builds.
        "latex_individualpages": False,
        "nitpicky": True,
        "nb_execution_cache_path": str(executed),
        "nb_execution_show_tb": True,
    }
    code = os.environ.get("NEEDLING_LANGUAGE", SOURCE_LANGUAGE)
    if code != SOURCE_LANGUAGE:
        overrides |= {"language": code, "locale_dirs": [str(folder.parent / "locale")]}
    if builder == "gettext":
        # What code cells show is the activities' own.
        overrides["nb_execution_mode"] = "off"
    # The calls of `jupyter-book build -n -W --keep-going`, which itself buries an author's mistake under its own traceback.
    result = build_sphinx(
        str(book),
        str(folder / builder),
        noconfig=True,
        path_config=str(book.parent / "_config.yml"),
        confoverrides=overrides,
        warningiserror=True,
        keep_going=True,
        builder=builder,
    )
    return 1 if isinstance(result, Exception) or result else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
