"""When a number changes, the check names each text and drawing that argues from it, until somebody has read them again."""

from __future__ import annotations

import pytest

from needling.check.arguing import Place, argues
from needling.check.last_read import last_read_file, noted_anew
from tests.conftest import OwnBook
from tests.course.small_course import FACTS

ALT = "A throat of 17 µm."
NOTED = "book/data/last-read.yml"


def place(says: str) -> Place:
    return Place("somewhere", says, frozenset({"H1"}))


#: What a text says, and whether it argues from 1 to 5 h.
SAYINGS = {
    "the end of the range": ("It stays on for 5 h at most.", True),
    "in words": ("It stays on for five hours.", True),
    "joined to its unit": ("A five-hour wait.", True),
    "another time": ("She put it on 75 minutes ago.", True),
    "a range of times": ("Two to three days.", True),
    "the bare number": ("At 1, 3 and 5 it was read.", True),
    "the bare number in words, of something else": ("Five clients came.", False),
    "the same number of another kind": ("It is 5 mm deep.", False),
    "a count": ("In 7 clinics.", False),
    "the number of an entry": ("5. Wipe it off.", False),
    "no number": ("Longer is not better.", False),
}


@pytest.mark.parametrize(("says", "does"), SAYINGS.values(), ids=SAYINGS)
def test_a_text_argues_by_saying_the_number_or_one_of_its_kind(says: str, does: bool) -> None:
    assert argues(place(says), "H1.time", (1, 5), "h") is does
    assert not argues(place(says), "H2.time", (1, 5), "h"), "it does not rest on that fact"


def test_a_count_is_argued_from_with_what_it_counts() -> None:
    assert argues(place("Three women had lumps."), "H1.women", (3,), "women")
    assert not argues(place("Three men had lumps."), "H1.women", (3,), "women")


def test_a_drawing_is_named_for_the_numbers_it_is_drawn_from() -> None:
    drawn = Place("figure", "", frozenset({"H1"}), ("H1.time.max", "H1.dose"))
    assert argues(drawn, "H1.time", (1, 5), "h")
    assert argues(drawn, "H1.dose", (2,), "g")
    assert not argues(drawn, "H1.area", (2,), "cm²")


@pytest.fixture
def read_book(small_book: OwnBook) -> OwnBook:
    """The small course, all of it read; its chapter and its figure say how thick a layer is."""
    with small_book.notebook("book/perform/sing.ipynb") as notebook:
        notebook.cells[2].source += (
            "\n\n{source}`A1`\n\nTwo layers are thicker than {given}`30 µm`.\n\n![" + ALT + "](../figures/throat.svg)"
        )
    figure = small_book.folder / "figures" / "throat.svg"
    figure.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 9" data-drawn-from="A1">'
        "<text>{fact}`A1` thick</text><text>about 16 µm</text></svg>",
        encoding="utf-8",
    )
    with small_book.data("book/data/questions/sing.yml") as questions:
        questions[0]["facts"] = ["A1"]
        questions[0]["explanation"] = "More than twelve µm is much."
    note(small_book)
    return small_book


def note(book: OwnBook) -> None:
    book.forget()
    last_read_file().write_text(noted_anew(read=True), encoding="utf-8")


def test_all_that_argues_from_a_changed_number_is_named_until_it_is_read(read_book: OwnBook) -> None:
    assert read_book.problems() == []
    with read_book.data(FACTS) as facts:
        facts["A1"]["value"] = 18
    told = [str(problem) for problem in read_book.problems()]
    changed = "A1 (was 16.8 µm, is 18 µm)"
    assert told == [
        f"book/data/questions/sing.yml, sing-1 explanation: argues from {changed}. Read it again: “More than twelve µm is much.”",
        f"book/perform/sing.ipynb, cell 3, line 5: argues from {changed}. Read it again: “Two layers are thicker than 30 µm.”",
        f"book/perform/sing.ipynb, cell 3, line 7: argues from {changed}. Read it again: “![{ALT}](../figures/throat.svg)”",
        f"book/figures/throat.svg: is drawn from {changed}. Draw it anew.",
        f"book/figures/throat.svg, label 'about 16 µm': argues from {changed}. Read it again: “about 16 µm”",
        f"{NOTED}: when all of this is read again, and drawn anew, run 'make reread'.",
    ]
    note(read_book)
    assert read_book.problems() == []


def test_a_number_that_nothing_argues_from_may_change(read_book: OwnBook) -> None:
    with read_book.data(FACTS) as facts:
        facts["A2"]["value"] = [11, 21]
    assert read_book.problems() == []


def test_making_tidy_does_not_pass_for_reading(read_book: OwnBook) -> None:
    with read_book.data(FACTS) as facts:
        facts["A1"]["value"], facts["A2"]["value"] = 18, [11, 21]
        facts["A4"]["values"] = {"zones": {"value": 8, "unit": "zones"}}
    read_book.forget()
    tidy = noted_anew(read=False)
    assert 'A1: "16.8 µm"' in tidy
    assert 'A2: "11–21 µm"' in tidy
    assert 'A4.zones: "8 zones"' in tidy


def test_a_figure_that_names_a_number_that_is_not_there_is_told(read_book: OwnBook) -> None:
    figure = read_book.folder / "figures" / "throat.svg"
    text = figure.read_text(encoding="utf-8")
    figure.write_text(text.replace("`A1`", "`A1.width`").replace('"A1"', '"A9"'), encoding="utf-8")
    told = [str(problem) for problem in read_book.problems()]
    assert told == [
        "book/figures/throat.svg, label '{fact}`A1.width` thick': book/data/facts: fact A1 has no value 'width'. It has: none.",
        "book/figures/throat.svg, data-drawn-from: book/data/facts: there is no fact 'A9'.",
    ]


def test_notes_that_say_no_number_are_told(read_book: OwnBook) -> None:
    (read_book.top / NOTED).write_text("A1: thick\n", encoding="utf-8")
    assert [str(one) for one in read_book.problems()] == [
        f"{NOTED}: should be numbers of facts, each with what it said: `H1.time: 1–5 h`."
    ]


def test_what_was_read_of_the_book_is_noted() -> None:
    assert last_read_file().read_text(encoding="utf-8") == noted_anew(read=False), "run 'make tidy'"
