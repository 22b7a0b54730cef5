"""A term of a chapter opens its meaning by tap and by key, without scripts and from disk, and closes again."""

import pytest
from playwright.sync_api import expect

from needling.course.glossary import load_glossary
from tests.browser.watching import DESK, PHONE, QUIZ_PAGE

TERM = next(term for term in load_glossary() if term.id == "lidocaine")


def _opened(page):
    button = page.locator(f'.nd-term[popovertarget="meaning-{TERM.id}"]')
    meaning = page.locator(f"#meaning-{TERM.id}")
    button.scroll_into_view_if_needed()
    expect(meaning).to_be_hidden()
    return button, meaning


@pytest.mark.parametrize("place", ["origin", "disk"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_term_opens_by_key_and_closes_by_escape(place, scripts, open_page, request):
    watched = open_page(request.getfixturevalue(place) + QUIZ_PAGE, java_script_enabled=scripts)
    button, meaning = _opened(watched.page)
    button.focus()
    watched.page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text(TERM.meaning)
    watched.page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    assert watched.complaints == []


def test_a_meaning_leads_to_its_place_in_the_glossary(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    button, meaning = _opened(page)
    button.click()
    meaning.get_by_role("link").click()
    expect(page.locator(f"#term-{TERM.id}")).to_be_in_viewport()


@pytest.mark.parametrize("size", [{"width": 360, "height": 700}, PHONE, DESK])
def test_an_open_meaning_stays_on_the_screen(size, open_page, origin):
    page = open_page(origin + QUIZ_PAGE, size=size, has_touch=True).page
    button, meaning = _opened(page)
    button.tap()
    box = meaning.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]


def test_on_paper_no_meaning_stands_between_the_words(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    page.emulate_media(media="print")
    expect(page.locator(".nd-meaning:visible")).to_have_count(0)
    expect(page.locator(".nd-term").first).to_be_visible()
