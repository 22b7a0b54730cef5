"""A text as its reader sees it: numbers of facts filled in, emphasis and links shown, everything else escaped."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from needling.course.facts import quantity

#: The roles of a chapter's text that texts in data may use too.
FACT = re.compile(r"\{(?:fact|number)\}`([^`]+)`")
GIVEN = re.compile(r"\{given\}`([^`]+)`")

_WITH_UNIT = re.compile(r"\{fact\}`([^`]+)`")
_ALONE = re.compile(r"\{number\}`([^`]+)`")

# "zero" knows no markup at all; raw HTML is never enabled, so every < is shown as text.
_INLINE = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
# A backslash before the end of a line would break it.
_INLINE.add_render_rule("hardbreak", lambda *_: "\n")


def with_numbers(sentence: str) -> str:
    """``{fact}`I2``` becomes the number with its unit, ``{number}`I2``` without it; ``{given}`75 min``` what stands in it.

    Raises:
        CourseError: if there is no such fact or it has no such number.
    """
    if "{" not in sentence:
        return sentence
    sentence = _WITH_UNIT.sub(lambda found: str(quantity(found[1])), sentence)
    sentence = _ALONE.sub(lambda found: quantity(found[1]).figures, sentence)
    return GIVEN.sub(r"\1", sentence)


def to_html(sentence: str) -> str:
    """A text with its numbers as safe inline HTML."""
    return inline_html(with_numbers(sentence))


def inline_html(sentence: str) -> str:
    """A piece of a text as safe inline HTML."""
    return str(_INLINE.renderInline(sentence))
