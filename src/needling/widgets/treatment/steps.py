"""Each kind of step as a reader meets it: its scene and choices in a context. The models judge through ``outcomes``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from needling.course import load_strings, number, quantity
from needling.course.strings import plural
from needling.models.numbing import label_dose_g
from needling.scenario.clients import Client, Zone
from needling.scenario.treatments import ChoiceStep, Judgement, ModelStep, Option, Step, Steps
from needling.widgets.treatment import outcomes
from needling.widgets.treatment.drawing import drawing
from needling.widgets.treatment.feedback import Choice, Context, Feedback, Scene, feedback, filled, measure, shown
from needling.widgets.treatment.section import Section

#: The flag that is set when every question was asked that can find a reason not to treat.
ASKED = "asked-all"
_MM, _MIN = "mm", "min"


@dataclass(frozen=True)
class Stop:
    """One stop on the way. ``chain`` names the step: "again" leads to the next stop of it, "on" past all of them."""

    step: Step
    chain: str
    scene: Callable[[Context], Scene]


def stops(client: Client, steps: Steps, base: frozenset[str]) -> Iterator[Stop]:
    """Every stop that this client's treatment can have, in order."""
    for step in steps.steps:
        if isinstance(step, ChoiceStep):
            yield Stop(step, step.id, _choices(step, client, base))
        elif client.treated:
            yield from _MODELS[step.kind](step, client)


def _first(judgements: list[Judgement], flags: frozenset[str]) -> Feedback:
    return feedback(next(one for one in judgements if flags.issuperset(one.condition)))


def _choices(step: ChoiceStep, client: Client, base: frozenset[str]) -> Callable[[Context], Scene]:
    planned = _passes(client.treated.passes) if client.treated else ""
    made = partial(_decision, step, client) if step.kind == "decide" else _written

    def scene(context: Context) -> Scene:
        return Scene(
            place=step.id,
            step=step.id,
            objective=step.objective,
            title=shown(step.title),
            scene=shown(step.scene, planned=planned),
            choices=tuple(made(option, base | context.flags) for option in step.options),
            many=step.kind == "many",
            ordered=step.kind == "decide",
        )

    return scene


def _decision(step: ChoiceStep, client: Client, option: Option, flags: frozenset[str]) -> Choice:
    """A choice that the client's file judges: an unsafe decision to treat ends the treatment."""
    one = feedback(client.decide[option.id])  # type: ignore[index]
    treats = option.id == "treat"
    stopped = treats and one.verdict == "unsafe"
    if step.unasked and treats and not stopped and ASKED not in flags:
        one = replace(feedback(step.unasked), reveals=True)
    sets = "treating" if treats else "declined"
    return Choice(option.id, shown(option.text), one, sets=sets, transition="end" if stopped else "on")


def _written(option: Option, flags: frozenset[str]) -> Choice:
    """A choice that its step judges. What is unsafe is put right, so it sets nothing."""
    one = _first(option.judged, flags)
    left = _first(option.left, flags) if option.left else None
    sets = option.sets if one.verdict != "unsafe" else None
    return Choice(option.id, shown(option.text), one, left, sets, transition="end" if one.ends else "on")


def _passes(count: int) -> str:
    return plural(load_strings("treatment"), "passes", count)


def _scene(step: ModelStep, place: str, choices: list[Choice], values: Mapping[str, object], turn: str = "") -> Scene:
    return Scene(
        place=place,
        step=step.id,
        objective=step.objective,
        title=shown(step.title, **values),
        scene=shown(step.scene, **values),
        choices=tuple(choices),
        ordered=True,
        turn=turn,
    )


def _amount(step: ModelStep, client: Client) -> Iterator[Stop]:
    assert client.treated  # noqa: S101 - asked by the caller
    area = client.treated.cream_area_cm2
    dose = label_dose_g(area_cm2=area, dose_g_per_10_cm2=number("H1.dose-per-area"))
    values = {
        "area": measure(area, "cm²"),
        "label_dose": measure(dose, "g"),
        "own_use": quantity("R31.leaflet-adult-dose"),
        "per_area": quantity("H1.dose-per-area"),
    }

    def scene(_: Context) -> Scene:
        choices = []
        for value in step.values:
            text = measure(value, "g")
            one = feedback(step.outcomes[outcomes.amount(value)], value=text, **values)
            choices.append(Choice(f"g{value:g}".replace(".", "-"), shown(step.option, value=text), one))
        return _scene(step, step.id, choices, values)

    yield Stop(step, step.id, scene)


def _clock(step: ModelStep, _: Client) -> Iterator[Stop]:
    ends = {"earliest": quantity("R31.leaflet-minimum-time"), "latest": quantity("H1.time-max")}

    def look(minutes: float, following: float | None) -> Callable[[Context], Scene]:
        values = {"value": measure(minutes, _MIN), **ends}
        going = outcomes.go_clock(minutes, following)
        go = Choice(
            "go",
            shown(step.go),
            feedback(step.outcomes[going], **values),
            transition="on" if going == "go-late" else "again",
        )
        stop = Choice("stop", shown(step.stop), feedback(step.outcomes[outcomes.stop_clock(minutes)], **values))
        return lambda _context: _scene(step, f"{step.id}.{minutes:g}", [go, stop], values, measure(minutes, _MIN))

    for minutes, following in zip(step.values, [*step.values[1:], None], strict=True):
        yield Stop(step, step.id, look(minutes, following))


def _depth(step: ModelStep, client: Client) -> Iterator[Stop]:
    assert client.treated  # noqa: S101 - asked by the caller
    assert step.scope  # noqa: S101 - a depth step has it
    ceiling, scope = number("I2"), step.scope
    lowest = min(value for value in step.values if value > 0)

    def of(zone: Zone) -> Callable[[Context], Scene]:
        thinner = outcomes.thinner_skin_mm(zone.skin, client.sex)
        thickness = measure(thinner, _MM) if thinner else ""
        values: dict[str, object] = {
            "zone": zone.name,
            "ceiling": measure(ceiling, _MM),
            "scope": measure(scope, _MM),
            "thickness": thickness,
        }
        limits = outcomes.Limits(ceiling, scope, lowest, thinner, zone.inside_rim)
        values["skin"] = filled((step.measured if thinner else step.unmeasured) or "", **values)
        choices = []
        for value in step.values:
            outcome = outcomes.depth(value, limits)
            text = measure(value, _MM)
            one = feedback(step.outcomes[outcome], value=text, **values)
            is_section = client.treated is not None and zone == client.treated.section
            # What is not well set is put right: to the lowest.
            depth = (value if one.verdict == "good" else lowest) if is_section else None
            label = shown(step.option, value=text) if value else shown(step.none)
            choices.append(Choice(f"mm{value:g}".replace(".", "-"), label, one, depth_mm=depth))
        return lambda _context: _scene(step, f"{step.id}.{zone.id}", choices, values)

    for zone in client.treated.zones:
        yield Stop(step, f"{step.id}.{zone.id}", of(zone))


def _speed(step: ModelStep, _: Client) -> Iterator[Stop]:
    values = {
        "frequency": quantity("O6.example-speed"),
        "needles": quantity("O6.example-needles"),
        "width": quantity("O6.example-tip-width"),
        "target": quantity("O6.freier-target"),
    }

    def scene(_context: Context) -> Scene:
        choices = []
        for value, name in zip(step.values, step.names, strict=True):
            own = {
                "density": measure(outcomes.density_per_cm2(value), "per cm²"),
                "drag": measure(outcomes.drag_mm(value), _MM),
            }
            text = shown(step.option, name=name, value=measure(value, "cm/s"))
            one = feedback(step.outcomes[outcomes.speed(value)], **own, **values)
            choices.append(Choice(f"v{value:g}".replace(".", "-"), text, one))
        return _scene(step, step.id, choices, values)

    yield Stop(step, step.id, scene)


def _pass_by_pass(step: ModelStep, client: Client) -> Iterator[Stop]:
    assert client.treated  # noqa: S101 - asked by the caller
    treated = client.treated

    def after(done: int) -> Callable[[Context], Scene]:
        def scene(context: Context) -> Scene:
            section = Section(client.skin_type, context.depth_mm, treated.passes, done, "numbed" in context.flags)
            values = {
                "zone": treated.section.name.capitalize(),
                "depth": measure(section.depth_mm, _MM),
                "planned": _passes(treated.passes),
                "value": _passes(done),
            }
            going = section.go()
            ended = step.outcomes[going].verdict == "unsafe"
            choices = [
                Choice("go", shown(step.go), feedback(step.outcomes[going]), transition="on" if ended else "again"),
                Choice("stop", shown(step.stop), feedback(step.outcomes[section.stop()])),
                Choice("harder", shown(step.harder), feedback(step.outcomes["harder"])),
            ]
            numb = ".numb" if section.numbed else ""
            place = f"{step.id}.{section.depth_mm * 100:g}.{done}{numb}"
            turn = f"{values['depth']}, {values['value']}"
            return replace(_scene(step, place, choices, values, turn), picture=drawing(section))

        return scene

    # One pass too many can follow the plan, and one more be asked for; that one is never made.
    for done in range(1, treated.passes + 2):
        yield Stop(step, step.id, after(done))


def _series(step: ModelStep, _: Client) -> Iterator[Stop]:
    def scene(_context: Context) -> Scene:
        choices = []
        for place, plan in enumerate(step.plans, start=1):
            held, review, due = outcomes.days(
                plan.sessions, plan.weeks_apart, months=plan.review_after.months, review_weeks=plan.review_after.weeks
            )
            values = {
                "sessions": plan.sessions,
                "weeks": plan.weeks_apart,
                "days": ", ".join(map(str, held)),
                "review": review,
                "due": due,
                "after": review - held[-1],
                "default": quantity("R37"),
                "full": quantity("M4.full-result-after-at-least"),
            }
            outcome = outcomes.series(plan.weeks_apart, review, due)
            choices.append(
                Choice(f"plan{place}", shown(step.option, **values), feedback(step.outcomes[outcome], **values))
            )
        return _scene(step, step.id, choices, {})

    yield Stop(step, step.id, scene)


_MODELS: dict[str, Callable[[ModelStep, Client], Iterator[Stop]]] = {
    "amount": _amount,
    "clock": _clock,
    "depth": _depth,
    "speed": _speed,
    "passes": _pass_by_pass,
    "series": _series,
}
