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
    monkeypatch.setattr(verdict, "passes", lambda commands: (ran.append(commands) or True, ""))
    assert verdict.main() == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(ending)
    other = [commands for name, commands in verdict.PARTS if "Firefox" in name]
    assert (other[0] in ran) is (HERE in (firefox, webkit))
    assert len(ran) == len(verdict.PARTS) - (not plain) - (other[0] not in ran)
