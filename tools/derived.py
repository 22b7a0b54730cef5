"""Writes what follows from records: schemas, with which an editor checks, fields in docs/authors, headers in docs/hosting.

New numbers are noted in ``book/data/last-read.yml``; with ``--read`` changed ones too, once what argues from them has been read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from host_headers import samples

from needling.check.author_docs import author_docs
from needling.check.last_read import last_read_file, noted_anew
from needling.check.schemas import schema_files
from needling.course import CourseError


def main() -> int:
    """Write each file that has changed."""
    try:
        schemas = {
            path: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for path, schema in schema_files().items()
        }
        files: dict[Path, str] = schemas | author_docs() | samples()
        files[last_read_file()] = noted_anew(read="--read" in sys.argv)
    except CourseError as error:
        sys.exit(str(error))
    for path, text in files.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: written anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
