"""A slip in a chapter is told in one sentence that names the file, the cell and the thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import nbformat.v4 as nbf
import pytest

from tests.conftest import OwnBook
from tests.course.small_course import BANK, CHAPTER


def say(text: str) -> Callable[[Any], None]:
    """Add a text at the end of a notebook."""
    return lambda notebook: notebook.cells.append(nbf.new_markdown_cell(text))


def do(code: str, **more: Any) -> Callable[[Any], None]:
    """Add code at the end of a notebook."""
    more.setdefault("metadata", {"tags": ["remove-input"]})
    return lambda notebook: notebook.cells.append(nbf.new_code_cell(code, **more))


CELL_SLIPS = {
    "unknown number": (say("Up to {fact}`Z99`."), "book/data/facts: there is no fact 'Z99'."),
    "number that a fact has not": (say("Up to {fact}`A3`."), "book/data/facts: fact A3 has no value of its own."),
    "unknown value of a fact": (
        say("{fact}`I2.toe`"),
        "book/data/facts: fact I2 has no value 'toe'. It has: settings.",
    ),
    "unknown source": (say("So it is. {source}`A1 Z99`"), "book/data/facts: there is no fact 'Z99'."),
    "unknown fact in a table": (do('facts("A1", "Z99")'), "book/data/facts: there is no fact 'Z99'."),
    "unknown question": (do('quiz("sing-99")'), f"{BANK}: there is no question 'sing-99'."),
    "unknown bank": (do('quiz("dance")'), "book/data/questions: 'dance' is neither a chapter nor a question there."),
    "unknown question left out": (do('quiz("sing-1", without="sing-98")'), f"{BANK}: there is no question 'sing-98'."),
    "not Python": (do("quiz("), "is not Python ("),
    "figure without alt": (say("![ ](../figures/throat.svg)"), "figure '../figures/throat.svg' has no alt"),
    "figure that is not there": (say("![A hand.](../figures/hand.svg)"), "there is no figure '../figures/hand.svg'."),
    "figure elsewhere": (say("![A.](https://a.example/a.svg)"), "figure 'https://a.example/a.svg' is on another ser"),
}


@pytest.mark.parametrize(("slip", "sentence"), CELL_SLIPS.values(), ids=CELL_SLIPS)
def test_a_slip_in_a_cell_is_told_in_one_sentence(
    small_book: OwnBook, slip: Callable[[Any], None], sentence: str
) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        slip(notebook)
        number = len(notebook.cells)
    (told,) = small_book.problems()
    # A text says its line; a code cell is one line.
    assert re.match(rf"{re.escape(CHAPTER)}, cell {number}(, line 1)?: {re.escape(sentence)}", told), told
    assert "\n" not in told


#: A dose, depth, time, share or limit: what somebody may act on.
TYPED = [
    "1.5 mm",
    "1.5mm",
    "1,5 mm",
    "0.5–2 mm",
    "0.5 - 2 mm",
    "5-mm",
    "5\u00a0mm",
    "75 min",
    "75 minutes",
    "1 hour",
    "10 s",
]
TYPED += ["2 g", "2.5 mg/g", "60 cm²", "40%", "40 per cent", "20 °C", "3 passes", "6 weeks", "7,000 rpm", "30 people"]
TYPED += ["2 grams", "1.5 millimetres", "45°"]


@pytest.mark.parametrize("number", TYPED)
def test_a_number_typed_in_a_chapter_is_told_with_both_ways_out(small_book: OwnBook, number: str) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        say(f"At first {number} at most.")(notebook)
        place = len(notebook.cells)
    assert small_book.problems() == [
        f"{CHAPTER}, cell {place}, line 1: '{number}' is typed. A number comes from a fact, {{fact}}`…`; "
        f"one that only belongs to a case or to every day stands as {{given}}`{number}`."
    ]


def test_a_number_typed_on_a_markdown_page_is_told(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\nUp to 1.5 mm.\n")
    (told,) = small_book.problems()
    assert told.startswith("book/index.md, line 3: '1.5 mm' is typed. A number comes from a fact")


FINE = [
    "Wait {given}`75 minutes`, up to {fact}`I2`, in {fact}`I2.settings`.",
    '![Skin 1.5 mm thick.](../figures/throat.svg "Cut at 1.5 mm.")',
    "Three lengths, type IV, 112, step 2 of 7, the years 2020–2024.",
]


@pytest.mark.parametrize("text", FINE)
def test_numbers_that_nobody_acts_on_and_numbers_of_facts_are_let_be(small_book: OwnBook, text: str) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        say(text)(notebook)
    assert small_book.problems() == []


def test_a_question_asked_twice_on_a_page_is_told(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        do('quiz("sing")')(notebook)
        do('quiz("sing-3")')(notebook)
    assert small_book.problems() == [f"{CHAPTER}: asks sing-3 twice. A page asks a question once."]


def test_a_question_left_out_may_be_asked_elsewhere_on_the_page(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        do('quiz("sing-3")')(notebook)
        do('quiz("sing", without="sing-3 sing-1")')(notebook)
    assert small_book.problems() == []


NO_NOTEBOOKS = [
    "",
    "hello",
    "[]",
    "{}",
    '{"nbformat": 4}',
    '{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
]


@pytest.mark.parametrize("content", NO_NOTEBOOKS)
def test_a_file_that_is_no_notebook_is_told(small_book: OwnBook, content: str) -> None:
    (small_book.top / CHAPTER).write_text(content, encoding="utf-8")
    (told,) = small_book.problems()
    assert re.match(rf"{CHAPTER}(, line 1)?: is not a notebook \(", told)


def test_a_chapter_without_a_notebook_is_told(small_book: OwnBook) -> None:
    (small_book.top / CHAPTER).unlink()
    assert small_book.problems() == [f"{CHAPTER}: there is no such notebook, but book/data/plan.yml names it."]


def test_a_chapter_missing_from_the_table_of_contents_is_told(small_book: OwnBook) -> None:
    with small_book.data("_toc.yml") as toc:
        toc["parts"][0]["chapters"].remove({"file": "perform/sing"})
    missing = "_toc.yml: chapter 'perform/sing' of book/data/plan.yml is missing."
    assert small_book.problems() == [f"{missing} Write '- file: perform/sing' where it belongs."]


def test_a_chapter_below_another_page_is_in_the_table_of_contents(small_book: OwnBook) -> None:
    with small_book.data("_toc.yml") as toc:
        toc["parts"][0]["chapters"] = [{"file": "index", "sections": [{"file": "perform/sing"}]}]
    assert small_book.problems() == []


def test_questions_for_a_chapter_that_is_not_planned_are_told(small_book: OwnBook) -> None:
    (small_book.top / "book/data/questions/dance.yml").write_text("[]", encoding="utf-8")
    assert small_book.problems() == [
        "book/data/questions/dance.yml: book/data/plan.yml has no chapter 'dance', "
        "and there is no page book/practise/dance.ipynb."
    ]


def test_a_chapter_without_a_bank_is_told_without_a_traceback(own_book: OwnBook) -> None:
    (own_book.top / "book/data/questions/numb.yml").unlink()
    told = own_book.problems()
    sentence = "there is no such file. The chapter 'numb' of book/data/plan.yml needs its questions."
    assert f"book/data/questions/numb.yml: {sentence}" in told


def test_an_unknown_fact_on_a_markdown_page_is_told(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\nUp to {fact}`Z99`.\n")
    assert small_book.problems() == ["book/index.md, line 3: book/data/facts: there is no fact 'Z99'."]


def test_a_markdown_page_that_is_not_utf_8_is_told(small_book: OwnBook) -> None:
    (small_book.folder / "index.md").write_bytes("# Hälsa\n".encode("latin-1"))
    assert small_book.problems() == ["book/index.md: is not UTF-8 text. Save it as UTF-8."]


WELL_FORMED = [
    ":::{admonition} Never on broken skin\n:class: safety\n\nStop {fact}`I2`.\n\n- one\n:::",
    "::::{container} nd-hero\n:::{reveal} Show it\nThe *answer*.\n:::\n::::",
    "[Breathe](sing.ipynb#breathe-before-you-sing) and [out](https://example.org/a#b).",
    "| Ask | Why |\n|---|---|\n| Fever | No |",
    "```python\n<b>code</b>\n```",
    "5 < 7 and a > b.",
]


@pytest.mark.parametrize("text", WELL_FORMED)
def test_a_text_in_good_form_is_let_be(small_book: OwnBook, text: str) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        say(text)(notebook)
    assert small_book.problems() == []


def test_a_chapter_has_its_head_once(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[0].source += "\n\n:::{chapter} sing\n:::"
    assert small_book.problems() == [f"{CHAPTER}, cell 1, line 6: a second head. One stands below the title."]


def test_a_page_that_is_no_chapter_has_no_head(small_book: OwnBook) -> None:
    small_book.append("book/index.md", "\n:::{chapter} sing\n:::\n")
    (told,) = small_book.problems()
    assert told.startswith("book/index.md, line 3: ':::{chapter} sing' is the head of a chapter, and this page is none")


def test_a_page_without_a_title_is_told(small_book: OwnBook) -> None:
    (small_book.folder / "index.md").write_text("Begin.\n", encoding="utf-8")
    assert small_book.problems() == ["book/index.md: has no title. Begin it with '# '."]


TAGS = {
    "an import that is seen": ("from needling import quiz", [], "is seen by readers. Give the cell the tag 'remove-cell'."),
    "a quiz that is taken out": ('quiz("sing-1")', ["remove-cell"], "what it shows is taken out with the cell."),
    "a verb that there is not": ('quizz("sing-1")', ["remove-input"], "there is no 'quizz(…)'. There are "),
}  # fmt: skip


@pytest.mark.parametrize(("code", "tags", "sentence"), TAGS.values(), ids=TAGS)
def test_a_cell_carries_its_tags_by_what_is_in_it(
    small_book: OwnBook, code: str, tags: list[str], sentence: str
) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        do(code, metadata={"tags": tags})(notebook)
        number = len(notebook.cells)
    assert re.match(rf"{CHAPTER}, cell {number}(, line 1)?: {re.escape(sentence)}", small_book.problems()[0])


def test_all_slips_of_a_file_are_told_at_once_in_its_order(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        say("One <b>bold</b>.\nUp to {fact}`Z99`.\n1.5 mm deep.")(notebook)
        number = len(notebook.cells)
    told = small_book.problems()
    assert [one.partition(": ")[0] for one in told] == [f"{CHAPTER}, cell {number}, line {line}" for line in (1, 2, 3)]
