"""The site's own words (buttons, labels, feedback): one catalogue per language under ``book/data/strings``."""

from __future__ import annotations

from functools import cache

from needling.course.files import CourseError, book_folder, read_yaml, shown
from needling.course.text import language


@cache
def _catalogue(code: str) -> dict[str, dict[str, str]]:
    path = book_folder() / "data" / "strings" / f"{code}.yml"
    content = read_yaml(path)
    if not isinstance(content, dict) or not all(
        isinstance(group, dict) and all(isinstance(words, str) for words in group.values())
        for group in content.values()
    ):
        raise CourseError(f"{shown(path)}: should be groups of names, each with its words in quotation marks.")
    return content


def load_strings(group: str) -> dict[str, str]:
    """The words of one group (``quiz``, ``explore``, ``site`` …) in the page's language, English where one is missing.

    Raises:
        CourseError: if the English catalogue has no such group.
    """
    english = _catalogue("en")
    if group not in english:
        raise CourseError(f"book/data/strings/en.yml: there is no group '{group}'.")
    own = {} if language() == "en" else _catalogue(language()).get(group, {})
    return english[group] | own
