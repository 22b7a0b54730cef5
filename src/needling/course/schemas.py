"""The schemas of the course's data as JSON Schema, made from the records that check it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from needling.course.cases import Case
from needling.course.facts import Fact, FactId
from needling.course.files import book_folder
from needling.course.photographs import Photograph
from needling.course.plan import Plan
from needling.course.question_kinds import AnyQuestion
from needling.course.treatments import Client, Steps

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[Path, dict[str, Any]]:
    """Each schema under the path where editors look for it: ``book/data/schemas/<what>.json``."""
    folder = book_folder() / "data" / "schemas"
    questions = list[Annotated[AnyQuestion, Field(discriminator="kind")]]
    return {
        folder / "questions.json": _schema(questions, "Questions of one chapter"),
        folder / "cases.json": _schema(Case, "One branching case"),
        folder / "facts.json": _schema(dict[FactId, Fact], "Facts of one topic"),
        folder / "plan.json": _schema(Plan, "The course plan"),
        folder / "treatment.json": _schema(Steps, "The steps of a treatment"),
        folder / "treatments.json": _schema(Client, "A client to be treated"),
        folder / "photographs.json": _schema(list[Photograph], "Photographs for the endpoint trainer"),
    }


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
