"""One output serves three readers: live Jupyter, the book and a notebook comparison."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import needling
from needling import explore, facts, quiz
from needling.course import CourseError, load_facts, with_numbers
from needling.course.chapters import Call
from needling.widgets import base
from needling.widgets.activity import activities
from needling.widgets.base import Widget, bundle, json_for_html

VIEW = "application/vnd.jupyter.widget-view+json"
#: The calls that each activity shows as examples, of those that are widgets.
EXAMPLES = {
    f"{name} {' '.join(call.names)}".strip(): (name, call)
    for name, activity in activities().items()
    if (activity.folder / f"{name}.js").is_file()
    for call in activity.examples
}

trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["</script>", "<!--", "]]>", "&amp;"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def data(widget: Widget) -> dict[str, Any]:
    told = widget._repr_mimebundle_()
    return told[0] if isinstance(told, tuple) else told


def made(name: str, call: Call) -> Widget:
    """What a notebook gets that makes this call."""
    widget: Widget = getattr(needling, name)(*call.names, **call.options)
    return widget


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> tuple[str, Call]:
    return EXAMPLES[request.param]


def test_a_widget_speaks_to_jupyter_to_the_book_and_to_notebook_tests(example: tuple[str, Call]) -> None:
    told = data(made(*example))
    assert {VIEW, "text/html", "text/plain"} <= set(told)
    assert told[VIEW]["model_id"]


def test_the_page_carries_no_module(example: tuple[str, Call]) -> None:
    html = data(made(*example))["text/html"]
    kind, _ = example
    assert "_esm" not in html
    assert "export default" not in html
    for name in (f"{kind}.js", f"{kind}.css"):
        assert bundle(name)[:200] not in html


def test_the_plain_text_names_no_memory(example: tuple[str, Call]) -> None:
    one, other = (data(made(*example))["text/plain"] for _ in range(2))
    assert one == other
    assert not re.search(r"0x[0-9a-f]{6}|object at", one)


def test_the_page_of_an_explorer_carries_its_table() -> None:
    widget = explore("depth")
    soup = BeautifulSoup(data(widget)["text/html"], "html.parser")
    (script,) = soup.select('script[type="application/json"]')
    content = json.loads(script.string)
    assert content["state"] == widget.state
    assert content["table"] == json.loads(json.dumps(widget.table))


@given(trees)
def test_json_on_a_page_ends_no_script_and_loses_nothing(content: Any) -> None:
    text = json_for_html(content)
    assert not re.search("[<>&]", text)
    assert json.loads(text) == content


def test_without_a_built_front_end_a_sentence_says_what_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(base, "_BUNDLES", tmp_path)
    with pytest.raises(CourseError, match=r"^quiz.js: the front end has not been built\. Run 'make build'"):
        quiz("numb-1")


def test_facts_stand_with_claim_source_and_confidence() -> None:
    table = facts("A4", "I2")
    soup = BeautifulSoup(table._repr_html_(), "html.parser")
    assert [link["data-fact"] for link in soup.select("a")] == ["A4", "I2"]
    assert with_numbers(load_facts()["A4"].claim).split() == repr(table).splitlines()[0].removeprefix("A4: ").split()
    assert "Meng" in soup.find("p").get_text()
    assert "confidence" in soup.find("p").get_text()


def test_a_fact_that_there_is_not_is_refused_in_a_sentence() -> None:
    with pytest.raises(CourseError, match=r"^book/data/facts: there is no fact 'Z99'"):
        facts("A4", "Z99")
