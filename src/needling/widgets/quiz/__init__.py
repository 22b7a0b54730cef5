"""Questions with feedback, answered one at a time."""

from __future__ import annotations

from typing import Any

import traitlets
from markupsafe import Markup

from needling.course import Question, find_questions, load_strings, to_html
from needling.widgets.base import Widget, fill


class Quiz(Widget):
    """Questions with feedback. Works without a kernel; with one, Python sees every answer.

    ``answers`` maps a question's id to ``{"chosen": [option numbers from 0], "correct": bool}`` and is filled by the reader.
    """

    kind = "quiz"
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: tuple[Question, ...], **traits: Any) -> None:
        self.questions = questions
        super().__init__(html=_page(questions), **traits)

    def in_words(self) -> str:
        """Which questions these are."""
        return f"Quiz: {', '.join(question.id for question in self.questions)}"


def _page(questions: tuple[Question, ...]) -> str:
    def text(content: dict[str, str]) -> Markup:
        return Markup(to_html(content))  # noqa: S704 - emphasis and links only, everything else escaped

    return fill("quiz/quiz.html", questions=questions, words=load_strings("quiz"), text=text)


def quiz(*names: str, without: str = "") -> Quiz:
    """A quiz of whole chapters and single questions: ``quiz("numb", without="numb-1")``, ``quiz("cleanse-2", "numb-3")``.

    Raises:
        CourseError: if a name is neither a chapter nor a question of the bank.
    """
    left_out = {question.id for question in find_questions(*without.split())}
    return Quiz(tuple(question for question in find_questions(*names) if question.id not in left_out))
