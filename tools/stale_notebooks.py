"""Which executed notebooks are no longer true: jupyter-cache knows a notebook's code, not the modules and data it read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache

from needling.course.chapters import notebook_files, read_notebook
from needling.course.loading import CourseError
from needling.sphinx.dependencies import behind, fingerprint, shared


def forget_stale(cache_folder: Path) -> bool:
    """Drop the notebooks whose modules, templates or data changed since they were executed; ``True`` if any lacks."""
    cache_folder.mkdir(parents=True, exist_ok=True)
    notes = cache_folder / "read-by.json"
    try:
        before = json.loads(notes.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    # Its own code jupyter-cache compares; its text does not change what it shows.
    now = {str(path): shared() + fingerprint(behind(path)) for path in notebook_files()}
    cache = get_cache(cache_folder)
    for record in cache.list_cache_records():
        if record.uri not in now or before.get(record.uri) != now[record.uri]:
            cache.remove_cache(record.pk)
    notes.write_text(json.dumps(now, indent=1), encoding="utf-8")
    return any(lacks(cache, path) for path in notebook_files())


def lacks(cache: Any, path: Path) -> bool:
    """Whether a notebook is not there as executed."""
    try:
        cache.match_cache_notebook(read_notebook(path))
    except KeyError:
        return True
    except CourseError:
        return False  # The check tells.
    return False
