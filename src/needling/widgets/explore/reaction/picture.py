"""The drawn skin: six patches at the time that is set, and how long the bars of what is seen and felt are."""

from __future__ import annotations

from needling.models.reaction import HIGHEST_SCORE, look_of_redness, visible
from needling.models.skin_colour import RGB, SKIN_TYPES, hexadecimal, skin_rgb

__all__ = ["BAR", "PATCH_STEP", "SKIN_TYPES", "bar", "flushed_colour", "skin_colour"]

#: What redness draws them towards, by how it looks (K4). Illustrative.
_FLUSHED: dict[str, RGB] = {"red": (200, 70, 66), "subtle": (60, 10, 50)}
#: Length of a full bar, in units of the drawing.
BAR = 150
#: From one patch to the next, in units of the drawing.
PATCH_STEP = 66


def skin_colour(skin_type: int) -> str:
    """Untreated skin."""
    return hexadecimal(skin_rgb(skin_type=skin_type))


def flushed_colour(skin_type: int, score: float) -> str:
    """Needled skin with this redness score: as much nearer to red or purple as is visible on the type."""
    share = visible(score=score, skin_type=skin_type) / HIGHEST_SCORE
    towards = _FLUSHED[look_of_redness(skin_type=skin_type)]
    red, green, blue = (a + (b - a) * share for a, b in zip(skin_rgb(skin_type=skin_type), towards, strict=True))
    return hexadecimal((red, green, blue))


def bar(score: float) -> float:
    """The length of a bar, in units of the drawing."""
    return round(score / HIGHEST_SCORE * BAR, 1)
