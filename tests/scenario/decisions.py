"""What a path through a scenario makes, followed in the graph as it travels to the page and not by the code that proves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from needling.scenario.graph import Graph, Verdict


class Decision(NamedTuple):
    """A choice that was made, or left where it could have been made; questions are none."""

    text: str
    choice: str
    chosen: bool
    verdict: Verdict
    feedback: str


def decisions(graph: Graph, path: Iterable[str], sent: dict[str, Any] | None = None) -> list[Decision]:
    """Every choice of a path that can be taken, in order. Whoever asks often gives the graph as it is ``sent``."""
    sent = sent or graph.as_json()
    at, asked, made = sent["start"], set(), []
    for word in path:
        state = sent["states"][at]
        if word in state.get("questions", ()):
            asked.add(word)
            continue
        taken = set() if word == "none" and "transitions" in state else set(word.split("~"))
        for choice in state["choices"]:
            one = _came(choice, taken, asked)
            if one:
                made.append(
                    Decision(state["text"], choice["id"], choice["id"] in taken, one["verdict"], one["feedback"])
                )
                at = one.get("to", at)
        for lead in state.get("transitions", ()):
            if taken >= set(lead.get("condition", ())):
                at = lead["to"]
                break
    return made


def _came(choice: dict[str, Any], taken: set[str], asked: set[str]) -> dict[str, Any] | None:
    if choice["id"] not in taken:
        left: dict[str, Any] | None = choice.get("left")
        return left
    return next(one for one in choice["consequences"] if asked >= set(one.get("condition", ())))
