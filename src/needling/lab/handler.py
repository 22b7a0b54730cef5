"""The one address that the extension adds to Jupyter's server: a text goes in, its HTML comes out."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from needling.lab.markdown import rendered

#: Longer than any cell that somebody reads.
_MOST_CHARACTERS = 200_000


class MarkdownHandler(APIHandler):  # type: ignore[misc]
    """A text of a cell as HTML, with the numbers that the facts hold now."""

    @web.authenticated
    def post(self) -> None:
        """Answer ``{"text": …}`` with ``{"html": …}``."""
        asked = self.get_json_body()
        text = asked.get("text") if isinstance(asked, dict) else None
        if not isinstance(text, str) or len(text) > _MOST_CHARACTERS:
            raise web.HTTPError(400, "Send the text of a cell.")
        self.finish(json.dumps({"html": rendered(text)}))


def handlers(base_url: str) -> list[tuple[str, Any]]:
    """The address and what answers there."""
    return [(url_path_join(base_url, "needling", "markdown"), MarkdownHandler)]
