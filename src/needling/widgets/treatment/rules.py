"""What makes the treatments fit to be walked: rules that reach beyond one record, safety first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from needling.course.facts import load_facts
from needling.course.hardcoded_numbers import reference_problems, typed_numbers
from needling.course.inline_markup import FACT
from needling.course.loading import shown, told
from needling.course.plan import load_objectives
from needling.course.problem import Problem, in_words, problem_of
from needling.course.text import texts_of
from needling.scenario.clients import Client, client_of, treatment_files
from needling.scenario.graph import Graph
from needling.scenario.paths import MOST_SITUATIONS, TooLargeError, explore
from needling.scenario.proof import circle, flaws
from needling.scenario.treatments import (
    DECISIONS,
    OUTCOMES,
    ChoiceStep,
    Judgement,
    ModelStep,
    Steps,
    load_steps,
    steps_file,
)
from needling.widgets.treatment.graph import treatments

#: Outcomes of the models that put skin or client at risk: no file may judge them anything but unsafe.
ALWAYS_UNSAFE = {
    "amount": ("over",),
    "clock": ("go-late",),
    "depth": ("rim", "ceiling", "through", "scope"),
    "speed": ("drags",),
    "passes": ("go-beyond-dark", "go-too-far", "harder"),
    "series": (),
}


def treatment_problems() -> Iterator[Problem | str]:
    """Everything that is wrong with the treatments that can be read, a sentence each."""
    if not treatment_files():
        return
    found = [*told(_steps_problems())]
    for path in treatment_files():
        found += told(_file_problems(path))
    yield from found
    if not found:  # What does not fit cannot be walked.
        yield from told(_path_problems())


def _steps_problems() -> Iterator[Problem | str]:
    for problem in told(_step_problems(load_steps())):
        yield problem if isinstance(problem, Problem) else problem_of(shown(steps_file()), problem)


def _file_problems(path: Path) -> Iterator[Problem | str]:
    client = client_of(path)
    for problem in told(chain(_client_problems(client, load_steps()), reference_problems(client))):
        yield problem if isinstance(problem, Problem) else problem_of(shown(path), problem)


def _path_problems() -> Iterator[Problem]:
    """What the proof over all paths finds in the treatments as they are compiled."""
    for id_, treatment in treatments().items():
        for problem in _graph_problems(treatment.graph):
            yield problem_of(f"book/data/treatments/{id_}.yml", problem)


def _graph_problems(graph: Graph) -> Iterator[str]:
    if way := circle(graph):
        yield f"{way[0]}: leads back to itself ({' → '.join(way)}). A treatment only goes on."
        return
    try:
        yield from flaws(graph, explore(graph))
    except TooLargeError:
        yield f": has more than {MOST_SITUATIONS:,} situations. Cut a step, or a value of one."


def _step_problems(steps: Steps) -> Iterator[str]:
    ids = [step.id for step in steps.steps]
    yield from (f"{id_}: this step stands twice." for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}))
    kinds: list[str] = [step.kind for step in steps.steps]
    for kind in ("decide", *OUTCOMES):
        if kinds.count(kind) > 1:
            yield f": has {kinds.count(kind)} steps of kind `{kind}`, not one."
    if kinds[:2] != ["many", "decide"]:
        yield ": begins with what is asked (`many`) and the decision (`decide`)."
        return
    yield from _risk_problems(steps)
    known = _known_conditions(steps)
    for step in steps.steps:
        for problem in _problems_of(step, known):
            yield f"{step.id}{problem}" if problem.startswith(": ") else f"{step.id}, {problem}"


def _risk_problems(steps: Steps) -> Iterator[str]:
    """Whatever stops a treatment is found by a question that has to be asked before anybody is treated."""
    asked = {option.id: option.sets for option in getattr(steps.steps[0], "options", ())}
    for name, risk in steps.risks.items():
        if risk.asked_by not in asked:
            yield f"{name}: no question '{risk.asked_by}' asks for it."
        elif asked[risk.asked_by] != "asked-all":
            yield f"{name}: question '{risk.asked_by}' finds it, so it `sets: asked-all`."
        yield from (f"{name}: there is no fact '{id_}'." for id_ in risk.facts if id_ not in load_facts())


def _problems_of(step: ChoiceStep | ModelStep, known: set[str]) -> Iterator[str]:
    if step.objective not in load_objectives():
        yield f"objective: book/data/plan.yml has no objective '{step.objective}'."
    for word in [*step.only, *(word for _, one in _judgements(step) for word in one.condition)]:
        if word not in known:
            yield f": nothing can be '{word}'."
    if isinstance(step, ModelStep):
        for outcome in ALWAYS_UNSAFE[step.kind]:
            if step.outcomes[outcome].verdict != "unsafe":
                yield f"outcome {outcome}: should be judged unsafe."
    yield from _judgement_problems(_judgements(step))
    yield from reference_problems(step)


def _known_conditions(steps: Steps) -> set[str]:
    made: set[str | None] = {
        option.sets for step in steps.steps if isinstance(step, ChoiceStep) for option in step.options
    }
    hidden = {f"hides-{option.id}" for option in getattr(steps.steps[0], "options", ())}
    signs = {"sign-faint", "sign-blood", "sign-drag"}
    return {*steps.risks, *hidden, *signs, *filter(None, made), "dark-skin", "treating", "declined"}


def _judgements(step: ChoiceStep | ModelStep) -> list[tuple[str, Judgement]]:
    """Every judgement of a step with its place; those of leaving something out are ``left``."""
    if isinstance(step, ModelStep):
        return list(step.outcomes.items())
    return [
        (f"{option.id}{place}", one)
        for option in step.options
        for place, ones in (("", option.judged), (" left", option.left))
        for one in ones
    ] + ([("unasked", step.unasked)] if step.unasked else [])


def _judgement_problems(judgements: list[tuple[str, Judgement]]) -> Iterator[str]:
    for place, one in judgements:
        if one.verdict == "unsafe" and one.then is None and not place.endswith(" left"):
            yield f"{place}: is unsafe, so `then` says how it is put right."
        missing = [id_ for id_ in one.facts if id_ not in load_facts()]
        yield from (f"{place}: there is no fact '{id_}'." for id_ in missing)
        if not missing:
            yield from (f"{place}, {problem}" for problem in _number_problems(one))


def _number_problems(one: Judgement) -> Iterator[str]:
    """Numbers of the facts that a judgement names: through the role, never typed."""
    for place, text in texts_of(one):
        for reference in FACT.findall(text.source):
            if reference.partition(".")[0] not in one.facts:
                yield f"{in_words(place)}: shows {reference}, but `facts` does not name {reference.partition('.')[0]}."
        for number, roles in typed_numbers(text.source, one.facts):
            yield f"{in_words(place)}: '{number}' is typed, but is a number of a fact: write {' or '.join(roles[:3])}."


def _client_problems(client: Client, steps: Steps) -> Iterator[str]:
    unknown = [risk for risk in client.risks if risk not in steps.risks]
    yield from (f"risks: book/data/treatment.yml has no risk '{risk}'." for risk in unknown)
    asked = {option.id for option in getattr(steps.steps[0], "options", ())}
    if set(client.answers) != asked:
        yield f"answers: should answer {', '.join(sorted(asked))}."
    if set(client.decide) != set(DECISIONS):
        yield f"decide: should judge {', '.join(DECISIONS)}."
        return
    verdicts = {name: one.verdict for name, one in client.decide.items()}
    blocked = [risk for risk in client.risks if risk in steps.risks and steps.risks[risk].blocks]
    if blocked and verdicts["treat"] != "unsafe":
        yield f"decide: brings {blocked[0]}, so `treat` should be judged unsafe."
    if blocked and client.treated:
        yield f"treated: brings {blocked[0]}, so there is no `treated`."
    if not blocked and not unknown and (verdicts["treat"] != "good" or not client.treated):
        yield "decide: brings nothing that stops a treatment, so `treat` should be judged good, and `treated` says how."
    if "good" not in verdicts.values():
        yield "decide: no decision is good. One right end there always is."
    known_skin = load_facts()["A4"].values if "A4" in load_facts() else {}
    for zone in client.treated.zones if client.treated else ():
        if zone.skin and f"{zone.skin}-{client.sex}-total" not in known_skin:
            yield f"zone {zone.id}: fact A4 measured no '{zone.skin}'."
    yield from _judgement_problems(list(client.decide.items()))
