"""What an author writes is shown, never obeyed; a number stands as it stands in a sentence."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from needling.course import Quantity, quantity, to_html
from needling.course.glossary import load_glossary
from tests.conftest import OwnBook

OURS = re.compile(r'</?em>|</?strong>|</a>|<a href="[^"<>]*"(?: title="[^"<>]*")?>')
SPACE = "\N{NO-BREAK SPACE}"

#: What markup is made of.
PIECES = ["<", ">", "&", '"', "'", "/", "script", "<img src=x>", "</script>", "]]>", "<!--", "&lt;", "\\", "`"]
PIECES += ["*", "**", "_", "[", "](", ")", "[a](b)", "![", "\n", " ", "a", "href=", "javascript:", "&#60;", "\u202e"]

texts = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)


class Links(HTMLParser):
    """Collects where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every tag is asked, whatever it is called."""
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def links(html: str) -> list[str]:
    """Where the links lead, as a browser reads them: control characters and blanks do not count."""
    parser = Links()
    parser.feed(html)
    return [re.sub(r"[\x00-\x20]", "", link).lower() for link in parser.found]


@given(texts)
@example("<script>alert(1)</script>")
@example('[a](<b"onclick=x>)')
def test_no_angle_bracket_of_the_authors_becomes_markup(text: str) -> None:
    rest = OURS.sub("", to_html(text))
    assert "<" not in rest
    assert ">" not in rest


@given(texts)
def test_no_image_and_no_code_is_made(text: str) -> None:
    assert not re.search(r"<(img|code|pre)", to_html(text))


SCHEMES = ["javascript:", "JaVaScRiPt:", "&#106;avascript:", "java&Tab;script:", "java&#10;script:", "vbscript:"]


@given(st.sampled_from([*SCHEMES, "data:text/html,", "file:///", "\tjavascript:"]), st.text(max_size=20), st.booleans())
@example("javascript:", "alert(1)", False)
def test_a_link_never_runs_anything(scheme: str, rest: str, pointed: bool) -> None:
    target = f"<{scheme}{rest}>" if pointed else f"{scheme}{rest}"
    for link in links(to_html(f"[here]({target})")):
        assert not link.startswith(("javascript:", "vbscript:", "data:text", "file:"))


def test_emphasis_and_links_are_shown() -> None:
    html = to_html("*Stop*, **now**: [read](https://example.org/?a=1&b=2)")
    assert html == '<em>Stop</em>, <strong>now</strong>: <a href="https://example.org/?a=1&amp;b=2">read</a>'


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1.5, "mm", f"1.5{SPACE}mm"),
        ((0.5, 2), "mm", f"0.5–2{SPACE}mm"),
        (40, "%", "40%"),
        (7000, "rpm", f"7,000{SPACE}rpm"),
        (0.017, "mm", f"0.017{SPACE}mm"),
        (3, "", "3"),
    ],
)
def test_a_quantity_stands_as_in_a_sentence(value: float, unit: str, shown: str) -> None:
    assert str(Quantity(value=value, unit=unit)) == shown


@given(st.floats(0.001, 99_999).map(lambda number: round(number, 3)))
def test_a_quantity_shows_the_number_it_has(number: float) -> None:
    shown = str(Quantity(value=number, unit="mm")).removesuffix(f"{SPACE}mm")
    assert float(shown.replace(",", "")) == number
    assert "e" not in shown


def test_a_fact_gives_its_number() -> None:
    assert str(quantity("I2")) == f"1.5{SPACE}mm"
    assert str(quantity("A4.forehead-women-total")) == f"1.06{SPACE}mm"


def test_a_text_is_in_the_pages_language_and_else_in_english(
    small_book: OwnBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgctxt="voice-box term", msgid="voice box (larynx)", msgstr="struphuvud"))
    path = small_book.folder / "locale" / "sv" / "LC_MESSAGES" / "glossary.po"
    path.parent.mkdir(parents=True)
    catalogue.save(str(path))
    small_book.forget()
    assert [term.term for term in load_glossary()] == ["voice box (larynx)", "breath"]
    monkeypatch.setenv("NEEDLING_LANGUAGE", "sv")
    small_book.forget()
    assert [term.term for term in load_glossary()] == ["struphuvud", "breath"]
    assert [term.term.source for term in load_glossary()] == ["voice box (larynx)", "breath"]
