"""What makes a case fit to be played. The rules about safety are proven on every way through it, not on samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from needling.course.case_paths import (
    MOST_SITUATIONS,
    Situation,
    TooLargeError,
    Ways,
    explore,
    outcome_of,
    points,
    replay,
)
from needling.course.cases import Case, Ending, case_files, load_case
from needling.course.facts import load_facts
from needling.course.hardcoded_numbers import number_problems
from needling.course.loading import shown
from needling.course.text import texts_of


def case_problems() -> Iterator[str]:
    """Everything that is wrong with the cases, a sentence each. Every file of them can be read."""
    for path in case_files():
        yield from problems_of(load_case(path.stem), path)


def problems_of(case: Case, path: Path) -> Iterator[str]:
    """Everything that is wrong with one case."""
    for problem in _problems(case):
        yield f"{shown(path)}{'' if problem.startswith(':') else ', '}{problem}"


def _problems(case: Case) -> Iterator[str]:
    yield from _text_problems(case)
    broken = [*_name_problems(case)]
    yield from broken
    if broken:
        return  # What leads nowhere cannot be walked.
    circle = _circle(case)
    if circle:
        yield f"{circle[0]}: leads back to itself ({' → '.join(circle)}). A case only goes on; lead elsewhere."
        return
    try:
        ways = explore(case)
    except TooLargeError:
        everywhere = [ask.id for ask in case.asks if not ask.at]
        yield (
            f": has more than {MOST_SITUATIONS:,} situations. Each question that can be asked everywhere doubles them: "
            f"say `at` for some of {', '.join(everywhere) or 'them'}, or cut one, or cut a state."
        )
        return
    yield from _reach_problems(case, ways)
    yield from _safety_problems(case, ways)
    yield from _best_problems(case, ways)


def _text_problems(case: Case) -> Iterator[str]:
    """Facts that are not there, numbers of facts that are typed."""
    facts = load_facts()
    missing = [id_ for id_ in case.facts if id_ not in facts]
    yield from (f": there is no fact '{id_}'." for id_ in missing)
    if not missing:
        for place, text in texts_of(case):
            yield from (f"{place}: {problem}" for problem in number_problems(text.source, case.facts))


def _name_problems(case: Case) -> Iterator[str]:
    """Names of what is not there."""
    states, asks = {state.id for state in case.states}, {ask.id for ask in case.asks}
    places = states | {ending.id for ending in case.endings}
    if not case.red_flags:
        yield ": no question is marked `red_flag`. Say which ones must be asked."
    for ask in case.asks:
        for name in ask.at:
            if name not in states:
                yield f"question {ask.id}: there is no state '{name}' to ask it in."
    for state in case.states:
        for decision in state.decisions:
            for way in decision.outcomes:
                if way.to not in places:
                    yield f"{state.id}, {decision.id}: leads to '{way.to}', but there is no such state or ending."
            for name in decision.needs:
                if name not in asks:
                    yield f"{state.id}, {decision.id}: needs '{name}', but there is no such question."


def _circle(case: Case) -> list[str]:
    """A way that leads back to where it began; empty where there is none."""
    ahead = {state.id: [way.to for one in state.decisions for way in one.outcomes] for state in case.states}
    done: set[str] = set()

    def look(place: str, way: list[str]) -> list[str]:
        if place in way:
            return [*way[way.index(place) :], place]
        if place in done:
            return []
        for there in ahead.get(place, []):
            if found := look(there, [*way, place]):
                return found
        done.add(place)
        return []

    return next((found for state in ahead if (found := look(state, []))), [])


def _reach_problems(case: Case, ways: Ways) -> Iterator[str]:
    """Everything in a case is met on some way through it, and no way gets stuck."""
    reached = {here.place for here in ways.way}
    for state in case.states:
        if state.id not in reached:
            yield f"{state.id}: no way leads to this state. Lead a decision to it, or delete it."
    for ending in case.endings:
        if ending.id not in reached:
            yield f"{ending.id}: no way leads to this ending. Lead a decision to it, or delete it."
    for kind in ("safe-good", "safe-poor", "unsafe"):
        if not any(ending.kind == kind for ending in case.endings):
            yield f": has no ending of kind `{kind}`. A case has one of each."
    asked = {id_ for here in ways.way for id_ in here.asked}
    for ask in case.asks:
        if ask.id not in asked:
            yield f"question {ask.id}: can never be asked. Name a state that can be reached in `at`."
    taken = {
        (decision.id, outcome_of(decision, here.asked) is decision)
        for state in case.states
        for here in ways.way
        if here.place == state.id
        for decision in state.decisions
    }
    for state in case.states:
        for decision in state.decisions:
            for met, what in (
                (True, "what it `needs` can never have been asked"),
                (False, "its `otherwise` never comes"),
            ):
                if decision.needs and state.id in reached and (decision.id, met) not in taken:
                    yield f"{state.id}, {decision.id}: {what} by then. Mend `needs`, or `at` of the question."


def _safety_problems(case: Case, ways: Ways) -> Iterator[str]:
    """No unsafe step is ever rewarded, no red flag may be left out, and nobody is led into a corner."""
    endings = {ending.id: ending for ending in case.endings}
    told: set[tuple[str, str]] = set()
    safe_out = _safe_ways_out(endings, ways)
    for here in ways.way:
        ending = endings.get(here.place)
        problem = _ending_problem(case, here, ending) if ending else ""
        if not ending and not here.unsafe and here not in safe_out:
            problem = "every decision from here on is unsafe or ends badly. Leave a safe way out"
        if problem and (here.place, problem) not in told:
            told.add((here.place, problem))
            yield f"{here.place}: {problem}. The way there: {_told(ways, here)}."


def _ending_problem(case: Case, here: Situation, ending: Ending) -> str:
    """What is wrong with reaching this ending like this; empty when all is well."""
    if here.unsafe and ending.kind != "unsafe":
        return (
            f"is reached through an unsafe step, but its kind is `{ending.kind}`. Make it `unsafe`, or lead elsewhere"
        )
    if not here.unsafe and ending.kind == "unsafe":
        return "is an unsafe ending, but no decision on the way is marked `unsafe: true`. Mark the step that is"
    skipped = sorted(case.red_flags - here.asked)
    if ending.kind == "safe-good" and skipped:
        return f"is `safe-good` without the red-flag question '{skipped[0]}'. Let the decision need it"
    return ""


def _safe_ways_out(endings: dict[str, Ending], ways: Ways) -> set[Situation]:
    """The situations from which an ending can be reached that is not unsafe, without a step that is."""
    found = {
        here for here in ways.way if not here.unsafe and here.place in endings and endings[here.place].kind != "unsafe"
    }
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


def _best_problems(case: Case, ways: Ways) -> Iterator[str]:
    """The best path can be walked, ends safely and well, and nothing is worth more; leaving out a red flag is worth less."""
    endings = {ending.id: ending for ending in case.endings}
    here, stuck = replay(case, case.best)
    if stuck is not None:
        yield f"best: '{stuck}' cannot be asked or decided at '{here.place}'. Follow the case step by step."
        return
    if here.place not in endings:
        yield f"best: stops at '{here.place}', before an ending. Go on to one."
        return
    if endings[here.place].kind != "safe-good":
        yield f"best: ends at '{here.place}', which is `{endings[here.place].kind}`. The best path ends `safe-good`."
        return
    most = points(case, "safe-good", here.asked)
    for other in ways.way:
        if other.place not in endings:
            continue
        worth = points(case, endings[other.place].kind, other.asked)
        if worth > most:
            yield (
                f"best: is worth {most} points, but another way is worth {worth}: {_told(ways, other)}. "
                "Ask less on the best path, or give the visit more `minutes`."
            )
            return
        if worth == most and case.red_flags - other.asked:
            skipped = min(case.red_flags - other.asked)
            yield f"best: a way without the red-flag question '{skipped}' is worth as much: {_told(ways, other)}."
            return


def _told(ways: Ways, here: Situation) -> str:
    return " → ".join(ways.way[here]) or "none, it is the start"
