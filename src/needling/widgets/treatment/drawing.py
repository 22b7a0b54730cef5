"""How a section is shown: the endpoint trainer's drawing, beside its description in words, which is enough to decide by."""

from __future__ import annotations

from markupsafe import Markup

from needling.course import load_strings
from needling.widgets.base import fill

# The one place where a widget takes from another: skin is drawn and described in one way only.
from needling.widgets.trainer import words as say
from needling.widgets.trainer.drawing import TURNS, colours, flush, layers
from needling.widgets.treatment.section import Section


def drawing(section: Section) -> Markup:
    """The section beside untreated skin of the same client, and what eye, hand and client tell."""
    patch, of_skin = section.patch, say.trainer_words()
    return Markup(  # noqa: S704 - a template of this project
        fill(
            "treatment/section.html",
            draw={"on": layers(patch), "fills": {**colours(patch.skin_type), "flush": flush(patch)}, "turn": TURNS[0]},
            skin_words=of_skin,
            words=load_strings("treatment"),
            sees=say.seen(patch, of_skin),
            feels=say.felt(patch, of_skin),
            says=say.said(patch, of_skin),
        )
    )
