"""What an explorer is made of, before it becomes a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from needling.course import CourseError
from needling.widgets.explore.tabulate import Column, Control


@dataclass(frozen=True)
class Exploration:
    """Everything an explorer shows.

    Attributes:
        name: the explorer's; its template is ``<name>/<name>.html``.
        controls: what the reader sets.
        columns: every output, tabulated.
        figure: data and layout of what stands still on the chart; what moves is drawn over it by the template.
        facts: the facts that it rests on.
        content: what else the template needs.
        in_words: the values as plain text.
    """

    name: str
    controls: tuple[Control, ...]
    columns: Mapping[str, Column]
    figure: Mapping[str, Any]
    facts: tuple[str, ...]
    content: Mapping[str, Any]
    in_words: str

    def at(self, state: Mapping[str, int]) -> dict[str, Any]:
        """Every output in a state; sentences have their numbers filled in, as the browser does."""
        values = {name: column.at(self.controls, state) for name, column in self.columns.items()}
        return {
            name: value.format_map(values) if isinstance(value, str) and "{" in value else value
            for name, value in values.items()
        }

    def places(self, values: Mapping[str, str | float]) -> dict[str, int]:
        """The position of each control that stands for a value.

        Raises:
            CourseError: if there is no such control or value.
        """
        controls = {control.name: control for control in self.controls}
        found = {}
        for name, value in values.items():
            if name not in controls:
                raise CourseError(
                    f"explore('{self.name}'): there is no control '{name}'. There are: {', '.join(controls)}."
                )
            asked = f"{value:g}" if isinstance(value, float) else str(value)
            if asked not in controls[name].names:
                known = ", ".join(controls[name].names)
                raise CourseError(f"explore('{self.name}'): {name} '{value}' is not one of {known}.")
            found[name] = controls[name].names.index(asked)
        return found

    def starting(self, values: Mapping[str, str | float]) -> Exploration:
        """The same, its controls set to these values at the start.

        Raises:
            CourseError: if there is no such control or value.
        """
        places = self.places(values)
        return replace(
            self, controls=tuple(replace(one, start=places.get(one.name, one.start)) for one in self.controls)
        )
