"""A case as a graph: compiled from its record."""

from __future__ import annotations

from needling.scenario.cases import Case, Decision, Outcome
from needling.scenario.graph import VERDICTS, Choice, Consequence, Graph, Points, Question, State, Verdict
from needling.scenario.proof import KINDS

#: What an ending is worth. These numbers and `points` are the whole rule; the page looks the points up.
FULL = 10
OVER_TIME = 8
SAFE_POOR = 2
FOR_RED_FLAGS = 3

_VERDICTS = {kind: verdict for verdict, kind in KINDS.items()}


def graph_of(case: Case) -> Graph:
    """The graph of a case whose names are all there."""
    return Graph(
        start=case.states[0].id,
        states={
            state.id: State(
                text=state.id,
                choices=tuple(_choice(one) for one in state.decisions),
                questions=tuple(ask.id for ask in case.asks_at(state.id)),
            )
            for state in case.states
        },
        endings={ending.id: _VERDICTS[ending.kind] for ending in case.endings},
        questions=tuple(Question(ask.id, ask.minutes) for ask in case.asks),
        required=tuple(ask.id for ask in case.asks if ask.red_flag),
        minutes=case.minutes,
        points={verdict: _points(verdict, len(case.red_flags)) for verdict in VERDICTS},
        best=tuple(case.best),
    )


def _choice(decision: Decision) -> Choice:
    met = _consequence(decision, "met", tuple(decision.needs))
    otherwise = (_consequence(decision.otherwise, "otherwise"),) if decision.otherwise else ()
    return Choice(decision.id, (met, *otherwise))


def _consequence(outcome: Outcome, feedback: str, condition: tuple[str, ...] = ()) -> Consequence:
    return Consequence("unsafe" if outcome.unsafe else "good", feedback, outcome.to, condition)


def _points(verdict: Verdict, red_flags: int) -> Points:
    return Points(
        in_time=tuple(points(verdict, asked, red_flags, over_time=False) for asked in range(red_flags + 1)),
        over_time=tuple(points(verdict, asked, red_flags, over_time=True) for asked in range(red_flags + 1)),
    )


def points(verdict: Verdict, asked: int, red_flags: int, *, over_time: bool) -> int:
    """What an ending is worth, of ``FULL``, after ``asked`` of the red-flag questions.

    Unsafe: nothing. Safe but poor: a little, and more for every red-flag question that was asked. Safe and good: all, or
    somewhat less where the questions took longer than the visit has.
    """
    if verdict == "unsafe":
        return 0
    if verdict == "poor":
        return SAFE_POOR + FOR_RED_FLAGS * asked // max(1, red_flags)
    return OVER_TIME if over_time else FULL
