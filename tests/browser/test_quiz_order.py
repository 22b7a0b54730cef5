"""Steps are put in order by buttons, by mouse and by finger; every move is heard, and an answer stands still."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import tab_to
from tests.browser.questions import PLAIN, WORDS, answer, box, check, put, right, steps, wrong

QUESTION = PLAIN["order"]
LAST = len(QUESTION.steps)


def _step(page: Page, place: int) -> Locator:
    """The step that stands at a place, from 0."""
    return box(page, QUESTION).locator(".nd-step").nth(place)


def _moved(page: Page, step: int, place: int) -> str:
    return WORDS["moved"].format(step=QUESTION.steps[step].text, place=place + 1, total=LAST)


def _middle(place: Locator) -> tuple[float, float]:
    at = place.bounding_box()
    assert at
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def _path(page: Page, source: int, target: int) -> list[tuple[float, float]]:
    """Where a hand moves that takes a step by its grip to the far edge of another step."""
    x, y = _middle(_step(page, source).locator(".nd-grip"))
    at = _step(page, target).bounding_box()
    assert at
    end = at["y"] + (at["height"] - 4 if target > source else 4)
    return [(x, y + (end - y) * n / 12) for n in range(13)]


class Mouse:
    """A hand with a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def down(self, x: float, y: float) -> None:
        """Take hold."""
        self.page.mouse.move(x, y)
        self.page.mouse.down()

    def move(self, x: float, y: float) -> None:
        """Pull."""
        self.page.mouse.move(x, y)

    def up(self) -> None:
        """Let go."""
        self.page.mouse.up()


class Finger:
    """A hand on glass."""

    def __init__(self, page: Page) -> None:
        self.send = page.context.new_cdp_session(page).send

    def _touch(self, kind: str, *points: dict[str, float]) -> None:
        self.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def down(self, x: float, y: float) -> None:
        """Take hold."""
        self._touch("touchStart", {"x": x, "y": y})

    def move(self, x: float, y: float) -> None:
        """Pull."""
        self._touch("touchMove", {"x": x, "y": y})

    def up(self) -> None:
        """Let go."""
        self._touch("touchEnd")


HANDS = {"mouse": Mouse, "touch": Finger}


def _drag(page: Page, hand: Mouse | Finger, source: int, target: int, patience: int) -> None:
    """Drag a step; as a reader does, let go when it has come to its place, or give up when it does not come."""
    expected = steps(page, QUESTION)
    expected.insert(target, expected.pop(source))
    start, *way = _path(page, source, target)
    hand.down(*start)
    for point in way:
        hand.move(*point)
    x, y = way[-1]
    for n in range(patience):
        if steps(page, QUESTION) == expected:
            break
        hand.move(x + n % 2, y)
        page.evaluate("new Promise(requestAnimationFrame)")
    hand.up()


@pytest.fixture(params=HANDS)
def drag(request, ask):
    """A page with the steps and a way to drag them."""
    page = ask(QUESTION, has_touch=request.param == "touch")
    # Until the script is there that drags, no grip is shown.
    page.locator(".nd-steps[data-draggable]").first.wait_for()
    return page, lambda source, target, patience=60: _drag(page, HANDS[request.param](page), source, target, patience)


def test_the_steps_are_met_in_another_order_than_the_right_one(ask):
    page = ask(QUESTION)
    assert sorted(steps(page, QUESTION)) == right(QUESTION)
    assert steps(page, QUESTION) != right(QUESTION)


@pytest.mark.parametrize(("button", "by"), [(".nd-up", -1), (".nd-down", 1)])
def test_a_button_moves_a_step_by_one_and_says_where_it_is_now(button, by, ask):
    page = ask(QUESTION)
    before = steps(page, QUESTION)
    _step(page, 1).locator(button).click()
    after = list(before)
    after.insert(1 + by, after.pop(1))
    assert steps(page, QUESTION) == after
    expect(box(page, QUESTION).get_by_role("status").first).to_have_text(_moved(page, before[1], 1 + by))


@pytest.mark.parametrize(("start", "button", "end"), [(0, ".nd-down", LAST - 1), (LAST - 1, ".nd-up", 0)])
def test_a_step_is_carried_from_end_to_end_without_losing_the_focus(start, button, end, ask):
    page = ask(QUESTION)
    step = steps(page, QUESTION)[start]
    carried = box(page, QUESTION).locator(f'[data-part="{step}"]')
    tab_to(page, carried.locator(button))
    for _ in range(LAST - 1):
        expect(carried.locator(button)).to_be_focused()
        page.keyboard.press("Enter")
    assert steps(page, QUESTION).index(step) == end
    # The button that cannot go on is off; its neighbour has the focus, so that the next key still reaches the step.
    expect(carried.locator(button)).to_be_disabled()
    expect(carried.locator("button:not(:disabled)")).to_be_focused()
    page.keyboard.press("Enter")
    assert steps(page, QUESTION).index(step) == end + (1 if end == 0 else -1)


def test_only_the_ends_cannot_be_passed(ask):
    page = ask(QUESTION)
    _step(page, 0).locator(".nd-down").click()
    off = [[_step(page, n).locator(one).is_disabled() for one in (".nd-up", ".nd-down")] for n in range(LAST)]
    assert off == [[True, False], *([[False, False]] * (LAST - 2)), [False, True]]


def test_a_button_says_which_step_it_moves(ask):
    page = ask(QUESTION)
    for step in QUESTION.steps:
        for words in ("move_up", "move_down"):
            name = WORDS[words].format(step=step.text)
            expect(box(page, QUESTION).get_by_role("button", name=name, exact=True)).to_have_count(1)


@pytest.mark.parametrize(("source", "target"), [(0, LAST - 1), (LAST - 1, 0), (1, 2)])
def test_a_step_is_dragged_by_its_grip_and_said_to_be_there(source, target, drag):
    page, pull = drag
    expected = steps(page, QUESTION)
    step = expected.pop(source)
    expected.insert(target, step)
    pull(source, target)
    expect(box(page, QUESTION).get_by_role("status").first).to_have_text(_moved(page, step, target))
    assert steps(page, QUESTION) == expected
    off = [_step(page, n).locator(".nd-up").is_disabled() for n in range(LAST)]
    assert off == [True, *([False] * (LAST - 1))]


def test_what_was_dragged_is_what_is_answered(drag):
    page, pull = drag
    put(page, QUESTION, right(QUESTION))
    pull(0, 1)
    check(page, QUESTION)
    verdict = box(page, QUESTION).locator(".nd-verdict")
    expect(verdict).to_contain_text(WORDS["partly"].format(right=LAST - 2, total=LAST))


def test_an_answered_order_cannot_be_dragged(drag):
    page, pull = drag
    answer(page, QUESTION, wrong(QUESTION))
    shown = steps(page, QUESTION)
    pull(0, LAST - 1, patience=10)
    assert steps(page, QUESTION) == shown
    expect(box(page, QUESTION).locator(".nd-verdict")).to_contain_text(WORDS["wrong_think"])


def test_a_finger_drags_by_the_grip_and_scrolls_beside_it(ask):
    page = ask(QUESTION, has_touch=True)
    for grip in box(page, QUESTION).locator(".nd-grip").all():
        expect(grip).to_have_css("touch-action", "none")
    text = _step(page, 0).locator(".nd-step-text")
    actions = text.evaluate(
        """el => {
            const all = [];
            for (let at = el; at; at = at.parentElement) all.push(getComputedStyle(at).touchAction);
            return all;
        }"""
    )
    assert set(actions) <= {"auto", "manipulation", "pan-y"}


def test_an_answer_is_shown_in_the_right_order_and_each_step_says_where_it_was_put(ask):
    page = ask(QUESTION)
    answer(page, QUESTION, [1, 2, 0, *range(3, LAST)])
    assert steps(page, QUESTION) == right(QUESTION)
    put_there = {0: 3, 1: 1, 2: 2}
    for n, step in enumerate(QUESTION.steps):
        words = WORDS["step_place"].format(place=n + 1)
        yours = f"{WORDS['step_yours'].format(place=put_there[n])} " if n in put_there else ""
        expect(_step(page, n).locator(".nd-why")).to_have_text(f"{words} {yours}{step.feedback}", use_inner_text=True)


def test_after_an_answer_nothing_is_said_that_no_longer_holds(ask):
    page = ask(QUESTION)
    answer(page, QUESTION, wrong(QUESTION))
    said = box(page, QUESTION).locator(".nd-moved").text_content()
    assert said in ("", *(_moved(page, step, step) for step in range(LAST)))


MOVING = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter((el) =>
    getComputedStyle(el).transitionDuration.split(", ").some((time) => parseFloat(time) > 0)).length"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("hand", HANDS)
def test_nothing_moves_by_itself_while_a_step_is_dragged(motion, hand, ask):
    page = ask(QUESTION, reduced_motion=motion, has_touch=hand == "touch")
    before = steps(page, QUESTION)
    start, *way = _path(page, 0, LAST - 1)
    pulling = HANDS[hand](page)
    pulling.down(*start)
    met = []
    for point in way:
        pulling.move(*point)
        page.evaluate("new Promise(requestAnimationFrame)")
        met.append(page.evaluate(MOVING))
    page.wait_for_function(
        "before => [...document.querySelectorAll('.nd-step')].map((el) => el.dataset.part).join() !== before",
        arg=",".join(map(str, before)),
    )
    met.append(page.evaluate(MOVING))
    pulling.up()
    assert set(met) == {0}
