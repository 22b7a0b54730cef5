"""The course as data: reads and checks everything under ``book/data``. Imports nothing of the project."""

from needling.course.facts import Fact, Quantity, load_facts, quantity
from needling.course.files import CourseError, book_folder
from needling.course.plan import Chapter, Objective, Part, find_chapter, load_objectives, load_plan
from needling.course.prose import inline_html, tell, to_html, with_numbers
from needling.course.question_kinds import AnyQuestion
from needling.course.questions import asked_questions, find_questions, load_questions
from needling.course.sources import Source, load_sources
from needling.course.strings import load_strings
from needling.course.text import language, say

__all__ = [
    "AnyQuestion",
    "Chapter",
    "CourseError",
    "Fact",
    "Objective",
    "Part",
    "Quantity",
    "Source",
    "asked_questions",
    "book_folder",
    "find_chapter",
    "find_questions",
    "inline_html",
    "language",
    "load_facts",
    "load_objectives",
    "load_plan",
    "load_questions",
    "load_sources",
    "load_strings",
    "quantity",
    "say",
    "tell",
    "to_html",
    "with_numbers",
]
