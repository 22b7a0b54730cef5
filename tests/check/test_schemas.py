"""The published schemas say in an editor what the check says: they fit the data, and refuse what the check refuses."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from needling.check.schemas import schema_files
from tests.conftest import TOP, OwnBook
from tests.course.small_course import BANK, FACTS, PLAN, facts, plan, questions, write_yaml
from tests.scenario.case_sample import CASE, sound

DATA = TOP / "book" / "data"
KINDS = {"questions": DATA / "questions", "facts": DATA / "facts", "cases": DATA / "cases"}
FILES = [
    DATA / "plan.yml",
    DATA / "photographs" / "photographs.yml",
    *(path for folder in KINDS.values() for path in sorted(folder.glob("*.yml"))),
]
GOOD: dict[str, Callable[[], Any]] = {"questions": questions, "facts": facts, "plan": plan, "cases": sound}
PATHS = {"questions": BANK, "facts": FACTS, "plan": PLAN, "cases": CASE}

Change = Callable[[Any], object]


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 has no days: an editor checks them as text."""


AsEditorsRead.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def published(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((DATA / "schemas" / f"{name}.json").read_text(encoding="utf-8")))


def as_read(content: Any) -> Any:
    """Data as an editor reads it from its file."""
    return yaml.load(yaml.safe_dump(content), Loader=AsEditorsRead)  # noqa: S506 - a safe loader


def test_the_published_schemas_are_those_of_the_records() -> None:
    made = {path.name: schema for path, schema in schema_files().items()}
    kept = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (DATA / "schemas").glob("*")}
    assert kept == made, "Run 'make tidy'."
    assert set(made) == {
        "questions.json",
        "cases.json",
        "facts.json",
        "glossary.json",
        "plan.json",
        "photographs.json",
        "treatment.json",
        "treatments.json",
    }


@pytest.mark.parametrize("name", GOOD)
def test_a_published_schema_is_a_json_schema(name: str) -> None:
    schema = published(name).schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_data_names_its_schema_first_and_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
    assert first
    schema = (path.parent / first[1]).resolve()
    assert schema == DATA / "schemas" / f"{'plan' if path.stem == 'plan' else path.parent.name}.json"
    content = yaml.load(text, Loader=AsEditorsRead)  # noqa: S506 - a safe loader
    assert [f"{list(error.path)}: {error.message}" for error in published(schema.stem).iter_errors(content)] == []


@pytest.mark.parametrize("name", GOOD)
def test_good_data_fits(name: str) -> None:
    assert published(name).is_valid(as_read(GOOD[name]()))


def part(name: str, number: int, **values: Any) -> Change:
    """Another value in the first part of a question; ``None`` takes it away."""
    return lambda c: put(c[number][name][0], **values)


def put(record: Any, **values: Any) -> None:
    record.update(values)
    for field in [field for field, value in values.items() if value is None]:
        del record[field]


def chapter(**values: Any) -> Change:
    return lambda c: put(c["parts"][0]["chapters"][0], **values)


SLIPS: dict[str, tuple[str, Change]] = {
    "option without feedback": ("questions", part("options", 0, feedback=None)),
    "step without feedback": ("questions", part("steps", 3, feedback=None)),
    "pair without feedback": ("questions", part("pairs", 4, feedback=None)),
    "phrase without feedback": ("questions", part("phrases", 5, feedback=None)),
    "distractor without feedback": ("questions", part("distractors", 2, feedback=None)),
    "kind that is not": ("questions", lambda c: put(c[0], kind="guess")),
    "no kind": ("questions", lambda c: put(c[0], kind=None)),
    "parts of another kind": ("questions", lambda c: put(c[0], kind="order")),
    "unknown field": ("questions", lambda c: put(c[0], hint="x")),
    "unknown field of a part": ("questions", part("options", 0, right=True)),
    "stem in languages": ("questions", lambda c: put(c[0], stem={"sv": "Vad?"})),
    "reason in languages": ("questions", part("options", 0, feedback={"sv": "Så."})),
    "text of 10,000 characters": ("questions", lambda c: put(c[0], stem="x" * 10_000)),
    "difficulty that is not": ("questions", lambda c: put(c[0], difficulty="tricky")),
    "id in capitals": ("questions", lambda c: put(c[0], id="Sing-1")),
    "no fact": ("questions", lambda c: put(c[0], facts=[])),
    "two options": ("questions", lambda c: c[0]["options"].pop()),
    "tolerance below nothing": ("questions", lambda c: put(c[2]["answer"], tolerance=-1)),
    "fact without claim": ("facts", lambda c: put(c["A1"], claim=None)),
    "claim in languages": ("facts", lambda c: put(c["A1"], claim={"sv": "Så."})),
    "unknown field of a fact": ("facts", lambda c: put(c["A1"], sauce="x")),
    "confidence that is not": ("facts", lambda c: put(c["A1"], confidence="sure")),
    "fact's id in small letters": ("facts", lambda c: c.update(a9=c.pop("A1"))),
    "number's name in capitals": ("facts", lambda c: put(c["A1"], values={"Palm": {"value": 1, "unit": "mm"}})),
    "number that is a word": ("facts", lambda c: put(c["A1"], value="many")),
    "chapter without sections": ("plan", chapter(sections=None)),
    "chapter with minutes of its own": ("plan", chapter(minutes=20)),
    "chapter in capitals": ("plan", chapter(id="Sing")),
    "section of 21 minutes": ("plan", lambda c: put(c["parts"][0]["chapters"][0]["sections"][0], minutes=21)),
    "case without a best path": ("cases", lambda c: put(c, best=None)),
    "kind of ending that is not": ("cases", lambda c: put(c["endings"][0], kind="good")),
    "question without minutes": ("cases", lambda c: put(c["asks"][0], minutes=None)),
    "decision without feedback": ("cases", lambda c: put(c["states"][0]["decisions"][0], feedback=None)),
    "one decision only": ("cases", lambda c: c["states"][2]["decisions"].pop()),
    "title in languages": ("plan", chapter(title={"sv": "Sjung"})),
}


@pytest.mark.parametrize(("name", "slip"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_refused_by_the_schema_and_by_the_check(small_book: OwnBook, name: str, slip: Change) -> None:
    content = copy.deepcopy(GOOD[name]())
    slip(content)
    assert not published(name).is_valid(as_read(content))
    write_yaml(small_book.top / PATHS[name], content)
    assert small_book.problems() != []
