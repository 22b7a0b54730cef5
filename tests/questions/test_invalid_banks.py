"""A slip that only shows over a whole bank, or against the facts, is told in one sentence."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import nbformat
import nbformat.v4 as nbf
import pytest

from needling.questions import load_questions
from needling.questions.bank import practice_banks
from needling.questions.rules import FEWEST_A_CHAPTER, FEWEST_ABOUT_SAFETY, FEWEST_AN_OBJECTIVE, MOST_LONGEST
from tests.conftest import OwnBook, without_line
from tests.course.small_course import BANK, PLAN, RETIRED, questions, write_yaml
from tests.questions.banks import OBJECTIVES, Entry

Change = Callable[[list[Any]], object]
SAFETY, OTHER = OBJECTIVES


def stem(text: str) -> Change:
    """Another stem for sing-2, which rests on A1 and I2."""
    return lambda c: c[1].update(stem=text)


def option(text: str) -> Change:
    """Another second option for sing-2."""
    return lambda c: c[1]["options"][1].update(text=text)


def answer(value: str) -> Change:
    """A number question whose answer is in a fact."""
    return lambda c: c[2].update(answer={"value": value, "tolerance": 0, "feedback": "So it is."})


FACT_SLIPS: dict[str, tuple[Change, str]] = {
    "fact that is not": (lambda c: c[1]["facts"].append("Z99"), "sing-2, facts: there is no fact 'Z99'."),
    "number of a fact that is not": (
        stem("Up to {fact}`Z99`."),
        "sing-2, stem: book/data/facts: there is no fact 'Z99'.",
    ),
    "number that a fact has not": (
        stem("Up to {fact}`I2.x`."),
        "sing-2, stem: book/data/facts: fact I2 has no value 'x'. It has: settings.",
    ),
    "fact that is not named": (stem("Up to {fact}`A2`."), "sing-2, stem: shows A2, but `facts` does not name A2."),
    "typed number": (
        stem("Up to 1.5 mm."),
        "sing-2, stem: '1.5 mm' is typed, but is a number of a fact: write {fact}`I2`. If it only "
        "belongs to the case: {given}`1.5 mm`.",
    ),
    "typed named number": (
        stem("It has 11 settings."),
        "sing-2, stem: '11 settings' is typed, but is a number of a fact: write {fact}`I2.settings`. If "
        "it only belongs to the case: {given}`11 settings`.",
    ),
    "typed number in a reason": (
        lambda c: c[3]["steps"][1].update(feedback="At 16.8 µm."),
        "sing-4, step 2, feedback: '16.8 µm' is typed, but is a number of a fact: write {fact}`A1`. If "
        "it only belongs to the case: {given}`16.8 µm`.",
    ),
    "answer of a fact that is not": (answer("Z99"), "sing-3, answer: book/data/facts: there is no fact 'Z99'."),
    "answer that a fact has not": (
        answer("I2.x"),
        "sing-3, answer: book/data/facts: fact I2 has no value 'x'. It has: settings.",
    ),
    "answer of a fact that is not named": (
        answer("A2"),
        "sing-3, answer: takes its number from A2, but `facts` does not name A2.",
    ),
    "range that runs backwards": (
        lambda c: c[2]["answer"].update(value=[5, 1]),
        "sing-3, answer: the range runs backwards. Write the lower number first.",
    ),
    "distractor that counts as right": (
        lambda c: c[2]["distractors"][1].update(value=12.5),
        "sing-3, distractor 2: 12.5 lies within what counts as right.",
    ),
}
BANK_SLIPS: dict[str, tuple[Change, str]] = {
    "all of the above": (
        option("All of the above"),
        "sing-2, option 2: is an 'all or none of the above'. Options are mixed for each reader: say what it is.",
    ),
    "none of these": (
        option("*None of these.*"),
        "sing-2, option 2: is an 'all or none of the above'. Options are mixed for each reader: say what it is.",
    ),
    "both answers": (
        option("Both answers"),
        "sing-2, option 2: is an 'all or none of the above'. Options are mixed for each reader: say what it is.",
    ),
    "a question copied with its id": (
        lambda c: c.append(copy.deepcopy(c[1])),
        "question 9: the id 'sing-2' stands twice. Every question has its own.",
    ),
}
SLIPS = {**FACT_SLIPS, **BANK_SLIPS}


@pytest.mark.parametrize(("change", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_a_bank_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    with small_book.data(BANK) as entries:
        change(entries)
    (told,) = small_book.problems()
    assert without_line(told) == f"{BANK}, {sentence}"


def test_an_objective_that_the_chapter_has_not_is_told(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[1]["objective"] = "fly"
    assert small_book.problems() == [f"{BANK}, line 20, sing-2, objective: chapter 'sing' has no objective 'fly'."]


def test_of_an_objective_that_is_misspelt_the_meant_one_is_told(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[1]["objective"] = SAFETY.replace("voice", "vioce")
    wrong = f"chapter 'sing' has no objective '{SAFETY.replace('voice', 'vioce')}'. Probably '{SAFETY}' is meant."
    assert small_book.problems() == [f"{BANK}, line 20, sing-2, objective: {wrong}"]


@pytest.mark.parametrize(
    "fine",
    [
        stem("Up to {fact}`I2`, {fact}`I2.settings` and {fact}`A1`."),
        stem("Wait {given}`1.5 mm`."),
        stem("Not 11.5 mm, 1.5 mm², 0.5–1.5 mm nor 1.5 mm2."),
        stem("The lines *above* these answers."),
        option("None of them sings"),
        option("Sing all of the scales above the middle"),
        answer("I2.settings"),
        lambda c: c[2]["distractors"][1].update(value=12.51),
    ],
)
def test_what_only_looks_like_a_slip_is_let_be(small_book: OwnBook, fine: Change) -> None:
    with small_book.data(BANK) as entries:
        fine(entries)
    assert small_book.problems() == []


def singles(count: int, longest: int) -> list[Entry]:
    """A good bank whose ``count`` questions with one answer are the right option's longest ``longest`` times."""
    entries = questions()
    for number in range(count - 1):
        entries.append(copy.deepcopy(entries[0]) | {"id": f"sing-{len(questions()) + number + 1}"})
    for number, entry in enumerate(entry for entry in entries if entry["kind"] == "single"):
        entry["options"][1]["text"] = "Rest" + " now" * (30 if number < longest else 0)
    return entries


def test_right_options_that_are_regularly_the_longest_are_told(small_book: OwnBook) -> None:
    write_yaml(small_book.top / BANK, singles(4, longest=3))
    assert small_book.problems() == [
        f"{BANK}: in 3 of 4 `single` questions the right option is the longest, so it can be guessed. "
        "Shorten it, or say more in a wrong one: sing-1, sing-9, sing-10."
    ]


@pytest.mark.parametrize(("count", "longest"), [(4, int(4 * MOST_LONGEST)), (3, 3)])
def test_right_options_that_are_the_longest_by_chance_are_let_be(small_book: OwnBook, count: int, longest: int) -> None:
    write_yaml(small_book.top / BANK, singles(count, longest))
    assert small_book.problems() == []


def test_a_deleted_question_leaves_its_id_in_the_list_of_retired_ones(small_book: OwnBook) -> None:
    entries = singles(3, longest=0)
    del entries[8]
    write_yaml(small_book.top / BANK, entries)
    assert small_book.problems() == [
        f"{BANK}: there is no sing-9. If that question was deleted, name its id with the reason in {RETIRED}; "
        "ids are never used again."
    ]
    write_yaml(small_book.top / RETIRED, {"sing-9": "Asked for a dose."})
    assert small_book.problems() == []


def test_an_id_that_is_retired_is_refused(small_book: OwnBook) -> None:
    write_yaml(small_book.top / RETIRED, {"sing-8": "Asked for a dose."})
    told = map(without_line, small_book.problems())
    assert [*told] == [f"{BANK}, sing-8: this id is retired ({RETIRED}). Take the next free number."]


def test_an_id_far_ahead_is_told_in_few_words(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[7]["id"] = "sing-8000"
    told = small_book.problems()
    assert any("there is no sing-8, sing-9, sing-10, sing-11, sing-12 and 7987 more." in sentence for sentence in told)
    assert len(told) < 5


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            ["sing-9"],
            f"{RETIRED}: should be names, each on an indented line of its own with a colon and what belongs to it.",
        ),
        (
            {"sing-9": None},
            f"{RETIRED}, line 1, sing-9: is empty. Write the text behind the colon, between quotation marks.",
        ),
        (
            {"sing": "Why"},
            f"{RETIRED}, line 1, sing: 'sing' should be the name of the file, a hyphen and a number, such as numb-12.",
        ),
        (None, f"{RETIRED}: is empty."),
    ],
)
def test_a_slip_in_the_retired_ids_is_told(small_book: OwnBook, content: Any, sentence: str) -> None:
    (small_book.top / RETIRED).write_text("") if content is None else write_yaml(small_book.top / RETIRED, content)
    assert small_book.problems() == [sentence]


def test_retired_ids_that_are_missing_or_no_yaml_are_told(small_book: OwnBook) -> None:
    (small_book.top / RETIRED).write_text("sing-9: [\n", encoding="utf-8")
    (told,) = small_book.problems()
    assert told.startswith(f"{RETIRED}, line ")
    (small_book.top / RETIRED).unlink()
    assert small_book.problems() == [f"{RETIRED}: there is no such file."]


def test_an_objective_with_too_few_questions_is_told(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[4]["objective"] = OTHER
    assert small_book.problems() == [f"{BANK}: objective '{SAFETY}' has 4 questions; at least {FEWEST_ABOUT_SAFETY}."]
    with small_book.data(BANK) as entries:
        entries[4]["objective"] = entries[5]["objective"] = SAFETY
    assert small_book.problems() == [f"{BANK}: objective '{OTHER}' has 2 questions; at least {FEWEST_AN_OBJECTIVE}."]


def test_a_chapter_with_too_few_questions_is_told(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        del entries[5:]
    assert f"{BANK}: has 5 questions; at least {FEWEST_A_CHAPTER}." in small_book.problems()


def test_an_objective_without_any_question_is_told(small_book: OwnBook) -> None:
    with small_book.data(PLAN) as plan:
        new = {"id": "rest", "safety": False, "topics": ["voice"], "text": "Rest."}
        plan["parts"][0]["chapters"][0]["objectives"].append(new)
    assert small_book.problems() == [f"{BANK}: objective 'rest' has 0 questions; at least {FEWEST_AN_OBJECTIVE}."]


PRACTICE = "book/data/questions/warm-up.yml"
PAGE = "book/practise/warm-up.ipynb"


def practise(book: OwnBook, objective: str = OTHER) -> None:
    """A page of practice and its own file of one question."""
    write_yaml(book.top / PRACTICE, [questions()[0] | {"id": "warm-up-1", "objective": objective}])
    asks = nbf.new_code_cell('from needling import quiz\n\nquiz("warm-up-1")', metadata={"tags": ["remove-input"]})
    page = nbf.new_notebook(cells=[nbf.new_markdown_cell("# Warm up"), asks])
    (book.top / PAGE).parent.mkdir(exist_ok=True)
    nbformat.write(page, book.top / PAGE)


@pytest.mark.parametrize("objective", [SAFETY, OTHER])
def test_a_page_of_practice_asks_about_objectives_of_any_chapter(small_book: OwnBook, objective: str) -> None:
    practise(small_book, objective)
    assert small_book.problems() == []
    assert practice_banks() == ["warm-up"]


def test_an_objective_that_no_chapter_has_is_told_on_a_page_of_practice_too(small_book: OwnBook) -> None:
    practise(small_book, "fly")
    assert small_book.problems() == [f"{PRACTICE}, line 2, warm-up-1, objective: the course has no objective 'fly'."]


def test_the_questions_of_a_page_of_practice_count_for_their_objective(small_book: OwnBook) -> None:
    with small_book.data(BANK) as entries:
        entries[4]["objective"] = OTHER
    practise(small_book, SAFETY)
    assert small_book.problems() == []


def test_a_file_of_questions_without_its_page_of_practice_is_told(small_book: OwnBook) -> None:
    practise(small_book)
    (small_book.top / PAGE).unlink()
    assert small_book.problems() == [
        f"{PRACTICE}: book/data/plan.yml has no chapter 'warm-up', and there is no page {PAGE}."
    ]
    assert practice_banks() == []


def test_a_bank_saved_with_a_byte_order_mark_is_read(small_book: OwnBook) -> None:
    path = small_book.top / BANK
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert small_book.problems() == []
    assert len(load_questions("sing")) == len(questions())
