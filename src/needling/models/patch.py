"""A section of skin in the middle of a treatment: what is seen, felt, said and planned, and what is decided from it.

``decide`` is the one rule by which every item of the endpoint trainer is keyed. It follows section K of the facts; the
order "plan done, even change or a stop sign, whichever comes first" is our judgement, as the chapter on the endpoint says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from needling.models.skin_colour import PURPLE_FROM_TYPE, SKIN_TYPES, Hue

Answer = Literal["carry", "stop", "act"]
Spread = Literal["none", "patchy", "even"]
Blood = Literal["none", "single", "even", "uneven", "flowing"]
Goal = Literal["fresh", "scar"]

#: From the gentlest to the firmest: what a learner may decide.
ANSWERS: tuple[Answer, ...] = ("carry", "stop", "act")
#: The highest step of redness, and of warmth and swelling, which are felt.
MOST_RED, MOST_FELT = 3, 2
#: From this step on an even change counts as even redness (K2). The steps are ours.
CLEARLY_RED = 2

#: Stop signs that are seen on the skin, and the facts behind each.
SEEN_SIGNS: dict[str, tuple[str, ...]] = {
    "flowing": ("K6", "D11"),
    "uneven": ("K6", "D11"),
    "bruise": ("K6", "D11"),
    "white": ("K6",),
    "grey": ("K6", "H14", "H15", "L7"),
    "wheals": ("K6", "N9", "H15"),
    "scratch": ("K6", "N3"),
    "mole": ("D11", "D12"),
    "pus": ("D11", "D12", "N10"),
}
#: Stop signs that the client tells, or the hand and the ear notice.
TOLD_SIGNS: dict[str, tuple[str, ...]] = {
    "pain": ("K6",),
    "faint": ("K6", "N9"),
    "wheeze": ("K6", "L7", "N9", "H15"),
    "drags": ("K6", "N3"),
    "fails": ("K6",),
    "bent": ("K6",),
    # After numbing cream only: signs of poisoning (H13).
    "dizzy": ("K6", "H13", "H15"),
    "lips": ("H13", "H15"),
    "ears": ("H13", "H15"),
}
#: Signs that are told of with numbing cream only, and the one that is told of without it only: with it, faint is dizzy.
AFTER_CREAM, WITHOUT_CREAM = frozenset({"dizzy", "lips", "ears"}), frozenset({"faint"})
#: Why a section is finished, or why it is not, and the facts behind it.
OTHER_REASONS: dict[str, tuple[str, ...]] = {
    "even": ("K2", "K3", "K4"),
    "plan": ("K5", "K2"),
    "points": ("K2", "A13"),
    "unchanged": ("K2", "K4", "K5"),
    "patchy": ("K2", "K4", "K5"),
}
REASONS = SEEN_SIGNS | TOLD_SIGNS | OTHER_REASONS
#: What is no reason to stop: an old tan line, flat dark marks, a calm mole that is left out (D8, D11).
BESIDES = ("tan", "marks", "calm-mole")
_SIGNS = frozenset(SEEN_SIGNS | TOLD_SIGNS) - {"flowing", "uneven"}


@dataclass(frozen=True)
class Patch:
    """One section of skin after a pass.

    Args:
        skin_type: Fitzpatrick type, 1 to 6.
        redness: 0 none, 1 slight, 2 clear, 3 strong: the amount of blood in the skin, not what the eye makes of it.
        spread: how the redness lies in the section.
        hue: how it looks; purple is told of dark skin (K4).
        warmth, swelling: what the hand finds: 0 as the untreated skin, 1 in places, 2 all over.
        blood: single points, points all over, points in one corner, or blood that runs.
        signs: further stop signs, keys of ``SEEN_SIGNS`` and ``TOLD_SIGNS``.
        besides: what is there and is no reason to stop.
        depth_mm: needle depth that was set.
        passes_planned, passes_done: on this section.
        numbing: whether numbing cream was used.

    Raises:
        ValueError: if something is out of range or does not go together.
    """

    skin_type: int
    redness: int = 0
    spread: Spread = "none"
    hue: Hue = "red"
    warmth: int = 0
    swelling: int = 0
    blood: Blood = "none"
    signs: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    says: str = "little"
    zone: str = "cheek"
    depth_mm: float = 0.5
    goal: Goal = "fresh"
    passes_planned: int = 3
    passes_done: int = 1
    numbing: bool = False

    def __post_init__(self) -> None:
        for name, value, most in (
            ("redness", self.redness, MOST_RED),
            ("warmth", self.warmth, MOST_FELT),
            ("swelling", self.swelling, MOST_FELT),
        ):
            if value not in range(most + 1):
                raise ValueError(f"{name} should be 0 to {most}, not {value}")
        if self.skin_type not in SKIN_TYPES:
            raise ValueError(f"skin_type should be 1 to {len(SKIN_TYPES)}, not {self.skin_type}")
        if (self.spread == "none") != (self.redness == 0):
            raise ValueError(f"redness {self.redness} does not go with spread '{self.spread}'")
        if self.hue == "purple" and self.skin_type < PURPLE_FROM_TYPE:
            raise ValueError(f"hue should be red on type {self.skin_type}: purple is told of dark skin (K4)")
        if unknown := (set(self.signs) - _SIGNS) | (set(self.besides) - set(BESIDES)):
            raise ValueError(f"there is no {', '.join(sorted(unknown))}")
        if not 1 <= self.passes_done <= self.passes_planned:
            raise ValueError(f"passes_done should be 1 to {self.passes_planned}, not {self.passes_done}")
        if not 0 < self.depth_mm <= 1:
            raise ValueError(f"depth_mm should be above 0 and at most 1, not {self.depth_mm}")
        if set(self.signs) & (WITHOUT_CREAM if self.numbing else AFTER_CREAM):
            raise ValueError(f"{', '.join(self.signs)} does not go with numbing cream {self.numbing}")


@dataclass(frozen=True)
class Decision:
    """What is right for a patch, and why: keys of ``REASONS``."""

    answer: Answer
    reasons: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts behind the reasons, each once."""
        return tuple(dict.fromkeys(fact for reason in self.reasons for fact in REASONS[reason]))


def decide(patch: Patch) -> Decision:
    """What to do now with this section: the rule that keys every item.

    1. One stop sign is enough: stop now and act (K6; red flags D11 and D12; after numbing cream H13).
    2. Else the section is finished by whichever came first: the planned passes are done (K5), the change is even to the
       eye or to the hand (K2, K4), or blood points are more than single ones at scar depth (K2).
    3. Else carry on with the plan.
    """
    signs = tuple(sign for sign in (patch.blood, *patch.signs) if sign in SEEN_SIGNS or sign in TOLD_SIGNS)
    if signs:
        return Decision("act", signs)
    finished = {
        "even": evenly_changed(patch),
        "points": patch.blood == "even" or (patch.blood == "single" and patch.goal != "scar"),
        "plan": patch.passes_done >= patch.passes_planned,
    }
    reasons = tuple(name for name, true in finished.items() if true)
    if reasons:
        return Decision("stop", reasons)
    return Decision("carry", ("unchanged" if patch.spread == "none" else "patchy",))


def evenly_changed(patch: Patch) -> bool:
    """The endpoint of K2 on any skin: even to the eye, or, where the eye sees little (K4), to the hand."""
    seen = patch.spread == "even" and patch.redness >= CLEARLY_RED
    felt = patch.warmth == MOST_FELT and patch.swelling == MOST_FELT
    return seen or felt
