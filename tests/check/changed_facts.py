"""What readers read, with the numbers of the facts as they are, and with every one of them a tenth higher or lower."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as ET

from needling.course import facts, load_strings, with_numbers
from needling.course.chapters import SOURCE, notebook_files, page_files, read_notebook
from needling.course.fact_records import WrittenFact, WrittenNumber
from needling.course.figure_texts import SVG, figure_files, figures_in, load_figure
from needling.course.inline_markup import FACT
from needling.course.text import texts_of
from needling.sphinx.figures import drawing
from needling.translate.messages import translatables
from needling.widgets.activity import activities
from needling.widgets.explore import explorers

#: Where it can be read, the facts that it rests on, and what stands there.
Text = tuple[str, frozenset[str], str]


def forget() -> None:
    """Have the course read anew; its sources are the same."""
    ours = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "needling"]
    for thing in {id(thing): thing for module in ours for thing in vars(module).values()}.values():
        if hasattr(thing, "cache_clear") and thing.__module__ != "needling.course.sources":
            thing.cache_clear()


@contextmanager
def changed(change: Callable[[str, WrittenNumber], WrittenNumber]) -> Iterator[None]:
    """The course with other numbers in its facts, as if their author had written them."""
    real = facts.with_worked_out

    def other(written: Mapping[str, tuple[str, WrittenFact]]) -> Any:
        return real({id_: (file, _with(id_, fact, change)) for id_, (file, fact) in written.items()})

    with patch.object(facts, "with_worked_out", other):
        forget()
        yield
    forget()


def _with(id_: str, fact: WrittenFact, change: Callable[[str, WrittenNumber], WrittenNumber]) -> WrittenFact:
    named = {key: change(f"{id_}.{key}", number) for key, number in fact.values.items()}
    return change(id_, fact).model_copy(update={"values": named})  # type: ignore[return-value]


def by_a_tenth(number: WrittenNumber, way: int) -> WrittenNumber:
    """A typed number a tenth higher (1) or lower (-1), both ends of a range; a count by at least one, never to nothing."""
    if number.value is None:
        return number
    value = number.value
    moved = tuple(_moved(end, way) for end in value) if isinstance(value, tuple) else _moved(value, way)
    return number.model_copy(update={"value": moved})


def _moved(end: float, way: int) -> float:
    if end == round(end):
        return end and max(1.0, end + way * max(1, round(end / 10)))
    return float(f"{end * (1 + way / 10):.6g}")


def texts() -> list[Text]:
    """All that readers read, in pieces."""
    return [*_records(), *_pages(), *_drawings(), *_words()]


def _records() -> Iterator[Text]:
    for one in translatables():
        if isinstance(one.record, (str, dict)):
            continue
        ids = {one.item} & set(facts.load_facts()) or _facts_in(one.record)
        for _, text in texts_of(one.record):
            yield one.item, frozenset(ids | _named(text.source)), with_numbers(text)


def _facts_in(record: Any) -> set[str]:
    parts = record.values() if isinstance(record, dict) else record if isinstance(record, (list, tuple)) else ()
    if hasattr(record, "__dict__") and not isinstance(record, str):
        parts = record.__dict__.values()
    return set(getattr(record, "facts", ())).union(*map(_facts_in, parts))


def _named(text: str) -> set[str]:
    return {reference.partition(".")[0] for reference in FACT.findall(text)} | set(
        " ".join(SOURCE.findall(text)).split()
    )


def _cells() -> Iterator[tuple[str, str]]:
    for path in notebook_files():
        yield from ((path.stem, cell.source) for cell in read_notebook(path).cells if cell.cell_type == "markdown")
    yield from ((path.stem, path.read_text(encoding="utf-8")) for path in page_files())


def _pages() -> Iterator[Text]:
    whole: dict[str, set[str]] = {}
    for page, cell in _cells():
        whole.setdefault(page, set()).update(_named(cell))
    for page, cell in _cells():
        for line in cell.splitlines():
            yield page, frozenset(_named(cell) or whole[page]), SOURCE.sub("", with_numbers(line))


def _drawings() -> Iterator[Text]:
    around: dict[Path, set[str]] = {}
    for _, cell in _cells():
        for path in figures_in(cell):
            around.setdefault(path, set()).update(_named(cell))
    for path in figure_files():
        ids = {reference.partition(".")[0] for reference in load_figure(path).drawn_from} | around.get(path, set())
        for text in ET.fromstring(drawing(path, "")).iter(f"{SVG}text"):  # noqa: S314 - a file of this book
            yield path.name, frozenset(ids), text.text or ""


def _words() -> Iterator[Text]:
    for activity in activities().values():
        for group, ids in activity.words_rest_on().items():
            own = explorers()[group].load_strings() if group in explorers() else load_strings(group)
            yield from ((group, frozenset(ids), text) for text in own.values())


def plain(text: str) -> str:
    """A text without marks of emphasis, its spaces alike: so that it is found again, written or shown."""
    return re.sub(r"\s+", " ", re.sub(r"[*_\\]|\[\d+: |\]", "", text)).strip()
