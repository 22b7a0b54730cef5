"""Without JavaScript and on paper the questions and the values are there, and the answers are not."""

import pytest
from playwright.sync_api import Locator, expect

from needling.course import load_plan, with_numbers
from needling.course.text import texts_of
from needling.questions import Question, find_questions, load_questions
from needling.questions.kinds.match import Match
from needling.questions.kinds.order import Order
from needling.widgets.quiz import page as quiz_html
from tests.browser.questions import PLAIN, WORDS, answer, box, right, steps, wrong
from tests.browser.watching import DEPTH_PAGE, DESK, QUIZ_PAGE

#: Every kind at once: one quiz each, one below the other.
BODY = "".join(quiz_html((question,)) for question in PLAIN.values())
MODES = ["no script", "print"]


@pytest.fixture(params=MODES)
def page(request, open_page, origin, bare):
    def open_(name: str = ""):
        address = origin + name if name else bare(BODY)
        if request.param == "no script":
            return open_page(address, size=DESK, java_script_enabled=False).page
        page = open_page(address, size=DESK).page
        page.emulate_media(media="print")
        return page

    return open_


def _said(text: str | None) -> str:
    return " ".join((text or "").replace("*", "").replace("’", "'").split())


def _asks(here: Locator, question: Question) -> None:
    """All that a question asks is seen, and nothing that answers it."""
    expect(here).to_be_visible()
    seen = _said(here.inner_text())
    expect(here.locator(".nd-hint")).to_be_visible()
    for place, text in texts_of(question):
        sentence = _said(with_numbers(text))
        if place == "scene":
            assert [piece for piece, _ in question.pieces if _said(piece.striptags()) not in seen] == []
        elif place.endswith(("feedback", "explanation")):
            assert sentence not in seen, place
        else:
            assert sentence in seen, place
    assert WORDS["right_option"] not in seen
    expect(
        here.locator(":is(.nd-why, .nd-verdict, .nd-explanation, .nd-sure, button, .nd-grip):visible")
    ).to_have_count(0)


@pytest.mark.parametrize("kind", PLAIN)
def test_a_question_of_every_kind_is_there_and_no_answer(kind, page):
    _asks(box(page(), PLAIN[kind]), PLAIN[kind])


def test_every_question_of_a_chapter_is_there_and_no_answer(page):
    shown = page(QUIZ_PAGE)
    ids = shown.locator("[data-question]").evaluate_all("all => all.map((el) => el.dataset.question)")
    assert len(ids) > 10
    for question in find_questions(*ids):
        _asks(box(shown, question), question)


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_every_option_has_a_box_to_tick(kind, page):
    boxes = box(page(), PLAIN[kind]).locator(".nd-option input")
    expect(boxes).to_have_count(4)
    for one in boxes.all():
        expect(one).to_be_visible()


def test_the_steps_are_not_in_their_order(page):
    shown = page()
    assert sorted(steps(shown, PLAIN["order"])) != steps(shown, PLAIN["order"])


def test_what_can_be_chosen_in_a_match_is_listed(page):
    choices = box(page(), PLAIN["match"]).locator(".nd-choices")
    expect(choices).to_be_visible()
    for choice in PLAIN["match"].choices:
        expect(choices).to_contain_text(choice)


#: What is drawn for an element, or before it or its words.
DRAWN = """(el, pseudo) => [el, ...el.querySelectorAll(":scope > span")].map((one) => {
    const style = getComputedStyle(one, pseudo);
    const there = style.display !== "none" && style.visibility === "visible" && (!pseudo || style.content !== "none");
    const line = style.borderBottomStyle === "none" ? 0 : parseFloat(style.borderBottomWidth);
    return { width: there ? parseFloat(style.width) : 0, height: parseFloat(style.height), line, ink: style.color };
})"""


@pytest.fixture
def paper(open_page, bare):
    page = open_page(bare(BODY), size=DESK).page
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize(("kind", "selector"), [("order", ".nd-step"), ("spot", ".nd-phrase")])
def test_paper_has_a_box_to_write_in(kind, selector, paper):
    for one in box(paper, PLAIN[kind]).locator(selector).all():
        drawn = one.evaluate(DRAWN, "::before")
        assert [it for it in drawn if it["width"] >= 10 and it["height"] >= 10 and it["line"] >= 1] != []


@pytest.mark.parametrize(("kind", "selector"), [("number", ".nd-written input"), ("match", ".nd-pair select")])
def test_paper_has_a_line_to_write_on_and_nothing_on_it(kind, selector, paper):
    for one in box(paper, PLAIN[kind]).locator(selector).all():
        drawn = one.evaluate(DRAWN, None)[0]
        assert (drawn["width"] >= 60, drawn["line"] >= 1) == (True, True)
        assert drawn["ink"] == "rgba(0, 0, 0, 0)"


def test_no_dead_control_is_shown(page):
    shown = page(DEPTH_PAGE)
    expect(shown.locator(".nd-controls")).to_be_hidden()
    for button in shown.locator(".nd button").all():
        expect(button).to_be_hidden()


#: How many different looks the parts of a question have, with all that is seen in them.
LOOKS = """all => new Set(all.map((part) => [part, ...part.querySelectorAll("*")]
    .filter((el) => el.checkVisibility())
    .flatMap((el) => [null, "::before"].map((pseudo) => {
        const style = getComputedStyle(el, pseudo);
        const names = ["content", "backgroundColor", "color", "fontWeight", "textDecorationLine", "borderTopColor",
            "borderTopStyle", "borderBottomColor", "borderBottomStyle", "borderBottomWidth", "outlineStyle"];
        return [el.tagName, ...names.map((name) => style[name])].join();
    })).join())).size"""


@pytest.mark.parametrize("given", [right, wrong], ids=["right", "wrong"])
def test_an_answered_question_prints_without_its_answer(given, open_page, bare):
    page = open_page(bare(BODY), size=DESK).page
    for question in PLAIN.values():
        answer(page, question, given(question))
        expect(box(page, question).locator(".nd-why:visible").first).to_be_visible()
    page.emulate_media(media="print")
    looks = {}
    for kind, question in PLAIN.items():
        _asks(box(page, question), question)
        parts = box(page, question).locator("[data-part]")
        looks[kind] = parts.evaluate_all(LOOKS)
    # No part looks different from another; a number has no parts.
    assert looks == dict.fromkeys(PLAIN, 1) | {"number": 0}


def test_an_answered_order_does_not_print_in_its_right_order(ask):
    question = PLAIN["order"]
    assert isinstance(question, Order)
    page = ask(question)
    answer(page, question, wrong(question))
    page.emulate_media(media="print")
    all_steps = box(page, question).locator(".nd-step")
    places = all_steps.evaluate_all("all => all.map((el) => [el.getBoundingClientRect().top, Number(el.dataset.part)])")
    assert [part for _, part in sorted(places)] != right(question)


def test_the_explorers_values_print_as_a_table(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, size=DESK).page
    page.emulate_media(media="print")
    cell = page.locator(".nd-values td", has_text="0.20 + 0.86 = 1.06")
    assert cell.evaluate("el => el.checkVisibility({ contentVisibilityAuto: true })")
    at = cell.bounding_box()
    assert at
    assert at["height"] > 0


def test_the_explorers_values_are_a_table_without_scripts(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, size=DESK, java_script_enabled=False).page
    page.locator(".nd-values summary").click()
    expect(page.locator(".nd-values td", has_text="0.20 + 0.86 = 1.06")).to_be_visible()
    expect(page.locator(".nd-picture")).to_be_visible()


def test_the_answers_stand_on_pages_of_their_own(open_page, origin):
    for part in load_plan():
        page = open_page(f"{origin}reference/answers/{part.id}.html", java_script_enabled=False).page
        answers = {
            _said(one.locator("strong").first.inner_text()): _said(one.inner_text())
            for one in page.locator(".nd-answer").all()
        }
        for chapter in part.chapters:
            for question in load_questions(chapter.id):
                for place, text in texts_of(question):
                    if place != "scene":
                        assert _said(with_numbers(text)) in answers[question.id], f"{question.id}, {place}"
                if isinstance(question, Match):
                    assert all(
                        f"{_said(with_numbers(pair.match))}: {_said(with_numbers(pair.text))}" in answers[question.id]
                        for pair in question.pairs
                    )


def test_a_fact_link_works_without_scripts(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, java_script_enabled=False).page
    link = page.locator("article a:has(.nd-src)").first
    fact = link.inner_text().strip().lower()
    link.click()
    expect(page.locator(f"#fact-{fact}")).to_be_in_viewport()
