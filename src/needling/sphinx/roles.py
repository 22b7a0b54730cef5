"""The roles of a text: ``{fact}`` a number of a fact, ``{number}`` its figures, ``{source}`` links, ``{given}`` the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from needling.course import CourseError, Quantity, quantity
from needling.course.facts import fact
from needling.sphinx.nodes import fact_link

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FactRole(SphinxRole):
    """The number of a fact, linked to the fact."""

    def __init__(self, show: Callable[[Quantity], str]) -> None:
        super().__init__()
        self._show = show

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            number = self._show(quantity(self.text))
        except CourseError as error:
            return [], [self.inliner.reporter.error(str(error), line=self.lineno)]
        return [fact_link(self.text.partition(".")[0], number, docname=self.env.docname, css="nd-number")], []


class SourceRole(SphinxRole):
    """Small links to the facts that carry the sentence before."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        links: list[nodes.Node] = []
        for id_ in self.text.split():
            try:
                fact(id_)
            except CourseError as error:
                return [], [self.inliner.reporter.error(str(error), line=self.lineno)]
            links += [nodes.Text(" ")] if links else []
            links.append(fact_link(id_, id_, docname=self.env.docname))
        return links, []


class GivenRole(SphinxRole):
    """A number that no fact holds, because it belongs to a case or to every day: stands as it is typed."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.Text(self.text)], []


ROLES = {
    "fact": FactRole(str),
    "number": FactRole(lambda found: found.figures),
    "given": GivenRole(),
    "source": SourceRole(),
}


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for name, role in ROLES.items():
        app.add_role(name, role)
