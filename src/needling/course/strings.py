"""The site's own words (buttons, labels, feedback): a file per group under ``book/data/strings``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from needling.course.catalogues import localized
from needling.course.loading import CourseError, book_folder, read_yaml, shown
from needling.course.text import Text


@cache
def words_of_file(path: Path, group: str) -> dict[str, str]:
    """The words of one file in the page's language, English where one is missing.

    Raises:
        CourseError: if the file is missing, or is not names and words.
    """
    content = read_yaml(path)
    if not isinstance(content, dict) or not all(isinstance(words, str) for words in content.values()):
        raise CourseError(f"{shown(path)}: should be names, each with its words in quotation marks.")
    english: dict[str, str] = {name: Text(words) for name, words in content.items()}
    return localized(english, "strings", group)


def string_files() -> dict[str, Path]:
    """The file of each group of words, by the name of the group."""
    return {path.stem: path for path in sorted((book_folder() / "data" / "strings").glob("*.yml"))}


def load_strings(group: str) -> dict[str, str]:
    """The words of one group (``quiz``, ``explore``, ``site`` …) in the page's language, English where one is missing.

    Raises:
        CourseError: if there is no such group, or its file is not names and words.
    """
    return words_of_file(book_folder() / "data" / "strings" / f"{group}.yml", group)
