"""Finds English in a page of the pseudo-language: words whose vowels carry no accent, where a reader sees or hears them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from needling.scenario.clients import load_clients
from needling.translate.pseudo import CODE

#: A word of English: plain letters, one of them a vowel.
_WORD = re.compile(r"(?<![^\W\d_])(?=[A-Za-z]*[aeiouyAEIOUY])[A-Za-z]{2,}(?![^\W\d_])")
#: What is the same in every language: addresses, files, ids of facts and questions.
_SAME = re.compile(
    r"\b[IV]+\b|system-ui, sans-serif|https?://\S+|\S+\.(?:txt|ics|json|html)\b|\b[A-Z][0-9]+(?:\.[a-z0-9-]+)*\b|\b[a-z]+(?:-[a-z]+)*-\d+\b"
)
#: Sources keep their names, titles and places.
_NAMES = '.nd-source > p:first-child, a[href*="#source-"], .nd-cited'
_HEARD = ("alt", "aria-label", "aria-valuetext", "aria-roledescription", "title", "placeholder", "label", "value")
_UNSEEN = ("script", "style", "template", "noscript")
#: Data of scripts that holds words: short strings there are names of fields, and paths of drawings are no words.
_SENTENCE = re.compile(r"[A-Za-z]{2,}[,.:]? [ A-Za-z]*[A-Za-z]{3,}")


def english_in(html: str) -> list[str]:
    """Each text of a page that holds English, in its order."""
    page = BeautifulSoup(html, "html.parser")
    for other in page.select(f'[lang]:not(html):not([lang="{CODE}"]), {_NAMES}'):
        other.decompose()
    return [text for text in _texts(page) if _is_english(text)]


@cache
def _names() -> re.Pattern[str]:
    """Names of made-up people, which no language translates."""
    return re.compile("|".join(rf"\b{client.name}\b" for client in load_clients().values()))


def _is_english(text: str) -> bool:
    return bool(_WORD.search(_names().sub("", _SAME.sub("", text))))


def _texts(page: BeautifulSoup) -> Iterator[str]:
    """What a reader may see or hear: texts, attributes that are read out, descriptions, and the words that scripts put in."""
    for text in page.find_all(string=True):
        if type(text) is NavigableString and text.strip() and text.parent.name not in _UNSEEN:
            yield _whole(text)
    for tag in page.find_all(True):
        yield from (str(tag[name]) for name in _HEARD if tag.get(name) and _is_read(tag, name))
        if tag.name == "meta" and tag.get("name") == "description":
            yield str(tag["content"])
        for name, value in tag.attrs.items():
            if name.startswith("data-"):
                yield from _words(_read(str(value)))
        if tag.name == "script" and tag.get("type") == "application/json" and tag.get("id") != "nd-finds":
            yield from _words(json.loads(tag.string or "{}"))


def _read(value: str) -> Any:
    """The data in an attribute; a placeholder or a word is no JSON, and is what it is."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def _whole(text: NavigableString) -> str:
    return " ".join(text.split())


def _is_read(tag: Tag, name: str) -> bool:
    """Whether an attribute reaches a reader: a value does only where it is the label of a button."""
    return name != "value" or (tag.name == "input" and tag.get("type") in ("button", "submit", "reset"))


def _words(data: Any) -> Iterator[str]:
    """The sentences in the data of a script."""
    if isinstance(data, str):
        if _SENTENCE.search(_SAME.sub("", data)) or data.istitle():
            yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in _words(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in _words(value))
