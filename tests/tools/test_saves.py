"""While a book is served, what is served is always what ``make check`` would allow, whatever is saved; nobody restarts anything.

A small course is served as the real one is. Sources are saved at random, faster than the book is built: good, with a slip,
mended, half-written, replaced, renamed, deleted, brought back. Each good save of a file has a word of its own in it.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
import yaml

from tests.conftest import TOP, OwnBook
from tests.course.small_course import BANK, CHAPTER, FACTS, small_course

SAVES, SETTLED_AFTER = 200, 100
START = "book/index.md"
#: The files that are saved, and for each a text that its slip stands for.
FILES = [START, CHAPTER, BANK, FACTS]
LISTS = ("fact", "source", "answer")
_WORD = re.compile(r"zz([a-z]+)zz")


def word(number: int, name: str) -> str:
    """A word of its own for each save of a file, in letters only: numbers are to come from facts."""
    return "zz" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}{FILES.index(name)}") + "zz"


def know_all_words(top: Path) -> None:
    """Put every such word into the book's own dictionary."""
    words = [word(number, name) for number in range(1000) for name in FILES]
    with (top / "book" / "data" / "words.txt").open("a", encoding="utf-8") as known:
        known.write("\n".join(["", *words, ""]))


@dataclass
class Course:
    """The sources, and what is said of them in each file: its word, or nothing where it is not fit to be published."""

    top: Path
    good: dict[str, str] = field(default_factory=dict)
    words: dict[str, str | None] = field(default_factory=dict)
    #: What each file has said while it was fit to be published, and what all of them said when all were.
    allowed: dict[str, set[str]] = field(default_factory=dict)
    last_good: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, said: str, *, slip: bool = False) -> str:
        """A file as an author would leave it, with a word in a place that readers see."""
        if name == START:
            return f"# Start\n\nIt is {said}.\n" + ("\n<b>Loud</b>\n" if slip else "")
        if name == CHAPTER:
            notebook = json.loads(self.good[name])
            (cell,) = [cell for cell in notebook["cells"] if "## Predict" in "".join(cell["source"])]
            cell["source"] = [f"## Predict\n\nSing {said}." + (" {fact}`Z99`" if slip else "")]
            return json.dumps(notebook, indent=1)
        content = yaml.safe_load(self.good[name])
        if name == BANK:
            content[0]["explanation"] = f"So it is {said}."
            if slip:
                content[0]["explanaton"] = content[0].pop("explanation")
        else:
            content["A4"]["claim"] = f"It is thin, {said}."
            if slip:
                content["A3"]["conflicts"] = ["A9"]
        return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)

    def note(self, name: str, said: str | None) -> None:
        """A file now says this; ``None`` where the book must not be published with it."""
        self.words[name] = said
        if said:
            self.allowed.setdefault(name, set()).add(said.strip("z"))
        if all(self.words.get(one) for one in FILES):
            self.last_good = {one: str(self.words[one]).strip("z") for one in FILES}


def good(course: Course, name: str, said: str) -> str | None:
    (course.top / name).write_text(course.text(name, said), encoding="utf-8")
    return said


def replaced(course: Course, name: str, said: str) -> str | None:
    """As many editors save: a new file takes the place of the old one."""
    beside = (course.top / name).with_suffix(".tmp~")
    beside.write_text(course.text(name, said), encoding="utf-8")
    beside.replace(course.top / name)
    return said


def with_a_slip(course: Course, name: str, said: str) -> str | None:
    (course.top / name).write_text(course.text(name, said, slip=True), encoding="utf-8")
    return None


def half_written(course: Course, name: str, said: str) -> str | None:
    text = course.text(name, said, slip=True)
    end = "\n:::{reveal} More\n" if name == START else '\n"{[`'
    (course.top / name).write_text(text[: len(text) // 2] + end, encoding="utf-8")
    return None


def empty(course: Course, name: str, _said: str) -> str | None:
    (course.top / name).write_text("", encoding="utf-8")
    return None


def deleted(course: Course, name: str, _said: str) -> str | None:
    (course.top / name).unlink(missing_ok=True)
    return None


def renamed(course: Course, name: str, said: str) -> str | None:
    """Away, and another one brought in under its name."""
    path = course.top / name
    path.write_text(course.text(name, said), encoding="utf-8")
    path.rename(course.top / "away")
    time.sleep(0.05)
    (course.top / "away").rename(path)
    return said


GOOD: list[Callable[[Course, str, str], str | None]] = [good, replaced, renamed]
BAD: list[Callable[[Course, str, str], str | None]] = [with_a_slip, half_written, empty, deleted]


def new_course(top: Path) -> Course:
    """A small course beside the tools, with the real configuration."""
    shutil.copytree(TOP / "tools", top / "tools", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    (top / "src").symlink_to(TOP / "src")
    for name in ("_config.yml", "package-lock.json", "package.json"):
        shutil.copy2(TOP / name, top)
    small_course(top)
    shutil.copy2(TOP / "book" / "figures" / "favicon.svg", top / "book" / "figures")
    for name in LISTS:
        page = f"# All {name}s\n\n```{{{name}-list}}\n```\n"
        (top / "book" / f"{name}s.md").write_text(page, encoding="utf-8")
    toc = {"format": "jb-book", "root": "index"}
    toc |= {
        "parts": [
            {"caption": "P", "chapters": [{"file": n} for n in ("perform/sing", *(f"{name}s" for name in LISTS))]}
        ]
    }  # type: ignore[dict-item]
    (top / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    know_all_words(top)
    notebook = nbformat.read(top / CHAPTER, as_version=4)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    show = nbformat.v4.new_code_cell("from needling import quiz", metadata={"tags": ["remove-cell"]})
    ask = nbformat.v4.new_code_cell('quiz("sing")', metadata={"tags": ["remove-input"]})
    notebook.cells += [show, ask]
    nbformat.write(notebook, top / CHAPTER)
    course = Course(top)
    course.good = {name: (top / name).read_text(encoding="utf-8") for name in FILES}
    for name in FILES:
        course.note(name, good(course, name, word(900, name)))
    return course


@pytest.mark.parametrize("save", [*GOOD, *BAD], ids=lambda save: save.__name__)
@pytest.mark.parametrize("name", FILES)
def test_what_a_save_is_called_here_is_what_the_check_calls_it(
    small_book: OwnBook, name: str, save: Callable[[Course, str, str], str | None]
) -> None:
    course = Course(small_book.top, {one: (small_book.top / one).read_text(encoding="utf-8") for one in FILES})
    know_all_words(small_book.top)
    allowed = save(course, name, word(1, name)) is not None
    found = [problem for problem in small_book.problems() if "asked on no page" not in str(problem)]
    assert (found == []) is allowed, found


class Serving:
    """``make serve`` in a course of its own."""

    def __init__(self, course: Course, log: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.site, self.log = course.top / "_build" / "html", log
        environment = {**os.environ, "PYTHONPATH": str(TOP / "src"), "NEEDLING_BOOK": str(course.top / "book")}
        command = [sys.executable, str(course.top / "tools" / "serve.py"), "--port", str(self.port)]
        with log.open("w", encoding="utf-8") as told:
            self.process = subprocess.Popen(
                command, cwd=course.top, env=environment, stdout=told, stderr=subprocess.STDOUT
            )

    def said(self) -> str:
        """Everything that it has printed."""
        return self.log.read_text(encoding="utf-8")

    def settle(self, last_good: dict[str, str]) -> None:
        """Wait until the last good sources are served; a verdict on slips that came after changes nothing of that."""
        until = time.monotonic() + 120
        while not self.site.is_dir() or self.served() != last_good:
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, f"{self.said()}\nserves {self.served()}, not {last_good}"
            time.sleep(0.1)

    def served(self) -> dict[str, str]:
        """The word of each file, as a reader finds it."""
        while True:
            with suppress(FileNotFoundError):
                before = self.site.stat().st_ctime_ns
                pages = {name: (self.site / f"{name}.html").read_text(encoding="utf-8")
                         for name in ("index", "perform/sing", "answers", "facts")}  # fmt: skip
                if self.site.stat().st_ctime_ns == before:
                    break
        found = {name: set(_WORD.findall(page)) for name, page in zip(FILES, pages.values(), strict=True)}
        assert found[BANK] < found[CHAPTER], "a chapter asks the questions of which the answers are printed"
        found[CHAPTER] -= found[BANK]
        return {name: " ".join(sorted(words)) for name, words in found.items()}

    def page(self) -> str:
        """The start page, from the server."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/index.html") as answer:
            return str(answer.read().decode())


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return new_course(tmp_path / "project")


@pytest.fixture
def serving(course: Course, tmp_path: Path) -> Iterator[Serving]:
    made = Serving(course, tmp_path / "told.txt")
    yield made
    made.process.terminate()
    made.process.wait(timeout=20)


def test_what_is_served_is_always_what_the_check_allows(course: Course, serving: Serving) -> None:
    chance = random.Random(12)  # noqa: S311 - the same every time
    serving.settle(course.last_good)
    for number in range(SAVES):
        broken = [name for name, said in course.words.items() if said is None]
        # Slips are mended as often as they are made.
        mends = bool(broken) and chance.random() < 0.6
        name = chance.choice(broken if mends else FILES)
        save = chance.choice(GOOD if mends or chance.random() < 0.5 else BAD)
        # Noted before it is written: it may be served at once.
        said = word(number, name)
        course.note(name, said if save in GOOD else None)
        save(course, name, said)
        assert [name for name, said in serving.served().items() if said not in course.allowed[name]] == []
        time.sleep(chance.random() / 10)
        if number % SETTLED_AFTER == SETTLED_AFTER - 1:
            for broken_one in [name for name, said in course.words.items() if said is None]:
                course.note(broken_one, good(course, broken_one, word(number, broken_one)))
            serving.settle(course.last_good)
    assert course.last_good[START] in serving.page()
    assert "/built.js" in serving.page()
