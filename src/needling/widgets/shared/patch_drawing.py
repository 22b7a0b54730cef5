"""A patch as a drawing: which layers of the one template are seen, and in which colours."""

from __future__ import annotations

from typing import Any

from needling.models.patch import Patch
from needling.models.skin_colour import bruised_rgb, flushed_rgb, hexadecimal, skin_rgb, towards_rgb

#: Blood near the surface for the steps of redness. Illustrative.
BLOOD = (0.0, 0.25, 0.55, 0.85)
#: Around a wheal or an inflamed spot.
_FLARE = 0.6
#: How strongly swelling shines, for what the hand finds: not, in places, all over.
_SHINE = {0: {}, 1: {"shine-part": 0.55}, 2: {"shine": 0.85, "dome": 0.8}}
#: Where what lies in the section is mirrored or shifted to, so that no two patches look alike.
TURNS = ("translate(0 0)", "matrix(-1 0 0 1 278 0)", "translate(6 12)", "matrix(-1 0 0 1 274 -10)")


def colours(skin_type: int) -> dict[str, str]:
    """The colours of a skin type, whatever its state."""
    found = {
        "skin": skin_rgb(skin_type=skin_type),
        "flare": flushed_rgb(skin_type=skin_type, blood=_FLARE),
        "bruise": bruised_rgb(skin_type=skin_type),
        **{name: towards_rgb(name, skin_type=skin_type) for name in ("pale", "grey")},
    }
    return {name: hexadecimal(colour) for name, colour in found.items()}


def flush(patch: Patch) -> str:
    """The colour of needled skin."""
    return hexadecimal(flushed_rgb(skin_type=patch.skin_type, blood=BLOOD[patch.redness], hue=patch.hue))


def layers(patch: Patch) -> dict[str, float]:
    """The layers that are seen, each with its opacity."""
    seen: dict[str, float] = dict.fromkeys(patch.besides, 1)
    if patch.spread != "none":
        seen[f"flush-{patch.spread}"] = 1
    seen |= _SHINE[patch.swelling]
    if patch.blood != "none":
        seen[f"blood-{patch.blood}"] = 1
    seen |= {sign: 1 for sign in patch.signs if sign in _SIGN_LAYERS}
    return seen


_SIGN_LAYERS = ("bruise", "white", "grey", "wheals", "scratch", "mole", "pus")


def drawing(patch: Patch, turn: int = 0) -> dict[str, Any]:
    """What the template needs of a patch: layers, colours, and how what lies in the section is turned (one of ``TURNS``)."""
    fills = {**colours(patch.skin_type), "flush": flush(patch)}
    return {"on": layers(patch), "fills": fills, "turn": TURNS[turn]}
