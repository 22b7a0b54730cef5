"""Every way through a scenario: one step, all steps of a path, and all situations that steps can lead to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from needling.scenario.graph import VERDICTS, Consequence, Graph, State, Verdict

#: More situations than this are not explored.
MOST_SITUATIONS = 2_000
#: What a path says where several things could be chosen and none was.
NONE = "none"
#: Between several things that are chosen together.
AND = "~"


class TooLargeError(Exception):
    """A scenario has more situations than are explored."""


@dataclass(frozen=True)
class Situation:
    """All that matters of the way here: where, what was asked or set, and the worst choice."""

    at: str
    flags: frozenset[str] = frozenset()
    worst: Verdict = "good"

    @property
    def unsafe(self) -> bool:
        """Whether a choice on the way was unsafe."""
        return self.worst == "unsafe"


@dataclass(frozen=True)
class Ways:
    """Every situation that can be reached, each with the first shortest path there, and the steps from it."""

    path: dict[Situation, tuple[str, ...]]
    steps: dict[Situation, list[tuple[str, Situation]]]


def worse(*verdicts: Verdict) -> Verdict:
    """The worst of some verdicts; good where there is none."""
    return max(verdicts, key=VERDICTS.index, default="good")


def consequence(consequences: Iterable[Consequence], flags: frozenset[str]) -> Consequence:
    """The first consequence whose condition holds."""
    return next(one for one in consequences if flags.issuperset(one.condition))


def words_at(graph: Graph, here: Situation) -> Iterator[str]:
    """Every step that can be taken here: a question, a choice, or several choices as one word."""
    state = graph.states.get(here.at)
    if state is None:
        return  # An ending.
    yield from (id_ for id_ in state.questions if id_ not in here.flags)
    ids = [choice.id for choice in state.choices]
    if not state.transitions:
        yield from ids
        return
    for taken in product((True, False), repeat=len(ids)):
        yield AND.join(id_ for id_, is_taken in zip(ids, taken, strict=True) if is_taken) or NONE


def following(graph: Graph, here: Situation, word: str) -> Situation | None:
    """The situation after a step; ``None`` where it cannot be taken."""
    state = graph.states.get(here.at)
    if state is None:
        return None
    if word in state.questions and word not in here.flags:
        return Situation(here.at, here.flags | {word}, here.worst)
    if state.transitions:
        return _after_several(state, here, word)
    choice = next((one for one in state.choices if one.id == word), None)
    if choice is None:
        return None
    came = consequence(choice.consequences, here.flags)
    return Situation(came.to, here.flags, worse(here.worst, came.verdict))


def _after_several(state: State, here: Situation, word: str) -> Situation | None:
    taken = [] if word == NONE else word.split(AND)
    if taken != [one.id for one in state.choices if one.id in taken]:
        return None  # Not in their order, or not to be chosen.
    made = [one.consequences[0] if one.id in taken else one.left for one in state.choices]
    lead = next(one for one in state.transitions if set(taken).issuperset(one.condition))
    worst = worse(here.worst, *(one.verdict for one in made if one))
    return Situation(lead.to, here.flags.union(lead.sets), worst)


def replay(graph: Graph, path: Iterable[str]) -> tuple[Situation, str | None]:
    """Where a path leads, and the first step of it that cannot be taken; ``None`` when all can."""
    here = Situation(graph.start)
    for word in path:
        there = following(graph, here, word)
        if there is None:
            return here, word
        here = there
    return here, None


def explore(graph: Graph) -> Ways:
    """Every situation of a scenario, breadth first.

    Raises:
        TooLargeError: if there are more than ``MOST_SITUATIONS``.
    """
    first = Situation(graph.start)
    path: dict[Situation, tuple[str, ...]] = {first: ()}
    steps: dict[Situation, list[tuple[str, Situation]]] = {}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        steps[here] = [(word, there) for word in words_at(graph, here) if (there := following(graph, here, word))]
        for word, there in steps[here]:
            if there not in path:
                if len(path) >= MOST_SITUATIONS:
                    raise TooLargeError
                path[there] = (*path[here], word)
                waiting.append(there)
    return Ways(path, steps)
