"""All that does not fit a record, as an author counts and calls it: one slip, one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from needling.course.problem import Step
from needling.course.record_words import Misfit, nearest, sentence_for

Place = tuple[int | str, ...]

#: Of several reasons why a value fits none of the kinds that are allowed, the one that says most.
_SAYS_MOST = ("float_parsing", "int_parsing", "float_type", "int_type", "tuple_type", "list_type", "string_type")
_NUMBERS = ("float_parsing", "int_parsing", "float_type", "int_type")


def slips_of_record(error: ValidationError, content: Any, kind: Any) -> list[tuple[tuple[Step, ...], str]]:
    """What does not fit, each with its place and what to do; in the order of the record."""
    schema = Schema(kind)
    by_place: dict[Place, list[Misfit]] = {}
    for one in error.errors(include_url=False):
        if one["type"] == "missing" and isinstance(one["loc"][-1], int):
            one["type"] = "tuple_type"  # A range with one end only.
        place = _as_written(one["loc"], content, missing=one["type"] == "missing")
        by_place.setdefault(place, []).append(_misfit(one, place, content, schema))
    single = {place: _telling(misfits) for place, misfits in by_place.items()}
    misspelt = _misspelt(single, content)
    return [
        (_counted(_owner(place, misfit), content), sentence_for(misfit))
        for place, misfits in by_place.items()
        for misfit in _told(misfits, single[place])
        if place not in misspelt
    ]


def _told(misfits: list[Misfit], telling: Misfit) -> list[Misfit]:
    """A value that fits none of several kinds is told once; rules of a record are each told."""
    own = [misfit for misfit in misfits if misfit.type == "value_error"]
    return own or [telling]


def _misfit(one: Any, place: Place, content: Any, schema: Schema) -> Misfit:
    name = next((step for step in reversed(place) if isinstance(step, str)), "")
    inner = place if one["type"] in ("model_type", "model_attributes_type", "dict_type") else place[:-1]
    return Misfit(
        type=one["type"],
        value=one["input"],
        limits=one.get("ctx", {}),
        name=name,
        meaning=schema.meaning(place, content),
        fields=schema.fields(inner, content),
    )


def _as_written(loc: Place, content: Any, *, missing: bool) -> Place:
    """A place as it stands in the file: without the names that pydantic gives to the kinds a value may be of."""
    place: list[int | str] = []
    here = content
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if _has(here, step):
            here = here[step]
        elif not (last and missing):
            continue
        place.append(step)
    return tuple(place)


def _has(here: Any, step: int | str) -> bool:
    if isinstance(here, list):
        return isinstance(step, int) and step < len(here)
    return isinstance(here, Mapping) and step in here


def _telling(misfits: list[Misfit]) -> Misfit:
    """Of the misfits of one value the one to tell."""
    number = next((one for one in misfits if one.type in _NUMBERS), None)
    if number and isinstance(number.value, str) and number.value.strip()[:1].isdigit():
        return number  # Somebody wanted to write a number.
    spelling = next((one for one in misfits if one.type == "string_pattern_mismatch"), None)
    if spelling and isinstance(spelling.value, str):
        return spelling
    if isinstance(misfits[0].value, list) and (
        ends := next((one for one in misfits if one.type == "tuple_type"), None)
    ):
        return ends
    return min(misfits, key=lambda one: _SAYS_MOST.index(one.type) if one.type in _SAYS_MOST else -1)


def _misspelt(misfits: dict[Place, Misfit], content: Any) -> set[Place]:
    """Missing fields that only seem so: their name is misspelt, which is told already."""
    unknown = [(place, one) for place, one in misfits.items() if one.type == "extra_forbidden"]
    meant = {(*place[:-1], nearest(str(place[-1]), _absent(one, place, content))) for place, one in unknown}
    return {place for place, one in misfits.items() if one.type == "missing" and place in meant}


def _absent(misfit: Misfit, place: Place, content: Any) -> list[str]:
    """The fields that a record may have and has not: one of these is meant by an unknown one."""
    return [name for name in misfit.fields if name not in _at(content, place[:-1])]


def _at(content: Any, place: Place) -> Any:
    for step in place:
        content = content[step]
    return content


def _owner(place: Place, misfit: Misfit) -> Place:
    """The thing to tell of: what is missing is told of the record that lacks it."""
    return place[:-1] if misfit.type == "missing" else place


def _counted(place: Place, content: Any) -> tuple[Step, ...]:
    """A place as an author counts: entries by their id where they have one, else from 1."""
    steps: list[Step] = []
    for step in place:
        content, inside = content[step], content
        if isinstance(inside, list):
            steps.append(name_of(content) or int(step) + 1)
        else:
            steps.append("".join(character for character in str(step) if character.isprintable())[:80])
    return tuple(steps)


def name_of(entry: Any) -> str:
    """The id of an entry, if it can be one: what is none may be long, or say more than it shows."""
    id_ = entry.get("id") if isinstance(entry, Mapping) else None
    return id_ if isinstance(id_, str) and id_.isprintable() and 0 < len(id_) <= 80 else ""


class Schema:
    """What a record may hold, from its JSON Schema: asked only when something does not fit."""

    def __init__(self, kind: Any) -> None:
        self._whole = _json_schema(kind)

    def fields(self, place: Place, content: Any) -> list[str]:
        """The fields of the record at a place; none where there is no record."""
        return list(self._part(place, content).get("properties", {}))

    def meaning(self, place: Place, content: Any) -> str:
        """What the field at a place holds, as its record says; empty where it says nothing."""
        if not place or not isinstance(place[-1], str):
            return ""
        fields = self._part(place[:-1], content).get("properties", {})
        return str(fields.get(place[-1], {}).get("description", "")).replace("``", "`")

    def _part(self, place: Place, content: Any) -> dict[str, Any]:
        part = self._resolved(self._whole, content)
        for step in place:
            content = _at(content, (step,))
            part = self._resolved(_child(part, step), content)
        return part

    def _resolved(self, part: dict[str, Any], content: Any) -> dict[str, Any]:
        """A part with its references followed; of several kinds the one that the data says it is."""
        while "$ref" in part:
            part = self._whole["$defs"][part["$ref"].rpartition("/")[2]]
        kinds = [self._resolved(kind, content) for kind in part.get("oneOf", part.get("anyOf", ()))]
        wanted = "properties" if isinstance(content, Mapping) else "items" if isinstance(content, list) else ""
        fitting = [kind for kind in kinds if wanted in kind and _says_so(kind, content)]
        return fitting[0] if fitting else part


@cache
def _json_schema(kind: Any) -> dict[str, Any]:
    return TypeAdapter(kind).json_schema()


def _child(part: dict[str, Any], step: int | str) -> dict[str, Any]:
    if isinstance(step, int):
        return dict(part.get("items", {}))
    named = part.get("properties", {}).get(step)
    more: Any = part.get("additionalProperties") or next(iter(part.get("patternProperties", {}).values()), {})
    return dict(named if named is not None else more if isinstance(more, dict) else {})


def _says_so(kind: dict[str, Any], content: Any) -> bool:
    """Whether data names this kind, where kinds are told apart by a field."""
    if not isinstance(content, Mapping) or "kind" not in content:
        return True
    field = kind["properties"].get("kind", {})
    return content["kind"] in field.get("enum", [field["const"]] if "const" in field else [content["kind"]])
