"""The page that a host shows where there is none. It is shown at any address, so nothing in it may be relative."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: It brings its look with it.
_LOOK = Path(__file__).parents[1] / "widgets" / "bundles" / "site" / "not-found.css"


def _not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page; without the site's address its one link is to the top of the host, the only way that is certain to exist."""
    site = app.config.html_baseurl
    top = urlsplit(site).path or "/"
    icon = (Path(app.srcdir) / app.config.html_favicon).read_text(encoding="utf-8")
    look = _LOOK.read_text(encoding="utf-8").strip()
    context = {"look": look, "icon": icon, "icon_address": f"data:image/svg+xml,{quote(icon)}", "top": top}
    yield "404", {**context, "search": f"{top}search.html" if site else ""}, "404.html"


def setup(app: Sphinx) -> None:
    """Among the pages that no author wrote."""
    app.connect("html-collect-pages", _not_found)
