"""Texts in several languages, and the little markup they may carry: emphasis, code-free, and links."""

from __future__ import annotations

import os
import re
from typing import Annotated

from markdown_it import MarkdownIt
from pydantic import AfterValidator, StringConstraints

#: Invisible marks that turn the reading direction could make a text say something else than it reads.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def _reads_as_written(sentence: str) -> str:
    if _TURNING.search(sentence):
        raise ValueError("holds an invisible mark that turns the reading direction; delete it")
    return sentence


Sentence = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True), AfterValidator(_reads_as_written)
]


def _has_english(text: dict[str, str]) -> dict[str, str]:
    if "en" not in text:
        raise ValueError("a text has no `en`. English is the language every text starts from")
    return text


#: A text for readers: language code -> sentence. English is always there.
Text = Annotated[dict[Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")], Sentence], AfterValidator(_has_english)]

# "zero" knows no markup at all; raw HTML is never enabled, so every < is shown as text.
_INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape"])


def language() -> str:
    """The language of the page being made: ``NEEDLING_LANGUAGE``, else English."""
    return os.environ.get("NEEDLING_LANGUAGE", "en")


def say(text: dict[str, str]) -> str:
    """The text in the page's language, in English where it has no such version."""
    return text.get(language(), text["en"])


def to_html(text: dict[str, str]) -> str:
    """The text as safe inline HTML: emphasis and links, everything else escaped."""
    return str(_INLINE.renderInline(say(text)))
