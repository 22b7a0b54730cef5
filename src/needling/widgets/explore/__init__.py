"""Explorers: "what happens if", to be touched. Each is a model, a tabulation of it and a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from needling.course import CourseError, load_strings
from needling.widgets.base import Widget, fill
from needling.widgets.explore import depth
from needling.widgets.explore.exploration import Exploration


class Explore(Widget):
    """An explorer. ``state`` holds the position of each control, from 0; the reader sets it, and so may Python."""

    kind = "explore"
    state = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, exploration: Exploration, **traits: Any) -> None:
        self.exploration = exploration
        start = {control.name: control.start for control in exploration.controls}
        table = {
            "controls": [{"name": c.name, "labels": c.labels} for c in exploration.controls],
            "columns": {name: column.as_json() for name, column in exploration.columns.items()},
            "figure": exploration.figure,
            "patches": exploration.patches,
        }
        html = fill(
            f"explore/{exploration.template}",
            controls={control.name: control for control in exploration.controls},
            now=exploration.at(start),
            common=load_strings("explore"),
            **exploration.content,
        )
        super().__init__(html=html, state=start, table=table, **traits)

    @traitlets.validate("state")
    def _only_states_that_exist(self, proposal: dict[str, Any]) -> dict[str, int]:
        state = proposal["value"]
        for control in self.exploration.controls:
            place = state.get(control.name)
            if not isinstance(place, int) or not 0 <= place < len(control.values):
                raise traitlets.TraitError(
                    f"{control.name}: should be a whole number from 0 to {len(control.values) - 1}, not {place!r}."
                )
        return dict(state)

    def page_traits(self) -> dict[str, Any]:
        """The table travels with the page."""
        return {"state": dict(self.state), "table": self.table}

    def in_words(self) -> str:
        """The model's values as a plain table."""
        return self.exploration.in_words


_EXPLORERS: dict[str, Callable[..., Exploration]] = {"depth": depth.exploration}


def explore(name: str, **start: str) -> Explore:
    """The explorer with this name; ``start`` sets controls: ``explore("depth", zone="forehead")``.

    Raises:
        CourseError: if there is no such explorer, control or value.
    """
    if name not in _EXPLORERS:
        raise CourseError(f"explore: there is no explorer '{name}'. There are: {', '.join(_EXPLORERS)}.")
    return Explore(_EXPLORERS[name](**start))
