"""What rounds and scores have to be in the browser: ``rounds.js`` and ``scoring.js`` in Python, for tests to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from needling.models.patch import ANSWERS
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.trainer.chance import mixed
from needling.widgets.trainer.items import ENDINGS, Item, Section
from needling.widgets.trainer.limits import LIMITS, Limits, RoundSize

_STRATA = len(ANSWERS)


@dataclass(frozen=True)
class Entry:
    """What rounds need of an item: its id, skin type and stratum: the answer, or the ending of a sequence."""

    id: str
    skin_type: int
    stratum: int


def entries(items: Sequence[Item]) -> list[Entry]:
    """Single items as rounds see them."""
    return [Entry(item.id, item.patch.skin_type, ANSWERS.index(item.decision.answer)) for item in items]


def sequence_entries(sequences: Sequence[Section]) -> list[Entry]:
    """Sequences as rounds see them."""
    return [Entry(one.id, one.moments[0].patch.skin_type, ENDINGS.index(one.ending)) for one in sequences]


@dataclass(frozen=True)
class Performance:
    """What is known of one item: numbers from 0; ``key`` and ``given`` count the answers from the gentlest."""

    shown: int
    right: int
    round: int
    key: int
    given: int


def next_round(
    entries: Sequence[Entry], record: Mapping[str, Performance], number: int, seed: str, size: RoundSize
) -> list[str]:
    """The ids of a round, in its order.

    Every skin type gives as many, with answers that change from round to round; then come the strata with the lowest share
    of right answers. The former bring what is new first, the latter what was missed; then comes what was met longest ago.
    What the last round showed waits, so no round is like the one before.

    Args:
        entries: the items to choose from.
        record: what is kept, by id.
        number: of the round, from 1.
        seed: the reader's own.
        size: of a round.
    """
    core = [(t, (t + number + n) % _STRATA) for t in SKIN_TYPES for n in range(size.per_type)]
    strata = [(t, stratum) for t in SKIN_TYPES for stratum in range(_STRATA)]
    weakest = sorted(mixed(strata, f"{seed}:{number}:cells"), key=lambda stratum: _share(entries, record, stratum))
    taken: list[str] = []
    for place, stratum in enumerate([*core, *weakest[: size.extra]]):
        there = [one.id for one in entries if (one.skin_type, one.stratum) == stratum and one.id not in taken]
        rested = [id_ for id_ in there if id_ not in record or record[id_].round != number - 1]
        order = sorted(
            mixed(rested, f"{seed}:{number}:{place}"), key=lambda id_: _rank(record.get(id_), place < len(core))
        )
        taken += order[:1]
    return mixed(taken, f"{seed}:{number}")


def _share(entries: Sequence[Entry], record: Mapping[str, Performance], stratum: tuple[int, int]) -> float:
    """The share of right answers in a stratum; one half where nothing is known."""
    kept = [record[one.id] for one in entries if (one.skin_type, one.stratum) == stratum and one.id in record]
    return (sum(one.right for one in kept) + 1) / (sum(one.shown for one in kept) + 2)


def _rank(performance: Performance | None, new_first: bool) -> tuple[int, int]:
    if performance is None:
        return (0 if new_first else 1, 0)
    if performance.given != performance.key:
        return (1 if new_first else 0, performance.round)
    return (2, performance.round)


@dataclass
class Tally:
    """What the last answers to a skin type's items add up to."""

    shown: int = 0
    by_key: list[int] = field(default_factory=lambda: [0] * _STRATA)
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
        if key == _STRATA - 1:
            tally.signs_missed += 1
    if given > key:
        tally.false_alarms += 1


def ready(tally: Tally, sequences: int, limits: Limits = LIMITS) -> bool:
    """Whether a skin type is ready: enough seen of each answer, few misses, no stop sign missed, few false alarms."""
    return (
        min(tally.by_key) >= limits.least_of_each
        and sequences >= limits.least_sequences
        and tally.signs_missed == 0
        and (tally.sensitivity or 0) >= limits.sensitivity_percent
        and tally.false_alarms * 100 <= limits.false_alarms_percent * tally.shown
    )
