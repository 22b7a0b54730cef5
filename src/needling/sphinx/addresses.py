"""Addresses outside the book: where a page stands on its host, and where its readers report a mistake."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from needling.course import load_strings
from needling.course.site import report_link

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Pages that no search engine should find.
UNLISTED = ("search", "404")
_START = "index"


def _take_site(_app: Sphinx, config: Config) -> None:
    """The address that a build was asked for, ``make build SITE=…``; empty where it is not known."""
    config.html_baseurl = os.environ.get("NEEDLING_SITE", "")


def _complete(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    if pagename in UNLISTED:
        context["pageurl"] = None
        context["metatags"] = context.get("metatags", "") + '<meta name="robots" content="noindex">'
    elif pagename == _START and context.get("pageurl"):
        context["pageurl"] = app.config.html_baseurl
    values = {"page": pagename, "edition": app.config.needling_edition}
    subject = load_strings("site")["report_subject"].format(**values)
    context["report_link"] = report_link(app.config.needling_report, subject, values)


def setup(app: Sphinx) -> None:
    """Connect to the moments of a build."""
    app.add_config_value("needling_report", "", "html", [str, type(None)])
    app.connect("config-inited", _take_site)
    app.connect("html-page-context", _complete)
