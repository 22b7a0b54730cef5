"""Which items come next, and what a learner's answers add up to. ``rounds.js`` does the same in the browser; a test compares.

Where learners stand is kept as ``Record``: for each item how often it was shown and answered right, in which round last,
and what was given then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from needling.models.patch import ANSWERS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.trainer.chance import mixed

_KINDS = len(ANSWERS)
#: More than there are rounds.
_A_LOT = 1_000_000


@dataclass(frozen=True)
class Entry:
    """What rounds need of an item: its id, skin type and cell; the cell is the answer, or the ending of a sequence."""

    id: str
    skin_type: int
    cell: int


@dataclass(frozen=True)
class Kept:
    """What is kept of one item: numbers from 0; ``key`` and ``given`` count the answers from the gentlest."""

    shown: int
    right: int
    round: int
    key: int
    given: int


@dataclass(frozen=True)
class Size:
    """How many items a round takes: from each skin type, and from the cells that went worst."""

    per_type: int
    extra: int


STILL, LIVE = Size(per_type=2, extra=6), Size(per_type=1, extra=2)


def next_round(entries: Sequence[Entry], record: Mapping[str, Kept], number: int, seed: str, size: Size) -> list[str]:
    """The ids of a round, in its order.

    Every skin type gives as many, with answers that change from round to round; then come the cells with the lowest share
    of right answers. The former bring what is new first, the latter what was missed; then comes what was met longest ago.
    What the last round showed waits, so no round is like the one before.

    Args:
        entries: the items to choose from.
        record: what is kept, by id.
        number: of the round, from 1.
        seed: the reader's own.
        size: of a round.
    """
    core = [(t, (t + number + n) % _KINDS) for t in SKIN_TYPES for n in range(size.per_type)]
    cells = [(t, cell) for t in SKIN_TYPES for cell in range(_KINDS)]
    weakest = sorted(mixed(cells, f"{seed}:{number}:cells"), key=lambda cell: _share(entries, record, cell))
    taken: list[str] = []
    for place, cell in enumerate([*core, *weakest[: size.extra]]):
        there = [one.id for one in entries if (one.skin_type, one.cell) == cell and one.id not in taken]
        rested = [id_ for id_ in there if id_ not in record or record[id_].round != number - 1]
        order = sorted(
            mixed(rested, f"{seed}:{number}:{place}"), key=lambda id_: _rank(record.get(id_), place < len(core))
        )
        taken += order[:1]
    return mixed(taken, f"{seed}:{number}")


def _share(entries: Sequence[Entry], record: Mapping[str, Kept], cell: tuple[int, int]) -> float:
    """The share of right answers in a cell; one half where nothing is known."""
    kept = [record[one.id] for one in entries if (one.skin_type, one.cell) == cell and one.id in record]
    return (sum(one.right for one in kept) + 1) / (sum(one.shown for one in kept) + 2)


def _rank(kept: Kept | None, new_first: bool) -> int:
    if kept is None:
        return 0 if new_first else _A_LOT
    missed = kept.given != kept.key
    return kept.round + (2 * _A_LOT if not missed else _A_LOT if new_first else 0)


@dataclass
class Tally:
    """What the last answers to a skin type's items add up to."""

    shown: int = 0
    by_key: list[int] = field(default_factory=lambda: [0] * _KINDS)
    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    signs_missed: int = 0

    @property
    def sensitivity(self) -> int | None:
        """Hits out of everything that had to be stopped, in whole per cent; ``None`` before there was any."""
        needed = self.hits + self.misses
        return (200 * self.hits + needed) // (2 * needed) if needed else None


def add(tally: Tally, key: int, given: int) -> None:
    """Count one answer: the rule that scores an item.

    Where the skin asks to stop (``key`` above 0), stopping at least as firmly is a hit and doing less a miss. Doing more
    than the skin asks for is a false alarm. So "stop now and act" at a plain endpoint is a hit and a false alarm: the
    section was stopped, and nothing was wrong.
    """
    tally.shown += 1
    tally.by_key[key] += 1
    if key and given >= key:
        tally.hits += 1
    if given < key:
        tally.misses += 1
        if key == _KINDS - 1:
            tally.signs_missed += 1
    if given > key:
        tally.false_alarms += 1


@dataclass(frozen=True)
class Limits:
    """When a skin type counts as ready. Our judgement."""

    least_of_each: int = 3
    least_live: int = 2
    sensitivity: int = 85
    false_alarms: int = 20


LIMITS = Limits()


def ready(tally: Tally, live_shown: int, limits: Limits = LIMITS) -> bool:
    """Whether a skin type is ready: enough seen of each answer, few misses, no stop sign missed, few false alarms."""
    return (
        min(tally.by_key) >= limits.least_of_each
        and live_shown >= limits.least_live
        and tally.signs_missed == 0
        and (tally.sensitivity or 0) >= limits.sensitivity
        and tally.false_alarms * 100 <= limits.false_alarms * tally.shown
    )
