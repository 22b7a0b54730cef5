"""Begins a chapter, question, case or fact with the example of ``docs/authors``: ``make new-question CHAPTER=numb``.

Everything is there but the words, which are marked; ``make check`` names each that is still to be written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import nbformat
import nbformat.v4 as nbf

from needling.check.unfilled import MARK
from needling.course.chapters import calls, read_notebook
from needling.course.facts import load_facts, topics
from needling.course.loading import CourseError, book_folder, read_text, shown
from needling.course.plan import load_plan, load_topics
from needling.questions.bank import load_questions, question_files
from needling.questions.kinds import FOLDER, examples, kinds_by_name

TOP = Path(__file__).parents[1]
AUTHORS = TOP / "docs" / "authors"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RHYTHM = ("Predict", "Do the first thing", "Work a case", "Spot the error", "Check yourself", "Take away",
           "Facts behind this chapter")  # fmt: skip


def new_question(chapter: str, kind: str) -> list[Path]:
    """Put the example of a kind at the end of a chapter's questions, under the next free id.

    Raises:
        CourseError: if there is no such chapter or kind.
    """
    if chapter not in {path.stem for path in question_files()}:
        raise CourseError(
            f"There is no chapter '{chapter}' in book/data/questions: CHAPTER={question_files()[0].stem}."
        )
    if kind not in kinds_by_name():
        raise CourseError(f"There is no kind '{kind}' of question: KIND={' or KIND='.join(kinds_by_name())}.")
    path = book_folder() / "data" / "questions" / f"{chapter}.yml"
    number = 1 + max(int(question.id.rpartition("-")[2]) for question in load_questions(chapter))
    objective = load_questions(chapter)[-1].objective
    _append(path, _question(kind, f"{chapter}-{number}", objective))
    return [path]


def _question(kind: str, id_: str, objective: str, *, safety: bool | None = None) -> str:
    """The example of a kind as it stands in its file, with its comments."""
    (folder,) = {folder for folder, entries in examples().items() for entry in entries if entry["kind"] == kind}
    entries = re.split(r"^(?=- id:)", read_text(FOLDER / folder / "examples.yml"), flags=re.MULTILINE)
    (example,) = [entry for entry in entries if re.search(rf"^  kind: {kind}\b", entry, re.MULTILINE)]
    example = re.sub(r"^- id: .*", f"- id: {id_}", example)
    example = re.sub(r"^(  objective: )\S+", rf"\g<1>{objective}", example, flags=re.MULTILINE)
    if safety is not None:
        example = re.sub(r"^(  safety: )\w+", rf"\g<1>{str(safety).lower()}", example, flags=re.MULTILINE)
    return _marked(example)


def new_case(id_: str) -> list[Path]:
    """Write the example of a case under its id, and a cell that shows it on the page of cases, under its group.

    Raises:
        CourseError: if the id cannot be one, or is taken.
    """
    path = book_folder() / "data" / "cases" / f"{_free(id_)}.yml"
    if path.exists():
        raise CourseError(f"{shown(path)} exists already. Choose another ID.")
    text = _example("case.md")
    group = re.search(r"^group: (\S+)", text, re.MULTILINE)
    _write(path, "# yaml-language-server: $schema=../schemas/cases.json\n" + _marked(text))
    page = book_folder() / "practise" / "cases.ipynb"
    notebook = read_notebook(page)
    same = {file.stem for file in path.parent.glob("*.yml") if group and f"\n{group[0]}" in read_text(file)} - {id_}
    last = [number for number, cell in enumerate(notebook.cells)
            if cell.cell_type == "code" and {name for call in calls(cell.source) for name in call.names} & same]  # fmt: skip
    cell = nbf.new_code_cell(f'case("{id_}")', id=id_, metadata={"tags": ["remove-input"]})
    notebook.cells.insert(last[-1] + 1 if last else len(notebook.cells), cell)
    _write(page, nbformat.writes(notebook) + "\n")
    return [path, page]


def new_fact(topic: str) -> list[Path]:
    """Put the example of a fact at the end of a topic, under the next free id.

    Raises:
        CourseError: if there is no such topic.
    """
    paths = {path.stem: path for path in topics()}
    if topic not in paths:
        raise CourseError(f"There is no topic '{topic}': TOPIC={' or TOPIC='.join(paths)}.")
    letters = re.findall(r"^([A-Z])\d+:", read_text(paths[topic]), re.MULTILINE)
    number = 1 + max(int(id_[1:]) for id_ in load_facts() if id_[0] == letters[-1])
    example = re.sub(r"\bZ1\b", f"{letters[-1]}{number}", _example("fact.md"))
    _append(paths[topic], f"\n{_marked(example)}")
    return [paths[topic]]


def new_chapter(id_: str, part: str) -> list[Path]:
    """Begin a chapter at the end of a part: its plan, its place in the contents, its questions and its notebook.

    Raises:
        CourseError: if the id cannot be one or is taken, or there is no such part.
    """
    parts = [one.id for one in load_plan()]
    if part not in parts:
        raise CourseError(f"There is no part '{part}': PART={' or PART='.join(parts)}.")
    page = book_folder() / part / f"{_free(id_)}.ipynb"
    if page.exists() or id_ in {chapter.id for one in load_plan() for chapter in one.chapters}:
        raise CourseError(f"There is a chapter '{id_}' already. Choose another ID.")
    plan, toc = book_folder() / "data" / "plan.yml", book_folder().parent / "_toc.yml"
    bank = book_folder() / "data" / "questions" / f"{id_}.yml"
    _write(plan, _after_part(read_text(plan), part, _plan_of(id_)))
    _write(toc, re.sub(rf"(?s)(.*\n)( *- file: {part}/[^\n]*\n)", rf"\1\2      - file: {part}/{id_}\n", read_text(toc)))
    # As many as the check asks for two objectives, one of them about safety.
    kinds = islice(cycle(sorted(kinds_by_name())), 8)
    asked = [_question(kind, f"{id_}-{number}", f"{id_}-{'safely' if number < 6 else 'well'}", safety=number < 6)
             for number, kind in enumerate(kinds, start=1)]  # fmt: skip
    _write(bank, "# yaml-language-server: $schema=../schemas/questions.json\n" + "\n".join(asked))
    _write(page, _notebook_of(id_))
    return [plan, toc, bank, page]


def _plan_of(id_: str) -> str:
    exercises = {"Predict", "Work a case", "Spot the error", "Check yourself"}
    sections = "".join(
        f'          - {{title: "{title}", minutes: {0 if title.startswith("Facts") else 2}'
        f"{', exercise: true' if title in exercises else ''}}}\n"
        for title in _RHYTHM
    )
    topic = load_topics()[0].id
    return (
        f'      - id: {id_}\n        title: "{MARK}: Do one thing well"\n'
        f'        summary: "{MARK}: What this chapter teaches, in one sentence."\n'
        f"        sections:\n{sections}"
        f'        need: ["{MARK}: Nothing but this page"]\n        objectives:\n'
        f'          - {{id: {id_}-safely, safety: true, topics: [{topic}], text: "{MARK}: Do it without harm."}}\n'
        f'          - {{id: {id_}-well, safety: false, topics: [{topic}], text: "{MARK}: Do it well."}}\n'
    )


def _after_part(plan: str, part: str, chapter: str) -> str:
    """The plan with a chapter at the end of a part; nothing else of it moves."""
    begin = re.search(rf"^  - id: {part}\n", plan, re.MULTILINE)
    if not begin:
        raise CourseError(
            f"book/data/plan.yml: the part '{part}' is written otherwise than the others: '  - id: {part}'."
        )
    following = re.search(r"^  - id: ", plan[begin.end() :], re.MULTILINE)
    end = begin.end() + following.start() if following else len(plan)
    return plan[:end].rstrip("\n") + "\n" + chapter + plan[end:]


def _notebook_of(id_: str) -> str:
    """The rhythm of a chapter, a cell for each section."""
    shows = {
        "Predict": f'quiz("{id_}-1")',
        "Check yourself": f'quiz("{id_}", without="1")',
        "Facts behind this chapter": 'facts("H13", "H15")',
    }
    cells = [
        nbf.new_markdown_cell(f"# {MARK}: Do one thing well\n\n:::{{chapter}} {id_}\n:::", id=f"{id_}-head"),
        nbf.new_code_cell("from needling import facts, quiz", id=f"{id_}-import", metadata={"tags": ["remove-cell"]}),
    ]
    for number, title in enumerate(_RHYTHM, start=1):
        words = "" if title.startswith("Facts") else f"\n\n{MARK}: What stands under this heading."
        cells.append(nbf.new_markdown_cell(f"## {title}{words}", id=f"{id_}-{number}"))
        if title in shows:
            tags = {"tags": ["remove-input"]}
            cells.append(nbf.new_code_cell(shows[title], id=f"{id_}-{number}-shown", metadata=tags))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = nbf.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _free(id_: str) -> str:
    if not _ID.fullmatch(id_):
        raise CourseError(f"'{id_}' cannot be an ID. Small letters, digits and hyphens: ID=wet-glove.")
    return id_


def _example(page: str) -> str:
    """The first example on a page for authors."""
    found = re.search(r"```yaml\n(.*?)```", read_text(AUTHORS / page), re.DOTALL)
    if not found:
        raise CourseError(f"docs/authors/{page} has no example.")
    return found[1]


def _marked(example: str) -> str:
    """An example with a mark in each of its texts."""
    return re.sub(r'"(?=[^"\n]*")(?P<text>[^"\n]*)"', rf'"{MARK}: \g<text>"', example)


def _append(path: Path, text: str) -> None:
    _write(path, read_text(path).rstrip("\n") + "\n" + text.rstrip("\n") + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


_MAKES: dict[str, tuple[tuple[str, ...], Callable[..., list[Path]]]] = {
    "chapter": (("ID", "PART"), new_chapter),
    "question": (("CHAPTER", "KIND"), new_question),
    "case": (("ID",), new_case),
    "fact": (("TOPIC",), new_fact),
}


def main(arguments: list[str]) -> str:
    """Make one thing and say what to do next.

    Raises:
        CourseError: if what is asked for cannot be made.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("thing", choices=_MAKES)
    parser.add_argument("values", nargs="*")
    asked = parser.parse_args(arguments)
    names, make = _MAKES[asked.thing]
    for name, value in zip(names, [*asked.values, *[""] * len(names)], strict=False):
        if not value:
            raise CourseError(
                f"Say which: make new-{asked.thing} {' '.join(f'{one}=…' for one in names)}. {name} is missing."
            )
    written = make(*asked.values)
    return f"Written: {', '.join(map(shown, written))}.\nNow write what is marked {MARK}; make check names each place."


if __name__ == "__main__":
    try:
        print(main(sys.argv[1:]))
    except CourseError as error:
        sys.exit(str(error))
