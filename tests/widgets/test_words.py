"""Every word that a template, a script or a page asks for is in the English words, from which every language starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from needling import explore
from needling.course import load_strings
from needling.course.facts import topics
from needling.course.strings import string_files, words_of_file
from needling.questions.kinds import kinds_by_name
from needling.scenario.graph import VERDICTS
from needling.widgets.activity import Activity, activities
from needling.widgets.explore import explorers
from needling.widgets.trainer import COLUMNS
from tests.conftest import TOP

SOURCE = TOP / "src" / "needling"
WIDGETS = SOURCE / "widgets"
STORE = (WIDGETS / "shared" / "log" / "text-store.js").read_text(encoding="utf-8")
TRUST = ["high", "medium", "low"]
SURE = ["sure", "think", "guess"]
SAVING = [f"saving_{outcome}" for outcome in ("quarantined", "refused", "full", "newer", "corrupt")]

#: Words whose names are put together: how that is written, and all that it stands for.
PUT_TOGETHER = {
    '"hint_" ~ question.kind': [f"hint_{kind}" for kind in kinds_by_name()],
    '"sure_" ~ degree': [f"sure_{degree}" for degree in SURE],
    # What a reader gave is always there where steps are put in order.
    "`first_${el.dataset.kind}`": [f"first_{kind}" for kind in kinds_by_name() if kind != "order"],
    '`${right ? "right" : "wrong"}_${sure ?? "think"}`': [
        f"{verdict}_{degree}" for verdict in ("right", "wrong") for degree in SURE
    ],
    "`saving_${outcome}`": SAVING,
    '"how_" ~ name': ["how_chosen", "how_left"],
    '"condition_" ~ flag': [
        f"condition_{flag}" for flag in ("dark-skin", "thyroid", "sulphonamide-allergy", "numbed", "unasked", "hides")
    ],
    '"judged_" ~ one.verdict': [f"judged_{verdict}" for verdict in VERDICTS],
    "`judged_${verdict}`": [f"judged_{verdict}" for verdict in VERDICTS],
    "`judged_${step.verdict}`": [f"judged_{verdict}" for verdict in VERDICTS],
    "`report_${verdict}`": ["report_good", "report_poor"],
    "`was_${ended}`": [f"was_{verdict}" for verdict in VERDICTS],
    '"sex_" ~ client.sex': ["sex_women", "sex_men"],
    '"ended_" ~ verdict': [f"ended_{verdict}" for verdict in VERDICTS],
    "`ended_${ended}`": [f"ended_{verdict}" for verdict in VERDICTS],
    "`ended_${report.verdict}`": [f"ended_{verdict}" for verdict in VERDICTS],
    '"mark_" ~ mark': [f"mark_{mark}" for mark in ("conflict", "judgement", "memory", "overdue")],
    '"mode_" ~ mode': ["mode_single", "mode_sequence"],
    '"col_" ~ name': [f"col_{name}" for name in COLUMNS],
    '"confidence_" ~ fact.confidence': [f"confidence_{level}" for level in TRUST],
    'f"confidence_{fact.confidence}"': [f"confidence_{level}" for level in TRUST],
    'f"basis_{fact.basis}"': [f"basis_{basis}" for basis in ("source", "derived", "judgement", "illustrative")],
}

Use = tuple[str, tuple[str, ...], str]


@cache
def files() -> dict[str, Path]:
    """The file of every group of words, whoever says them."""
    found = dict(string_files())
    for activity in activities().values():
        found |= activity.words()
    return found


@cache
def there(groups: tuple[str, ...]) -> dict[str, str]:
    """The words of some groups together."""
    return {name: text for group in groups for name, text in words_of_file(files()[group], group).items()}


def asked(path: Path, name: str) -> Iterator[str]:
    """What a source asks of the words it calls ``name``: a word, or how its name is put together."""
    text = path.read_text(encoding="utf-8")
    # A list or a text that is called so has methods.
    for found in re.finditer(rf"(?<![\w.]){name}(?:\.(\w+)\b(?!\()|\[((?:[^\[\]]|\[[^\]]*\])+)\])", text):
        # A variable alone may mean any word.
        if found[1] or not found[2].isidentifier():
            yield found[1] or found[2]


def sources(activity: Activity) -> set[Path]:
    """The templates and scripts that say the words of an activity: its own, those beside its words, those it shares."""
    folders = {activity.folder, *(path.parent for path in activity.words().values() if path.is_relative_to(SOURCE))}
    own = {path for folder in folders for path in folder.rglob("*") if path.suffix in (".html", ".js")}
    texts = " ".join(path.read_text(encoding="utf-8") for path in own)
    shared = (path for path in (WIDGETS / "shared").iterdir() if path.suffix in (".html", ".js"))
    return own | {path for path in shared if f"shared/{path.name}" in texts}


def groups_of(activity: Activity, path: Path) -> tuple[str, ...]:
    """The groups that hold the words of a source: those of its folder, where its folder has some."""
    words = activity.words()
    beside = [group for group, file in words.items() if file.parent == path.parent]
    if beside:
        return (activity.name, *beside)
    inside = [group for group, file in words.items() if file.is_relative_to(SOURCE)]
    common = [group for group in words if group not in (*activities(), *explorers()) and group not in inside]
    return (path.parent.name, *inside, *common) if path.parent.name in words else tuple(words)


def uses() -> Iterator[Use]:
    """Every use of a word: file, groups that may hold it, what is asked for."""
    for activity in activities().values():
        for path in sources(activity):
            shown = path.relative_to(SOURCE).as_posix()
            yield from ((shown, groups_of(activity, path), word) for word in asked(path, "words"))
            yield from ((shown, (activity.name,), word) for word in asked(path, "common"))
    for path in WIDGETS.glob("*/*.html"):
        if path.parent.name not in (*activities(), "shared"):
            yield from ((path.name, (path.parent.name,), word) for word in asked(path, "words"))
    for path in [*(SOURCE / "sphinx").rglob("*.html"), *(SOURCE / "sphinx").glob("*.py")]:
        for name in ("course", "say_", r"words\(\)", r'load_strings\("site"\)'):
            yield from (
                (path.name, ("site",), word) for word in asked(path, name) if name != "course" or path.suffix == ".html"
            )


def is_there(file: str, groups: tuple[str, ...], word: str) -> bool:
    """A word is there; the script of a part of an activity is given the part's words without its name."""
    return word in there(groups) or (file.endswith(".js") and f"{Path(file).stem}_{word}" in there(groups))


USES = sorted(set(uses()))
PLAIN = [(file, groups, word.strip("\"'")) for file, groups, word in USES if re.fullmatch(r"\w+|([\"'])\w+\1", word)]
OTHERS = [use for use in USES if (use[0], use[1], use[2].strip("\"'")) not in PLAIN]


def test_words_are_asked_for_in_every_kind_of_source() -> None:
    assert {Path(file).suffix for file, _, _ in PLAIN} == {".html", ".js", ".py"}
    groups = {group for _, groups, _ in PLAIN for group in groups}
    assert {"site", "filter", *explorers(), *activities()} <= groups


@pytest.mark.parametrize("groups", sorted({groups for _, groups, _ in PLAIN}), ids=" ".join)
def test_every_word_that_is_asked_for_is_there(groups: tuple[str, ...]) -> None:
    missing = [f"{file}: {word}" for file, of, word in PLAIN if of == groups and not is_there(file, of, word)]
    assert missing == []


@pytest.mark.parametrize("written", PUT_TOGETHER)
def test_every_word_whose_name_is_put_together_is_there(written: str) -> None:
    used = [(file, groups) for file, groups, word in OTHERS if word == written]
    assert used, "nothing is put together like this any more"
    for file, groups in used:
        assert set(PUT_TOGETHER[written]) <= set(there(groups)), file


def name_like(written: str) -> str:
    """A pattern for the names that can be put together: what is written out stays, anything may stand for the rest."""
    if written.startswith("`"):
        return r"[\w-]+".join(re.escape(piece) for piece in re.split(r"\$\{[^}]*\}", written.strip("`")))
    return "".join(
        re.escape(part[1:-1]) if part[0] in "\"'" else r"[\w-]+" for part in re.split(r" ~ ", written) if part
    )


@pytest.mark.parametrize(("file", "groups", "written"), [use for use in OTHERS if use[2] not in PUT_TOGETHER], ids=str)
def test_a_name_that_is_put_together_otherwise_can_name_a_word(
    file: str, groups: tuple[str, ...], written: str
) -> None:
    choices = [] if written.startswith("`") else re.findall(r"[?:] \"(\w+)\"", written)
    if choices:
        assert [word for word in choices if not is_there(file, groups, word)] == []
    else:
        assert any(re.fullmatch(name_like(written), word) for word in there(groups))


def test_every_outcome_of_keeping_an_answer_has_its_words() -> None:
    (outcomes,) = re.findall(r"@typedef \{(.+)\} Outcome", STORE)
    names = set(re.findall(r'"(\w+)"', outcomes)) - {"saved"}
    assert names
    assert {f"saving_{name}" for name in names} == set(SAVING)


@pytest.mark.parametrize("name", explorers())
def test_an_explorer_finds_all_its_words(name: str) -> None:
    assert name in string_files()
    texts = list(BeautifulSoup(explore(name).html, "html.parser").stripped_strings)
    assert [text for text in texts if text in ("None", "Undefined") or re.search(r"\{\w+\}", text)] == []


def test_every_topic_of_facts_has_a_title() -> None:
    assert {path.stem for path in topics()} == set(load_strings("topics"))


@pytest.mark.parametrize("group", files())
def test_no_word_is_empty(group: str) -> None:
    assert [name for name, text in there((group,)).items() if not text.strip()] == []


def test_no_two_kinds_of_question_call_a_word_alike() -> None:
    kinds = [group for group, path in files().items() if path.is_relative_to(SOURCE)]
    names = [name for group in [*kinds, "quiz"] for name in there((group,))]
    assert kinds
    assert sorted({name for name in names if names.count(name) > 1}) == []
