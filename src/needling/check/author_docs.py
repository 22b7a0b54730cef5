"""The parts of ``docs/authors`` that follow from the records: lists of fields, and examples that stand in a file of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from needling.check.schemas import schemas
from needling.course.loading import CourseError, read_text
from needling.questions.kinds import FOLDER, kind_folders

_TOP = Path(__file__).parents[3]
#: A part that is made: ``<!-- fields: facts -->`` or ``<!-- example: kind order -->``, up to ``<!-- end -->``.
_MADE = re.compile(r"<!-- (?P<what>fields|example): (?P<of>[\w -]+) -->\n.*?<!-- end -->", re.DOTALL)
_KIND = "kind "


def author_docs() -> dict[Path, str]:
    """Each page for authors with its made parts as they should be.

    Raises:
        CourseError: if a page asks for fields or an example that there are not.
    """
    return {path: _MADE.sub(_make, read_text(path)) for path in sorted((_TOP / "docs" / "authors").glob("*.md"))}


def _make(found: re.Match[str]) -> str:
    part = _example(found["of"]) if found["what"] == "example" else "\n".join(_fields(_schema(found["of"])))
    return f"<!-- {found['what']}: {found['of']} -->\n{part}\n<!-- end -->"


def _example(of: str) -> str:
    path = FOLDER / of.removeprefix(_KIND) / "examples.yml"
    return f"```yaml\n{read_text(path).strip()}\n```"


def _schema(of: str) -> dict[str, Any]:
    if of.startswith(_KIND) and of.removeprefix(_KIND) in kind_folders():
        return TypeAdapter(kind_folders()[of.removeprefix(_KIND)].record).json_schema()
    if of in schemas():
        return TypeAdapter(schemas()[of].record).json_schema()
    raise CourseError(f"docs/authors: there are no fields of '{of}'. There are: {', '.join(schemas())}.")


def _fields(schema: dict[str, Any]) -> Iterator[str]:
    """A table: each field, whether it must be there, what it holds, what it is for. Records within records follow theirs."""
    yield "| Field | | Holds | |"
    yield "|---|---|---|---|"
    yield from _rows(_record(schema, schema), schema, "")


def _record(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The record that a list or mapping of records holds, references followed."""
    while "properties" not in part:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rpartition("/")[2]]
        elif "items" in part:
            part = part["items"]
        elif isinstance(part.get("additionalProperties"), dict):
            part = part["additionalProperties"]
        elif "patternProperties" in part:
            part = next(iter(part["patternProperties"].values()))
        else:
            options = [one for one in part.get("anyOf", ()) if one.get("type") != "null"]
            if len(options) != 1:
                return {}
            part = options[0]
    return part


def _rows(record: dict[str, Any], schema: dict[str, Any], before: str) -> Iterator[str]:
    for name, part in record.get("properties", {}).items():
        must = "" if name in record.get("required", ()) else "may be left out"
        about = " ".join(str(part.get("description", "")).replace("|", "\\|").split())
        yield f"| `{before}{name}` | {must} | {_holds(part, schema)} | {about} |"
        inner = _record(part, schema)
        if inner.get("properties") and inner is not record:
            yield from _rows(inner, schema, f"{before}{name}: ")


def _holds(part: dict[str, Any], schema: dict[str, Any]) -> str:
    """What a field holds, in an author's words."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rpartition("/")[2]]
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        return ", ".join(f"`{one}`" for one in part["enum"])
    if "anyOf" in part:
        kinds = [_holds(one, schema) for one in part["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if part.get("type") == "array":
        return _many(part, schema)
    names = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
    held = names.get(str(part.get("type")), "more fields")
    return "date, such as `2027-11-01`" if part.get("format") == "date" else held


def _many(part: dict[str, Any], schema: dict[str, Any]) -> str:
    """What a list holds, and how many of it."""
    if "prefixItems" in part:
        return "`[low, high]`"
    least, most = part.get("minItems"), part.get("maxItems")
    many = f"{least} to {most}" if least and most else f"at least {least}" if least else "several"
    return f"{many}: {_holds(part.get('items', {}), schema)}"
