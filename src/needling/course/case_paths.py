"""Every way through a case: one step, all situations that steps can lead to, and what an ending is worth."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from needling.course.cases import Ask, Case, Decision, Kind, Outcome

#: More situations than this are not explored: fewer questions, or questions that can be asked in fewer states.
MOST_SITUATIONS = 2_000

#: What an ending is worth. These numbers and `points` are the whole rule; the page looks the points up.
FULL = 10
OVER_TIME = 8
SAFE_POOR = 2
FOR_RED_FLAGS = 3


class TooLargeError(Exception):
    """A case has more situations than are explored."""


@dataclass(frozen=True)
class Situation:
    """All that matters of the way here: where, what was asked, and whether a step was unsafe."""

    place: str
    asked: frozenset[str] = frozenset()
    unsafe: bool = False


Step = tuple[str, Situation]


@dataclass(frozen=True)
class Ways:
    """Every situation that can be reached, each with the first shortest way there."""

    way: dict[Situation, tuple[str, ...]]
    steps: dict[Situation, list[Step]]


def outcome_of(decision: Decision, asked: Iterable[str]) -> Outcome:
    """Where a decision leads after these questions."""
    return decision if decision.otherwise is None or set(decision.needs) <= set(asked) else decision.otherwise


def start(case: Case) -> Situation:
    """Where a case begins."""
    return Situation(case.states[0].id)


def steps_from(case: Case, here: Situation) -> Iterator[Step]:
    """Each question that can be asked and each decision that can be taken here, and the situation that follows."""
    state = next((state for state in case.states if state.id == here.place), None)
    if state is None:
        return  # An ending.
    for ask in case.asks_at(state.id):
        if ask.id not in here.asked:
            yield ask.id, Situation(here.place, here.asked | {ask.id}, here.unsafe)
    for decision in state.decisions:
        way = outcome_of(decision, here.asked)
        yield decision.id, Situation(way.to, here.asked, here.unsafe or way.unsafe)


def explore(case: Case) -> Ways:
    """Every situation of a case, breadth first.

    Raises:
        TooLargeError: if there are more than ``MOST_SITUATIONS``.
    """
    first = start(case)
    way: dict[Situation, tuple[str, ...]] = {first: ()}
    steps: dict[Situation, list[Step]] = {}
    waiting = deque([first])
    while waiting:
        here = waiting.popleft()
        steps[here] = list(steps_from(case, here))
        for id_, there in steps[here]:
            if there not in way:
                if len(way) >= MOST_SITUATIONS:
                    raise TooLargeError
                way[there] = (*way[here], id_)
                waiting.append(there)
    return Ways(way, steps)


def replay(case: Case, ids: Iterable[str]) -> tuple[Situation, str | None]:
    """Where these steps lead, and the first that cannot be taken; ``None`` when all can."""
    here = start(case)
    for id_ in ids:
        there = dict(steps_from(case, here)).get(id_)
        if there is None:
            return here, id_
        here = there
    return here, None


def minutes(asks: Iterable[Ask], asked: Iterable[str]) -> int:
    """The minutes that these questions took."""
    chosen = set(asked)
    return sum(ask.minutes for ask in asks if ask.id in chosen)


def points(case: Case, kind: Kind, asked: Iterable[str]) -> int:
    """What an ending of this kind is worth after these questions, of ``FULL``.

    Unsafe: nothing. Safe but poor: a little, and more for every red-flag question that was asked. Safe and good: all, or
    somewhat less where the questions took longer than the visit has.
    """
    chosen = set(asked)
    if kind == "unsafe":
        return 0
    if kind == "safe-poor":
        return SAFE_POOR + FOR_RED_FLAGS * len(case.red_flags & chosen) // max(1, len(case.red_flags))
    return FULL if minutes(case.asks, chosen) <= case.minutes else OVER_TIME


def points_table(case: Case, kind: Kind) -> str:
    """The points of an ending of this kind after every set of questions, a hexadecimal digit each.

    The place in the text is the set: the sum of 2 to the power of the place of each question asked.
    """
    ids = [ask.id for ask in case.asks]
    sets = ([id_ for place, id_ in enumerate(ids) if number >> place & 1] for number in range(2 ** len(ids)))
    return "".join(f"{points(case, kind, asked):x}" for asked in sets)
