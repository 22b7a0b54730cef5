"""Readers whose browser is not Chromium: a chapter, a case, a round of the trainer and an explorer, in Firefox and in WebKit."""

from __future__ import annotations

import json
from pathlib import Path

from engines import Engine

from needling import explore
from needling.course import load_strings
from needling.models.patch import ANSWERS
from needling.questions import find_questions
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import Case
from needling.scenario.paths import replay
from needling.widgets.trainer.items import draw_items
from needling.widgets.trainer.limits import SINGLE
from tests.browser.cases import REAL, way_to
from tests.browser.cases import WORDS as CASE
from tests.browser.questions import WORDS as QUIZ
from tests.browser.questions import right, wrong
from tests.browser.watching import DEPTH_PAGE, QUIZ_PAGE
from tests.engines.conftest import SITE, Book
from tests.engines.drivers import PHONE, Reader, reading
from tests.engines.selectors import selectors_of
from tests.widgets.trainer_oracle import entries, next_round

FIRST = find_questions("numb-1")[0]
CASE_PAGE, TRAINER_PAGE = "practise/cases.html", "practise/endpoint-trainer.html"
#: Its text is shorter than its pages' and has no widget: here a device is prepared.
PLAIN_PAGE = "reference/sources.html"
SEED = 7
ESCAPE, ARROW_LEFT = "\ue00c", "\ue012"


def test_a_chapter_is_read_and_an_answer_outlives_a_reload(browser: Reader, book: Book) -> None:
    browser.open(book.address + QUIZ_PAGE)
    # A word opens its meaning, and closes it.
    meaning = "#" + browser.script("return document.querySelector('.nd-term').getAttribute('popovertarget')")
    assert not browser.sees(meaning)
    browser.click(".nd-term")
    assert browser.sees(meaning)
    browser.press(".nd-term", ESCAPE)
    assert not browser.script("return document.querySelector(arguments[0]).matches(':popover-open')", meaning)
    # A question says why, and says it again tomorrow.
    here = f'[data-question="{FIRST.id}"]'
    for number in wrong(FIRST):
        browser.click(f'{here} [data-part="{number}"] label')
    browser.click(f'{here} .nd-sure input[value="sure"]')
    browser.click(f"{here} .nd-actions button")
    for _ in range(2):
        browser.until("return document.querySelector(arguments[0]).dataset.answered !== undefined", here)
        assert QUIZ["wrong_sure"].split("{")[0].strip() in browser.text(f"{here} .nd-verdict")
        for number in (*wrong(FIRST), *right(FIRST)):
            assert browser.sees(f'{here} [data-part="{number}"] .nd-why')
        browser.reload()
    # Nothing is wider than the screen.
    assert browser.script("return document.documentElement.scrollWidth <= innerWidth")
    # The colours are the reader's to choose.
    before = browser.colour("body")
    while browser.script("return document.body.dataset.theme") != "dark":
        browser.script("document.querySelector('.theme-toggle').click()")
    assert browser.colour("body") != before
    browser.reload()
    assert browser.colour("body") != before


def _step(browser: Reader, here: str, case: Case, step: str) -> None:
    """Ask, or decide."""
    if step in {ask.id for ask in case.asks}:
        browser.click(f'{here} .nd-asks [data-about="{step}"] button')
        return
    decisions = next(state.decisions for state in case.states if any(one.id == step for one in state.decisions))
    browser.click(f"{here} .nd-decisions button", [one.id for one in decisions].index(step))


def test_a_case_is_played_to_a_good_ending_and_is_kept(browser: Reader, book: Book) -> None:
    id_, case = next(iter(REAL.items()))
    steps = way_to(case, "safe-good")
    reached, _ = replay(graph_of(case), steps)
    ending = next(one for one in case.endings if one.id == reached.at)
    here = f'[data-case="{id_}"]'
    browser.open(book.address + CASE_PAGE)
    browser.click(f"{here} .nd-case-open button")
    for step in steps:
        _step(browser, here, case, step)
    assert CASE["ended_good"] in browser.text(f"{here} .nd-outcome")
    assert ending.title.replace("*", "") in browser.text(f"{here} .nd-outcome")
    browser.reload()
    assert browser.text(f"{here} .nd-case-open button") != CASE["start"]


def test_a_round_of_the_trainer_comes_as_python_orders_it_and_is_counted(browser: Reader, book: Book) -> None:
    items = {item.id: item for item in draw_items()}
    order = next_round(entries(draw_items()), {}, 1, f"{SEED}:single", SINGLE)
    browser.open(book.address + PLAIN_PAGE)
    kept = json.dumps({"version": 2, "kept": {"reader": {"seed": SEED}}})
    browser.script("localStorage.setItem('needling', arguments[0])", kept)
    browser.open(book.address + TRAINER_PAGE)
    for id_ in order:
        browser.click(".nd-t-decide button", ANSWERS.index(items[id_].decision.answer))
        browser.until("return document.querySelector('.nd-t-feedback').dataset.verdict === 'right'")
        browser.click(".nd-t-panel > .nd-actions button")
    result = load_strings("trainer")["round_result"].format(right=len(order), total=len(order))
    assert browser.text(".nd-t-feedback") == result


def test_an_explorer_follows_its_control_and_draws_its_chart(browser: Reader, book: Book) -> None:
    exploration = explore("depth").exploration
    start = {control.name: control.start for control in exploration.controls}
    moved = start | {"depth": start["depth"] - 1}
    here = '[data-explorer="depth"]'
    browser.open(book.address + DEPTH_PAGE)
    browser.press(f'{here} input[name="depth"]', ARROW_LEFT)
    assert exploration.at(start)["reached"] != exploration.at(moved)["reached"]
    for column in ("reached", "one_reading", "means"):
        assert browser.text(f'{here} [data-bind="{column}"]') == " ".join(exploration.at(moved)[column].split())
    # The chart to explore is fetched when it is asked for, under the policy that allows no strings as code.
    browser.click(f"{here} button[aria-expanded]")
    browser.until("return document.querySelector(arguments[0] + ' .js-plotly-plot .main-svg') !== null", here)


STYLES = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "_static" / "needling").glob("*.css"))


def test_every_selector_of_the_stylesheets_is_understood(browser: Reader, book: Book) -> None:
    """One that is not takes its whole rule away."""
    browser.open(book.address + PLAIN_PAGE)
    met = {name: selectors_of((SITE / name).read_text(encoding="utf-8")) for name in STYLES}
    assert all(met.values())
    unknown = browser.script(
        """return arguments[0].filter(([, selector]) => {
            try { document.querySelector(selector); return false; } catch { return true; }
        })""",
        [(name, selector) for name, found in met.items() for selector in sorted(found)],
    )
    assert unknown == []


def test_a_dark_device_gets_dark_pages(engine: Engine, book: Book, tmp_path: Path) -> None:
    with reading(engine, dark=True) as reader:
        reader.resize(*PHONE)
        reader.open(book.address + PLAIN_PAGE)
        assert reader.script("return matchMedia('(prefers-color-scheme: dark)').matches")
        back, ink = (
            sum(map(float, reader.colour("body", name).partition("(")[2].rstrip(")").split(",")[:3]))
            for name in ("background-color", "color")
        )
        assert back < ink
