"""A page that is used again has forgotten what was before; one that cannot forget is thrown away."""

import pytest

from tests.browser import device
from tests.browser.pool import Pool
from tests.browser.watching import QUIZ_PAGE

REMEMBER = """() => {
    localStorage.note = sessionStorage.note = "kept";
    document.cookie = "note=kept";
    console.error("a complaint");
}"""


def test_a_page_that_is_used_again_remembers_nothing(browser, origin):
    pool = Pool(browser)
    taken = pool.take()
    page = taken.watched.page
    taken.watched.open(origin + QUIZ_PAGE)
    device.put_kept(page, {"quiz:perform/numb": {"numb-1": {"given": [1]}}})
    assert device.given(page) == {"numb-1": [1]}
    page.evaluate(REMEMBER)
    page.emulate_media(media="print", color_scheme="dark")
    before = taken.watched.complaints
    pool.give_back(taken)
    again = pool.take()
    assert again is taken
    again.watched.open(origin + "index.html")
    assert device.given(page) == {}
    assert page.evaluate("[localStorage.note, sessionStorage.note, document.cookie]") == [None, None, ""]
    assert page.evaluate("matchMedia('print').matches || matchMedia('(prefers-color-scheme: dark)').matches") is False
    assert (before, again.watched.complaints) == (["a complaint"], [])
    again.context.close()


CHANGES = {
    "a script": lambda page: page.add_init_script("window.before = true"),
    "a route": lambda page: page.route("**/*.css", lambda route: route.abort()),
    "a clock": lambda page: page.clock.set_fixed_time("2026-11-23"),
    "another tab": lambda page: page.context.new_page(),
    "closed": lambda page: page.close(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_that_was_changed_for_good_is_not_used_again(change, browser, origin):
    pool = Pool(browser)
    taken = pool.take()
    taken.watched.open(origin + "search.html")
    change(taken.watched.page)
    pool.give_back(taken)
    again = pool.take()
    assert again is not taken
    again.context.close()
