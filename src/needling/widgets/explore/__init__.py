"""Explorers: "what happens if", to be touched. A folder here is an explorer: a model tabulated, a picture, a template."""

from __future__ import annotations

import gzip
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from needling.course import CourseError, format_number, load_strings
from needling.course.chapters import Call
from needling.course.nearest import nearest
from needling.widgets.activity import Activity, words_of
from needling.widgets.base import Widget, fill, json_for_html
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.plotly_figure import figure_of, template_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: What an explorer may add to a page, compressed.
MOST_BYTES_GZIPPED = 60_000


class Explore(Widget):
    """An explorer. ``state`` holds the position of each control, from 0; the reader sets it, and so may Python.

    Two explorers move together when their states are linked: ``ipywidgets.link((one, "state"), (other, "state"))``.
    """

    kind = "explore"
    state = traitlets.Dict().tag(sync=True)
    table = traitlets.Dict().tag(sync=True)

    def __init__(self, exploration: Exploration, **traits: Any) -> None:
        self.exploration = exploration
        start = {control.name: control.start for control in exploration.controls}
        table = {
            "name": exploration.name,
            "controls": [{"name": c.name, "labels": c.labels, "values": c.names} for c in exploration.controls],
            "columns": {name: column.as_json() for name, column in exploration.columns.items()},
            "chart": template_of(exploration.chart) if exploration.chart else None,
        }
        common = load_strings("explore")
        html = fill(
            f"explore/{exploration.name}/{exploration.name}.html",
            name=exploration.name,
            exploration=exploration,
            words=exploration.strings,
            controls={control.name: control for control in exploration.controls},
            now=exploration.at(start),
            common=common,
            chart_strings={
                key.removeprefix("chart_"): text for key, text in common.items() if key.startswith("chart_")
            },
            facts=explorers()[exploration.name].facts,
            number=format_number,
            **exploration.content,
        )
        super().__init__(html=html, state=start, table=table, **traits)
        self._bearable()

    @property
    def figure(self) -> go.Figure:
        """The chart as a plotly figure of the current state: static and moving parts, in the light look's colours.

        It is yours to change; the page stays as it is. A plain figure shows itself in JupyterLab.

        Example::

            from needling import explore

            density = explore("density")
            density.set(needles=36, hand=1)
            for trace in density.figure.data:
                print(f"{trace.name}: {trace.x[:3]}, {trace.y[:3]}")

        Raises:
            CourseError: if the explorer has no chart.
        """
        made = self.exploration
        if made.chart is None:
            charted = [name for name, one in explorers().items() if one.exploration().chart]
            raise CourseError(f"explore('{made.name}'): it has no chart. These have one: {', '.join(charted)}.")
        return figure_of(made.chart, made.at(self.state))

    def _bearable(self) -> None:
        """Refuse what would weigh too much on a phone; names the column to make smaller."""
        size = len(gzip.compress(json_for_html(self.table).encode()))
        if size > MOST_BYTES_GZIPPED:
            columns = self.exploration.columns
            name = max(columns, key=lambda name: len(str(columns[name].as_json())))
            raise CourseError(
                f"explore('{self.exploration.name}'): {size / 1000:.0f} kB compressed, at most "
                f"{MOST_BYTES_GZIPPED / 1000:.0f} kB fit a page. The heaviest is '{name}', over {' × '.join(columns[name].by)} "
                f"({len(columns[name].index):,} states). Coarsen one of them."
            )

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

    def set(self, **values: str | float) -> None:
        """Set controls by what they say: ``e.set(zone="neck", depth=0.5)``.

        Raises:
            CourseError: if there is no such control or value.
        """
        self.state = self.state | self.exploration.places(values)

    def page_traits(self) -> dict[str, Any]:
        """The table travels with the page."""
        return {"state": dict(self.state), "table": self.table}

    def in_words(self) -> str:
        """The model's values as a plain table."""
        return self.exploration.in_words


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.ispkg)


@cache
def explorers() -> Mapping[str, Explorer]:
    """All explorers by name: the folders beside this file."""
    return {name: import_module(f"{__name__}.{name}").EXPLORER for name in _names()}


def exploration_of(name: str, **start: str | float) -> Exploration:
    """What an explorer shows, before it becomes a widget.

    Raises:
        CourseError: if there is no such explorer, control or value.
    """
    made = _explorer(name).exploration()
    return made.starting(start) if start else made


def _explorer(name: str) -> Explorer:
    if name not in explorers():
        are = f"There are: {', '.join(explorers())}."
        raise CourseError(f"explore: there is no explorer '{name}'.{nearest(name, explorers())} {are}")
    return explorers()[name]


def explore(name: str, **start: str | float) -> Explore:
    """The explorer with this name; ``start`` sets controls: ``explore("depth", zone="forehead", depth=0.5)``.

    Raises:
        CourseError: if there is no such explorer, control or value.
    """
    return Explore(exploration_of(name, **start))


def _facts(call: Call) -> set[str]:
    return {id_ for name in call.names for id_ in _explorer(name).facts}


ACTIVITY = Activity(
    name="explore",
    show=explore,
    state="state",
    words=words_of("explore", *_names()),
    words_rest_on=lambda: {name: one.facts for name, one in explorers().items()},
    facts=_facts,
    accept=lambda call: exploration_of(*call.names, **call.options),
    examples=tuple(Call("explore", (name,)) for name in _names()),
)
