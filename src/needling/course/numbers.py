"""Numbers as readers write them. Every number that a reader sees passes here; paths, addresses and data never do."""

from __future__ import annotations

#: What is left of a number that was worked out: enough for every value, too few for the dust of binary fractions.
_SIGNIFICANT = 10


def format_number(value: float, *, digits: int | None = None, significant: int | None = None) -> str:
    """A number in the reader's way of writing: ``1,200``, ``0.05``.

    Args:
        value: any finite number.
        digits: exactly so many decimals: ``format_number(2, digits=1)`` is ``2.0``.
        significant: rounded to so many figures: ``format_number(1234, significant=2)`` is ``1,200``.
    """
    if digits is not None:
        return f"{value:,.{digits}f}"
    rounded = value if significant is None else float(f"{value:.{significant}g}")
    return f"{rounded:,.{_SIGNIFICANT}g}"
