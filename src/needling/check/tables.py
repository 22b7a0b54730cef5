"""What an author can get wrong in a table."""

from __future__ import annotations

import re

_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-*:?\s*)+\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def unruled(source: list[str]) -> tuple[int, str] | None:
    """The first row of what was meant to be a table, and what is wrong; nothing where a paragraph is one."""
    rows = [number for number, row in enumerate(source) if _PIPES.match(row)]
    rules = [number for number, row in enumerate(source) if _RULE.match(row)]
    if len(rows) < 2 and not rules:
        apart = next((number for number, row in enumerate(source) if row.lstrip().startswith("|")), None)
        return (
            None if apart is None else (apart, "a row stands apart from its table, or a line begins with '|'. Mend it.")
        )
    first = rows[0] if rows else max(0, rules[0] - 1)
    rule = f"|{'---|' * _cells(source[first])}"
    return first, f"a table without its rule. Write {rule} below its first row, as many dashes as columns."


def row_slips(row: str, columns: int) -> tuple[list[str], int]:
    """What is wrong with a row of a table whose first row has so many columns (0 for the first); and how many it has."""
    cells = _cells(row)
    if not columns or cells == columns:
        return [], columns or cells
    return [f"a row of a table has {cells} columns, its first row {columns}. Mend its '|'."], columns


def _cells(row: str) -> int:
    return len(_PIPE.split(row.strip().removeprefix("|").removesuffix("|")))
