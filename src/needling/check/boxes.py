"""What an author can get wrong in a box, ``:::{admonition} Title`` to ``:::``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from needling.check.slips import Slip
from needling.course.facts import fact
from needling.course.loading import CourseError
from needling.course.sheet_head import SheetHead

#: The classes of a box: what it means to the hand that acts.
BOX_CLASSES = ("safety", "law", "correct", "practice")
#: Boxes that hold text: their content is looked into.
TEXT_BOXES = ("admonition", "conflict", "container", "reveal", "sheet")
#: Those whose own rule says what they want.
_MAY_BE_EMPTY = ("conflict", "sheet")
#: Boxes that are filled by the course itself.
FILLED_BOXES = (
    *("chapter", "description", "answer-list", "coverage", "course-overview", "course-size"),
    *("fact-list", "glossary-list", "source-list"),
)
_HEAD = re.compile(r"\{(?P<name>[\w-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")
#: Spaces that look like one and are none to the build.
_ODD_SPACE = re.compile(r"[\u00a0\u2007\u202f\u200b\ufeff]")


@dataclass
class Box:
    """A box as it was typed.

    Attributes:
        fence: what opens it, ``:::`` or three ticks.
        head: what stands behind that.
        text: its content; lines of options are empty, so that lines are counted as in the file.
    """

    line: int
    fence: str
    head: str
    closed: bool
    name: str = ""
    argument: str = ""
    options: dict[str, str] = field(default_factory=dict)
    text: str = ""
    odd: int = 0

    @classmethod
    def of(cls, token: Token, lines: list[str], line: int) -> Box:
        """The box that a token of Markdown is, among the lines of its text."""
        first, last = token.map or [0, 0]
        end = lines[last - 1].strip("> \t") if last > first + 1 else ""
        closed = end.startswith(token.markup) and not end.strip(token.markup[0])
        box = cls(line, token.markup, token.info, closed)
        if found := _HEAD.match(token.info.strip()):
            box.name, box.argument = found["name"], found["argument"].strip()
        body = token.content.splitlines()
        written = [token.info.removesuffix(box.argument)]
        for number, row in enumerate(body):
            if not (option := _OPTION.fullmatch(row.strip())):
                break
            box.options[option["name"]] = option["value"].strip()
            written.append(row)
            body[number] = ""
        box.odd = next((number for number, row in enumerate(written, start=1) if _ODD_SPACE.search(row)), 0)
        box.text = "\n".join(body)
        return box


def box_slips(box: Box) -> Iterator[Slip]:
    """What is wrong with the frame of a box."""
    if not box.closed:
        if box.head.strip():
            yield Slip(box.line, f"a box is not closed. Close it with {box.fence} on a line of its own.")
        else:
            told = f"'{box.fence}' closes nothing: the box above it is closed already, or its first line is not there."
            yield Slip(box.line, told)
            return
    colons = box.fence.startswith(":")
    if not box.name:
        if colons:
            told = f"'{box.fence}{box.head}' names no box. Write, for instance, {box.fence}{{admonition}} Title."
            yield Slip(box.line, told)
    elif box.odd:
        yield Slip(box.line + box.odd - 1, "holds a space that is none (a no-break space). Type it anew.")
    elif box.name not in (*TEXT_BOXES, *FILLED_BOXES):
        told = f"there is no box '{box.name}'. There are {', '.join((*TEXT_BOXES, *FILLED_BOXES))}."
        yield Slip(box.line, told)
    elif box.name in TEXT_BOXES and box.name not in _MAY_BE_EMPTY and not box.text.strip():
        yield Slip(box.line, f"a box is empty. Write its text, with {box.fence} below.")
    elif box.name == "admonition":
        yield from _admonition_slips(box)
    elif box.name == "conflict":
        yield from _conflict_slips(box)
    elif box.name == "sheet":
        yield from _sheet_slips(box)
    elif box.name == "reveal" and not box.argument:
        yield Slip(box.line, "a text to reveal does not say what to tap. Write it behind {reveal}.")


def _admonition_slips(box: Box) -> Iterator[Slip]:
    classes = ", ".join(BOX_CLASSES)
    if not box.argument:
        yield Slip(box.line, "a box has no title. Write it behind {admonition}.")
    if "class" not in box.options:
        told = f"a box does not say what it means. Write :class: and one of {classes} on the line below."
        yield Slip(box.line, told)
    elif box.options["class"] not in BOX_CLASSES:
        yield Slip(box.line, f"there is no class '{box.options['class']}' of a box. There are {classes}.")


def _conflict_slips(box: Box) -> Iterator[Slip]:
    if len(box.argument.split()) < 2:
        yield Slip(box.line, "facts that disagree are at least two. Write their ids behind {conflict}.")
    for id_ in box.argument.split():
        try:
            fact(id_)
        except CourseError as error:
            yield Slip(box.line, str(error))


def _sheet_slips(box: Box) -> Iterator[Slip]:
    try:
        SheetHead.of(box.argument, box.options.get("layout"), box.text)
    except CourseError as error:
        yield Slip(box.line, str(error))
