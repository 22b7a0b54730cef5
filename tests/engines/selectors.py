"""The selectors of a stylesheet."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEAD = re.compile(r"([^{};]+)\{")


def selectors_of(style: str) -> set[str]:
    """Every selector, as a list where the stylesheet has one; without those of a frame of an animation."""
    heads = {found[1].strip() for found in _HEAD.finditer(_COMMENT.sub("", style))}
    return {head for head in heads if not head.startswith("@") and not head.endswith("%")}
