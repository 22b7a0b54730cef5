"""Every word that a template, a script or a page asks for is in the English catalogue, from which every language starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup

from needling import explore
from needling.course import load_strings
from needling.course.cases import Kind
from needling.course.facts import topics
from needling.course.strings import string_groups
from needling.questions.kinds import kinds_by_name
from needling.widgets.explore import explorers
from needling.widgets.trainer import COLUMNS
from tests.conftest import TOP

SOURCE = TOP / "src" / "needling"
WIDGETS = SOURCE / "widgets"
STORE = (WIDGETS / "shared" / "store.js").read_text(encoding="utf-8")
TRUST = ["high", "medium", "low"]
SURE = ["sure", "think", "guess"]

#: Words whose names are put together: how that is written, and what it stands for.
PUT_TOGETHER = {
    ("quiz", '"hint_" ~ question.kind'): [f"hint_{kind}" for kind in kinds_by_name()],
    ("quiz", '"sure_" ~ degree'): [f"sure_{degree}" for degree in SURE],
    # What a reader gave is always there where steps are put in order.
    ("quiz", "`first_${question.dataset.kind}`"): [f"first_{kind}" for kind in kinds_by_name() if kind != "order"],
    ("quiz", '`${answer.right ? "right" : "wrong"}_${answer.sure ?? "think"}`'): [
        f"{verdict}_{degree}" for verdict in ("right", "wrong") for degree in SURE
    ],
    ("quiz", "`kept_${outcome}`"): [f"kept_{outcome}" for outcome in ("aside", "refused", "full", "newer", "corrupt")],
    ("treatment", '"how_" ~ name'): ["how_chosen", "how_left"],
    ("treatment", '"when_" ~ so'): [
        f"when_{so}" for so in ("dark-skin", "thyroid", "sulphonamide-allergy", "numbed", "unasked", "hides")
    ],
    ("treatment", '"judged_" ~ one.verdict'): [f"judged_{verdict}" for verdict in ("good", "poor", "unsafe")],
    ("treatment", '"sex_" ~ client.sex'): ["sex_women", "sex_men"],
    ("case", '"kind_" ~ ending.kind'): [f"kind_{kind}" for kind in get_args(Kind)],
    ("case", "`kind_${kind}`"): [f"kind_{kind}" for kind in get_args(Kind)],
    ("case", "`kept_${outcome}`"): [f"kept_{outcome}" for outcome in ("aside", "refused", "full", "newer", "corrupt")],
    ("filter", '"mark_" ~ mark'): [f"mark_{mark}" for mark in ("conflict", "judgement", "memory", "overdue")],
    ("trainer", '"mode_" ~ mode'): ["mode_still", "mode_live"],
    ("trainer", '"col_" ~ name'): [f"col_{name}" for name in COLUMNS],
    ("facts", '"confidence_" ~ fact.confidence'): [f"confidence_{level}" for level in TRUST],
    ("site", 'f"confidence_{fact.confidence}"'): [f"confidence_{level}" for level in TRUST],
    ("site", 'f"basis_{fact.basis}"'): [
        f"basis_{basis}" for basis in ("source", "derived", "judgement", "illustrative")
    ],
}


def asked(path: Path, name: str) -> Iterator[str]:
    """What a source asks of the words it calls ``name``: a word, or how its name is put together."""
    text = path.read_text(encoding="utf-8")
    for found in re.finditer(rf"(?<![\w.]){name}(?:\.(\w+)|\[([^\]]+)\])", text):
        yield found[1] or found[2]


def uses() -> Iterator[tuple[str, str, str]]:
    """Every use of a word: file, group, what is asked for."""
    for path in [*WIDGETS.rglob("*.html"), *(WIDGETS / "quiz").glob("*.js"), *(WIDGETS / "case").glob("*.js")]:
        shown = path.relative_to(SOURCE).as_posix()
        # The patch of skin is shared; its words are the trainer's, whoever shows it.
        group = "trainer" if path.name == "skin.html" else path.parent.name
        yield from ((shown, group, word) for word in asked(path, "words"))
        yield from ((shown, "explore", word) for word in asked(path, "common"))
    for path in [*(SOURCE / "sphinx").rglob("*.html"), *(SOURCE / "sphinx").glob("*.py")]:
        for name in ("course", "say_", r"words\(\)", r'load_strings\("site"\)'):
            yield from (
                (path.name, "site", word) for word in asked(path, name) if name != "course" or path.suffix == ".html"
            )


USES = sorted(set(uses()))
PLAIN = [(file, group, word.strip("\"'")) for file, group, word in USES if re.fullmatch(r"\w+|([\"'])\w+\1", word)]
OTHERS = [use for use in USES if (use[0], use[1], use[2].strip("\"'")) not in PLAIN]


def test_words_are_asked_for_in_every_kind_of_source() -> None:
    assert {Path(file).suffix for file, _, _ in PLAIN} == {".html", ".js", ".py"}
    assert {"quiz", "case", "facts", "filter", "explore", "trainer", "site", *explorers()} <= {
        group for _, group, _ in PLAIN
    }


@pytest.mark.parametrize("group", sorted({group for _, group, _ in PLAIN}))
def test_every_word_that_is_asked_for_is_there(group: str) -> None:
    there = load_strings(group)
    missing = [f"{file}: {word}" for file, of, word in PLAIN if of == group and word not in there]
    assert missing == []


def test_every_name_that_is_put_together_is_known_here() -> None:
    # An explorer's page is made whole below.
    assert {(group, word) for _, group, word in OTHERS if group not in explorers()} == set(PUT_TOGETHER)


@pytest.mark.parametrize(("group", "word"), PUT_TOGETHER)
def test_every_word_whose_name_is_put_together_is_there(group: str, word: str) -> None:
    assert set(PUT_TOGETHER[group, word]) <= set(load_strings(group))


def test_every_outcome_of_keeping_an_answer_has_its_words() -> None:
    (outcomes,) = re.findall(r"@typedef \{(.+)\} Outcome", STORE)
    names = set(re.findall(r'"(\w+)"', outcomes)) - {"kept"}
    assert names
    assert {f"kept_{name}" for name in names} == set(PUT_TOGETHER["quiz", "`kept_${outcome}`"])


@pytest.mark.parametrize("name", explorers())
def test_an_explorer_finds_all_its_words(name: str) -> None:
    assert name in string_groups()
    texts = list(BeautifulSoup(explore(name).html, "html.parser").stripped_strings)
    assert [text for text in texts if text in ("None", "Undefined") or re.search(r"\{\w+\}", text)] == []


def test_every_topic_of_facts_has_a_title() -> None:
    assert {path.stem for path in topics()} == set(load_strings("topics"))


@pytest.mark.parametrize("group", string_groups())
def test_no_word_is_empty(group: str) -> None:
    assert [name for name, text in load_strings(group).items() if not text.strip()] == []
