"""A whole treatment of a made-up client, from the consultation to the review, walked choice by choice."""

from __future__ import annotations

from typing import Any

import traitlets

from needling.course import load_objectives, load_strings
from needling.course.chapters import Call
from needling.course.treatment_rules import has_treatments, treatment_problems
from needling.course.treatments import VERDICTS, Client, Steps, load_clients, load_steps, treatment_facts
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill
from needling.widgets.treatment.drawing import shapes
from needling.widgets.treatment.judged import shown
from needling.widgets.treatment.walk import Treatment, treatments

#: Words that only the text uses.
_READ_ONLY = ("how_", "made_up", "label", "you_see", "when_", "read_", "sex_", "clients", "steps", "otherwise")


class Treat(Widget):
    """Simulated treatments. Works without a kernel; with one, Python sees every choice.

    ``treated`` is filled by the reader: ``now`` is the client on the chair, and each client's id maps to the path that was
    taken, a list of what was chosen at each step; ``Treatment.walked`` says what it makes.
    """

    kind = "treatment"
    treated = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, all_: dict[str, Treatment], **traits: Any) -> None:
        self.treatments = all_
        super().__init__(html=page(all_), table=table(all_), **traits)

    def page_traits(self) -> dict[str, Any]:
        """The graph travels with the page; its texts stand there already."""
        return {"table": self.table}

    def in_words(self) -> str:
        """Whose treatments these are."""
        return f"Treatments: {', '.join(self.treatments)}"


def table(all_: dict[str, Treatment]) -> dict[str, Any]:
    """Where each choice leads: numbers, and ids of what stands on the page.

    A situation is ``[sheet, ways, options]``; an option is ``[id, judgement if chosen, judgement if left, leads]``. Where one
    thing is chosen, ``ways`` is ``null``. Where several can be, it is what follows and what follows when all that are needed
    were chosen, and the last of an option is 1 where it is needed, else 0.
    """
    words = load_strings("treatment") | load_strings("saving")
    return {
        "verdicts": VERDICTS,
        # What the script says; the rest stands on the page.
        "words": {name: text for name, text in words.items() if not name.startswith(_READ_ONLY)},
        "treatments": {
            id_: [
                [
                    node.sheet,
                    [node.leads, node.whole] if node.many else None,
                    [[e.option, e.judged, e.left, int(e.needed) if node.many else e.leads] for e in node.edges],
                ]
                for node in treatment.nodes
            ]
            for id_, treatment in all_.items()
        },
    }


def page(all_: dict[str, Treatment]) -> str:
    """Every treatment as complete HTML: each step, its choices, and behind each how it is judged."""
    order = [step.id for step in load_steps().steps]
    met_by_any = {sheet.id: sheet for treatment in all_.values() for sheet in treatment.met}
    sheets = dict(sorted(met_by_any.items(), key=lambda one: order.index(one[1].scene.step)))
    met = {sheet.scene.objective for sheet in sheets.values()}
    words = load_strings("treatment")
    drawn = "".join(sheet.scene.picture or "" for sheet in sheets.values())
    return fill(
        "treatment/treatment.html",
        shapes=shapes(drawn),
        linked={first for treatment in all_.values() for first in treatment.titles.values()},
        treatments=all_,
        sheets=sheets,
        objectives={id_: one.text for id_, one in load_objectives().items() if id_ in met},
        words=words,
        answer=lambda client, id_: shown(client.answers[id_]),
    )


def treatment() -> Treat:
    """The simulated treatments of every made-up client: ``treatment()``.

    Raises:
        CourseError: if the data does not fit.
    """
    return Treat(treatments())


ACTIVITY = Activity(
    name="treatment",
    show=treatment,
    state="treated",
    words=words_of("treatment", "trainer", "saving"),
    facts=lambda _call: treatment_facts(),
    files=lambda _call: data_files("treatment.yml", "treatments/*.yml"),
    readers=lambda: [load_steps, load_clients] if has_treatments() else [],
    problems=treatment_problems,
    schemas={
        "treatment": Schema(Steps, "The steps of a treatment"),
        "treatments": Schema(Client, "A client to be treated"),
    },
    examples=(Call("treatment"),),
)
