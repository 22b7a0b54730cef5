"""Every activity keeps the contract of activities: whoever adds a folder is told here what is missing in it."""

from __future__ import annotations

import re

import pytest
import traitlets

import needling
from needling.course.strings import words_of_file
from needling.widgets.activity import Activity, activities
from needling.widgets.base import Widget

ALL = list(activities().values())


def shown(activity: Activity) -> list[object]:
    """What a notebook gets for each example."""
    return [activity.show(*call.names, **call.options) for call in activity.examples]


@pytest.fixture(params=ALL, ids=lambda activity: activity.name)
def activity(request: pytest.FixtureRequest) -> Activity:
    found: Activity = request.param
    return found


def test_there_are_activities() -> None:
    assert ALL


def test_an_activity_is_called_as_its_folder_and_its_template(activity: Activity) -> None:
    assert activities()[activity.folder.name] is activity
    assert (activity.folder / "__init__.py").is_file()
    assert (activity.folder / f"{activity.name}.html").is_file() or list(activity.folder.glob("*/*.html"))


def test_an_activity_has_an_example_and_each_gives_html_and_a_stable_text(activity: Activity) -> None:
    assert activity.examples
    for one, again, call in zip(shown(activity), shown(activity), activity.examples, strict=True):
        assert call.verb == activity.name
        assert activity.accept(call) is not NotImplemented
        assert repr(one) == repr(again)
        assert "object at 0x" not in repr(one)
        html = one.html if isinstance(one, Widget) else one._repr_html_()  # type: ignore[attr-defined]
        assert re.search(r"\w", re.sub(r"<[^>]*>", "", html))


def test_an_activity_that_is_a_widget_has_its_script_and_its_name_in_the_page(activity: Activity) -> None:
    script = (activity.folder / f"{activity.name}.js").is_file()
    for one in shown(activity):
        assert isinstance(one, Widget) is script
        if isinstance(one, Widget):
            assert one.kind == activity.name
            assert f'data-widget="{activity.name}"' in one.html


def test_what_the_reader_fills_is_a_trait_and_is_what_the_script_keeps(activity: Activity) -> None:
    script = activity.folder / f"{activity.name}.js"
    if not script.is_file():
        assert activity.state == ""
        return
    # A larger one says it in a script beside its own.
    texts = "".join(
        path.read_text(encoding="utf-8") for path in (script, script.with_name("saved.js")) if path.is_file()
    )
    saved = re.findall(r"\bsaved(?::| =) \{\s*trait: \"([\w-]+)\"", texts)
    assert saved == ([activity.state] if activity.state else [])
    for one in shown(activity):
        assert isinstance(one, Widget)
        trait = one.traits(sync=True).get(activity.state)
        assert isinstance(trait, traitlets.Dict)


def test_the_words_of_an_activity_are_there(activity: Activity) -> None:
    assert activity.words()
    for group, path in activity.words().items():
        assert words_of_file(path, group)


def test_a_notebook_imports_an_activity_by_its_name(activity: Activity) -> None:
    assert getattr(needling, activity.name) is activity.show
    assert activity.name in dir(needling)


def test_a_verb_that_there_is_not_is_refused_in_a_sentence() -> None:
    with pytest.raises(AttributeError) as told:
        needling.juggle  # noqa: B018 - asking is what is tried
    assert str(told.value) == f"needling has no activity 'juggle'. There are: {', '.join(activities())}."
