"""What an explorer's folder declares, in one object: everything else asks it. Its files are found by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from needling.course import CourseError, load_strings, quantity, with_numbers
from needling.widgets.explore.exploration import Exploration

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Explorer:
    """``EXPLORER`` in an explorer's ``__init__.py``.

    Attributes:
        name: its folder's; also of its files: ``<name>.html``, and if there are any ``<name>.css`` (its style) and ``<name>.js``
            (its extra: what tables cannot do).
        facts: the facts that it rests on.
        make: makes it, from its strings.
        numbers: what the strings name in braces, and the fact that holds it.
        worked_out: what else they name, and what makes it.
    """

    name: str
    facts: tuple[str, ...]
    make: Callable[[dict[str, str]], Exploration]
    numbers: Mapping[str, str] = field(default_factory=dict)
    worked_out: Callable[[dict[str, str]], Mapping[str, str]] = lambda _strings: {}

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return _HERE / self.name

    def load_strings(self) -> dict[str, str]:
        """Its texts, with the numbers that stand in the facts.

        Raises:
            CourseError: if a fact is missing.
        """
        strings = {name: with_numbers(text) for name, text in load_strings(self.name).items()}
        known = {name: str(quantity(reference)) for name, reference in self.numbers.items()}
        for name, value in (known | dict(self.worked_out(strings))).items():
            strings = {key: text.replace(f"{{{name}}}", value) for key, text in strings.items()}
        return strings

    def exploration(self) -> Exploration:
        """What it shows, before it becomes a widget.

        Raises:
            CourseError: if a fact is missing, or its number is one that the explorer cannot be made of.
        """
        try:
            return self.make(self.load_strings())
        except ValueError as error:
            raise CourseError(
                f"explorer '{self.name}' cannot be made of these numbers of the facts: {error}."
            ) from None
