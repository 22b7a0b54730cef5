"""Pages that are used again: a browser of its own for each of a thousand tests takes longer than most of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, Response

from tests.browser.device import hydrated
from tests.browser.watching import PHONE, Watched, watch

#: What is put in front of the scripts of a page stays in front of all later ones.
_STAYING = ("add_init_script", "route", "expose_function", "expose_binding")
_CLOCK_IS_OURS = "!Date.now.toString().includes('native code')"


def _waits_for_widgets(page: Page) -> None:
    """A page that is opened or loaded again is there once its widgets are hydrated."""

    def waiting(load: Callable[..., Response | None]) -> Callable[..., Response | None]:
        def load_and_wait(*what: Any, **how: Any) -> Response | None:
            response = load(*what, **how)
            hydrated(page)
            return response

        return load_and_wait

    page.goto = waiting(page.goto)  # type: ignore[method-assign]
    page.reload = waiting(page.reload)  # type: ignore[method-assign]


def own_context(browser: Browser, **options: Any) -> BrowserContext:
    """A browser of its own, whose pages are there once their widgets are hydrated."""
    context = browser.new_context(**options)
    if options.get("java_script_enabled", True):
        context.on("page", _waits_for_widgets)
    return context


class PooledPage:
    """A page in a browser of its own, that forgets everything between two tests, or is thrown away."""

    def __init__(self, browser: Browser) -> None:
        self.context = own_context(browser, viewport=PHONE)
        self.watched: Watched = watch(self.context.new_page())
        self.devtools: CDPSession = self.context.new_cdp_session(self.watched.page)
        self.changed = False
        for owner in (self.context, self.watched.page):
            for name in _STAYING:
                self._notice(owner, name)

    def _notice(self, owner: BrowserContext | Page, name: str) -> None:
        does = getattr(owner, name)

        def noticed(*what: Any, **how: Any) -> Any:
            self.changed = True
            return does(*what, **how)

        setattr(owner, name, noticed)

    def forget(self) -> bool:
        """Be as new; ``False`` if that cannot be."""
        page = self.watched.page
        if self.changed or self.context.pages != [page]:
            return False
        try:
            page.goto("about:blank")
            if page.evaluate(_CLOCK_IS_OURS):
                return False
            for origin in self.watched.origins:
                self.devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        except Error:
            return False
        self.watched.begin_anew()
        return True


class Pool:
    """The pages of a test run that wait to be used again."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._waiting: list[PooledPage] = []

    def take(self) -> PooledPage:
        """A page like new."""
        return self._waiting.pop() if self._waiting else PooledPage(self._browser)

    def give_back(self, page: PooledPage) -> None:
        """Keep a page for the next test, if it can forget this one."""
        if page.forget():
            self._waiting.append(page)
        else:
            page.context.close()
