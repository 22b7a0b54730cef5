"""The sources as they are at one moment: what is checked is what is built, whatever is saved meanwhile."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

_LEFT_OUT = {".ipynb_checkpoints", "__pycache__"}


def take(top: Path, into: Path) -> Path:
    """Bring ``into`` to what ``top`` holds now: the folder ``book`` and the files ``_*.yml``; returns ``into``.

    Only what differs is written, so a file that stays the same keeps its time there.
    """
    names = {path.relative_to(top) for path in _sources(top)}
    for path in [*into.rglob("*")]:
        if path.is_file() and path.relative_to(into) not in names:
            path.unlink()
    for name in sorted(names):
        # A file that went while it was looked for is not there; its going is a save of its own.
        with contextlib.suppress(FileNotFoundError):
            _bring(top / name, into / name)
    for folder in sorted((path for path in into.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return into


def _sources(top: Path) -> Iterator[Path]:
    yield from top.glob("_*.yml")
    for path in (top / "book").rglob("*"):
        if path.is_file() and not _LEFT_OUT & set(path.parts):
            yield path


def _bring(path: Path, copy: Path) -> None:
    content = path.read_bytes()
    if copy.is_file() and copy.read_bytes() == content:
        return
    if copy.is_dir():
        shutil.rmtree(copy)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(content)
