"""Chance that is the same for the same seed, here and in the browser: what ``shared/chance.js`` does, in Python.

A test compares both on many seeds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_32 = 0xFFFFFFFF


def _hashed(text: str) -> int:
    """A number from a text (FNV-1a over its UTF-16 units; seeds are ASCII)."""
    value = 0x811C9DC5
    for letter in text:
        value = ((value ^ ord(letter)) * 0x01000193) & _32
    return value


def chance(seed: str) -> Callable[[], float]:
    """A source of numbers from 0 to below 1 (mulberry32)."""
    state = _hashed(seed)

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & _32
        t = ((state ^ (state >> 15)) * (state | 1)) & _32
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & _32)) & _32
        return ((t ^ (t >> 14)) & _32) / 2**32

    return draw


def mixed(things: Sequence[T], seed: str) -> list[T]:
    """The same things in an order that the seed decides (Fisher and Yates)."""
    draw = chance(seed)
    left = list(things)
    return [left.pop(int(draw() * len(left))) for _ in things]
