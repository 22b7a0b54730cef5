"""Numbers: written as readers write them, and read from the facts by what they should be."""

from __future__ import annotations

import pytest

from needling.course import CourseError, format_number, number, number_range, quantity


@pytest.mark.parametrize(
    ("value", "options", "written"),
    [
        (0, {}, "0"),
        (10, {}, "10"),
        (0.1 + 0.2, {}, "0.3"),
        (1200, {}, "1,200"),
        (15000, {}, "15,000"),
        (50_000.0, {}, "50,000"),
        (2, {"digits": 1}, "2.0"),
        (0.875, {"digits": 2}, "0.88"),
        (1_234.5, {"digits": 1}, "1,234.5"),
        (1234, {"significant": 2}, "1,200"),
        (0.0456, {"significant": 2}, "0.046"),
        (116.666, {"significant": 4}, "116.7"),
    ],
)
def test_a_number_is_written_as_readers_write_it(value: float, options: dict[str, int], written: str) -> None:
    assert format_number(value, **options) == written


def test_one_number_and_a_range_of_the_facts_are_read_as_what_they_are() -> None:
    assert number("I2") == number("I2", "mm") == quantity("I2").value
    assert number_range("O6.freier-target") == quantity("O6.freier-target").value
    assert number_range("I2") == (number("I2"), number("I2"))


def test_a_number_that_is_not_what_was_asked_for_is_refused_in_a_sentence() -> None:
    with pytest.raises(CourseError, match=r"^book/data/facts: O6.freier-target should be one number, not .*–.*\.$"):
        number("O6.freier-target")
    with pytest.raises(CourseError, match=r"^book/data/facts: I2 should be in cm, not 1.5\smm\.$"):
        number("I2", "cm")
    with pytest.raises(CourseError, match=r"^book/data/facts: I2 should be in h, not "):
        number_range("I2", "h")
