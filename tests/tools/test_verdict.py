"""``make test`` ends with one line: the verdict, and what was not run because this machine lacks it."""

from __future__ import annotations

import importlib.util

import pytest
from engines import Engine

from tests.conftest import TOP

_SPEC = importlib.util.spec_from_file_location("verdict", TOP / "tools" / "test.py")
assert _SPEC
assert _SPEC.loader
verdict = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(verdict)

HERE, GONE = ("/usr/bin/true",), (None,)
PLAIN_PARTS = {"the book by plain Sphinx", "the same book by plain Sphinx"}


@pytest.mark.parametrize(
    ("firefox", "webkit", "plain", "ending"),
    [
        (HERE, HERE, True, "All that must hold, holds."),
        (GONE, HERE, True, "holds. Not run here: Firefox (apt-get install fox)."),
        (HERE, GONE, False, "holds. Not run here: WebKit (apt-get install kit); plain Sphinx (make build-plain)."),
        (GONE, GONE, True, "holds. Not run here: Firefox (apt-get install fox); WebKit (apt-get install kit)."),
    ],
)
def test_the_last_line_names_what_was_not_run(firefox, webkit, plain, ending, *, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(
        verdict, "engines", lambda: [Engine("Firefox", firefox, "fox"), Engine("WebKit", webkit, "kit")]
    )
    monkeypatch.setattr(verdict, "PLAIN", str(TOP / "Makefile" if plain else tmp_path / "none"))
    monkeypatch.setattr(verdict, "TOP", tmp_path)
    ran = []
    monkeypatch.setattr(verdict, "passes", lambda commands, _reports: (ran.append(commands) or True, ""))
    assert verdict.main() == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(ending)
    parts = [*verdict.FIRST, *(part for row in verdict.SIDE_BY_SIDE for part in row), *verdict.THEN]
    skipped = {name for name, commands in parts if commands not in ran}
    assert {name for name in skipped if "plain Sphinx" in name} == (set() if plain else PLAIN_PARTS)
    assert skipped - PLAIN_PARTS == (set() if HERE in (firefox, webkit) else {"the built book in Firefox and WebKit"})
