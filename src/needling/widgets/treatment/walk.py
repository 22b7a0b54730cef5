"""A client's whole treatment as a graph: every situation and where each choice leads. The browser only follows it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from needling.course.treatments import (
    VERDICTS,
    ChoiceStep,
    Client,
    Steps,
    Verdict,
    conditions,
    load_clients,
    load_steps,
)
from needling.widgets.treatment.judged import Context, Judged, Offer, Scene
from needling.widgets.treatment.stations import ASKED, stations

END = -1
#: What a path says where several things could be chosen and none was.
NONE = "none"


@dataclass
class SheetOption:
    """An option on a sheet, with every way in which it is judged there."""

    offer: Offer
    judged: list[Judged] = field(default_factory=list)
    left: list[Judged] = field(default_factory=list)


@dataclass
class Sheet:
    """One scene as the page shows it, once for all the treatments that meet it."""

    id: str
    scene: Scene
    options: dict[str, SheetOption]

    @property
    def shown(self) -> list[SheetOption]:
        """The options in the order of the page: numbers in theirs, others mixed, the same way every time."""

        def key(option: SheetOption) -> str:
            return hashlib.sha256(f"{self.scene.place} {option.offer.id}".encode()).hexdigest()

        options = list(self.options.values())
        return options if self.scene.ordered else sorted(options, key=key)


class Sheets(dict[str, Sheet]):
    """Every sheet by its id: what looks the same stands once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[object, str] = {}

    def of(self, scene: Scene, owner: str) -> Sheet:
        """The sheet that shows this scene; ``owner`` keeps apart what only looks alike."""
        look = (owner, scene.place, scene.title, scene.scene, scene.picture, *((o.id, o.text) for o in scene.offers))
        if look not in self._known:
            named = sum(sheet.scene.place == scene.place for sheet in self.values())
            id_ = self._known[look] = scene.place + (f".{named + 1}" if named else "")
            self[id_] = Sheet(id_, scene, {offer.id: SheetOption(offer) for offer in scene.offers})
        return self[self._known[look]]


@dataclass(frozen=True)
class Edge:
    """A choice in a situation: which of the sheet's judgements it has, and the number of the situation that follows."""

    option: str
    judged: int
    left: int
    leads: int
    needed: bool = False
    """Where several things can be chosen: whether the way of the whole needs this one."""


@dataclass
class Node:
    """A situation: a sheet in a context."""

    sheet: str
    many: bool
    edges: list[Edge] = field(default_factory=list)
    leads: int = END
    whole: int = END
    """Where several things can be chosen: what follows, and what follows when all that are needed were chosen."""

    def after(self, chosen: Sequence[str]) -> int:
        """The situation that follows a choice."""
        if not self.many:
            return next(edge.leads for edge in self.edges if edge.option in chosen)
        return self.whole if all(edge.option in chosen for edge in self.edges if edge.needed) else self.leads


@dataclass(frozen=True)
class Made:
    """A choice that was made (or left), as the report lists it."""

    sheet: str
    option: str
    chosen: bool
    judged: Judged


@dataclass
class Treatment:
    """Everything about one client's treatment. Situation 0 is the first."""

    id: str
    client: Client
    sheets: Sheets
    nodes: list[Node]

    @property
    def met(self) -> list[Sheet]:
        """The sheets that this treatment can meet, each once, in order."""
        return [self.sheets[id_] for id_ in dict.fromkeys(node.sheet for node in self.nodes)]

    @property
    def titles(self) -> dict[str, str]:
        """The titles of its steps after the decision, each once, with the first sheet that bears it."""
        firsts: dict[str, str] = {}
        for sheet in self.met:
            if sheet.scene.step != "decide":
                firsts.setdefault(sheet.scene.title, sheet.id)
        return firsts

    def walked(self, path: Sequence[str]) -> tuple[list[Made], int]:
        """What a path makes, and the situation it leads to (``END`` where the treatment is over).

        Raises:
            ValueError: if a step of the path is not possible where it stands.
        """
        at, made = 0, []
        for said in path:
            if at == END:
                raise ValueError(f"{said}: the treatment is over")
            node = self.nodes[at]
            known = {edge.option: edge for edge in node.edges}
            chosen = [] if node.many and said == NONE else said.split("~")
            if not set(chosen) <= set(known) or len(set(chosen)) < len(chosen) or (not node.many and len(chosen) != 1):
                raise ValueError(f"{said}: not to be chosen at {node.sheet}")
            if node.many and chosen != [edge.option for edge in node.edges if edge.option in chosen]:
                raise ValueError(f"{said}: not in the order of {node.sheet}")
            for edge in node.edges if node.many else [known[chosen[0]]]:
                option = self.sheets[node.sheet].options[edge.option]
                taken = edge.option in chosen
                made.append(
                    Made(
                        node.sheet, edge.option, taken, option.judged[edge.judged] if taken else option.left[edge.left]
                    )
                )
            at = node.after(chosen)
        return made, at


def worst(made: Sequence[Made]) -> Verdict:
    """A treatment is as good as its worst choice: one unsafe choice, and the report is unsafe."""
    return max((one.judged.verdict for one in made), key=VERDICTS.index, default="good")


def treatments() -> dict[str, Treatment]:
    """Every client's treatment, by the client's id.

    Raises:
        CourseError: if the data does not fit, or a text names what is not there.
    """
    steps, sheets = load_steps(), Sheets()
    return {id_: _Maker(id_, client, steps, sheets).treatment for id_, client in load_clients().items()}


class _Maker:
    """Walks every choice from the first step on; contexts that make no difference later are one situation."""

    def __init__(self, id_: str, client: Client, steps: Steps, sheets: Sheets) -> None:
        self.base = conditions(client, steps)
        self.stations = list(stations(client, steps, self.base))
        self.treatment = Treatment(id_, client, sheets, [])
        self._known: dict[tuple[int, Context], int] = {}
        self._matters = [self._later(number) for number in range(len(self.stations))]
        self._situation(0, Context())

    def _later(self, number: int) -> set[str]:
        """The conditions that some stop from this one on asks for; ``depth`` where a section is still to come."""
        words: set[str] = set()
        for station in self.stations[number:]:
            step = station.step
            words |= {*step.only, *([ASKED] if step.kind == "decide" else [])}
            if isinstance(step, ChoiceStep):
                words |= {
                    word for option in step.options for one in (*option.judged, *option.left) for word in one.when
                }
            elif step.kind == "passes":
                words |= {"numbed", "depth"}
        return words

    def _situation(self, number: int, context: Context) -> int:
        """The number of the situation at a stop, or at the next that is met at all."""
        while number < len(self.stations) and not (self.base | context.so).issuperset(self.stations[number].step.only):
            number += 1
        if number == len(self.stations):
            return END
        matters = self._matters[number]
        context = Context(context.so & matters, context.depth_mm if "depth" in matters else 0)
        if (number, context) in self._known:
            return self._known[number, context]
        made = self.treatment.nodes
        at = self._known[number, context] = len(made)
        scene = self.stations[number].scene(context)
        sheet = self.treatment.sheets.of(
            scene, self.treatment.id if self.stations[number].step.kind == "decide" else ""
        )
        node = Node(sheet.id, scene.many)
        made.append(node)
        if scene.many:
            node.leads = self._situation(self._past(number), context)
            becomes = {offer.becomes for offer in scene.offers if offer.becomes}
            node.whole = self._situation(self._past(number), Context(context.so | becomes, context.depth_mm))
        for offer in scene.offers:
            option = sheet.options[offer.id]
            judged = _place_of(option.judged, offer.judged)
            left = _place_of(option.left, offer.left) if offer.left else END
            leads = node.leads if scene.many else self._leads(number, context, offer)
            node.edges.append(Edge(offer.id, judged, left, leads, scene.many and offer.becomes is not None))
        return at

    def _leads(self, number: int, context: Context, offer: Offer) -> int:
        if offer.goes == "end":
            return END
        so = context.so | ({offer.becomes} if offer.becomes else set())
        depth = context.depth_mm if offer.depth_mm is None else offer.depth_mm
        following = number + 1 if offer.goes == "again" else self._past(number)
        return self._situation(following, Context(frozenset(so), depth))

    def _past(self, number: int) -> int:
        """The first stop after all turns of this one."""
        chain = self.stations[number].chain
        return next(
            (n for n in range(number + 1, len(self.stations)) if self.stations[n].chain != chain), len(self.stations)
        )


def _place_of(known: list[Judged], one: Judged) -> int:
    """Where a judgement stands among those of its option; added if it is new."""
    if one not in known:
        known.append(one)
    return known.index(one)
