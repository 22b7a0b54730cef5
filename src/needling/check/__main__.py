"""The command behind ``make check``."""

from __future__ import annotations

import datetime
import sys

from needling.check import problems
from needling.check.facts import overdue
from needling.check.readability import readings, translated_readings
from needling.check.translations import translation_table
from needling.course.catalogues import catalogue_languages
from needling.course.chapters import has_run, notebook_files
from needling.course.facts import load_facts
from needling.course.loading import CourseError, shown
from needling.course.sources import load_sources
from needling.widgets.activity import activities


def main() -> int:
    """Print what is wrong, and what is due to be looked at again; the latter breaks nothing."""
    try:
        wrong = problems()
    except CourseError as error:
        wrong = [str(error)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if wrong:
        print(f"{len(wrong)} to mend.")
        return 1
    for id_, day in overdue(datetime.date.today()):
        print(
            f"book/data/facts, {id_}: past its review date {day}. Read its sources again, then set a new `review_by`."
        )
    for reading in readings():
        print(f"{reading.page}: {reading}")
    for line in translation_table():
        print(line)
    for code in catalogue_languages():
        for reading in translated_readings(code):
            print(f"{code}, {reading.page}: {reading}")
    if ran := [shown(path) for path in notebook_files() if has_run(path)]:
        print(f"Saved after they ran: {', '.join(ran)}. Nothing is wrong; run 'make tidy' before you commit.")
    counts = [count for activity in activities().values() for count in activity.counts()]
    counts += [f"{len(load_facts())} facts", f"{len(load_sources())} sources"]
    print(f"All well: {', '.join(counts)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
