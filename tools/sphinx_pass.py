"""One pass of Jupyter Book's Sphinx over ``book/``, in a process of its own, with every warning an error."""

from __future__ import annotations

import sys
from pathlib import Path

from jupyter_book.sphinx import build_sphinx

TOP = Path(__file__).parents[1]


def main() -> int:
    """Build into ``_build/aside/html``; 0 when there was not one warning."""
    overrides = {
        "external_toc_path": str(TOP / "_toc.yml"),
        "latex_individualpages": False,
        "nitpicky": True,
        "nb_execution_cache_path": str(TOP / "_build" / "executed"),
        "nb_execution_show_tb": True,
    }
    # The calls of `jupyter-book build -n -W --keep-going`, which itself buries an author's mistake under its own traceback.
    result = build_sphinx(
        str(TOP / "book"),
        str(TOP / "_build" / "aside" / "html"),
        noconfig=True,
        path_config=str(TOP / "_config.yml"),
        confoverrides=overrides,
        warningiserror=True,
        keep_going=True,
    )
    return 1 if isinstance(result, Exception) or result else 0


if __name__ == "__main__":
    sys.exit(main())
