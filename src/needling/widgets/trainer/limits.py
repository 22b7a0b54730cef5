"""How long a round is, and when a skin type counts as ready. What is done with these numbers: ``rounds.js``, ``scoring.js``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RoundSize:
    """How many items a round takes: from each skin type, and from the strata that went worst."""

    per_type: int
    extra: int


SINGLE, SEQUENCE = RoundSize(per_type=2, extra=6), RoundSize(per_type=1, extra=2)


@dataclass(frozen=True)
class Limits:
    """When a skin type counts as ready. Our judgement."""

    least_of_each: int = 3
    least_sequences: int = 2
    sensitivity_percent: int = 85
    false_alarms_percent: int = 20


LIMITS = Limits()
