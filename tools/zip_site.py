"""Packs the built site into one file: the same site gives the same bytes. Unpacked, its folder can be read from disk."""

from __future__ import annotations

import argparse
import sys
import zipfile
from pathlib import Path

from build import TOP, folder_of

from needling.course.site import load_site
from needling.course.text import SOURCE_LANGUAGE

#: The earliest day that a zip can tell: when the site was built is of no interest.
_DAY = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, name: str, into: Path) -> Path:
    """Pack all files of a site below one folder; returns the file.

    Args:
        site: the folder of the built site.
        name: of the file and of the folder in it.
        into: the folder for the file.
    """
    packed = into / f"{name}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return packed


def edition() -> str:
    """The edition that ``_config.yml`` names."""
    return str(load_site()["sphinx"]["config"]["needling_edition"])


def main() -> None:
    """The command ``make zip``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--language", default="")
    code = options.parse_args().language or SOURCE_LANGUAGE
    folder = folder_of(code)
    if not (folder / "html" / "index.html").is_file():
        sys.exit("There is no built book. Run 'make zip', which builds it first.")
    name = "-".join(["micro-needling", edition(), *([] if code == SOURCE_LANGUAGE else [code])])
    packed = pack(folder / "html", name, folder)
    print(
        f"Packed: {packed.relative_to(TOP)}, {packed.stat().st_size / 1e6:.1f} MB. Unpack it and open its index.html."
    )


if __name__ == "__main__":
    main()
