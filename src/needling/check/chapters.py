"""Whether chapters and pages are fit to be kept and to be built: what an author can get wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from needling.check.code_cells import Done, code_slips
from needling.check.house_style import style_slips
from needling.check.markdown import Shape, slips_in
from needling.check.slips import Slip, line_of
from needling.check.spelling import SpellingError, as_read, spelling_slips
from needling.check.unfilled import unfilled_slips
from needling.course.chapters import SOURCE, read_notebook
from needling.course.facts import fact, quantity
from needling.course.inline_markup import FACT, GIVEN
from needling.course.loading import CourseError, book_folder, read_text, shown
from needling.course.plan import load_plan
from needling.widgets.activity import activities

#: A number in digits with a unit: a dose, depth, time, share or count that somebody may act on.
_BARE = re.compile(
    r"(?<![\w.,–-])\d[\d.,]*(?: ?[–-] ?\d[\d.,]*)?[ \N{NO-BREAK SPACE}-]?"
    r"(?:mm|millimetres?|centimetres?|cm²|cm/s|cm|µm|mg/g|mg/kg|mg|g|grams?|kg|ml|mL|%|°C?|per cent|percent"
    r"|min|minutes?|h|hours?| s|seconds?|days?|weeks?|months?|years?"
    r"|Hz|rpm|passes|sessions?|treatments?|people|punctures?|needles?|times)(?![\w²/])"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"[^\"]*\")?\)")


def notebook_problems(path: Path) -> Iterator[str]:
    """What is wrong with a notebook, a sentence each, in the order of its cells and lines."""
    try:
        notebook = read_notebook(path)
    except CourseError as error:
        yield str(error)
        return
    shape, done = Shape(), Done()
    for number, cell in enumerate(notebook.cells, start=1):
        slips: list[Slip] = []
        if cell.cell_type == "markdown":
            slips = _text_slips(cell.source, path, shape)
        elif cell.cell_type == "code":
            slips = list(code_slips(cell, done))
        elif cell.source.strip():
            told = "is a raw cell, which no page shows. Click it, press Esc, then M for text or Y for code."
            slips = [Slip(0, told)]
        for slip in slips:
            line = f", line {slip.line}" if slip.line else ""
            yield f"{shown(path)}, cell {number}{line}: {slip.sentence}"
    yield from _shape_problems(path, shape)
    for id_ in sorted({id_ for id_ in done.asked if done.asked.count(id_) > 1}):
        yield f"{shown(path)}: asks {id_} twice. A page asks a question once."


def page_problems(path: Path) -> Iterator[str]:
    """What is wrong with a Markdown page, a sentence each."""
    shape = Shape()
    try:
        text = read_text(path)
    except CourseError as error:
        yield str(error)
        return
    for slip in _text_slips(text, path, shape):
        yield f"{shown(path)}, line {slip.line}: {slip.sentence}"
    yield from _shape_problems(path, shape)


def _own_chapter(path: Path) -> tuple[str, str] | None:
    """The id and title of the chapter of the plan that a page is; nothing for another page."""
    place = path.relative_to(book_folder()).with_suffix("").as_posix()
    chapters = {f"{part.id}/{one.id}": (one.id, one.title.source) for part in load_plan() for one in part.chapters}
    return chapters.get(place)


def _shape_problems(path: Path, shape: Shape) -> Iterator[str]:
    """A page has a title; a chapter has its own head, once."""
    own = _own_chapter(path)
    if not shape.title:
        yield f"{shown(path)}: has no title. Begin it with '# '."
    elif own and shape.title != own[1]:
        told = f"its title is '{shape.title}', but book/data/plan.yml calls the chapter '{own[1]}'. Name them alike."
        yield f"{shown(path)}: {told}"
    if own and not shape.heads:
        yield f"{shown(path)}: has no head. Write ':::{{chapter}} {own[0]}' and ':::' below its title."


def _head_slips(path: Path, shape: Shape, before: int) -> Iterator[Slip]:
    """What is wrong with the heads that a text has; ``before`` it the page had so many."""
    own = _own_chapter(path)
    for number, (head, line) in enumerate(shape.heads[before:], start=before):
        if not own:
            told = f"':::{{chapter}} {head}' is the head of a chapter, and this page is none of book/data/plan.yml."
            yield Slip(line, told)
        elif head != own[0]:
            yield Slip(line, f"this is the head of '{head}'. Write ':::{{chapter}} {own[0]}'.")
        elif number:
            yield Slip(line, "a second head. One stands below the title.")


def _text_slips(source: str, path: Path, shape: Shape) -> list[Slip]:
    """Everything that is wrong with one text, by its lines."""
    heads = len(shape.heads)
    slips: list[Slip] = []
    of_form = (slips_in(source, path, shape), _head_slips(path, shape, heads), _code_slips(source, path))
    of_content = (_name_slips(source), _number_slips(source), _figure_slips(source, path), unfilled_slips(source))
    for found in (*of_form, *of_content, style_slips(as_read(source)), spelling_slips(source)):
        # A dictionary or data that cannot be read is told once, not with each text that would rest on it.
        with suppress(SpellingError, CourseError):
            slips += found
    return sorted(slips, key=lambda slip: slip.line)


def _code_slips(source: str, path: Path) -> Iterator[Slip]:
    """Code that stands in a text."""
    if path.suffix != ".ipynb":
        return
    verbs = "|".join(activities())
    if found := re.search(rf"^ *(?:(?:{verbs})\(.*\)|from needling import .*)$", source, re.MULTILINE):
        told = f"'{found[0].strip()}' is code in a text cell. Click the cell, press Esc, then Y."
        yield Slip(line_of(source, found.start()), told)


def _name_slips(source: str) -> Iterator[Slip]:
    """Facts that a text names and that are not there."""
    for pattern, check in ((FACT, quantity), (SOURCE, _all_facts)):
        for found in pattern.finditer(source):
            try:
                check(found[1])
            except CourseError as error:
                yield Slip(line_of(source, found.start()), str(error))


def _all_facts(names: str) -> None:
    for name in names.split():
        fact(name)


def _number_slips(source: str) -> Iterator[Slip]:
    """Numbers that are typed. What a picture shows, its words say too; roles print theirs."""

    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    rest = source
    for pattern in (_IMAGE, FACT, GIVEN):
        rest = pattern.sub(blank, rest)
    for bare in _BARE.finditer(rest):
        yield Slip(
            line_of(rest, bare.start()),
            f"'{bare[0]}' is typed. A number comes from a fact, {{fact}}`…`; "
            f"one that only belongs to a case or to every day stands as {{given}}`{bare[0]}`.",
        )


def _figure_slips(source: str, path: Path) -> Iterator[Slip]:
    """Figures without alt text, pasted, on another server, or not there."""
    for image in _IMAGE.finditer(source):
        line = line_of(source, image.start())
        name = image["path"]
        if not image["alt"].strip():
            yield Slip(line, f"figure '{name}' has no alt text. Say in a sentence what it shows.")
        if name.startswith("attachment:"):
            yield Slip(line, f"a picture is pasted, '{name}'. Keep it as a file in book/figures and name that.")
        elif "://" in name:
            yield Slip(line, f"figure '{name}' is on another server. The book asks nobody else for anything.")
        elif not (path.parent / name).is_file():
            yield Slip(line, f"there is no figure '{name}'.")
