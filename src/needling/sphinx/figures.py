"""SVG figures stand in the page itself, so that they follow its light or dark look; the image's title is the caption."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.util import logging

from needling.course import with_numbers
from needling.course.figure_texts import SVG, figure_text, texts_in
from needling.course.text import SOURCE_LANGUAGE, language
from needling.sphinx.figure_fit import fit

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_log = logging.getLogger(__name__)
#: What a drawing is made of. Everything else, in the page itself, could act on the whole page.
_ALLOWED = {
    f"{SVG}{name}"
    for name in ("svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
                 "pattern", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "marker", "use", "symbol")
}  # fmt: skip


def drawing(path: Path, alt: str) -> str:
    """The SVG at ``path`` as HTML to stand in a page, named by ``alt``.

    Raises:
        ValueError: if the file is missing, is not SVG, or holds what a drawing may not.
        CourseError: if a text names a number of a fact that there is not.
    """
    ET.register_namespace("", SVG.strip("{}"))
    try:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of this book
    except (ET.ParseError, OSError) as error:
        raise ValueError(f"is not a readable SVG ({error})") from None
    if root.tag != f"{SVG}svg":
        raise ValueError("is not an SVG")
    for element in root.iter():
        if element.tag not in _ALLOWED:
            raise ValueError(f"holds <{element.tag.removeprefix(SVG)}>; a drawing has shapes and text only")
        acting = [name for name in element.attrib if name.lower().startswith("on")]
        if acting and element is not root:
            raise ValueError(f"holds <{element.tag.removeprefix(SVG)} {acting[0]}=…>; a drawing does not act")
    _fill(root, path.stem)
    root.attrib = {"viewBox": root.get("viewBox", ""), "class": "nd-drawing", "role": "img", "aria-label": alt}
    return ET.tostring(root, encoding="unicode")


def _fill(root: ET.Element, figure: str) -> None:
    """The texts in the page's language, with the numbers of facts that they name."""
    written = {element: (element.text or "").strip() for element in texts_in(root)}
    for element, text in written.items():
        element.text = with_numbers(figure_text(text, figure))
    if language() != SOURCE_LANGUAGE:
        fit(root, {element: with_numbers(text) for element, text in written.items()})


def _inline(app: Sphinx, doctree: nodes.document) -> None:
    """Replace every SVG image by the drawing itself, with its caption."""
    if app.builder.format != "html":
        return
    for image in list(doctree.findall(nodes.image)):
        uri = image["uri"]
        if not image.get("alt", "").strip():
            _log.warning("figure '%s' has no alt text. Say in a sentence what it shows.", uri, location=image)
            continue
        if not uri.endswith(".svg"):
            continue
        path = (Path(app.env.doc2path(app.env.docname)).parent / uri).resolve()
        if uri.startswith("/"):
            path = Path(app.srcdir) / uri.lstrip("/")
        try:
            picture = drawing(path, image["alt"])
        except ValueError as error:
            _log.warning("figure '%s': %s.", uri, error, location=image)
            continue
        caption = f"<figcaption>{html.escape(image['title'])}</figcaption>" if image.get("title") else ""
        figure = nodes.raw("", f'<figure class="nd-figure">{picture}{caption}</figure>', format="html")
        alone = isinstance(image.parent, nodes.paragraph) and len(image.parent) == 1
        (image.parent if alone else image).replace_self(figure)


def setup(app: Sphinx) -> None:
    """Before Sphinx collects images (500), so that the drawings are not copied as files too."""
    app.connect("doctree-read", _inline, priority=400)
