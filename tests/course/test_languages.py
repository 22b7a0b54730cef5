"""Numbers, days and words that depend on a number follow the language of the page."""

from __future__ import annotations

import datetime

import pytest
from babel.core import Locale

from needling.course import Quantity, format_number
from needling.course.locales import known_locale, plural_category, plural_places
from needling.course.numbers import format_day
from needling.course.strings import plural, plural_form
from needling.course.text import Unit


@pytest.fixture
def swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEEDLING_LANGUAGE", "sv")


@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize(
    ("value", "options", "written"),
    [
        (1.5, {}, "1,5"),
        (1234, {}, "1\N{NO-BREAK SPACE}234"),
        (-1_234_567.25, {"digits": 1}, "-1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,2"),
        (2, {"digits": 2}, "2,00"),
        (0.0456, {"significant": 2}, "0,046"),
    ],
)
def test_a_number_is_written_as_its_language_writes_it(value: float, options: dict[str, int], written: str) -> None:
    assert format_number(value, **options).replace("\N{MINUS SIGN}", "-") == written


@pytest.mark.parametrize(("code", "written"), [("en", "40%"), ("sv", "40\N{NO-BREAK SPACE}%")])
def test_a_language_decides_on_the_space_before_the_percent_sign(
    code: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEEDLING_LANGUAGE", code)
    assert str(Quantity(value=40, unit=Unit("%"))) == written


def test_a_day_is_written_by_the_pattern_of_the_words() -> None:
    day = datetime.date(2026, 3, 9)
    assert format_day(day, "{year}-{month}-{day}") == day.isoformat()
    assert format_day(day, "{day}.{month}.{year}") == "09.03.2026"


def test_words_take_the_form_that_their_number_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    polish = {"weeks:one": "{n} tydzień", "weeks:few": "{n} tygodnie", "weeks:many": "{n} tygodni"}
    monkeypatch.setenv("NEEDLING_LANGUAGE", "pl")
    told = [plural(polish, "weeks", count) for count in (1, 2, 5, 22)]
    assert told == ["1 tydzień", "2 tygodnie", "5 tygodni", "22 tygodnie"]


def test_words_without_a_translation_keep_their_english_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    english = {"weeks:one": "1 week", "weeks:other": "{n} weeks"}
    monkeypatch.setenv("NEEDLING_LANGUAGE", "pl")
    assert [plural_form(english, "weeks", count) for count in (1, 2, 5)] == ["1 week", "{n} weeks", "{n} weeks"]


@pytest.mark.parametrize("code", ["en", "sv", "pl", "ar", "ja", "cs", "lv", "sl"])
def test_every_number_finds_its_form_in_a_catalogue(code: str) -> None:
    places = plural_places(code)
    assert set(places) == {*Locale.parse(code).plural_form.tags, "other"}
    assert min(places.values()) == 0
    assert all(plural_category(count, code) in places for count in (0, 1, 2, 3, 5, 11, 21, 101, 1.5))


@pytest.mark.parametrize(("code", "known"), [("sv", True), ("pt_BR", True), ("swedish", False), ("sv_sv", False)])
def test_a_language_is_known_by_its_code(code: str, known: bool) -> None:
    assert (known_locale(code) is not None) == known
