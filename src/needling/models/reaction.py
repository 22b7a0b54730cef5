"""Redness and swelling after needling, drawn: a score whose direction is known and whose amount nobody has published.

Every constant here is illustrative (X): chosen so that the reaction is mostly gone at 48 to 72 hours (fact L1). Nothing
here predicts a person's skin, and the score has no clinical validity.
"""

from __future__ import annotations

import math
from typing import Literal

Level = Literal["hardly", "little", "clear", "strong"]
Look = Literal["red", "subtle"]
Finding = Literal["open", "recovered", "unknown"]

#: The top of the score; 0 is none. Illustrative.
HIGHEST_SCORE = 4.0
#: How fast passes and depth bring the score towards its top, per pass and mm. Illustrative.
_GAIN_PER_PASS_MM = 0.7
#: Swelling beside redness right after needling: "slightly" swollen (K3). Illustrative.
_SWELLING_SHARE = 0.5
#: The depths between which the times to fall to 37 % run straight; outside nothing is given. Illustrative.
_SHALLOW_MM, _DEEP_MM = 0.5, 1.5
_REDNESS_FALLS_H = (10.0, 24.0)
_SWELLING_FALLS_H = (8.0, 12.0)
#: Where a score begins to be called a little, clear, strong. Illustrative.
_LEVELS: tuple[tuple[float, Level], ...] = ((2.5, "strong"), (1.25, "clear"), (0.15, "little"))
#: How much of the redness is seen on skin types I to VI. That it falls is sourced (K4); each number is illustrative.
_VISIBLE_SHARE = (1.0, 0.9, 0.75, 0.5, 0.35, 0.25)
#: From this type on redness may look purple, or only slightly darker (K4; the course treats IV to VI alike, as K5 does).
_SUBTLE_FROM_TYPE = 4


def first_redness(*, depth_mm: float, passes: int) -> float:
    """The redness score right after needling: ``E0 = 4 (1 - exp(-k P d))``. Illustrative (X, section Q(d)).

    More passes ``P`` and a greater needle depth ``d`` give more, but never more than the top of the score.

    Raises:
        ValueError: if the depth is negative or above 1.5 mm, or there is no pass.
    """
    _refuse_depth(depth_mm)
    if not 1 <= passes < math.inf:
        raise ValueError(f"passes should be 1 or more, not {passes}")
    return HIGHEST_SCORE * -math.expm1(-_GAIN_PER_PASS_MM * passes * depth_mm)


def redness(*, depth_mm: float, passes: int, hours: float) -> float:
    """The redness score some hours after needling: ``E(t) = E0 exp(-t / tau)``. Illustrative (X, section Q(d)).

    It only falls. ``tau`` grows with the depth, from 10 h at 0.5 mm to 24 h at 1.5 mm; below 0.5 mm it stays 10 h.

    Raises:
        ValueError: if the depth is negative or above 1.5 mm, there is no pass, or the hours are negative.
    """
    tau_h = _falls_in_h(depth_mm, *_REDNESS_FALLS_H)
    return first_redness(depth_mm=depth_mm, passes=passes) * math.exp(-_since(hours) / tau_h)


def swelling(*, depth_mm: float, passes: int, hours: float) -> float:
    """The swelling score some hours after needling, on the scale of ``redness``. Illustrative (X, section Q(d)).

    Half the redness at first, and it falls faster: ``tau`` from 8 h at 0.5 mm to 12 h at 1.5 mm.

    Raises:
        ValueError: if the depth is negative or above 1.5 mm, there is no pass, or the hours are negative.
    """
    tau_h = _falls_in_h(depth_mm, *_SWELLING_FALLS_H)
    first = _SWELLING_SHARE * first_redness(depth_mm=depth_mm, passes=passes)
    return first * math.exp(-_since(hours) / tau_h)


def visible(*, score: float, skin_type: int) -> float:
    """How much of a redness score the eye meets on a skin type, 1 to 6: less on darker skin (K4: direction S, amount X).

    What is felt, warmth and swelling, does not depend on the type: there is no such function for it.

    Raises:
        ValueError: if the score is not from 0 to 4, or there is no such type.
    """
    _refuse_score(score)
    _refuse_type(skin_type)
    return score * _VISIBLE_SHARE[skin_type - 1]


def look_of_redness(*, skin_type: int) -> Look:
    """How redness looks: pink or ``red``, or ``subtle``: purple or only slightly darker (K4, S).

    Raises:
        ValueError: if there is no such type.
    """
    _refuse_type(skin_type)
    return "subtle" if skin_type >= _SUBTLE_FROM_TYPE else "red"


def level(*, score: float) -> Level:
    """A score as a word, since its numbers mean nothing in a clinic. Illustrative (X).

    Raises:
        ValueError: if the score is not from 0 to 4.
    """
    _refuse_score(score)
    return next((name for least, name in _LEVELS if score >= least), "hardly")


def barrier(*, hours: float, open_at_h: float | None = None, recovered_by_h: float | None = None) -> Finding:
    """What a study's finding (L2, S) says about the skin barrier at a time after needling. Derived.

    Still open at 24 h means open before, too; recovered by 2 h means recovered after, too. Between, it says nothing.

    Raises:
        ValueError: if the hours are negative, nothing was found, or the skin recovered before it was last open.
    """
    _since(hours)
    if open_at_h is None and recovered_by_h is None:
        raise ValueError("a study should have found the skin open at an hour, or recovered by one")
    if open_at_h is not None and recovered_by_h is not None and not open_at_h < recovered_by_h:
        raise ValueError(f"open_at_h should be before recovered_by_h, not {open_at_h} and {recovered_by_h}")
    if recovered_by_h is not None and hours >= recovered_by_h:
        return "recovered"
    return "open" if open_at_h is not None and hours <= open_at_h else "unknown"


def _falls_in_h(depth_mm: float, shallow_h: float, deep_h: float) -> float:
    """The time to fall to 37 %: straight between the two depths that have one, level below them."""
    _refuse_depth(depth_mm)
    along = (max(depth_mm, _SHALLOW_MM) - _SHALLOW_MM) / (_DEEP_MM - _SHALLOW_MM)
    return shallow_h + along * (deep_h - shallow_h)


def _since(hours: float) -> float:
    if not 0 <= hours < math.inf:
        raise ValueError(f"hours should be 0 or more, not {hours}")
    return hours


def _refuse_depth(depth_mm: float) -> None:
    if not 0 <= depth_mm <= _DEEP_MM:
        raise ValueError(f"depth_mm should be from 0 to {_DEEP_MM}, not {depth_mm}: no times are given for deeper")


def _refuse_score(score: float) -> None:
    if not 0 <= score <= HIGHEST_SCORE:
        raise ValueError(f"score should be from 0 to {HIGHEST_SCORE:g}, not {score}")


def _refuse_type(skin_type: int) -> None:
    if skin_type not in range(1, len(_VISIBLE_SHARE) + 1):
        raise ValueError(f"skin_type should be 1 to {len(_VISIBLE_SHARE)}, not {skin_type}")
