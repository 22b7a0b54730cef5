"""What the device has of a reader, as tests look at it and prepare it: the log in IndexedDB, and the text before it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

#: A browser without IndexedDB, as private windows and blocked sites have it.
NO_DATABASE = """Object.defineProperty(window, "indexedDB", {
    get() { throw new DOMException("refused", "SecurityError"); }
});"""
#: A browser that refuses to keep anything more, in either store.
NO_ROOM = """(() => {
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.setItem = full;
    IDBObjectStore.prototype.add = full;
    IDBObjectStore.prototype.put = full;
})();"""

#: Every row of a store: key and value.
ALL = """async (store) => {
    const done = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const opening = indexedDB.open("needling");
    // There is no log yet: none is made by looking.
    opening.onupgradeneeded = () => opening.transaction.abort();
    let database;
    try { database = await done(opening); } catch { return []; }
    try {
        const from = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
        return keys.map((key, n) => [key, values[n]]);
    } finally { database.close(); }
}"""

_FORGET = """async () => {
    if (window.needling) await needling.log().read({ items: ["none"] });
    localStorage.clear();
    // Some browsers have no database.
    let databases;
    try { databases = indexedDB; } catch { return; }
    await Promise.all(["needling", "needling-after-unreadable"].map((name) => new Promise((resolve, reject) => {
        const deleting = databases.deleteDatabase(name);
        deleting.onsuccess = resolve;
        deleting.onerror = reject;
    })));
}"""


def _rows(page: Page, store: str) -> list[tuple[Any, Any]]:
    rows: list[tuple[Any, Any]] = page.evaluate(ALL, store)
    return rows


def events(page: Page, item: str | None = None) -> list[dict[str, Any]]:
    """The events of the log, of one item or of all, in the order in which they were appended."""
    return [event for _, event in _rows(page, "events") if item in (None, event["item"])]


def given(page: Page) -> dict[str, Any]:
    """What was last given to each item that was met."""
    return {event["item"]: event["given"] for event in events(page)}


def settings(page: Page) -> dict[str, Any]:
    """What the device keeps besides answers."""
    return dict(_rows(page, "settings"))


def text(page: Page, name: str = "needling") -> str | None:
    """A text of localStorage."""
    found: str | None = page.evaluate("name => localStorage.getItem(name)", name)
    return found


def forget(page: Page) -> None:
    """The device of somebody who never opened the book; the page is to be loaded again."""
    page.evaluate(_FORGET)


def put_kept(page: Page, kept: object, version: int = 2) -> Page:
    """The same page for a reader whose device keeps what an older release kept."""
    page.evaluate("text => localStorage.setItem('needling', text)", json.dumps({"version": version, "kept": kept}))
    page.reload()
    return page


def hydrated(page: Page) -> Page:
    """The page once its widgets are hydrated."""
    if page.locator('script[src$="page.js"], script[src*="page.js?"]').count():
        page.locator("html[data-hydrated]").wait_for(state="attached")
    return page
