"""A page of nothing but widgets, for tests and measurements that no page of the book could serve."""

from __future__ import annotations

import shutil
from pathlib import Path

from frontend import BUNDLES

from needling.widgets.base import said_once, widgets_of


def bare_page(body: str, folder: Path, name: str = "index.html") -> Path:
    """Write ``body`` as a page into ``folder``, with the site's scripts and styles beside it.

    Returns:
        The page.
    """
    if not (folder / "page.js").is_file():
        shutil.copytree(BUNDLES / "site", folder, dirs_exist_ok=True)
    kinds = widgets_of(body)
    scripts = "".join(f'<script src="{name}.js" defer></script>' for name in ("page", *kinds))
    looks = ["site", *(kind for kind in kinds if (folder / f"{kind}.css").is_file())]
    styles = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in looks)
    page = folder / name
    page.write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Widgets</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="needling:page" content="bare">'
        '<meta name="needling:edition" content="bare">'
        '<link rel="icon" href="data:,">'
        f"{styles}{scripts}</head><body><main>{body}</main>{said_once(body)}</body></html>",
        encoding="utf-8",
    )
    return page
