"""What an explorer is made of, before it becomes a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from needling.course import CourseError
from needling.widgets.explore.chart import Chart
from needling.widgets.explore.tabulate import Column, Control


@dataclass(frozen=True)
class Table:
    """Values as text."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def in_words(self) -> list[str]:
        """Its lines as plain text."""
        return [self.caption, " | ".join(self.head), *(" | ".join(row) for row in self.rows)]


@dataclass(frozen=True)
class Exploration:
    """Everything an explorer shows.

    Attributes:
        strings: its texts, numbers filled in.
        controls: what the reader sets.
        columns: every output, tabulated; what the chart's moving marks name is among them.
        tables: its values, for those who do not see the picture.
        chart: what is drawn between two axes, if anything.
        content: what else the template needs.
        more_words: what stands on the page besides the tables, as lines of plain text.
    """

    name: str
    strings: Mapping[str, str]
    controls: tuple[Control, ...]
    columns: Mapping[str, Column]
    tables: tuple[Table, ...]
    chart: Chart | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    more_words: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """The values as plain text."""
        return "\n".join([*self.more_words, *(line for table in self.tables for line in table.in_words())])

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
