"""Writes the schemas of the course's data, so that an editor completes and checks while an author types."""

from __future__ import annotations

import json
import sys

from needling.check.schemas import schema_files


def main() -> int:
    """Write each schema that has changed."""
    for path, schema in schema_files().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: written anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
