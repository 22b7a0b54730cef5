"""A fact stands once: changed there, it changes on every page. Its own page says where that is, and what is overdue."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup, Tag

from needling.course import find_chapter, load_facts, quantity, with_numbers
from tests.conftest import TOP
from tests.sphinx.conftest import FREQUENCY, OVERDUE, BuiltBook

#: Where the fact that was changed is shown: page and element.
SHOWN = {
    "in a sentence": ("index", ".nd-number"),
    "beside the fact it disagrees with": ("index", ".nd-conflict .nd-side"),
    "in a question": ("perform/numb", "[data-question=numb-1] .nd-stem"),
    "in the table of facts": ("perform/numb", ".nd-facts p"),
    "in an explorer": ("perform/depth-and-speed", "[data-widget=explore]"),
    "as a claim": ("reference/facts", "#fact-a5 p"),
    "among its numbers": ("reference/facts", "#fact-a5 .nd-numbers dd"),
    "in the answers": ("reference/answers", ".nd-answer"),
}

#: Sphinx bends quotation marks.
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def entry(soup: BeautifulSoup, id_: str) -> Tag:
    found = soup.find(id=f"fact-{id_.lower()}")
    assert isinstance(found, Tag)
    return found


def used_on(built: BuiltBook, id_: str) -> dict[str, str]:
    """The pages that a fact's entry names: title and link."""
    lines = [p for p in entry(built.page("reference/facts"), id_).select("p") if p.get_text().startswith("Used on:")]
    return {link.get_text(): str(link["href"]) for line in lines for link in line.select("a")}


def test_the_number_that_was_changed_stands_nowhere_in_the_real_book() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (TOP / "book").rglob("*.*") if path.suffix in (".yml", ".md")]
    assert not any(FREQUENCY.split()[0] in text for text in texts)


@pytest.mark.parametrize(("page", "selector"), SHOWN.values(), ids=SHOWN)
def test_a_fact_changed_in_one_place_is_changed_wherever_it_is_shown(
    built: BuiltBook, page: str, selector: str
) -> None:
    before = str(quantity("A5.frequency"))
    assert before != FREQUENCY
    places = [place.get_text() for place in built.page(page).select(selector)]
    assert [text for text in places if FREQUENCY in text]
    assert [text for text in places if FREQUENCY in text and before in text] == []


def test_a_claim_is_shown_with_its_numbers_filled_in(built: BuiltBook) -> None:
    soup = built.page("reference/facts")
    for id_, fact in load_facts().items():
        shown = " ".join(entry(soup, id_).get_text().translate(STRAIGHT).split())
        assert "{fact}" not in shown
        assert "{given}" not in shown
        if id_ != "A5":
            assert " ".join(with_numbers(fact.claim).translate(STRAIGHT).split()) in shown


def test_a_fact_says_on_which_pages_it_is_used(built: BuiltBook) -> None:
    numb, depth = (find_chapter(id_)[1].title for id_ in ("numb", "depth-and-speed"))
    practice = {"Spot the error": "../practise/spot-the-error.html"}
    assert used_on(built, "H1") == {numb: "../perform/numb.html"} | practice
    assert used_on(built, "I12") == {"Start": "../index.html"}
    assert used_on(built, "I2") == {
        depth: "../perform/depth-and-speed.html",
        "Start": "../index.html",
        "A sheet": "../sheet.html",
        **practice,
    }
    assert used_on(built, "A5") == {
        numb: "../perform/numb.html",
        depth: "../perform/depth-and-speed.html",
        "Start": "../index.html",
    }


def test_a_fact_that_no_page_uses_names_none(built: BuiltBook) -> None:
    pages = [path.relative_to(built.folder).with_suffix("").as_posix() for path in built.folder.rglob("*.html")]
    text = "".join(built.text(page) for page in pages if not page.startswith("reference/"))
    unused = [id_ for id_ in load_facts() if f"fact-{id_.lower()}" not in text and id_ not in text]
    assert len(unused) > 50
    assert [id_ for id_ in unused if used_on(built, id_)] == []


def test_only_a_fact_past_its_review_is_shown_as_overdue(built: BuiltBook) -> None:
    soup = built.page("reference/facts")
    today = datetime.date.today()
    for id_, fact in load_facts().items():
        (flag,) = entry(soup, id_).select(".nd-overdue")
        day = datetime.date(2020, 1, 1) if id_ == OVERDUE else fact.review_by
        assert flag["data-after"] == day.isoformat()
        assert flag.has_attr("hidden") is (day >= today)
        assert flag.get_text() == "This fact is past its review date."
