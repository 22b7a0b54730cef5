"""The link that reports a mistake is for the screen; on paper it would lead nowhere."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.watching import Watched


def test_the_link_to_report_a_mistake_is_not_printed(open_page: Callable[..., Watched], origin: str) -> None:
    page = open_page(f"{origin}reference/sheets.html").page
    # Nobody is named in _config.yml; tests/sphinx/test_addresses.py looks at a book where somebody is.
    page.evaluate(
        """document.querySelector("footer").insertAdjacentHTML("beforeend", '<p class="nd-mistake">Report</p>')"""
    )
    link = page.locator(".nd-mistake")
    assert link.is_visible()
    page.emulate_media(media="print")
    assert not link.is_visible()
