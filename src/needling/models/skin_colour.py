"""The drawn colour of skin: a base colour for each type, and blood that filters green and blue light.

Everything here is illustrative (X): chosen to look right, not measured. What it draws is sourced: redness may look pink,
red, purple or only slightly darker on dark skin (K4), and a type sorts burning and tanning, not colour (E8).
"""

from __future__ import annotations

import math
from typing import Literal

RGB = tuple[float, float, float]
Hue = Literal["red", "purple"]

SKIN_TYPES = (1, 2, 3, 4, 5, 6)
#: Drawn colours of untreated skin, types I to VI: red, green, blue from 0 to 255. Illustrative: a type is not a colour (E8).
SKIN_RGB: tuple[RGB, ...] = (
    (244, 218, 201), (236, 200, 173), (216, 170, 134), (176, 126, 88), (128, 84, 56), (90, 59, 44)
)  # fmt: skip
#: How strongly an amount of blood of one absorbs red, green and blue. Blood with less oxygen looks purple. Illustrative.
_ABSORBS: dict[Hue, RGB] = {"red": (0.12, 0.72, 0.62), "purple": (0.38, 0.78, 0.3)}
#: Bruised skin: old blood far down, which takes red light too. Illustrative.
_BRUISE: RGB = (0.95, 1.05, 0.5)
#: Purple is drawn on these types only (K4 tells it of dark skin).
PURPLE_FROM_TYPE = 4
#: What skin is drawn towards, and how far: skin without blood, slate-grey skin (H14).
_TOWARDS: dict[str, tuple[RGB, float]] = {
    "pale": ((250, 244, 232), 0.5),
    "grey": ((112, 124, 136), 0.62),
}
#: White on skin that is almost white: still paler, towards a cold white.
_PALE_ON_LIGHT: RGB = (255, 255, 255)


def flushed_rgb(*, skin_type: int, blood: float, hue: Hue = "red") -> RGB:
    """Skin with blood near its surface: ``colour = base * exp(-blood * absorption)``, each channel. Illustrative (X).

    More blood is never lighter; the same amount changes dark skin less.

    Args:
        skin_type: Fitzpatrick type, 1 to 6.
        blood: amount near the surface, 0 is untreated skin; without a unit.
        hue: how it looks; purple on types IV to VI only.

    Raises:
        ValueError: if there is no such type, the amount is negative, or purple is asked for on a lighter type.
    """
    base = skin_rgb(skin_type=skin_type)
    if not 0 <= blood < math.inf:
        raise ValueError(f"blood should be 0 or more, not {blood}")
    if hue == "purple" and skin_type < PURPLE_FROM_TYPE:
        raise ValueError(f"hue should be red on type {skin_type}: purple is told of dark skin (K4)")
    return _through(base, _ABSORBS[hue], blood)


def skin_rgb(*, skin_type: int) -> RGB:
    """Untreated skin of a type.

    Raises:
        ValueError: if there is no such type.
    """
    if skin_type not in SKIN_TYPES:
        raise ValueError(f"skin_type should be 1 to {len(SKIN_RGB)}, not {skin_type}")
    return SKIN_RGB[skin_type - 1]


def bruised_rgb(*, skin_type: int) -> RGB:
    """Bruised skin of a type. Illustrative (X)."""
    return _through(skin_rgb(skin_type=skin_type), _BRUISE, 1.05)


def towards_rgb(name: str, *, skin_type: int) -> RGB:
    """Skin of a type drawn ``pale`` or ``grey``. Illustrative (X)."""
    target, share = _TOWARDS[name]
    if name == "pale" and skin_type <= 2:
        target, share = _PALE_ON_LIGHT, 0.8
    base = skin_rgb(skin_type=skin_type)
    return _rgb([a + (b - a) * share for a, b in zip(base, target, strict=True)])


def hexadecimal(colour: RGB) -> str:
    """A colour as a page writes it: ``#f4dac9``."""
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def difference(one: RGB, other: RGB) -> float:
    """How different two colours look: the distance in CIELAB (CIE 1976), where about 2 is just seen side by side."""
    return math.dist(_lab(one), _lab(other))


def lightness(colour: RGB) -> float:
    """CIELAB lightness, 0 (black) to 100 (white)."""
    return _lab(colour)[0]


def _through(base: RGB, absorbs: RGB, amount: float) -> RGB:
    return _rgb([part * math.exp(-amount * takes) for part, takes in zip(base, absorbs, strict=True)])


def _rgb(parts: list[float]) -> RGB:
    red, green, blue = parts
    return (red, green, blue)


def _lab(colour: RGB) -> RGB:
    """SRGB to CIELAB under D65."""
    red, green, blue = (_linear(part / 255) for part in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (_cube_root(part) for part in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
