"""The pages made from data: all facts, all sources, all answers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from needling.course import Fact, Source, load_plan, load_questions, load_sources, load_strings, say
from needling.course.facts import facts_of, topics
from needling.sphinx.directives import CourseDirective
from needling.sphinx.nodes import ENTRY, box, claim, fact_link, line, rich, source_link, strong, words
from needling.widgets.facts import short

if TYPE_CHECKING:
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment


class ListDirective(CourseDirective):
    """A directive that fills a whole page with sections and link targets."""

    def section(self, id_: str, title: str) -> nodes.section:
        """A section with a heading."""
        made = nodes.section(ids=[id_], names=[id_])
        made += nodes.title("", title)
        return made

    def target(self, id_: str, css: str) -> nodes.container:
        """A ``div`` that others can link to by its id."""
        domain: StandardDomain = self.env.get_domain("std")  # type: ignore[assignment]
        domain.note_hyperlink_target(id_, self.env.docname, id_)
        return nodes.container(ids=[id_], classes=[css])


class FactList(ListDirective):
    """Every fact, by topic."""

    def make(self) -> list[nodes.Node]:
        self.depends_on(*(f"facts/{path.name}" for path in topics()))
        titles = load_strings("topics")
        sections: list[nodes.Node] = []
        for path in topics():
            section = self.section(f"topic-{path.stem}", titles.get(path.stem, path.stem))
            section.extend(self._entry(id_, fact) for id_, fact in facts_of(path).items())
            sections.append(section)
        return sections

    def _entry(self, id_: str, fact: Fact) -> nodes.container:
        say_ = words()
        entry = self.target(f"fact-{id_.lower()}", "nd-fact")
        entry += line(strong(id_), nodes.Text(" "), claim(fact))
        if fact.note:
            entry += line(nodes.emphasis("", f"{say_['note']}: "), nodes.Text(say(fact.note)), css="nd-small")
        if fact.rule:
            entry += line(strong(say_["rule"]), nodes.Text(f" {say(fact.rule)}"), css="nd-small")
        status = [say_[f"confidence_{fact.confidence}"], say_[f"basis_{fact.basis}"]]
        status += [] if fact.seen else [say_["from_memory"]]
        status.append(say_["review_by"].format(date=fact.review_by.isoformat()))
        entry += line(nodes.Text(f"{', '.join(status)}."), css="nd-small")
        if fact.review_by < datetime.date.today():
            entry += line(strong(say_["overdue"]), css="nd-small")
        if fact.sources:
            entry += self._links(say_["sources"], [self._source(key) for key in fact.sources])
        if fact.conflicts:
            links = [fact_link(other, other, docname=self.env.docname, css="nd-plain") for other in fact.conflicts]
            entry += self._links(say_["disagrees"], links)
        return entry

    def _source(self, key: str) -> nodes.Node:
        source = load_sources()[key]
        return source_link(key, short(source), docname=self.env.docname)

    @staticmethod
    def _links(label: str, links: Sequence[nodes.Node]) -> nodes.paragraph:
        pieces: list[nodes.Node] = [nodes.Text(f"{label}: ")]
        for number, link in enumerate(links):
            pieces += [nodes.Text("; "), link] if number else [link]
        return line(*pieces, css="nd-small")


class SourceList(ListDirective):
    """Every source, and whether and how much of it was read."""

    def make(self) -> list[nodes.Node]:
        self.env.note_dependency("references.bib")
        return [self._entry(source) for source in sorted(load_sources().values(), key=_by_name)]

    def _entry(self, source: Source) -> nodes.container:
        say_ = words()
        entry = self.target(f"source-{source.key.lower()}", "nd-source")
        title: nodes.Node = nodes.emphasis("", source.title)
        if source.url:
            title = nodes.reference("", "", title, refuri=source.url)
        before = " ".join(part for part in (source.authors, f"({source.year})." if source.year else "") if part)
        after = f". {source.where}." if source.where else "."
        entry += line(nodes.Text(f"{before} " if before else ""), title, nodes.Text(after))
        read = say_["read"].format(what=source.read) if source.read else say_["read_page"]
        entry += line(nodes.Text(read if source.seen else say_["not_read"]), css="nd-small")
        return entry


def _by_name(source: Source) -> str:
    return (source.authors or source.title).lower().lstrip('[“"')


class AnswerList(ListDirective):
    """Every question with its right answers and every reason: the page to print for an instructor."""

    def make(self) -> list[nodes.Node]:
        chapters = [chapter for part in load_plan() for chapter in part.chapters]
        self.depends_on("plan.yml", *(f"questions/{chapter.id}.yml" for chapter in chapters))
        say_ = words()
        sections: list[nodes.Node] = []
        for chapter in chapters:
            section = self.section(f"answers-{chapter.id}", say(chapter.title))
            for question in load_questions(chapter.id):
                options = nodes.bullet_list()
                for option in question.options:
                    mark = strong(say_["right"]) if option.correct else nodes.Text(say_["wrong"])
                    options += nodes.list_item(
                        "", line(mark, nodes.Text(": "), rich(option.text), nodes.Text(" — "), rich(option.because))
                    )
                section += box(
                    "nd-answer",
                    [
                        line(strong(question.id), nodes.Text(" "), rich(question.stem)),
                        options,
                        line(rich(question.explanation), css="nd-small"),
                    ],
                )
            sections.append(section)
        return sections


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, inner: nodes.Element
) -> nodes.Node | None:
    """A link to an entry of these pages; unlike Sphinx's own it keeps the look of what it links."""
    if node["reftype"] != ENTRY:
        return None
    page, id_ = env.get_domain("std").data["anonlabels"].get(node["reftarget"], ("", ""))
    return make_refnode(app.builder, node["refdoc"], page, id_, inner) if page else None


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.connect("missing-reference", _resolve)
    app.add_directive("fact-list", FactList)
    app.add_directive("source-list", SourceList)
    app.add_directive("answer-list", AnswerList)
