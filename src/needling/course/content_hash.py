"""A short hash of what an item asks: answers carry it, so that a later reader of the log knows which wording was answered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from needling.course.text import Text

_DIGITS = 8


def content_hash(record: Any) -> str:
    """8 hexadecimal digits of a record's content: the same in every language, and whatever the order of its fields.

    Fields that have their default do not count, so a new optional field changes no hash. A fact that is named counts by its
    name, not by its number.
    """
    text = json.dumps(_source(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _source(value: Any) -> Any:
    """``value`` as plain data, each text in English."""
    if isinstance(value, Text):
        return value.source
    if isinstance(value, BaseModel):
        set_ = type(value).model_fields
        return {name: _source(own) for name in set_ if (own := getattr(value, name)) != set_[name].get_default()}
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _source(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _source(own) for name, own in value.items()}
    if isinstance(value, (list, tuple)):
        return [_source(own) for own in value]
    return value
