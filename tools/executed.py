"""Which executed notebooks are still true: the cache knows a notebook's code, not the modules and data it read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from jupyter_cache import get_cache

from needling.course.chapters import notebook_files
from needling.widgets.page_index import files_behind


def forget_stale(cache_folder: Path, top: Path) -> None:
    """Drop from the cache the notebooks whose modules, templates or data changed since they were executed."""
    cache_folder.mkdir(parents=True, exist_ok=True)
    notes = cache_folder / "read-by.json"
    try:
        before = json.loads(notes.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    now = {path.relative_to(top).as_posix(): _fingerprint(path) for path in notebook_files()}
    cache = get_cache(cache_folder)
    for record in cache.list_cache_records():
        path = Path(record.uri)
        name = path.relative_to(top).as_posix() if path.is_relative_to(top) else ""
        if before.get(name) != now.get(name):
            cache.remove_cache(record.pk)
    notes.write_text(json.dumps(now, indent=1), encoding="utf-8")


def _fingerprint(notebook: Path) -> str:
    digest = hashlib.sha256()
    for path in files_behind(notebook):
        digest.update(path.as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
