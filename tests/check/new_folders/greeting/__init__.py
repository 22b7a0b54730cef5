"""A greeting that the reader may return: an activity as somebody adds it, in a folder of its own."""

from __future__ import annotations

from typing import Any

import traitlets

from needling.course import CourseError, load_strings
from needling.course.chapters import Call
from needling.widgets.activity import Activity, words_of
from needling.widgets.base import Widget, fill


class Greeting(Widget):
    """A greeting. ``greeted`` is filled by the reader."""

    kind = "greeting"
    greeted = traitlets.Dict().tag(sync=True)

    def __init__(self, text: str, **traits: Any) -> None:
        self.text = text
        super().__init__(html=fill("greeting/greeting.html", text=text, words=load_strings("greeting")), **traits)

    def in_words(self) -> str:
        """What it says."""
        return f"Greeting: {self.text}"


def greeting(time: str) -> Greeting:
    """The greeting for a time of day: ``greeting("morning")``.

    Raises:
        CourseError: if there is none.
    """
    return Greeting(_text(time))


def _text(time: str) -> str:
    words = load_strings("greeting")
    if f"good_{time}" not in words:
        raise CourseError(f"book/data/strings/greeting.yml: there is no greeting for '{time}'.")
    return words[f"good_{time}"]


ACTIVITY = Activity(
    name="greeting",
    show=greeting,
    state="greeted",
    words=words_of("greeting"),
    facts=lambda _call: ["A1"],
    accept=lambda call: [_text(time) for time in call.names],
    counts=lambda: [f"{sum(name.startswith('good_') for name in load_strings('greeting'))} greetings"],
    examples=(Call("greeting", ("morning",)),),
)
