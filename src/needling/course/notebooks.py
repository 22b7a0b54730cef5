"""The chapters as files: what a notebook reads, and whether it is fit to be kept."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from needling.course.cases import case_files, load_case
from needling.course.facts import fact, quantity
from needling.course.files import CourseError, book_folder, read_text, shown
from needling.course.prose import FACT, GIVEN
from needling.course.questions import asked_questions

#: A cell with this tag keeps its output, and nbval compares it.
KEEPS_OUTPUT = "nbval-check-output"

SOURCE = re.compile(r"\{source\}`([^`]+)`")
#: A number in digits with a unit: a dose, depth, time, share or count that somebody may act on.
_BARE = re.compile(
    r"(?<![\w.,–-])\d[\d.,]*(?: ?[–-] ?\d[\d.,]*)?[ \N{NO-BREAK SPACE}-]?"
    r"(?:mm|millimetres?|centimetres?|cm²|cm/s|cm|µm|mg/g|mg/kg|mg|g|grams?|kg|ml|mL|%|°C?|per cent|percent"
    r"|min|minutes?|h|hours?| s|seconds?|days?|weeks?|months?|years?"
    r"|Hz|rpm|passes|sessions?|treatments?|people|punctures?|needles?|times)(?![\w²/])"
)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)(?:\s+\"[^\"]*\")?\)")


def notebook_files() -> list[Path]:
    """Every notebook of the book."""
    return sorted(path for path in book_folder().rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def page_files() -> list[Path]:
    """Every page of the book written in Markdown."""
    return sorted(book_folder().rglob("*.md"))


def read_by(notebook: Path) -> list[Path]:
    """The files that the outputs of a notebook depend on, apart from its own code: modules, templates, data."""
    book = book_folder()
    package = Path(__file__).parents[1]
    code = notebook.read_text(encoding="utf-8")
    files = [path for path in package.rglob("*") if path.suffix in (".py", ".html") and "sphinx" not in path.parts]
    files += [*(book / "data" / "facts").glob("*.yml"), *(book / "data" / "strings").rglob("*.yml")]
    # The configuration holds the language that the outputs speak.
    others = (book / "references.bib", book / "data" / "plan.yml", book.parent / "_config.yml")
    files += [path for path in others if path.is_file()]
    # In the file's JSON a double quote stands behind a backslash; a single one does not.
    files += [
        path
        for path in (book / "data" / "questions").glob("*.yml")
        if re.search(rf"(\\\"|'){path.stem}(-[0-9]+)?(\\\"|')", code)
    ]
    if "treatment(" in code:
        files += [*(book / "data").glob("treatment.yml"), *(book / "data" / "treatments").glob("*.yml")]
    files += [path for path in case_files() if re.search(rf"(\\\"|'){path.stem}(\\\"|')", code)]
    return sorted(files)


def read_notebook(path: Path) -> Any:
    """A notebook, checked.

    Raises:
        CourseError: if it is not a notebook.
    """
    try:
        notebook = nbformat.reads(read_text(path), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        if notebook.nbformat != nbformat.current_nbformat:
            raise ValueError(f"its format is {notebook.nbformat}, not {nbformat.current_nbformat}")
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        raise CourseError(f"{shown(path)}: is not a notebook ({str(error).splitlines()[0]}).") from None
    return notebook


def title_of(path: Path) -> str:
    """The title of a notebook: its first heading.

    Raises:
        CourseError: if it is not a notebook, or has no title.
    """
    texts = [cell.source for cell in read_notebook(path).cells if cell.cell_type == "markdown"]
    for text in texts:
        if found := _TITLE.search(text):
            return found[1].strip()
    raise CourseError(f"{shown(path)}: has no title. Begin it with '# '.")


def headings_of(path: Path) -> list[str] | None:
    """The headings of a notebook's sections, in order; ``None`` where it cannot be read."""
    try:
        cells = read_notebook(path).cells
    except CourseError:
        return None
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    return [heading.strip() for text in texts for heading in _HEADING.findall(text)]


def notebook_problems(path: Path) -> Iterator[str]:
    """What is wrong with a notebook, a sentence each."""
    try:
        notebook = read_notebook(path)
    except CourseError as error:
        yield str(error)
        return
    asked: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        where = f"{shown(path)}, cell {number}"
        if cell.cell_type == "markdown":
            yield from _text_problems(cell.source, path, where)
        elif cell.cell_type == "code":
            yield from _cleanliness(cell, where)
            yield from _call_problems(cell.source, where, asked)
    for id_ in sorted({id_ for id_ in asked if asked.count(id_) > 1}):
        yield f"{shown(path)}: asks {id_} twice. A page asks a question once."


def page_problems(path: Path) -> Iterator[str]:
    """What is wrong with a Markdown page, a sentence each."""
    try:
        yield from _text_problems(read_text(path), path, shown(path))
    except CourseError as error:
        yield str(error)


def _cleanliness(cell: Any, where: str) -> Iterator[str]:
    keeps = KEEPS_OUTPUT in cell.metadata.get("tags", [])
    if cell.outputs and not keeps:
        yield f"{where}: holds an output. Run 'make tidy'."
    if keeps and not cell.outputs:
        yield f"{where}: is tagged {KEEPS_OUTPUT} but holds no output. Run 'make tidy'."
    if cell.execution_count is not None and not keeps:
        yield f"{where}: holds a run number. Run 'make tidy'."


def calls(source: str) -> Iterator[tuple[str, list[str], str]]:
    """The calls of a cell: the verb, the names it is given, and its ``without``.

    Raises:
        SyntaxError: if the cell is not Python.
    """
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            without = [word.value for word in call.keywords if word.arg == "without"]
            yield call.func.id, _texts(call.args), " ".join(_texts(without))


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _call_problems(source: str, where: str, asked: list[str]) -> Iterator[str]:
    """Names in ``quiz(…)``, ``case(…)`` and ``facts(…)`` that do not exist; notes the questions that are asked."""
    try:
        found = list(calls(source))
    except SyntaxError as error:
        yield f"{where}: is not Python ({error.msg})."
        return
    for verb, names, without in found:
        try:
            if verb == "quiz":
                asked += [question.id for question in asked_questions(*names, without=without)]
            elif verb == "facts":
                _all_facts(" ".join(names))
            elif verb == "case":
                for name in names:
                    load_case(name)
        except CourseError as error:
            yield f"{where}: {error}"


def _text_problems(source: str, path: Path, where: str) -> Iterator[str]:
    """Facts, numbers and figures that a text names and that are not there; figures without alt text."""
    for pattern, check in ((FACT, quantity), (SOURCE, _all_facts)):
        for name in pattern.findall(source):
            try:
                check(name)
            except CourseError as error:
                yield f"{where}: {error}"
    # What a picture shows, its words say too.
    for bare in _BARE.finditer(GIVEN.sub("", FACT.sub("", _IMAGE.sub("", source)))):
        yield (
            f"{where}: '{bare[0]}' is typed. A number comes from a fact, {{fact}}`…`; "
            f"one that only belongs to a case or to every day stands as {{given}}`{bare[0]}`."
        )
    for image in _IMAGE.finditer(source):
        if not image["alt"].strip():
            yield f"{where}: figure '{image['path']}' has no alt text. Say in a sentence what it shows."
        if "://" in image["path"]:
            yield f"{where}: figure '{image['path']}' is on another server. The book asks nobody else for anything."
        elif not (path.parent / image["path"]).is_file():
            yield f"{where}: there is no figure '{image['path']}'."


def _all_facts(names: str) -> None:
    for name in names.split():
        fact(name)
