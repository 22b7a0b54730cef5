"""The texts of a treatment as the page shows them: each scene once, with its choices and every feedback to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from needling.widgets.treatment.feedback import Choice, Feedback, Scene


@dataclass
class ChoiceView:
    """A choice of a view, with every feedback to it there."""

    choice: Choice
    chosen: list[Feedback] = field(default_factory=list)
    left: list[Feedback] = field(default_factory=list)


@dataclass
class View:
    """One scene as the page shows it, once for all the treatments that meet it."""

    id: str
    scene: Scene
    choices: dict[str, ChoiceView]

    @property
    def shown(self) -> list[ChoiceView]:
        """The choices in the order of the page: numbers in theirs, others mixed, the same way every time."""

        def key(one: ChoiceView) -> str:
            return hashlib.sha256(f"{self.scene.place} {one.choice.id}".encode()).hexdigest()

        choices = list(self.choices.values())
        return choices if self.scene.ordered else sorted(choices, key=key)


class Views(dict[str, View]):
    """Every view by its id: what looks the same stands once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[object, str] = {}

    def of(self, scene: Scene, owner: str) -> View:
        """The view that shows this scene; ``owner`` keeps apart what only looks alike."""
        look = (owner, scene.place, scene.title, scene.scene, scene.picture, *((c.id, c.text) for c in scene.choices))
        if look not in self._known:
            named = sum(view.scene.place == scene.place for view in self.values())
            id_ = self._known[look] = scene.place + (f".{named + 1}" if named else "")
            self[id_] = View(id_, scene, {choice.id: ChoiceView(choice) for choice in scene.choices})
        return self[self._known[look]]


def place_of(known: list[Feedback], one: Feedback) -> int:
    """Where a feedback stands among those to its choice; added if it is new."""
    if one not in known:
        known.append(one)
    return known.index(one)
