"""Charts of explorers: one description, drawn on the page and by plotly with the same numbers, words and colours."""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from importlib import import_module
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from needling import explore
from needling.course import CourseError, format_number
from needling.widgets.explore import Explore, exploration_of, explorers
from needling.widgets.explore.chart import Moving
from needling.widgets.explore.plane import UNITS, Plane, Scale, shift_of
from tests.widgets.explored import LIGHT, Seen, across, in_plotly, on_the_page, points_of, some_states

CHARTED = [name for name in explorers() if exploration_of(name).chart]
NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "explorer-figure.ipynb"
SCALES = st.builds(
    lambda low, length, turned, log: Scale(*((low + length, low) if turned else (low, low + length)), log=log),
    st.floats(0.1, 1e4), st.floats(0.5, 1e4), st.booleans(), st.booleans(),
)  # fmt: skip


def in_state(name: str, state: dict[str, int]) -> Explore:
    """An explorer whose page was made in this state."""
    made = exploration_of(name)
    return explore(name, **{control.name: control.names[state[control.name]] for control in made.controls})


def room(scale: Scale) -> float:
    """How exact a place on the page is, in the scale's unit."""
    return abs(scale.high - scale.low) * 2e-4


def sorted_marks(marks: list[Seen]) -> list[Seen]:
    return sorted(marks, key=lambda mark: (mark.what, mark.colour, [round(number, 2) for number in mark.numbers]))


@pytest.mark.parametrize("name", CHARTED)
def test_the_page_and_plotly_show_the_same_numbers_words_and_colours_in_every_state(name: str) -> None:
    chart = exploration_of(name).chart
    assert chart
    room = max(abs(end) for scale in (chart.x.scale, chart.y.scale) for end in (scale.low, scale.high))
    for state in some_states(exploration_of(name), 25):
        widget = in_state(name, state)
        (page, words), (plotly, plotlys_words) = on_the_page(widget.html, chart.plane), in_plotly(widget.figure)
        caption = BeautifulSoup(widget.html, "html.parser").select(".nd-caption:not([hidden])")
        assert [*words, *(one.get_text() for one in caption)] == plotlys_words, state
        assert len(page) == len(plotly), state
        for one, other in zip(sorted_marks(page), sorted_marks(plotly), strict=True):
            assert (one.what, one.colour) == (other.what, other.colour), state
            assert one.numbers == pytest.approx(other.numbers, rel=1e-3, abs=room * 1e-4), state


@pytest.mark.parametrize("name", CHARTED)
def test_the_axes_of_the_page_and_of_plotly_have_the_same_ticks_at_the_same_places(name: str) -> None:
    widget, chart = explore(name), exploration_of(name).chart
    assert chart
    soup, layout = BeautifulSoup(widget.html, "html.parser"), widget.figure.layout
    x = [(text["x"], text.get_text()) for text in soup.select(".nd-chart-x text:not(.nd-chart-title)")]
    ticks = zip(layout.xaxis.tickvals, layout.xaxis.ticktext, strict=True)
    assert x == [(chart.plane.left(value), text) for value, text in ticks]
    lines = [(text["y"], text.get_text()) for text in soup.select(".nd-chart-y text")]
    ticks = zip(layout.yaxis.tickvals, layout.yaxis.ticktext, strict=True)
    assert lines == [(chart.plane.top(value), line) for value, text in ticks for line in text.split("<br>")]
    for axis, shown in ((chart.x, layout.xaxis), (chart.y, layout.yaxis)):
        assert list(shown.range) == axis.scale.ends
        assert (shown.type == "log") == axis.scale.log
        assert (shown.title.text or "") == axis.title
        ends = sorted((axis.scale.low, axis.scale.high))
        assert all(ends[0] <= value <= ends[1] for value, _ in axis.ticks)
    titles = [chart.x.title, chart.y.title]
    assert " ".join(text.get_text() for text in soup.select(".nd-chart-title")) == " ".join(filter(None, titles))


@pytest.mark.parametrize("name", CHARTED)
def test_what_moves_is_a_column_that_the_page_binds_and_every_colour_is_a_token_or_fixed(name: str) -> None:
    made, html = exploration_of(name), explore(name).html
    figure = import_module(f"needling.widgets.explore.{name}.figure")
    chart = made.chart
    assert chart
    for column, (by, _) in figure.moving().items():
        assert f'="{column}"' in html, column
        assert made.columns[column].by == tuple(by)
    named = {mark.column for mark in chart.marks if isinstance(mark, Moving)}
    assert named <= set(figure.moving())
    tokens = set(re.findall(r"--nd-[a-z-]+", json.dumps(explore(name).table["chart"])))
    assert tokens <= set(LIGHT)
    stretched = 'preserveAspectRatio="none"'
    assert html.count(stretched) == html.count(f'viewBox="0 0 {UNITS} {UNITS}" {stretched}')


@pytest.mark.parametrize("name", CHARTED)
def test_what_illustrates_is_dashed_or_pale_and_what_was_measured_is_solid(name: str) -> None:
    chart = exploration_of(name).chart
    assert chart
    for mark in chart.marks:
        illustrates = "illustrative" in mark.name.lower()
        assert bool(mark.style.dash) == (illustrates or mark.style.stroke == "--nd-stop"), mark


def test_a_live_figure_is_of_the_state_that_is_set_and_may_be_changed() -> None:
    widget = explore("depth", depth=0.5)
    (needle,) = [trace for trace in widget.figure.data if trace.name == "Needle depth"]
    assert needle.x == (0.5, 0.5)
    widget.set(depth=1.5, share="fifth")
    figure = widget.figure
    (needle,) = [trace for trace in figure.data if trace.name == "Needle depth"]
    assert needle.x == pytest.approx((0.3, 0.3))
    figure.update_layout(title="mine")
    assert not widget.figure.layout.title.text


def test_of_a_cream_without_measurements_no_depth_is_drawn_and_that_is_said() -> None:
    for cream in ("lmx4", "ametop", "mixed"):
        marks, words = in_plotly(explore("numbing", cream=cream).figure)
        assert {mark.what for mark in marks} == {"rule x", "band"}
        assert words == [exploration_of("numbing").strings["chart_unknown"]]


def test_plotly_writes_numbers_as_the_page_does() -> None:
    decimal, thousands = explore("density").figure.layout.separators
    assert format_number(12_345.6) == f"12{thousands}345{decimal}6"


def test_an_explorer_without_a_chart_says_so() -> None:
    with pytest.raises(CourseError, match=r"^explore\('series'\): it has no chart\. These have one: density, depth, "):
        explore("series").figure  # noqa: B018 - asking is what is refused


def test_the_example_of_the_docstring_is_the_notebook_that_is_run() -> None:
    documented = inspect.getdoc(Explore.figure)
    assert documented
    example = textwrap.dedent(documented.split("Example::\n", 1)[1].split("Raises:", 1)[0]).strip()
    cells = [cell for cell in nbformat.read(NOTEBOOK, as_version=4).cells if cell.cell_type == "code"]
    assert [cell.source.removeprefix("# NBVAL_CHECK_OUTPUT\n") for cell in cells] == [example]
    assert cells[0].outputs, "its output is what the notebook test compares"
    ast.parse(example)


@given(SCALES, st.floats(0, 1))
def test_a_share_of_a_scale_lies_between_its_ends_and_grows_from_the_first_to_the_last(
    scale: Scale, way: float
) -> None:
    assert scale.share(scale.low) == pytest.approx(0, abs=1e-9)
    assert scale.share(scale.high) == pytest.approx(1, abs=1e-9)
    between = scale.low + way * (scale.high - scale.low)
    assert -1e-9 <= scale.share(between) <= 1 + 1e-9
    assert scale.value(scale.share(between)) == pytest.approx(between, rel=6e-4, abs=room(scale))


@given(SCALES, SCALES, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=9))
def test_a_path_says_the_values_that_it_was_made_from(x: Scale, y: Scale, ways: list[tuple[float, float]]) -> None:
    plane = Plane(x, y)
    xs = [x.low + way * (x.high - x.low) for way, _ in ways]
    ys = [y.low + way * (y.high - y.low) for _, way in ways]
    shares = [(x.share(across_), y.share(up)) for across_, up in zip(xs, ys, strict=True)]
    for path in (plane.curve(xs, ys), plane.dots(xs, ys)):
        read = [(x.share(a), y.share(b)) for a, b in points_of(path, plane)]
        assert read == [pytest.approx(one, abs=6e-5) for one in shares]
    assert x.share(across(plane.left(xs[0]), plane)) == pytest.approx(x.share(xs[0]), abs=6e-5)


@given(SCALES, SCALES, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=9))
def test_what_is_read_back_for_plotly_is_what_was_drawn(x: Scale, y: Scale, ways: list[tuple[float, float]]) -> None:
    plane = Plane(x, y)
    xs = [x.low + way * (x.high - x.low) for way, _ in ways]
    ys = [y.low + way * (y.high - y.low) for _, way in ways]
    up = shift_of(plane.translate_y(ys[0], ys[-1]))
    (line,) = plane.lines_of(plane.curve(xs, ys), up=up)
    assert [a for a, _ in line] == [pytest.approx(one, rel=1e-3, abs=room(x)) for one in xs]
    moved = [y.value(y.share(one) + up) for one in ys]
    assert [b for _, b in line] == [pytest.approx(one, rel=1e-3, abs=room(y)) for one in moved]


def test_a_logarithmic_scale_gives_each_power_of_ten_the_same_room() -> None:
    scale = Scale(10, 10_000, log=True)
    assert [scale.share(value) for value in (10, 100, 1_000, 10_000)] == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_a_bar_lies_around_its_row_from_its_start_to_its_end() -> None:
    plane = Plane(Scale(0, 2), Scale(1.5, -0.5))
    assert plane.bars([(0, 0.5, 1)], 0.5) == "M250 125H500v250H250z"
    assert plane.bars_of(plane.bars([(0, 0, 1), (1, 1, 2)], 0.5)) == [(0, 0, 1, 0.5), (1, 1, 2, 0.5)]
