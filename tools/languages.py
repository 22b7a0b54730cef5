"""What a build in another language than English needs before it begins: its catalogues, ready for Sphinx."""

from __future__ import annotations

import os
from pathlib import Path

from messages import collect_pages

from needling.course.catalogues import catalogue_languages, load_catalogue
from needling.course.text import SOURCE_LANGUAGE
from needling.translate.built import put_catalogues, write_script_words
from needling.translate.pseudo import CODE as PSEUDO
from needling.translate.pseudo import write_pseudo


def language_problems(code: str) -> list[str]:
    """What keeps a language from being built."""
    known = [SOURCE_LANGUAGE, *catalogue_languages()]
    if code in (*known, PSEUDO):
        return []
    return [
        f"book/locale has no language '{code}'. There are: {', '.join(known)}; make messages LANGUAGE={code} begins it."
    ]


def speak(code: str, folder: Path) -> None:
    """Have this process and those that it starts speak a language, with its catalogues in ``folder/locale``.

    Raises:
        CourseError: if a catalogue is none, or a page cannot be read.
    """
    os.environ["NEEDLING_LANGUAGE"] = SOURCE_LANGUAGE
    os.environ.pop("NEEDLING_LOCALE", None)
    if code == SOURCE_LANGUAGE:
        return
    if code == PSEUDO:
        write_pseudo(folder / "locale", collect_pages())
        os.environ["NEEDLING_LOCALE"] = str(folder / "locale")
    else:
        put_catalogues(code, folder / "locale")
    load_catalogue.cache_clear()
    os.environ["NEEDLING_LANGUAGE"] = code
    write_script_words(code, folder / "locale")
