"""Opens the notebooks live in JupyterLab, with the front end bundled."""

from __future__ import annotations

import os
import sys

from frontend import TOP, bundle_if_stale

if __name__ == "__main__":
    if not bundle_if_stale():
        sys.exit("The front end could not be bundled; the lines above say why.")
    print("Opening the notebooks in JupyterLab. Stop with Ctrl+C.", flush=True)
    os.chdir(TOP)
    os.execv(sys.executable, [sys.executable, "-m", "jupyter", "lab", "--notebook-dir=book", *sys.argv[1:]])  # noqa: S606
