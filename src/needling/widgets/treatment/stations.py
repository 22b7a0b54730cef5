"""Each kind of step as a reader meets it: its scene and offers in a context. The models judge through ``found``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from needling.course import load_strings, quantity
from needling.course.treatments import ChoiceStep, Client, Judgement, ModelStep, Step, Steps, Zone
from needling.models.numbing import label_dose_g
from needling.widgets.treatment import found
from needling.widgets.treatment.drawing import drawing
from needling.widgets.treatment.judged import Context, Judged, Offer, Scene, filled, judged, measure, shown
from needling.widgets.treatment.section import Section

#: What is so when every question was asked that can find a reason not to treat.
ASKED = "asked-all"
_MM, _MIN = "mm", "min"


@dataclass(frozen=True)
class Station:
    """One stop on the way. ``chain`` names the step: "again" leads to the next stop of it, "on" past all of them."""

    step: Step
    chain: str
    scene: Callable[[Context], Scene]


def stations(client: Client, steps: Steps, base: frozenset[str]) -> Iterator[Station]:
    """Every stop that this client's treatment can have, in order."""
    for step in steps.steps:
        if isinstance(step, ChoiceStep):
            yield Station(step, step.id, _choices(step, client, base))
        elif client.treated:
            yield from _MODELS[step.kind](step, client)


def _first(judgements: list[Judgement], so: frozenset[str]) -> Judged:
    return judged(next(one for one in judgements if so.issuperset(one.when)))


def _choices(step: ChoiceStep, client: Client, base: frozenset[str]) -> Callable[[Context], Scene]:
    planned = _passes(client.treated.passes) if client.treated else ""

    def scene(context: Context) -> Scene:
        so = base | context.so
        offers = []
        for option in step.options:
            if step.kind == "decide":
                one = judged(client.decide[option.id])  # type: ignore[index]
                stopped = option.id == "treat" and one.verdict == "unsafe"
                if step.unasked and option.id == "treat" and not stopped and ASKED not in so:
                    one = replace(judged(step.unasked), tells=True)
                becomes = "treating" if option.id == "treat" else "declined"
                offers.append(
                    Offer(option.id, shown(option.text), one, becomes=becomes, goes="end" if stopped else "on")
                )
                continue
            one = _first(option.judged, so)
            left = _first(option.left, so) if option.left else None
            becomes_ = option.becomes if one.verdict != "unsafe" else None
            offers.append(Offer(option.id, shown(option.text), one, left, becomes_, goes="end" if one.ends else "on"))
        return Scene(
            place=step.id,
            step=step.id,
            objective=step.objective,
            title=shown(step.title),
            scene=shown(step.scene, planned=planned),
            offers=tuple(offers),
            many=step.kind == "many",
            ordered=step.kind == "decide",
        )

    return scene


def _passes(count: int) -> str:
    words = load_strings("treatment")
    return words["one_pass"] if count == 1 else words["passes"].replace("{count}", str(count))


def _scene(step: ModelStep, place: str, offers: list[Offer], values: Mapping[str, object], turn: str = "") -> Scene:
    return Scene(
        place=place,
        step=step.id,
        objective=step.objective,
        title=shown(step.title, **values),
        scene=shown(step.scene, **values),
        offers=tuple(offers),
        ordered=True,
        turn=turn,
    )


def _amount(step: ModelStep, client: Client) -> Iterator[Station]:
    assert client.treated  # noqa: S101 - asked by the caller
    area = client.treated.cream_area_cm2
    dose = label_dose_g(area_cm2=area, dose_g_per_10_cm2=found.number("H1.dose-per-area"))
    values = {
        "area": measure(area, "cm²"),
        "label_dose": measure(dose, "g"),
        "own_use": quantity("R31.leaflet-adult-dose"),
        "per_area": quantity("H1.dose-per-area"),
    }

    def scene(_: Context) -> Scene:
        offers = []
        for value in step.values:
            text = measure(value, "g")
            one = judged(step.outcomes[found.amount(value)], value=text, **values)
            offers.append(Offer(f"g{value:g}".replace(".", "-"), shown(step.option, value=text), one))
        return _scene(step, step.id, offers, values)

    yield Station(step, step.id, scene)


def _clock(step: ModelStep, _: Client) -> Iterator[Station]:
    ends = {"earliest": quantity("R31.leaflet-minimum-time"), "latest": quantity("H1.time-max")}

    def look(minutes: float, following: float | None) -> Callable[[Context], Scene]:
        values = {"value": measure(minutes, _MIN), **ends}
        going = found.go_clock(minutes, following)
        go = Offer(
            "go",
            shown(step.go),
            judged(step.outcomes[going], **values),
            goes="on" if going == "go-late" else "again",
        )
        stop = Offer("stop", shown(step.stop), judged(step.outcomes[found.stop_clock(minutes)], **values))
        return lambda _context: _scene(step, f"{step.id}.{minutes:g}", [go, stop], values, measure(minutes, _MIN))

    for number, minutes in enumerate(step.values):
        following = step.values[number + 1] if number + 1 < len(step.values) else None
        yield Station(step, step.id, look(minutes, following))


def _depth(step: ModelStep, client: Client) -> Iterator[Station]:
    assert client.treated  # noqa: S101 - asked by the caller
    assert step.scope  # noqa: S101 - a depth step has it
    ceiling, scope = found.number("I2"), step.scope
    lowest = min(value for value in step.values if value > 0)

    def of(zone: Zone) -> Callable[[Context], Scene]:
        thinner = found.thinner_skin_mm(zone.skin, client.sex)
        thickness = measure(thinner, _MM) if thinner else ""
        values: dict[str, object] = {
            "zone": zone.name,
            "ceiling": measure(ceiling, _MM),
            "scope": measure(scope, _MM),
            "thickness": thickness,
        }
        limits = found.Limits(ceiling, scope, lowest, thinner, zone.inside_rim)
        values["skin"] = filled((step.measured if thinner else step.unmeasured) or "", **values)
        offers = []
        for value in step.values:
            outcome = found.depth(value, limits)
            text = measure(value, _MM)
            one = judged(step.outcomes[outcome], value=text, **values)
            is_section = client.treated is not None and zone == client.treated.section
            # What is not well set is put right: to the lowest.
            depth = (value if one.verdict == "good" else lowest) if is_section else None
            label = shown(step.option, value=text) if value else shown(step.none)
            offers.append(Offer(f"mm{value:g}".replace(".", "-"), label, one, depth_mm=depth))
        return lambda _context: _scene(step, f"{step.id}.{zone.id}", offers, values)

    for zone in client.treated.zones:
        yield Station(step, f"{step.id}.{zone.id}", of(zone))


def _speed(step: ModelStep, _: Client) -> Iterator[Station]:
    values = {
        "frequency": quantity("O6.example-speed"),
        "needles": quantity("O6.example-needles"),
        "width": quantity("O6.example-tip-width"),
        "target": quantity("O6.freier-target"),
    }

    def scene(_context: Context) -> Scene:
        offers = []
        for value, name in zip(step.values, step.names, strict=True):
            own = {
                "density": measure(found.density_per_cm2(value), "per cm²"),
                "drag": measure(found.drag_mm(value), _MM),
            }
            text = shown(step.option, name=name, value=measure(value, "cm/s"))
            one = judged(step.outcomes[found.speed(value)], **own, **values)
            offers.append(Offer(f"v{value:g}".replace(".", "-"), text, one))
        return _scene(step, step.id, offers, values)

    yield Station(step, step.id, scene)


def _pass_by_pass(step: ModelStep, client: Client) -> Iterator[Station]:
    assert client.treated  # noqa: S101 - asked by the caller
    treated = client.treated

    def after(done: int) -> Callable[[Context], Scene]:
        def scene(context: Context) -> Scene:
            section = Section(client.skin_type, context.depth_mm, treated.passes, done, "numbed" in context.so)
            values = {
                "zone": treated.section.name.capitalize(),
                "depth": measure(section.depth_mm, _MM),
                "planned": _passes(treated.passes),
                "value": _passes(done),
            }
            going = section.go()
            ended = step.outcomes[going].verdict == "unsafe"
            offers = [
                Offer("go", shown(step.go), judged(step.outcomes[going]), goes="on" if ended else "again"),
                Offer("stop", shown(step.stop), judged(step.outcomes[section.stop()])),
                Offer("harder", shown(step.harder), judged(step.outcomes["harder"])),
            ]
            numb = ".numb" if section.numbed else ""
            place = f"{step.id}.{section.depth_mm * 100:g}.{done}{numb}"
            turn = f"{values['depth']}, {values['value']}"
            return replace(_scene(step, place, offers, values, turn), picture=drawing(section))

        return scene

    # One pass too many can follow the plan, and one more be asked for; that one is never made.
    for done in range(1, treated.passes + 2):
        yield Station(step, step.id, after(done))


def _series(step: ModelStep, _: Client) -> Iterator[Station]:
    def scene(_context: Context) -> Scene:
        offers = []
        for number, plan in enumerate(step.plans, start=1):
            held, review, due = found.days(
                plan.sessions, plan.weeks, months=plan.review_after.months, review_weeks=plan.review_after.weeks
            )
            values = {
                "sessions": plan.sessions,
                "weeks": plan.weeks,
                "days": ", ".join(map(str, held)),
                "review": review,
                "due": due,
                "after": review - held[-1],
                "default": quantity("R37"),
                "full": quantity("M4.full-result-after-at-least"),
            }
            outcome = found.series(plan.weeks, review, due)
            offers.append(
                Offer(f"plan{number}", shown(step.option, **values), judged(step.outcomes[outcome], **values))
            )
        return _scene(step, step.id, offers, {})

    yield Station(step, step.id, scene)


_MODELS: dict[str, Callable[[ModelStep, Client], Iterator[Station]]] = {
    "amount": _amount,
    "clock": _clock,
    "depth": _depth,
    "speed": _speed,
    "passes": _pass_by_pass,
    "series": _series,
}
