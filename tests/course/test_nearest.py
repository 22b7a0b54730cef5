"""A wrong name in a notebook is one sentence, with the names that may have been meant."""

from __future__ import annotations

import pytest
from IPython.core.interactiveshell import InteractiveShell

from needling.course.nearest import nearest

WRONG = {
    'explore("deep")': "explore: there is no explorer 'deep'. Nearest: 'depth'",
    'quiz("nmb")': "book/data/questions: 'nmb' is neither a chapter nor a question there. Nearest: 'numb'",
    'quiz("numb-99")': "book/data/questions/numb.yml: there is no question 'numb-99'. Nearest: 'numb-9'",
    'case("fant")': "book/data/cases: there is no case 'fant'. Nearest: 'faint'",
    'facts("H1", "H0")': "book/data/facts: there is no fact 'H0'. Nearest: '",
}


@pytest.mark.parametrize(("call", "sentence"), WRONG.items(), ids=WRONG)
def test_a_wrong_name_is_a_sentence_without_a_traceback(
    call: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = InteractiveShell()
    shell.run_cell("from needling import case, explore, facts, quiz", silent=True)
    shell.run_cell(call, silent=True)
    (told,) = capsys.readouterr().out.strip().splitlines()
    assert told.startswith(f"CourseError: {sentence}")


def test_the_nearest_names_come_first_and_a_far_one_is_not_named() -> None:
    assert nearest("NUM", ["numb", "room", "skin"]) == " Nearest: 'numb'."
    assert nearest("xyz", ["numb", "room"]) == ""
