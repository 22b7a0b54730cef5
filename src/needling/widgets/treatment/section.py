"""A section of skin, pass by pass: the endpoint trainer's patch, and when it has had enough by the rule of that model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needling.models.patch import Patch, Spread, decide
from needling.models.reaction import Level, first_redness, level
from needling.models.skin_colour import Hue
from needling.scenario.clients import DARK_FROM_TYPE

#: The trainer's steps for a level of the reaction: redness, how it lies, warmth and swelling, what the client says.
_STEPS: dict[Level, tuple[int, Spread, int, str]] = {
    "hardly": (0, "none", 0, "little"),
    "little": (1, "patchy", 1, "tingles"),
    "clear": (2, "even", 2, "hot"),
    "strong": (3, "even", 2, "tight"),
}
#: Redness is drawn purple on this type, so that both looks that K4 names are met.
_PURPLE_TYPE = 5


@dataclass(frozen=True)
class Section:
    """A section after some passes. How strong the reaction is, is illustrative; what ends the section is ``decide``."""

    skin_type: int
    depth_mm: float
    planned: int
    done: int
    numbed: bool = False

    @property
    def patch(self) -> Patch:
        """The section as the trainer's model has it. Passes beyond the plan count as the plan there."""
        reached = level(score=first_redness(depth_mm=self.depth_mm, passes=self.done))
        redness, spread, felt, says = _STEPS[reached]
        hue: Hue = "purple" if self.skin_type == _PURPLE_TYPE else "red"
        return Patch(
            skin_type=self.skin_type,
            redness=redness,
            spread=spread,
            hue=hue,
            warmth=felt,
            swelling=felt,
            says="numb" if self.numbed else says,
            depth_mm=self.depth_mm,
            passes_planned=self.planned,
            passes_done=min(self.done, self.planned),
            numbing=self.numbed,
        )

    @property
    def enough(self) -> bool:
        """Plan done or even change, whichever comes first."""
        return decide(self.patch).answer != "carry"

    @property
    def too_many(self) -> int:
        """Passes since the section had had enough."""
        first = next(n for n in range(1, self.planned + 1) if replace(self, done=n).enough)
        return max(0, self.done - first)

    def go(self) -> str:
        """What another pass means."""
        if not self.enough:
            return "go-on"
        if self.skin_type >= DARK_FROM_TYPE:
            return "go-beyond-dark"
        return "go-too-far" if self.too_many else "go-beyond"

    def stop(self) -> str:
        """What stopping means."""
        if not self.enough:
            return "stop-early"
        if self.too_many:
            return "stop-late"
        return "stop-plan" if self.done >= self.planned else "stop-change"
