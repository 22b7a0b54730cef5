"""Numbers and days as readers write them, by the page's language. Paths, addresses and data never pass here."""

from __future__ import annotations

import datetime
from decimal import Decimal

from babel.numbers import format_decimal

from needling.course.catalogues import unit_text
from needling.course.locales import locale_of
from needling.course.text import SOURCE_LANGUAGE, language

#: What is left of a number that was worked out: enough for every value, too few for the dust of binary fractions.
_SIGNIFICANT = 10


def format_number(value: float, *, digits: int | None = None, significant: int | None = None) -> str:
    """A number in the reader's way of writing: ``1,200`` and ``0.05`` in English, ``1 200`` and ``0,05`` in Swedish.

    Args:
        value: any finite number.
        digits: exactly so many decimals: ``format_number(2, digits=1)`` is ``2.0``.
        significant: rounded to so many figures: ``format_number(1234, significant=2)`` is ``1,200``.
    """
    if digits is not None:
        written = f"{value:,.{digits}f}"
    else:
        rounded = value if significant is None else float(f"{value:.{significant}g}")
        written = f"{rounded:,.{_SIGNIFICANT}g}"
    return written if language() == SOURCE_LANGUAGE else _in_locale(written)


def _in_locale(written: str) -> str:
    """The same number, written by the rules of the page's language."""
    decimals = len(written.partition(".")[2])
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(Decimal(written.replace(",", "")), pattern, locale_of(language())))


def with_unit(number: str, unit: str) -> str:
    """A number with what it counts or measures: ``1.5 mm``, ``40%``; its own language decides on the space before ``%``."""
    unit = unit_text(unit)
    if not unit:
        return number
    close = unit.startswith("°") or (unit.startswith("%") and not _percent_apart())
    return number + ("" if close else "\N{NO-BREAK SPACE}") + unit


def _percent_apart() -> bool:
    code = language()
    return code != SOURCE_LANGUAGE and str(locale_of(code).percent_formats[None].pattern)[-2].isspace()


def format_day(day: datetime.date | str, pattern: str) -> str:
    """A day by a pattern of the site's words: ``{year}-{month}-{day}``; month and day have two figures."""
    year, month, date = str(day).split("-")
    return pattern.format(year=year, month=month, day=date)
