"""A number of a fact that somebody typed is found, with the role that prints it; what only looks like it is let be."""

from __future__ import annotations

import pytest

from needling.course.hardcoded_numbers import number_problems, reference_problems, typed_numbers
from needling.course.loading import Strict
from needling.course.text import Text
from tests.conftest import OwnBook
from tests.course.small_course import FACTS, MORE_FACTS

pytestmark = pytest.mark.usefixtures("small_book")
ALL = ("A1", "A2", "I2")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # The numbers of the small course, each alone: 16.8 µm, 10–20 µm, 1.5 mm, 11 settings.
        ("It is 16.8 µm thick.", {"16.8 µm": ["{fact}`A1`"]}),
        (f"It is 16.8{SPACE}µm thick.", {"16.8 µm": ["{fact}`A1`"]}),
        ("It is 10–20 µm thick.", {"10–20 µm": ["{fact}`A2`"]}),
        ("Up to 1.5 mm.", {"1.5 mm": ["{fact}`I2`"]}),
        ("1.5 mm", {"1.5 mm": ["{fact}`I2`"]}),
        ("(1.5 mm)", {"1.5 mm": ["{fact}`I2`"]}),
        ("It has 11 settings up to 1.5 mm.", {"1.5 mm": ["{fact}`I2`"], "11 settings": ["{fact}`I2.settings`"]}),
        # What is not typed, or belongs to the case.
        ("Up to {fact}`I2`.", {}),
        ("Up to {given}`1.5 mm`.", {}),
        ("Up to {given}`1.5 mm`, not 1.5 mm.", {"1.5 mm": ["{fact}`I2`"]}),
        ("No number at all.", {}),
        ("", {}),
        # What only looks like it, on either side.
        ("11.5 mm", {}),
        ("0.1.5 mm", {}),
        ("0,1.5 mm", {}),
        ("0–1.5 mm", {}),
        ("0-1.5 mm", {}),
        ("x1.5 mm", {}),
        ("1.5 mmol", {}),
        ("1.5 mm²", {}),
        ("1.5 mm/s", {}),
        ("1.5 mm /s", {}),
        ("1.5 mm–2 mm", {}),
        ("1.5 mm – 2 mm", {}),
        ("1.5  mm", {}),
        ("1.5", {}),
        ("16.8", {}),
    ],
)
def test_a_typed_number_is_found_with_its_unit_and_no_other(sentence: str, found: dict[str, list[str]]) -> None:
    assert dict(typed_numbers(sentence, ALL)) == found


def test_only_the_facts_that_are_named_are_looked_for() -> None:
    assert list(typed_numbers("It is 16.8 µm, up to 1.5 mm.", ["A1"])) == [("16.8 µm", ["{fact}`A1`"])]
    assert list(typed_numbers("It is 16.8 µm.", [])) == []


def test_a_bare_number_says_too_little(small_book: OwnBook) -> None:
    with small_book.data(MORE_FACTS) as facts:
        facts["I2"]["values"]["bare"] = {"value": 7.5, "unit": ""}
        facts["I2"]["values"]["range"] = {"value": [7.5, 8], "unit": ""}
    small_book.forget()
    assert list(typed_numbers("It is 7.5, or 7.5–8.", ["I2"])) == [("7.5–8", ["{fact}`I2.range`"])]


def test_a_number_that_several_facts_hold_names_them_all_or_is_left_out_where_it_is_not_clear(
    small_book: OwnBook,
) -> None:
    with small_book.data(MORE_FACTS) as facts:
        facts["I2"]["values"]["ceiling"] = {"value": 1.5, "unit": "mm"}
    with small_book.data(FACTS) as facts:
        facts["A1"]["values"] = {"depth": {"value": 1.5, "unit": "mm"}}
    small_book.forget()
    sentence = "Up to 1.5 mm, and 16.8 µm."
    roles = ["{fact}`A1.depth`", "{fact}`I2`", "{fact}`I2.ceiling`"]
    assert dict(typed_numbers(sentence, ALL)) == {"16.8 µm": ["{fact}`A1`"], "1.5 mm": roles}
    assert dict(typed_numbers(sentence, ALL, only_clear=True)) == {"16.8 µm": ["{fact}`A1`"]}
    assert dict(typed_numbers(sentence, ["A1"], only_clear=True)) == {
        "16.8 µm": ["{fact}`A1`"],
        "1.5 mm": ["{fact}`A1.depth`"],
    }


def test_a_text_is_told_at_most_three_roles_that_would_print_its_number(small_book: OwnBook) -> None:
    with small_book.data(MORE_FACTS) as facts:
        facts["I2"]["values"] |= {name: {"value": 1.5, "unit": "mm"} for name in ("a", "b", "c")}
    small_book.forget()
    assert list(number_problems("Up to 1.5 mm.", ["I2"])) == [
        "'1.5 mm' is typed, but is a number of a fact: write {fact}`I2` or {fact}`I2.a` or {fact}`I2.b`. "
        "If it only belongs to the case: {given}`1.5 mm`."
    ]


NOT_NAMED = "shows A2, but `facts` does not name A2."


@pytest.mark.parametrize(
    ("sentence", "named", "told"),
    [
        ("Up to {fact}`I2`.", ["I2"], []),
        ("Up to {fact}`I2.settings`.", ["I2"], []),
        ("Up to {fact}`A2`.", ["I2"], [NOT_NAMED]),
        ("Up to {fact}`A2` and {fact}`I2`.", ["I2"], [NOT_NAMED]),
        ("Up to {fact}`I2.settings`.", [], ["shows I2.settings, but `facts` does not name I2."]),
        ("Up to {fact}`Z9`.", ["I2"], ["book/data/facts: there is no fact 'Z9'."]),
        ("{fact}`Z9` and {fact}`A2`", ["I2"], ["book/data/facts: there is no fact 'Z9'.", NOT_NAMED]),
        (
            "Up to {fact}`I2.x`.",
            ["I2"],
            ["book/data/facts: fact I2 has no value 'x'. It has: settings."],
        ),
        ("Nothing.", [], []),
    ],
)
def test_a_number_comes_through_a_role_from_a_fact_that_is_named(
    sentence: str, named: list[str], told: list[str]
) -> None:
    assert list(number_problems(sentence, iter(named))) == told


class _Record(Strict):
    title: Text
    parts: list[Text]


def test_facts_that_are_not_there_are_told_with_their_place_in_the_record() -> None:
    record = _Record.model_validate({"title": "Up to {fact}`I2`.", "parts": ["{fact}`A1`", "{fact}`Z9`, {fact}`I2.x`"]})
    assert list(reference_problems(record)) == [
        "part 2: book/data/facts: there is no fact 'Z9'.",
        "part 2: book/data/facts: fact I2 has no value 'x'. It has: settings.",
    ]
