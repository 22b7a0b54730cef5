"""The tools are scripts, not a package: the tests import them from their folder."""

from __future__ import annotations

import sys

from tests.conftest import TOP

sys.path.insert(0, str(TOP / "tools"))
