"""Every slip in a file of data is told at once, by its line, in an author's words: never in those of a library."""

from __future__ import annotations

import copy
import datetime
import re
import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from needling.check.plan import Contents
from needling.check.schemas import schemas
from needling.course.record_slips import slips_of_record
from needling.course.record_words import SENTENCES, Misfit, sentence_for, spelling_of
from needling.course.strings import Plural
from needling.course.style import Style
from needling.questions.bank import QuestionId
from needling.questions.kinds import examples, kinds_by_name
from tests.conftest import OwnBook
from tests.course.small_course import BANK, CHAPTER, PLAN, RETIRED
from tests.course.small_course import FACTS as SKIN

#: What libraries say, and no author should read.
FOREIGN = re.compile(
    r"Input should|Field required|Extra inputs|String should|List should|after validation|valid (dictionary|string|list)"
    r"|permitted|\^\[|\\|parsing|Literal|pydantic|mapping values|block mapping|flow (mapping|sequence)|did not find|Error",
)
STEM = "- id: sing-1\n  objective: spare-the-voice\n  kind: single\n  safety: true\n  difficulty: easy\n  stem: {}\n"
REST = (
    '  options:\n    - text: "A"\n      feedback: "a"\n    - text: "B"\n      correct: true\n      feedback: "b"\n'
    '    - text: "C"\n      feedback: "c"\n  explanation: "E"\n  facts: [A1]\n'
)
#: A text as it is typed behind ``stem:`` in line 6, and what is told of it.
TYPED = {
    "a colon": ("What: now", 'holds a colon. Put quotation marks round this text: "What: now".'),
    "a fact in front": (
        "{fact}`A1` is it",
        'begins with {, which means something else here. Put quotation marks round this text: "{fact}`A1` is it".',
    ),
    "a bracket": (
        "[1: sing] now",
        'begins with [, which means something else here. Put quotation marks round this text: "[1: sing] now".',
    ),
    "emphasis": (
        "*Never* sing",
        'begins with *, which means something else here. Put quotation marks round this text: "*Never* sing".',
    ),
    "an ampersand": (
        "&c goes on",
        'begins with &, which means something else here. Put quotation marks round this text: "&c goes on".',
    ),
    "an at sign": (
        "@home",
        'begins with @, which means something else here. Put quotation marks round this text: "@home".',
    ),
    "a per cent sign": (
        "%10 of it",
        'begins with %, which means something else here. Put quotation marks round this text: "%10 of it".',
    ),
    "an exclamation mark": (
        "!now sing",
        'begins with !, which means something else here. Put quotation marks round this text: "!now sing".',
    ),
    "a sign of comparison": (
        "> 5 mm",
        'begins with >, which means something else here. Put quotation marks round this text: "> 5 mm".',
    ),
    "a dash": ("- now", 'begins with a dash. Put quotation marks round this text: "- now".'),
    "smart quotes": (
        "“What now”",
        '“ is no quotation mark for the computer. Write straight ones round this text: "What now".',
    ),
    "smart quotes and a colon": (
        "“What: now”",
        '“ is no quotation mark for the computer. Write straight ones round this text: "What: now".',
    ),
    "a number sign": (
        "What #1 now",
        'what stands behind the # is lost. Put quotation marks round the text: "What #1 now".',
    ),
    "a mark at the end only": ('What now"', 'has a quotation mark behind it and none before. Write both: "What now".'),
    "no mark at the end": ('"What now', 'the quotation mark before this text is not closed. Write " at its end too.'),
    "marks inside": ('"Say "no" now"', "holds straight quotation marks within its own. Write “ and ” inside."),
    "an apostrophe": (
        "'Don't sing'",
        'holds an apostrophe between single quotation marks. Use double ones: "Don\'t sing".',
    ),
    "a backslash": ('"5 \\d"', "'\\d' means nothing between quotation marks. Leave the backslash out."),
    "a number": ("5", "is read as a number. Put quotation marks round this text."),
    "a day": ("2027-02-28", "is read as a day. Put quotation marks round this text."),
    "yes": ("true", "is read as yes or no. Put quotation marks round this text."),
    "nothing": ("", "is empty. Write the text behind the colon, between quotation marks."),
    "fields": (
        "{given}",
        "is read as fields, for it holds a colon or begins with {. Put quotation marks round this text.",
    ),
    "a list": ("[a, b]", "is read as a list, for it begins with [ or -. Put quotation marks round this text."),
}


@pytest.mark.parametrize(("typed", "sentence"), TYPED.values(), ids=TYPED)
def test_a_text_that_needs_quotation_marks_is_told_to_get_them(small_book: OwnBook, typed: str, sentence: str) -> None:
    others = small_book.top.joinpath(BANK).read_text(encoding="utf-8").split("- id: sing-2")[1]
    small_book.top.joinpath(BANK).write_text(f"{STEM.format(typed)}{REST}- id: sing-2{others}", encoding="utf-8")
    assert small_book.problems() == [f"{BANK}, line 6, sing-1, stem: {sentence}"]


#: A line of the question above as it is typed: how it should be, how it is, the line and the thing told, and the sentence.
LINES = {
    "no space behind the colon": (
        "  difficulty: easy",
        "  difficulty:easy",
        (5, "sing-1", "a space is missing behind the colon of `difficulty`."),
    ),
    "no colon": (
        "  safety: true",
        "  safety",
        (4, "sing-1", "has no colon. Write the name of a field, a colon, a space and its text, such as `safety: …`."),
    ),
    "no space behind the dash": (
        '    - text: "B"',
        '    -text: "B"',
        (10, "sing-1", "a space is missing behind the dash. Write '- '."),
    ),
    "too far to the right": (
        "  safety: true",
        "    safety: true",
        (
            4,
            "sing-1, safety",
            "stands too far to the left or to the right. Begin it exactly below the field or the dash that it belongs "
            "beside, and look whether the line above is whole.",
        ),
    ),
    "a tab in front": ("  safety: true", "\tsafety: true", (4, "sing-1", "begins with a tab. Indent with spaces.")),
    "a tab behind the colon": (
        "  safety: true",
        "  safety:\ttrue",
        (4, "sing-1", "holds a tab. Write a space instead."),
    ),
    "a bracket left open": (
        "  facts: [A1]",
        "  facts: [A1",
        (16, "sing-1, facts", "the bracket [ is not closed. Write ] at its end."),
    ),
    "a field twice": (
        "  safety: true",
        "  safety: true\n  safety: false",
        (5, "sing-1, safety", "'safety' stands twice. Keep one of them."),
    ),
    "a misspelt field": (
        "  explanation:",
        "  explenation:",
        (15, "sing-1, explenation", "is no field here. Probably `explanation` is meant."),
    ),
    "a misspelt field of a part": (
        '      feedback: "b"',
        '      feedbak: "b"',
        (12, "sing-1, option 2, feedbak", "is no field here. Probably `feedback` is meant."),
    ),
    "a field left out": (
        '      feedback: "b"\n',
        "",
        (10, "sing-1, option 2", "has no `feedback`. Write it: why it is right or wrong. It teaches."),
    ),
    "a misspelt word": (
        "easy",
        "eazy",
        (5, "sing-1, difficulty", "'eazy' should be one of easy, medium, hard. Probably easy is meant."),
    ),
}


@pytest.mark.parametrize(("right", "wrong", "told"), LINES.values(), ids=LINES)
def test_a_slip_of_form_is_told_by_its_line_and_with_what_to_do(
    small_book: OwnBook, right: str, wrong: str, told: tuple[int, str, str]
) -> None:
    others = small_book.top.joinpath(BANK).read_text(encoding="utf-8").split("- id: sing-2")[1]
    text = f"{STEM.format(chr(34) + 'S' + chr(34))}{REST}".replace(right, wrong, 1)
    small_book.top.joinpath(BANK).write_text(f"{text}- id: sing-2{others}", encoding="utf-8")
    line, thing, sentence = told
    assert small_book.problems() == [f"{BANK}, line {line}, {thing}: {sentence}"]


#: What is typed where a fact has its number, in line 9.
NUMBERS = {
    "its unit too": (
        "30 g",
        "'30 g' is no number. Write the number alone, with a point: 30; the unit has its own field.",
    ),
    "a comma": (
        "30,5",
        "'30,5' is no number. Write the number alone, with a point: 30.5; the unit has its own field.",
    ),
    "a range in words": ("1–4 h", "'1–4 h' is no number. A range is written [1, 4], where one is allowed."),
    "a range with one end": ("[1]", "should be a number, or a range of two numbers in brackets: [0.5, 2]."),
}


@pytest.mark.parametrize(("typed", "sentence"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_is_none_is_told_how_to_be_written(small_book: OwnBook, typed: str, sentence: str) -> None:
    path = small_book.top / SKIN
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("value: 16.8")].count("\n") + 1
    path.write_text(text.replace("value: 16.8", f"value: {typed}"), encoding="utf-8")
    assert small_book.problems() == [f"{SKIN}, line {line}, A1, value: {sentence}"]


def test_all_slips_of_a_file_and_of_others_are_told_at_once(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[0]["options"][1]["feedbak"] = entries[0]["options"][1].pop("feedback")
        entries[1]["difficulty"] = "tricky"
        del entries[1]["explanation"]
        entries[3]["facts"] = ["Z99"]
    line = small_book.append(BANK, '- id: sing-9\n  stem: What: now\n- id: sing-10\n  stem: "open\n')
    with small_book.data(PLAN) as plan:
        plan["parts"][0]["chapters"][0]["title"] = 5
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nUse {fact} A1."
    told = small_book.problems()
    text = (small_book.top / BANK).read_text(encoding="utf-8").splitlines()
    at = {word: text.index(next(row for row in text if word in row)) + 1 for word in ("feedbak", "tricky", "Z99")}
    second = text.index("- id: sing-2") + 1
    assert [one for one in told if one.startswith(BANK)] == [
        f"{BANK}, line {at['feedbak']}, sing-1, option 2, feedbak: is no field here. Probably `feedback` is meant.",
        f"{BANK}, line {second}, sing-2: has no `explanation`. Write it: the rule to keep, in one sentence.",
        f"{BANK}, line {at['tricky']}, sing-2, difficulty: 'tricky' should be one of easy, medium, hard.",
        f"{BANK}, line {at['Z99'] - 1}, sing-4, facts: there is no fact 'Z99'.",
        f'{BANK}, line {line + 1}, sing-9, stem: holds a colon. Put quotation marks round this text: "What: now".',
        f'{BANK}, line {line + 3}, sing-10, stem: the quotation mark before this text is not closed. Write " at its end too.',
    ]
    (plan_told,) = [one for one in told if one.startswith(PLAN)]
    assert plan_told.endswith("chapter sing, title: is read as a number. Put quotation marks round this text.")
    (page,) = [one for one in told if one.startswith(CHAPTER)]
    assert "'{fact}' stands without its ticks" in page


@pytest.mark.parametrize("name", [SKIN, PLAN, BANK, RETIRED, "book/data/glossary.yml", "book/data/style/en.yml"])
def test_a_file_that_cannot_be_read_hides_nothing_else_and_is_told_once(small_book: OwnBook, name: str) -> None:
    (small_book.top / name).write_text("a: [\n", encoding="utf-8")
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nUse {fact}`A1` and {fact} A1."
    unreadable, ticks = sorted(small_book.problems(), key=lambda one: not one.startswith(name))
    assert unreadable == f"{name}, line 1, a: the bracket [ is not closed. Write ] at its end."
    assert ticks.startswith(f"{CHAPTER}, cell 3, line 3: '{{fact}}' stands without its ticks.")


#: Values of which each is wrong somewhere.
WRONG: list[Any] = [None, True, -1, 1.5, 10**400, float("nan"), "", "x y", "30 g", "X" * 5_000, [], [1], {}, {"a": 1}]
WRONG += [{5: "x"}, datetime.date(2027, 1, 1), "<b>", "\u202ex", ["x"] * 20, "2027-02-30", [1, 2, 3]]
RECORDS: dict[str, Any] = {name: one.record for name, one in schemas().items() if name != "questions"}
RECORDS |= {f"question {name}": kind.record for name, (_, kind) in kinds_by_name().items()}
RECORDS |= {"style": Style, "words": Plural, "retired": dict[QuestionId, str], "contents": Contents}


def values_for(kind: Any, depth: int = 0) -> Iterator[Any]:
    """For a kind of value: wrong ones, and records that hold wrong ones; each again without a field, and with one more."""
    yield from WRONG
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        yield from values_for(parts[0], depth)
    elif origin in (typing.Union, types.UnionType):
        for part in parts:
            yield from values_for(part, depth)
    elif origin in (list, tuple):
        yield from ([value] for value in values_for(parts[0], depth))
    elif origin is dict:
        yield from ({"x-1": value} for value in values_for(parts[1], depth))
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and depth < 5:
        yield from records_for(kind, depth)


def records_for(kind: type[BaseModel], depth: int) -> Iterator[dict[str, Any]]:
    hints = typing.get_type_hints(kind, include_extras=True)
    kinds = list(typing.get_args(hints["kind"])) if "kind" in hints else [None]
    for named in kinds:
        head = {} if named is None else {"kind": named}
        for name, field in kind.model_fields.items():
            if name != "kind":
                yield from ({**head, field.alias or name: value} for value in values_for(hints[name], depth + 1))


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_nothing_that_a_library_says_reaches_an_author(record: Any) -> None:
    check = TypeAdapter(record)
    met: set[str] = set()
    for value in values_for(record):
        try:
            check.validate_python(copy.deepcopy(value))
        except ValidationError as error:
            types_ = {one["type"] for one in error.errors(include_url=False)} - met
            if not types_:
                continue
            met |= types_
            for _, sentence in slips_of_record(error, value, record):
                assert not FOREIGN.search(sentence), (value, sentence)
                assert sentence_for(Misfit("unheard of")) != sentence, (value, error)
                assert sentence[-1] in ".”", sentence
    assert met >= {"model_type"} or met >= {"list_type"} or met >= {"dict_type"}
    assert met <= set(SENTENCES), met - set(SENTENCES)


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_kind_of_misfit_has_a_sentence_of_ours(kind: str) -> None:
    limits = {"ge": 1, "gt": 1, "le": 1, "lt": 1, "max_length": 3, "actual_length": 4, "expected": "'a' or 'b'"}
    limits |= {"expected_tags": "'a', 'b'", "pattern": r"^[A-Z][0-9]{1,3}$", "error": "goes with nothing"}
    for value in ("30 g", None, 5, {"a": 1}, ["a"]):
        told = sentence_for(Misfit(kind, value, limits, "fields", "What it is.", ("field", "other")))
        assert not FOREIGN.search(told)
        assert told != sentence_for(Misfit("unheard of"))
        assert told[-1] in ".”"


def patterns_in(part: Any) -> Iterator[str]:
    """The patterns that a schema asks for, however deep."""
    if isinstance(part, dict):
        yield from ([part["pattern"]] if isinstance(part.get("pattern"), str) else [])
        yield from part.get("patternProperties", {})
        for below in part.values():
            yield from patterns_in(below)
    elif isinstance(part, list):
        for below in part:
            yield from patterns_in(below)


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_each_spelling_that_is_asked_for_is_told_in_words(record: Any) -> None:
    for pattern in patterns_in(TypeAdapter(record).json_schema()):
        assert spelling_of(pattern), pattern


def test_the_examples_of_each_kind_have_nothing_to_tell() -> None:
    for folder, entries in examples().items():
        for entry in entries:
            TypeAdapter(kinds_by_name()[entry["kind"]][1].record).validate_python(entry), folder
