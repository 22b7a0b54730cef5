"""The glossary is whole in every language it speaks, says where a term is taught; " "slips in it are told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from needling.course.glossary import glossary_languages, load_glossary
from tests.conftest import OwnBook, without_line
from tests.course.small_course import GLOSSARY

SLIPS: dict[str, tuple[Callable[[list[Any]], Any], str]] = {
    "no term": (
        lambda g: g[0].pop("term"),
        ", voice-box: has no `term`. Write it: the term itself; a second name or an "
        "abbreviation in brackets: `micro-needling pen`, `post-inflammatory … (PIH)`.",
    ),
    "no meaning": (lambda g: g[1].pop("meaning"), ", breath: has no `meaning`. Write it."),
    "languages": (
        lambda g: g[0].update(term={"sv": "struphuvud"}),
        ", voice-box, term: is read as fields, for it holds a colon or begins with {. "
        "Put quotation marks round this text.",
    ),
    "id twice": (
        lambda g: g[1].update(id="voice-box"),
        ", term 2: the id 'voice-box' stands twice. Every term has its own.",
    ),
    "a chapter that is not there": (
        lambda g: g[0].update(chapter="dance"),
        ", voice-box, chapter: there is no chapter 'dance'.",
    ),
    "one word for two terms": (
        lambda g: g[1].update(also=["Larynx"]),
        ", breath: 'Larynx' is a spelling of 'voice-box' too. One word, one term.",
    ),
    "HTML": (
        lambda g: g[0].update(meaning="<b>It</b>"),
        ", voice-box, meaning: holds HTML (<b); a text carries *emphasis* and links only.",
    ),
    "a field that nobody knows": (
        lambda g: g[0].update(note="x"),
        ", voice-box, note: is no field here. There are: id, term, meaning, chapter, also, common.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_glossary_is_told_in_one_sentence(
    small_book: OwnBook, change: Callable[[list[Any]], Any], sentence: str
) -> None:
    with small_book.data(GLOSSARY) as content:
        change(content)
    (told,) = small_book.problems()
    assert without_line(told) == f"{GLOSSARY}{sentence}"


def test_a_term_is_found_by_its_name_and_by_what_its_brackets_add() -> None:
    spellings = {term.id: term.spellings for term in load_glossary()}
    assert spellings["post-inflammatory-hyperpigmentation"][:2] == ("post-inflammatory hyperpigmentation", "PIH")
    assert "needlestick" in spellings["needlestick-injury"]


def test_the_glossary_speaks_english_and_swedish() -> None:
    assert {"en", "sv"} <= set(glossary_languages())


def test_the_depth_that_is_set_and_the_depth_that_is_reached_are_two_terms() -> None:
    names = [name for term in load_glossary() for name in term.spellings]
    assert names.count("needle depth") == names.count("penetration depth") == 1
