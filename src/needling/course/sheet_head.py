"""What an author writes at the head of a sheet, ``:::{sheet} 2026-11-24`` with ``:layout: form``."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needling.course.loading import CourseError

#: How a sheet stands on paper: as a list, large enough to be read from afar, as a form of much text, or one in two columns.
LAYOUTS = ("list", "card", "form", "columns")


@dataclass(frozen=True)
class SheetHead:
    """The version of a sheet, and how it stands on paper."""

    version: datetime.date
    layout: str

    @classmethod
    def of(cls, version: str, layout: str | None, use: str) -> SheetHead:
        """The head as it is meant.

        Args:
            version: the day on which the sheet was last changed, as 2026-11-24.
            layout: one of ``LAYOUTS``; the first where nothing is said.
            use: how the sheet is used.

        Raises:
            CourseError: if any of them does not fit.
        """
        try:
            day = datetime.date.fromisoformat(version)
        except ValueError:
            raise CourseError(f"'{version}' is no date. A sheet says its version: 2026-11-24.") from None
        layout = LAYOUTS[0] if layout is None else layout
        if layout not in LAYOUTS:
            raise CourseError(f"there is no layout '{layout}' of a sheet. There are {', '.join(LAYOUTS)}.")
        if not use.strip():
            raise CourseError("the sheet does not say how to use it. Write one sentence between the colons.")
        return cls(day, layout)
