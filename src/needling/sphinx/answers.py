"""The page of all answers: every question with its key and every reason, to be printed by an instructor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from needling.course import CourseError, load_plan
from needling.course.chapters import title_of
from needling.questions import Question, load_questions
from needling.questions.bank import practice_banks, practice_page, question_files
from needling.questions.kinds import kind_of, load_kind_strings
from needling.sphinx.directives import CourseDirective
from needling.sphinx.lists import ListDirective
from needling.sphinx.nodes import box, line, rich, strong, words
from needling.sphinx.translated import page_text

if TYPE_CHECKING:
    pass

#: The questions of the pages of practice, which belong to no part of the plan.
PRACTICE = "practise"


class AnswerList(ListDirective):
    """Every question of a part with its right answers and every reason; of all parts where none is named."""

    optional_arguments = 1

    @classmethod
    def reads(cls, argument: str) -> list[Path]:
        banks = {chapter.id for part in load_plan() for chapter in part.chapters if argument in ("", part.id)}
        banks |= set(practice_banks()) if argument in ("", PRACTICE) else set()
        return [path for path in question_files() if path.stem in banks]

    def make(self) -> list[nodes.Node]:
        only = self.arguments[0] if self.arguments else ""
        if only not in ("", PRACTICE, *(part.id for part in load_plan())):
            raise CourseError(f"book/data/plan.yml: there is no part '{only}'.")
        parts = [part for part in load_plan() if only in ("", part.id)]
        titles: dict[str, str] = {chapter.id: chapter.title for part in parts for chapter in part.chapters}
        for name in practice_banks() if only in ("", PRACTICE) else []:
            titles[name] = page_text(self.config, f"{PRACTICE}/{name}", title_of(practice_page(name)))
        sections: list[nodes.Node] = []
        for name, title in titles.items():
            section = self.section(f"answers-{name}", title)
            section.extend(_answer(question) for question in load_questions(name))
            sections.append(section)
        return sections


def _answer(question: Question) -> nodes.container:
    kind = kind_of(question)
    key = nodes.bullet_list()
    for entry in kind.key(question, words() | load_kind_strings()):
        pieces: list[nodes.Node] = [strong(entry.mark)]
        if entry.about:
            pieces += [nodes.Text(" "), nodes.raw("", entry.about, format="html")]
        key += nodes.list_item("", line(*pieces, nodes.Text(" — "), rich(entry.feedback)))
    head = line(strong(question.id), nodes.Text(" "), rich(question.stem))
    scene = kind.scene(question)
    shown = [line(nodes.raw("", scene, format="html"))] if scene else []
    return box("nd-answer", [head, *shown, key, line(rich(question.explanation), css="nd-small")])


DIRECTIVES: dict[str, type[CourseDirective]] = {"answer-list": AnswerList}
