"""What JupyterLab needs to show a chapter: its text with numbers, boxes and links, made where the facts are, in Python."""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter's server finds the extension."""
    return [{"module": "needling.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Jupyter's server calls this once, at its start."""
    # Who only asks for the extension's place needs no Sphinx.
    from needling.lab.handler import handlers  # noqa: PLC0415
    from needling.lab.trust import trust_chapters  # noqa: PLC0415

    trust_chapters(server.contents_manager.notary)
    server.web_app.add_handlers(".*", handlers(server.web_app.settings["base_url"]))
