"""What a chapter asks of its reader is measured on its prose alone, and told; it breaks nothing."""

from __future__ import annotations

import subprocess
import sys

import nbformat
import nbformat.v4 as nbf

from needling.check.readability import prose_of
from tests.conftest import OwnBook

TEXT = """# Sing

:::{chapter} sing
:::

Breathe *in*. {source}`A4 B1` Then [sing](other.ipynb).

![A throat.](../figures/throat.svg "The throat.")

| You | I |
|---|---|
| sing | hear |

:::{admonition} Never shout
:class: safety

- Rest
:::
"""


def test_only_what_is_read_counts(tmp_path) -> None:
    path = tmp_path / "sing.ipynb"
    cells = [nbf.new_markdown_cell(TEXT), nbf.new_code_cell('quiz("sing")')]
    nbformat.write(nbf.new_notebook(cells=cells), path)
    assert prose_of(path) == "Sing. Breathe in. Then sing. You. I. sing. hear. Never shout. Rest."


def test_the_check_tells_how_hard_a_chapter_is_to_read(small_book: OwnBook) -> None:
    done = subprocess.run([sys.executable, "-m", "needling.check"], capture_output=True, text=True, check=False)
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("perform/sing: ")]
    words = len(prose_of(small_book.folder / "perform" / "sing.ipynb").split())
    assert line.startswith(f"perform/sing: {words} words, Flesch-Kincaid grade ")
    assert line.endswith("(should be 900-1600 words, grade 8 or lower)")
    assert (done.returncode, done.stdout.splitlines()[-1].partition(":")[0]) == (0, "All well")
