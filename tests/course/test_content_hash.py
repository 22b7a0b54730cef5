"""An item's hash follows its content, and nothing else."""

import pytest

from needling.course.content_hash import content_hash
from needling.course.text import Text
from needling.questions import load_questions
from needling.questions.bank import question_files
from needling.questions.kinds import kinds_by_name
from tests.browser.questions import RECORDS, made


def test_it_is_eight_hexadecimal_digits_and_the_same_every_time():
    found = content_hash(made(RECORDS["single"]))
    assert len(found) == 8
    assert int(found, 16) >= 0
    assert content_hash(made(RECORDS["single"])) == found


@pytest.mark.parametrize("kind", RECORDS)
def test_a_changed_word_changes_it(kind):
    record = RECORDS[kind]
    assert content_hash(made(record | {"stem": record["stem"] + "!"})) != content_hash(made(record))


def test_a_changed_key_changes_it():
    options = RECORDS["single"]["options"]
    swapped = [{**one, "correct": n == 0} for n, one in enumerate(options)]
    assert content_hash(made(RECORDS["single"] | {"options": swapped})) != content_hash(made(RECORDS["single"]))


def test_neither_the_order_of_fields_nor_a_default_that_is_written_out_changes_it():
    record = RECORDS["single"]
    turned = dict(reversed(record.items())) | {"ordered": False}
    assert content_hash(made(turned)) == content_hash(made(record))


def test_a_translation_does_not_change_it():
    question = made(RECORDS["single"])
    translated = question.model_copy(update={"stem": Text("Lampan är röd.", question.stem.source)})
    assert str(translated.stem) != str(question.stem)
    assert content_hash(translated) == content_hash(question)


def test_no_two_questions_of_the_bank_share_one():
    all_ = [question for path in question_files() for question in load_questions(path.stem)]
    assert len({content_hash(question) for question in all_}) == len(all_)
    assert {question.kind for question in all_} <= set(kinds_by_name())
