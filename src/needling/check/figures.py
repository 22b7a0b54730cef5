"""Whether the numbers that drawings name are there."""

from __future__ import annotations

from collections.abc import Iterator

from needling.course.figure_texts import DRAWN_FROM, figure_files, load_figure
from needling.course.hardcoded_numbers import unknown_references
from needling.course.inline_markup import FACT
from needling.course.loading import CourseError, shown


def figure_problems() -> Iterator[str]:
    """Drawings that cannot be read, and numbers of facts that they name and that are not there, a sentence each."""
    for path in figure_files():
        try:
            figure = load_figure(path)
        except CourseError as error:
            yield str(error)
            continue
        for text in figure.texts:
            for problem in unknown_references(FACT.findall(text)):
                yield f"{shown(path)}, label '{text}': {problem}"
        for problem in unknown_references(figure.drawn_from):
            yield f"{shown(path)}, {DRAWN_FROM}: {problem}"
