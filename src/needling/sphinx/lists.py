"""The pages made from data: all facts, all sources. All answers: ``answers.py``."""

from __future__ import annotations

import datetime
import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from needling.course import CourseError, Fact, Source, find_chapter, load_sources, load_strings, with_numbers
from needling.course.facts import facts_of, named_values, topics
from needling.course.numbers import format_day
from needling.sphinx.directives import CourseDirective
from needling.sphinx.nodes import ENTRY, chapter_link, claim, fact_link, line, source_link, strong, words
from needling.widgets.base import fill
from needling.widgets.facts import short
from needling.widgets.page_index import pages_by_fact

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
        made += nodes.title("", title, translatable=False)
        return made

    def target(self, id_: str, css: str) -> nodes.container:
        """A ``div`` that others can link to by its id."""
        domain: StandardDomain = self.env.get_domain("std")  # type: ignore[assignment]
        domain.note_hyperlink_target(id_, self.env.docname, id_)
        return nodes.container(ids=[id_], classes=[css])


def page_filter(*, topics: dict[str, str], marks: list[str]) -> nodes.raw:
    """The controls that show only some entries of a page; without scripts there are none, and all entries are there.

    Args:
        topics: titles of the page's sections by id.
        marks: what else can be asked for: entries of class ``nd-is-<mark>``.
    """
    return nodes.raw(
        "", fill("filter/filter.html", topics=topics, marks=marks, words=load_strings("filter")), format="html"
    )


class FactList(ListDirective):
    """Every fact, by topic, with a filter above: its numbers, its conflicts, the pages that use it."""

    @classmethod
    def reads(cls, argument: str) -> list[str]:
        return [f"{id_} {pages}" for id_, pages in sorted(pages_by_fact().items())]

    def make(self) -> list[nodes.Node]:
        self.pages = pages_by_fact()
        titles = load_strings("topics")
        names = {f"topic-{path.stem}": str(titles.get(path.stem, path.stem)) for path in topics()}
        sections: list[nodes.Node] = [page_filter(topics=names, marks=["conflict", "judgement", "memory", "overdue"])]
        for path in topics():
            section = self.section(f"topic-{path.stem}", names[f"topic-{path.stem}"])
            section.extend(self._entry(id_, fact) for id_, fact in facts_of(path).items())
            sections.append(section)
        return sections

    def _entry(self, id_: str, fact: Fact) -> nodes.container:
        say_ = words()
        entry = self.target(f"fact-{id_.lower()}", "nd-fact")
        marks = {"conflict": bool(fact.conflicts), "judgement": fact.basis == "judgement", "memory": not fact.seen}
        entry["classes"] += ["nd-entry", *(f"nd-is-{mark}" for mark, is_so in marks.items() if is_so)]
        entry += line(strong(id_), nodes.Text(" "), claim(fact))
        if fact.values:
            entry += _numbers(id_, fact, say_["numbers"])
        if fact.note:
            entry += line(nodes.emphasis("", f"{say_['note']}: "), nodes.Text(with_numbers(fact.note)), css="nd-small")
        if fact.rule:
            entry += line(strong(say_["rule"]), nodes.Text(f" {with_numbers(fact.rule)}"), css="nd-small")
        status = [say_[f"confidence_{fact.confidence}"], say_[f"basis_{fact.basis}"]]
        status += [] if fact.seen else [say_["from_memory"]]
        status.append(say_["review_by"].format(date=format_day(fact.review_by, say_["date"])))
        entry += line(nodes.Text(f"{', '.join(status)}."), css="nd-small")
        entry += _overdue(fact, say_["overdue"])
        if fact.sources:
            entry += _links(say_["sources"], [self._source(key) for key in fact.sources])
        if fact.conflicts:
            links = [fact_link(other, other, docname=self.env.docname, css="nd-plain") for other in fact.conflicts]
            entry += _links(say_["disagrees"], links)
        # What _toc.yml does not list is no page of the book.
        if pages := [page for page in self.pages.get(id_, ()) if page in self.env.found_docs]:
            entry += _links(say_["used_on"], [self._page(page) for page in pages])
        return entry

    def _source(self, key: str) -> nodes.Node:
        source = load_sources()[key]
        return source_link(key, short(source), docname=self.env.docname)

    def _page(self, page: str) -> nodes.Node:
        try:
            title = str(find_chapter(page.rpartition("/")[2])[1].title)
        except CourseError:  # A page that is no chapter is called by its own title.
            title = words()["start"] if page == "index" else ""
        return chapter_link(self.env.docname, page, title)


def _numbers(id_: str, fact: Fact, label: str) -> nodes.raw:
    """The named numbers of a fact, behind a tap: the text of the claim says them too."""
    values = named_values(id_, fact)
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(str(n))}</dd>" for name, n in values.items())
    return nodes.raw(
        "",
        f'<details class="nd-numbers"><summary>{html.escape(label)}</summary><dl>{rows}</dl></details>',
        format="html",
    )


def _overdue(fact: Fact, words_: str) -> nodes.raw:
    """Says that the review is overdue: at once where it is, and later in the reader's browser when the day comes."""
    hidden = "" if fact.review_by < datetime.date.today() else " hidden"
    text = html.escape(words_)
    return nodes.raw("", f'<p class="nd-overdue" data-after="{fact.review_by}"{hidden}>{text}</p>', format="html")


def _links(label: str, links: Sequence[nodes.Node]) -> nodes.paragraph:
    pieces: list[nodes.Node] = [nodes.Text(f"{label}: ")]
    for number, link in enumerate(links):
        pieces += [nodes.Text("; "), link] if number else [link]
    return line(*pieces, css="nd-small")


class SourceList(ListDirective):
    """Every source, and whether and how much of it was read, with a filter above."""

    def make(self) -> list[nodes.Node]:
        sources = sorted(load_sources().values(), key=_by_name)
        return [page_filter(topics={}, marks=["memory"]), *(self._entry(source) for source in sources)]

    def _entry(self, source: Source) -> nodes.container:
        say_ = words()
        entry = self.target(f"source-{source.key.lower()}", "nd-source")
        entry["classes"] += ["nd-entry"] if source.seen else ["nd-entry", "nd-is-memory"]
        title: nodes.Node = nodes.emphasis("", source.title)
        if source.url:
            title = nodes.reference("", "", title, refuri=source.url)
        before = " ".join(part for part in (source.authors, f"({source.year})." if source.year else "") if part)
        after = f". {source.where}." if source.where else "."
        entry += line(nodes.Text(f"{before} " if before else ""), title, nodes.Text(after))
        read = say_["read"].format(what=source.read) if source.read else say_["read_page"]
        said = [read if source.seen else say_["not_read"]]
        if source.url:
            day = source.link_good
            said.append(say_["link_good"].format(date=format_day(day, say_["date"])) if day else say_["link_not_dated"])
        entry += line(nodes.Text(" ".join(said)), css="nd-small")
        return entry


def _by_name(source: Source) -> str:
    return (source.authors or source.title).lower().lstrip('[“"')


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, inner: nodes.Element
) -> nodes.Node | None:
    """A link to an entry of these pages; unlike Sphinx's own it keeps the look of what it links."""
    if node["reftype"] != ENTRY:
        return None
    page, id_ = env.get_domain("std").data["anonlabels"].get(node["reftarget"], ("", ""))
    return make_refnode(app.builder, node["refdoc"], page, id_, inner) if page else None


DIRECTIVES: dict[str, type[CourseDirective]] = {"fact-list": FactList, "source-list": SourceList}


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.connect("missing-reference", _resolve)
