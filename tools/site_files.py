"""The last touch to a built site: nothing in it that no page uses, and what hosts and search engines look for."""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

from needling.course import CourseError
from needling.sphinx.addresses import UNLISTED

#: What Sphinx and its themes bring and no page asks for, and what stands in a page itself; a test says what is missing here.
UNUSED = (
    ".buildinfo*", "objects.inv", "reports", "_static/basic.css", "_static/debug.css", "_static/skeleton.css",
    "_static/pygments.css", "_static/mystnb.*.css", "_static/file.png", "_static/minus.png", "_static/plus.png",
    "_static/scripts/furo-extensions.js", "_static/**/*.map",
    "_static/needling/not-found.css",
)  # fmt: skip
_MAP = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+?\.map(?:\s*\*/)?\s*$")


def site_address(told: str) -> str:
    """The address at which a site will stand, with a slash at its end; empty where none was told.

    Raises:
        CourseError: if it is not an address of a folder on a host.
    """
    try:
        parts = urlsplit(told)
        host = parts.hostname
    except ValueError:
        host = None
    if not told:
        return ""
    if (
        not host
        or parts.scheme not in ("http", "https")
        or parts.query
        or parts.fragment
        or re.search(r"[\s<>\"']", told)
    ):
        raise CourseError(
            f"SITE={told}: should be the address of the finished book, such as SITE=https://school.example/course/"
        )
    return told.rstrip("/") + "/"


def finish(site: Path, address: str = "") -> None:
    """Make Sphinx's output a site for any host.

    Args:
        site: the folder of the site, changed in place.
        address: where it will stand, from ``site_address``; search engines get its list of pages only if that is known.
    """
    for pattern in UNUSED:
        for path in [*site.glob(pattern)]:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in [*site.glob("_static/**/furo*.css"), *site.glob("_static/**/furo*.js")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(_MAP.sub("\n", text), encoding="utf-8")
    (site / ".nojekyll").touch()  # Without it GitHub Pages leaves out all folders that begin with an underscore.
    if address:
        (site / "sitemap.xml").write_text(_sitemap(site, address), encoding="utf-8")


def _sitemap(site: Path, address: str) -> str:
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    listed = ["" if page == "index.html" else page for page in pages if page.removesuffix(".html") not in UNLISTED]
    lines = [f"  <url><loc>{escape(address + quote(page))}</loc></url>\n" for page in sorted(listed)]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(lines)}</urlset>\n"
    )
