"""What an explorer is made of, before it becomes a widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from needling.widgets.explore.tabulate import Column, Control


@dataclass(frozen=True)
class Exploration:
    """Everything an explorer shows: its controls, its columns, the chart and which columns change the chart."""

    controls: tuple[Control, ...]
    columns: Mapping[str, Column]
    figure: Mapping[str, Any]
    patches: Mapping[str, str]
    template: str
    content: Mapping[str, Any]
    in_words: str

    def at(self, state: dict[str, int]) -> dict[str, Any]:
        """Every output in a state; sentences have their numbers filled in, as the browser does."""
        values = {name: column.at(self.controls, state) for name, column in self.columns.items()}
        return {
            name: value.format_map(values) if isinstance(value, str) and "{" in value else value
            for name, value in values.items()
        }
