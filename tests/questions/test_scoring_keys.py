"""What counts as right in each kind of question, at its limits, and the key that says so."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from needling.course import CourseError, load_strings, quantity
from needling.questions.kinds import kind_of, kinds_by_name, load_kind_strings
from needling.questions.question import Question
from tests.conftest import OwnBook
from tests.questions.banks import kinds_sample

SINGLE, MULTIPLE, NUMBER, ORDER, MATCH, SPOT = range(6)
WORDS = {"right": "Right", "wrong": "Wrong", "key_error": "Error", "key_no_error": "No error"}


def made(place: int, **change: Any) -> Any:
    """A plain question of a kind, with other values."""
    entry = copy.deepcopy(kinds_sample()[place]) | change
    return kinds_by_name()[entry["kind"]][1].record.model_validate(entry)


def refused(place: int, **change: Any) -> str:
    with pytest.raises(ValidationError) as error:
        made(place, **change)
    return str(error.value.errors()[0]["msg"])


def key(question: Question) -> list[tuple[str, str, str]]:
    return [(line.mark, str(line.about), line.feedback) for line in kind_of(question).key(question, WORDS)]


def problems(question: Question) -> list[str]:
    return [": ".join(part for part in flaw if part) for flaw in kind_of(question).problems(question)]


def options(*right: bool) -> list[dict[str, Any]]:
    return [{"text": f"*T*{n}", "feedback": f"F{n}", "correct": one} for n, one in enumerate(right)]


# Options.

EXACTLY_ONE = "Value error, a `single` question has exactly one option with `correct: true`; this one has {}"


@pytest.mark.parametrize(
    ("place", "right", "told"),
    [
        (SINGLE, (False, True, False), ""),
        (SINGLE, (False, False, False), EXACTLY_ONE.format(0)),
        (SINGLE, (True, True, False), EXACTLY_ONE.format(2)),
        (SINGLE, (True, True, True), EXACTLY_ONE.format(3)),
        (MULTIPLE, (False, True, False), ""),
        (MULTIPLE, (False, True, True), ""),
        (MULTIPLE, (False, False, False), "Value error, no option has `correct: true`"),
        (MULTIPLE, (True, True, True), "Value error, every option has `correct: true`; at least one is wrong"),
    ],
)
def test_a_choice_has_the_right_options_that_its_kind_allows(place: int, right: tuple[bool, ...], told: str) -> None:
    if told:
        assert refused(place, options=options(*right)) == told
    else:
        found = made(place, options=options(*right))
        assert tuple(option.correct for option in found.options) == right


def test_the_key_of_a_choice_marks_every_option() -> None:
    assert key(made(MULTIPLE, options=options(True, False, True))) == [
        ("Right:", "<em>T</em>0", "F0"),
        ("Wrong:", "<em>T</em>1", "F1"),
        ("Right:", "<em>T</em>2", "F2"),
    ]


def test_options_that_say_the_same_or_all_of_the_above_are_told() -> None:
    same = options(True, False, False)
    same[2]["text"] = same[1]["text"]
    assert problems(made(MULTIPLE, options=same)) == ["two options have the same `text`. One of them says nothing new."]
    every = options(True, False, False)
    every[2]["text"] = "All of the above"
    assert problems(made(MULTIPLE, options=every)) == [
        "option 3: is an 'all or none of the above'. Options are mixed for each reader: say what it is."
    ]
    assert problems(made(MULTIPLE, options=options(True, False, False))) == []


# Numbers.


def number_question(value: Any, tolerance: float, unit: str | None = "mm", *distractors: float) -> Any:
    answer = {"value": value, "tolerance": tolerance, "feedback": "So it is."} | ({"unit": unit} if unit else {})
    return made(NUMBER, answer=answer, distractors=[{"value": one, "feedback": "No."} for one in distractors or (99,)])


@pytest.mark.parametrize(
    ("value", "tolerance", "right", "wrong"),
    [
        (0.3, 0, [0.3, 0.1 + 0.2], [0.2999, 0.3001]),
        (0.1 + 0.2, 0, [0.3], [0.2999, 0.3001]),
        (12, 0.5, [11.5, 12, 12.5], [11.4999, 12.5001]),
        (0.3, 0.1, [0.1 + 0.1, 0.2, 0.4, 0.1 + 0.3], [0.1999, 0.4001]),
        ([2, 4], 0, [2, 3, 4], [1.9999, 4.0001]),
        ([2, 4], 1, [1, 5], [0.9999, 5.0001]),
        (-1, 0.5, [-1.5, -0.5], [-1.5001, -0.4999]),
        (0, 0, [0], [-0.0001, 0.0001]),
    ],
)
def test_a_number_is_right_from_its_lowest_to_its_highest(
    value: Any, tolerance: float, right: list[float], wrong: list[float]
) -> None:
    low, high = number_question(value, tolerance).limits
    assert all(low <= one <= high for one in right)
    assert not any(low <= one <= high for one in wrong)


def test_the_number_of_a_fact_is_right_with_its_unit() -> None:
    question = number_question("I2.settings", 0, None)
    assert question.answer.quantity == quantity("I2.settings")
    low, high = question.limits
    assert low <= quantity("I2.settings").value <= high
    assert key(question)[0][0] == f"Right: {quantity('I2.settings')}"


@pytest.mark.parametrize(("value", "unit"), [("I2.settings", "mm"), (3, None), ([1, 2], None)])
def test_a_number_has_its_own_unit_and_a_fact_brings_one(value: Any, unit: str | None) -> None:
    answer = {"value": value, "tolerance": 0, "feedback": "So."} | ({"unit": unit} if unit else {})
    assert refused(NUMBER, answer=answer) == "Value error, a number has a `unit`; a fact brings its own"


def test_the_key_of_a_number_names_what_is_right_and_each_distractor_with_the_unit() -> None:
    space = "\N{NO-BREAK SPACE}"
    assert key(number_question([2, 4], 0, "mm", 1, 5.5)) == [
        (f"Right: 2–4{space}mm", "", "So it is."),
        (f"Wrong: 1{space}mm", "", "No."),
        (f"Wrong: 5.5{space}mm", "", "No."),
    ]


@pytest.mark.parametrize(
    ("distractor", "counts"), [(1.5, True), (1.4999, False), (3, True), (4.5, True), (4.5001, False)]
)
def test_a_distractor_that_counts_as_right_is_told(distractor: float, *, counts: bool) -> None:
    told = [f"distractor 2: {distractor:g} lies within what counts as right."] if counts else []
    assert problems(number_question([2, 4], 0.5, "mm", 0, distractor)) == told


def test_an_answer_that_runs_backwards_or_names_what_is_not_there_is_told() -> None:
    assert problems(number_question([4, 2], 0)) == ["answer: the range runs backwards. Write the lower number first."]
    assert problems(number_question([2, 2], 0)) == []
    assert problems(number_question("H1.time", 0, None)) == [
        "answer: takes its number from H1.time, but `facts` does not name H1."
    ]
    (told,) = problems(number_question("Z99", 0, None))
    assert told.startswith("answer: book/data/facts: there is no fact 'Z99'.")
    with pytest.raises(CourseError, match="there is no fact 'Z99'"):
        _ = number_question("Z99", 0, None).limits


# Steps.


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7])
def test_steps_are_first_shown_in_the_same_order_that_is_never_the_right_one(count: int) -> None:
    steps = [{"text": f"T{n}", "feedback": f"F{n}"} for n in range(count)]
    for number in range(1, 60):
        question = made(ORDER, id=f"sing-{number}", steps=steps)
        assert sorted(question.mixed) == list(range(count)) != question.mixed
        assert question.mixed == made(ORDER, id=f"sing-{number}", steps=steps).mixed


def test_steps_are_mixed_in_more_ways_than_one() -> None:
    steps = [{"text": f"T{n}", "feedback": f"F{n}"} for n in range(3)]
    assert len({tuple(made(ORDER, id=f"sing-{number}", steps=steps).mixed) for number in range(1, 60)}) == 5


def test_the_key_of_steps_counts_from_one_and_steps_that_say_the_same_are_told() -> None:
    steps = [{"text": f"*T*{n}", "feedback": f"F{n}"} for n in range(3)]
    assert key(made(ORDER, steps=steps)) == [(f"{n + 1}.", f"<em>T</em>{n}", f"F{n}") for n in range(3)]
    assert problems(made(ORDER, steps=steps)) == []
    steps[1]["text"] = steps[0]["text"]
    assert problems(made(ORDER, steps=steps)) == ["two steps have the same `text`. One of them says nothing new."]


# Pairs.


def pairs(*matches: str) -> list[dict[str, Any]]:
    return [{"text": f"T{n}", "match": match, "feedback": f"F{n}"} for n, match in enumerate(matches)]


def test_pairs_offer_each_match_once_by_the_alphabet_and_need_two() -> None:
    assert made(MATCH, pairs=pairs("C", "A", "B", "A")).choices == ["A", "B", "C"]
    assert made(MATCH, pairs=pairs("B", "B", "A")).choices == ["A", "B"]
    told = "Value error, all `match` texts are the same; there is nothing to choose"
    assert refused(MATCH, pairs=pairs("A", "A", "A")) == told
    same = pairs("A", "B", "C")
    same[2]["text"] = same[0]["text"]
    assert refused(MATCH, pairs=same) == "Value error, two pairs have the same `text`"


def test_the_key_of_pairs_says_what_belongs_to_each() -> None:
    shown = pairs("{given}`5 mm`", "B", "B")
    shown[0]["text"] = "*T*0"
    assert key(made(MATCH, pairs=shown)) == [("5 mm:", "<em>T</em>0", "F0"), ("B:", "T1", "F1"), ("B:", "T2", "F2")]


# Scenes.


def phrases(*errors: bool) -> list[dict[str, Any]]:
    return [{"feedback": f"F{n}", **({"error": True} if one else {})} for n, one in enumerate(errors)]


SCENE = "She [1: sits], [2: *sings*] and [3: shouts]."
SOME_WRONG = "Value error, at least one phrase has `error: true`, and at least one has not"
MARKS = "Value error, scene: marks the phrases {}, but `phrases` has 3. Mark each once, like [1: this]"


@pytest.mark.parametrize(
    ("scene", "errors", "told"),
    [
        (SCENE, (True, False, False), ""),
        (SCENE, (False, True, True), ""),
        (SCENE, (False, False, False), SOME_WRONG),
        (SCENE, (True, True, True), SOME_WRONG),
        ("She [2: sits], [1: sings], [3: shouts].", (True, False, False), ""),
        ("She [1: sits], [2: sings].", (True, False, False), MARKS.format([1, 2])),
        ("She [1: sits], [2: sings], [2: shouts].", (True, False, False), MARKS.format([1, 2, 2])),
        ("She [0: sits], [1: sings], [2: shouts].", (True, False, False), MARKS.format([0, 1, 2])),
        ("[1: a] [2: b] [3: c] [4: d]", (True, False, False), MARKS.format([1, 2, 3, 4])),
        ("[1: a] [2: b] [3: c](https://example.org)", (True, False, False), MARKS.format([1, 2])),
    ],
)
def test_a_scene_marks_each_phrase_once_and_some_are_errors(scene: str, errors: tuple[bool, ...], told: str) -> None:
    if told:
        assert refused(SPOT, scene=scene, phrases=phrases(*errors)) == told
    else:
        made(SPOT, scene=scene, phrases=phrases(*errors))


def test_a_scene_is_shown_in_pieces_and_its_key_names_each_phrase() -> None:
    question = made(SPOT, scene="[2: a] b [1: *c*], [3: d]", phrases=phrases(True, False, False))
    assert question.pieces == [
        ("", None),
        ("a", 1),
        (" b ", None),
        ("<em>c</em>", 0),
        (", ", None),
        ("d", 2),
        ("", None),
    ]
    assert key(question) == [("Error:", "<em>c</em>", "F0"), ("No error:", "a", "F1"), ("No error:", "d", "F2")]
    assert str(kind_of(question).scene(question)) == "<u>a</u> b <u><em>c</em></u>, <u>d</u>"


def test_the_words_of_every_key_are_there() -> None:
    assert set(WORDS) <= set(load_strings("site") | load_kind_strings())


def test_a_question_of_the_small_course_is_scored_as_of_the_real_one(small_book: OwnBook) -> None:
    """The sample's references stand in both."""
    del small_book
    low, high = number_question("I2.settings", 0, None).limits
    assert low <= 11 <= high
