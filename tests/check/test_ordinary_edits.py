"""An ordinary edit breaks nothing: the check accepts it, or names what somebody has to look at because of it."""

from __future__ import annotations

import pytest

from tests.conftest import OwnBook
from tests.ordinary_edits import EDITS, Edit


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_check_accepts_an_ordinary_edit(own_book: OwnBook, edit: Edit) -> None:
    edit.make(own_book.top)
    found = [str(problem) for problem in own_book.problems()]
    if edit.told:
        assert [problem for problem in found if not problem.startswith("book/")] == []
    else:
        assert found == []
