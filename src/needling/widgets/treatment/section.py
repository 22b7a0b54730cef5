"""A section of skin, pass by pass: what is seen, felt and said, and when it has had enough (K2, K4, K5)."""

from __future__ import annotations

from dataclasses import dataclass

from needling.course import load_strings
from needling.course.treatments import DARK_FROM_TYPE
from needling.models.reaction import Level, first_redness, level, look_of_redness


@dataclass(frozen=True)
class Section:
    """A section after some passes. The amount of the reaction is illustrative; what ends the section is K2's rule."""

    skin_type: int
    depth_mm: float
    planned: int
    done: int
    numbed: bool = False

    @property
    def level(self) -> Level:
        """How strong the reaction is, as a word."""
        return level(score=first_redness(depth_mm=self.depth_mm, passes=self.done))

    @property
    def changed(self) -> bool:
        """Whether the change is even: the endpoint of K2."""
        return self.level in ("clear", "strong")

    @property
    def enough(self) -> bool:
        """Plan done or even change, whichever comes first."""
        return self.changed or self.done >= self.planned

    @property
    def too_many(self) -> int:
        """Passes since the section had had enough."""
        first = next(n for n in range(1, self.planned + 1) if self._after(n).enough)
        return max(0, self.done - first)

    def _after(self, done: int) -> Section:
        return Section(self.skin_type, self.depth_mm, self.planned, done, self.numbed)

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

    def described(self) -> dict[str, str]:
        """What eye and hand find, and what the client says, in words."""
        words = load_strings("treatment")
        look = look_of_redness(skin_type=self.skin_type)
        says = "numb" if self.numbed else self.level
        return {
            "sees": words[f"sees_{look}_{self.level}"],
            "feels": words[f"feels_{self.level}"],
            "says": words[f"says_{says}"],
        }
