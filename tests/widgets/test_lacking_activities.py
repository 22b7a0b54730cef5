"""An activity that lacks a part is told in one sentence that names folder and part; the others are not asked on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import needling.widgets
from needling.course import CourseError
from needling.widgets import activity as contract
from needling.widgets.activity import Activity, activities
from tests.conftest import TOP

WIDGETS = TOP / "src" / "needling" / "widgets"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of activities of its own, in which 'wave' has all its parts."""
    monkeypatch.setattr(needling.widgets, "__path__", [str(tmp_path), *needling.widgets.__path__])
    monkeypatch.setattr(contract, "_FOLDER", tmp_path)
    activities.cache_clear()
    own = tmp_path / "wave"
    own.mkdir()
    (own / "wave.html").write_text("<section></section>", encoding="utf-8")
    yield own
    activities.cache_clear()


def declared(folder: Path, call: str) -> None:
    """Write what the package says."""
    text = f"from needling.course.chapters import Call\nfrom needling.widgets.activity import Activity\n{call}\n"
    (folder / "__init__.py").write_text(text, encoding="utf-8")


def told(name: str) -> str:
    """What is said when the activities are asked for."""
    sys.modules.pop(f"needling.widgets.{name}", None)
    with pytest.raises(CourseError) as refused:
        activities()
    sys.modules.pop(f"needling.widgets.{name}", None)
    return str(refused.value)


LACKING = {
    "nothing declared": ("X = 1", "src/needling/widgets/wave/__init__.py: declares no activity. Write ACTIVITY = "),
    "another name": ('ACTIVITY = Activity(name="waves", show=print, examples=(Call("waves"),))', "is called 'waves'"),
    "no example": ('ACTIVITY = Activity(name="wave", show=print)', "has no examples"),
    "no script": ('ACTIVITY = Activity(name="wave", show=print, state="waved", examples=(Call("wave"),))', "has no wave.js"),
    "a field that there is not": ('ACTIVITY = Activity(name="wave", show=print, lists=[])', "cannot be loaded ("),
    "code that is none": ("ACTIVITY = Activity(", "cannot be loaded ("),
}  # fmt: skip


@pytest.mark.parametrize(("call", "sentence"), LACKING.values(), ids=LACKING)
def test_an_activity_that_lacks_a_part_is_told(folder: Path, call: str, sentence: str) -> None:
    declared(folder, call)
    said = told("wave")
    assert said.startswith("src/needling/widgets/wave")
    assert sentence in said
    assert "\n" not in said


def test_an_activity_without_a_page_is_told(folder: Path) -> None:
    (folder / "wave.html").unlink()
    declared(folder, 'ACTIVITY = Activity(name="wave", show=print, examples=(Call("wave"),))')
    assert told("wave").startswith("src/needling/widgets/wave: has no wave.html")


def test_every_activity_of_the_course_has_its_parts() -> None:
    assert activities()
    for name, one in activities().items():
        assert isinstance(one, Activity)
        assert replace(one).name == name
