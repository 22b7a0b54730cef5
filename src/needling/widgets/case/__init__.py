"""Branching cases: ask, decide, and see what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import traitlets
from markupsafe import Markup

from needling.course import Text, load_strings, to_html, with_numbers
from needling.course.catalogues import Translatable
from needling.course.chapters import Call
from needling.course.content_hash import content_hash
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import Case, case_files, load_case
from needling.scenario.paths import consequence, replay
from needling.scenario.proof import KINDS
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill
from needling.widgets.case.rules import case_problems

#: Words that only the text of the page says.
_READ_ONLY = (
    "made_up",
    "client",
    "wants",
    "minutes_left",
    "as_text",
    "must",
    "only_in",
    "part",
    "leads_",
    "after",
    "not_after",
    "reasons",
    "debrief",
    "endings",
    "best_text",
)


class CaseWidget(Widget):
    """A branching case. Works without a kernel; with one, Python sees every step.

    ``progress`` is filled by the reader and maps the case's id to ``{"steps": [ids of questions and decisions in order],
    "day": "2026-11-23"}``. ``graph`` holds where each step leads and what each ending is worth.
    """

    kind = "case"
    progress = traitlets.Dict().tag(sync=True)
    graph = traitlets.Dict().tag(sync=True)

    def __init__(self, id_: str, case: Case, **traits: Any) -> None:
        self.id = id_
        super().__init__(html=page(id_, case), graph=graph_of(case).as_json(), **traits)

    def page_traits(self) -> dict[str, Any]:
        """Where each step leads; its texts stand on the page already."""
        return {"graph": self.graph}

    def in_words(self) -> str:
        """Which case it is."""
        return f"Case: {self.id}"


def page(id_: str, case: Case) -> str:
    """The case as complete HTML: all of it as a text, from which the script plays.

    Raises:
        CourseError: if a text names a number that no fact has.
    """
    number = {state.id: number for number, state in enumerate(case.states, start=1)}
    return fill(
        "case/case.html",
        id=id_,
        case=case,
        number=number,
        parts=lambda ids: ", ".join(str(number[id_]) for id_ in ids),
        ending={ending.id: ending for ending in case.endings},
        verdicts={kind: verdict for verdict, kind in KINDS.items()},
        questions=lambda ids: "”, “".join(with_numbers(ask.text) for ask in case.asks if ask.id in ids),
        best=list(_best(case)),
        hash=content_hash(case),
        words=load_strings("case") | load_strings("scenario"),
        text=lambda text: Markup(to_html(text)),  # noqa: S704 - emphasis and links only, everything else escaped
        plain=lambda text: Markup(to_html(text)).striptags(),  # noqa: S704 - the tags are taken out
    )


def _best(case: Case) -> Iterator[tuple[Text, Text | None]]:
    """The best path: what is asked or decided, and why where it is a decision."""
    graph = graph_of(case)
    asks = {ask.id: ask for ask in case.asks}
    decisions = {one.id: one for state in case.states for one in state.decisions}
    choices = {choice.id: choice for state in graph.states.values() for choice in state.choices}
    for place, id_ in enumerate(case.best):
        if id_ in asks:
            yield asks[id_].text, None
            continue
        here, _ = replay(graph, case.best[:place])
        came = choices[id_].consequences.index(consequence(choices[id_].consequences, here.flags))
        yield decisions[id_].text, decisions[id_].outcomes[came].feedback


def _said() -> dict[str, str]:
    words = {name: text for name, text in load_strings("case").items() if not name.startswith(_READ_ONLY)}
    return words | load_strings("scenario") | load_strings("saving")


def case(id_: str) -> CaseWidget:
    """A branching case: ``case("isotretinoin-now")``.

    Raises:
        CourseError: if there is no such case.
    """
    return CaseWidget(id_, load_case(id_))


def _cases(call: Call) -> list[Case]:
    return [load_case(name) for name in call.names]


ACTIVITY = Activity(
    name="case",
    show=case,
    state="progress",
    words=words_of("case", "scenario", "saving"),
    said=_said,
    facts=lambda call: {id_ for one in _cases(call) for id_ in one.facts},
    reads=lambda call: data_files(*(f"cases/{name}.yml" for name in call.names)),
    accept=_cases,
    data=("cases/*.yml",),
    readers=lambda: [partial(load_case, path.stem) for path in case_files()],
    problems=case_problems,
    translatables=lambda: [Translatable("cases", path.stem, load_case(path.stem), path) for path in case_files()],
    schemas={"cases": Schema(Case, "One branching case")},
    counts=lambda: [f"{len(case_files())} cases"],
    examples=(Call("case", ("isotretinoin-now",)),),
)
