"""A number stands once: others are worked out from it with their units, are it, or are an end of it; nothing else is read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import CourseError, number, quantity, with_numbers
from needling.course.expressions import Interval, worked_out
from needling.course.units import converted
from tests.conftest import OwnBook
from tests.course.small_course import FACTS

VALUES = {
    "dose": {"value": 1.5, "unit": "g/10 cm²"},
    "face": {"value": 200, "unit": "cm²"},
    "strength": {"value": 25, "unit": "mg/g"},
    "amount": {"value": [30, 40], "unit": "g"},
    "time": {"value": [1, 5], "unit": "h"},
    "speed": {"value": 7000, "unit": "rpm"},
    "each": {"value": 1, "unit": "stroke per turn"},
    "needles": {"value": 14, "unit": "needles"},
    "density": {"value": 600, "unit": "per cm²"},
    "hole": {"value": 0.07, "unit": "mm"},
    "marks": {"value": 5, "unit": "people"},
    "people": {"value": 36, "unit": "people"},
    "thin": {"value": 0.2, "unit": "mm"},
    "thick": {"value": 0.86, "unit": "mm"},
}


def with_value(book: OwnBook, **entry: Any) -> None:
    """The small course with a number that follows from others."""
    with book.data(FACTS) as facts:
        facts["A4"]["values"] = VALUES | {"it": entry}
    book.forget()


SAID = {
    "a dose on an area": ({"derived": "A4.dose * A4.face", "unit": "g"}, "30\N{NO-BREAK SPACE}g"),
    "medicine of a range": ({"derived": "A4.amount * [25 mg] / [1 g]", "unit": "mg"}, "750–1,000\N{NO-BREAK SPACE}mg"),
    "in another unit": ({"derived": "A4.face * A4.dose * A4.strength", "unit": "g"}, "0.75\N{NO-BREAK SPACE}g"),
    "a sum without dust": ({"derived": "A4.thin + A4.thick", "unit": "mm"}, "1.06\N{NO-BREAK SPACE}mm"),
    "turns to strokes": (
        {"derived": "A4.speed * A4.each", "unit": "strokes/s", "digits": 4},
        "116.7\N{NO-BREAK SPACE}strokes/s",
    ),
    "a share": ({"derived": "A4.marks / A4.people", "unit": "%", "digits": 2}, "14%"),
    "chance": (
        {"derived": "1 - exp(-A4.density * pi / 4 * A4.hole * A4.hole)", "unit": "%", "digits": 2},
        "2.3%",
    ),
    "lowest to highest": (
        {"derived": "span(A4.thick, A4.hole, A4.thin)", "unit": "mm"},
        "0.07–0.86\N{NO-BREAK SPACE}mm",
    ),
    "what is left": ({"derived": "-A4.thin + A4.thick", "unit": "mm"}, "0.66\N{NO-BREAK SPACE}mm"),
    "the same": ({"same_as": "A4.time"}, "1–5\N{NO-BREAK SPACE}h"),
    "an end": ({"same_as": "A4.time.max"}, "5\N{NO-BREAK SPACE}h"),
    "an end in another unit": ({"same_as": "A4.time.min", "unit": "min"}, "60\N{NO-BREAK SPACE}min"),
    "a limit, rounded down": (
        {"derived": "A4.amount.max / 3", "unit": "g", "digits": 2, "rounded": "down"},
        "13\N{NO-BREAK SPACE}g",
    ),
    "a least dose, rounded up": (
        {"derived": "A4.amount.max / 3", "unit": "g", "digits": 2, "rounded": "up"},
        "14\N{NO-BREAK SPACE}g",
    ),
    "a range, rounded inward": (
        {"derived": "A4.amount / 7", "unit": "g", "digits": 2, "rounded": "inward"},
        "4.3–5.7\N{NO-BREAK SPACE}g",
    ),
}


@pytest.mark.parametrize(("entry", "says"), SAID.values(), ids=SAID)
def test_a_number_follows_from_others(small_book: OwnBook, entry: dict[str, Any], says: str) -> None:
    with_value(small_book, **entry)
    assert str(quantity("A4.it")) == says


REFUSED = {
    "another kind": (
        {"derived": "A4.dose * A4.face", "unit": "h"},
        "what is worked out is in centimetre² * gram / 10 cm², which cannot be said in 'h'",
    ),
    "two kinds put together": (
        {"derived": "A4.face + A4.thin", "unit": "mm"},
        "puts centimetre² and millimetre together, which are of different kinds",
    ),
    "no such value": ({"derived": "A4.doze * 2", "unit": "g"}, "names A4.doze, but A4 has no value 'doze'."),
    "no such fact": ({"same_as": "Z9.dose"}, "names Z9.dose, but there is no fact 'Z9'"),
    "no value of its own": ({"same_as": "A3"}, "names A3, which has no value of its own."),
    "the end of no range": (
        {"same_as": "A4.face.max"},
        "names A4.face.max, but A4.face is one number, 200\N{NO-BREAK SPACE}cm², and has no `.max`",
    ),
    "itself": ({"derived": "A4.it + A4.thin", "unit": "mm"}, "comes back to itself: A4.it → A4.it"),
    "what can be 0": ({"derived": "A4.face / (A4.thin - A4.thin)", "unit": "mm"}, "divides by what can be 0"),
    "a range twice": ({"derived": "A4.time - A4.time", "unit": "h"}, "names the range A4.time twice"),
    "code": (
        {"derived": "__import__('os').getcwd()", "unit": "h"},
        "holds '__import__('os').getcwd()'. It may hold values",
    ),
    "a power": ({"derived": "9 ** 9 ** 9", "unit": ""}, "holds '9 ** 9 ** 9'. It may hold values"),
    "an attribute": ({"derived": "A4.thin.real", "unit": "mm"}, "names A4.thin.real, but"),
    "no expression": ({"derived": "A4.thin +", "unit": "mm"}, "'A4.thin +' cannot be read. It may hold"),
    "too deep": ({"derived": "(" * 900, "unit": "mm"}, "cannot be read. It may hold"),
    "too large": ({"derived": "exp(9999)", "unit": ""}, "comes to no number"),
    "exp of a length": (
        {"derived": "exp(A4.thin)", "unit": ""},
        "exp(…) is taken of a plain number, not of millimetre",
    ),
    "a unit that is none": ({"derived": "A4.thin * 2", "unit": "mm!"}, "unit 'mm!' is not known to arithmetic"),
    "two ways": (
        {"value": 1, "same_as": "A4.thin", "unit": "mm"},
        "has `value` and `same_as`. A number is written in one way",
    ),
    "no number": ({"unit": "mm"}, "together"),
    "no unit": ({"derived": "A4.thin * 2"}, "`derived` and `unit` go together"),
    "digits of what is typed": (
        {"value": 1, "unit": "mm", "digits": 2},
        "`digits` and `rounded` belong to a `derived` number",
    ),
    "a dose rounded silently": (
        {"derived": "A4.amount.max / 3", "unit": "g", "digits": 2},
        "is an amount. Say which way it is rounded",
    ),
    "a range rounded one way": (
        {"derived": "A4.amount / 3", "unit": "g", "digits": 2, "rounded": "up"},
        "is a range: round it `inward`",
    ),
    "an old mark": ({"value": 1, "unit": "mm", "derived": True}, "derived: is read as yes or no"),
}


@pytest.mark.parametrize(("entry", "says"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_follow_is_one_sentence_with_its_place(
    small_book: OwnBook, entry: dict[str, Any], says: str
) -> None:
    with_value(small_book, **entry)
    told = [str(problem) for problem in small_book.problems()]
    assert len(told) == 1
    assert re.match(rf"{FACTS}(, line \d+)?, A4,? ?", told[0])
    assert " it" in told[0] or "code" in told[0]
    assert says in told[0]
    assert told[0].endswith(".")


def test_a_number_cannot_be_called_as_an_end(small_book: OwnBook) -> None:
    with small_book.data(FACTS) as facts:
        facts["A4"]["values"] = {"max": {"value": 1, "unit": "mm"}}
    (told,) = [str(one) for one in small_book.problems()]
    assert told.endswith(", A4: a number cannot be named 'max': `.min` and `.max` are the ends of a range.")


def test_an_end_stands_wherever_a_number_does(small_book: OwnBook) -> None:
    assert number("A2.max", "µm") == 20
    assert with_numbers("{fact}`A2.min`, {number}`A2.max`, {number}`A2`") == "10\N{NO-BREAK SPACE}µm, 20, 10–20"
    with pytest.raises(CourseError, match=r"^book/data/facts: A1 is one number, 16\.8\sµm, and has no `\.max`\.$"):
        quantity("A1.max")


@given(st.tuples(*[st.floats(0.1, 100)] * 4), st.sampled_from("+-*/"))
def test_the_ends_of_a_range_hold_all_that_lies_between(ends: tuple[float, ...], sign: str) -> None:
    values = {"A1.a": tuple(sorted(ends[:2])), "A1.b": tuple(sorted(ends[2:]))}
    whole = worked_out(f"A1.a {sign} A1.b", lambda name: Interval.of(values[name], "mm"))  # type: ignore[arg-type]
    for one in (*values["A1.a"], sum(values["A1.a"]) / 2):
        for other in (*values["A1.b"], sum(values["A1.b"]) / 2):
            between = worked_out(f"{one!r} {sign} {other!r}", lambda name: Interval.of(values[name], "mm"))  # type: ignore[arg-type]
            assert whole.low.magnitude - 1e-9 <= between.low.magnitude <= whole.high.magnitude + 1e-9


@pytest.mark.parametrize(
    ("value", "unit", "into", "is_"),
    [
        (2, "weeks", "days", 14),
        (90, "min", "h", 1.5),
        (1, "year", "months", 12),
        (23, "%", "mg/g", 230),
        (0.4, "mm", "µm", 400),
        (3, "treatments", "sessions", 3),
    ],
)
def test_a_number_is_said_in_another_unit(value: float, unit: str, into: str, is_: float) -> None:
    assert converted(value, unit, into) == is_


@pytest.mark.parametrize(("unit", "into"), [("months", "days"), ("mm", "cm²"), ("g", "mL"), ("h", "people")])
def test_what_is_of_another_kind_is_not(unit: str, into: str) -> None:
    with pytest.raises(ValueError, match="cannot be said in"):
        converted(1, unit, into)
