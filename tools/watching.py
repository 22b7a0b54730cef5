"""What authors and developers save, as one stream of sets of files."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import Change, awatch

#: What editors and Jupyter write beside what is saved, and what is made from sources.
_NOT_A_SOURCE = re.compile(
    r"(?:/__pycache__/|/\.ipynb_checkpoints/|/bundles/|\.egg-info|~$|\.sw[px]$|/\.#|/\.~|/4913$)"
)


_LOOK_UP_MS = 1000


async def saves(top: Path, book: Path) -> AsyncIterator[set[Path]]:
    """The files that were saved, renamed or deleted, together where they came together. What comes meanwhile waits.

    Args:
        top: the project; of the files in it, those whose names begin with ``_``, and what is below ``src``.
        book: the folder of the book; the files beside it whose names begin with ``_`` too.
    """
    waiting: asyncio.Queue[set[Path]] = asyncio.Queue()

    async def collect(*folders: Path, deep: bool) -> None:
        while True:
            there = _inodes(folders)
            # Looks up now and then: a folder that went and came again is another one.
            changing = awatch(
                *there, watch_filter=_is_source, recursive=deep, yield_on_timeout=True, rust_timeout=_LOOK_UP_MS
            )
            async for changes in changing:
                paths = {Path(path) for _, path in changes}
                waiting.put_nowait({path for path in paths if deep or path.name.startswith("_")})
                if there != _inodes(folders):
                    waiting.put_nowait({book})
                    break

    watching = [
        asyncio.create_task(collect(book, top / "src", deep=True)),
        # A file that is replaced by a new one is no longer the one that was watched: so its folder is.
        asyncio.create_task(collect(*{top, book.parent}, deep=False)),
    ]
    try:
        while True:
            saved = await waiting.get()
            while not waiting.empty():
                saved |= waiting.get_nowait()
            if saved:
                yield saved
    finally:
        for task in watching:
            task.cancel()


def _inodes(folders: Iterable[Path]) -> dict[Path, int]:
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}


def _is_source(_change: Change, path: str) -> bool:
    return not _NOT_A_SOURCE.search(path)
