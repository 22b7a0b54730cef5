"""A sheet's boxes and lines are drawn from what its author typed; its head says how to use it and what it is."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from tests.sphinx.conftest import BuiltBook


def sheet(built: BuiltBook) -> Tag:
    found = built.page("sheet").select_one("section.nd-sheet")
    assert found
    return found


def test_a_sheet_says_how_to_use_it_and_in_small_what_it_is(built: BuiltBook) -> None:
    page = sheet(built)
    assert page.select_one(".nd-sheet-use").get_text().strip() == "Hang it up."
    assert page.select_one(".nd-sheet-use em").get_text() == "it"
    foot = page.select_one(".nd-sheet-foot").get_text()
    assert foot.startswith(
        "Micro-needling, step by step · version 2026-11-24 · Information, not medical or legal advice."
    )
    assert "nd-sheet-card" in page["class"]


def test_a_line_stands_with_the_words_before_it(built: BuiltBook) -> None:
    first, whole, *_ = sheet(built).select("p.nd-fill")
    assert [field.get_text().strip() for field in first.select(".nd-field")] == ["Name", "Date"]
    assert all("nd-line" in field.select("span")[-1]["class"] for field in first.select(".nd-field"))
    assert first.get_text().strip().endswith("or later A4")
    assert not whole.select(".nd-field")
    assert len(whole.select(".nd-line.nd-whole")) == 2


def test_a_box_begins_a_line_to_tick_and_stands_with_its_word(built: BuiltBook) -> None:
    ticked, plain = sheet(built).select("li")
    assert "nd-ticked" in ticked["class"]
    assert "class" not in plain.attrs
    assert [box.get_text() for box in ticked.select(".nd-tick")] == [" Washed", " dried."]
    assert len(ticked.select(".nd-box")) == 2


def test_a_cell_is_a_box_or_a_place_to_write_in(built: BuiltBook) -> None:
    question, box, *empty = sheet(built).select("td")
    assert question.select_one(".nd-number")
    assert "nd-choice" in box["class"]
    assert [cell["class"] for cell in empty] == [["nd-empty"]] * 2


def test_what_rests_on_no_fact_is_marked(built: BuiltBook) -> None:
    marks = [mark.get_text() for mark in sheet(built).select("li .nd-src")]
    assert marks == ["A4", "practice", "our judgement"]


def test_nothing_on_a_sheet_can_be_typed_into(built: BuiltBook) -> None:
    assert sheet(built).select("input, textarea, select, button") == []


def test_a_page_that_is_no_sheet_keeps_what_is_typed(built: BuiltBook) -> None:
    page: BeautifulSoup = built.page("index")
    assert "[ ] no box, ____ no line" in page.get_text()
    assert page.select(".nd-box, .nd-line, .nd-sheet") == []
