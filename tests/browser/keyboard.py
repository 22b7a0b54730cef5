"""A reader who has a keyboard and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Locator, Page

from needling.questions import Question
from tests.browser.questions import DEGREES, WORDS, box, steps

#: About how many stops the wanted control is from the focus: before it, on it, behind it.
_WAY = """(el) => {
    const now = document.activeElement;
    if (now === el) return 0;
    const before = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const back = before(el, now), [from, to] = back ? [el, now] : [now, el];
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((one) => one.tabIndex >= 0 && !one.matches(":disabled") && one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => before(from, one) && before(one, to));
    // Radio buttons of one name are one stop.
    const names = new Set(stops.map((one) => one.type === "radio" ? one.name : one));
    for (const end of [from, to]) if (end.type === "radio") names.delete(end.name);
    return (names.size + 1) * (back ? -1 : 1);
}"""
_FARTHEST = 60


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab, or Shift and Tab, until a control has the focus."""
    for _ in range(_FARTHEST):
        way = control.evaluate(_WAY)
        if way == 0:
            return
        for _ in range(abs(way)):
            page.keyboard.press("Tab" if way > 0 else "Shift+Tab")
    raise AssertionError(f"Tab does not lead to {control}; it stopped at {focused(page)!r}")


def choose(page: Page, radios: Locator, place: int) -> None:
    """Choose one of a group by Space and the arrow."""
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")


def put_by_keyboard(page: Page, question: Question, given: Iterable[float]) -> None:
    """Give an answer; Check is not pressed yet."""
    here, wanted = box(page, question), [f"{number:g}" for number in given]
    match question.kind:
        case "single":
            shown = here.locator(".nd-option").evaluate_all("all => all.map((el) => el.dataset.part)")
            choose(page, here.locator(".nd-option input"), shown.index(wanted[0]))
        case "multiple" | "spot":
            for one in here.get_by_role("checkbox").all():
                tab_to(page, one)
                if one.input_value() in wanted:
                    page.keyboard.press("Space")
        case "number":
            tab_to(page, here.get_by_role("textbox"))
            page.keyboard.type(wanted[0])
        case "match":
            for place, number in enumerate(wanted):
                tab_to(page, here.get_by_role("combobox").nth(place))
                for _ in range(int(number) + 1):
                    page.keyboard.press("ArrowDown")
        case "order":
            for place, number in enumerate(wanted):
                while steps(page, question).index(int(number)) > place:
                    tab_to(page, here.locator(f'.nd-step[data-part="{number}"] .nd-up'))
                    page.keyboard.press("Space")


def answer_by_keyboard(page: Page, question: Question, given: Iterable[float], sure: str = "think") -> None:
    """Give an answer, say how sure, and check it."""
    put_by_keyboard(page, question, given)
    choose(page, box(page, question).locator(".nd-sure input"), DEGREES.index(sure))
    tab_to(page, box(page, question).get_by_role("button", name=WORDS["check"], exact=True))
    page.keyboard.press("Enter")
