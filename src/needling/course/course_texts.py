"""What the course itself has to be translated; what activities have, they declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from needling.course import figure_texts, site, sources
from needling.course.catalogues import Translatable
from needling.course.facts import DOMAIN as FACTS
from needling.course.facts import facts_of, names_of_values, topics
from needling.course.glossary import DOMAIN as GLOSSARY
from needling.course.glossary import load_glossary
from needling.course.loading import book_folder
from needling.course.plan import whole_plan
from needling.course.text import SOURCE_LANGUAGE


def _facts() -> Iterator[Translatable]:
    for path in topics():
        for id_, fact in facts_of(path).items():
            # Until sources agree, this sentence is what a reader acts on.
            yield Translatable(FACTS, id_, fact, path, critical=("rule",))
            yield Translatable(FACTS, id_, names_of_values(fact), path)


def _plan() -> Iterator[Translatable]:
    yield Translatable("plan", "", whole_plan(), book_folder() / "data" / "plan.yml")


def _glossary() -> Iterator[Translatable]:
    for term in load_glossary(SOURCE_LANGUAGE):
        yield Translatable(GLOSSARY, term.id, term, book_folder() / "data" / "glossary.yml")


#: What stands in files of data of its own.
DATA_TEXTS: tuple[Callable[[], Iterator[Translatable]], ...] = (_facts, _plan, _glossary)
#: Facts, plan, glossary, sources, figures, and what ``_config.yml`` says to readers. Each raises ``CourseError`` if it
#: cannot be read.
COURSE_TEXTS: tuple[Callable[[], Iterator[Translatable]], ...] = (
    *DATA_TEXTS,
    sources.translatables,
    figure_texts.translatables,
    site.translatables,
)
