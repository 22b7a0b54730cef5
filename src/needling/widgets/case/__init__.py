"""Branching cases: ask, decide, and see what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, get_args

import traitlets
from markupsafe import Markup

from needling.course import Text, load_strings, to_html, with_numbers
from needling.course.case_paths import FULL, outcome_of, points_table, replay
from needling.course.case_rules import case_problems
from needling.course.cases import Case, Kind, Outcome, case_files, load_case
from needling.course.chapters import Call
from needling.course.content_hash import content_hash
from needling.widgets.activity import Activity, Schema, data_files, words_of
from needling.widgets.base import Widget, fill


class CaseWidget(Widget):
    """A branching case. Works without a kernel; with one, Python sees every step.

    ``progress`` is filled by the reader and maps the case's id to ``{"steps": [ids of questions and decisions in order],
    "day": "2026-11-23"}``. ``machine`` holds where each step leads and what each ending is worth.
    """

    kind = "case"
    progress = traitlets.Dict().tag(sync=True)
    machine = traitlets.Dict().tag(sync=True)

    def __init__(self, id_: str, case: Case, **traits: Any) -> None:
        self.id = id_
        super().__init__(html=page(id_, case), machine=machine(case), **traits)

    def page_traits(self) -> dict[str, Any]:
        """Where each step leads."""
        return {"machine": self.machine}

    def in_words(self) -> str:
        """Which case it is."""
        return f"Case: {self.id}"


def machine(case: Case) -> dict[str, Any]:
    """Where every step leads, how long each question takes, and the points of every ending after every set of questions."""
    return {
        "start": case.states[0].id,
        "minutes": case.minutes,
        "full": FULL,
        "asks": [{"id": one.id, "minutes": one.minutes, "red": one.red_flag, "at": one.at} for one in case.asks],
        "states": {
            state.id: [
                {"id": one.id, **_way(one)}
                | ({"needs": one.needs, "otherwise": _way(one.otherwise)} if one.otherwise else {})
                for one in state.decisions
            ]
            for state in case.states
        },
        "endings": {ending.id: ending.kind for ending in case.endings},
        "points": {kind: points_table(case, kind) for kind in get_args(Kind)},
        "best": case.best,
    }


def _way(outcome: Outcome) -> dict[str, Any]:
    return {"to": outcome.to, "unsafe": outcome.unsafe}


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
        questions=lambda ids: "”, “".join(with_numbers(ask.text) for ask in case.asks if ask.id in ids),
        best=list(_best(case)),
        hash=content_hash(case),
        words=load_strings("case") | load_strings("saving"),
        text=lambda text: Markup(to_html(text)),  # noqa: S704 - emphasis and links only, everything else escaped
        plain=lambda text: Markup(to_html(text)).striptags(),  # noqa: S704 - the tags are taken out
    )


def _best(case: Case) -> Iterator[tuple[Text, Text | None]]:
    """The best path: what is asked or decided, and why where it is a decision."""
    asks = {ask.id: ask for ask in case.asks}
    decisions = {one.id: one for state in case.states for one in state.decisions}
    for place, id_ in enumerate(case.best):
        if id_ in asks:
            yield asks[id_].text, None
        else:
            yield decisions[id_].text, outcome_of(decisions[id_], replay(case, case.best[:place])[0].asked).because


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
    words=words_of("case", "saving"),
    facts=lambda call: {id_ for one in _cases(call) for id_ in one.facts},
    files=lambda call: data_files(*(f"cases/{name}.yml" for name in call.names)),
    accept=_cases,
    readers=lambda: [partial(load_case, path.stem) for path in case_files()],
    problems=case_problems,
    schemas={"cases": Schema(Case, "One branching case")},
    counts=lambda: [f"{len(case_files())} cases"],
    examples=(Call("case", ("isotretinoin-now",)),),
)
