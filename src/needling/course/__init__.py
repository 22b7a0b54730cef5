"""The course as data: reads and checks everything under ``book/data``. Imports nothing of the project, names no activity."""

from needling.course.fact_records import Fact, Quantity
from needling.course.facts import duration_range, load_facts, number, number_range, quantity
from needling.course.inline_markup import inline_html, to_html, with_numbers
from needling.course.loading import CourseError, book_folder
from needling.course.numbers import format_number
from needling.course.plan import Chapter, Objective, Part, find_chapter, load_objectives, load_plan
from needling.course.sources import Source, load_sources
from needling.course.strings import load_strings
from needling.course.text import Text, language

__all__ = [
    "Chapter",
    "CourseError",
    "Fact",
    "Objective",
    "Part",
    "Quantity",
    "Source",
    "Text",
    "book_folder",
    "duration_range",
    "find_chapter",
    "format_number",
    "inline_html",
    "language",
    "load_facts",
    "load_objectives",
    "load_plan",
    "load_sources",
    "load_strings",
    "number",
    "number_range",
    "quantity",
    "to_html",
    "with_numbers",
]
