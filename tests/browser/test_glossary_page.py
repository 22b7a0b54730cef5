"""A term is explained where it first stands in a chapter; the glossary has every term in every language it speaks."""

from bs4 import BeautifulSoup

from needling.course import find_chapter
from needling.course.glossary import glossary_languages, load_glossary
from tests.browser.watching import SITE


def _page(name: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


PAGE = "perform/numb"
TERM, SWEDISH = (next(term for term in load_glossary(code) if term.id == "lidocaine") for code in ("en", "sv"))


def test_a_term_is_explained_where_it_first_stands_and_only_there() -> None:
    buttons = _page(PAGE).select(f'button[popovertarget="meaning-{TERM.id}"]')
    assert [button.text for button in buttons] == ["lidocaine"]
    meaning = _page(PAGE).select_one(f"#meaning-{TERM.id}[popover]")
    assert meaning is not None
    assert TERM.meaning in meaning.text
    (swedish,) = meaning.select('[lang="sv"]')
    assert swedish.text == SWEDISH.term != TERM.term
    assert meaning.a is not None
    assert meaning.a["href"] == f"../reference/glossary.html#term-{TERM.id}"


def test_no_term_is_explained_in_a_heading_a_link_or_a_word_that_everybody_knows() -> None:
    page = _page(PAGE)
    assert page.select(":is(h1, h2, a, figcaption) .nd-term") == []
    common = {f"meaning-{term.id}" for term in load_glossary() if term.common}
    assert {button["popovertarget"] for button in page.select(".nd-term")} & common == set()


def test_a_page_that_is_no_chapter_explains_nothing() -> None:
    assert _page("index").select(".nd-term") == []


def test_the_glossary_has_every_term_in_every_language_it_speaks_and_the_chapter_that_teaches_it() -> None:
    page = _page("reference/glossary")
    entries = {entry["id"]: entry for entry in page.select(".nd-glossed")}
    assert set(entries) == {f"term-{term.id}" for term in load_glossary()}
    for code in glossary_languages():
        for term in load_glossary(code):
            line = entries[f"term-{term.id}"].select_one(f'p[lang="{code}"]')
            assert line is not None
            assert line.text == f"{term.term} {term.meaning}"
    for term in load_glossary():
        assert find_chapter(term.chapter)[1].title in entries[f"term-{term.id}"].text
