"""A copy of the project, without what is made of it: to be built or edited where nothing of it matters."""

from __future__ import annotations

import shutil
from pathlib import Path

_LEFT_OUT = shutil.ignore_patterns(
    ".venv*", ".git", "node_modules", "_build", ".mypy_cache", ".hypothesis", "__pycache__"
)


def copy_project(top: Path, into: Path) -> Path:
    """Copy the project at ``top``; what its packages are it shares. Returns ``into``."""
    shutil.copytree(top, into, ignore=_LEFT_OUT)
    (into / "node_modules").symlink_to(top / "node_modules")
    return into
