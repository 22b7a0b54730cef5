"""Pages that reload themselves once the site is a new one."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FRESH = {"Cache-Control": "no-cache"}
# Asks rather than listens: a server that stops has nobody to hang up on, and one that starts again is found.
_SCRIPT = """
(async () => {
  const built = async () => (await fetch("/built")).text();
  const shown = await built();
  setInterval(async () => {
    const now = await built().catch(() => "");
    if (now && now !== shown) location.reload();
  }, 700);
})();
"""


def reloading(folder: Path) -> list[Route | Mount]:
    """The routes of a site whose pages look whether there is a newer one."""

    def built(_request: Request) -> Response:
        # Between two sites there is none.
        when = str(folder.stat().st_ctime_ns) if folder.is_dir() else ""
        return PlainTextResponse(when, headers=_FRESH)

    def script(_request: Request) -> Response:
        return Response(_SCRIPT, media_type="text/javascript")

    return [Route("/built", built), Route("/built.js", script), Mount("/", _Pages(directory=folder, html=True))]


class _Pages(StaticFiles):
    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        if not os.fspath(full_path).endswith(".html"):
            response = super().file_response(full_path, stat_result, scope, status_code)
            response.headers.update(_FRESH)
            return response
        page = Path(full_path).read_text(encoding="utf-8")
        return HTMLResponse(
            page.replace("</body>", '<script src="/built.js"></script></body>'), status_code, headers=_FRESH
        )
