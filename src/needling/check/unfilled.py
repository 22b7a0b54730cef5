"""What a scaffold left to be written: nothing of it reaches a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from needling.check.slips import Slip, line_of

#: Stands before each text that a scaffold brought as an example.
MARK = "FILL IN"
_EXAMPLE = re.compile(rf"{MARK}:? ?([^\n]{{0,60}})")


def unfilled_slips(text: str) -> Iterator[Slip]:
    """Where a text is still an example."""
    for found in _EXAMPLE.finditer(text):
        told = f"is still an example: “{found[1]}”. Write yours, and delete '{MARK}'."
        yield Slip(line_of(text, found.start()), told)
