"""The site holds what its pages use and nothing else, and allows no inline script but those it has."""

from __future__ import annotations

import re
from pathlib import Path

from host_headers import hash_of, headers

from tests.browser.watching import PAGES, SITE

#: What a host or a search engine looks for by its name.
BY_NAME = {".nojekyll", "sitemap.xml"}
_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type=\"application/json\"))[^>]*>(.*?)</script>", re.DOTALL)


def _named_in(text: str, path: Path) -> bool:
    """By its file name, or, a script that is fetched late, by the word before the dot."""
    late = path.parent.name == "needling" and path.suffix == ".js"
    return path.name in text or (late and bool(re.search(rf"""["'`(]{path.stem}["'`)]""", text)))


def test_every_file_is_used_by_a_page_or_by_what_a_page_uses() -> None:
    left = {path for path in SITE.rglob("*") if path.is_file() and path.name not in BY_NAME}
    using = [path for path in left if path.suffix == ".html"]
    left -= set(using)
    while using:
        user = using.pop()
        if user.suffix in (".html", ".css", ".js"):
            text = user.read_text(encoding="utf-8")
            used = {path for path in left if _named_in(text, path)}
            left -= used
            using += used
    assert {path.relative_to(SITE).as_posix() for path in left} == set()


def test_no_map_is_named_because_none_is_shipped() -> None:
    texts = [path for path in SITE.rglob("*") if path.suffix in (".css", ".js")]
    named = [path.name for path in texts if "sourceMappingURL=" in path.read_text(encoding="utf-8")]
    assert texts
    assert named == []


def test_the_policy_allows_every_inline_script_and_no_other() -> None:
    inline = {script for name in PAGES for script in _INLINE.findall((SITE / name).read_text(encoding="utf-8"))}
    assert inline
    allowed = set(re.findall(r"'sha256-[^']+'", headers()["Content-Security-Policy"]))
    assert {hash_of(script) for script in inline} == allowed
