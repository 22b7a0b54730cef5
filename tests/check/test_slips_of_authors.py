"""Slips that an author makes in a real chapter, each told in one sentence with cell and line as the editor shows them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import nbformat.v4 as nbf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from needling.check.chapters import notebook_problems, page_problems
from needling.course.chapters import read_notebook
from tests.conftest import TOP, OwnBook

CHAPTER, OTHER = "complications", "numb"
FOLDER = "book/follow-up"
PLACE = f"{FOLDER}/{CHAPTER}.ipynb"
Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnBook]:
    """A copy of the real book, in which one chapter at a time is spoiled."""
    book = OwnBook(tmp_path_factory.mktemp("real") / "book")
    shutil.copytree(TOP / "book", book.folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEEDLING_BOOK", str(book.folder))
        book.forget()
        yield book
    book.forget()


@pytest.fixture
def told(real: OwnBook) -> Iterator[Callable[[Change], list[str]]]:
    """Puts a slip into the chapter; gives what the check says of it."""
    path = real.top / PLACE
    kept = path.read_bytes()

    def spoil(slip: Change) -> list[str]:
        with real.notebook(PLACE) as notebook:
            slip(notebook)
        return [*notebook_problems(path)]

    yield spoil
    path.write_bytes(kept)


def put(cell: int, old: str, new: str) -> Change:
    """Change what stands in a cell, counted from 1."""

    def change(notebook: Any) -> None:
        assert old in notebook.cells[cell - 1].source
        notebook.cells[cell - 1].source = notebook.cells[cell - 1].source.replace(old, new, 1)

    return change


def add(text: str) -> Change:
    """Put a text at the end of cell 3, whose lines before are three."""
    return put(3, "Answer before you read.", f"Answer before you read.\n\n{text}")


def tags(cell: int, *names: str) -> Change:
    """Give a cell other tags."""
    return lambda notebook: notebook.cells[cell - 1].metadata.update(tags=[*names])


def split(cell: int, at: str) -> Change:
    """Split a cell before what stands in it, as Ctrl+Shift+minus does."""

    def change(notebook: Any) -> None:
        before, found, after = notebook.cells[cell - 1].source.partition(at)
        assert found
        notebook.cells[cell - 1].source = before
        notebook.cells.insert(cell, nbf.new_markdown_cell(found + after))

    return change


def turn(cell: int, made: Callable[..., Any]) -> Change:
    """Turn a cell into another type, as the keys Y, M and R do."""

    def change(notebook: Any) -> None:
        notebook.cells[cell - 1] = made(notebook.cells[cell - 1].source)

    return change


BOX = ":::{admonition} Stop\n:class: safety\n\nNever.\n:::"
#: What was put in, in which cell and line it is, and how the sentence begins.
SLIPS: dict[str, tuple[Change, str, str]] = {
    # The twelve that were once built and published.
    "another chapter's head": (
        put(1, CHAPTER, OTHER),
        "1, line 3",
        f"this is the head of '{OTHER}'. Write ':::{{chapter}} {CHAPTER}'.",
    ),
    "a head of no chapter": (put(1, CHAPTER, "complication"), "1, line 3", "this is the head of 'complication'. Write"),
    "code not hidden": (tags(4), "4", "shows its code to readers. Give the cell the tag 'remove-input'."),
    "a role without ticks": (
        add("Use {fact} H1.time."),
        "3, line 5",
        "'{fact}' stands without its ticks. Write {fact}`…`",
    ),
    "a box not closed": (
        put(10, "partly our judgement.\n:::", "partly our judgement."),
        "10, line 17",
        "a box is not closed.",
    ),
    "a class that there is not": (
        put(10, ":class: safety", ":class: danger"),
        "10, line 17",
        "there is no class 'danger' of a box. There are safety",
    ),
    "a box without a class": (
        put(10, ":class: safety\n", ""),
        "10, line 17",
        "a box does not say what it means. Write :class:",
    ),
    "bold by HTML": (add("A <b>bold</b> word."), "3, line 5", "holds <b>. A text carries Markdown only"),
    "a script": (add("<script>alert(1)</script>"), "3, line 5", "holds <script>."),
    "a picture by HTML": (add("<img src=x onerror=alert(1)>"), "3, line 5", "holds <img>."),
    "a patient": (add("The patient waits."), "3, line 5", "'The patient' stands there; we say client."),
    "American spelling": (
        add("It has another color."),
        "3, line 5",
        "'color' is not in the dictionary. Did you mean 'colour'",
    ),
    "a second title": (add("# Again"), "3, line 5", "a second title, '# …'. A page has one; write '## '"),
    "a table with a wrong rule": (
        put(10, "|---|---|---|", "|---|---|"),
        "10, line 3",
        "a table without its rule. Write |---|---|---| below",
    ),
    "a dead link": (
        put(5, "aftercare.ipynb", "after-care.ipynb"),
        "5, line 3",
        "a link leads to 'after-care.ipynb', but there is no such",
    ),
    "a dead anchor": (
        put(5, "aftercare.ipynb", "aftercare.ipynb#say"),
        "5, line 3",
        "a link leads to '#say', but aftercare.ipynb has no",
    ),
    "a link to a file": (
        put(5, "(aftercare.ipynb", "(../figures/favicon.svg"),
        "5, line 3",
        "a link leads to '../figures/favicon.svg', which is no page",
    ),
    "a link as the site has it": (
        put(5, "aftercare.ipynb", "aftercare.html"),
        "5, line 3",
        "a link leads to 'aftercare.html', but there is no such page beside complications.ipynb. "
        "Link to its file, aftercare.ipynb.",
    ),
    "an unknown role": (add("{facts}`H1.time`"), "3, line 5", "there is no role '{facts}'. There are {basis}, {fact}"),
    "an unknown box": (
        add(BOX.replace("admonition", "warning")),
        "3, line 5",
        "there is no box 'warning'. There are admonition",
    ),
    "an unknown question": (
        put(4, "complications-1", "complications-99"),
        "4, line 1",
        "book/data/questions/complications.yml: there is no",
    ),
    "an unknown explorer": (
        put(4, 'quiz("complications-1")', 'from needling import explore\nexplore("dept")'),
        "4, line 2",
        "explore: there is no explorer 'dept'. Nearest: 'depth'. There are: density",
    ),
    "an unknown case": (
        put(4, 'quiz("complications-1")', 'from needling import case\ncase("needlestik")'),
        "4, line 2",
        "book/data/cases: there is no case 'needlestik'. Nearest: 'needlestick'. There are: acne",
    ),
    "a treatment of somebody": (
        put(4, 'quiz("complications-1")', 'from needling import treatment\ntreatment("Elin")'),
        "4, line 2",
        "treatment(…) names nothing; here stands 1 name",
    ),
    "an unknown fact in a table": (put(24, '"N2"', '"N99"'), "24, line 1", "book/data/facts: there is no fact 'N99'"),
    "a missing import": (
        put(2, "import facts, quiz", "import facts"),
        "4, line 1",
        "'quiz' is not imported. Write 'from needling import quiz' in the first code cell.",
    ),
    "an unknown import": (
        put(2, "facts, quiz", "facts, quiz, quizz"),
        "2, line 1",
        "there is no 'quizz' to import. There are case",
    ),
    "a misspelt word": (
        add("You recieve a client."),
        "3, line 5",
        "'recieve' is not in the dictionary. Did you mean 'receive'",
    ),
    # More of what happens in JupyterLab and in text editors.
    "code turned into text": (
        turn(4, nbf.new_markdown_cell),
        "4, line 1",
        "'quiz(\"complications-1\")' is code in a text cell. Click the cell, press Esc, then Y.",
    ),
    "code turned raw": (
        turn(4, nbf.new_raw_cell),
        "4",
        "is a raw cell, which no page shows. Click it, press Esc, then M for text or Y for code.",
    ),
    "text turned into code": (
        turn(18, nbf.new_code_cell),
        "18, line 3",
        "is not Python (invalid syntax). If it is text, make the cell a Markdown cell",
    ),
    "marks of a merge": (
        add("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> theirs"),
        "3, line 5",
        "two versions stand one below the other, between marks of a merge.",
    ),
    "an emptied code cell": (
        put(4, 'quiz("complications-1")', ""),
        "4",
        "is an empty code cell, which readers see. Delete it",
    ),
    "a level skipped": (
        add("#### Now"),
        "3, line 5",
        "'#### Now' skips a level: the heading before has '##'. Write '### '.",
    ),
    "a heading twice": (
        add("### Predict"),
        "3, line 5",
        "a second heading 'Predict'. A link to it would lead to the first",
    ),
    "a heading without words": (add("###"), "3, line 5", "'###' stands without the words of its heading."),
    "a heading by accident": (add("Some text\n---"), "3, line 5", "is made a heading by the '---' below it."),
    "an image moved": (
        put(5, "figures/complications-timeline", "figures/old/complications-timeline"),
        "5, line 5",
        "there is no figure '../figures/old/complications-timeline.svg'.",
    ),
    "an image with a space": (
        put(5, "complications-timeline.svg", "complications timeline.svg"),
        "5, line 5",
        "a link is not finished, or has a space in it: '(../figures/complications timeline.svg",
    ),
    "a picture pasted": (
        add("![A hand.](attachment:image.png)"),
        "3, line 5",
        "a picture is pasted, 'attachment:image.png'. Keep it as a file in book/figures",
    ),
    "stray bold": (add("It is **calm now."), "3, line 5", "'**' stands alone."),
    "stray emphasis": (add("It is *calm now."), "3, line 5", "'*' stands alone."),
    "a stray tick": (add("It is `calm now."), "3, line 5", "a tick stands alone."),
    "a role that is not closed": (add("So it is. {source}`N1"), "3, line 5", "'{source}' stands without its ticks."),
    "a link with a space": (
        add("[Numb](../perform/numb skin.ipynb)"),
        "3, line 5",
        "a link is not finished, or has a space in it",
    ),
    "an unfinished link": (add("See [Numb]("), "3, line 5", "a link is not finished"),
    "a link to nowhere": (add("See [Numb]()."), "3, line 5", "a link leads nowhere."),
    "a link to a script": (add("[Press](javascript:alert)"), "3, line 5", "a link is not finished"),
    "curly quotation marks": (
        put(4, '"complications-1"', "“complications-1”"),
        "4, line 1",
        "has curly quotation marks.",
    ),
    "no quotation marks": (
        put(4, '"complications-1"', "complications"),
        "4, line 1",
        'complications stands without quotation marks. Write quiz("…")',
    ),
    "nothing asked": (put(4, '"complications-1"', ""), "4, line 1", "quiz(…) names nothing."),
    "a word that a call has not": (
        put(19, "without=", "witout="),
        "19, line 1",
        "quiz(…) has no 'witout='. It has without=.",
    ),
    "a bracket not closed": (put(4, '1")', '1"'), "4, line 1", "is not Python ('(' was never closed)."),
    "a comma forgotten": (
        put(22, '"aftercare-3", ', '"aftercare-3" '),
        "22, line 1",
        "book/data/questions: 'aftercare-3endpoint-6' is neither",
    ),
    "a misspelt tag": (
        tags(4, "remove_input"),
        "4",
        "shows its code to readers. Give the cell the tag 'remove-input' instead of 'remove_input'.",
    ),
    "a no-break space in a box": (add(BOX.replace(" Stop", "\u00a0Stop")), "3, line 5", "holds a space that is none"),
    "a no-break space in an option": (
        add(BOX.replace(": safety", ":\u00a0safety")),
        "3, line 6",
        "holds a space that is none",
    ),
    "two colons": (add(BOX.replace(":::{", "::{").replace("\n:::", "")), "3, line 5", "a box begins with three colons"),
    "a box closed twice": (add(f"{BOX}\n:::"), "3, line 10", "':::' closes nothing"),
    "facts that disagree, one unknown": (
        put(13, "{conflict} N2 D5", "{conflict} N2 D99"),
        "13, line 15",
        "book/data/facts: there is no fact 'D99'",
    ),
    "facts that disagree, one alone": (
        put(13, "{conflict} N2 D5", "{conflict} N2"),
        "13, line 15",
        "facts that disagree are at least two.",
    ),
    "an empty box": (add(BOX.replace("Never.", "")), "3, line 5", "a box is empty."),
    "half of bold": (add("*So.** Now."), "3, line 5", "'*' stands alone."),
    "a role without its first brace": (add("At fact}`N1`."), "3, line 5", "'N1' is shown as code."),
    "a role without its last brace": (add("At {fact`N1`."), "3, line 5", "'N1' is shown as code. A number or a source"),
    "a role without its name": (add("Stop. `N1`"), "3, line 5", "'N1' is shown as code."),
    "a stray brace": (add("Stop} now."), "3, line 5", "'}' stands alone."),
    "a stray bracket": (add("Stop] now."), "3, line 5", "a square bracket stands alone."),
    "a stray underscore": (add("St_op now."), "3, line 5", "'_' stands in a word."),
    "a row of a table alone": (add("| Fever | No |"), "3, line 5", "a row stands apart from its table"),
    "a sheet without a day": (
        add(":::{sheet} soon\nHang it up.\n:::"),
        "3, line 5",
        "'soon' is no date. A sheet says its version: 2026-11-24.",
    ),
    "a layout that there is not": (
        add(":::{sheet} 2026-11-24\n:layout: poster\nHang it up.\n:::"),
        "3, line 5",
        "there is no layout 'poster' of a sheet.",
    ),
    "a sheet without its use": (
        add(":::{sheet} 2026-11-24\n:::"),
        "3, line 5",
        "the sheet does not say how to use it.",
    ),
    "a text to reveal without its words": (
        add(":::{reveal}\nThe answer.\n:::"),
        "3, line 5",
        "a text to reveal does not say what to tap.",
    ),
    "a text indented": (add("    Never."), "3, line 5", "a line begins with four spaces, so it is shown as code."),
    "a line that begins with a per cent sign": (
        add("% of clients"),
        "3, line 5",
        "a line that begins with % is not shown.",
    ),
    "a cell of a table too many": (
        put(10, "| Acne flare |", "| Acne | flare |"),
        "10, line 9",
        "a row of a table has 4 columns, its first row 3.",
    ),
    "a basis that there is not": (
        add("So it is. {basis}`habit`"),
        "3, line 5",
        "there is no basis 'habit'. There are practice, judgement.",
    ),
    "a footnote that is not there": (add("So it is.[^1]"), "3, line 5", "a footnote is not there."),
}


@pytest.mark.parametrize(("slip", "place", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_one_sentence_with_its_place(
    told: Callable[[Change], list[str]], slip: Change, place: str, sentence: str
) -> None:
    (one,) = told(slip)
    assert one.startswith(f"{PLACE}, cell {place}: {sentence}"), one
    assert "\n" not in one


def test_a_head_that_is_gone_is_told(told: Callable[[Change], list[str]]) -> None:
    assert told(put(1, f":::{{chapter}} {CHAPTER}\n:::", "")) == [
        f"{PLACE}: has no head. Write ':::{{chapter}} {CHAPTER}' and ':::' below its title."
    ]


def test_a_title_that_is_another_chapters_is_told(told: Callable[[Change], list[str]]) -> None:
    (one,) = told(put(1, "# Tell normal from wrong", "# Numb the skin"))
    assert one.startswith(
        f"{PLACE}: its title is 'Numb the skin', but book/data/plan.yml calls the chapter 'Tell normal"
    )


def test_a_cell_split_within_a_box_is_told_in_both_cells(told: Callable[[Change], list[str]]) -> None:
    first, second = told(split(10, "- No acid"))
    assert first.startswith(f"{PLACE}, cell 10, line 17: a box is not closed.")
    assert second.startswith(f"{PLACE}, cell 11, line 6: ':::' closes nothing")


HARMLESS: dict[str, Change] = {
    "an empty text cell": lambda notebook: notebook.cells.append(nbf.new_markdown_cell("")),
    "an empty raw cell": lambda notebook: notebook.cells.append(nbf.new_raw_cell("")),
    "a cell moved by its two halves": split(5, "![Five bands"),
    "a no-break space in a sentence": add("Call\u00a0112."),
    "curly quotation marks in a sentence": add("“It is normal,” she says; the client’s hand."),
    "a box with longer colons": add(BOX.replace(":::", "::::")),
    "two boxes in one another": add(f"::::{{container}} nd-hero\n{BOX}\n::::"),
    "emphasis of several kinds": add("**So**, *so* and ***so***; 5 * 3, [ ] (now)."),
    "a table with a pipe in a cell": add("| A | B |\n|---|:-:|\n| one \\| two | three |"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_does_no_harm_is_let_be(told: Callable[[Change], list[str]], change: Change) -> None:
    assert told(change) == []


def test_all_slips_of_a_chapter_are_told_at_once_in_its_order(told: Callable[[Change], list[str]]) -> None:
    names = [
        "another chapter's head",
        "a missing import",
        "code not hidden",
        "a dead link",
        "a class that there is not",
    ]

    def all_of_them(notebook: Any) -> None:
        for name in names:
            SLIPS[name][0](notebook)

    places = [one.partition(": ")[0] for one in told(all_of_them)]
    quizzes = "4, line 1"  # The first that wants what is not imported.
    assert places == [f"{PLACE}, cell {place}" for place in ("1, line 3", quizzes, "4", "5, line 3", "10, line 17")]


def test_a_notebook_with_marks_of_a_merge_between_its_cells_is_told(real: OwnBook) -> None:
    path = real.top / PLACE
    kept = path.read_text(encoding="utf-8")
    lines = kept.splitlines()
    try:
        path.write_text("\n".join([*lines[:5], "<<<<<<< HEAD", *lines[5:]]), encoding="utf-8")
        (one,) = notebook_problems(path)
    finally:
        path.write_text(kept, encoding="utf-8")
    assert one.startswith(f"{PLACE}, line 6: two versions stand one below the other, between marks of a merge.")


def test_cells_that_were_copied_with_their_ids_are_harmless(real: OwnBook, tmp_path: Path) -> None:
    notebook = nbformat.read(real.top / PLACE, as_version=4)
    notebook.cells.append(nbf.new_markdown_cell("", id=notebook.cells[0].id))
    path = real.folder / "follow-up" / f"{CHAPTER}.ipynb"
    kept = path.read_bytes()
    try:
        path.write_text(nbformat.writes(notebook), encoding="utf-8")
        assert [*notebook_problems(path)] == []
    finally:
        path.write_bytes(kept)


#: What a hand might type or lose anywhere in a text.
TYPED = st.text(alphabet="`*_[](){}:|#->%!\"'<&$^~=\\\t\n 1a“\u00a0", max_size=6)
TEXTS = [cell.source for cell in read_notebook(TOP / PLACE).cells if cell.cell_type == "markdown"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from(TEXTS), place=st.integers(0, 5000), lost=st.integers(0, 6), typed=TYPED)
def test_whatever_is_typed_into_a_text_is_told_in_sentences_or_let_be(
    real: OwnBook, text: str, place: int, lost: int, typed: str
) -> None:
    at = place % (len(text) + 1)
    page = real.folder / "follow-up" / "typed.md"
    page.write_text(f"# Typed\n\n{text[:at]}{typed}{text[at + lost :]}", encoding="utf-8")
    told = [*page_problems(page)]
    assert all(one.startswith(f"{FOLDER}/typed.md") and "\n" not in one for one in told), told
