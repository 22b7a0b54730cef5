"""In the pseudo-language no text is left in English, and none is too long for a phone: what another language will need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from needling.translate.pseudo import CODE, pseudo
from tests.browser.conftest import served
from tests.browser.left_in_english import english_in
from tests.browser.watching import TOP, Watched, walk_through

BOOK = TOP / "_build" / CODE / "html"
PAGES = sorted(path.relative_to(BOOK).as_posix() for path in BOOK.rglob("*.html"))
ENGLISH = TOP / "_build" / "html"
#: Which terms a chapter explains depends on its words, so their meanings are no anchors.
_ID = re.compile(r'(?<=\sid=")(?!meaning-)[^"]+')


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(BOOK) as served_at:
        yield served_at


def test_the_book_stands_in_the_pseudo_language() -> None:
    assert PAGES, f"There is no book in the pseudo-language. Run 'make build LANGUAGE={CODE}' first."
    assert sorted(path.relative_to(ENGLISH).as_posix() for path in ENGLISH.rglob("*.html")) == PAGES


def test_no_text_of_a_page_is_left_in_english(name: str) -> None:
    assert english_in((BOOK / name).read_text(encoding="utf-8")) == []


def test_a_page_has_the_anchors_that_it_has_in_english(name: str) -> None:
    own, english = ((folder / name).read_text(encoding="utf-8") for folder in (BOOK, ENGLISH))
    assert sorted(_ID.findall(own)) == sorted(_ID.findall(english))


def test_what_a_script_makes_of_a_page_is_not_english_and_fits_a_phone(
    name: str, address: str, open_page: Callable[..., Watched]
) -> None:
    watched = open_page(address + name)
    walk_through(watched)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= watched.page.viewport_size["width"]  # type: ignore[index]
    assert english_in(watched.page.content()) == []
    assert watched.outside == []
    assert watched.complaints == []


def test_english_would_be_found() -> None:
    said = "Stop. Call a doctor."
    for page in (f"<p>{said}</p>", f'<svg aria-label="{said}"></svg>', f'<p data-words=\'{{"stop": "{said}"}}\'></p>'):
        assert english_in(page) == [said]
        assert english_in(page.replace(said, pseudo(said))) == []
