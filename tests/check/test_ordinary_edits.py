"""An ordinary edit breaks nothing: the check accepts it, or names what somebody has to look at because of it."""

from __future__ import annotations

import pytest

from tests.conftest import OwnBook
from tests.ordinary_edits import EDITS, Edit


def test_the_check_accepts_ordinary_edits(own_book: OwnBook) -> None:
    for edit in EDITS:
        if not edit.told:
            edit.make(own_book.top)
    assert own_book.problems() == []


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.told], ids=lambda edit: edit.name)
def test_what_rests_on_a_changed_number_is_named_with_its_file(own_book: OwnBook, edit: Edit) -> None:
    edit.make(own_book.top)
    found = own_book.problems()
    assert found
    assert [problem for problem in found if not problem.startswith("book/")] == []
