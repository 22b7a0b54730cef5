"""What a place of a treatment is made of: its scene, its options, and how each of them is judged there."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from needling.course import Text, inline_html, with_numbers
from needling.course.facts import Quantity
from needling.course.text import Unit
from needling.course.treatments import Judgement, Verdict


@dataclass(frozen=True)
class Context:
    """What has become so on the way, as far as it still matters, and the depth that the section is treated with."""

    so: frozenset[str] = frozenset()
    depth_mm: float = 0


@dataclass(frozen=True)
class Judged:
    """A judgement as the page shows it."""

    verdict: Verdict
    because: Markup
    then: Markup
    facts: tuple[str, ...]
    ours: bool
    ends: bool = False
    when: tuple[str, ...] = ()
    #: Whether everything that was not asked is told now.
    tells: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """The same for words: a reason that a question hides is one word, whatever the question."""
        return ("unasked",) if self.tells else tuple("hides" if so.startswith("hides-") else so for so in self.when)


@dataclass(frozen=True)
class Offer:
    """An option in one context: how choosing and leaving it are judged, what is so afterwards, where it leads.

    ``goes``: ``on`` to the next step, ``again`` to the next turn of the same one, or to the ``end``.
    """

    id: str
    text: Markup
    judged: Judged
    left: Judged | None = None
    becomes: str | None = None
    depth_mm: float | None = None
    goes: str = "on"


@dataclass(frozen=True)
class Scene:
    """Where the reader stands: what is seen and told, and what can be chosen."""

    place: str
    step: str
    objective: str
    title: Markup
    scene: Markup
    offers: tuple[Offer, ...]
    many: bool = False
    #: Ordered options are numbers; others are mixed, so that their place gives nothing away.
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


def judged(one: Judgement, **values: object) -> Judged:
    """A judgement with its numbers filled in."""
    return Judged(
        verdict=one.verdict,
        because=shown(one.because, **values),
        then=shown(one.then, **values),
        facts=tuple(one.facts),
        ours=one.ours,
        ends=one.ends,
        when=tuple(one.when),
    )


def measure(value: float, unit: str) -> str:
    """A number with its unit, as facts print it: ``0.25 mm``."""
    return str(Quantity(value=round(value, 2), unit=Unit(unit)))
