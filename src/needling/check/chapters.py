"""Whether chapters and pages are fit to be kept and to be built: what an author can get wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from needling.check.markdown import Shape, Slip, slips_in
from needling.course.chapters import KEEPS_OUTPUT, SOURCE, calls, read_notebook
from needling.course.facts import fact, quantity
from needling.course.inline_markup import FACT, GIVEN
from needling.course.loading import CourseError, book_folder, read_text, shown
from needling.course.plan import load_plan
from needling.widgets.activity import activities, known

#: A number in digits with a unit: a dose, depth, time, share or count that somebody may act on.
_BARE = re.compile(
    r"(?<![\w.,–-])\d[\d.,]*(?: ?[–-] ?\d[\d.,]*)?[ \N{NO-BREAK SPACE}-]?"
    r"(?:mm|millimetres?|centimetres?|cm²|cm/s|cm|µm|mg/g|mg/kg|mg|g|grams?|kg|ml|mL|%|°C?|per cent|percent"
    r"|min|minutes?|h|hours?| s|seconds?|days?|weeks?|months?|years?"
    r"|Hz|rpm|passes|sessions?|treatments?|people|punctures?|needles?|times)(?![\w²/])"
)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"[^\"]*\")?\)")


#: The tags by which a cell shows its output and not its code, or nothing at all.
HIDES_CODE, HIDES_ALL = "remove-input", "remove-cell"


def notebook_problems(path: Path) -> Iterator[str]:
    """What is wrong with a notebook, a sentence each, in the order of its cells and lines."""
    try:
        notebook = read_notebook(path)
    except CourseError as error:
        yield str(error)
        return
    asked: list[str] = []
    shape = Shape()
    for number, cell in enumerate(notebook.cells, start=1):
        where = f"{shown(path)}, cell {number}"
        if cell.cell_type == "markdown":
            yield from _text_problems(cell.source, path, where, shape)
        elif cell.cell_type == "code":
            yield from _cleanliness(cell, where)
            yield from _call_problems(cell.source, where, asked)
            yield from _tag_problems(cell, where)
    yield from _shape_problems(path, shape)
    for id_ in sorted({id_ for id_ in asked if asked.count(id_) > 1}):
        yield f"{shown(path)}: asks {id_} twice. A page asks a question once."


def page_problems(path: Path) -> Iterator[str]:
    """What is wrong with a Markdown page, a sentence each."""
    shape = Shape()
    try:
        yield from _text_problems(read_text(path), path, shown(path), shape)
    except CourseError as error:
        yield str(error)
        return
    yield from _shape_problems(path, shape)


def _shape_problems(path: Path, shape: Shape) -> Iterator[str]:
    """A page has a title; a chapter has its own head, and no other."""
    if not shape.titles:
        yield f"{shown(path)}: has no title. Begin it with '# '."
    chapters = {f"{part.id}/{chapter.id}": chapter.id for part in load_plan() for chapter in part.chapters}
    own = chapters.get(path.relative_to(book_folder()).with_suffix("").as_posix())
    for head in shape.heads:
        if head != own:
            meant = f"This chapter is '{own}'" if own else "Only a chapter of book/data/plan.yml has a head"
            yield f"{shown(path)}: has the head of '{head}', ':::{{chapter}} {head}'. {meant}."
    if own and own not in shape.heads:
        yield f"{shown(path)}: has no head. Write ':::{{chapter}} {own}' and ':::' below its title."
    elif own and shape.heads.count(own) > 1:
        yield f"{shown(path)}: has its head twice. One stands below the title."


def _cleanliness(cell: Any, where: str) -> Iterator[str]:
    keeps = KEEPS_OUTPUT in cell.metadata.get("tags", [])
    if cell.outputs and not keeps:
        yield f"{where}: holds an output. Run 'make tidy'."
    if keeps and not cell.outputs:
        yield f"{where}: is tagged {KEEPS_OUTPUT} but holds no output. Run 'make tidy'."
    if cell.execution_count is not None and not keeps:
        yield f"{where}: holds a run number. Run 'make tidy'."


def _tag_problems(cell: Any, where: str) -> Iterator[str]:
    """Readers never see code: a cell that shows something hides its code, one that only prepares hides itself."""
    tags = cell.metadata.get("tags", [])
    try:
        shows = bool(list(known(calls(cell.source))))
    except SyntaxError:
        return  # Told already.
    if not {HIDES_CODE, HIDES_ALL} & set(tags):
        tag, why = (HIDES_CODE, "shows its code to readers") if shows else (HIDES_ALL, "is seen by readers")
        yield f"{where}: {why}. Give the cell the tag '{tag}'."
    elif shows and HIDES_ALL in tags:
        yield f"{where}: what it shows is taken out with the cell. Tag it '{HIDES_CODE}' instead of '{HIDES_ALL}'."


def _call_problems(source: str, where: str, asked: list[str]) -> Iterator[str]:
    """Names in calls of activities that do not exist; notes what is asked."""
    try:
        found = list(calls(source))
    except SyntaxError as error:
        yield f"{where}, line {error.lineno}: is not Python ({error.msg})."
        return
    all_ = activities()
    for call in found:
        if call.verb not in all_:
            yield f"{where}: there is no '{call.verb}(…)'. There are {', '.join(f'{verb}(…)' for verb in all_)}."
            continue
        try:
            all_[call.verb].accept(call)
            asked += all_[call.verb].items(call)
        except CourseError as error:
            yield f"{where}: {error}"


def _text_problems(source: str, path: Path, where: str, shape: Shape) -> Iterator[str]:
    """Everything that is wrong with one text, by its lines."""
    slips = [*slips_in(source, path, shape), *_name_slips(source), *_number_slips(source), *_figure_slips(source, path)]
    for slip in sorted(slips, key=lambda slip: slip.line):
        yield f"{where}, line {slip.line}: {slip.sentence}"


def _line(source: str, place: int) -> int:
    return source.count("\n", 0, place) + 1


def _name_slips(source: str) -> Iterator[Slip]:
    """Facts that a text names and that are not there."""
    for pattern, check in ((FACT, quantity), (SOURCE, _all_facts)):
        for found in pattern.finditer(source):
            try:
                check(found[1])
            except CourseError as error:
                yield Slip(_line(source, found.start()), str(error))


def _number_slips(source: str) -> Iterator[Slip]:
    """Numbers that are typed. What a picture shows, its words say too; roles print theirs."""

    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    rest = source
    for pattern in (_IMAGE, FACT, GIVEN):
        rest = pattern.sub(blank, rest)
    for bare in _BARE.finditer(rest):
        yield Slip(
            _line(rest, bare.start()),
            f"'{bare[0]}' is typed. A number comes from a fact, {{fact}}`…`; "
            f"one that only belongs to a case or to every day stands as {{given}}`{bare[0]}`.",
        )


def _figure_slips(source: str, path: Path) -> Iterator[Slip]:
    """Figures without alt text, on another server, or not there."""
    for image in _IMAGE.finditer(source):
        line = _line(source, image.start())
        if not image["alt"].strip():
            yield Slip(line, f"figure '{image['path']}' has no alt text. Say in a sentence what it shows.")
        if "://" in image["path"]:
            yield Slip(line, f"figure '{image['path']}' is on another server. The book asks nobody else for anything.")
        elif not (path.parent / image["path"]).is_file():
            yield Slip(line, f"there is no figure '{image['path']}'.")


def _all_facts(names: str) -> None:
    for name in names.split():
        fact(name)
