"""Questions with feedback, answered one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_
from typing import Annotated, Any

import traitlets
from markupsafe import Markup
from pydantic import Field

from needling.course import Objective, load_objectives, load_strings, to_html
from needling.course.catalogues import Translatable
from needling.course.chapters import Call
from needling.course.content_hash import content_hash
from needling.course.fact_records import Quantity
from needling.questions import Question, asked_questions, load_questions
from needling.questions.bank import DOMAIN, question_files, retired_questions
from needling.questions.kinds import kind_folders, load_kind_strings, string_files, template_of
from needling.questions.rules import bank_problems
from needling.widgets.activity import Activity, Schema, words_of
from needling.widgets.base import Widget, fill


class Quiz(Widget):
    """Questions with feedback. Works without a kernel; with one, Python sees every answer.

    ``answers`` is filled by the reader and maps a question's id to ``{"given": [numbers], "right": bool,
    "sure": "sure" | "think" | "guess", "day": "2026-11-23", "took_ms": milliseconds in sight before the answer}``; ``took_ms``
    is ``None`` where it is not known, and missing in what a page remembers. On a page each answer is one event of the device's
    log, beside the question's hash, the edition and the time of day: ``docs/log.md``.

    What ``given`` holds depends on the kind, always counted from 0 in the order of the question's file: the options or phrases
    chosen (``single``, ``multiple``, ``spot``), the steps in the order given (``order``), for each pair the choice in the
    order of the alphabet (``match``), or the number itself in the question's unit (``number``).
    """

    kind = "quiz"
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, questions: tuple[Question, ...], **traits: Any) -> None:
        self.questions = questions
        super().__init__(html=page(questions), **traits)

    def in_words(self) -> str:
        """Which questions these are."""
        return f"Quiz: {', '.join(question.id for question in self.questions)}"


def _words() -> dict[str, str]:
    return load_strings("quiz") | load_strings("saving") | load_kind_strings()


def page(questions: tuple[Question, ...]) -> str:
    """The quiz as complete HTML: every question, and behind ``hidden`` every reason.

    Raises:
        CourseError: if a text names a number that no fact has.
    """
    return fill(
        "quiz/quiz.html",
        questions=questions,
        objectives=_objectives(questions),
        words=_words(),
        content_hash=content_hash,
        template_of=template_of,
        text=lambda text: Markup(to_html(text)),  # noqa: S704 - emphasis and links only, everything else escaped
        plain=lambda text: Markup(to_html(text)).striptags(),  # noqa: S704 - the tags are taken out
        quantity=lambda value, unit: str(Quantity(value=value, unit=unit)),
    )


def _objectives(questions: tuple[Question, ...]) -> list[Objective]:
    """The objectives that the questions test, each once, in the order in which they are met."""
    known = load_objectives()
    return [known[id_] for id_ in dict.fromkeys(question.objective for question in questions) if id_ in known]


def quiz(*names: str, without: str = "") -> Quiz:
    """A quiz of whole chapters and single questions: ``quiz("numb", without="1 4")``, ``quiz("cleanse-2", "numb-3")``.

    Args:
        names: chapters (all their questions) and ids of questions.
        without: what is left out: ids, or numbers of the chapter named first.

    Raises:
        CourseError: if a name is neither a chapter nor a question of the bank.
    """
    return Quiz(asked_questions(*names, without=without))


def _asked(call: Call) -> tuple[Question, ...]:
    return asked_questions(*call.names, without=str(call.options.get("without", "")))


def _translatables() -> Iterator[Translatable]:
    for path in question_files():
        for question in load_questions(path.stem):
            yield Translatable(DOMAIN, question.id, question, path, critical=("",) if question.safety else ())


_RECORDS = reduce(or_, [kind.record for kind in kind_folders().values()])

ACTIVITY = Activity(
    name="quiz",
    show=quiz,
    state="answers",
    words=lambda: {**words_of("quiz", "saving")(), **string_files()},
    said=_words,
    facts=lambda call: {id_ for question in _asked(call) for id_ in question.facts},
    reads=lambda call: [repr(question) for question in _asked(call)],
    items=lambda call: [question.id for question in _asked(call)],
    accept=_asked,
    data=("questions/*.yml", "retired.yml"),
    readers=lambda: [retired_questions, *(partial(load_questions, path.stem) for path in question_files())],
    problems=bank_problems,
    translatables=_translatables,
    schemas={
        "questions": Schema(list[Annotated[_RECORDS, Field(discriminator="kind")]], "Questions of one chapter")  # type: ignore[valid-type]
    },
    counts=lambda: [f"{sum(len(load_questions(path.stem)) for path in question_files())} questions"],
    examples=(Call("quiz", ("numb",), {"without": "1"}), Call("quiz", ("cleanse-2", "numb-3"))),
)
