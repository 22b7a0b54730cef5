"""The items of the trainer: single patches and pass-by-pass sequences, drawn from one seed and keyed by ``decide``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from needling.models.patch import AFTER_CREAM, SEEN_SIGNS, TOLD_SIGNS, WITHOUT_CREAM, Answer, Decision, Patch, decide
from needling.models.skin_colour import PURPLE_FROM_TYPE, SKIN_TYPES
from needling.widgets.trainer.chance import chance

T = TypeVar("T")

#: The items of the course. Another seed gives other patches by the same rule.
SEED = "endpoint-1"
#: Items for each skin type and answer.
ITEMS_PER_STRATUM = 12
#: How a sequence ends, and how many there are for each skin type and ending.
ENDINGS = ("even", "plan", "sign")
SEQUENCES_PER_STRATUM = 3
#: Ways to mirror and shift what lies in the section.
TURNS = 4
_TOLD_A_TYPE = ITEMS_PER_STRATUM - len(SEEN_SIGNS)
#: Zone and depth in mm of a plan for fresher skin; scars are treated on the cheek, at the depth that stands first.
_FRESH = (("cheek", 0.5), ("cheekbone", 0.5), ("forehead", 0.25), ("chin", 0.25))
_SCAR = ("cheek", 1.0)
#: Signs that the client puts into words.
_SPOKEN = frozenset({"pain", "faint", "wheeze", "dizzy", "lips", "ears", "mole"})
_SAYS = {"none": ("little", "tickles"), "patchy": ("tickles", "tingles", "warm"), "even": ("hot", "tight")}


@dataclass(frozen=True)
class Item:
    """One moment to decide: a patch, how it lies in the drawing, and an id that follows from both."""

    patch: Patch
    turn: int

    @property
    def decision(self) -> Decision:
        """What is right, and why."""
        return decide(self.patch)

    @property
    def id(self) -> str:
        """The same for the same patch, whatever else is added or left out: devices keep answers by it."""
        return hashlib.sha256(repr((self.patch, self.turn)).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Section:
    """A section pass by pass; the last moment is the first at which it should be stopped."""

    ending: str
    moments: tuple[Item, ...]

    @property
    def id(self) -> str:
        """Follows from all its moments."""
        return hashlib.sha256(" ".join(moment.id for moment in self.moments).encode()).hexdigest()[:8]


class _Draw:
    """Choices by chance, from one seed."""

    def __init__(self, seed: str) -> None:
        self._draw: Callable[[], float] = chance(seed)

    def one(self, things: Sequence[T]) -> T:
        return things[int(self._draw() * len(things))]

    def often(self, share: float) -> bool:
        return self._draw() < share


def _plan(draw: _Draw, skin_type: int, *, numbing: bool | None = None, goal: str = "") -> dict[str, Any]:
    """What a section begins with: zone, depth, goal, cream, how redness looks, what is there besides."""
    goal = goal or ("scar" if draw.often(0.35) else "fresh")
    zone, depth = _SCAR if goal == "scar" else draw.one(_FRESH)
    besides = [name for name in ("tan", "marks", "calm-mole") if name != "tan" or skin_type < PURPLE_FROM_TYPE + 1]
    return {
        "skin_type": skin_type,
        "goal": goal,
        "zone": zone,
        "depth_mm": depth,
        "numbing": draw.often(0.4) if numbing is None else numbing,
        "hue": draw.one(("red", "purple")) if skin_type >= PURPLE_FROM_TYPE else "red",
        "besides": (draw.one(besides),) if draw.often(0.4) else (),
    }


def _state(draw: _Draw, spread: str, plan: dict[str, Any]) -> dict[str, Any]:
    """Eye, hand and words that go together."""
    if spread == "none":
        found = {"redness": 0, "warmth": 0, "swelling": 0}
    elif spread == "patchy":
        found = {"redness": draw.one((1, 2)), "warmth": draw.one((0, 1, 1)), "swelling": draw.one((0, 1))}
    else:
        found = {"redness": draw.one((2, 3)), "warmth": 2, "swelling": 2}
    # Near the mouth or after cream, tingling would leave doubt.
    clear = [one for one in _SAYS[spread] if one != "tingles" or not (plan["numbing"] or plan["zone"] == "chin")]
    says = "numb" if plan["numbing"] and draw.often(0.6) else draw.one(clear)
    return {**found, "spread": spread, "says": says}


def _carry(draw: _Draw, skin_type: int, number: int) -> Patch:
    plan = _plan(draw, skin_type, goal="scar" if number >= 9 else "")
    planned = draw.one((2, 3, 3, 4))
    return Patch(
        **plan,
        **_state(draw, "none" if number < 4 else "patchy", plan),
        blood="single" if number >= 9 else "none",
        passes_planned=planned,
        passes_done=draw.one(range(1, planned)),
    )


def _stop(draw: _Draw, skin_type: int, number: int) -> Patch:
    """Seven evenly changed before the plan is done, one after it, four at the end of the plan without an even change."""
    plan = _plan(draw, skin_type, goal="scar" if number in (5, 6) else "")
    planned = draw.one((2, 3, 3, 4))
    spread = "even" if number < 8 else draw.one(("none", "patchy"))
    return Patch(
        **plan,
        **_state(draw, spread, plan),
        blood="single" if number == 5 else "even" if number == 6 else "none",
        passes_planned=planned,
        passes_done=draw.one(range(1, planned)) if number < 7 else planned,
    )


def _act(draw: _Draw, skin_type: int, number: int) -> Patch:
    """Every sign that is seen, and three of those that are told: two skin types share each."""
    told = tuple(TOLD_SIGNS)
    tells = told[((skin_type - 1) * _TOLD_A_TYPE + number) % len(told)]
    sign = tuple(SEEN_SIGNS)[number] if number < len(SEEN_SIGNS) else tells
    return _with_sign(draw, sign, _plan(draw, skin_type, numbing=_cream(sign)))


def _cream(sign: str) -> bool | None:
    return True if sign in AFTER_CREAM else False if sign in WITHOUT_CREAM else None


def _with_sign(draw: _Draw, sign: str, plan: dict[str, Any], **given: Any) -> Patch:
    """A stop sign on a section that may be anywhere in its plan."""
    planned = draw.one((2, 3, 3, 4))
    state = {
        **_state(draw, draw.one(("none", "patchy", "even")), plan),
        "passes_planned": planned,
        "passes_done": draw.one(range(1, planned + 1)),
        **given,
    }
    if sign in _SPOKEN:
        state["says"] = sign
    if sign in SEEN_SIGNS:
        plan = {**plan, "besides": ()}
    if sign == "lips" and plan["zone"] == "chin":
        plan = {**plan, "zone": "forehead"}
    if sign in ("flowing", "uneven"):
        return Patch(**plan, **{**state, "blood": sign})
    return Patch(**plan, **state, signs=(sign,))


_MAKERS: dict[Answer, Callable[[_Draw, int, int], Patch]] = {"carry": _carry, "stop": _stop, "act": _act}


def draw_items(seed: str = SEED) -> tuple[Item, ...]:
    """Single items, as many for each skin type as for each answer; the same for the same seed."""
    made: dict[str, Item] = {}
    for skin_type in SKIN_TYPES:
        for answer, make in _MAKERS.items():
            draw = _Draw(f"{seed}:{skin_type}:{answer}")
            for number in range(ITEMS_PER_STRATUM):
                item = Item(make(draw, skin_type, number), draw.one(range(TURNS)))
                while item.id in made:
                    item = Item(make(draw, skin_type, number), draw.one(range(TURNS)))
                made[item.id] = item
    return tuple(made.values())


def draw_sequences(seed: str = SEED) -> tuple[Section, ...]:
    """Sequences, as many for each skin type as for each ending; the same for the same seed."""
    made: dict[str, Section] = {}
    for skin_type in SKIN_TYPES:
        for ending in ENDINGS:
            draw = _Draw(f"{seed}:live:{skin_type}:{ending}")
            for number in range(SEQUENCES_PER_STRATUM):
                sequence = _sequence(draw, skin_type, ending, number)
                while sequence.id in made:
                    sequence = _sequence(draw, skin_type, ending, number)
                made[sequence.id] = sequence
    return tuple(made.values())


def _sequence(draw: _Draw, skin_type: int, ending: str, number: int) -> Section:
    """A section whose redness only grows, until it ends."""
    signs = [*SEEN_SIGNS, *TOLD_SIGNS]
    # Signs that a pass brings about; what was there before (mole, pus) would have stopped the first pass.
    sign = [one for one in signs if one not in ("mole", "pus")][(skin_type * SEQUENCES_PER_STRATUM + number * 5) % 16]
    plan = _plan(draw, skin_type, numbing=_cream(sign) if ending == "sign" else None)
    turn = draw.one(range(TURNS))
    planned = draw.one((2, 3, 4)) if ending == "plan" else draw.one((3, 4))
    last = (
        planned
        if ending == "plan"
        else draw.one(range(2, planned))
        if ending == "even"
        else draw.one(range(1, planned))
    )
    moments: list[Patch] = []
    for done in range(1, last + 1):
        where: dict[str, Any] = {"passes_planned": planned, "passes_done": done}
        before = moments[-1] if moments else None
        if done == last and ending == "sign":
            moments.append(_with_sign(draw, sign, plan, **_grown(draw, before, plan), **where))
        elif done == last and ending == "even":
            moments.append(Patch(**plan, **_state(draw, "even", plan), **where))
        else:
            moments.append(Patch(**plan, **_grown(draw, before, plan), **where))
    return Section(ending, tuple(Item(moment, turn) for moment in moments))


def _grown(draw: _Draw, before: Patch | None, plan: dict[str, Any]) -> dict[str, Any]:
    """The next step of a section that is not evenly changed: nothing grows less."""
    state = _state(draw, draw.one(("none", "patchy")) if before is None else "patchy", plan)
    if before is not None:
        for name in ("redness", "warmth", "swelling"):
            state[name] = max(state[name], getattr(before, name))
    return state
