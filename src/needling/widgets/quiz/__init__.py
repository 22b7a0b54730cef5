"""Questions with feedback, answered one at a time."""

from __future__ import annotations

from typing import Any

import traitlets
from markupsafe import Markup

from needling.course import (
    AnyQuestion,
    Objective,
    asked_questions,
    inline_html,
    load_objectives,
    load_strings,
    say,
    to_html,
    with_numbers,
)
from needling.course.facts import Quantity
from needling.course.question_kinds import Spot
from needling.widgets.base import Widget, fill


class Quiz(Widget):
    """Questions with feedback. Works without a kernel; with one, Python sees every answer.

    ``answers`` is filled by the reader and maps a question's id to
    ``{"given": [numbers], "right": bool, "sure": "sure" | "think" | "guess", "day": "2026-11-23"}``. What ``given`` holds
    depends on the kind, always counted from 0 in the order of the question's file: the options or phrases chosen
    (``single``, ``multiple``, ``spot``), the steps in the order given (``order``), for each pair the choice in the order of
    the alphabet (``match``), or the number itself in the question's unit (``number``).
    """

    kind = "quiz"
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: tuple[AnyQuestion, ...], **traits: Any) -> None:
        self.questions = questions
        super().__init__(html=page(questions), **traits)

    def in_words(self) -> str:
        """Which questions these are."""
        return f"Quiz: {', '.join(question.id for question in self.questions)}"


def page(questions: tuple[AnyQuestion, ...]) -> str:
    """The quiz as complete HTML: every question, and behind ``hidden`` every reason.

    Raises:
        CourseError: if a text names a number that no fact has.
    """
    return fill(
        "quiz/quiz.html",
        questions=questions,
        objectives=_objectives(questions),
        words=load_strings("quiz"),
        text=lambda text: Markup(to_html(text)),  # noqa: S704 - emphasis and links only, everything else escaped
        plain=lambda text: Markup(to_html(text)).striptags(),  # noqa: S704 - the tags are taken out
        pieces=_pieces,
        quantity=lambda value, unit: str(Quantity(value=value, unit=unit)),
    )


def _objectives(questions: tuple[AnyQuestion, ...]) -> list[Objective]:
    """The objectives that the questions test, each once, in the order in which they are met."""
    known = load_objectives()
    return [known[id_] for id_ in dict.fromkeys(question.objective for question in questions) if id_ in known]


def _pieces(question: Spot) -> list[tuple[Markup, int | None]]:
    """A scene as HTML, in pieces: text, and phrases with their number from 0."""
    return [
        (Markup(inline_html(with_numbers(piece))), number)  # noqa: S704 - as above
        for piece, number in question.pieces(say(question.scene))
    ]


def quiz(*names: str, without: str = "") -> Quiz:
    """A quiz of whole chapters and single questions: ``quiz("numb", without="1 4")``, ``quiz("cleanse-2", "numb-3")``.

    Args:
        names: chapters (all their questions) and ids of questions.
        without: what is left out: ids, or numbers of the chapter named first.

    Raises:
        CourseError: if a name is neither a chapter nor a question of the bank.
    """
    return Quiz(asked_questions(*names, without=without))
