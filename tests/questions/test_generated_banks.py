"""Banks that nobody wrote: a good one is asked as it stands, a spoilt one is refused in a sentence or harmless.

Every awkward text stands in every field of every kind once, in every style of YAML; what hypothesis invents comes on top.
"""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from needling.widgets.quiz import page
from tests.conftest import OwnBook
from tests.course.small_course import BANK, small_course
from tests.questions.banks import ALL_TEXTS, Entry, banks, everywhere, shown
from tests.questions.generated import (
    STYLES,
    Seen,
    at,
    load,
    refusals,
    refused_clearly,
    shown_harmlessly,
    spoilt,
    text_places,
    texts,
    unmarked,
    written,
)

GOOD, NO_REASON, TWICE, NO_FACT, WRONG_TYPE, HOSTILE, DAMAGED = 300, 60, 40, 120, 400, 400, 150
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
PARTS = ("options", "steps", "pairs", "phrases", "distractors")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnBook]:
    """The small course; each example writes its own bank into it."""
    book = OwnBook(small_course(tmp_path_factory.mktemp("generated")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEEDLING_BOOK", str(book.folder))
        book.forget()
        yield book
        book.forget()


def asked_as_it_stands(course: OwnBook, entries: list[Entry], style: str) -> None:
    told, questions = refusals(course, written(entries, style))
    assert told == []
    again = [question.model_dump(mode="json", exclude_unset=True) for question in questions]
    assert again == entries
    assert load(course, json.dumps(again, ensure_ascii=False)) == questions
    seen = shown_harmlessly(questions)
    assert seen.elements.count("fieldset") == 2 * len(entries)
    for entry in entries:
        for text in texts(entry):
            assert shown(text) in seen.text
        if "scene" in entry:
            assert unmarked(entry["scene"]) in seen.text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", ALL_TEXTS, ids=range(len(ALL_TEXTS)))
def test_an_awkward_text_is_asked_as_it_stands_in_every_field_of_every_kind(
    course: OwnBook, text: str, style: str
) -> None:
    asked_as_it_stands(course, everywhere(text), style)


@settings(max_examples=GOOD, suppress_health_check=SLOW)
@given(banks(), st.sampled_from(STYLES))
def test_a_good_bank_is_read_shown_and_written_again_as_it_is(
    course: OwnBook, entries: list[Entry], style: str
) -> None:
    asked_as_it_stands(course, entries, style)


@settings(max_examples=NO_REASON, suppress_health_check=SLOW)
@given(banks(most=2), st.integers(0, 999))
def test_a_part_without_its_reason_is_refused(course: OwnBook, entries: list[Entry], at_random: int) -> None:
    entry = entries[at_random % len(entries)]
    parts = [(name, number) for name in PARTS for number in range(len(entry.get(name, [])))]
    name, number = parts[at_random % len(parts)]
    del entry[name][number]["feedback"]
    (told,), _ = refusals(course, written(entries))
    refused_clearly([told], [entry])
    assert f"{entry['id']}, {name.removesuffix('s')} {number + 1}: has no `feedback`. Write it" in told


@settings(max_examples=TWICE, suppress_health_check=SLOW)
@given(banks(most=3), st.integers(0, 999))
def test_an_id_that_stands_twice_is_refused(course: OwnBook, entries: list[Entry], at_random: int) -> None:
    again = entries[at_random % len(entries)]
    told, _ = refusals(course, written([*entries, again]))
    line = written(entries).count("\n") + 1
    sentence = f"the id '{again['id']}' stands twice. Every question has its own."
    assert told == [f"{BANK}, line {line}, question {len(entries) + 1}: {sentence}"]


@settings(max_examples=NO_FACT, suppress_health_check=SLOW)
@given(banks(most=2), st.sampled_from(["Z99", "A1.thick", "A3"]), st.integers(0, 999))
def test_a_fact_that_is_not_there_is_refused(course: OwnBook, entries: list[Entry], name: str, at_random: int) -> None:
    entry = entries[at_random % len(entries)]
    if entry["kind"] == "number" and at_random % 3 == 0:
        answer = entry["answer"]
        answer.update(value=name)
        answer.pop("unit", None)
    elif name == "Z99" and at_random % 3 == 1:
        entry["facts"].append(name)
    else:
        found = text_places(entry)
        text = found[at_random % len(found)]
        at(entry, text[:-1])[text[-1]] = f"Up to {{fact}}`{name}`."
    told, _ = refusals(course, written(entries))
    refused_clearly(told, [entry])
    assert name.partition(".")[2] in told[0]
    assert name.partition(".")[0] in told[0]


WRONG = [None, True, 0, -1, 1.5, "", "x", "1", [], [1], ["x"], {}, {"en": "x"}, {"en": 5}, {"en": None}, {1: "x"}]
WRONG += [{"en": "x", "swe": "y"}, {"en": ["x"]}, float("nan"), float("inf"), datetime.date(2027, 1, 1), 10**400]
WRONG += [
    "x" * 10_000,
    [[[]]],
    {"a": {"b": {"c": []}}},
    [None],
    "single",
    "number",
    "sing-1",
    "sing-9",
    "A1",
    "2027-01-01",
]


@settings(max_examples=WRONG_TYPE, suppress_health_check=SLOW)
@given(spoilt(st.sampled_from(WRONG).map(lambda value: lambda _: copy.deepcopy(value))))
def test_a_field_of_the_wrong_type_is_refused_or_harmless(course: OwnBook, bank: Any) -> None:
    entries, _, _ = bank
    told, questions = refusals(course, written(entries))
    if told:
        refused_clearly(told, entries)
    else:
        shown_harmlessly(questions)


EVIL = [
    "<script>alert(1)</script>",
    "</script>",
    "]]>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='x",
    "<!--",
    "<?x",
]
EVIL += [
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "{% raw %}",
    "&lt;script&gt;",
    "<ScRiPt",
    "<svg/onload=x>",
]
EVIL += [
    "\u202e",
    "\u200f",
    "a\u202emm 5.1",
    "\x00",
    "\x07",
    "\x1b[2J",
    "\r",
    "\x85",
    "x" * 10_000,
    "</fieldset></section>",
]
PLACING = [
    lambda evil: lambda _: evil,
    lambda evil: lambda was: f"{was} {evil}",
    lambda evil: lambda was: f"{evil} {was}",
]


@settings(max_examples=HOSTILE, suppress_health_check=SLOW)
@given(
    spoilt(
        st.builds(lambda place, evil: place(evil), st.sampled_from(PLACING), st.sampled_from(EVIL)),
        fits=lambda value: isinstance(value, str),
    )
)
def test_a_hostile_text_is_refused_or_shown_as_text(course: OwnBook, bank: Any) -> None:
    entries, number, path = bank
    told, questions = refusals(course, written(entries))
    if told:
        refused_clearly(told, entries)
        return
    seen = shown_harmlessly(questions)
    text = at(entries[number], path)
    assert (unmarked(text) if path[0] == "scene" else shown(text)) in seen.text
    at(entries[number], path[:-1])[path[-1]] = re.sub(
        "|".join(re.escape(evil) for evil in EVIL if evil.strip()), "plain", text
    )
    plain = Seen(page(refusals(course, written(entries))[1]))
    # Choices stand by the alphabet: another text, another place.
    in_order = sorted if path[-1] == "match" else list
    assert in_order(seen.elements) == in_order(plain.elements)
    assert seen.attributes == plain.attributes


@settings(max_examples=DAMAGED, suppress_health_check=SLOW)
@given(
    banks(most=2),
    st.sampled_from(STYLES),
    st.integers(0, 99_999),
    st.sampled_from(
        [*"\t\n:[]{}&*!|>'\"%@`#-,? \x00\x07\x1b\ufeff", "", "<script>", "- ", "\n- id: ", "\n---\n", "&a *a", "!!int "]
    ),
)
def test_a_damaged_file_is_refused_or_harmless(
    course: OwnBook, entries: list[Entry], style: str, place: int, put: str
) -> None:
    text = written(entries, style)
    place %= len(text)
    told, questions = refusals(course, text[:place] + put + text[place + (not put) :])
    for sentence in told:
        assert sentence.startswith(BANK)
        assert "\n" not in sentence
    if not told:
        shown_harmlessly(questions)
