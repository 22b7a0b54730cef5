"""A scenario as data: states, choices, conditions, consequences, endings. Python proves it; the browser follows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Verdict = Literal["good", "poor", "unsafe"]
#: From best to worst: a scenario is as good as its worst choice.
VERDICTS: tuple[Verdict, ...] = ("good", "poor", "unsafe")


@dataclass(frozen=True)
class Question:
    """Something that can be asked or checked without leaving a state."""

    id: str
    minutes: int


@dataclass(frozen=True)
class Consequence:
    """What comes of a choice if its condition holds.

    Attributes:
        verdict: how the choice is judged.
        feedback: the name of the text of the choice that says why; texts stand on the page.
        to: the state or ending that follows; empty where several can be chosen, for then the state's transitions lead on.
        condition: what must all have been asked.
    """

    verdict: Verdict
    feedback: str
    to: str = ""
    condition: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """What a reader may choose: the first consequence whose condition holds comes. ``left``: what leaving it out means."""

    id: str
    consequences: tuple[Consequence, ...]
    left: Consequence | None = None


@dataclass(frozen=True)
class Transition:
    """Where several choices lead that are taken together, if all of ``condition`` were among them; ``sets`` holds then."""

    to: str
    condition: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class State:
    """A moment of a scenario.

    Attributes:
        text: the name of its texts on the page.
        choices: one of them is taken; where there are ``transitions``, any number of them.
        questions: what can be asked here.
        transitions: the first whose condition holds leads on.
    """

    text: str
    choices: tuple[Choice, ...]
    questions: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()


@dataclass(frozen=True)
class Points:
    """What an ending is worth, by the number of required flags that are set: within the minutes, and over them."""

    in_time: tuple[int, ...]
    over_time: tuple[int, ...]


@dataclass(frozen=True)
class Graph:
    """One scenario.

    Attributes:
        start: the state in which it begins.
        endings: each with its verdict, or ``None`` where it is as good as the worst choice on the way.
        required: the flags without which nothing may end well: questions asked, or what a transition sets.
        minutes: how long the questions may take together; 0 where time does not count.
        points: what an ending of each verdict is worth; empty where there are no points.
        best: the best path, where its author wrote one.
    """

    start: str
    states: Mapping[str, State]
    endings: Mapping[str, Verdict | None]
    questions: tuple[Question, ...] = ()
    required: tuple[str, ...] = ()
    minutes: int = 0
    points: Mapping[Verdict, Points] = field(default_factory=dict)
    best: tuple[str, ...] = ()

    def minutes_of(self, flags: Iterable[str]) -> int:
        """The minutes that the questions among these flags took."""
        asked = set(flags)
        return sum(one.minutes for one in self.questions if one.id in asked)

    def points_of(self, verdict: Verdict, flags: Iterable[str]) -> int:
        """What an ending of this verdict is worth with these flags set; 0 where there are no points."""
        if verdict not in self.points:
            return 0
        rows, is_set = self.points[verdict], set(flags)
        row = rows.in_time if self.minutes_of(is_set) <= self.minutes else rows.over_time
        return row[len(is_set.intersection(self.required))]

    def as_json(self) -> dict[str, Any]:
        """The graph as it travels to the page: the same names, what is empty left out."""
        return {name: _without_empty(value) for name, value in asdict(self).items()}


def _without_empty(value: Any) -> Any:
    """Dictionaries of names lose their empty entries; an ending without a verdict of its own keeps its ``None``."""
    if isinstance(value, dict):
        return {name: _without_empty(one) for name, one in value.items() if one not in ("", (), [])}
    if isinstance(value, (list, tuple)):
        return [_without_empty(one) for one in value]
    return value
