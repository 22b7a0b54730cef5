"""What an author writes in a chapter: its header, a conflict box, a text to reveal, the course at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from needling.course import CourseError, Part, book_folder, find_chapter, format_number, load_plan, with_numbers
from needling.course.facts import fact
from needling.course.plan import Chapter as Plan
from needling.course.strings import plural
from needling.questions import load_questions
from needling.questions.bank import question_files
from needling.sphinx.nodes import box, chapter_link, claim, fact_link, line, rich, strong, words
from needling.sphinx.translated import Written, argument
from needling.widgets.page_index import items_of_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class CourseDirective(SphinxDirective):
    """A directive whose mistakes are told in one sentence."""

    def run(self) -> list[nodes.Node]:
        try:
            return self.make()
        except CourseError as error:
            raise self.error(str(error)) from None

    def make(self) -> list[nodes.Node]:
        """The nodes this directive stands for."""
        raise NotImplementedError

    @classmethod
    def reads(cls, argument: str) -> Iterable[Path | str]:
        """What its page depends on besides what every page does: files, or a text that stands for what was read."""
        return ()


class Chapter(CourseDirective):
    """The chapter's header, from the plan: where it stands, minutes, objectives, what is needed."""

    required_arguments = 1

    def make(self) -> list[nodes.Node]:
        id_ = self.arguments[0]
        part, chapter = find_chapter(id_)
        say_ = words()
        safety = sum(objective.safety for objective in chapter.objectives)
        meta = [
            say_["minutes_split"].format(minutes=chapter.minutes, exercise=chapter.exercise_minutes),
            plural(say_, "questions", len(items_of_page(book_folder() / part.id / f"{id_}.ipynb"))),
            say_["objectives"].format(count=len(chapter.objectives), safety=safety),
        ]
        place = say_["step"].format(part=part.title, number=part.chapters.index(chapter) + 1, total=len(part.chapters))
        objectives = nodes.bullet_list()
        for objective in chapter.objectives:
            pieces: list[nodes.Node] = [rich(objective.text)]
            if objective.safety:
                pieces += [nodes.Text(" "), nodes.inline("", say_["safety"], classes=["nd-tag"])]
            objectives += nodes.list_item("", line(*pieces))
        need = "; ".join(thing for thing in chapter.need)
        return [
            line(nodes.Text(place), css="nd-eyebrow"),
            line(*(nodes.inline("", text) for text in meta), css="nd-meta"),
            box("nd-aims", [line(strong(say_["you_can"])), objectives]),
            line(strong(say_["you_need"]), nodes.Text(f" {need}"), css="nd-need"),
            self._sections(chapter),
        ]

    def _sections(self, chapter: Plan) -> nodes.Node:
        """The sections and their minutes, behind a tap; each leads to its place."""
        rows = nodes.bullet_list(classes=["nd-sections"])
        for section in chapter.sections:
            link = nodes.reference("", section.title, refid=nodes.make_id(section.title.source), internal=True)
            pieces: list[nodes.Node] = [link]
            if section.minutes:
                minutes = words()["minutes_short"].format(minutes=section.minutes)
                pieces += [nodes.Text(" "), nodes.inline("", minutes, classes=["nd-min"])]
            rows += nodes.list_item("", line(*pieces))
        return reveal("", rows, summary=words()["in_this_chapter"], translated=True)


class Conflict(CourseDirective):
    """Facts that disagree side by side, and the first's cautious rule; a sentence of the author's may stand between."""

    required_arguments = 2
    final_argument_whitespace = True
    has_content = True

    def make(self) -> list[nodes.Node]:
        facts = {id_: fact(id_) for id_ in " ".join(self.arguments).split()}
        say_ = words()
        sides = [
            box("nd-side", [line(claim(fact_), nodes.Text(" "), fact_link(id_, id_, docname=self.env.docname))])
            for id_, fact_ in facts.items()
        ]
        rule = next((with_numbers(fact_.rule) for fact_ in facts.values() if fact_.rule), "")
        parts: list[nodes.Node] = [line(strong(say_["conflict"]), css="nd-conflict-title"), box("nd-sides", sides)]
        if self.content:
            parts.append(box("nd-between", self.parse_content_to_nodes()))
        if rule:
            parts.append(box("nd-rule", [line(strong(say_["rule"]), nodes.Text(f" {rule}"))]))
        return [box("nd-conflict", parts)]


class reveal(Written):  # noqa: N801 - docutils names nodes in lower case
    """A text that opens on a tap."""

    words = ("summary",)


class Reveal(SphinxDirective):
    """A text that opens on a tap; works without JavaScript."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        node = reveal(summary=self.arguments[0])
        self.set_source_info(node)
        node.extend(self.parse_content_to_nodes())
        return [node]


def _open_reveal(translator: Any, node: reveal) -> None:
    translator.body.append(f'<details class="nd-reveal"><summary>{translator.encode(node["summary"])}</summary>')


def _close_reveal(translator: Any, _node: reveal) -> None:
    translator.body.append("</details>")


class CourseOverview(CourseDirective):
    """The parts of the course with their chapters and minutes."""

    def make(self) -> list[nodes.Node]:
        return [box("nd-parts", [self._part(number, part) for number, part in enumerate(load_plan(), start=1)])]

    def _part(self, number: int, part: Part) -> nodes.container:
        chapters = nodes.enumerated_list()
        for chapter in part.chapters:
            link = chapter_link(self.env.docname, f"{part.id}/{chapter.id}", chapter.title)
            minutes = plural(words(), "minutes", chapter.minutes)
            chapters += nodes.list_item("", line(link, nodes.Text(" "), nodes.inline("", minutes, classes=["nd-min"])))
        title = line(strong(f"{number} {part.title}"), css="nd-part-title")
        return box("nd-part", [title, line(rich(part.summary)), chapters])


class CourseSize(CourseDirective):
    """How large the course is: chapters, minutes, questions. Options name the words under each number."""

    option_spec: ClassVar[Any] = {"chapters": directives.unchanged_required, "hours": directives.unchanged_required,
                                  "questions": directives.unchanged_required}  # fmt: skip

    @classmethod
    def reads(cls, argument: str) -> list[str]:
        return [str(_questions())]

    def make(self) -> list[nodes.Node]:
        chapters = [chapter for part in load_plan() for chapter in part.chapters]
        numbers = {
            "chapters": format_number(len(chapters)),
            "hours": format_number(round(sum(chapter.minutes for chapter in chapters) / 60, 1)),
            "questions": format_number(_questions()),
        }
        cells = [
            line(strong(number), nodes.Text(" "), self._argument(name))
            for name, number in numbers.items()
            if name in self.options
        ]
        return [box("nd-size", cells)]

    def _argument(self, name: str) -> argument:
        node = argument(said=self.options[name])
        self.set_source_info(node)
        return node


def _questions() -> int:
    """How many questions the bank holds."""
    return sum(len(load_questions(path.stem)) for path in question_files())


class Description(SphinxDirective):
    """What search engines show of a page that is no chapter; a chapter's is its summary in the plan."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        return [nodes.meta("", name="description", content=" ".join(self.content))]


DIRECTIVES: dict[str, type[CourseDirective]] = {
    "chapter": Chapter,
    "conflict": Conflict,
    "course-overview": CourseOverview,
    "course-size": CourseSize,
}


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(reveal, html=(_open_reveal, _close_reveal))
    app.add_directive("description", Description)
    app.add_directive("reveal", Reveal)
