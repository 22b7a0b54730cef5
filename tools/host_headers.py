"""The headers under which the book is served: they stand here once. Hosts get them from the samples, tests from ``headers``."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

TOP = Path(__file__).parents[1]
SAMPLES = [TOP / "docs" / "hosting" / name for name in ("nginx.conf", "apache.conf", "Caddyfile")]
#: The one inline script: it has to run before the page is drawn.
_INLINE = TOP / "src" / "needling" / "sphinx" / "templates" / "theme_choice.html"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def hash_of(script: str) -> str:
    """An inline script, as a content security policy allows it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def headers() -> dict[str, str]:
    """What a host should say of every file. One line each: a header cannot be folded."""
    inline = " ".join(hash_of(script) for script in _SCRIPT.findall(_INLINE.read_text(encoding="utf-8")))
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {inline}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {allowed}" for name, allowed in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }


def samples() -> dict[Path, str]:
    """Each sample with these headers in it."""
    found = {}
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        for name, value in headers().items():
            text = re.sub(rf'({name} )"[^"]*"', rf'\1"{value}"', text)
        found[path] = text
    return found
