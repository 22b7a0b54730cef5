"""The command behind ``make check``; with names of files, only what can be said of these, in a moment."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from needling.course.loading import CourseError

#: A build wants to know what is wrong, and nothing else.
BRIEF = "--brief"


def main(arguments: list[str]) -> int:
    """Print what is wrong, and what is due to be looked at again; the latter breaks nothing."""
    files = [argument for argument in arguments if argument != BRIEF]
    try:
        wrong = _wrong_in(files) if files else _wrong()
    except CourseError as error:
        wrong = [str(error)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    if wrong:
        print(f"{len(wrong)} to mend.")
        return 1
    if not files and BRIEF not in arguments:
        _tell_of_the_whole()
    return 0


# Each imports what it needs: a file of data is told of before the libraries for pages have been loaded.


def _wrong_in(files: list[str]) -> list[str]:
    from needling.check.files import problems_of_file  # noqa: PLC0415

    return [problem for file in dict.fromkeys(files) for problem in problems_of_file(Path(file))]


def _wrong() -> list[str]:
    from needling.check import problems  # noqa: PLC0415

    return problems()


def _tell_of_the_whole() -> None:
    """What is due, how hard the chapters are to read, how far translations are, and how much there is."""
    from needling.check.facts import overdue  # noqa: PLC0415
    from needling.check.readability import readings, translated_readings  # noqa: PLC0415
    from needling.check.translations import translation_table  # noqa: PLC0415
    from needling.course.catalogues import catalogue_languages  # noqa: PLC0415
    from needling.course.chapters import has_run, notebook_files  # noqa: PLC0415
    from needling.course.facts import load_facts  # noqa: PLC0415
    from needling.course.loading import shown  # noqa: PLC0415
    from needling.course.sources import load_sources  # noqa: PLC0415
    from needling.widgets.activity import activities  # noqa: PLC0415

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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
