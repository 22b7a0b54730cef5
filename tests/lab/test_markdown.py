"""A text of a chapter shows in JupyterLab as in the book: numbers, boxes, figures, and what is wrong in it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from needling.course import find_chapter, format_number, load_plan, load_strings, quantity, with_numbers
from needling.course.chapters import notebook_files, read_notebook
from needling.course.facts import fact, load_facts, topics
from needling.lab.markdown import rendered
from tests.conftest import OwnBook

TIME = "H1.time"


def words_of(text: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_every_chapter_shows_its_numbers_and_no_mark() -> None:
    """All its texts at once: one reading is quicker than twenty."""
    wrong = []
    for path in notebook_files():
        text = "\n\n".join(cell.source for cell in read_notebook(path).cells if cell.cell_type == "markdown")
        shown = rendered(text)
        said = words_of(shown)
        numbers = [with_numbers(mark) for mark in re.findall(r"\{(?:fact|number|given)\}`[^`]+`", text)]
        wrong += [f"{path.name}: {number}" for number in numbers if " ".join(number.split()) not in said]
        signs = ("nd-slip", "{fact}", "{number}", "{source}", "{given}", ":::", "system-message")
        wrong += [f"{path.name}: {sign}" for sign in signs if sign in shown]
    assert wrong == []


def test_a_number_tells_the_fact_behind_it() -> None:
    shown = rendered(f"It stays on for {{fact}}`{TIME}`. {{source}}`H1`")
    claim = html.escape(with_numbers(fact("H1").claim))
    assert shown.count(f'title="{claim}"') == 2
    assert f">{quantity(TIME)}<" in shown


def test_a_changed_fact_shows_in_the_next_text(own_book: OwnBook) -> None:
    file = next(iter(topics()))
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    id_, key = next(
        (id_, key) for id_, of in written.items() for key, one in of.get("values", {}).items() if "value" in one
    )
    before = rendered(f"{{fact}}`{id_}.{key}`")
    with own_book.data(file.relative_to(own_book.top).as_posix()) as facts:
        facts[id_]["values"][key]["value"] = 98765
    after = rendered(f"{{fact}}`{id_}.{key}`")
    assert format_number(98765) not in words_of(before)
    assert format_number(98765) in words_of(after)


@pytest.mark.parametrize("kind", ["safety", "law", "correct", "practice"])
def test_a_box_has_its_title_and_its_colour(kind: str) -> None:
    shown = rendered(f":::{{admonition}} Mind **this**\n:class: {kind}\n\nStop.\n:::")
    assert re.search(r'<div class="[^"]*\badmonition\b[^"]*"', shown)
    assert re.search(rf'<div class="[^"]*\b{kind}\b', shown)
    assert words_of(shown) == "Mind this Stop."


def test_a_chapter_has_its_head_and_leads_to_its_sections() -> None:
    part = load_plan()[0]
    chapter = part.chapters[0]
    shown = rendered(f"# {chapter.title}\n\n:::{{chapter}} {chapter.id}\n:::")
    assert find_chapter(chapter.id) == (part, chapter)
    assert all(words_of(with_numbers(one.text)) in words_of(shown) for one in chapter.objectives)
    # JupyterLab names a heading after its words.
    places = [f"{chapter.id}.ipynb#" + section.title.replace(" ", "-") for section in chapter.sections]
    assert [html.unescape(place) for place in re.findall(r'href="([^"]*)"', shown)] == places


def test_facts_that_disagree_stand_side_by_side() -> None:
    one, other = next((id_, of.conflicts[0]) for id_, of in load_facts().items() if of.conflicts and of.rule)
    shown = rendered(f":::{{conflict}} {one} {other}\nBut mind.\n:::")
    for said in (
        with_numbers(fact(one).claim),
        with_numbers(fact(other).claim),
        with_numbers(fact(one).rule),
        "But mind.",
    ):
        assert words_of(html.escape(said)) in words_of(shown)
    assert load_strings("site")["conflict"] in words_of(shown)


def test_a_hidden_text_opens_and_a_title_is_a_caption() -> None:
    assert re.search(
        r"<details[^>]*><summary>Show</summary>.*Done\..*</details>",
        rendered(":::{reveal} Show\nDone.\n:::"),
        re.DOTALL,
    )
    shown = rendered('![A hand.](../figures/hand.svg "A caption.")')
    assert re.search(
        r'<figure.*<img alt="A hand\." src="\.\./figures/hand\.svg".*<figcaption>.*A caption\.', shown, re.DOTALL
    )


def test_a_label_of_a_figure_says_the_number_that_its_fact_holds() -> None:
    shown = unquote(rendered('![Tiles.](../figures/numb-amount.svg "Amounts.")'))
    assert str(quantity("H20.emla-dose")) + " in all" in shown
    assert "{fact}" not in shown


def test_a_heading_keeps_its_level_and_a_link_its_goal() -> None:
    assert "<h1>" in rendered("# One")
    assert "<h2>" in rendered("## Two")
    assert "<h3>" in rendered("### Three")
    shown = rendered("[a](../perform/numb.ipynb#Take-away)")
    assert 'href="../perform/numb.ipynb#Take-away"' in shown


SLIPS = {
    "fact": ("{fact}`Z99.time`", "book/data/facts: there is no fact 'Z99'."),
    "source": ("{source}`Z99`", "book/data/facts: there is no fact 'Z99'."),
    "role": ("{fcat}`H1`", "There is no role '{fcat}'."),
    "box": (":::{boxx} A\nb\n:::", "There is no box ':::{boxx}'."),
    "chapter": (":::{chapter} <nmb>\n:::", "book/data/plan.yml: there is no chapter '<nmb>'."),
    "conflict": (":::{conflict} H1 Z99\n:::", "book/data/facts: there is no fact 'Z99'."),
}


@pytest.mark.parametrize(("text", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_its_place_and_the_rest_still_shows(text: str, sentence: str) -> None:
    shown = rendered(f"Before.\n\n{text}\n\nAfter.")
    told = re.findall(r'<span class="nd-slip">(.*?)</span>', shown, re.DOTALL)
    assert [html.unescape(one)[: len(sentence)] for one in told] == [sentence]
    assert "Before." in shown
    assert "After." in shown


def test_a_text_reads_no_file_of_the_server(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody reads this", encoding="utf-8")
    for name in ("include", "literalinclude", "csv-table", "raw"):
        option = f"\n:file: {secret}" if name in ("csv-table", "raw") else ""
        argument = "html" if name == "raw" else "" if name == "csv-table" else str(secret)
        assert "nobody reads this" not in rendered(f":::{{{name}}} {argument}{option}\n:::")
        assert "nobody reads this" not in rendered(f"```{{eval-rst}}\n.. {name}:: {argument}\n   {option.strip()}\n```")
