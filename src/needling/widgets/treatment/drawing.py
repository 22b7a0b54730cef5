"""How a section is shown: a drawing beside its description in words, which is enough to decide by."""

from __future__ import annotations

from markupsafe import Markup

from needling.course import load_strings
from needling.widgets.base import fill
from needling.widgets.treatment.section import Section


def drawing(section: Section) -> Markup:
    """The section beside untreated skin of the same client, and what eye, hand and client tell."""
    words = load_strings("treatment")
    return Markup(fill("treatment/section.html", section=section, told=section.described(), words=words))  # noqa: S704
