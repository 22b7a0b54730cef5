"""A wrong name in a notebook is one sentence, with the names that may have been meant."""

from __future__ import annotations

from pathlib import Path

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


def test_the_build_reads_the_sentence_in_what_the_kernel_told(tmp_path: Path) -> None:
    """The build finds the reason by the name of the error before it."""
    import build  # noqa: PLC0415 - a tool

    from needling.course import CourseError  # noqa: PLC0415

    told = "\n".join(CourseError("explore: there is no explorer 'deep'.")._render_traceback_())
    log = tmp_path / "build.log"
    log.write_text(f"myst_nb.core.execute.base.ExecutionError: perform/numb.ipynb\n\n{told}\n", encoding="utf-8")
    assert build._complaints(log, tmp_path) == [
        "perform/numb.ipynb: a cell fails: explore: there is no explorer 'deep'."
    ]


def test_the_nearest_names_come_first_and_a_far_one_is_not_named() -> None:
    assert nearest("NUM", ["numb", "room", "skin"]) == " Nearest: 'numb'."
    assert nearest("xyz", ["numb", "room"]) == ""
