"""Checks everything an author can get wrong, in seconds and without a build: ``python -m needling.check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

from needling.check.chapters import notebook_problems, page_problems
from needling.check.facts import fact_problems
from needling.check.spelling import begin_spelling
from needling.check.translations import translation_problems
from needling.check.wording import wording_problems
from needling.course.chapters import headings_of, notebook_files, page_files
from needling.course.facts import load_facts
from needling.course.glossary import glossary_problems, load_glossary
from needling.course.loading import CourseError, book_folder, read_yaml
from needling.course.plan import load_plan
from needling.course.site import load_site
from needling.course.sources import load_sources
from needling.course.strings import string_files, words_of_file
from needling.course.style import load_style, style_files
from needling.widgets.activity import activities


def problems() -> list[str]:
    """Everything that is wrong with the course, a sentence each; empty when all is well."""
    begin_spelling()
    found: list[str] = []
    words = string_files()
    for activity in activities().values():
        words |= activity.words()
    readers: list[Callable[[], object]] = [load_site, load_facts, load_sources, load_plan, load_glossary]
    readers += [partial(load_style, path.stem) for path in style_files()]
    readers += [partial(words_of_file, path, group) for group, path in words.items()]
    readers += [reader for activity in activities().values() for reader in activity.readers()]
    readable = [_reads(found, reader) for reader in readers]
    if not all(readable):
        return found  # What refers to unreadable data cannot be judged.
    found += [*fact_problems(), *_plan_problems()]
    for activity in activities().values():
        found += activity.problems()
    found += [*glossary_problems(), *wording_problems(), *translation_problems()]
    for path in notebook_files():
        found += notebook_problems(path)
    for path in page_files():
        found += page_problems(path)
    return found


def _reads(found: list[str], load: Callable[[], object]) -> bool:
    try:
        load()
    except CourseError as error:
        found.append(str(error))
        return False
    return True


def _pages_in_order() -> list[str]:
    """The pages that ``_toc.yml`` lists."""
    try:
        toc = read_yaml(book_folder().parent / "_toc.yml")
        return [page for part in toc["parts"] for entry in part["chapters"] for page in _pages_of(entry)]
    except (TypeError, KeyError):
        raise CourseError("_toc.yml: should hold `parts`, each with `chapters`, each with `- file: …`.") from None


def _pages_of(entry: dict[str, Any]) -> list[str]:
    """A page of ``_toc.yml`` and those below it."""
    return [entry["file"], *(page for below in entry.get("sections", ()) for page in _pages_of(below))]


def _plan_problems() -> Iterator[str]:
    try:
        listed = _pages_in_order()
    except CourseError as error:
        yield str(error)
        return
    for part in load_plan():
        for chapter in part.chapters:
            page = f"{part.id}/{chapter.id}"
            if page not in listed:
                yield f"_toc.yml: chapter '{page}' of book/data/plan.yml is missing."
            if not (book_folder() / f"{page}.ipynb").is_file():
                yield f"book/{page}.ipynb: there is no such notebook, but book/data/plan.yml names it."
                continue
            headings = headings_of(book_folder() / f"{page}.ipynb")
            if headings is None:
                continue  # The notebook's own check tells.
            planned = [section.title.source for section in chapter.sections]
            for number, (heading, title) in enumerate(zip_longest(headings, planned, fillvalue="nothing"), start=1):
                if heading != title:
                    yield (
                        f"book/data/plan.yml, {chapter.id}: section {number} is '{title}', but the chapter's heading "
                        f"there is '{heading}'. Name them alike."
                    )
                    break
