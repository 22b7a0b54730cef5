"""Whether catalogues of translations may be shown to readers, and how far each language is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from needling.course.catalogues import catalogue_languages, read_catalogue
from needling.course.loading import CourseError, book_folder, shown
from needling.course.locales import known_locale
from needling.course.style import load_style
from needling.course.text import SOURCE_LANGUAGE
from needling.translate.marks import entry_problems
from needling.translate.messages import FRAME, messages
from needling.translate.state import State, page_domains, pages_of, states

#: Pages on which a wrong word could hurt somebody; in data, a record says so itself.
CRITICAL_PAGES = ("reference/sheets/",)
_OPTION = re.compile(r"/questions\.po, \S+ options \d+ text$")


def translation_problems() -> Iterator[str]:
    """What is wrong with the catalogues, a sentence each. The course's data can be read."""
    folder = book_folder() / "locale"
    codes = sorted(path.name for path in folder.glob("*") if path.is_dir())
    if not codes:
        return
    all_ = messages()
    critical = {(message.domain, message.context) for message in all_ if message.critical}
    domains = {message.domain for message in all_} | page_domains() | {FRAME}
    for code in codes:
        if code == SOURCE_LANGUAGE:
            yield f"{shown(folder / code)}: this is the language that the course is written in; it has no catalogue."
        elif known_locale(code) is None:
            yield f"{shown(folder / code)}: there is no language '{code}'. A language has a code, such as sv or pt_BR."
        else:
            for path in sorted(folder.glob(f"{code}/LC_MESSAGES/*.po")):
                if path.stem not in domains:
                    yield f"{shown(path)}: nothing is translated there. There are: {', '.join(sorted(domains))}."
                else:
                    yield from _file_problems(code, path, critical)


def _file_problems(code: str, path: Path, critical: set[tuple[str, str]]) -> Iterator[str]:
    try:
        catalogue = read_catalogue(path)
    except CourseError as error:
        yield str(error)
        return
    for entry in catalogue:
        if entry.obsolete:
            continue
        where = f"{shown(path)}, {entry.msgctxt or _beginning(entry.msgid)}"
        yield from (f"{where}: {problem}" for problem in entry_problems(entry))
        if _OPTION.search(where) and load_style(code).is_all_or_none(entry.msgstr):
            yield f"{where}: is an 'all or none of the above'. Options are mixed for each reader: say what it is."
        if entry.fuzzy and _is_critical(path.stem, entry, critical):
            yield (
                f"{where}: this is about safety, and its translation is marked fuzzy. Read it against the English, "
                "mend it, and delete the mark."
            )


def _is_critical(domain: str, entry: polib.POEntry, critical: set[tuple[str, str]]) -> bool:
    on_sheet = any(page.startswith(CRITICAL_PAGES) for page in pages_of(entry))
    return on_sheet or (domain, entry.msgctxt or "") in critical


def _beginning(text: str) -> str:
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def translation_table() -> list[str]:
    """How far each language is, line by line; what nobody has begun stands in one line.

    Raises:
        CourseError: if a catalogue is none.
    """
    lines = []
    for code in catalogue_languages():
        locale = known_locale(code)
        all_ = states(code)
        begun = [state for state in all_ if state.translated or state.fuzzy]
        rest = [state for state in all_ if state not in begun]
        if rest:
            begun.append(State(f"{len(rest)} others", missing=sum(state.missing for state in rest)))
        width = max(len(state.source) for state in begun) + 2
        lines.append(f"{locale.get_display_name(SOURCE_LANGUAGE) if locale else code}:")
        lines += [
            f"  {state.source:<{width}}{state.translated:>6} translated{state.fuzzy:>6} fuzzy{state.missing:>6} missing"
            for state in begun
        ]
        if not any("/" in state.source for state in all_):
            lines.append(f"  pages: not collected yet; make messages LANGUAGE={code}")
    return lines
