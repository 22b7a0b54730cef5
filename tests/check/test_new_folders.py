"""A new activity and a new kind of question are a folder each: check, bundles, pages, schemas and tests find them there.

The folders are those in ``new_folders`` beside this file. They are put into a copy of the project, and no file of it is touched.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import nbformat.v4 as nbf
import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import TOP, OwnBook
from tests.course.small_course import BANK, CHAPTER, small_course
from tests.sphinx.conftest import BUILD

NEW = Path(__file__).parent / "new_folders"
#: What a developer has: the project without what is made of it.
PROJECT = ("src", "tools", "tests", "_config.yml", "_toc.yml", "package.json", "package-lock.json", "pyproject.toml")
WORDS = {"good_morning": "Good morning!", "good_night": "Good night!", "answer": "Return it"}
ANSWERS = "# Answers\n\n```{answer-list}\n```\n"


@dataclass(frozen=True)
class House:
    """A copy of the project with both folders, and a small book beside it that uses them."""

    top: Path
    book: OwnBook

    def run(self, *command: str, book: bool = True) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy, with its code, on its small book or on its copy of the real one."""
        env = {name: value for name, value in os.environ.items() if name != "NEEDLING_BOOK"}
        env |= {"PYTHONPATH": str(self.top / "src"), "NO_COLOR": "1"}
        env |= {"NEEDLING_BOOK": str(self.book.folder)} if book else {}
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.book.top if book else self.top,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


def use_both(book: OwnBook) -> None:
    """A question of the new kind at the end of the bank, and a chapter that shows it and the new activity."""
    with book.data(BANK) as bank:
        bank.extend(yaml.safe_load((NEW / "guess" / "examples.yml").read_text(encoding="utf-8")))
    (book.folder / "data" / "strings" / "greeting.yml").write_text(yaml.safe_dump(WORDS), encoding="utf-8")
    (book.folder / "answers.md").write_text(ANSWERS, encoding="utf-8")
    with book.data("_toc.yml") as toc:
        pages = [{"file": "perform/sing"}, {"file": "answers"}]
        toc |= {"format": "jb-book", "root": "index", "parts": [{"caption": "Perform", "chapters": pages}]}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    with book.notebook(CHAPTER) as notebook:
        notebook.metadata["kernelspec"] = nbformat.from_dict(kernel)
        code = ["from needling import greeting, quiz", 'greeting("morning")', 'quiz("sing-8", "sing-9")']
        notebook.cells += [nbf.new_code_cell(line, metadata={"tags": ["remove-input"]}) for line in code]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    top = tmp_path_factory.mktemp("house")
    for name in PROJECT:
        if (TOP / name).is_dir():
            shutil.copytree(TOP / name, top / name, ignore=shutil.ignore_patterns("bundles", "__pycache__"))
        else:
            shutil.copy(TOP / name, top)
    shutil.copytree(TOP / "book", top / "book", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (top / "node_modules").symlink_to(TOP / "node_modules")
    shutil.copytree(NEW / "greeting", top / "src" / "needling" / "widgets" / "greeting")
    shutil.copytree(NEW / "guess", top / "src" / "needling" / "questions" / "kinds" / "guess")
    (top / "book" / "data" / "strings" / "greeting.yml").write_text(yaml.safe_dump(WORDS), encoding="utf-8")
    course = top / "course"
    course.mkdir()
    book = OwnBook(small_course(course))
    use_both(book)
    return House(top, book)


@pytest.fixture(scope="module")
def bundles(house: House) -> Path:
    """The front end of the copy."""
    done = house.run(str(house.top / "tools" / "frontend.py"))
    assert done.returncode == 0, done.stdout
    return house.top / "src" / "needling" / "widgets" / "bundles"


@pytest.fixture(scope="module")
def html(house: House, bundles: Path) -> Path:
    """The small book, built with the configuration of the real one."""
    assert bundles.is_dir()
    shutil.copy(house.top / "_config.yml", house.book.top)
    done = house.run("-c", BUILD)
    built = house.book.top / "html"
    assert (built / "index.html").is_file(), done.stdout
    return built


def page(html: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((html / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def test_the_check_accepts_and_counts_both(house: House) -> None:
    done = house.run("-m", "needling.check")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "All well: 0 cases, 2 greetings, 9 questions, 5 facts, 2 sources."


def test_a_slip_in_either_is_told(house: House) -> None:
    before = {path: path.read_bytes() for path in (house.book.top / CHAPTER, house.book.top / BANK)}
    with house.book.notebook(CHAPTER) as notebook:
        notebook.cells.append(nbf.new_code_cell('greeting("noon")', metadata={"tags": ["remove-input"]}))
        number = len(notebook.cells)
    with house.book.data(BANK) as bank:
        bank[-1]["word"] = "Two words"
    lines = (house.book.top / BANK).read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, start=1) if text == "  word: Two words"]
    done = house.run("-m", "needling.check")
    for path, content in before.items():
        path.write_bytes(content)
    assert done.stdout.splitlines() == [
        f"{BANK}, line {line}, sing-9, word: one word is guessed, not several.",
        f"{CHAPTER}, cell {number}, line 1: book/data/strings/greeting.yml: there is no greeting for 'noon'.",
        "2 to mend.",
    ]


def test_the_schema_of_questions_knows_the_kind_and_what_it_holds(house: House) -> None:
    made = "import json; from needling.check.schemas import schema_files; "
    made += "print(json.dumps({path.stem: schema for path, schema in schema_files().items()}))"
    schema = json.loads(house.run("-c", made).stdout)["questions"]
    assert "guess" in schema["items"]["discriminator"]["mapping"]
    assert {"word", "feedback", "stem"} <= set(schema["$defs"]["Guess"]["required"])


def test_a_bundle_of_each_kind_is_made_for_the_activity(bundles: Path) -> None:
    for folder in ("live", "site"):
        assert "greeted" in (bundles / folder / "greeting.js").read_text(encoding="utf-8")
        assert ".nd-greeting" in (bundles / folder / "greeting.css").read_text(encoding="utf-8")


def test_the_style_of_the_kind_is_in_that_of_the_quiz(bundles: Path) -> None:
    for folder in ("live", "site"):
        assert ".nd-guess" in (bundles / folder / "quiz.css").read_text(encoding="utf-8")


def test_the_script_of_the_kind_is_in_that_of_the_quiz(bundles: Path) -> None:
    for folder in ("live", "site"):
        assert ".nd-guess input" in (bundles / folder / "quiz.js").read_text(encoding="utf-8")


def test_a_page_shows_both_and_loads_their_scripts_and_styles(html: Path) -> None:
    soup = page(html, "perform/sing")
    assert WORDS["good_morning"] in soup.select_one('[data-widget="greeting"]').get_text()  # type: ignore[union-attr]
    assert soup.select_one('fieldset[data-question="sing-9"][data-kind="guess"] .nd-guess input')
    scripts = {re.sub(r"\?.*", "", str(one["src"])) for one in soup.select("script[src]")}
    styles = {re.sub(r"\?.*", "", str(one["href"])) for one in soup.select("link[rel=stylesheet]")}
    for name in ("greeting", "quiz"):
        assert f"../_static/needling/{name}.js" in scripts
        assert f"../_static/needling/{name}.css" in styles
        assert (html / "_static" / "needling" / f"{name}.js").is_file()
        assert (html / "_static" / "needling" / f"{name}.css").is_file()


def test_the_answers_hold_the_key_of_the_new_kind(html: Path) -> None:
    (answer,) = [box for box in page(html, "answers").select(".nd-answer") if box.strong.get_text() == "sing-9"]  # type: ignore[union-attr]
    assert "Guess: Silence — What is silent is not strained." in " ".join(answer.get_text(" ").split())


def test_the_page_is_named_under_the_fact_that_the_activity_shows(house: House) -> None:
    done = house.run("-c", "from needling.widgets.page_index import pages_by_fact; print(pages_by_fact()['A1'])")
    assert done.stdout.strip() == "['perform/sing', 'practise/again']"


def test_both_keep_the_contracts(house: House, bundles: Path) -> None:
    assert bundles.is_dir()
    tests = ["tests/widgets/test_activity.py", "tests/questions/test_kinds.py"]
    done = house.run("-m", "pytest", "-vv", *tests, book=False)
    assert done.returncode == 0, done.stdout
    for name in ("greeting", "guess"):
        assert re.search(rf"\[{name}\S*\] PASSED", done.stdout)
