"""The page that shows what the course covers: topic by topic the chapters, their objectives, and how many questions test them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes

from needling.course import format_number, load_plan
from needling.course.plan import Objective, Topic, load_topics
from needling.course.strings import plural
from needling.questions import Question, load_questions
from needling.questions.bank import question_files
from needling.sphinx.directives import CourseDirective
from needling.sphinx.nodes import box, chapter_link, line, rich, strong, words

if TYPE_CHECKING:
    pass


class Coverage(CourseDirective):
    """Every topic with the chapters that teach it, their objectives, and the number of questions on each."""

    @classmethod
    def reads(cls, argument: str) -> list[str]:
        return [f"{question.objective} {question.difficulty} {question.safety}" for question in _bank()]

    def make(self) -> list[nodes.Node]:
        self.asked = Counter(question.objective for question in _bank())
        return [self._size(), *(self._topic(number, topic) for number, topic in enumerate(load_topics(), start=1))]

    def _size(self) -> nodes.Node:
        questions = _bank()
        degrees = Counter(question.difficulty for question in questions)
        text = words()["coverage_size"].format(
            topics=format_number(len(load_topics())),
            questions=format_number(len(questions)),
            safety=format_number(sum(question.safety for question in questions)),
            **{degree: format_number(degrees[degree]) for degree in ("easy", "medium", "hard")},
        )
        return line(nodes.Text(text))

    def _topic(self, number: int, topic: Topic) -> nodes.Node:
        rows = nodes.bullet_list()
        total = 0
        for part in load_plan():
            for chapter in part.chapters:
                own = [objective for objective in chapter.objectives if topic.id in objective.topics]
                if not own:
                    continue
                total += sum(self.asked[objective.id] for objective in own)
                link = chapter_link(self.env.docname, f"{part.id}/{chapter.id}", chapter.title)
                objectives = nodes.bullet_list()
                objectives.extend(self._objective(objective) for objective in own)
                rows += nodes.list_item("", line(link), objectives)
        head = line(strong(f"{number} {topic.title}"), nodes.Text(f" {self._count(total)}"), css="nd-topic")
        return box("nd-covered", [head, rows])

    def _objective(self, objective: Objective) -> nodes.list_item:
        pieces: list[nodes.Node] = [rich(objective.text)]
        if objective.safety:
            pieces += [nodes.Text(" "), nodes.inline("", words()["safety"], classes=["nd-tag"])]
        pieces.append(nodes.inline("", f" {self._count(self.asked[objective.id])}", classes=["nd-min"]))
        return nodes.list_item("", line(*pieces))

    def _count(self, count: int) -> str:
        return plural(words(), "questions", count)


def _bank() -> list[Question]:
    return [question for path in question_files() for question in load_questions(path.stem)]


DIRECTIVES: dict[str, type[CourseDirective]] = {"coverage": Coverage}
