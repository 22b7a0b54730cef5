"""Every explorer shows exactly what Python computed, to a mouse, a keyboard, an address and a screen reader."""

import json
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from needling import explore
from needling.widgets.base import json_for_html
from needling.widgets.explore import exploration, explorers
from tests.browser.watching import DESK, PHONE, REFUSING

SET = """([name, state]) => {
    const root = document.querySelector(`[data-explorer="${name}"]`);
    for (const [control, place] of Object.entries(state)) {
        const input = root.querySelector(`.nd-controls [name="${control}"]`);
        input.value = String(place);
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""
#: What is seen in each of many states: texts and attributes by the column that they show, what is hidden, the controls' labels.
SEEN = f"""([name, states]) => states.map((state) => {{
    ({SET})([name, state]);
    const root = document.querySelector(`[data-explorer="${{name}}"]`);
    const attributes = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points",
        "fill", "opacity", "visibility", "transform", "stroke-width", "data-level"];
    const bound = [...root.querySelectorAll("[data-bind]")].map((el) => [el.dataset.bind, el.textContent]);
    for (const attribute of attributes)
        for (const el of root.querySelectorAll(`[data-bind-${{attribute}}]`))
            bound.push([el.getAttribute(`data-bind-${{attribute}}`), el.getAttribute(attribute)]);
    const hidden = [...root.querySelectorAll("[data-bind-hidden]")].map((el) => [el.dataset.bindHidden, el.hidden]);
    const labels = [...root.querySelectorAll("output[data-label]")].map((el) => [el.dataset.label, el.textContent]);
    return {{ bound, hidden, labels }};
}})"""
#: How tall the explorer stands in each of many states, in CSS pixels; between two moves of a hand the browser draws.
HEIGHTS = f"""async ([name, states]) => {{
    const heights = [];
    for (const state of states) {{
        ({SET})([name, state]);
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        heights.push(document.querySelector(`[data-explorer="${{name}}"]`).getBoundingClientRect().height);
    }}
    return heights;
}}"""
DRAWN_ANEW = "chart => chart.querySelector('.main-svg').clientWidth === chart.clientWidth"
#: Where the layer of what moves lies, and where plotly drew the ends of its axes, in CSS pixels of the window.
PLACED = """(chart) => {
    const plot = chart.querySelector(".nd-plot"), { xaxis, yaxis } = plot._fullLayout;
    const { left, top } = plot.getBoundingClientRect();
    const layer = chart.querySelector(".nd-layer").getBoundingClientRect();
    const ends = [xaxis.range[0], xaxis.range[1]].map((end) => left + xaxis._offset + xaxis.r2p(end));
    const heights = [yaxis.range[1], yaxis.range[0]].map((end) => top + yaxis._offset + yaxis.r2p(end));
    return [[layer.left, layer.right, layer.top, layer.bottom], [...ends, ...heights]];
}"""

#: What stands still, as plotly has it: the points of its traces, its shapes, its words, the ends of its axes.
STILL = """(chart) => {
    const { data, layout } = chart.querySelector(".nd-plot");
    const taken = (from, names) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
    return {
        data: data.map((trace) => taken(trace, ["type", "mode", "x", "y"])),
        shapes: (layout.shapes ?? []).map((one) => taken(one, ["type", "x0", "x1", "y0", "y1"])),
        annotations: (layout.annotations ?? []).map((one) => taken(one, ["text", "x", "y"])),
        axes: [layout.xaxis, layout.yaxis].map((axis) => taken(axis, ["range", "type", "tickvals", "ticktext"])),
    };
}"""


def taken(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Some of what Python says of a part of a chart, as a browser gives it back."""
    told: dict[str, Any] = json.loads(json.dumps({name: one.get(name) for name in names}))
    return told


def body(name: str) -> str:
    """An explorer as a page carries it."""
    widget = explore(name)
    return f'{widget.html}<script type="application/json">{json_for_html(widget.page_traits())}</script>'


def same(text: str, value: Any) -> bool:
    """Whether an attribute or a text says the value; a number may be written 20 or 20.0."""
    return float(text) == value if isinstance(value, int | float) else text == str(value)


@pytest.fixture
def opened(open_page: Callable[..., Any], bare: Callable[[str], str]):
    """Opens a page with these explorers, with ``charts`` every chart drawn; nothing was complained of in the end."""
    watched = []

    def open_(*names: str, fragment: str = "", charts: bool = False, **options: Any) -> Page:
        watched.append(open_page(bare("".join(map(body, names))) + fragment, **options))
        page: Page = watched[-1].page
        for chart in page.locator(".nd-chart").all() if charts else ():
            chart.scroll_into_view_if_needed()
            expect(chart.locator(".main-svg").first).to_be_visible()
        return page

    yield open_
    assert [said for one in watched for said in one.complaints + one.outside] == []


def states(name: str, count: int) -> list[dict[str, int]]:
    """States of an explorer, the same every time; the first two are the lowest and the highest of everything."""
    chance = random.Random(f"20261123 {name}")  # noqa: S311 - a seed, not a secret
    controls = exploration(name).controls
    ends = [{c.name: 0 for c in controls}, {c.name: len(c.values) - 1 for c in controls}]
    return ends + [{c.name: chance.randrange(len(c.values)) for c in controls} for _ in range(count - 2)]


@pytest.mark.parametrize("name", explorers())
def test_the_browser_shows_what_python_computed(name: str, opened) -> None:
    page, made = opened(name), exploration(name)
    tried = states(name, 200)
    for state, seen in zip(tried, page.evaluate(SEEN, [name, tried]), strict=True):
        meant = made.at(state)
        assert [(column, text) for column, text in seen["bound"] if not same(text, meant[column])] == [], state
        assert [(column, hidden) for column, hidden in seen["hidden"] if hidden != bool(meant[column])] == [], state
        labels = {control.name: control.labels[state[control.name]] for control in made.controls}
        assert [(control, text) for control, text in seen["labels"] if text != labels[control]] == [], state


@pytest.mark.parametrize("name", [name for name in explorers() if exploration(name).figure])
def test_what_moves_lies_exactly_between_the_axes_also_after_the_screen_was_turned(name: str, opened) -> None:
    page = opened(name, size=PHONE, charts=True)
    chart = page.locator(".nd-chart")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.wait_for_function(DRAWN_ANEW, arg=chart.element_handle())
        layer, axes = chart.evaluate(PLACED)
        assert layer == pytest.approx(axes, abs=0.6), size


@pytest.mark.parametrize("name", [name for name in explorers() if exploration(name).figure])
def test_what_stands_still_on_a_chart_is_what_python_made(name: str, opened) -> None:
    drawn = opened(name, charts=True).locator(".nd-chart").evaluate(STILL)
    figure = exploration(name).figure
    layout = figure["layout"]
    assert drawn["data"] == [taken(trace, "type", "mode", "x", "y") for trace in figure["data"]]
    assert drawn["shapes"] == [taken(shape, "type", "x0", "x1", "y0", "y1") for shape in layout["shapes"]]
    assert drawn["annotations"] == [taken(note, "text", "x", "y") for note in layout["annotations"]]
    for axis, shown in zip(("xaxis", "yaxis"), drawn["axes"], strict=True):
        meant = taken(layout[axis], "range", "tickvals", "ticktext")
        assert {name: shown[name] for name in meant} == meant


@pytest.mark.parametrize("name", explorers())
def test_every_control_works_by_keyboard_and_says_its_unit(name: str, opened) -> None:
    page, made = opened(name, size=DESK), exploration(name)
    for control in made.controls:
        field = page.locator(f'[data-explorer="{name}"] .nd-controls [name="{control.name}"]')
        field.focus()
        up = control.start + 1 < len(control.values)
        page.keyboard.press(
            ("ArrowRight" if up else "ArrowLeft") if control.kind == "range" else ("ArrowDown" if up else "ArrowUp")
        )
        now = control.start + (1 if up else -1)
        expect(field).to_have_value(str(now))
        if control.kind == "range":
            expect(field).to_have_attribute("aria-valuetext", control.labels[now])


@pytest.mark.parametrize("name", explorers())
def test_a_state_has_an_address_that_brings_it_back(name: str, opened) -> None:
    page, state = opened(name), states(name, 3)[2]
    page.evaluate(SET, [name, state])
    fragment = page.locator(f'[data-explorer="{name}"] .nd-here').evaluate("link => link.hash")
    assert fragment.startswith(f"#{name}?")
    again = opened(name, fragment=fragment)
    assert _now(again, name) == state


NONSENSE = ("#{name}?zone=%3Cscript%3E&depth=-1", "#{name}?", "#{name}", "#other?zone=neck", "#{name}?%")


@pytest.mark.parametrize("name", explorers())
def test_an_address_that_makes_no_sense_changes_nothing(name: str, opened) -> None:
    page = opened(name, fragment=NONSENSE[0].format(name=name))
    start = {control.name: control.start for control in exploration(name).controls}
    assert _now(page, name) == start
    for fragment in NONSENSE[1:]:
        page.evaluate(
            "hash => new Promise((done) => { addEventListener('hashchange', done, { once: true }); location.hash = hash; })",
            fragment.format(name=name),
        )
        assert _now(page, name) == start, fragment


@pytest.mark.parametrize("name", explorers())
def test_start_again_is_where_it_began_and_a_reload_is_not(name: str, opened) -> None:
    page, made = opened(name), exploration(name)
    control = made.controls[-1]
    field = page.locator(f'[data-explorer="{name}"] .nd-controls [name="{control.name}"]')
    field.focus()
    back, on = ("ArrowLeft", "ArrowRight") if control.kind == "range" else ("ArrowUp", "ArrowDown")
    page.keyboard.press(back if control.start else on)
    moved = _now(page, name)
    assert moved != {one.name: one.start for one in made.controls}
    page.reload()
    assert _now(page, name) == moved
    page.locator(f'[data-explorer="{name}"] .nd-reset').click()
    assert _now(page, name) == {one.name: one.start for one in made.controls}


@pytest.mark.parametrize("name", explorers())
def test_it_works_where_nothing_can_be_kept(name: str, opened) -> None:
    page = opened(name, script=REFUSING)
    state = states(name, 3)[2]
    page.evaluate(SET, [name, state])
    assert _now(page, name) == state


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["390", "1280"])
# The planner has nothing to drag, and its plan is as long as its sessions.
@pytest.mark.parametrize("name", [name for name in explorers() if name != "series"])
def test_what_has_grown_stays_so_nothing_below_moves_to_and_fro(name: str, size: dict[str, int], opened) -> None:
    page = opened(name, size=size)
    heights = page.evaluate(HEIGHTS, [name, states(name, 30) * 2])
    assert heights[:30] == sorted(heights[:30])
    assert len(set(heights[29:])) == 1, heights[29:]


def test_a_screen_that_was_turned_lets_go_of_what_has_grown(opened) -> None:
    page = opened("density", size=PHONE)
    page.evaluate(HEIGHTS, ["density", states("density", 30)])
    page.set_viewport_size(DESK)
    one = ["density", states("density", 1)[:1]]
    assert page.evaluate(HEIGHTS, one) == opened("density", size=DESK).evaluate(HEIGHTS, one)


@pytest.mark.parametrize("name", explorers())
def test_the_reading_is_announced_and_comes_after_the_controls(name: str, opened) -> None:
    root = opened(name).locator(f'[data-explorer="{name}"]')
    expect(root.locator(".nd-reading")).to_have_attribute("role", "status")
    order = root.evaluate(
        """root => root.querySelector(".nd-controls").compareDocumentPosition(root.querySelector(".nd-reading"))"""
    )
    assert order & 4, "the reading should follow the controls"


def test_all_explorers_of_a_page_share_the_chart_library_and_disturb_each_other_in_nothing(opened) -> None:
    page = opened(*explorers(), charts=True)
    assert page.locator('script[src$="plotly.js"]').count() == 1
    before = {name: _now(page, name) for name in explorers()}
    moved = explorers()[0]
    state = states(moved, 3)[2]
    page.evaluate(SET, [moved, state])
    page.locator(
        f'[data-explorer="{moved}"] .nd-controls select, [data-explorer="{moved}"] .nd-controls input'
    ).first.dispatch_event("change")
    page.reload()
    assert {name: _now(page, name) for name in explorers()} == before | {moved: state}


def _now(page: Page, name: str) -> dict[str, int]:
    """Where the controls stand."""
    return {
        field.get_attribute("name") or "": int(field.input_value())
        for field in page.locator(f'[data-explorer="{name}"] .nd-controls [name]').all()
    }
