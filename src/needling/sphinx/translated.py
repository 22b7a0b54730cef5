"""What Sphinx's own translation of pages passes over: arguments of directives, captions of figures, titles of the book."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import init
from sphinx.transforms import SphinxTransform

from needling.borrowed import catalogue_of, change_templates, theme_templates
from needling.course.catalogues import catalogue_file, locale_folders
from needling.course.site import site_text
from needling.course.text import SOURCE_LANGUAGE, language
from needling.translate.frame import asking_gettext

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class Written(addnodes.translatable, nodes.Element):
    """A node that carries words of an author in attributes; Sphinx extracts them, and gives them back translated."""

    words: ClassVar[tuple[str, ...]] = ()

    def preserve_original_messages(self) -> None:
        """Keep the English, by which the catalogue knows each."""
        own = not self.get("translated")
        self["english"] = {name: self[name] for name in self.words if own and self.get(name)}

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Put a translation in place of its English."""
        for name, english in self["english"].items():
            if english == original_message:
                self[name] = translated_message

    def extract_original_messages(self) -> list[str]:
        """The words that are to be translated."""
        return list(self.get("english", {}).values())


class argument(Written, nodes.inline):  # noqa: N801 - docutils names nodes in lower case
    """A piece of text from an option of a directive."""

    words = ("said",)


class captioned(Written, nodes.image):  # noqa: N801
    """An image with what it shows in words and, where its author wrote one, a caption."""

    words = ("alt", "title")


class _ToBeTranslated(SphinxTransform):
    """Before Sphinx looks for what is to be translated (10): shows it what it would pass over."""

    default_priority = 5

    def apply(self, **_options: Any) -> None:
        self._words_of_images()
        self._cells_of_tables()

    def _cells_of_tables(self) -> None:
        """MyST does not say where a cell stands if its table stands in a directive; Sphinx then takes it for no author's."""
        for cell in self.document.findall(nodes.paragraph):
            if isinstance(cell.parent, nodes.entry) and not cell.source and cell.rawsource:
                cell.source, cell.line = self.document["source"], cell.line or 0

    def _words_of_images(self) -> None:
        """Of an image the words alone are translated, not where its file is."""
        for image in list(self.document.findall(nodes.image)):
            made = captioned(image.rawsource, **image.attributes)
            made.source, made.line = image.source, image.line
            if isinstance(image.parent, nodes.paragraph) and len(image.parent) == 1:
                image.parent["translatable"] = False
            image.replace_self(made)


def _open_argument(translator: Any, node: argument) -> None:
    translator.body.append(translator.encode(node["said"]))


def _nothing(_translator: Any, _node: nodes.Node) -> None:
    pass


def _open_image(translator: Any, node: captioned) -> None:
    translator.visit_image(node)


def _close_image(translator: Any, node: captioned) -> None:
    translator.depart_image(node)


def _speak(_app: Sphinx, config: Config) -> None:
    """Everything in this process, and the notebooks it executes, speaks the language of the build."""
    os.environ["NEEDLING_LANGUAGE"] = config.language or SOURCE_LANGUAGE
    for name in ("project", "html_title", "author"):
        config[name] = site_text(config[name])


def page_text(config: Config, page: str, text: str) -> str:
    """A text of a page, in the language of the build."""
    return init(config.locale_dirs, config.language, catalogue_of(page, config))[0].gettext(text)


def _translate_late(app: Sphinx, doctree: nodes.document) -> None:
    """The captions of ``_toc.yml`` and the description in a page's head reach it after Sphinx has translated it."""
    for tree in doctree.findall(addnodes.toctree):
        if tree.get("caption"):
            tree["caption"] = page_text(app.config, app.env.docname, tree["caption"])
    for meta in doctree.findall(nodes.meta):
        if meta.get("name") == "description":
            meta["content"] = page_text(app.config, app.env.docname, meta["content"])


def _translate_theme(app: Sphinx) -> None:
    """Have gettext look at the words that the theme's templates say without asking it. English keeps them as they are."""
    if language() != SOURCE_LANGUAGE and app.builder.format == "html":
        theme = theme_templates()
        change_templates(app, lambda text, file: asking_gettext(text) if file.resolve().is_relative_to(theme) else text)


def catalogue_files() -> Iterable[Any]:
    """The catalogues that a build may read: those of its language, and those whose terms the glossary shows."""
    made = sorted(catalogue_file(language(), "*").parent.glob("*.po"))
    return [*made, *sorted(locale_folders()[-1].glob("*/LC_MESSAGES/glossary.po"))]


def setup(app: Sphinx) -> None:
    """Register nodes and transform, and follow the language of the build."""
    app.add_node(argument, html=(_open_argument, _nothing))
    app.add_node(captioned, html=(_open_image, _close_image))
    app.add_transform(_ToBeTranslated)
    app.connect("config-inited", _speak, priority=100)
    app.connect("builder-inited", _translate_theme)
    # Before the tree of contents is collected (500).
    app.connect("doctree-read", _translate_late, priority=300)
