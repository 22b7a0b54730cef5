"""Every explorer shows exactly what Python computed, to a mouse, a keyboard, an address and a screen reader."""

import functools
import itertools
import json
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from needling import explore
from needling.course import load_strings
from needling.widgets.explore import explorers
from tests.browser.explorers import SET, body, tabulated
from tests.browser.visits import NARROW
from tests.browser.watching import DESK, PHONE, REFUSING, turn

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
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
        heights.push(document.querySelector(`[data-explorer="${{name}}"]`).getBoundingClientRect().height);
    }}
    return heights;
}}"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
#: Every word of a chart: where it lies in CSS pixels of the chart, and how large it is written.
LABELS = """(chart) => {
    const { left, top } = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll("text, .nd-caption:not([hidden]) span")];
    return words.filter((el) => el.checkVisibility({ visibilityProperty: true })).map((el) => {
        const box = el.getBoundingClientRect();
        return { text: el.textContent, size: parseFloat(getComputedStyle(el).fontSize),
            box: [box.left - left, box.top - top, box.right - left, box.bottom - top] };
    });
}"""
#: What plotly was given to draw: the numbers of its traces and shapes, its words.
DRAWN = """({ data, layout }) => {
    const taken = (...names) => (one) => Object.fromEntries(names.map((name) => [name, one[name] ?? null]));
    return {
        traces: data.map(taken("name", "type", "x", "y", "base", "width")),
        shapes: layout.shapes.map(taken("type", "x0", "x1", "y0", "y1")),
        words: layout.annotations.map((one) => one.text),
        axes: [layout.xaxis, layout.yaxis].map(taken("title", "range", "tickvals", "ticktext")),
    };
}"""
CHARTED = [name for name in explorers() if tabulated(name).chart]
CHART = load_strings("explore")


@functools.cache
def _widget(name: str) -> Any:
    return explore(name)


def meant(name: str, state: dict[str, int]) -> dict[str, Any]:
    """What Python's own figure has in a state, as a browser gives it back."""
    widget = _widget(name)
    widget.state = state
    figure = json.loads(widget.figure.to_json(engine="json"))

    def taken(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
        return {key: one.get(key) for key in names}

    layout = figure["layout"]
    return {
        "traces": [taken(trace, "name", "type", "x", "y", "base", "width") for trace in figure["data"]],
        "shapes": [taken(shape, "type", "x0", "x1", "y0", "y1") for shape in layout.get("shapes", [])],
        "words": [note["text"] for note in layout.get("annotations", [])],
        "axes": [taken(layout[axis], "title", "range", "tickvals", "ticktext") for axis in ("xaxis", "yaxis")],
    }


def alike(one: Any, other: Any) -> bool:
    """The same, numbers to the last figure but one that is shown."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float | int) and not isinstance(one, bool):
        return isinstance(other, float | int) and bool(one == pytest.approx(other, rel=1e-3, abs=1e-3))
    return bool(one == other)


def same(text: str, value: Any) -> bool:
    """Whether an attribute or a text says the value; a number may be written 20 or 20.0."""
    return float(text) == value if isinstance(value, int | float) else text == str(value)


@pytest.fixture
def opened(open_page: Callable[..., Any], bare: Callable[[str], str]):
    """Opens a page with these explorers; nothing was complained of in the end."""
    watched = []

    def open_(*names: str, fragment: str = "", **options: Any) -> Page:
        watched.append(open_page(bare(body(*names)) + fragment, **options))
        page: Page = watched[-1].page
        return page

    yield open_
    assert [said for one in watched for said in one.complaints + one.outside] == []


def states(name: str, count: int) -> list[dict[str, int]]:
    """States of an explorer, the same every time; the first two are the lowest and the highest of everything."""
    chance = random.Random(f"20261123 {name}")  # noqa: S311 - a seed, not a secret
    controls = tabulated(name).controls
    ends = [{c.name: 0 for c in controls}, {c.name: len(c.values) - 1 for c in controls}]
    return ends + [{c.name: chance.randrange(len(c.values)) for c in controls} for _ in range(count - 2)]


@pytest.mark.parametrize("name", explorers())
def test_the_browser_shows_what_python_computed(name: str, opened) -> None:
    page, made = opened(name), tabulated(name)
    tried = states(name, 200)
    for state, seen in zip(tried, page.evaluate(SEEN, [name, tried]), strict=True):
        meant = made.at(state)
        assert [(column, text) for column, text in seen["bound"] if not same(text, meant[column])] == [], state
        assert [(column, hidden) for column, hidden in seen["hidden"] if hidden != bool(meant[column])] == [], state
        labels = {control.name: control.labels[state[control.name]] for control in made.controls}
        assert [(control, text) for control, text in seen["labels"] if text != labels[control]] == [], state


@pytest.mark.parametrize("name", CHARTED)
def test_the_words_of_a_chart_can_be_read_and_none_is_cut_off_or_lies_on_another(name: str, opened) -> None:
    page, on_it = opened(name), captions(name)
    chart = page.locator(".nd-chart")
    for size in (NARROW, PHONE, DESK):
        turn(page, size)
        width, height = chart.evaluate("(chart) => [chart.clientWidth, chart.clientHeight]")
        for state in states(name, 4):
            page.evaluate(SET, [name, state])
            labels = chart.evaluate(LABELS)
            assert labels
            for label in labels:
                left, top, right, bottom = label["box"]
                where = (size["width"], label)
                assert label["size"] >= 12, where
                assert left >= -0.5, where
                assert top >= -0.5, where
                assert right <= width + 0.5, where
                assert bottom <= height + 0.5, where
            ticks = [label for label in labels if label["text"] not in on_it]
            for one, other in itertools.combinations(ticks, 2):
                here, there = one["box"], other["box"]
                beside = here[2] <= there[0] or there[2] <= here[0]
                assert beside or here[3] <= there[1] + 4 or there[3] <= here[1] + 4, (size["width"], one, other)


def captions(name: str) -> set[str]:
    """What lies on the chart itself."""
    chart = tabulated(name).chart
    return {mark.name for mark in chart.marks} | {chart.caption} if chart else set()


@pytest.mark.parametrize("name", CHARTED)
def test_the_chart_to_explore_shows_in_every_state_what_python_made(name: str, opened) -> None:
    page = opened(name)
    ask(page, name)
    place = page.locator(".nd-chart-plotly")
    for state in states(name, 8):
        page.evaluate(SET, [name, state])
        page.evaluate(TWO_FRAMES)
        drawn = place.evaluate(DRAWN)
        for part, numbers in meant(name, state).items():
            assert alike(numbers, drawn[part]), (state, part, numbers, drawn[part])


def ask(page: Page, name: str) -> Locator:
    """Ask for the chart to explore; gives the button, which then closes it."""
    root = page.locator(f'[data-explorer="{name}"]')
    button = root.locator(".nd-chart-ask button")
    button.click()
    expect(root.locator(".nd-chart-plotly .main-svg").first).to_be_visible()
    expect(button).to_have_text(CHART["chart_close"])
    return button


def fetched(page: Page) -> int:
    """How often the page has asked for the chart library."""
    return int(
        page.evaluate("performance.getEntriesByType('resource').filter((one) => /plotly/.test(one.name)).length")
    )


def test_the_chart_library_is_fetched_when_it_is_asked_for_and_never_before(opened) -> None:
    page = opened(*CHARTED)
    for chart in page.locator(".nd-chart").all():
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".nd-chart-plane")).to_be_visible()
    page.evaluate(SET, [CHARTED[0], states(CHARTED[0], 3)[2]])
    page.wait_for_load_state("networkidle")
    assert fetched(page) == 0
    assert page.locator('script[src*="plotly"]').count() == 0
    for name in CHARTED:
        ask(page, name)
    assert fetched(page) == 1
    assert page.locator('script[src*="plotly"]').count() == 1


def test_the_chart_to_explore_closes_again_and_the_page_s_own_is_back(opened) -> None:
    page = opened("density")
    plane, place = page.locator(".nd-chart-plane"), page.locator(".nd-chart-plotly")
    placed = "(chart) => [chart.offsetTop, chart.offsetLeft, chart.clientWidth, chart.clientHeight]"
    before = page.locator(".nd-chart").evaluate(placed)
    button = ask(page, "density")
    expect(plane).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.locator(".nd-chart").evaluate(placed) == before, "nothing jumps"
    button.click()
    expect(place).to_be_hidden()
    expect(plane).to_be_visible()
    expect(button).to_have_text(CHART["chart_explore"])
    assert place.locator("svg").count() == 0
    page.evaluate(SET, ["density", states("density", 3)[2]])
    ask(page, "density")
    assert alike(meant("density", states("density", 3)[2])["traces"], place.evaluate(DRAWN)["traces"])


def test_the_keyboard_asks_for_it_reaches_its_named_buttons_and_closes_it(opened) -> None:
    page = opened("reaction", size=DESK)
    button = page.locator(".nd-chart-ask button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nd-chart-plotly .main-svg").first).to_be_visible()
    expect(button).to_be_focused()
    expect(page.locator(".nd-chart-ask [role=status]")).to_have_text(CHART["chart_open"])
    names = [CHART[f"chart_{key}"] for key in ("zoom", "pan", "zoom_in", "zoom_out", "reset", "picture")]
    reached = []
    for _ in names:
        page.keyboard.press("Shift+Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.dataset.title"))
    assert reached[::-1] == names
    page.get_by_role("button", name=names[2], exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.nd-chart-plotly').layout.xaxis.range[0] > 0")
    button.focus()
    page.keyboard.press("Space")
    expect(page.locator(".nd-chart-plane")).to_be_visible()


def test_pointing_at_it_says_the_values_with_their_units(opened) -> None:
    page = opened("density", size=DESK)
    ask(page, "density")
    page.locator(".nd-chart").scroll_into_view_if_needed()
    point = page.locator(".nd-chart-plotly .points path").first.bounding_box()
    page.mouse.move(point["x"] + point["width"] / 2, point["y"] + point["height"] / 2)
    said = page.locator(".nd-chart-plotly .hovertext")
    # The point lies on the curve: either may answer, by its name.
    names = [tabulated("density").strings[name].split()[0] for name in ("legend_now", "legend_line")]
    expect(said.first).to_contain_text(re.compile("|".join(names)))
    expect(said.first).to_contain_text("hand speed, cm/s: 2")
    expect(said.first).to_contain_text("punctures per cm²: 600")


def test_the_picture_is_saved_on_the_device(opened) -> None:
    page = opened("numbing", size=DESK)
    ask(page, "numbing")
    with page.expect_download() as download:
        page.get_by_role("button", name=CHART["chart_picture"], exact=True).click()
    assert download.value.suggested_filename == "numbing.png"
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", CHARTED)
def test_both_charts_follow_light_and_dark(name: str, opened) -> None:
    page = opened(name)
    ask(page, name)
    for theme, ink in (("light", "#22302f"), ("dark", "#e9e6e1"), ("light", "#22302f")):
        page.evaluate("theme => { document.body.dataset.theme = theme; }", theme)
        page.wait_for_function("ink => document.querySelector('.nd-chart-plotly').layout.font.color === ink", arg=ink)
        rgb = f"rgb({', '.join(str(int(ink[n : n + 2], 16)) for n in (1, 3, 5))})"
        fills = page.locator(".nd-chart-x text").evaluate_all("all => all.map((el) => getComputedStyle(el).fill)")
        assert set(fills) == {rgb}


def test_where_it_cannot_be_fetched_that_is_said_and_the_page_s_own_chart_stays(open_page, bare) -> None:
    page = open_page(bare(body("density"))).page
    button, status = page.locator(".nd-chart-ask button"), page.locator(".nd-chart-ask [role=status]")
    page.route("**/plotly.js", lambda route: route.abort())
    for _ in range(2):
        button.click()
        expect(status).to_have_text(CHART["chart_unreachable"])
        expect(page.locator(".nd-chart-plane")).to_be_visible()
        expect(button).to_be_focused()
    page.unroute("**/plotly.js")
    ask(page, "density")


@pytest.mark.parametrize("mode", ["no script", "print", "print while explored"])
@pytest.mark.parametrize("name", CHARTED)
def test_the_chart_is_there_without_scripts_and_on_paper_with_no_dead_button(name: str, mode: str, opened) -> None:
    page = opened(name, java_script_enabled=False) if mode == "no script" else opened(name)
    if mode == "print while explored":
        ask(page, name)
    if mode != "no script":
        page.emulate_media(media="print")
    expect(page.locator(".nd-chart-plane")).to_be_visible()
    expect(page.locator(".nd-legend").last).to_be_visible()
    for gone in (".nd-chart-ask", ".nd-chart-plotly"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.locator(".nd-chart-x text").count() >= 5


@pytest.mark.parametrize("touch", [True, False], ids=["finger", "mouse"])
def test_a_finger_on_the_chart_to_explore_scrolls_the_page_and_a_mouse_enlarges(touch, opened) -> None:
    page = opened("depth", size=PHONE if touch else DESK, has_touch=touch, is_mobile=touch)
    ask(page, "depth")
    assert page.locator(".nd-chart-plotly").evaluate("(place) => place.layout.dragmode") == (False if touch else "zoom")
    trapped = page.evaluate(
        """() => [...document.querySelectorAll(".nd-chart, .nd-chart *")]
            .filter((el) => ["none", "pinch-zoom"].includes(getComputedStyle(el).touchAction)).length"""
    )
    assert (trapped == 0) is touch or not touch


@pytest.mark.parametrize("name", explorers())
def test_every_control_works_by_keyboard_and_says_its_unit(name: str, opened) -> None:
    page, made = opened(name, size=DESK), tabulated(name)
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
    start = {control.name: control.start for control in tabulated(name).controls}
    assert _now(page, name) == start
    for fragment in NONSENSE[1:]:
        page.evaluate(
            "hash => new Promise((done) => { addEventListener('hashchange', done, { once: true }); location.hash = hash; })",
            fragment.format(name=name),
        )
        assert _now(page, name) == start, fragment


@pytest.mark.parametrize("name", explorers())
def test_start_again_is_where_it_began_and_a_reload_is_not(name: str, opened) -> None:
    page, made = opened(name), tabulated(name)
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


def test_all_explorers_of_a_page_disturb_each_other_in_nothing(opened) -> None:
    page = opened(*explorers())
    before = {name: _now(page, name) for name in explorers()}
    moved = next(iter(explorers()))
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
