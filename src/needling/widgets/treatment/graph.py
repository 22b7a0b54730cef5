"""A client's whole treatment as a graph: compiled from the steps, the client and what the models find."""

from __future__ import annotations

from dataclasses import dataclass

from needling.scenario.clients import Client, flags_of, load_clients
from needling.scenario.graph import Choice, Consequence, Graph, State, Transition
from needling.scenario.treatments import ChoiceStep, Steps, load_steps
from needling.widgets.treatment import feedback
from needling.widgets.treatment.feedback import Context, Scene
from needling.widgets.treatment.steps import ASKED, Stop, stops
from needling.widgets.treatment.views import View, Views, place_of

#: The one ending: a treatment is as good as its worst choice.
END = "end"


@dataclass
class Treatment:
    """Everything about one client's treatment."""

    id: str
    client: Client
    views: Views
    graph: Graph

    @property
    def met(self) -> list[View]:
        """The views that this treatment can meet, each once, in order."""
        return [self.views[id_] for id_ in dict.fromkeys(state.text for state in self.graph.states.values())]

    @property
    def titles(self) -> dict[str, str]:
        """The titles of its steps after the decision, each once, with the first view that bears it."""
        firsts: dict[str, str] = {}
        for view in self.met:
            if view.scene.step != "decide":
                firsts.setdefault(view.scene.title, view.id)
        return firsts


def treatments() -> dict[str, Treatment]:
    """Every client's treatment, by the client's id.

    Raises:
        CourseError: if the data does not fit, or a text names what is not there.
    """
    steps, views = load_steps(), Views()
    return {
        id_: Treatment(id_, client, views, _Compiler(id_, client, steps, views).graph())
        for id_, client in load_clients().items()
    }


class _Compiler:
    """Follows every choice from the first step on; contexts that make no difference later are one state."""

    def __init__(self, id_: str, client: Client, steps: Steps, views: Views) -> None:
        self._owner = id_
        self._views = views
        self._base = flags_of(client, steps)
        self._stops = list(stops(client, steps, self._base))
        self._matters = [_asked_for(self._stops[number:]) for number in range(len(self._stops))]
        self._states: dict[str, State] = {}
        self._known: dict[tuple[int, Context], str] = {}

    def graph(self) -> Graph:
        """The graph of the treatment."""
        start = self._state(0, Context())
        return Graph(start, self._states, {END: None}, required=(ASKED,))

    def _state(self, number: int, context: Context) -> str:
        """The id of the state at a stop, or at the next that is met at all; ``END`` past the last."""
        while number < len(self._stops) and not (self._base | context.flags).issuperset(self._stops[number].step.only):
            number += 1
        if number == len(self._stops):
            return END
        matters = self._matters[number]
        context = Context(context.flags & matters, context.depth_mm if "depth" in matters else 0)
        if (number, context) not in self._known:
            stop = self._stops[number]
            scene = stop.scene(context)
            view = self._views.of(scene, self._owner if stop.step.kind == "decide" else "")
            same = sum(state.text == view.id for state in self._states.values())
            id_ = self._known[number, context] = view.id + (f"/{same + 1}" if same else "")
            self._states[id_] = State(view.id, ())  # Keeps its place while what follows is made.
            self._states[id_] = self._compiled(number, context, scene, view)
        return self._known[number, context]

    def _compiled(self, number: int, context: Context, scene: Scene, view: View) -> State:
        transitions: tuple[Transition, ...] = ()
        if scene.many:
            needed = tuple(choice.id for choice in scene.choices if choice.sets)
            sets = tuple(sorted({choice.sets for choice in scene.choices if choice.sets}))
            without = self._state(self._past(number), context)
            whole = self._state(self._past(number), Context(context.flags.union(sets), context.depth_mm))
            transitions = (Transition(whole, needed, sets), Transition(without)) if needed else (Transition(without),)
        choices = tuple(self._choice(number, context, choice, view) for choice in scene.choices)
        return State(view.id, choices, transitions=transitions)

    def _choice(self, number: int, context: Context, choice: feedback.Choice, view: View) -> Choice:
        own = view.choices[choice.id]
        chosen, left = choice.chosen, choice.left
        to = "" if view.scene.many else self._leads(number, context, choice)
        return Choice(
            choice.id,
            (Consequence(chosen.verdict, f"chosen-{place_of(own.chosen, chosen)}", to),),
            Consequence(left.verdict, f"left-{place_of(own.left, left)}") if left else None,
        )

    def _leads(self, number: int, context: Context, choice: feedback.Choice) -> str:
        if choice.transition == "end":
            return END
        flags = context.flags | ({choice.sets} if choice.sets else set())
        depth_mm = context.depth_mm if choice.depth_mm is None else choice.depth_mm
        following = number + 1 if choice.transition == "again" else self._past(number)
        return self._state(following, Context(frozenset(flags), depth_mm))

    def _past(self, number: int) -> int:
        """The first stop after all turns of this one."""
        chain = self._stops[number].chain
        later = range(number + 1, len(self._stops))
        return next((n for n in later if self._stops[n].chain != chain), len(self._stops))


def _asked_for(following: list[Stop]) -> set[str]:
    """The flags that some of these stops ask for; ``depth`` where a section is still to come."""
    flags: set[str] = set()
    for stop in following:
        step = stop.step
        flags |= {*step.only, *([ASKED] if step.kind == "decide" else [])}
        if isinstance(step, ChoiceStep):
            judgements = [one for option in step.options for one in (*option.judged, *option.left)]
            flags |= {flag for one in judgements for flag in one.condition}
        elif step.kind == "passes":
            flags |= {"numbed", "depth"}
    return flags
