"""The search runs on the reader's device, served and from disk."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("place", ["origin", "disk"])
@pytest.mark.parametrize(
    ("words", "page"), [("numbing", "numb.html"), ("endpoint", "endpoint.html"), ("sunscreen", "aftercare.html")]
)
def test_a_word_leads_to_its_chapter(place, words, page, open_page, request):
    watched = open_page(request.getfixturevalue(place) + "search.html")
    watched.page.locator("article input[type=search]").fill(words)
    watched.page.keyboard.press("Enter")
    expect(watched.page.locator(f'#search-results a[href*="{page}"]').first).to_be_visible()
    assert watched.outside == []
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("isotretinoin", "when-not-to-treat"),
        ("numbing", "numb"),
        ("PIH", "skin-types"),
        ("needle stick", "room"),
        ("needlestick", "room"),
        ("dark skin", "skin-types"),
        ("bedövningskräm", "numb"),
        ("nåldjup", "depth-and-speed"),
        ("stickskada", "room"),
        ("ärrvävnad", "healing"),
    ],
)
def test_the_chapter_that_teaches_a_word_comes_first(words, page, open_page, origin):
    watched = open_page(f"{origin}search.html?q={words}")
    first = watched.page.locator("#search-results li a").first
    expect(first).to_have_attribute("href", re.compile(rf"/{page}\.html"))
    assert watched.complaints == []
