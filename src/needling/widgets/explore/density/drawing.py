"""The density explorer's picture: a square centimetre, a square millimetre of it, the way of one needle. All to scale."""

from __future__ import annotations

import math
import random

#: Drawing units: the side of both squares, so that the second enlarges the first ten times; a millimetre of the way.
SIDE, UNITS_PER_MM_OF_WAY = 190, 200
#: The way that is drawn, and where on it the first stroke lands.
WAY_MM, FIRST_STROKE_MM = 2.0, 0.1
#: In the square centimetre; more dots would be as heavy as they are hard to tell apart. The square millimetre shows all.
MOST_DRAWN = 1_200

#: Grid of the sheet's coordinates: the sheet holds one hole in each of its units of area.
_GRID = 50
_SEED = 20


def sheet(holes: int) -> str:
    """The first holes of a sheet without end, as a path of dots from the corner (0, 0).

    The square with side √n, from the corner, holds n of them for every n, each at a random place: the sheet shrinks
    into the picture as the density grows, and the count is always right.
    """
    chance = random.Random(_SEED)  # noqa: S311 - the same places every time
    dots = []
    for count in range(holes):
        far = math.sqrt(count + 0.5)
        near = chance.uniform(0, far)
        x, y = (far, near) if chance.random() < 0.5 else (near, far)
        dots.append(f"M{x * _GRID:.0f} {y * _GRID:.0f}h.1")
    return "".join(dots)


def _zoom(holes: float) -> float:
    return SIDE / (_GRID * math.sqrt(holes))


def square_cm(punctures_per_cm2: float) -> str:
    """How the sheet lies in the square centimetre, its corner at the top right."""
    zoom = _zoom(min(punctures_per_cm2, MOST_DRAWN))
    return f"translate({SIDE} 0) scale({-zoom:.4g} {zoom:.4g})"


def square_mm(punctures_per_cm2: float) -> str:
    """How the sheet lies in the square millimetre."""
    zoom = _zoom(punctures_per_cm2 / 100)
    return f"translate({SIDE} 0) scale({-zoom:.4g} {zoom:.4g})"


def dot_in_square_cm(punctures_per_cm2: float, diameter_mm: float) -> float:
    """How wide the sheet's dots are drawn so that a hole in the square centimetre is to scale."""
    drawn = diameter_mm * SIDE / 10
    return float(f"{drawn / _zoom(min(punctures_per_cm2, MOST_DRAWN)):.3g}")


def dot_in_square_mm(punctures_per_cm2: float, diameter_mm: float) -> float:
    """How wide the sheet's dots are drawn so that a hole in the square millimetre is to scale."""
    return float(f"{diameter_mm * SIDE / _zoom(punctures_per_cm2 / 100):.3g}")


def strokes(spacing_mm: float, drag_mm: float = 0) -> str:
    """Where one needle lands along its way, as dots; with a drag, how far each is pulled, as lines."""
    count = math.ceil((WAY_MM - FIRST_STROKE_MM) / spacing_mm)
    places = [(FIRST_STROKE_MM + number * spacing_mm) * UNITS_PER_MM_OF_WAY for number in range(count)]
    length = drag_mm * UNITS_PER_MM_OF_WAY or 0.1
    return "".join(f"M{place:.1f} 0h{length:.3g}" for place in places)
