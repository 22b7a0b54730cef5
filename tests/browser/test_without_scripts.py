"""Without JavaScript and on paper the questions and the values are there, and the answers are not."""

import pytest
from playwright.sync_api import expect

from needling.course import load_plan, load_questions, say
from tests.browser.conftest import DEPTH_PAGE, DESK, QUIZ_PAGE


@pytest.fixture(params=["no script", "print"])
def page(request, open_page, origin):
    def open_(name: str):
        if request.param == "no script":
            return open_page(origin + name, size=DESK, java_script_enabled=False).page
        page = open_page(origin + name, size=DESK).page
        page.emulate_media(media="print")
        return page

    return open_


def test_every_question_and_option_is_there_and_no_answer(page):
    shown = page(QUIZ_PAGE)
    for question in load_questions("numb"):
        box = shown.locator(f'[data-question="{question.id}"]')
        expect(box).to_be_visible()
        expect(box.locator(".nd-option")).to_have_count(len(question.options))
        for n in range(len(question.options)):
            expect(box.locator(".nd-option label").nth(n)).to_be_visible()
            expect(box.locator(".nd-why").nth(n)).to_be_hidden()
        expect(box.locator(".nd-explanation")).to_be_hidden()


def test_no_dead_control_is_shown(page):
    shown = page(DEPTH_PAGE)
    expect(shown.locator(".nd-controls")).to_be_hidden()
    for button in shown.locator(".nd button").all():
        expect(button).to_be_hidden()


def test_an_answered_question_prints_without_its_answer(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    question = page.locator('[data-question="numb-1"]')
    question.locator("label").first.click()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".nd-why").first).to_be_visible()
    page.emulate_media(media="print")
    expect(question.locator(".nd-why").first).to_be_hidden()
    expect(question.locator(".nd-verdict")).to_be_hidden()
    assert question.locator(".nd-option[data-correct]").evaluate("el => getComputedStyle(el).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "transparent",
    )


def test_the_explorers_values_print_as_a_table(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, size=DESK).page
    page.emulate_media(media="print")
    cell = page.locator(".nd-values td", has_text="0.20 + 0.86 = 1.06")
    assert cell.evaluate("el => el.checkVisibility({ contentVisibilityAuto: true })")
    box = cell.bounding_box()
    assert box
    assert box["height"] > 0


def test_the_explorers_values_are_a_table_without_scripts(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, size=DESK, java_script_enabled=False).page
    page.locator(".nd-values summary").click()
    expect(page.locator(".nd-values td", has_text="0.20 + 0.86 = 1.06")).to_be_visible()
    expect(page.locator(".nd-picture")).to_be_visible()


def test_the_answers_stand_on_a_page_of_their_own(open_page, origin):
    page = open_page(origin + "reference/answers.html", java_script_enabled=False).page
    text = page.locator("article").inner_text()
    for part in load_plan():
        for chapter in part.chapters:
            for question in load_questions(chapter.id):
                assert question.id in text
                right = next(option for option in question.options if option.correct)
                assert " ".join(say(right.text).replace("*", "").split())[:40] in " ".join(text.split())


def test_a_fact_link_works_without_scripts(open_page, origin):
    page = open_page(origin + DEPTH_PAGE, java_script_enabled=False).page
    link = page.locator("article a:has(.nd-src)").first
    fact = link.inner_text().strip().lower()
    link.click()
    expect(page.locator(f"#fact-{fact}")).to_be_in_viewport()
