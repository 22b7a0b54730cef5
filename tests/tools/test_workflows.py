"""What publishes the book on GitHub and GitLab uses the commands of the README and takes the site from where they put it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from build import SITE

from tests.conftest import TOP

GITHUB, GITLAB = TOP / ".github" / "workflows" / "pages.yml", TOP / ".gitlab-ci.yml"
FOLDER = SITE.relative_to(TOP).as_posix()


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(path: Path) -> list[str]:
    job = read(path)["jobs"]["pages"] if path == GITHUB else read(path)["pages"]
    return [step["run"] for step in job["steps"] if "run" in step] if path == GITHUB else job["script"]


@pytest.mark.parametrize("path", [GITHUB, GITLAB], ids=["GitHub", "GitLab"])
def test_the_book_is_built_as_the_readme_says_for_the_address_that_it_gets(path: Path) -> None:
    (built,) = [command for command in commands(path) if command.startswith("make ")]
    told = re.fullmatch(r'(make build SITE)="\$(?:\{\{ steps\.pages\.outputs\.base_url \}\}|CI_PAGES_URL)/"', built)
    assert told
    assert f"{told[1]}=https://" in (TOP / "README.md").read_text(encoding="utf-8")


def test_what_was_built_is_published() -> None:
    steps = read(GITHUB)["jobs"]["pages"]["steps"]
    (sent,) = [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    assert sent == FOLDER
    job = read(GITLAB)["pages"]
    assert f"mv {FOLDER} public" in job["script"]
    assert job["artifacts"]["paths"] == ["public"]
