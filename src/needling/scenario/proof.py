"""What every scenario promises, proven on all of its paths: nothing unsafe is rewarded, and nobody is led into a corner.

Each flaw is a sentence that begins with the place: ``bus: no way leads to this state.``, or with ``:`` for all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from needling.scenario.graph import Graph, State, Verdict
from needling.scenario.paths import Situation, Ways, replay

#: What authors call an ending of each verdict.
KINDS: dict[Verdict, str] = {"good": "safe-good", "poor": "safe-poor", "unsafe": "unsafe"}


def flaws(graph: Graph, ways: Ways) -> Iterator[str]:
    """Everything that is wrong with a scenario without a circle."""
    yield from _reach_flaws(graph, ways)
    yield from _safety_flaws(graph, ways)
    yield from _best_flaws(graph, ways)


def circle(graph: Graph) -> list[str]:
    """A way that leads back to where it began; empty where there is none."""
    done: set[str] = set()

    def look(place: str, way: list[str]) -> list[str]:
        if place in way:
            return [*way[way.index(place) :], place]
        if place in done:
            return []
        for there in ahead(graph.states[place]) if place in graph.states else ():
            if found := look(there, [*way, place]):
                return found
        done.add(place)
        return []

    return next((found for state in graph.states if (found := look(state, []))), [])


def ahead(state: State) -> list[str]:
    """Every state or ending that can follow."""
    leads = [one.to for choice in state.choices for one in choice.consequences if one.to]
    return leads + [transition.to for transition in state.transitions]


def ending_verdict(graph: Graph, here: Situation) -> Verdict | None:
    """How a scenario has ended here; ``None`` where it goes on."""
    return (graph.endings[here.at] or here.worst) if here.at in graph.endings else None


def _reach_flaws(graph: Graph, ways: Ways) -> Iterator[str]:
    """Everything is met on some way."""
    reached = {here.at for here in ways.path}
    for state in graph.states:
        if state not in reached:
            yield f"{state}: no way leads to this state. Lead a decision to it, or delete it."
    for ending in graph.endings:
        if ending not in reached:
            yield f"{ending}: no way leads to this ending. Lead a decision to it, or delete it."
    asked = {flag for here in ways.path for flag in here.flags}
    for question in graph.questions:
        if question.id not in asked:
            yield f"question {question.id}: can never be asked. Name a state that can be reached in `at`."


def _safety_flaws(graph: Graph, ways: Ways) -> Iterator[str]:
    """No unsafe step is ever rewarded, nothing required may be left out, and there is always a safe way out."""
    told: set[tuple[str, str]] = set()
    safe_out = _safe_ways_out(graph, ways)
    for here in ways.path:
        problem = _ending_flaw(graph, here)
        if here.at not in graph.endings and not here.unsafe and here not in safe_out:
            problem = "every decision from here on is unsafe or ends badly. Leave a safe way out"
        if problem and (here.at, problem) not in told:
            told.add((here.at, problem))
            yield f"{here.at}: {problem}. The way there: {_told(ways, here)}."


def _ending_flaw(graph: Graph, here: Situation) -> str:
    """What is wrong with reaching this ending like this; empty when all is well, or it is none."""
    verdict = ending_verdict(graph, here)
    if verdict is None:
        return ""
    if here.unsafe and verdict != "unsafe":
        return (
            f"is reached through an unsafe step, but its kind is `{KINDS[verdict]}`. "
            "Make it `unsafe`, or lead elsewhere"
        )
    if not here.unsafe and verdict == "unsafe":
        return "is an unsafe ending, but no decision on the way is marked `unsafe: true`. Mark the step that is"
    if verdict == "good" and (skipped := _skipped(graph, here)):
        return f"is `safe-good` without {_called(graph, skipped)}. Let the decision need it"
    return ""


def _skipped(graph: Graph, here: Situation) -> str:
    """The first, by the alphabet, of what is required and was left out; empty where all was done."""
    return min(set(graph.required) - here.flags, default="")


def _called(graph: Graph, flag: str) -> str:
    return f"the red-flag question '{flag}'" if any(one.id == flag for one in graph.questions) else f"'{flag}'"


def _safe_ways_out(graph: Graph, ways: Ways) -> set[Situation]:
    """The situations from which an ending can be reached that is not unsafe, without a step that is."""
    found = {here for here in ways.path if not here.unsafe and ending_verdict(graph, here) not in (None, "unsafe")}
    before: dict[Situation, list[Situation]] = {}
    for here, steps in ways.steps.items():
        for _, there in steps:
            before.setdefault(there, []).append(here)
    waiting = list(found)
    while waiting:
        for here in before.get(waiting.pop(), []):
            if here not in found:
                found.add(here)
                waiting.append(here)
    return found


def _best_flaws(graph: Graph, ways: Ways) -> Iterator[str]:
    """Some way ends well; a best path that is written ends so, and nothing is worth more, or as much without a red flag."""
    if not graph.best:
        if not any(ending_verdict(graph, here) == "good" for here in ways.path):
            yield ": no way through it ends well. Judge one choice of each step good."
        return
    here, stuck = replay(graph, graph.best)
    if stuck is not None:
        yield f"best: '{stuck}' cannot be asked or decided at '{here.at}'. Follow the case step by step."
        return
    verdict = ending_verdict(graph, here)
    if verdict is None:
        yield f"best: stops at '{here.at}', before an ending. Go on to one."
        return
    if verdict != "good":
        yield f"best: ends at '{here.at}', which is `{KINDS[verdict]}`. The best path ends `safe-good`."
        return
    most = graph.points_of(verdict, here.flags)
    for other in ways.path:
        other_verdict = ending_verdict(graph, other)
        if other_verdict is None:
            continue
        worth = graph.points_of(other_verdict, other.flags)
        if worth > most:
            yield (
                f"best: is worth {most} points, but another way is worth {worth}: {_told(ways, other)}. "
                "Ask less on the best path, or give the visit more `minutes`."
            )
            return
        if worth == most and (skipped := _skipped(graph, other)):
            yield f"best: a way without {_called(graph, skipped)} is worth as much: {_told(ways, other)}."
            return


def _told(ways: Ways, here: Situation) -> str:
    return " → ".join(ways.path[here]) or "none, it is the start"
