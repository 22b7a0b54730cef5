"""Charts of explorers: plotly draws what stands still, and what moves lies where the axes say."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling import explore
from needling.widgets.explore import exploration, explorers
from needling.widgets.explore.plane import UNITS, Axis, Plane
from tests.widgets.explored import across, drawn, points_of

CHARTED = [name for name in explorers() if exploration(name).figure]
AXES = st.builds(
    lambda low, length, turned, log: Axis(*((low + length, low) if turned else (low, low + length)), log=log),
    st.floats(0.1, 1e4), st.floats(0.5, 1e4), st.booleans(), st.booleans(),
)  # fmt: skip


@pytest.mark.parametrize("name", CHARTED)
def test_the_chart_is_one_that_plotly_draws(name: str) -> None:
    chart = drawn(exploration(name).figure)
    plane: Plane = import_module(f"needling.widgets.explore.{name}.figure").PLANE
    assert list(chart.layout.xaxis.range) == plane.x.ends
    assert list(chart.layout.yaxis.range) == plane.y.ends
    assert (chart.layout.yaxis.type == "log") == plane.y.log


@pytest.mark.parametrize("name", CHARTED)
def test_what_moves_on_a_chart_is_a_column_that_the_template_binds(name: str) -> None:
    figure, html = import_module(f"needling.widgets.explore.{name}.figure"), explore(name).html
    for column, (by, _) in figure.moving().items():
        assert f'="{column}"' in html, column
        assert exploration(name).columns[column].by == tuple(by)
    stretched = 'preserveAspectRatio="none"'
    assert html.count(stretched) == html.count(f'viewBox="0 0 {UNITS} {UNITS}" {stretched}')


@given(AXES, st.floats(0, 1))
def test_a_share_of_an_axis_lies_between_its_ends_and_grows_from_the_first_to_the_last(axis: Axis, way: float) -> None:
    assert axis.share(axis.low) == pytest.approx(0, abs=1e-9)
    assert axis.share(axis.high) == pytest.approx(1, abs=1e-9)
    between = axis.low + way * (axis.high - axis.low)
    assert -1e-9 <= axis.share(between) <= 1 + 1e-9


@given(AXES, AXES, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=9))
def test_a_path_says_the_values_that_it_was_made_from(x: Axis, y: Axis, ways: list[tuple[float, float]]) -> None:
    plane = Plane(x, y)
    xs = [x.low + way * (x.high - x.low) for way, _ in ways]
    ys = [y.low + way * (y.high - y.low) for _, way in ways]
    for path in (plane.curve(xs, ys), plane.dots(xs, ys)):
        read = points_of(path, plane)
        shares = [(x.share(across_), y.share(up)) for across_, up in zip(xs, ys, strict=True)]
        assert [(x.share(a), y.share(b)) for a, b in read] == [pytest.approx(one, abs=6e-4) for one in shares]
    assert x.share(across(plane.across(xs[0]), plane)) == pytest.approx(x.share(xs[0]), abs=6e-4)


def test_a_logarithmic_axis_gives_each_power_of_ten_the_same_room() -> None:
    axis = Axis(10, 10_000, log=True)
    assert [axis.share(value) for value in (10, 100, 1_000, 10_000)] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_a_bar_lies_around_its_row_from_its_start_to_its_end() -> None:
    plane = Plane(Axis(0, 2), Axis(1.5, -0.5))
    assert plane.bars([(0, 0.5, 1)], 0.5) == "M250 125H500v250H250z"
    assert re.fullmatch(r"(M[^M]+z){2}", plane.bars([(0, 0, 1), (1, 1, 2)], 0.5))
