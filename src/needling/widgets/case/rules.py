"""What makes a case fit to be played: its own rules, and the proof over all paths that every scenario passes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from needling.course.facts import load_facts
from needling.course.hardcoded_numbers import number_problems
from needling.course.loading import shown, told
from needling.course.problem import Problem, in_words, problem_of
from needling.course.text import texts_of
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import Case, case_files, load_case
from needling.scenario.graph import Graph
from needling.scenario.paths import MOST_SITUATIONS, TooLargeError, Ways, consequence, explore
from needling.scenario.proof import KINDS, circle, flaws


def case_problems() -> Iterator[Problem | str]:
    """Everything that is wrong with the cases that can be read, a sentence each."""
    for path in case_files():
        yield from told(_file_problems(path))


def _file_problems(path: Path) -> Iterator[Problem | str]:
    yield from problems_of(load_case(path.stem), path)


def problems_of(case: Case, path: Path) -> Iterator[Problem | str]:
    """Everything that is wrong with one case."""
    for problem in told(_problems(case)):
        yield problem if isinstance(problem, Problem) else problem_of(shown(path), problem)


def _problems(case: Case) -> Iterator[str]:
    broken = [*_name_problems(case)]
    yield from broken
    if not broken:  # What leads nowhere cannot be walked.
        yield from _path_problems(case)
    yield from _text_problems(case)


def _path_problems(case: Case) -> Iterator[str]:
    graph = graph_of(case)
    if way := circle(graph):
        yield f"{way[0]}: leads back to itself ({' → '.join(way)}). A case only goes on; lead elsewhere."
        return
    try:
        ways = explore(graph)
    except TooLargeError:
        everywhere = [ask.id for ask in case.asks if not ask.at]
        yield (
            f": has more than {MOST_SITUATIONS:,} situations. Each question that can be asked everywhere doubles them: "
            f"say `at` for some of {', '.join(everywhere) or 'them'}, or cut one, or cut a state."
        )
        return
    yield from flaws(graph, ways)
    yield from _kind_problems(graph)
    yield from _condition_problems(graph, ways)


def _text_problems(case: Case) -> Iterator[str]:
    """Facts that are not there, numbers of facts that are typed."""
    facts = load_facts()
    missing = [id_ for id_ in case.facts if id_ not in facts]
    yield from (f": there is no fact '{id_}'." for id_ in missing)
    if not missing:
        for place, text in texts_of(case):
            yield from (f"{in_words(place)}: {problem}" for problem in number_problems(text.source, case.facts))


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


def _kind_problems(graph: Graph) -> Iterator[str]:
    for verdict, kind in KINDS.items():
        if verdict not in graph.endings.values():
            yield f": has no ending of kind `{kind}`. A case has one of each."


def _condition_problems(graph: Graph, ways: Ways) -> Iterator[str]:
    """Whatever a decision needs can be met, and can be missed."""
    unmet = {"met": "what it `needs` can never have been asked", "otherwise": "its `otherwise` never comes"}
    for name, state in graph.states.items():
        met = [here.flags for here in ways.path if here.at == name]
        for choice in state.choices if met else ():
            came = {consequence(choice.consequences, flags) for flags in met}
            for one in choice.consequences:
                if one not in came:
                    yield f"{name}, {choice.id}: {unmet[one.feedback]} by then. Mend `needs`, or `at` of the question."
