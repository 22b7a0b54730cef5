"""Pictures of the book's icon for what cannot show a drawing: older browsers, and a phone's home screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from resvg_py import svg_to_bytes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The name of each picture, and how many pixels it is wide.
SIZES = {"icon-32.png": 32, "apple-touch-icon.png": 180}
_COLOUR = re.compile(r'fill="(#[0-9a-f]{6})"')


def icons(drawing: str) -> dict[str, bytes]:
    """The pictures of a drawing by name.

    A phone cuts the corners itself and shows black where there is nothing: there the first colour of the drawing fills all.
    """
    ground = _COLOUR.search(drawing)
    return {
        name: svg_to_bytes(
            svg_string=drawing,
            width=size,
            height=size,
            skip_system_fonts=True,
            background=ground[1] if ground and name.startswith("apple") else None,
        )
        for name, size in SIZES.items()
    }


def _put_icons(app: Sphinx) -> None:
    if app.builder.format != "html" or not app.config.html_favicon:
        return
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in icons((Path(app.srcdir) / app.config.html_favicon).read_text(encoding="utf-8")).items():
        (folder / name).write_bytes(picture)


def setup(app: Sphinx) -> None:
    """Before the first page is written."""
    app.connect("builder-inited", _put_icons)
