"""What an author is told about a value that does not fit its record: a sentence for each kind of misfit that pydantic knows."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import StringConstraints

_SPELLED: dict[str, str] = {}


def spelled(pattern: str, told: str, *, max_length: int | None = None) -> StringConstraints:
    """A spelling that is asked for, and how an author is told of it: ``a capital letter and a number, such as A4``."""
    _SPELLED[pattern] = told
    return StringConstraints(pattern=pattern, max_length=max_length)


def spelling_of(pattern: str) -> str | None:
    """How an author is told of a pattern; ``None`` where nobody has said."""
    return _SPELLED.get(pattern)


@dataclass(frozen=True)
class Misfit:
    """One value that does not fit.

    Attributes:
        type: pydantic's name of what is wrong.
        value: what stands there.
        limits: what would fit, as pydantic tells it.
        name: the field.
        meaning: what the field holds, from its record.
        fields: what a record at this place may hold.
    """

    type: str
    value: Any = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""
    meaning: str = ""
    fields: Sequence[str] = ()


def sentence_for(misfit: Misfit) -> str:
    """What is wrong with a value and what to do, as a sentence."""
    told = SENTENCES.get(misfit.type, _elsewhere)(misfit)
    return told if told.endswith((".", "”", "?")) else f"{told}."


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant; empty where none is near."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.7)), "")


def unknown_field(misfit: Misfit) -> str:
    """A field that a record has not: the one that was probably meant, or all that there are."""
    meant = nearest(misfit.name, misfit.fields)
    if meant:
        return f"is no field here. Probably `{meant}` is meant."
    return f"is no field here. There are: {', '.join(misfit.fields) or 'none'}."


def _elsewhere(_misfit: Misfit) -> str:
    return "does not fit here. Compare it with the example in docs/authors."


def _missing(misfit: Misfit) -> str:
    what = misfit.meaning[:1].lower() + misfit.meaning[1:] if misfit.meaning else ""
    return f"has no `{misfit.name}`. Write it: {what}" if what else f"has no `{misfit.name}`. Write it."


def _text(misfit: Misfit) -> str:
    value = misfit.value
    if value is None:
        return "is empty. Write the text behind the colon, between quotation marks."
    if isinstance(value, Mapping):
        return "is read as fields, for it holds a colon or begins with {. Put quotation marks round this text."
    if isinstance(value, list):
        return "is read as a list, for it begins with [ or -. Put quotation marks round this text."
    return f"is read as {_read_as(value)}. Put quotation marks round this text."


def _read_as(value: Any) -> str:
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "a day"
    return "a number" if isinstance(value, (int, float)) else "something else than text"


def _number(misfit: Misfit) -> str:
    value = misfit.value
    whole = "a whole number" if misfit.type.startswith("int") else "a number"
    if value is None:
        return f"is empty. Write {whole} behind the colon."
    if not isinstance(value, str):
        return f"should be {whole}, such as 30." if "whole" in whole else f"should be {whole}, such as 30.5."
    found = re.match(r"[-−]?\s*(\d+(?:[.,]\d+)?)", value.strip())
    if not found:
        return f"'{_short(value)}' should be {whole}. Write it in digits."
    if re.search(r"\d\s*(?:[-–—]|to)\s*\d", value):
        ends = [end.replace(",", ".") for end in re.findall(r"\d+(?:[.,]\d+)?", value)][:2]
        return f"'{_short(value)}' is no number. A range is written [{', '.join(ends)}], where one is allowed."
    alone = value.strip()[: found.end()].replace(",", ".").replace("−", "-").replace(" ", "")
    return f"'{_short(value)}' is no number. Write the number alone, with a point: {alone}; the unit has its own field."


def _truth(misfit: Misfit) -> str:
    return f"{_it(misfit)}should be true or false."


def _day(misfit: Misfit) -> str:
    return f"{_it(misfit)}should be a day that there is, as year-month-day: 2027-02-28."


def _it(misfit: Misfit) -> str:
    """The value in front of a sentence, where it is short enough to be recognised."""
    value = misfit.value
    if isinstance(value, bool):
        return f"'{str(value).lower()}' "
    return f"'{_short(str(value))}' " if isinstance(value, (str, int, float)) and str(value).isprintable() else ""


def _short(value: str) -> str:
    text = "".join(character for character in value if character.isprintable())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _list(misfit: Misfit) -> str:
    if misfit.value is None:
        return "is empty. Write its entries, each on a line of its own that begins with a dash."
    return "should be a list: in brackets, [one, two], or each entry on a line of its own that begins with a dash."


def _range(_misfit: Misfit) -> str:
    return "should be a number, or a range of two numbers in brackets: [0.5, 2]."


def _fields(misfit: Misfit) -> str:
    if misfit.fields:
        return f"should have fields, each on an indented line of its own: {', '.join(misfit.fields)}."
    return "should be names, each on an indented line of its own with a colon and what belongs to it."


def _count(misfit: Misfit) -> str:
    limits, what = misfit.limits, misfit.name if misfit.name.endswith("s") else "entries"
    if limits.get("field_type") == "Tuple":
        return _range(misfit)
    has = limits.get("actual_length")
    fewest, most = limits.get("min_length"), limits.get("max_length")
    limit = f"at least {fewest}" if fewest is not None else f"at most {most}"
    one = "entry" if what == "entries" else what.removesuffix("s")
    count = f"{has or 'no'} {one if has == 1 else what}"
    return f"has {count}; there should be {limit}."


def _length(misfit: Misfit) -> str:
    if "min_length" in misfit.limits:
        return "is empty. Write the text between the quotation marks."
    return f"is longer than {misfit.limits['max_length']} characters. Shorten it."


def _choice(misfit: Misfit) -> str:
    expected = re.findall(
        r"'([^']*)'|(\w+)", str(misfit.limits.get("expected", misfit.limits.get("expected_tags", "")))
    )
    known = [
        quoted or (bare.lower() if bare in ("True", "False") else bare) for quoted, bare in expected if bare != "or"
    ]
    written = misfit.value if isinstance(misfit.value, str) else ""
    meant = nearest(written, known)
    one = f"should be {known[0]}" if len(known) == 1 else f"should be one of {', '.join(known)}"
    return f"{_it(misfit)}{one}. Probably {meant} is meant." if meant else f"{_it(misfit)}{one}."


def _no_kind(_misfit: Misfit) -> str:
    return "has no `kind`. Write it first: it says which other fields there are."


def _spelling(misfit: Misfit) -> str:
    should = spelling_of(str(misfit.limits.get("pattern", "")))
    return f"{_it(misfit)}should be {should}." if should else _elsewhere(misfit)


def _limit(words: str, name: str) -> Callable[[Misfit], str]:
    return lambda misfit: f"{_it(misfit)}should be {words} {misfit.limits[name]:g}."


def _said(misfit: Misfit) -> str:
    return str(misfit.limits["error"])


#: Every kind of misfit that our records can have. A test makes each record misfit and looks that none is left out.
SENTENCES: dict[str, Callable[[Misfit], str]] = {
    "missing": _missing,
    "extra_forbidden": unknown_field,
    "value_error": _said,
    **dict.fromkeys(("string_type", "string_unicode"), _text),
    **dict.fromkeys(("string_too_short", "string_too_long"), _length),
    "string_pattern_mismatch": _spelling,
    **dict.fromkeys(
        ("float_type", "float_parsing", "int_type", "int_parsing", "int_parsing_size", "int_from_float"), _number
    ),
    "finite_number": lambda _: "should be a number that there is.",
    "greater_than": _limit("more than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than": _limit("less than", "lt"),
    "less_than_equal": _limit("at most", "le"),
    **dict.fromkeys(("bool_type", "bool_parsing"), _truth),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _day),
    **dict.fromkeys(("literal_error", "union_tag_invalid"), _choice),
    "union_tag_not_found": _no_kind,
    **dict.fromkeys(("list_type", "set_type", "iterable_type"), _list),
    "tuple_type": _range,
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), _fields),
    "invalid_key": lambda _: (
        "a name should be a word. A decimal comma? Write a point: 1.5. Else put quotation marks round it."
    ),
    **dict.fromkeys(("too_short", "too_long"), _count),
}
