"""What the tests of generated banks share: writing banks as authors do, spoiling them, looking at what becomes of them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from needling.course import CourseError
from needling.questions import Question, load_questions
from needling.questions.bank import questions_in
from needling.questions.rules import bank_problems
from needling.widgets.quiz import page
from tests.conftest import OwnBook
from tests.course.small_course import BANK
from tests.questions.banks import CHAPTER, SAID, Entry, banks, shown

#: What no sentence and no page may hold: it would turn the reading direction, or act on a terminal.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What a bank of a few questions cannot but lack, and what depends on chance.
COVERAGE = re.compile(r": (has|objective '[a-z-]+' has) \d+ questions; at least|the right option is the longest")
#: How an author may write a text in YAML.
STYLES = ['"', "'", "|", ">"]


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes texts as authors do: in quotation marks or as a block."""

    style = '"'
    ignore_aliases = staticmethod(lambda _: True)  # type: ignore[assignment]


def _as_authors_write(dumper: Any, text: str) -> Any:
    style = None if re.fullmatch("[a-z][a-z0-9-]*", text) else dumper.style
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, _as_authors_write)


def written(entries: Any, style: str = '"') -> str:
    """A bank as the text of its file."""
    Dumper.style = style
    return str(yaml.dump(entries, Dumper=Dumper, allow_unicode=True, sort_keys=False))


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self._texts: list[str] = []
        self.feed(html)
        self.close()
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        self._texts.append(data)


def load(course: OwnBook, text: str) -> tuple[Question, ...]:
    """The questions of a bank that is written like this."""
    Path(course.top, BANK).write_text(text, encoding="utf-8")
    questions_in.cache_clear()
    load_questions.cache_clear()
    return load_questions(CHAPTER)


def refusals(course: OwnBook, text: str) -> tuple[list[str], tuple[Question, ...]]:
    """What is said against a bank, and its questions where they could be read. Any other error than CourseError goes through."""
    try:
        questions = load(course, text)
    except CourseError as error:
        return [*map(str, error.problems)], ()
    told = map(str, bank_problems())
    return [sentence for sentence in told if not COVERAGE.search(sentence)], questions


def text_places(entry: Entry) -> list[tuple[Any, ...]]:
    """The place of every text that readers read in a question, but its scene."""
    return [path for path in places(entry) if path[-1] in SAID and path[-1] != "scene"]


def texts(entry: Entry) -> Iterator[str]:
    """Every text of a question but its scene."""
    return (at(entry, path) for path in text_places(entry))


def unmarked(scene: str) -> str:
    """A scene as it is read."""
    return shown(re.sub(r"\[\d+: ([^\]]*)\]", r"\1", scene))


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a question: the steps that lead there."""
    for step, value in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield (*path, step)
        yield from places(value, (*path, step))


def at(part: Any, path: tuple[Any, ...]) -> Any:
    """What stands in a place."""
    for step in path:
        part = part[step]
    return part


@st.composite
def spoilt(draw: st.DrawFn, values: Any, *, fits: Any = lambda _: True) -> tuple[list[Entry], int, tuple[Any, ...]]:
    """A good bank with another value in one place that ``fits``: the bank, the number of the question, the place."""
    entries = copy.deepcopy(draw(banks(most=2)))
    number = draw(st.integers(0, len(entries) - 1))
    found = [path for path in places(entries[number]) if fits(at(entries[number], path))]
    path = found[draw(st.integers(0, 999)) % len(found)]
    part = at(entries[number], path[:-1])
    part[path[-1]] = draw(values)(part[path[-1]])
    return entries, number, path


def refused_clearly(told: list[str], entries: list[Entry]) -> None:
    """Each sentence names the file, a question by its id or number, and says something."""
    named = {entry.get("id") for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str | int)}
    names = [str(id_) for id_ in named] + [r"question \d+", rf"there is no {CHAPTER}-\d+"]
    assert told
    for sentence in told:
        assert re.match(rf"{BANK}(, .+)?: .{{8,}}\.$", sentence), sentence
        assert "\n" not in sentence
        assert not UNSEEN.search(sentence), repr(sentence)
        assert len(sentence) < 1_000, sentence[:200]
        assert any(re.search(name if "\\" in name else re.escape(name), sentence) for name in names), sentence


#: What the templates of a quiz, and emphasis and links in texts, are made of.
ELEMENTS = {"section", "fieldset", "legend", "div", "p", "span", "label", "input", "select", "option", "button", "ol"}
ELEMENTS |= {"ul", "li", "b", "i", "q", "em", "strong", "a"}


def shown_harmlessly(questions: tuple[Question, ...]) -> Seen:
    """The page of these questions, in which nothing can act."""
    seen = Seen(page(questions))
    assert set(seen.elements) <= ELEMENTS
    assert [name for name in seen.attributes if name.startswith("on") or name in ("style", "src")] == []
    assert not UNSEEN.search(seen.text)
    return seen
