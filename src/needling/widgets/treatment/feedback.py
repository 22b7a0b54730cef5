"""What a moment of a treatment is made of: its scene, its choices, and the feedback to each of them there."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from needling.course import Text, inline_html, with_numbers
from needling.course.fact_records import Quantity
from needling.course.text import Unit
from needling.scenario.graph import Verdict
from needling.scenario.treatments import Judgement


@dataclass(frozen=True)
class Context:
    """The flags that were set on the way, as far as they still matter, and the depth that the section is treated with."""

    flags: frozenset[str] = frozenset()
    depth_mm: float = 0


@dataclass(frozen=True)
class Feedback:
    """A judgement as the page shows it."""

    verdict: Verdict
    feedback: Markup
    then: Markup
    facts: tuple[str, ...]
    editorial: bool
    ends: bool = False
    condition: tuple[str, ...] = ()
    #: Whether everything that was not asked is told now.
    reveals: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """Its condition for words: a reason that a question hides is one word, whatever the question."""
        if self.reveals:
            return ("unasked",)
        return tuple("hides" if flag.startswith("hides-") else flag for flag in self.condition)


@dataclass(frozen=True)
class Choice:
    """A choice in one context: the feedback to choosing and leaving it, the flag it sets, where it leads.

    ``transition``: ``on`` to the next step, ``again`` to the next turn of the same one, or to the ``end``.
    """

    id: str
    text: Markup
    chosen: Feedback
    left: Feedback | None = None
    sets: str | None = None
    depth_mm: float | None = None
    transition: str = "on"


@dataclass(frozen=True)
class Scene:
    """Where the reader stands: what is seen and told, and what can be chosen."""

    place: str
    step: str
    objective: str
    title: Markup
    scene: Markup
    choices: tuple[Choice, ...]
    many: bool = False
    #: Ordered choices are numbers; others are mixed, so that their place gives nothing away.
    ordered: bool = False
    picture: Markup | None = None
    #: Which turn of a step that comes again: ``60 min``.
    turn: str = ""


def filled(text: str, **values: object) -> str:
    """A text of the data as plain text, ``{name}`` filled in.

    Raises:
        CourseError: if the text names a fact or number that there is not.
    """
    sentence = with_numbers(text)
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def shown(text: Text | None, **values: object) -> Markup:
    """The same as inline HTML; nothing where there is no text."""
    return Markup(inline_html(filled(text, **values)) if text else "")  # noqa: S704 - emphasis and links only


def feedback(one: Judgement, **values: object) -> Feedback:
    """A judgement with its numbers filled in."""
    return Feedback(
        verdict=one.verdict,
        feedback=shown(one.feedback, **values),
        then=shown(one.then, **values),
        facts=tuple(one.facts),
        editorial=one.editorial,
        ends=one.ends,
        condition=tuple(one.condition),
    )


def measure(value: float, unit: str) -> str:
    """A number with its unit, as facts print it: ``0.25 mm``."""
    return str(Quantity(value=round(value, 2), unit=Unit(unit)))
