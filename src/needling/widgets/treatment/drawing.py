"""How a section is shown: the endpoint trainer's drawing, beside its description in words, which is enough to decide by."""

from __future__ import annotations

import re

from markupsafe import Markup

from needling.course import load_strings
from needling.widgets.base import fill
from needling.widgets.shared import patch_drawing
from needling.widgets.shared import patch_words as say
from needling.widgets.treatment.section import Section

_ID = re.compile(r'<\w+ id="([\w-]+)"')
_USED = re.compile(r'(?:url\(|href=")#([\w-]+)')


def shapes(html: str) -> Markup:
    """The trainer's shapes that the drawings of a page use, each once; blood, wheals and the like stay away."""
    lines = fill("treatment/shapes.html").splitlines()
    while True:
        used = {*_USED.findall(html), *_USED.findall("\n".join(lines))}
        needed = [line for line in lines if not (found := _ID.search(line)) or found[1] in used]
        if needed == lines:
            return Markup("\n".join(lines))  # noqa: S704 - as below
        lines = needed


def drawing(section: Section) -> Markup:
    """The section beside untreated skin of the same client, and what eye, hand and client tell."""
    patch, of_skin = section.patch, say.trainer_words()
    return Markup(  # noqa: S704 - a template of this project
        fill(
            "treatment/section.html",
            draw=patch_drawing.drawing(patch),
            skin_words=of_skin,
            words=load_strings("treatment"),
            sees=say.seen(patch, of_skin),
            feels=say.felt(patch, of_skin),
            says=say.said(patch, of_skin),
        )
    )
