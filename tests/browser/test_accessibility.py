"""WCAG 2.2 AA by axe in every kind of question, and what axe cannot see: focus order, target sizes, reduced motion."""

import pytest
from playwright.sync_api import Page, expect

from needling.course import load_objectives
from needling.widgets.quiz import page as quiz_html
from tests.browser.accessibility import MOVING, faults, violations
from tests.browser.questions import DEGREES, PLAIN, RECORDS, WORDS, again, answer, box, made, put, right, wrong
from tests.browser.visits import NARROW
from tests.browser.watching import DESK, PHONE, QUIZ_PAGE
from tests.questions.banks import SAID

FACTS_PAGE = "reference/facts.html"
#: Every kind at once, twice: one to be answered rightly, one wrongly; one quiz each, one below the other.
BOTH = tuple(one for question in PLAIN.values() for one in (question, again(question)))
EVERY_KIND = "".join(quiz_html((question,)) for question in BOTH)
#: One quiz of all kinds, for what stands at its end.
OBJECTIVE = next(iter(load_objectives()))
WHOLE = tuple(question.model_copy(update={"objective": OBJECTIVE}) for question in PLAIN.values())
LONG = "pneumonoultramicroscopicsilicovolcanoconiosis" * 4


def _to_state(page: Page, state: str) -> None:
    """Brings the page of every kind into the state that is looked at."""
    for n, question in enumerate(BOTH):
        given = wrong(question) if n % 2 else right(question)
        if state == "chosen":
            # Asked for first, so that the hint is seen too.
            box(page, question).get_by_role("button", name=WORDS["check"], exact=True).click()
            put(page, question, given)
        elif state == "answered":
            answer(page, question, given, DEGREES[n // 2 % 3])


def test_one_pale_text_among_many_is_found(open_page, bare):
    """Each look is looked at, wherever it first stands."""
    texts = [f"<p>Text {n}.</p>" for n in range(60)]
    texts[40] = "<p style='color: #bbb'>Pale.</p>"
    texts[50] = "<div style='background: #444'><p>On dark.</p></div>"
    ((rule, places),) = violations(open_page(bare("".join(texts))).page)
    assert rule == "color-contrast"
    assert ["Pale." in places[0], "On dark." in places[1]] == [True, True]


def test_a_pale_text_is_found_though_the_first_of_its_look_is_half_covered(open_page, bare):
    cover = "<div style='position: absolute; background: #fff; width: 2rem; height: 1rem; top: 0; left: 0'></div>"
    pale = "<h4 style='color: #bbb; margin: 0'>Pale {}</h4>"
    page = open_page(
        bare(f"<div style='position: relative'>{pale.format(1)}{cover}</div><div>{pale.format(2)}</div>")
    ).page
    ((rule, (place,)),) = violations(page)
    assert rule == "color-contrast"
    assert "Pale 2" in place


@pytest.mark.parametrize("state", ["unanswered", "chosen", "answered"])
def test_every_kind_of_question_passes_axe_has_large_targets_and_honours_reduced_motion(state, open_page, bare):
    page = open_page(bare(EVERY_KIND), reduced_motion="reduce").page
    _to_state(page, state)
    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert faults(page) == {}


def test_the_end_of_a_quiz_passes_axe_and_has_large_targets(ask):
    page = ask(*WHOLE)
    for question in WHOLE:
        answer(page, question, wrong(question), "sure")
        if question is not WHOLE[-1]:
            box(page, question).get_by_role("button", name=WORDS["next"], exact=True).click()
    expect(page.locator(".nd-misjudged")).to_be_visible()
    assert faults(page) == {}


def test_axe_finds_nothing_on_the_facts_page_filtered_and_overdue(open_page, origin):
    page = open_page(origin + FACTS_PAGE).page
    page.clock.set_fixed_time("2100-01-01")
    page.reload()
    page.locator(".nd-filter select[name=mark]").select_option("conflict")
    page.locator(".nd-filter input").press_sequentially("ultrasound")
    expect(page.locator(".nd-overdue:visible").first).to_be_visible()
    assert faults(page, ways=[(PHONE, "light"), (PHONE, "dark")]) == {}


def _with_long_words(value, name=""):
    """A record whose every text holds a word that no line of a phone can hold."""
    if name in SAID:
        return value.replace("Ada [1: ", f"{LONG} [1: {LONG} ") if "[1: " in value else f"{value} {LONG}"
    if isinstance(value, dict):
        return {key: LONG[:40] if key == "unit" else _with_long_words(one, key) for key, one in value.items()}
    return [_with_long_words(one) for one in value] if isinstance(value, list) else value


WIDE = """() => [...document.querySelectorAll("main *")].filter((el) => el.checkVisibility() && !el.closest(".nd-heard"))
    .filter((el) => el.getBoundingClientRect().right > innerWidth + 0.5 || el.scrollWidth > el.clientWidth + 1
        && getComputedStyle(el).overflowX !== "visible" && !el.matches("input, select"))
    .map((el) => `${el.closest("[data-kind]")?.dataset.kind}: ${el.tagName} ${el.className}`)"""


@pytest.mark.parametrize("words", ["plain", "long"])
def test_no_kind_of_question_is_wider_than_a_phone(words, open_page, bare):
    asked = [made(_with_long_words(record) if words == "long" else record) for record in RECORDS.values()]
    page = open_page(bare("".join(quiz_html((one,)) for one in asked)), size=NARROW).page
    for state in ("unanswered", "answered"):
        if state == "answered":
            for one in asked:
                answer(page, one, wrong(one))
        assert page.evaluate(WIDE) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_no_answer_is_told_by_colour_before_it_is_given(open_page, bare):
    """What is right is marked for the script; it must not be seen."""
    page = open_page(bare(EVERY_KIND)).page
    looks = page.evaluate(
        """() => ["true", "false"].map((marked) => [...new Set([...document.querySelectorAll("[data-part]")]
            .filter((el) => el.matches(".nd-option, .nd-phrase") && el.hasAttribute("data-correct") === (marked === "true"))
            .flatMap((el) => [el, ...el.querySelectorAll("span")]).map((el) => {
                const style = getComputedStyle(el);
                const names = ["color", "backgroundColor", "borderBottom", "fontWeight"];
                return [el.tagName, el.className, ...names.map((name) => style[name])].join();
            }))].sort())"""
    )
    assert looks[0] == looks[1]


def _walk(page: Page, presses: int) -> list[dict]:
    met = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        met.append(
            page.evaluate(
                """() => {
                    const el = document.activeElement, label = el.closest("label");
                    const ringed = [el, ...(label ? [label, ...label.children] : [])].filter((one) =>
                        getComputedStyle(one).outlineStyle !== "none" && one.getBoundingClientRect().width > 2);
                    return {
                        what: el.tagName, type: el.type ?? "", quiz: Boolean(el.closest(".nd-quiz")), ring: ringed.length > 0,
                        kind: el.closest("[data-kind]")?.dataset.kind ?? "", html: el.outerHTML.slice(0, 90),
                    };
                }"""
            )
        )
    return met


def test_the_page_can_be_walked_with_tab_alone_and_focus_is_seen(open_page, origin):
    page = open_page(origin + QUIZ_PAGE, size=DESK).page
    in_quiz = [step for step in _walk(page, 80) if step["quiz"]]
    assert {"INPUT", "BUTTON"} <= {step["what"] for step in in_quiz}
    assert [step["html"] for step in in_quiz if not step["ring"]] == []


def test_every_kind_can_be_walked_with_tab_alone_and_focus_is_seen(open_page, bare):
    page = open_page(bare(EVERY_KIND), size=DESK).page
    met = [step for step in _walk(page, 90) if step["quiz"]]
    assert {step["kind"] for step in met} == set(PLAIN)
    assert [step["html"] for step in met if not step["ring"]] == []


def test_a_question_is_called_by_its_words(open_page, bare):
    page = open_page(bare(EVERY_KIND)).page
    for question in BOTH:
        here = box(page, question)
        expect(here).to_have_role("group")
        stem = question.stem.replace("*", "")
        expect(here).to_have_accessible_name(f"{WORDS['safety']} {stem}" if question.safety else stem)
        expect(here.get_by_role("group", name=WORDS["how_sure"], exact=True)).to_have_count(1)


def test_what_is_heard_only_does_not_widen_or_cover_the_page(open_page, bare):
    page = open_page(bare(EVERY_KIND)).page
    _to_state(page, "answered")
    sizes = page.locator(".nd-heard").evaluate_all(
        "all => all.map((el) => el.getBoundingClientRect()).map((at) => [at.width, at.height])"
    )
    assert all(width <= 1 and height <= 1 for width, height in sizes)
    spoken = page.locator(".nd-verdict .nd-heard")
    assert spoken.count() == len(BOTH)
