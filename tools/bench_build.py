"""How long a build takes: cold, after one changed sentence, and after one changed question. Part of ``make bench``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from project_copy import copy_project

#: Seconds on two cores; beside an older commit, the share of its time that a cold build may take.
MOST_COLD_S, MOST_COLD_SHARE = 40.0, 0.5
MOST_SENTENCE_S, MOST_QUESTION_S = 4.0, 5.0


@dataclass(frozen=True)
class BuildTimes:
    """Seconds of builds; of the two small ones the shorter of two."""

    cold: float
    sentence: float
    question: float


def build_times(top: Path) -> BuildTimes:
    """Build a copy of the project that stands at ``top``, with that project's own tools."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_project(top, Path(folder) / "copy")
        environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "NEEDLING_BOOK": str(copy / "book")}

        def timed() -> float:
            started = time.monotonic()
            command = [sys.executable, str(copy / "tools" / "build.py")]
            subprocess.run(command, check=True, env=environment, cwd=copy, stdout=subprocess.DEVNULL)
            return time.monotonic() - started

        def after(name: str, old: str, new: str) -> float:
            path = copy / "book" / name
            text = path.read_text(encoding="utf-8")
            times = []
            for changed in (text.replace(old, new, 1), text):
                path.write_text(changed, encoding="utf-8")
                times.append(timed())
            return min(times)

        cold = timed()
        sentence = after("perform/numb.ipynb", "## Take away", "One more sentence.\\n\\n## Take away")
        question = after("data/questions/numb.yml", "What do you do?", "What will you do?")
        return BuildTimes(cold, sentence, question)


def build_figures(judge: Callable[[str, bool], None], top: Path, older: Path | None) -> None:
    """Judge the times, beside those of an older project where there is one."""
    now = build_times(top)
    before = build_times(older) if older else None
    cold = f"cold build {now.cold:.1f} s (at most {MOST_COLD_S:.0f}"
    if before:
        cold += f"; before {before.cold:.1f}, at most {MOST_COLD_SHARE:.0%} of it"
    judge(f"{cold})", now.cold <= (before.cold * MOST_COLD_SHARE if before else MOST_COLD_S))
    for what, time_, most, old in (
        ("sentence", now.sentence, MOST_SENTENCE_S, before and before.sentence),
        ("question", now.question, MOST_QUESTION_S, before and before.question),
    ):
        said = f"; before {old:.1f}" if old else ""
        judge(f"build after one changed {what} {time_:.1f} s (at most {most:.0f}{said})", time_ <= most)
