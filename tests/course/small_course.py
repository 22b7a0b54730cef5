"""A whole course of one chapter, so small that a test can spoil and check it in a moment. Nothing is wrong with it."""

from __future__ import annotations

import copy
import datetime
import shutil
from pathlib import Path
from typing import Any

import nbformat
import nbformat.v4 as nbf
import yaml

from tests.questions.banks import OBJECTIVES, kinds_sample

REAL = Path(__file__).parents[2] / "book"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what authors write: a text with quotation marks in it stands between quotation marks, nothing is referred to."""

    ignore_aliases = staticmethod(lambda _: True)  # type: ignore[assignment]


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if set(text) & set('"“”„«»‘’') else None
    ),
)

#: What its notebook imports.
IMPORTED = ["case", "explore", "facts", "quiz", "treatment"]

BANK = "book/data/questions/sing.yml"
FACTS = "book/data/facts/skin.yml"
MORE_FACTS = "book/data/facts/devices.yml"
PLAN = "book/data/plan.yml"
RETIRED = "book/data/retired.yml"
GLOSSARY = "book/data/glossary.yml"
STYLE = "book/data/style/en.yml"
CHAPTER = "book/perform/sing.ipynb"
PRACTICE = "book/practise/again.ipynb"

BIB = """@article{read1, author={Read, R.}, title={Read}, year={2020}, note={seen: all}}
@article{unread1, author={Unread, U.}, title={Not read}, year={2021}, note={from memory}}
"""
HEADINGS = ["Predict", "Breathe before you sing", "Check yourself", "Facts behind this chapter"]


def _fact(claim: str, **more: Any) -> dict[str, Any]:
    trust = {"sources": ["read1"], "confidence": "high", "seen": True, "basis": "source"}
    return {"claim": claim, **trust, "review_by": datetime.date(2099, 1, 1), **more}


def facts() -> dict[str, dict[str, Any]]:
    """Facts of one topic: a number, a range, and two that disagree and have no number."""
    return {
        "A1": _fact("The layer is {fact}`A1` thick.", value=16.8, unit="µm"),
        "A2": _fact("Elsewhere it is {fact}`A2` thick.", value=[10, 20], unit="µm"),
        "A3": _fact("It is thick.", conflicts=["A4"], rule="Be careful."),
        "A4": _fact("It is thin.", conflicts=["A3"], sources=[], basis="judgement", note="We think so."),
    }


def more_facts() -> dict[str, dict[str, Any]]:
    """Facts of another topic: a number of its own and a named one."""
    values = {"settings": {"value": 11, "unit": "settings"}}
    return {"I2": _fact("It has {fact}`I2.settings`, up to {fact}`I2`.", value=1.5, unit="mm", values=values)}


def questions() -> list[dict[str, Any]]:
    """One question of each kind, and two more, so that every objective is asked about often enough."""
    entries = kinds_sample()
    entries += [copy.deepcopy(entries[1]), copy.deepcopy(entries[1])]
    for number, entry in enumerate(entries, start=1):
        entry["id"] = f"sing-{number}"
        entry["objective"] = OBJECTIVES[0] if number <= 5 else OBJECTIVES[1]
    return entries


def plan() -> dict[str, Any]:
    """One part with one chapter: an objective about safety, and one that is not."""
    chapter = {
        "id": "sing",
        "title": "Sing",
        "summary": "How to sing.",
        "sections": [{"title": title, "minutes": 2} for title in HEADINGS],
        "need": ["A voice"],
        "objectives": [
            {"id": OBJECTIVES[0], "safety": True, "topics": ["voice"], "text": "Spare the voice."},
            {"id": OBJECTIVES[1], "safety": False, "topics": ["voice", "breath"], "text": "Hold the note."},
        ],
    }
    topics = [{"id": id_, "title": id_.title()} for id_ in ("voice", "breath")]
    parts = [{"id": "perform", "title": "P", "summary": "S", "chapters": [chapter]}]
    return {"topics": topics, "parts": parts}


def glossary() -> list[dict[str, Any]]:
    """Two terms, one of them with a second name in brackets."""
    return [
        {
            "id": id_,
            "term": term,
            "meaning": "What it means.",
            "chapter": "sing",
        }
        for id_, term in (("voice-box", "voice box (larynx)"), ("breath", "breath"))
    ]


def style() -> dict[str, Any]:
    """Endings of terms, what an option must not say, and one rule of wording."""
    rules = [{"say": "voice box", "not": ["voice-box", "voicebox"]}]
    return {**yaml.safe_load((REAL / "data" / "style" / "en.yml").read_text(encoding="utf-8")), "wording": rules}


def write_yaml(path: Path, content: Any) -> None:
    """Write a file of data, with the folder it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def small_course(top: Path) -> Path:
    """Write the course below ``top``; returns its folder ``book``."""
    files = {
        BANK: questions(),
        FACTS: facts(),
        MORE_FACTS: more_facts(),
        PLAN: plan(),
        RETIRED: {},
        GLOSSARY: glossary(),
        STYLE: style(),
    }
    files["_toc.yml"] = {"parts": [{"chapters": [{"file": "perform/sing"}]}]}
    for name, content in files.items():
        write_yaml(top / name, content)
    book = top / "book"
    shutil.copytree(REAL / "data" / "strings", book / "data" / "strings")
    shutil.copy(REAL / "data" / "words.txt", book / "data")
    (book / "references.bib").write_text(BIB, encoding="utf-8")
    (book / "index.md").write_text("# Start\n", encoding="utf-8")
    (book / "figures").mkdir()
    (book / "figures" / "throat.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (book / "perform").mkdir()
    texts = [nbf.new_markdown_cell(f"## {heading}") for heading in HEADINGS]
    head = nbf.new_markdown_cell("# Sing\n\n:::{chapter} sing\n:::")
    imports = nbf.new_code_cell(f"from needling import {', '.join(IMPORTED)}", metadata={"tags": ["remove-cell"]})
    nbformat.write(nbf.new_notebook(cells=[head, imports, *texts]), top / CHAPTER)
    # Another page shows all that there is, so that tests may change the chapter as they like.
    shows = nbf.new_markdown_cell("# Again\n\n![A throat.](../figures/throat.svg)")
    quiz = nbf.new_code_cell('quiz("sing")', metadata={"tags": ["remove-input"]})
    (book / "practise").mkdir()
    nbformat.write(nbf.new_notebook(cells=[shows, copy.deepcopy(imports), quiz]), top / PRACTICE)
    return book
