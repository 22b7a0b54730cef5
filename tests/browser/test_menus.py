"""The menus of a narrow screen open by keyboard, and take no focus while they are closed."""

from playwright.sync_api import Page, expect

from tests.browser.watching import QUIZ_PAGE

FOCUS = """() => {
    const el = document.activeElement, box = el.getBoundingClientRect();
    return { id: el.id, text: el.textContent.trim(), inside: box.right > 0 && box.left < innerWidth };
}"""


def _tab(page: Page) -> dict:
    page.keyboard.press("Tab")
    return page.evaluate(FOCUS)


def test_no_focus_goes_off_the_screen_while_the_menus_are_closed(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    assert all(_tab(page)["inside"] for _ in range(40))


def test_the_chapters_are_reached_by_keyboard_on_a_phone(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    assert _tab(page)["id"] == "__navigation"
    page.keyboard.press("Space")
    expect(page.locator(".sidebar-drawer")).to_be_visible()
    met = [_tab(page)["text"] for _ in range(40)]
    assert "Know when to stop" in met


def test_the_page_s_own_contents_are_reached_by_keyboard_on_a_phone(open_page, origin):
    page = open_page(origin + QUIZ_PAGE).page
    _tab(page)
    assert _tab(page)["id"] == "__toc"
    page.keyboard.press("Space")
    expect(page.locator(".toc-drawer").get_by_role("link", name="Take away")).to_be_visible()
