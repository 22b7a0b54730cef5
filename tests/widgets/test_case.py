"""A case is complete before any script runs, and its script takes every step as the proofs do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from needling import case
from needling.course import CourseError, to_html
from needling.course.chapters import calls, read_notebook
from needling.course.text import texts_of, with_texts
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import case_files, load_case
from needling.scenario.draw import drawing, main
from needling.widgets.case import page
from tests.scenario.case_sample import case_of, sound

TOP = Path(__file__).parents[2]
IDS = [path.stem for path in case_files()]
HOSTILE = ["]]>", '"><img src=x onerror=alert(1)>', "</script><b>x", "<!--", "{{ 1 }}", "{title} {minutes}", "'"]


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
        assert to_html(ending.feedback) not in open_text


def test_every_decision_says_where_it_leads() -> None:
    one = case_of(sound())
    soup = BeautifulSoup(page("sing", one), "html.parser")
    rows = {row["data-decision"]: " ".join(row.get_text(" ").split()) for row in soup.select("[data-decision]")}
    assert rows["sing"] == "Do sing → ends: Title harmed."
    assert rows["talk"] == "Do talk → leads to part 2."
    assert rows["pause"] == "Do pause If you asked “Hoarse?”: leads to part 2. If not: ends: Title dull."


@pytest.mark.parametrize("text", HOSTILE)
def test_what_authors_write_is_shown_as_text(text: str) -> None:
    one = with_texts(case_of(sound()), lambda _place, said: type(said)(text))
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
    assert re.search(r'<script type="application/json">\{"graph":', data["text/html"])


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
def test_every_state_of_the_graph_finds_its_texts_on_the_page(id_: str) -> None:
    soup = BeautifulSoup(case(id_).html, "html.parser")
    graph = graph_of(load_case(id_))
    for state in graph.states.values():
        (part,) = soup.select(f'[data-state="{state.text}"]')
        assert part.select_one(".nd-moment")
        for choice in state.choices:
            assert part.select_one(f'[data-decision="{choice.id}"] b')
            for one in choice.consequences:
                assert part.select_one(f'[data-reasons="{choice.id}"] [data-feedback="{one.feedback}"] .nd-feedback')
    for question in graph.questions:
        assert soup.select_one(f'[data-ask="{question.id}"] .nd-answer-text')
    for ending in graph.endings:
        assert soup.select_one(f'[data-ending="{ending}"] .nd-ending-title')


ARROW = re.compile(r'  (n\d+) (-->|-\.->)\|"([^"]+)"\| (n\d+)')


@pytest.mark.parametrize("id_", IDS)
def test_the_drawing_shows_every_state_choice_and_ending(id_: str) -> None:
    graph = graph_of(load_case(id_))
    lines = drawing(graph).splitlines()
    assert lines[:2] == ["```mermaid", "flowchart LR"]
    assert lines[-1] == "```"
    named = dict(re.findall(r'^  (n\d+)\(?\["(.+?)"\]', "\n".join(lines), re.MULTILINE))
    marks = {"good": "✓", "poor": "!", "unsafe": "✕"}
    assert set(named.values()) == {*graph.states, *(f"{marks[v]} {name}" for name, v in graph.endings.items() if v)}
    arrows = [found.groups() for line in lines if (found := ARROW.fullmatch(line))]
    drawn = sorted((named[at], dash == "-.->", label, named[to].split()[-1]) for at, dash, label, to in arrows)
    expected = []
    for name, state in graph.states.items():
        for choice in state.choices:
            for one in choice.consequences:
                needs = f" after {', '.join(one.condition)}" if one.condition else ""
                otherwise = " else" if not needs and len(choice.consequences) > 1 else ""
                expected.append((name, one.verdict == "unsafe", f"{choice.id}{needs}{otherwise}", one.to))
    assert drawn == sorted(expected)


def test_the_drawing_is_written_where_the_author_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faint", str(tmp_path / "new" / "faint.md")]) == 0
    assert (tmp_path / "new" / "faint.md").read_text(encoding="utf-8").startswith("```mermaid\n")
    assert main(["nothing"]) == 1
    assert main([]) == 2
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("faint.md: written.")
    assert said[1].startswith("book/data/cases: there is no case 'nothing'.")
    assert said[2].startswith("Say which case:")


def test_the_drawing_of_a_case_that_leads_nowhere_is_refused_in_a_sentence() -> None:
    lost = sound()
    lost["states"][0]["decisions"][2]["to"] = "moon"
    with pytest.raises(CourseError, match="stage, talk: leads to 'moon', which is not there"):
        drawing(graph_of(case_of(lost)))
