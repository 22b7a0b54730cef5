"""Everything in the course's data that a reader can read, as messages; pages: ``sphinx/translated.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from needling.course.catalogues import UNITS, Translatable
from needling.course.course_texts import COURSE_TEXTS, DATA_TEXTS
from needling.course.strings import DOMAIN, Plural, written_words
from needling.course.text import Unit, texts_of
from needling.widgets.activity import activities, word_files

#: The catalogue of the frame around pages, in which Sphinx looks before its own.
FRAME = "sphinx"


@dataclass(frozen=True)
class Message:
    """One text to translate: where its translation stands, and from where it comes.

    ``other`` is its form for several where it depends on a number. What is ``critical`` is not shown by a guess.
    """

    domain: str
    context: str
    text: str
    file: Path
    other: str = ""
    critical: bool = False


def messages() -> list[Message]:
    """Every text of the data, in English, each once for each place that may need a translation of its own.

    Raises:
        CourseError: if data cannot be read.
    """
    found: dict[tuple[str, str, str], Message] = {}
    for message in (*_of_records(), *_of_words()):
        if message.text:
            found.setdefault((message.domain, message.context, message.text), message)
    return list(found.values())


def translatables() -> Iterator[Translatable]:
    """Every record with texts.

    Raises:
        CourseError: if data cannot be read.
    """
    for records in sources_of_texts():
        yield from records()


def sources_of_texts(*, only_data: bool = False) -> list[Callable[[], Iterable[Translatable]]]:
    """What yields the records with texts: those of the course, and those that each activity declares.

    With ``only_data`` those that stand in files of data.
    """
    return [
        *(DATA_TEXTS if only_data else COURSE_TEXTS),
        *(activity.translatables for activity in activities().values()),
    ]


def _of_records() -> Iterable[Message]:
    for one in translatables():
        for place, text in texts_of(one.record):
            if isinstance(text, Unit):
                yield Message(UNITS, "", text.source, one.file)
            else:
                context = f"{one.item} {place}".strip()
                yield Message(one.domain, context, text.source, one.file, critical=one.is_critical(place))


def _of_words() -> Iterable[Message]:
    for group, path in word_files().items():
        for name, words in written_words(path).items():
            if isinstance(words, Plural):
                yield Message(DOMAIN, f"{group} {name}", words.one, path, other=words.other)
            else:
                yield Message(DOMAIN, f"{group} {name}", words, path)
