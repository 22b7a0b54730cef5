"""A small book, built once as the real one is, with a few slips in it."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat
import nbformat.v4 as nbf
import pytest
from bs4 import BeautifulSoup

from tests.conftest import TOP, OwnBook
from tests.questions.banks import kinds_sample
from tests.widgets import photograph_sample

INDEX = """# Start

Above {fact}`I2` nobody knows, see {fact}`A4.forehead-women-total`. {source}`A4 A5`

:::{conflict} I2 I12
Two sides.
:::

:::{reveal} Show <it>
The *answer*.
:::

![A hand holds a pen.](figures/start-skin.svg "How to hold it.")

![](figures/needle-stroke.svg)

It was done at {fact}`A5.frequency`.

:::{conflict} A4 A5
:::

[ ] no box, ____ no line

:::{sheet} soon
Hang it up.
:::

:::{sheet} 2026-11-24
:layout: poster
Hang it up.
:::

:::{sheet} 2026-11-24
:::

By {basis}`habit`.

Never <b data-typed>press</b>. <img data-typed src=x onerror=alert(1)> <!-- data-typed -->

<script data-typed>alert(1)</script>

```{raw} html
<iframe data-typed></iframe>
```

```{eval-rst}
.. raw:: html

   <iframe data-typed></iframe>
```

[Press](javascript:alert(1))

Up to {fact}`Z99`. {source}`Y98` And {fact}`A4`.

:::{conflict} I2 X97
:::
"""
SHEET = """# A sheet

:::{sheet} 2026-11-24
:layout: card
Hang *it* up.
:::

Name ____ Date ____ or later {source}`A4`

Notes ____________ ____________

- [ ] Washed **well** and [ ] dried. {source}`A4` {basis}`practice` {basis}`judgement`
- Not ticked

| Ask | Yes |
|---|---|
| Fever {fact}`I2` | [ ] |
| | |
"""
TOC = """format: jb-book
root: index
chapters:
  - file: perform/numb
  - file: perform/depth-and-speed
  - file: sheet
  - file: practise/spot-the-error
  - file: practise/endpoint-trainer
  - file: reference/facts
  - file: reference/sources
  - file: reference/answers
"""
#: HTML as an author might type it into a notebook.
TYPED = 'Here <i data-typed>lightly</i>.\n\n<div data-typed onclick="alert(1)">\nThere.\n</div>'
#: All answers on one page; the real book has a page for each part.
ANSWERS = """# Answers

```{answer-list}
```
"""
BUILD = """
from pathlib import Path
from needling.borrowed import build_with_jupyter_book
top = Path.cwd()
overrides = {"external_toc_path": str(top / "_toc.yml"), "nitpicky": True, "nb_execution_cache_path": str(top / "executed")}
build_with_jupyter_book(top / "book", top / "_config.yml", top / "html", "html", overrides)
"""


#: The one change to the facts of the small book: its number stands nowhere else.
FREQUENCY = "43.21\N{NO-BREAK SPACE}MHz"
#: The one fact of the small book that nobody has looked at since.
OVERDUE = "A6"

#: Where the small book will stand, and where its readers report a mistake.
ADDRESS = "https://school.example/courses/needling/"
FORM = "https://school.example/new?title=Mistake+on+{page}&edition={edition}"


@cache
def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@dataclass(frozen=True)
class BuiltBook:
    """The built pages and what was said while they were built."""

    folder: Path
    said: str

    def text(self, name: str) -> str:
        """A page as it is in its file."""
        return (self.folder / f"{name}.html").read_text(encoding="utf-8")

    def page(self, name: str) -> BeautifulSoup:
        """A page, read once; not to be changed."""
        return _read(self.folder / f"{name}.html")


def _notebook(path: Path, chapter: str, *lines: str) -> None:
    header = nbf.new_markdown_cell(f"# A page\n\n:::{{chapter}} {chapter}\n:::\n\n{TYPED}")
    cells = [nbf.new_code_cell(line, metadata={"tags": ["remove-input"]}) for line in lines]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.parent.mkdir(exist_ok=True)
    nbformat.write(nbf.new_notebook(cells=[header, *cells], metadata=kernel), path)


def _change(book: OwnBook) -> None:
    """One fact has another number, one is past its review; a question shows the number, and each kind is asked."""
    with book.data("book/data/facts/skin.yml") as facts:
        facts["A5"]["values"]["frequency"]["value"] = float(FREQUENCY.split(maxsplit=1)[0])
        facts[OVERDUE]["review_by"] = datetime.date(2020, 1, 1)
    with book.data("book/data/questions/numb.yml") as questions:
        questions[0]["stem"] += " It was done at {fact}`A5.frequency`."
        questions[0]["facts"].append("A5")
        questions += [{**entry, "id": f"numb-{number}"} for number, entry in enumerate(kinds_sample(), start=901)]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltBook:
    """The small book, built with the real configuration."""
    top = tmp_path_factory.mktemp("small")
    book = top / "book"
    for name in ("data", "figures"):
        shutil.copytree(TOP / "book" / name, book / name, ignore=shutil.ignore_patterns("sheets*"))
    (book / "practise").mkdir()
    shutil.copy(TOP / "book" / "practise" / "spot-the-error.ipynb", book / "practise")
    photograph_sample.put(book, photograph_sample.record())
    (book / "reference").mkdir()
    (book / "reference" / "answers.md").write_text(ANSWERS, encoding="utf-8")
    for name in ("facts", "sources"):
        shutil.copy(TOP / "book" / "reference" / f"{name}.md", book / "reference")
    shutil.copy(TOP / "book" / "references.bib", book)
    config = (TOP / "_config.yml").read_text(encoding="utf-8")
    assert 'needling_report: ""' in config
    (top / "_config.yml").write_text(
        config.replace('needling_report: ""', f"needling_report: {FORM}"), encoding="utf-8"
    )
    (top / "_toc.yml").write_text(TOC, encoding="utf-8")
    (book / "index.md").write_text(INDEX, encoding="utf-8")
    (book / "sheet.md").write_text(SHEET, encoding="utf-8")
    _change(OwnBook(book))
    start = "from needling import explore, facts, quiz"
    _notebook(book / "perform" / "numb.ipynb", "numb", start, 'quiz("numb-1")', 'facts("H1", "A5")')
    _notebook(book / "practise" / "endpoint-trainer.ipynb", "numb", "from needling import trainer", "trainer()")
    _notebook(book / "perform" / "depth-and-speed.ipynb", "depth-and-speed", start, 'explore("depth")')
    done = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=top,
        env=dict(os.environ, NEEDLING_BOOK=str(book), NEEDLING_SITE=ADDRESS, NO_COLOR="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert (top / "html" / "index.html").is_file(), done.stdout
    return BuiltBook(top / "html", done.stdout)
