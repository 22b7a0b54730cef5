"""One pass of Sphinx over a book, in a process of its own, with every warning an error.

Jupyter Book runs it where it is installed; where it is not, plain Sphinx builds the same pages from the same files.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from needling.borrowed import build_with_jupyter_book, has_jupyter_book
from needling.course.loading import book_folder, read_yaml
from needling.course.text import SOURCE_LANGUAGE

#: Extensions that are Jupyter Book's own.
_JUPYTER_BOOK = {"jupyter_book", "sphinx_comments"}
#: What Jupyter Book makes of the keys of ``_config.yml`` that are not Sphinx's.
_KEYS = {
    "title": "html_title",
    "author": "author",
    "copyright": "copyright",
    "exclude_patterns": "exclude_patterns",
    "only_build_toc_files": "external_toc_exclude_missing",
    "html favicon": "html_favicon",
    "html baseurl": "html_baseurl",
    "execute execute_notebooks": "nb_execution_mode",
    "execute raise_on_error": "nb_execution_raise_on_error",
    "execute timeout": "nb_execution_timeout",
}
#: Of these only Jupyter Book knows.
_NOT_FOR_SPHINX = {"latex use_jupyterbook_latex"}


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
    build = build_with_jupyter_book if has_jupyter_book() else build_with_sphinx
    return build(book, book.parent / "_config.yml", folder / builder, builder, overrides)


def build_with_sphinx(book: Path, config: Path, into: Path, builder: str, overrides: dict[str, Any]) -> int:
    """The same as ``build_with_jupyter_book``, with nothing but Sphinx."""
    try:
        app = Sphinx(
            srcdir=book,
            confdir=None,
            outdir=into,
            doctreedir=into.parent / ".doctrees",
            buildername=builder,
            confoverrides=settings_of(read_yaml(config)) | overrides,
            warningiserror=True,
        )
        app.build()
    except Exception:  # What stops a build is told in its log, whatever it is.
        traceback.print_exc()
        return 1
    return app.statuscode


def settings_of(config: dict[str, Any]) -> dict[str, Any]:
    """What ``_config.yml`` says, as settings of Sphinx.

    Args:
        config: the content of the file.

    Raises:
        ValueError: if a key has no meaning here, so that none is passed over.
    """
    settings: dict[str, Any] = {}
    for name, value in _flat(config):
        if name in _KEYS:
            settings[_KEYS[name]] = value
        elif name not in _NOT_FOR_SPHINX:
            raise ValueError(f"_config.yml: tools/run_sphinx.py does not say what '{name}' is for plain Sphinx.")
    settings |= config["sphinx"]["config"]
    settings["extensions"] = [name for name in settings["extensions"] if name not in _JUPYTER_BOOK]
    return settings


def _flat(config: dict[str, Any]) -> list[tuple[str, Any]]:
    """The keys of a file, those of a group after its name; without ``sphinx``, which Sphinx knows as it is."""
    flat = []
    for name, value in config.items():
        if isinstance(value, dict):
            flat += [(f"{name} {inner}", one) for inner, one in value.items() if name != "sphinx"]
        else:
            flat.append((name, value))
    return flat


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
