"""Numbers that a text says by itself, in digits or in words: what would still stand there when a fact has changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty"""
_TENS = "thirty forty fifty sixty seventy eighty ninety hundred"
_WORDS = {name: float(value) for value, name in enumerate(_SMALL.split())}
_WORDS |= {name: 10.0 * value for value, name in enumerate(_TENS.split(), start=3)}
_KINDS = {
    "time": "ms s sec second seconds min minute minutes h hour hours day days week weeks month months year years",
    "length": "mm cm µm millimetre millimetres centimetre centimetres",
    "amount": "g gram grams mg mL ml",
    "area": "cm²",
    "share": "% percent",
    "speed": "cm/s",
    "rate": "Hz MHz rpm strokes/s strikes/s stamps/s punctures/s cycles/s",
}
_KIND_OF = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_NUMBER = rf"{_FIGURE}|{'|'.join(_WORDS)}"
_ENTRY = re.compile(r"^\s*\d+\. ", re.MULTILINE)
_SAID = re.compile(
    rf"(?<![\w.,-])(?P<low>{_NUMBER})(?:(?: ?[–-] ?| to | or | and )(?P<high>{_NUMBER}))?"
    r"(?:[ -](?P<unit>[^\W\d_][\w²/]*|%)|(?P<sign>[%°]))?(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """A number that a text says, with the word after it; ``kind`` is what that measures, empty where it is no measure."""

    value: float
    word: str
    in_digits: bool

    @property
    def kind(self) -> str:
        """What it measures."""
        return kind_of(self.word)


def kind_of(unit: str) -> str:
    """What a unit measures: ``time``, ``length``; empty for what is counted."""
    return _KIND_OF.get(unit, "")


@cache
def numbers_said(text: str) -> tuple[Said, ...]:
    """Each number of a text; of a range both ends. The number of an entry of a list says nothing."""
    return tuple(
        Said(value_of(number), found["unit"] or found["sign"] or "", number[0].isdigit())
        for found in _SAID.finditer(_ENTRY.sub("", text.replace("\N{NO-BREAK SPACE}", " ")))
        for number in (found["low"], found["high"])
        if number
    )


def value_of(number: str) -> float:
    """A number in digits or in words."""
    word = _WORDS.get(number.lower())
    return float(number.replace(",", "")) if word is None else word
