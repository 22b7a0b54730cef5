"""The names that somebody who mistyped one probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """What to add to a sentence about an unknown name: `` Nearest: 'depth'.``, or nothing where none is near."""
    by_lower = {one.lower(): one for one in known}
    found = get_close_matches(name.lower(), by_lower, n=3, cutoff=0.6)
    return f" Nearest: {', '.join(repr(by_lower[one]) for one in found)}." if found else ""
