"""A photograph with its record for tests: the picture is made here and shows nobody."""

from __future__ import annotations

import copy
import struct
import zlib
from pathlib import Path
from typing import Any

import yaml

WHERE = "data/photographs/photographs.yml"
RECORD: dict[str, Any] = {
    "id": "photo-1",
    "file": "cheek-after-three-passes.png",
    "skin_type": 5,
    "taken": "2026-10-01",
    "source": "The course, own photograph",
    "licence": "CC BY 4.0",
    "consent": {
        "given": "2026-10-01",
        "covers": "publication in teaching material",
        "form": "Form 12, with the photographer",
        "adult": True,
        "recognisable": False,
    },
    "shows": "A shade darker all over, with a shine.",
    "told": "Warm and firm; three of three passes; no cream.",
    "key": "stop",
    "feedback": "The plan is done and the change is even.",
    "facts": ["K2", "K5"],
    "keyed_by": [
        {"name": "A", "role": "skin therapist", "day": "2026-10-02"},
        {"name": "B", "role": "dermatologist", "day": "2026-10-03"},
    ],
}


def record(**changed: Any) -> dict[str, Any]:
    """A whole record with other values."""
    return {**copy.deepcopy(RECORD), **changed}


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    """A piece of a PNG file."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int = 40, height: int = 30, *, besides: bytes = b"") -> bytes:
    """A picture of one brown, with further chunks where they usually stand."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes((141, 85, 60)) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + besides + chunk(b"IDAT", pixels) + chunk(b"IEND")


def put(book: Path, *records: dict[str, Any], picture: bytes | None = None) -> None:
    """Have a book hold these records, and the pictures that they name."""
    path = book / WHERE
    path.write_text(yaml.safe_dump(list(records), sort_keys=False), encoding="utf-8")
    for one in records:
        (path.parent / one["file"]).write_bytes(png() if picture is None else picture)
