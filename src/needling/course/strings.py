"""The site's own words (buttons, labels, feedback): a folder per language under ``book/data/strings``, a file per group."""

from __future__ import annotations

from functools import cache

from needling.course.files import CourseError, book_folder, read_yaml, shown
from needling.course.text import language


@cache
def _group(code: str, group: str) -> dict[str, str] | None:
    """The words of one group in one language; ``None`` where the language has no such file."""
    path = book_folder() / "data" / "strings" / code / f"{group}.yml"
    if not path.is_file():
        return None
    content = read_yaml(path)
    if not isinstance(content, dict) or not all(isinstance(words, str) for words in content.values()):
        raise CourseError(f"{shown(path)}: should be names, each with its words in quotation marks.")
    return content


def string_groups() -> list[str]:
    """The groups of the English catalogue, from which every language starts."""
    return sorted(path.stem for path in (book_folder() / "data" / "strings" / "en").glob("*.yml"))


def load_strings(group: str) -> dict[str, str]:
    """The words of one group (``quiz``, ``explore``, ``site`` …) in the page's language, English where one is missing.

    Raises:
        CourseError: if English has no such group, or a file of it is not names and words.
    """
    english = _group("en", group)
    if english is None:
        raise CourseError(f"book/data/strings/en/{group}.yml: there is no such file.")
    own = (None if language() == "en" else _group(language(), group)) or {}
    return english | own
