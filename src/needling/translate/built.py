"""What one build reads of a language: its catalogues in a folder of the build, and the words of Sphinx's scripts."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import sphinx

from needling.course.catalogues import catalogue_file, load_catalogue, read_catalogue
from needling.course.locales import plural_header
from needling.translate.messages import FRAME

_TRANSLATIONS = re.compile(r"Documentation\.addTranslations\((.*)\);", re.DOTALL)


def put_catalogues(code: str, folder: Path) -> None:
    """Copy the catalogues of a language to where Sphinx compiles them, ``folder/<code>/LC_MESSAGES``; old ones go.

    Raises:
        CourseError: if one of them is not a catalogue.
    """
    into = folder / code / "LC_MESSAGES"
    into.mkdir(parents=True, exist_ok=True)
    own = {path.name: path for path in catalogue_file(code, FRAME).parent.glob("*.po")}
    for old in into.glob("*.po"):
        if old.name not in own:
            old.unlink()
            old.with_suffix(".mo").unlink(missing_ok=True)
    for name, path in own.items():
        read_catalogue(path)
        if not (into / name).is_file() or (into / name).read_bytes() != path.read_bytes():
            shutil.copyfile(path, into / name)


def write_script_words(code: str, folder: Path) -> None:
    """Write ``sphinx.js``: what Sphinx's search says. Sphinx's own file would have the browser compile text, which pages forbid.

    Raises:
        CourseError: if the catalogue of the frame is none.
    """
    brought = Path(str(sphinx.__file__)).parent / "locale" / code / "LC_MESSAGES" / "sphinx.js"
    found = _TRANSLATIONS.search(brought.read_text(encoding="utf-8")) if brought.is_file() else None
    words = {name: text for name, text in (json.loads(found[1])["messages"] if found else {}).items() if text}
    words |= {english: text for (_, english), text in load_catalogue(code, FRAME).texts.items()}
    rule = plural_header(code).partition("plural=")[2].strip().rstrip(";")
    (folder / code / "LC_MESSAGES" / "sphinx.js").write_text(
        f"Object.assign(Documentation.TRANSLATIONS, {json.dumps(words, ensure_ascii=False)});\n"
        f"Documentation.PLURAL_EXPR = (n) => Number({rule});\nDocumentation.LOCALE = {json.dumps(code)};\n",
        encoding="utf-8",
    )
