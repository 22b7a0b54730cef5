"""What is printed is what is read: of the frame around a page nothing is on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from needling.course import load_plan
from tests.browser.watching import PAGES

_PART = load_plan()[0]
#: One page of every kind: they are made from the same parts.
KINDS = [
    "index.html",
    f"{_PART.id}/{_PART.chapters[0].id}.html",
    "practise/spot-the-error.html",
    "practise/endpoint-trainer.html",
    "practise/treatment.html",
    next(name for name in PAGES if name.startswith("reference/answers/")),
    "reference/coverage.html",
    "reference/glossary.html",
    "reference/sheets.html",
    next(name for name in PAGES if name.startswith("reference/sheets/")),
    "search.html",
]


@pytest.mark.parametrize("name", KINDS)
def test_a_printed_page_has_no_words_of_the_frame(name, open_page, origin):
    page = open_page(origin + name).page
    hidden = page.locator("a.skip-to-content, a:has-text('Skip to content')")
    assert hidden.count() == 1, "the words by which it is looked for on paper"
    words = hidden.text_content().strip()
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(paper.pages) > 0
    assert [number for number, sheet in enumerate(paper.pages, start=1) if words in sheet.extract_text()] == []
