"""Whether plan, table of contents and chapters say the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from pydantic import BaseModel, Field

from needling.course.chapters import headings_of
from needling.course.loading import book_folder, read_yaml, remembered, told, validated
from needling.course.plan import Chapter, load_plan
from needling.course.problem import Problem

PLAN, TOC = "book/data/plan.yml", "_toc.yml"


class Entry(BaseModel):
    """A page of the table of contents, with those below it. What else stands there is Jupyter Book's."""

    file: str
    """The page, without its ending."""
    sections: list[Entry] = Field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        """The page and those below it."""
        return [self.file, *(page for below in self.sections for page in below.pages)]


class Part(BaseModel):
    """A part of the table of contents."""

    chapters: list[Entry]
    """Its pages, each beginning with `- file: …`."""


class Contents(BaseModel):
    """The table of contents."""

    root: str = "index"
    """The start page."""
    parts: list[Part]
    """The parts of the course, each with `chapters`."""


@remembered
def listed_pages() -> list[str]:
    """The pages that ``_toc.yml`` lists, in order, the start page first.

    Raises:
        CourseError: if it does not fit.
    """
    path = book_folder().parent / TOC
    contents = validated(read_yaml(path), Contents, path)
    return [contents.root, *(page for part in contents.parts for entry in part.chapters for page in entry.pages)]


def plan_problems() -> Iterator[Problem | str]:
    """Where the plan, the table of contents and the headings of chapters differ."""
    pages = {f"{part.id}/{chapter.id}": chapter for part in load_plan() for chapter in part.chapters}
    yield from told(_contents_problems(list(pages)))
    for page, chapter in pages.items():
        path = book_folder() / f"{page}.ipynb"
        if not path.is_file():
            yield Problem(f"book/{page}.ipynb", f"there is no such notebook, but {PLAN} names it.")
        else:
            yield from _heading_problems(path, chapter)


def _contents_problems(pages: list[str]) -> Iterator[Problem]:
    listed = listed_pages()
    for page in pages:
        if page not in listed:
            yield Problem(TOC, f"chapter '{page}' of {PLAN} is missing. Write '- file: {page}' where it belongs.")
    for page in listed:
        # Of a chapter without a notebook the plan tells.
        if page not in pages and not any((book_folder() / f"{page}{end}").is_file() for end in (".md", ".ipynb")):
            yield Problem(
                TOC, f"lists '{page}', but there is no such page in book/. Bring it back, or take its line out."
            )


def _heading_problems(path: Path, chapter: Chapter) -> Iterator[Problem]:
    headings = headings_of(path)
    if headings is None:
        return  # The notebook's own check tells.
    planned = [section.title.source for section in chapter.sections]
    for number, (heading, title) in enumerate(zip_longest(headings, planned, fillvalue="nothing"), start=1):
        if heading != title:
            sentence = f"is '{title}', but the chapter's heading there is '{heading}'. Name them alike."
            yield Problem(PLAN, sentence, f"{chapter.id}, section {number}")
            return
