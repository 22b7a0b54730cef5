"""The drawn skin: six patches at the time that is set, and how long the bars of what is seen and felt are."""

from __future__ import annotations

from needling.models.reaction import HIGHEST_SCORE, look_of_redness, visible

SKIN_TYPES = (1, 2, 3, 4, 5, 6)

#: Drawn skin colours of types I to VI, red, green, blue. Illustrative: a type is not a colour (E8).
_SKIN = ((244, 218, 201), (236, 200, 173), (216, 170, 134), (176, 126, 88), (128, 84, 56), (90, 59, 44))
#: What redness draws them towards, by how it looks (K4). Illustrative.
_FLUSHED = {"red": (200, 70, 66), "subtle": (60, 10, 50)}
#: Length of a full bar, in units of the drawing.
BAR = 150
#: From one patch to the next, in units of the drawing.
PATCH_STEP = 66


def _hex(colour: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def skin_colour(skin_type: int) -> str:
    """Untreated skin."""
    return _hex(_SKIN[skin_type - 1])


def flushed_colour(skin_type: int, score: float) -> str:
    """Needled skin with this redness score: as much nearer to red or purple as is visible on the type."""
    share = visible(score=score, skin_type=skin_type) / HIGHEST_SCORE
    towards = _FLUSHED[look_of_redness(skin_type=skin_type)]
    return _hex(tuple(a + (b - a) * share for a, b in zip(_SKIN[skin_type - 1], towards, strict=True)))


def bar(score: float) -> float:
    """The length of a bar, in units of the drawing."""
    return round(score / HIGHEST_SCORE * BAR, 1)
