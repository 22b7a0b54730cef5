"""A number stands once: when it changes, all that readers read follows it, or `make check` names what a person must look at.

What is tried on every number at once, a tenth up and a tenth down: a text that is the same all three times and still says
the old number, with its unit, of a fact that it rests on, has been left behind. It has to be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from needling.check.last_read import resting_on, said_now
from needling.course.fact_records import WrittenNumber
from needling.course.facts import load_facts
from needling.widgets.explore import explorers
from tests.check.changed_facts import by_a_tenth, changed, plain, texts

#: The planner finds a whole day in this range, and says so where there is none: only its end is moved.
_HOLDS_A_DAY = "L2.our-rule-treat-as-open"
_SAID = re.compile(r"(?P<low>[\d,.]+)(?:–(?P<high>[\d,.]+))?[ ]?(?P<unit>.*)")


def moved(way: int, reference: str, number: WrittenNumber) -> WrittenNumber:
    made = by_a_tenth(number, way)
    if reference == _HOLDS_A_DAY and isinstance(number.value, tuple) and isinstance(made.value, tuple):
        return made.model_copy(update={"value": (number.value[0], max(made.value[1], number.value[1]))})
    return made


def written() -> Iterator[tuple[str, WrittenNumber]]:
    """Every number of the facts that is typed, by its reference."""
    for id_, fact in load_facts().items():
        own = {id_: fact, **{f"{id_}.{key}": number for key, number in fact.values.items()}}
        yield from ((name, one) for name, one in own.items() if one.derived is None and one.same_as is None)


def as_left(said: str) -> re.Pattern[str]:
    """How a number that was left behind stands in a text: whole, or an end of the range, with its unit."""
    found = _SAID.fullmatch(said)
    assert found, said
    forms = {said, *(f"{end} {found['unit']}".strip() for end in (found["low"], found["high"]) if end)}
    return re.compile(rf"(?<![\w.,–-])(?:{'|'.join(map(re.escape, forms))})(?![\w²/–]|[.,]\d)")


def test_every_number_of_the_facts_is_followed_or_named() -> None:
    before, said = texts(), said_now()
    named = {reference: [plain(place.says) for place in resting_on(reference, was)] for reference, was in said.items()}
    stays, says_else = set(before), set()
    for way in (1, -1):
        with changed(lambda reference, number, way=way: moved(way, reference, number)):  # type: ignore[misc]
            stays &= set(texts())
            says_else |= {reference for reference, now in said_now().items() if now != said[reference]}
            assert all(explorer.exploration().columns for explorer in explorers().values()), (
                "an explorer lost its numbers"
            )
    typed = {
        reference for reference, number in written() if number.value is not None and re.search("[1-9]", said[reference])
    }
    assert typed <= says_else, "some numbers do not move"
    resting: dict[str, list[str]] = {}
    for _, ids, text in stays:
        if any(character.isdigit() for character in text):
            for id_ in ids:
                resting.setdefault(id_, []).append(plain(text))
    left = {
        (reference, text)
        for reference in says_else
        for text in resting.get(reference.partition(".")[0], ())
        if not said[reference].replace(",", "").replace(".", "").isdigit()  # A bare number says too little.
        and as_left(said[reference]).search(text)
        and not any(piece and (piece in text or text in piece) for piece in named[reference])
    }
    assert not left
