"""Spelling: words of readers' texts that neither a dictionary of British English nor ``book/data/words.txt`` knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from needling.borrowed import node_folder
from needling.check.slips import Slip
from needling.course.loading import book_folder, read_text
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE

_SCRIPT = Path(__file__).with_suffix(".js")
#: Shorter words, and abbreviations as short as the second, are let be.
_SHORTEST, _SHORTEST_NAME = 3, 4
#: What one might have meant, at most; a word of the book comes so many places further ahead, a name so many behind.
_MOST_MEANT, _HEAD_START = 2, 3

_LETTER = r"[^\W\d_²³]"
_WORD = re.compile(rf"(?<![\w@]){_LETTER}+(?:['’]{_LETTER}+)*(?![\w@])")
_POSSESSIVE = re.compile(r"['’]s?$")
_CAMEL = re.compile(r"(?<=[a-zåäöéü])(?=[A-ZÅÄÖ])")
#: What stands in a text without being read as words: names of things, addresses, code.
_NO_WORDS = re.compile(
    r"^\s*:{3,}\{(?!admonition\}|reveal\}).*|^\s*:[\w-]+:.*"  # the frame of a box
    r"|\{(?!given\})[\w-]+\}`[^`]*`|\{[\w-]*\}|`[^`]*`"  # roles, places for numbers, code
    r"|^myst:$|<[^<>]*>"  # the head of a page, HTML
    r"|(?<=\])\([^)\s\"]*|https?://[^\s)\"<>]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|eu|gov|ipynb|md|net|org|se|uk)\b[\w/.-]*",
    re.MULTILINE,
)


class SpellingError(Exception):
    """Spelling could not be looked at; the message says why and what to do."""


class _Dictionary:
    """The dictionary in a process of its own, which it ends with; an answer is kept.

    Finding the dictionary takes half a second, so it is started first and asked last.
    """

    def __init__(self) -> None:
        node = node_folder() / "node"
        # What it complains of is told in our own words.
        self._process = Popen([node, _SCRIPT], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True, encoding="utf-8")
        self._known: set[str] = set()
        self._unknown: dict[str, list[str]] = {}

    def unknown(self, words: set[str]) -> dict[str, list[str]]:
        """Of some words those that are not known, each with what might be meant."""
        if new := sorted(words - self._known - self._unknown.keys()):
            self._unknown |= self._asked(new)
            self._known.update(set(new) - self._unknown.keys())
        return {word: self._unknown[word] for word in words & self._unknown.keys()}

    def _asked(self, words: list[str]) -> dict[str, list[str]]:
        to, back = self._process.stdin, self._process.stdout
        with suppress(BrokenPipeError):  # It has ended: there is no answer, which is told below.
            print(json.dumps(words), file=to, flush=True)
        if not (answer := back.readline() if back else ""):
            _running.clear()
            raise SpellingError(
                "node_modules: the dictionary is not there, so spelling was not looked at. "
                "Run '.venv/bin/python tools/npm.py ci --omit=dev'."
            )
        return dict(json.loads(answer))

    def meant(self, word: str) -> list[str]:
        """What might be meant by a word that is not known, the likeliest first."""
        close = [one for one in self._unknown[word] if one.lower() != word.lower()]

        def rank(one: str) -> int:
            return close.index(one) + _HEAD_START * (one[0].isupper() - (one in self._known))

        return sorted(dict.fromkeys(close), key=rank)[:_MOST_MEANT]


#: The one that is running; kept while the course is read anew.
_running: list[_Dictionary] = []


def _dictionary() -> _Dictionary:
    if not _running:
        _running.append(_Dictionary())
    return _running[0]


def begin_spelling() -> None:
    """Start the dictionary, which is wanted later."""
    _dictionary()


def own_words() -> frozenset[str]:
    """The words of ``book/data/words.txt``, in lower case, and those of which house style says what we say instead."""
    path = book_folder() / "data" / "words.txt"
    lines = read_text(path).splitlines() if path.is_file() else []
    avoided = [name for rule in load_style(SOURCE_LANGUAGE).wording for name in rule.avoid]
    words = [
        *(line for line in lines if not line.startswith("#")),
        *(word for name in avoided for word in name.split()),
    ]
    return frozenset(word.strip().lower() for word in words)


def misspelt(words: Iterable[str]) -> dict[str, list[tuple[str, list[str]]]]:
    """The words that are not known: what of each, and what might be meant by that.

    Raises:
        SpellingError: if there is no dictionary.
    """
    own = own_words()
    stems = {word: _stems(word, own) for word in set(words)}
    dictionary = _dictionary()
    unknown = dictionary.unknown({stem for parts in stems.values() for stem in parts})
    meant = {stem: dictionary.meant(stem) for stem in unknown}
    found = {word: [(part, meant[part]) for part in parts if part in meant] for word, parts in stems.items()}
    return {word: parts for word, parts in found.items() if parts}


def as_read(text: str) -> str:
    """A text without what is not read as words, such as where its links lead; its lines stay where they are."""
    return _NO_WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def words_in(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text that are read, each with its line, counted from 1."""
    for number, line in enumerate(as_read(text).splitlines(), start=1):
        for found in _WORD.finditer(line):
            yield number, found[0]


def _stems(word: str, own: frozenset[str]) -> list[str]:
    """What to look up of a word: without its possessive ending, and each part of a name such as SkinPen."""
    stem = _POSSESSIVE.sub("", word)
    parts = [stem] if stem.lower() in own else _CAMEL.split(stem)
    return [part for part in parts if part.lower() not in own and _is_judged(part)]


def _is_judged(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME or (len(word) == _SHORTEST and word.islower())


def spelling_slips(text: str) -> Iterator[Slip]:
    """The words of a text that are not known, in the order of its lines.

    Raises:
        SpellingError: if there is no dictionary.
    """
    words = [*words_in(text)]
    unknown = misspelt(word for _, word in words)
    for line, word in words:
        for part, meant in unknown.get(word, ()):
            yield Slip(line, sentence_about(part, meant))


def sentence_about(word: str, meant: list[str]) -> str:
    """What an author is told about a word that is not known."""
    likely = meant and not word.isupper()  # Nothing is like an abbreviation.
    asked = f" Did you mean {' or '.join(repr(one) for one in meant)}?" if likely else ""
    return f"'{word}' is not in the dictionary.{asked} A name or a term of the field goes into book/data/words.txt."
