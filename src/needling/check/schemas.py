"""The schemas of the course's data as JSON Schema, made from the records that check it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from needling.course.fact_records import FactId, WrittenFact
from needling.course.glossary import Term
from needling.course.loading import book_folder
from needling.course.plan import Plan
from needling.widgets.activity import Schema, activities

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """What authors may write, by the name of the schema's file."""
    found = {
        "facts": Schema(dict[FactId, WrittenFact], "Facts of one topic"),
        "plan": Schema(Plan, "The course plan"),
        "glossary": Schema(list[Term], "The terms of the glossary"),
    }
    for activity in activities().values():
        found |= activity.schemas
    return found


def schema_files() -> dict[Path, dict[str, Any]]:
    """Each schema under the path where editors look for it: ``book/data/schemas/<what>.json``."""
    folder = book_folder() / "data" / "schemas"
    return {folder / f"{name}.json": _schema(one.record, one.title) for name, one in schemas().items()}


def _schema(kind: Any, title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, **_closed(TypeAdapter(kind).json_schema()), "title": title}


def _closed(part: Any) -> Any:
    """Names that fit no pattern are refused by the records; the schema has to be told."""
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    closed = {"additionalProperties": False} if "patternProperties" in part else {}
    return closed | {name: _closed(one) for name, one in part.items()}
