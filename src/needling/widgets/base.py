"""The base of every widget: a live ipywidget that carries its complete static page in its mime bundle."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from needling.course import CourseError
from needling.widgets.activity import activities

_HERE = Path(__file__).parent
_BUNDLES = _HERE / "bundles" / "live"


def bundle(name: str) -> str:
    """The text of a bundled front-end file for live Jupyter.

    Raises:
        CourseError: if the front end has not been built.
    """
    path = _BUNDLES / name
    if not path.is_file():
        raise CourseError(f"{path.name}: the front end has not been built. Run 'make build' (or 'npm run build').")
    return path.read_text(encoding="utf-8")


def json_for_html(content: Any) -> Markup:
    """``content`` as JSON that may stand inside a ``<script type="application/json">``."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


_WIDGET = re.compile(r'data-widget="([a-z]+)"')


def widgets_of(html: str) -> list[str]:
    """The names of the activities and lists that a page shows, by the alphabet."""
    return sorted(set(_WIDGET.findall(html)))


def said_once(html: str) -> str:
    """The words that the scripts of a page say, once for each activity on it: what stands at its end."""
    said = {name: dict(activities()[name].said()) for name in widgets_of(html) if name in activities()}
    return "".join(
        f'<script type="application/json" data-words="{name}">{json_for_html(words)}</script>'
        for name, words in said.items()
        if words
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader([_HERE, _HERE.parent]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, **content: Any) -> str:
    """A template, filled; everything in it is escaped unless it is ``Markup``.

    Args:
        template: its path in this folder (``quiz/quiz.html``) or in the package (``questions/kinds/match/match.html``).
        content: what it fills in, by name.
    """
    return _templates().get_template(template).render(**content).strip()


class Widget(anywidget.AnyWidget):  # type: ignore[misc]
    """An ipywidget that is complete HTML before any script runs.

    ``html`` is what a page without a kernel shows and what the script then brings to life, in the book and in
    JupyterLab alike. A subclass sets ``html`` and names its bundle in ``kind``. ``words`` is what its script says; on a page
    that stands once for all widgets of a kind (``said_once``).
    """

    kind = ""
    html = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        # Set per instance, so that importing the package never needs a built front end.
        self._esm = bundle(f"{self.kind}.js")
        self._css = bundle(f"{self.kind}.css")
        activity = activities().get(self.kind)
        super().__init__(words=dict(activity.said()) if activity else {}, **traits)

    def page_traits(self) -> dict[str, Any]:
        """The traits that a page without a kernel needs besides ``html``."""
        return {}

    def in_words(self) -> str:
        """What the widget says as plain text: stable, so that notebooks compare."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.in_words()

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any] | tuple[dict[str, Any], dict[str, Any]]:
        live = super()._repr_mimebundle_(**options)
        data, metadata = live if isinstance(live, tuple) else (live or {}, {})
        traits = self.page_traits()
        script = f'<script type="application/json">{json_for_html(traits)}</script>' if traits else ""
        return {**data, "text/html": self.html + script, "text/plain": self.in_words()}, metadata
