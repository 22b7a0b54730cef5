"""The words of the frame around pages: those of the theme and of Sphinx's search. Sphinx brings some languages itself."""

from __future__ import annotations

import re
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from needling.borrowed import search_scripts, theme_templates
from needling.translate.messages import FRAME

#: What the theme's templates say without asking gettext: the name of a control, or of an icon.
_UNASKED = re.compile(
    r'(?P<before><title>|aria-label=")(?P<words>(?:Toggle|Contents|Menu|Expand|Light|Dark|Auto)[\w ,/]*)(?P<after></title>|")'
)
_METHODS = [("**.html", "jinja2"), ("searchtools.js", "javascript"), ("sphinx_highlight.js", "javascript")]


def frame_texts() -> list[tuple[str, str]]:
    """What the frame says, each with its form for several where it has one."""
    found: dict[str, str] = {}
    for folder in (theme_templates(), search_scripts()):
        for _file, _line, said, _comments, _context in extract_from_dir(
            str(folder), _METHODS, strip_comment_tags=False
        ):
            one, other = said if isinstance(said, tuple) else (said, "")
            found.setdefault(one, other or "")
    for path in sorted(theme_templates().rglob("*.html")):
        for words in _UNASKED.finditer(path.read_text(encoding="utf-8")):
            found.setdefault(words["words"], "")
    return list(found.items())


def asking_gettext(template: str) -> str:
    """A template of the theme that has gettext translate all that it says."""
    return _UNASKED.sub(lambda found: f'{found["before"]}{{{{ _("{found["words"]}") }}}}{found["after"]}', template)


def collect_frame(folder: Path) -> None:
    """Write the template of the frame's catalogue."""
    template = polib.POFile()
    template.metadata = {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit"}
    for one, other in frame_texts():
        plural = {"msgid_plural": other, "msgstr_plural": {0: "", 1: ""}} if other else {}
        template.append(polib.POEntry(msgid=one, **plural))
    template.save(str(folder / f"{FRAME}.pot"))
