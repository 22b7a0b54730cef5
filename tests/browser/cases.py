"""What the browser tests of cases share: a case on a page, and a reader who plays it."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Locator, Page

from needling.course import load_strings
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import Case, case_files, load_case
from needling.scenario.paths import explore
from needling.scenario.proof import KINDS as NAMES
from needling.widgets.case import CaseWidget
from tests.browser.keyboard import tab_to
from tests.scenario.case_sample import case_of, sound

WORDS = load_strings("case") | load_strings("scenario") | load_strings("saving")
REAL = {path.stem: load_case(path.stem) for path in case_files()}
SOUND = case_of(sound())
#: What authors call endings, and how the graph judges them.
KINDS = {kind: verdict for verdict, kind in NAMES.items()}


def html(*cases: tuple[str, Case]) -> str:
    """These cases as a page carries them."""
    return "".join(str(CaseWidget(id_, case)._repr_mimebundle_()[0]["text/html"]) for id_, case in cases)


def way_to(case: Case, kind: str) -> tuple[str, ...]:
    """A shortest way to an ending of this kind."""
    endings = {ending.id for ending in case.endings if ending.kind == kind}
    return next(way for here, way in explore(graph_of(case)).path.items() if here.at in endings)


def box(page: Page, id_: str) -> Locator:
    """The widget of a case."""
    return page.locator(f'[data-case="{id_}"]')


def control(here: Locator, case: Case, step: str) -> Locator:
    """The button of a question or a decision, by its place."""
    if step in {ask.id for ask in case.asks}:
        return here.locator(f'.nd-asks [data-about="{step}"] button')
    state = next(state for state in case.states if any(one.id == step for one in state.decisions))
    number = next(n for n, one in enumerate(state.decisions) if one.id == step)
    return here.locator(".nd-decisions button").nth(number)


def begin(here: Locator) -> None:
    """Start the case, or go on with it."""
    here.locator(".nd-case-open button").click()


def play(here: Locator, case: Case, steps: Iterable[str]) -> None:
    """Take these steps with the mouse."""
    for step in steps:
        control(here, case, step).click()


def play_by_keyboard(page: Page, here: Locator, case: Case, steps: Iterable[str]) -> None:
    """Start the case and take these steps with the keyboard alone."""
    tab_to(page, here.locator(".nd-case-open button"))
    page.keyboard.press("Enter")
    for number, step in enumerate(steps):
        tab_to(page, control(here, case, step))
        page.keyboard.press("Enter" if number % 2 else "Space")
