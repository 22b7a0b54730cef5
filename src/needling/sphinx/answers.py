"""The page of all answers: every question with its key and every reason, to be printed by an instructor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from needling.course import AnyQuestion, CourseError, load_plan, load_questions, say, to_html, with_numbers
from needling.course.facts import Quantity
from needling.course.notebooks import title_of
from needling.course.prose import inline_html
from needling.course.question_kinds import Choice, Match, NumberQuestion, Order, Spot
from needling.course.questions import practice_banks, practice_page
from needling.sphinx.lists import ListDirective
from needling.sphinx.nodes import box, line, rich, strong, words

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The questions of the pages of practice, which belong to no part of the plan.
PRACTICE = "practise"
#: What is right (or a place, or a number), what it is about as HTML, and why.
Line = tuple[str, str, dict[str, str]]


class AnswerList(ListDirective):
    """Every question of a part with its right answers and every reason; of all parts where none is named."""

    optional_arguments = 1

    def make(self) -> list[nodes.Node]:
        only = self.arguments[0] if self.arguments else ""
        if only not in ("", PRACTICE, *(part.id for part in load_plan())):
            raise CourseError(f"book/data/plan.yml: there is no part '{only}'.")
        parts = [part for part in load_plan() if only in ("", part.id)]
        titles = {chapter.id: say(chapter.title) for part in parts for chapter in part.chapters}
        for name in practice_banks() if only in ("", PRACTICE) else []:
            titles[name] = title_of(practice_page(name))
            self.env.note_dependency(str(practice_page(name)))
        self.depends_on("plan.yml", *(f"questions/{name}.yml" for name in titles))
        self.depends_on_facts()
        sections: list[nodes.Node] = []
        for name, title in titles.items():
            section = self.section(f"answers-{name}", title)
            section.extend(_answer(question) for question in load_questions(name))
            sections.append(section)
        return sections


def _answer(question: AnyQuestion) -> nodes.container:
    key = nodes.bullet_list()
    for mark, about, because in _lines(question):
        pieces: list[nodes.Node] = [strong(mark)]
        if about:
            pieces += [nodes.Text(" "), nodes.raw("", about, format="html")]
        key += nodes.list_item("", line(*pieces, nodes.Text(" — "), rich(because)))
    head = line(strong(question.id), nodes.Text(" "), rich(question.stem))
    scene = [line(nodes.raw("", _scene(question), format="html"))] if isinstance(question, Spot) else []
    return box("nd-answer", [head, *scene, key, line(rich(question.explanation), css="nd-small")])


def _lines(question: AnyQuestion) -> Iterator[Line]:
    """The key of a question, whatever its kind."""
    say_ = words()
    if isinstance(question, Choice):
        for option in question.options:
            mark = say_["right"] if option.correct else say_["wrong"]
            yield f"{mark}:", to_html(option.text), option.because
    elif isinstance(question, NumberQuestion):
        right = question.answer.quantity
        yield f"{say_['right']}: {right}", "", question.answer.because
        for slip in question.slips:
            yield f"{say_['wrong']}: {Quantity(value=slip.value, unit=right.unit)}", "", slip.because
    elif isinstance(question, Order):
        for place, step in enumerate(question.steps, start=1):
            yield f"{place}.", to_html(step.text), step.because
    elif isinstance(question, Match):
        for pair in question.pairs:
            yield f"{with_numbers(say(pair.match))}:", to_html(pair.text), pair.because
    else:
        texts = {number: text for text, number in question.pieces(say(question.scene)) if number is not None}
        for number, phrase in enumerate(question.phrases):
            mark = say_["error"] if phrase.error else say_["no_error"]
            yield f"{mark}:", inline_html(with_numbers(texts[number])), phrase.because


def _scene(question: Spot) -> str:
    """The scene with its phrases underlined."""
    pieces = question.pieces(say(question.scene))
    return "".join(
        inline_html(with_numbers(text)) if number is None else f"<u>{inline_html(with_numbers(text))}</u>"
        for text, number in pieces
    )


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("answer-list", AnswerList)
