"""What a finished page carries: its description, the scripts it uses and no others, links to facts."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from needling.borrowed import MENU, MENU_CAPTION, MENU_TOGGLE
from needling.course import CourseError, find_chapter, load_strings
from needling.sphinx.search import finds
from needling.widgets.activity import activities
from needling.widgets.base import json_for_html, said_once, widgets_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SITE_BUNDLES = Path(__file__).parents[1] / "widgets" / "bundles" / "site"
_FACT = re.compile(r'<a data-fact="([A-Z][0-9]+)"')
#: Where a site has the files of activities, and an attribute that is to hold the address of one.
_ACTIVITY_FILES = "_static/activities/"
_STATIC = re.compile(r'\bdata-static-([a-z-]+)="(?=[a-z0-9-]+/)')
#: What few pages have brings its own look: a sign of it in the page, and the stylesheet.
_LOOKS = {"nd-sheet": "sheets", "nd-hero": "start"}
_STATE = "application/vnd.jupyter.widget-state+json"
#: Docutils says what the theme has said already.
_VIEWPORT = re.compile(r'<meta (?:content="[^"]*" )?name="viewport"[^>]*>\n?')
#: The pages that no author wrote, and the words for their description.
_OWN_PAGES = {"search": "search_description", "404": "not_found_description"}
_CODE_STYLES = re.compile(r"mystnb\.|pygments\.css|togglebutton")


def _refuse_raw(app: Sphinx) -> None:
    """No page writes HTML of its own; Markdown's is switched off in ``_config.yml``, this is reStructuredText's way."""
    app.env.settings["raw_enabled"] = False


def _copy_bundles(app: Sphinx) -> None:
    """Put the front end where pages find it. Not through ``html_static_path``: that loads every file on every page."""
    if app.builder.format != "html":
        return
    if not _SITE_BUNDLES.is_dir():
        raise CourseError("The front end has not been built. Run 'make build'.")
    shutil.copytree(_SITE_BUNDLES, Path(app.outdir) / "_static" / "needling", dirs_exist_ok=True)


def _copy_activity_files(app: Sphinx) -> None:
    """What activities bring besides the front end; what they no longer bring goes, such as a picture withdrawn."""
    if app.builder.format != "html":
        return
    folder = Path(app.outdir) / _ACTIVITY_FILES
    shutil.rmtree(folder, ignore_errors=True)
    for activity in activities().values():
        for name, path in activity.static().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)


def _mend_frame(_app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Drop the state of live widgets (a copy of every module) and the styles of code cells, of which readers see none."""
    scripts, styles = context.get("script_files", []), context.get("css_files", [])
    context["script_files"] = [file for file in scripts if _STATE not in str(getattr(file, "attributes", ""))]
    context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
    tree = context.get(MENU, "").replace(MENU_CAPTION, 'role="heading" aria-level="2">')
    toggle = load_strings("site")["toggle_navigation"]
    context[MENU] = MENU_TOGGLE.sub(lambda found: toggle.format(title=found[1]), tree)
    context["css_files"] = [file for file in styles if not _CODE_STYLES.search(str(getattr(file, "filename", file)))]


def _complete(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    body = str(context.get("body", ""))
    body += said_once(body)
    context["course"] = load_strings("site")
    if pagename == "search":
        context["finds"] = json_for_html(finds())
    context["metatags"] = context.get("metatags", "") + _meta("needling:page", pagename)
    context["metatags"] += _meta("needling:edition", app.config.needling_edition)
    description = _description(pagename)
    if description:
        context["metatags"] += _meta("description", description)
    app.add_css_file("needling/site.css", priority=900)
    kinds = widgets_of(body)
    for script in ["page", *kinds] if kinds else []:
        app.add_js_file(f"needling/{script}.js", loading_method="defer")
    looks = [look for sign, look in _LOOKS.items() if sign in body]
    for look in [*looks, *(kind for kind in kinds if (_SITE_BUNDLES / f"{kind}.css").is_file())]:
        app.add_css_file(f"needling/{look}.css", priority=901)
    facts = app.builder.get_relative_uri(pagename, "reference/facts")
    body = _FACT.sub(lambda m: f'<a data-fact="{m[1]}" href="{facts}#fact-{m[1].lower()}"', body)
    files = context["pathto"](_ACTIVITY_FILES, 1)
    context["body"] = _STATIC.sub(lambda m: f'{m[1]}="{files}', body)


def _description(pagename: str) -> str:
    """For search engines; empty where the page's own front matter has it."""
    if pagename in _OWN_PAGES:
        return load_strings("site")[_OWN_PAGES[pagename]]
    try:
        return find_chapter(pagename.rpartition("/")[2])[1].summary
    except CourseError:
        return ""


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{html.escape(content, quote=True)}">'


def setup(app: Sphinx) -> None:
    """Connect to the moments of a build."""
    app.add_config_value("needling_edition", "", "html", [str])
    app.connect("builder-inited", _refuse_raw)
    app.connect("builder-inited", _copy_bundles)
    app.connect("builder-inited", _copy_activity_files)
    app.connect("html-page-context", _complete)
    app.connect("html-page-context", _mend_frame, priority=900)
