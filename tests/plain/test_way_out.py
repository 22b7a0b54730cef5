"""The way out of Jupyter Book 1.x: plain Sphinx makes the same pages, word for word."""

from __future__ import annotations

import difflib
import html
import re
from pathlib import Path

import pytest

from tests.conftest import TOP

BOOK, PLAIN = TOP / "_build" / "html", TOP / "_build" / "plain" / "html"
#: What no reader sees, and every tag; between two words of a page stands at least one.
_UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<[^>]*>", re.DOTALL)
#: Where a page leads, and what it says to who does not see a picture.
_SAID = re.compile(r'\b(?:href|alt|aria-label)="([^"]*)"')
_CHECKSUM = re.compile(r"\?v=\w+")


def _pages(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def words(page: str) -> list[str]:
    """The visible text of a page, word by word."""
    return html.unescape(_UNSEEN.sub(" ", page)).split()


def attributes(page: str) -> list[str]:
    """Its links and the texts of its pictures and controls, without the checksums of files."""
    return sorted({_CHECKSUM.sub("", found[1]) for found in _SAID.finditer(page)})


def test_words_are_those_that_are_seen() -> None:
    page = "<p>Two&nbsp;<b>words</b></p><script>const three = 1;</script><p\ntitle='four'>3 &lt; 4</p>"
    assert words(page) == ["Two", "words", "3", "<", "4"]


@pytest.mark.skipif(not (TOP / ".venv-plain").is_dir(), reason="make build-plain sets it up")
def test_plain_sphinx_makes_the_same_pages_word_for_word() -> None:
    book, plain = _pages(BOOK), _pages(PLAIN)
    assert list(book) == list(plain)
    assert len(book) > 1
    for name, path in book.items():
        one, other = path.read_text(encoding="utf-8"), plain[name].read_text(encoding="utf-8")
        for taken in (words, attributes):
            ours, theirs = taken(one), taken(other)
            assert ours == theirs, f"{name}: {' '.join([*difflib.unified_diff(ours, theirs, lineterm='', n=2)][2:40])}"
