"""One spelling of each term: ``book/data/wording.yml`` says which one, and which others must not stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import ConfigDict, Field

from needling.course.chapters import notebook_files, page_files, read_notebook
from needling.course.glossary import load_glossary
from needling.course.loading import CourseError, Strict, book_folder, read_text, read_yaml, shown, validated
from needling.course.text import Sentence
from needling.widgets.activity import activities


class Rule(Strict):
    """What we say, and what not."""

    model_config = ConfigDict(populate_by_name=True)

    say: Sentence
    avoid: list[Sentence] = Field(alias="not", min_length=1)


@cache
def load_house_style() -> tuple[Rule, ...]:
    """Every rule, in the order of the file.

    Raises:
        CourseError: if the file is not a list of rules.
    """
    path = book_folder() / "data" / "wording.yml"
    return tuple(validated(read_yaml(path), list[Rule], path))


def house_style_problems() -> Iterator[str]:
    """Where a text for readers says a term in another way, a sentence each. Every file can be read."""
    says = {name.lower(): rule.say for rule in load_house_style() for name in rule.avoid}
    pattern = re.compile(rf"(?<![\w-])({'|'.join(re.escape(name) for name in says)})(?![\w-])", re.IGNORECASE)
    for where, text in _texts():
        for found in pattern.finditer(text):
            yield f"{where}: '{found[0]}' stands there; we say {says[found[0].lower()]}."


def _texts() -> Iterator[tuple[str, str]]:
    """Each text for readers, in English, with its place as an author knows it."""
    for path in notebook_files():
        try:
            cells = read_notebook(path).cells
        except CourseError:
            continue  # The notebook's own check tells.
        for number, cell in enumerate(cells, start=1):
            if cell.cell_type == "markdown":
                yield f"{shown(path)}, cell {number}", cell.source
    for path in page_files():
        try:
            yield shown(path), read_text(path)
        except CourseError:
            continue  # The page's own check tells.
    for activity in activities().values():
        yield from activity.texts()
    for term in load_glossary():
        yield f"book/data/glossary.yml, {term.id}: meaning", term.meaning.source
