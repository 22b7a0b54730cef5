"""How a page is made: one Sphinx extension. Registers what the modules beside it do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from needling.sphinx import (
    addresses,
    dependencies,
    directives,
    figures,
    glossary,
    icons,
    lists,
    not_found,
    pages,
    roles,
    search,
    sheets,
    translated,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this once a build."""
    app.config.templates_path.append(str(Path(__file__).parent / "templates"))
    translated.setup(app)
    for name, directive in dependencies.all_directives().items():
        app.add_directive(name, directive)
    roles.setup(app)
    directives.setup(app)
    lists.setup(app)
    glossary.setup(app)
    sheets.setup(app)
    search.setup(app)
    figures.setup(app)
    pages.setup(app)
    icons.setup(app)
    addresses.setup(app)
    not_found.setup(app)
    dependencies.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
