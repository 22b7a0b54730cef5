"""How far a needle reaches into measured skin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Layer = Literal["surface", "epidermis", "dermis", "skin", "below"]


@dataclass(frozen=True)
class SkinLayers:
    """Mean thickness of the skin at one place, in mm.

    ``epidermis_mm`` is ``None`` where a study measured the whole skin only.
    """

    total_mm: float
    epidermis_mm: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no skin can be.

        Raises:
            ValueError: if a thickness is not positive, or the epidermis is not thinner than the whole.
        """
        if not self.total_mm > 0:
            raise ValueError(f"total_mm should be positive, not {self.total_mm}")
        if self.epidermis_mm is not None and not 0 < self.epidermis_mm < self.total_mm:
            raise ValueError(f"epidermis_mm should lie between 0 and {self.total_mm}, not {self.epidermis_mm}")


def layer_reached(*, depth_mm: float, skin: SkinLayers) -> Layer:
    """The deepest layer a needle tip at ``depth_mm`` touches, if it goes exactly as deep as it is set.

    A tip that only just touches a boundary counts as still above it. ``skin`` means "inside the skin, layer not
    measured". Real penetration may be shallower (fact I10), so this is the deepest case of the setting.

    Raises:
        ValueError: if the depth is negative.
    """
    if not depth_mm >= 0:
        raise ValueError(f"depth_mm should be 0 or more, not {depth_mm}")
    if depth_mm == 0:
        return "surface"
    if depth_mm > skin.total_mm:
        return "below"
    if skin.epidermis_mm is None:
        return "skin"
    return "epidermis" if depth_mm <= skin.epidermis_mm else "dermis"


def skin_left_mm(*, depth_mm: float, skin: SkinLayers) -> float:
    """Skin left below the tip, in mm; 0 when the needle passes through.

    Raises:
        ValueError: if the depth is negative.
    """
    if not depth_mm >= 0:
        raise ValueError(f"depth_mm should be 0 or more, not {depth_mm}")
    return max(0.0, skin.total_mm - depth_mm)
