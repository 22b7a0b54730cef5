"""What README, CONTRIBUTING and the pages for authors say can be done, can be done; what they say is printed, is printed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from needling.questions import find_questions
from tests.conftest import TOP

PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").rglob("*.md"))]
README = (TOP / "README.md").read_text(encoding="utf-8")
MAKEFILE = (TOP / "Makefile").read_text(encoding="utf-8")
#: What make itself knows.
BUILT_IN = {"PYTHON"}
_MAKE = re.compile(r"(?:`|^)make ([a-z][a-z-]*)((?: [A-Z]+=\S+?)*)(?=[`\s]|$)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def made_targets() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in _MAKE.finditer(page.read_text(encoding="utf-8")):
            yield f"make {found[1]}{found[2]}", page.name


@pytest.mark.parametrize(("command", "page"), sorted(set(made_targets())))
def test_a_command_that_is_named_is_in_the_makefile_with_its_settings(command: str, page: str) -> None:
    _, target, *settings = command.split(" ")
    targets = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
    assert target in targets, page
    for name in {setting.partition("=")[0] for setting in settings} - BUILT_IN:
        assert f"$({name})" in MAKEFILE, page


def test_every_target_that_a_user_calls_is_explained_where_make_lists_them() -> None:
    phony = re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)
    assert phony
    listed = "\n".join(re.findall(r'^\t@echo "(.*)"', MAKEFILE, re.MULTILINE))
    assert [name for name in phony[1].split() if name != "help" and name not in listed] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TOP).as_posix())
def test_a_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = _LINK.findall(text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_python_prints_what_the_snippets_say() -> None:
    said = {}
    names: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            code, _, comment = line.partition("  # ")
            if comment.startswith("{"):
                said[code] = ast.literal_eval(comment)
                if code == "q.answers":
                    names["q"].answers = said[code]  # Somebody answered.
                assert eval(code, names) == said[code]  # noqa: S307 - our own page
            else:
                exec(code, names)  # noqa: S102 - our own page
    assert set(said) == {"q.answers", "e.state"}
    for id_, answer in said["q.answers"].items():
        (question,) = find_questions(id_)
        assert [option.correct for option in question.options][answer["given"][0]] is answer["right"]  # type: ignore[attr-defined]


def messages() -> Iterator[str]:
    """The longest piece of each message of the table that is the same whatever went wrong."""
    table = README[README.index("| Message | What to do |") :]
    for message in re.findall(r"^\| `([^`|]*)` \|", table, re.MULTILINE)[:20]:
        pieces = re.split(r"…|\d[\d.]*|book/\S+|\(|\)|[A-Z]\d+|numb-\S+|[,:;] |line ", message)
        longest = max((piece.strip(" .,:") for piece in pieces), key=len)
        if " " in longest:
            yield " ".join(longest.split()[:3])  # What follows may be put together.


@pytest.mark.parametrize("piece", list(messages()))
def test_a_message_that_is_explained_is_one_that_is_printed(piece: str) -> None:
    sources = [*(TOP / "tools").glob("*.py"), *(TOP / "src" / "needling").rglob("*.py")]
    assert [path.name for path in sources if piece in path.read_text(encoding="utf-8")]
