"""What a built page holds, and what it leaves out."""

from __future__ import annotations

import re

import pytest

from needling.course import find_chapter, load_facts, load_sources, quantity, with_numbers
from needling.questions import load_questions
from tests.sphinx.conftest import BuiltBook
from tests.widgets.photograph_sample import RECORD, png

PAGES = ["index", "sheet", "perform/numb", "perform/depth-and-speed", "reference/facts", "reference/answers"]


def scripts(built: BuiltBook, page: str) -> set[str]:
    """The course's own scripts that a page loads."""
    found = [str(script.get("src", "")).partition("?")[0] for script in built.page(page).select("script")]
    return {src.rpartition("/")[2].removesuffix(".js") for src in found if "/needling/" in src}


@pytest.mark.parametrize("reference", ["I2", "A4.forehead-women-total"])
def test_a_fact_prints_its_number_and_leads_to_the_fact(built: BuiltBook, reference: str) -> None:
    id_ = reference.partition(".")[0].lower()
    shown = {n.get_text(): n.find_parent("a")["href"] for n in built.page("index").select("a .nd-number")}
    assert shown[str(quantity(reference))] == f"reference/facts.html#fact-{id_}"
    assert built.page("reference/facts").find(id=f"fact-{id_}")


def test_a_source_names_the_facts_behind_a_sentence(built: BuiltBook) -> None:
    (line,) = [p for p in built.page("index").select("p") if "Above" in p.get_text()]
    links = {mark.get_text(): mark.find_parent("a")["href"] for mark in line.select(".nd-src")}
    assert links == {"A4": "reference/facts.html#fact-a4", "A5": "reference/facts.html#fact-a5"}


@pytest.mark.parametrize(
    "sentence",
    [
        "there is no fact 'Z99'.",
        "there is no fact 'Y98'.",
        "there is no fact 'X97'.",
        "fact A4 has no value of its own. Name one: people,",
        "figure 'figures/needle-stroke.svg' has no alt text. Say in a sentence what it shows.",
        "'soon' is no date. A sheet says its version: 2026-11-24.",
        "there is no layout 'poster' of a sheet. There are list, card, form, columns.",
        "the sheet does not say how to use it. Write one sentence between the colons.",
        "there is no basis 'habit'. There are practice, judgement.",
    ],
)
def test_a_slip_on_a_page_is_warned_of_with_its_place(built: BuiltBook, sentence: str) -> None:
    lines = [line for line in built.said.splitlines() if sentence in line]
    assert lines
    assert re.search(r"index\.md:\d*: (WARNING|ERROR)", lines[0])


def test_nothing_is_warned_of_but_the_slips(built: BuiltBook) -> None:
    told = [line for line in built.said.splitlines() if re.search(r"\b(WARNING|ERROR)\b", line)]
    assert [
        line
        for line in told
        if not re.search(
            r"Z99|Y98|X97|fact A4 has no value|has no alt text|no date|no layout|how to use it|no basis"
            r"|directive disabled|IPKernelApp|tornado",
            line,
        )
    ] == []


@pytest.mark.parametrize("page", ["index", "perform/numb"])
def test_html_that_is_typed_is_text_on_the_page_and_never_markup(built: BuiltBook, page: str) -> None:
    assert built.page(page).select("[data-typed], [onclick], [onerror], a[href^=javascript]") == []
    shown = built.page(page).get_text()
    typed = {
        "index": ["<b data-typed>press</b>", "<img data-typed src=x", "<script data-typed>"],
        "perform/numb": ["<i data-typed>lightly</i>", "<div data-typed onclick="],
    }
    assert [text for text in typed[page] if text not in shown] == []


def test_a_conflict_shows_both_claims_and_the_cautious_rule(built: BuiltBook) -> None:
    box = built.page("index").select_one(".nd-conflict")
    sides = [" ".join(side.get_text().split()) for side in box.select(".nd-side")]
    facts = load_facts()
    assert sides == [f"{' '.join(with_numbers(facts[id_].claim).split())} {id_}" for id_ in ("I2", "I12")]
    assert "Two sides." in box.get_text()
    rule = facts["I2"].rule or facts["I12"].rule
    assert rule
    assert " ".join(with_numbers(rule).split()) in " ".join(box.select_one(".nd-rule").get_text().split())


def test_a_reveal_opens_without_a_script(built: BuiltBook) -> None:
    details = built.page("index").find("details", class_="nd-reveal")
    assert details.find("summary").get_text() == "Show <it>"
    assert details.find("em").get_text() == "answer"
    assert not details.has_attr("open")


def test_a_figure_stands_in_the_page_with_name_and_caption(built: BuiltBook) -> None:
    figure = built.page("index").select_one("figure.nd-figure")
    assert figure.find("svg")["aria-label"] == "A hand holds a pen."
    assert figure.find("figcaption").get_text() == "How to hold it."


@pytest.mark.parametrize("page", PAGES)
def test_no_page_carries_the_state_of_live_widgets(built: BuiltBook, page: str) -> None:
    assert "widget-state+json" not in built.text(page)
    assert "widget-view+json" not in built.text(page)
    assert "export default" not in built.text(page)


def test_a_page_loads_the_scripts_of_its_own_widgets_only(built: BuiltBook) -> None:
    assert scripts(built, "index") == scripts(built, "reference/answers") == set()
    assert scripts(built, "reference/facts") == scripts(built, "reference/sources") == {"page", "filter"}
    assert scripts(built, "perform/numb") == {"page", "quiz"}
    assert scripts(built, "perform/depth-and-speed") == {"page", "explore"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_other_server(built: BuiltBook, page: str) -> None:
    soup = built.page(page)
    loaded = [tag.get("src") or tag.get("href") for tag in soup.select("script, img, iframe, link[rel=stylesheet]")]
    assert [where for where in loaded if where and re.match(r"(https?:)?//", where)] == []


def test_a_chapter_says_what_the_plan_says(built: BuiltBook) -> None:
    _, chapter = find_chapter("numb")
    soup = built.page("perform/numb")
    assert soup.find("meta", attrs={"name": "description"})["content"] == chapter.summary
    assert f"{chapter.minutes} minutes" in soup.select_one(".nd-meta").get_text()
    aims = soup.select_one(".nd-aims").get_text()
    assert all(objective.text in aims for objective in chapter.objectives)


def test_a_widgets_facts_are_links_where_no_script_runs(built: BuiltBook) -> None:
    links = built.page("perform/numb").select("a[data-fact]")
    assert links
    assert all(link["href"] == f"../reference/facts.html#fact-{link['data-fact'].lower()}" for link in links)


def test_the_reference_pages_hold_every_fact_source_and_answer(built: BuiltBook) -> None:
    facts, sources = built.page("reference/facts"), built.page("reference/sources")
    assert {entry["id"] for entry in facts.select(".nd-fact")} == {f"fact-{id_.lower()}" for id_ in load_facts()}
    assert {entry["id"] for entry in sources.select(".nd-source")} == {f"source-{k.lower()}" for k in load_sources()}
    answers = built.page("reference/answers").get_text()
    assert all(question.id in answers for question in load_questions("numb"))


def test_a_photograph_lies_beside_the_page_that_shows_it(built: BuiltBook) -> None:
    soup = built.page("practise/endpoint-trainer")
    page = built.folder / "practise" / "endpoint-trainer.html"
    (image,) = soup.select(".nd-t-sample img")
    assert (page.parent / image["src"]).read_bytes() == png()
    # Where the script looks for the pictures of a round.
    (frame,) = soup.select(".nd-t-photograph[data-pictures]")
    assert (page.parent / frame["data-pictures"] / RECORD["file"]).read_bytes() == png()
    assert "data-static" not in built.text("practise/endpoint-trainer")
