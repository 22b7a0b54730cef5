"""What the browser looks up is what the model says."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import CourseError
from needling.widgets.explore.tabulate import MOST_STATES, Control, tabulate

outputs = st.none() | st.integers(-3, 3) | st.floats(allow_nan=False) | st.text(max_size=5)


def control(name: str, size: int) -> Control:
    return Control(name, "select", name, tuple(range(size)), tuple(map(str, range(size))))


@st.composite
def grids(draw: st.DrawFn) -> tuple[tuple[Control, ...], tuple[str, ...], dict[tuple[int, ...], Any]]:
    """A few controls, those that count in any order, and an output for every combination of these."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    controls = tuple(control(f"c{number}", size) for number, size in enumerate(sizes))
    by = tuple(draw(st.lists(st.sampled_from([c.name for c in controls]), unique=True)))
    axes = [range(sizes[int(name[1:])]) for name in by]
    return controls, by, {place: draw(outputs) for place in itertools.product(*axes)}


@given(grids(), st.data())
def test_a_column_holds_the_function_at_every_state(grid: tuple[Any, ...], data: st.DataObject) -> None:
    controls, by, table = grid
    column = tabulate(controls, by, lambda **values: table[tuple(values[name] for name in by)])
    others = {c.name: data.draw(st.integers(0, len(c.values) - 1)) for c in controls if c.name not in by}
    for place, value in table.items():
        assert column.at(controls, others | dict(zip(by, place, strict=True))) == value


@given(grids())
def test_a_column_carries_each_value_once(grid: tuple[Any, ...]) -> None:
    controls, by, table = grid
    column = tabulate(controls, by, lambda **values: table[tuple(values[name] for name in by)])
    assert len(column.index) == len(table)
    # 3 and 3.0 are two values: they read differently.
    assert len({repr(value) for value in column.unique}) == len(column.unique)
    assert json.loads(json.dumps(column.as_json()))["index"] == list(column.index)


def test_the_last_control_runs_fastest() -> None:
    controls = (control("slow", 2), control("fast", 3))
    column = tabulate(controls, ("slow", "fast"), lambda slow, fast: 10 * slow + fast)
    assert [column.unique[place] for place in column.index] == [0, 1, 2, 10, 11, 12]


def test_too_many_states_are_refused_with_the_number_and_what_to_coarsen() -> None:
    controls = (control("zone", 10), control("depth", 1001))
    with pytest.raises(CourseError) as refused:
        tabulate(controls, ("zone", "depth"), lambda **_: 0)
    assert str(refused.value) == (
        "explorer: zone × depth has 10,010 states, at most 5,000 fit a page. Coarsen 'depth' (1001 values)."
    )


def test_as_many_states_as_fit_a_page_are_tabulated() -> None:
    controls = (control("depth", MOST_STATES),)
    assert len(tabulate(controls, ("depth",), lambda depth: depth % 7).index) == MOST_STATES


@pytest.mark.parametrize(("labels", "start"), [(("a",), 0), (("a", "b"), 2), (("a", "b"), -1)])
def test_a_control_that_cannot_be_shown_is_refused(labels: tuple[str, ...], start: int) -> None:
    with pytest.raises(ValueError, match="control zone: every value needs a label"):
        Control("zone", "select", "Zone", (1, 2), labels, start)
