"""The course as data: reads and checks everything under ``book/data``. Imports nothing of the project."""

from needling.course.facts import Fact, Quantity, load_facts, quantity
from needling.course.files import CourseError, book_folder
from needling.course.plan import Chapter, Objective, Part, find_chapter, load_plan
from needling.course.questions import Question, find_questions, load_questions
from needling.course.sources import Source, load_sources
from needling.course.strings import load_strings
from needling.course.text import language, say, to_html

__all__ = [
    "Chapter",
    "CourseError",
    "Fact",
    "Objective",
    "Part",
    "Quantity",
    "Question",
    "Source",
    "book_folder",
    "find_chapter",
    "find_questions",
    "language",
    "load_facts",
    "load_plan",
    "load_questions",
    "load_sources",
    "load_strings",
    "quantity",
    "say",
    "to_html",
]
