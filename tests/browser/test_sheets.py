"""Each sheet prints on one page of A4, black on white; the emergency card says what the facts say."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from needling.course import load_facts, load_strings, quantity, with_numbers
from tests.browser.watching import PAGES, SITE

INDEX = "reference/sheets.html"
SHEETS = [name for name in PAGES if name.startswith("reference/sheets/")]
A4_POINTS = (595, 842)
#: What the margins of a sheet leave of the width of A4, in CSS pixels.
PAPER = {"width": 703, "height": 1000}
SMALLEST_POINTS = 10
SHORTEST_LINE_MM = 8

#: Texts on paper: their colour, their size in points, and whether they are the small print.
TEXTS = """() => [...document.querySelectorAll(".nd-sheet *")]
    .filter((el) => el.checkVisibility() && [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((el) => [el, getComputedStyle(el)])
    .map(([el, style]) => ({
        text: el.textContent.slice(0, 40),
        colour: style.color,
        points: Math.round(parseFloat(style.fontSize) * 7.5) / 10,
        small: el.matches(".nd-sheet-foot"),
    }))"""
GROUNDS = """() => [...document.querySelectorAll("body, body *")]
    .filter((el) => el.checkVisibility({ opacityProperty: true }) && el.getBoundingClientRect().width)
    .map((el) => getComputedStyle(el).backgroundColor)
    .filter((colour) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(colour))"""
LINES = """() => [...document.querySelectorAll(".nd-line")].map((el) => [el, getComputedStyle(el)])
    .map(([el, style]) => ({ mm: el.getBoundingClientRect().width / 96 * 25.4, drawn: style.borderBottomStyle }))"""
TYPED_INTO = "input, textarea, select, button, [contenteditable], form"

#: The signs and steps of a fact: its own words, and the card's.
SIGNS = {
    "ringing in the ears": "ringing ears",
    "dizziness": "dizziness",
    "tingling or numbness around the mouth": "tingling or numbness round the mouth",
    "a metallic taste": "metallic taste",
    "tremor": "tremor",
    "confusion": "confusion",
    "seizures": "seizure",
    "coma": "coma",
    "a slow or irregular heart": "slow or irregular heart",
    "cardiac arrest": "cardiac arrest",
    "the signs can come later": "Signs can come late",
}
GREY = {"slate-grey skin": "slate-grey", "a blue colour": "blue skin", "oxygen does not help": "oxygen does not help"}
STEPS = {
    "wipe the cream off": "Wipe the cream off.",
    "stop": "Stop.",
    "call 112": "Call 112",
    "lay the client down": "Lay her down.",
    "keep the airway open": "Keep the airway open.",
    "give CPR if needed": "CPR if needed.",
}
NEEDLESTICK = {
    "Stop": "Stop.",
    "wash": "Wash at once",
    "do not squeeze": "Do not squeeze.",
    "seek care now": "Contact health care now",
}


@dataclass(frozen=True)
class Paper:
    """A sheet as it lies on paper."""

    pages: list[tuple[int, int]]
    words: str
    texts: list[dict[str, Any]]
    grounds: list[str]
    lines: list[dict[str, Any]]
    marks: list[bool]
    typed_into: int
    kept: int


@pytest.fixture(scope="module")
def paper(browser: Browser, origin: str) -> Callable[[str], Paper]:
    """Prints a sheet, chosen by a reader whose screen is dark, and looks at it; once."""

    @cache
    def print_(name: str) -> Paper:
        context = browser.new_context(viewport=PAPER, color_scheme="dark")  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(origin + name)
        page.emulate_media(media="print", color_scheme="dark")
        read = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        printed = Paper(
            pages=[(round(one.mediabox.width), round(one.mediabox.height)) for one in read.pages],
            words=words(read),
            texts=page.evaluate(TEXTS),
            grounds=page.evaluate(GROUNDS),
            lines=page.evaluate(LINES),
            marks=[mark.is_visible() for mark in page.locator(".nd-sheet .nd-src").all()],
            typed_into=page.locator(f".nd-sheet :is({TYPED_INTO})").count(),
            kept=page.evaluate("localStorage.length"),
        )
        context.close()
        return printed

    return print_


def words(reader: PdfReader) -> str:
    """What stands on the paper; a PDF may write two letters as one sign."""
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def test_there_are_sheets() -> None:
    assert len(SHEETS) == 10


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_on_one_page_of_a4(name, paper):
    assert paper(name).pages == [A4_POINTS]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_black_on_white_and_large_enough(name, paper):
    texts = paper(name).texts
    assert len(texts) > 10
    assert [text for text in texts if text["colour"] != "rgb(0, 0, 0)"] == []
    assert [text for text in texts if text["points"] < SMALLEST_POINTS and not text["small"]] == []
    assert paper(name).grounds == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_what_it_is_and_holds_nothing_of_the_site(name, paper):
    told = paper(name).words
    head = re.compile(
        r"Micro-needling, step by step · version 20\d\d-\d\d-\d\d · Information, not medical or legal advice\."
    )
    assert head.search(told)
    for other in ("Skip to content", "Previous", "Next ", "Copyright", "Set depth and speed", "Search"):
        assert other not in told.replace("Next session", "").replace("Next visit", "")
    assert set(paper(name).marks) == {False}


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_left_empty_is_a_line_on_paper_and_nothing_to_type_into(name, paper):
    lines = paper(name).lines
    assert len(lines) >= 3
    assert [line for line in lines if line["mm"] < SHORTEST_LINE_MM or line["drawn"] != "solid"] == []
    assert paper(name).typed_into == 0
    assert paper(name).kept == 0
    assert "/needling/page.js" not in (SITE / name).read_text(encoding="utf-8")


def test_every_sheet_is_reached_from_the_index(open_page, origin):
    page = open_page(origin + INDEX).page
    there = page.locator("article td a").evaluate_all("links => links.map((link) => link.href)")
    assert {href.removeprefix(origin) for href in there} >= set(SHEETS)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_in_one_sentence_how_to_use_it(name, open_page, origin):
    use = open_page(origin + name).page.locator(".nd-sheet-use")
    assert use.is_visible()
    assert re.fullmatch(r"[^.!?]{30,200}[.]", use.inner_text().strip())


@pytest.mark.parametrize(
    ("fact", "of"), [("H13", SIGNS), ("H14", GREY), ("H15", STEPS)], ids=["signs", "grey", "steps"]
)
def test_the_emergency_card_says_of_poisoning_what_the_facts_say(fact, of, paper):
    claim = with_numbers(load_facts()[fact].claim)
    card = paper("reference/sheets/emergency.html").words
    assert [words_ for words_ in of if words_ not in claim] == []
    assert [words_ for words_ in of.values() if words_ not in card] == []


def test_no_sign_and_no_step_of_the_facts_is_left_out_above() -> None:
    def rest(fact: str, of: dict[str, str]) -> str:
        sentence = with_numbers(load_facts()[fact].claim)
        for words_ in of:
            sentence = sentence.replace(words_, "…", 1)
        return " ".join(sentence.split())

    assert rest("H13", SIGNS) == (
        "Early signs of systemic local anaesthetic toxicity (LAST) are …, …, … and …. "
        "Then come …, …, … and …, …, and …. With use on the skin …."
    )
    assert rest("H14", GREY).startswith("Methaemoglobinaemia shows as … and … (cyanosis) that …. Prilocaine")
    assert rest("H15", STEPS).startswith("If you suspect systemic toxicity, …, …, …, …, … and …. The hospital")


def test_the_emergency_card_says_of_a_needlestick_what_the_rule_says(paper):
    rule = load_facts()["F9"].rule
    assert rule
    assert with_numbers(rule) == f"{', '.join(NEEDLESTICK)}."
    card = paper("reference/sheets/emergency.html").words
    stick = card.partition("Needlestick")[2]
    assert [words_ for words_ in NEEDLESTICK.values() if words_ not in stick] == []
    assert unicodedata.normalize("NFKC", str(quantity("F10.treatment-within"))) in stick


@pytest.mark.parametrize(
    "sign", ["Hives", "wheeze", "swollen lips, eyes or face", "passes out", "seizure", "Rinse at once"]
)
def test_the_emergency_card_names_allergy_faint_and_eye(sign, paper):
    assert sign in paper("reference/sheets/emergency.html").words


def test_a_mark_of_the_card_is_a_word_of_the_catalogue() -> None:
    text = (SITE / "reference/sheets/emergency.html").read_text(encoding="utf-8")
    said = load_strings("site")
    assert all(f'nd-src">{said[name]}<' in text for name in ("basis_practice", "basis_judgement"))
