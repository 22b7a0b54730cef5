"""House style and spelling of every text in the course's data, with file, line and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from needling.check.house_style import style_slips, translation_style_problems
from needling.check.spelling import SpellingError, as_read, misspelt, sentence_about, words_in
from needling.check.unfilled import MARK, unfilled_slips
from needling.course.catalogues import Translatable
from needling.course.facts import DOMAIN as FACTS
from needling.course.loading import CourseError, read_text, shown
from needling.course.problem import Problem, in_words
from needling.course.sources import DOMAIN as SOURCES
from needling.course.strings import Plural, written_words
from needling.course.text import texts_of
from needling.translate.messages import sources_of_texts
from needling.widgets.activity import word_files


@dataclass(frozen=True)
class _Written:
    """A text of the data, and where it stands."""

    file: Path
    item: str
    place: str
    text: str
    #: A claim keeps the words of its sources, which may not be ours.
    quotes: bool = False

    def problem(self, word: str, sentence: str) -> Problem:
        line = _line_with(word, self.item, read_text(self.file))
        place = self.place if self.item == self.file.stem else f"{self.item} {self.place}"
        return Problem(shown(self.file), sentence, in_words(place), line)


def wording_problems(only: Path | None = None) -> Iterator[Problem | str]:
    """What is wrong with the words of the data that can be read and of translations, a sentence each; in one file or in all."""
    texts = [one for one in _texts(only_data=only is not None) if only in (None, one.file)]
    for one in texts:
        for slip in style_slips(as_read(one.text)) if not one.quotes else ():
            yield one.problem(slip.sentence.split("'")[1], slip.sentence)
        for slip in unfilled_slips(one.text):
            yield one.problem(_beginning(one.text, slip.line), slip.sentence)
    if only is None:
        yield from translation_style_problems()
    words = {one: [word for _, word in words_in(one.text)] for one in texts}
    try:
        unknown = misspelt(word for several in words.values() for word in several)
    except SpellingError as error:
        yield str(error)
        return
    for one, several in words.items() if unknown else ():
        for word in dict.fromkeys(several):
            for part, meant in unknown.get(word, ()):
                yield one.problem(part, sentence_about(part, meant))


def _texts(*, only_data: bool) -> Iterator[_Written]:
    """Each text of the data for readers, in English; titles of sources stay as they were printed."""
    for records in sources_of_texts(only_data=only_data):
        with suppress(CourseError):  # Its reader tells.
            yield from _of_records(records())
    for group, path in word_files().items():
        with suppress(CourseError):
            yield from _of_words(group, path)


def _of_records(records: Iterable[Translatable]) -> Iterator[_Written]:
    for one in records:
        if one.domain != SOURCES:
            for place, text in texts_of(one.record):
                yield _Written(one.file, one.item, place, text.source, one.domain == FACTS)


def _of_words(group: str, path: Path) -> Iterator[_Written]:
    for name, words in written_words(path).items():
        for text in (words.one, words.other) if isinstance(words, Plural) else (words,):
            yield _Written(path, group, name, text)


def _beginning(text: str, line: int) -> str:
    """So much of a line of an example that it is found again in its file."""
    written = text.splitlines()[line - 1]
    return " ".join(written[written.index(MARK) :].split()[:7])


def _line_with(word: str, item: str, text: str) -> int:
    """The line in which a word stands, in the item if that has a place in the file; 0 where it stands in none."""
    lines = text.splitlines()
    begin = re.compile(rf"[\s-]*(?:id: *['\"]?)?{re.escape(item)}['\"]?:?\s*$")
    first = next((number for number, line in enumerate(lines) if item and begin.match(line)), 0)
    wanted = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return next((number + 1 for number in range(first, len(lines)) if wanted.search(lines[number])), 0)
