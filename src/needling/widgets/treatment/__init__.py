"""A whole treatment of a made-up client, from the consultation to the review, walked choice by choice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import traitlets

from needling.course import load_objectives, load_strings
from needling.course.catalogues import Translatable
from needling.course.chapters import Call
from needling.course.content_hash import content_hash
from needling.scenario.clients import Client, load_clients, treatment_facts, treatment_files
from needling.scenario.treatments import Steps, has_treatments, load_steps, steps_file
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill
from needling.widgets.treatment.drawing import shapes
from needling.widgets.treatment.feedback import shown
from needling.widgets.treatment.graph import Treatment, treatments
from needling.widgets.treatment.rules import treatment_problems

#: Words that only the text uses.
_READ_ONLY = ("how_", "made_up", "label", "you_see", "condition_", "read_", "sex_", "clients", "steps", "otherwise")


class TreatmentWidget(Widget):
    """Simulated treatments. Works without a kernel; with one, Python sees every choice.

    ``treated`` is filled by the reader: ``now`` is the client on the chair, and each client's id maps to the path that was
    taken, a list of what was chosen at each step; ``needling.scenario.paths.replay`` says where it leads.
    """

    kind = "treatment"
    treated = traitlets.Dict().tag(sync=True)
    graphs = traitlets.Dict().tag(sync=True)
    hashes = traitlets.Dict().tag(sync=True)

    def __init__(self, all_: dict[str, Treatment], **traits: Any) -> None:
        self.treatments = all_
        graphs = {id_: treatment.graph.as_json() for id_, treatment in all_.items()}
        steps = load_steps()
        hashes = {id_: content_hash([steps, treatment.client]) for id_, treatment in all_.items()}
        super().__init__(html=page(all_), graphs=graphs, hashes=hashes, **traits)

    def page_traits(self) -> dict[str, Any]:
        """The graphs travel with the page; their texts stand there already. A hash says what a client's treatment asked."""
        return {"graphs": self.graphs, "hashes": self.hashes}

    def in_words(self) -> str:
        """Whose treatments these are."""
        return f"Treatments: {', '.join(self.treatments)}"


def page(all_: dict[str, Treatment]) -> str:
    """Every treatment as complete HTML: each step, its choices, and behind each how it is judged."""
    order = [step.id for step in load_steps().steps]
    met_by_any = {view.id: view for treatment in all_.values() for view in treatment.met}
    views = dict(sorted(met_by_any.items(), key=lambda one: order.index(one[1].scene.step)))
    met = {view.scene.objective for view in views.values()}
    words = load_strings("treatment") | load_strings("scenario")
    drawn = "".join(view.scene.picture or "" for view in views.values())
    return fill(
        "treatment/treatment.html",
        shapes=shapes(drawn),
        linked={first for treatment in all_.values() for first in treatment.titles.values()},
        treatments=all_,
        views=views,
        objectives={id_: one.text for id_, one in load_objectives().items() if id_ in met},
        words=words,
        answer=lambda client, id_: shown(client.answers[id_]),
    )


def _said() -> dict[str, str]:
    words = {name: text for name, text in load_strings("treatment").items() if not name.startswith(_READ_ONLY)}
    return words | load_strings("scenario") | load_strings("saving")


def treatment() -> TreatmentWidget:
    """The simulated treatments of every made-up client: ``treatment()``.

    Raises:
        CourseError: if the data does not fit.
    """
    return TreatmentWidget(treatments())


def _translatables() -> Iterator[Translatable]:
    if has_treatments():
        yield Translatable("treatments", "steps", load_steps(), steps_file())
        files = {path.stem: path for path in treatment_files()}
        yield from (Translatable("treatments", id_, one, files[id_]) for id_, one in load_clients().items())


ACTIVITY = Activity(
    name="treatment",
    show=treatment,
    state="treated",
    words=words_of("treatment", "scenario", "saving", "trainer"),
    said=_said,
    facts=lambda _call: treatment_facts(),
    reads=lambda _call: data_files("treatment.yml", "treatments/*.yml"),
    data=("treatment.yml", "treatments/*.yml"),
    readers=lambda: [load_steps, load_clients] if has_treatments() else [],
    problems=treatment_problems,
    translatables=_translatables,
    schemas={
        "treatment": Schema(Steps, "The steps of a treatment"),
        "treatments": Schema(Client, "A client to be treated"),
    },
    examples=(Call("treatment"),),
)
