"""Edits that authors make every week, each a change of one file: nothing in the tests may depend on what they change.

``tests/check/test_ordinary_edits.py`` says what the check has to say of each; ``make edits`` makes them all in a copy of
the project and runs the tests there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

#: A place in the project, and how its text changes.
Change = Callable[[str], str]


@dataclass(frozen=True)
class Edit:
    """One edit.

    Attributes:
        name: what it is, in a few words.
        file: from the top of the project.
        change: the file's text before, to its text after.
        told: whether the check may ask somebody to look at something else that rests on it.
    """

    name: str
    file: str
    change: Change
    told: bool = False

    def make(self, top: Path) -> None:
        """Make it in the project at ``top``.

        Raises:
            AssertionError: if the file does not hold what is to be changed.
        """
        path = top / self.file
        before = path.read_text(encoding="utf-8")
        after = self.change(before)
        assert after != before, self
        path.write_text(after, encoding="utf-8")


def first(pattern: str, by: str) -> Change:
    """The first place that fits, changed."""
    return lambda text: re.sub(pattern, by, text, count=1, flags=re.MULTILINE)


def _in_entry(id_: str, pattern: str, by: str) -> Change:
    """The first place that fits in one entry of a file."""

    def change(text: str) -> str:
        begin = text.index(f"\n{id_}:\n")
        return text[:begin] + first(pattern, by)(text[begin:])

    return change


def _example_at_the_end(text: str) -> str:
    """The question that docs/authors shows, under the next free id."""
    page = Path(__file__).parents[1] / "docs" / "authors" / "question.md"
    found = re.search(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    entry = yaml.safe_load(found[1])[0] | {"id": f"numb-{len(yaml.safe_load(text)) + 1}"}
    return text + yaml.safe_dump([entry], allow_unicode=True, sort_keys=False)


EDITS = [
    Edit("the question that the page for authors shows", "book/data/questions/numb.yml", _example_at_the_end),
    Edit(
        "a sentence more in a full chapter",
        "book/perform/room.ipynb",
        first(
            r"^(\s+\")## Ready the room\\n\",",
            r'\1## Ready the room\\n",\n\1\\n",\n\1Do one thing after the other.\\n",',
        ),
    ),
    Edit(
        "four weeks between sessions become five",
        "book/data/facts/rules.yml",
        _in_entry("R37", r"^  value: 4$", "  value: 5"),
        told=True,
    ),
    Edit(
        "a label allows a shorter time",
        "book/data/facts/numbing.yml",
        _in_entry("H1", r"^(    time: \{value: )\[1, 5\]", r"\1[1, 4]"),
        told=True,
    ),
    Edit(
        "a label allows a smaller dose",
        "book/data/facts/numbing.yml",
        _in_entry("H1", r"^(    dose-per-area: \{value: )1\.5", r"\g<1>1.2"),
        told=True,
    ),
    Edit("a fact is read again", "book/data/facts/endpoint.yml", first(r"^(  review_by: )\d{4}", r"\g<1>2031")),
    Edit("a button is called otherwise", "book/data/strings/quiz.yml", first(r'^check: "Check"', 'check: "Look"')),
    Edit(
        "a term is explained otherwise",
        "book/data/glossary.yml",
        first(r"many fine sterile needles", "a great many fine, sterile needles"),
    ),
    Edit(
        "a case is told otherwise",
        "book/data/cases/faint.yml",
        first(r"^summary: .*$", 'summary: "He has eaten nothing all day, and now he lies very still."'),
    ),
    Edit(
        "an answer is put in other words",
        "book/data/questions/cleanse.yml",
        first(r"^(  explanation: \")", r"\1In short: "),
    ),
    Edit("a section takes longer", "book/data/plan.yml", first(r"(title: \"Say what it is\", minutes: )1", r"\g<1>2")),
    Edit("a drawing says it otherwise", "book/figures/room-tray.svg", first(r"(<text[^>]*>)([A-Z]\w+)", r"\1So: \2")),
]
