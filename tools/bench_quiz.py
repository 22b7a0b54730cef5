"""Figures of the question bank: a long quiz on a slow phone, and a large bank read and checked."""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from bare_page import bare_page
from browser import launch
from build import TOP
from playwright.sync_api import Browser, sync_playwright

from needling.questions import Question, load_questions
from needling.questions.bank import question_files
from needling.widgets.quiz import page

MANY = 300
SLOWED = 4
#: Nobody answers before the first question is read.
READ_MS = 1500
MOST_ANSWER_MS = 50.0
BANK = 5000
MOST_BANK_S = 2.0

#: Gives each question an answer of its kind and times Check: its handlers, the save, and the new layout. Between two
#: answers the browser draws and rests, as it does while a reader reads.
_ANSWER_ALL = """async () => {
    const times = [];
    for (const question of document.querySelectorAll("[data-question]")) {
        const kind = question.dataset.kind;
        if (kind === "number") question.querySelector(".nd-written input").value = "1";
        else if (kind === "match") for (const one of question.querySelectorAll("select")) one.value = "0";
        else if (kind !== "order") question.querySelector("[data-part] input").checked = true;
        question.querySelector(".nd-sure input").checked = true;
        const check = question.querySelector(".nd-primary");
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
        document.body.offsetHeight;
        const started = performance.now();
        check.click();
        document.body.offsetHeight;
        times.push(performance.now() - started);
        if (!question.hasAttribute("data-answered")) throw new Error(`${question.dataset.question} took no answer`);
        question.querySelector(".nd-actions button:last-child:not([hidden])")?.click();
    }
    return times;
}"""


def answer_times() -> list[float]:
    """Milliseconds from Check to the answered page, for each question of one long quiz, the processor slowed.

    Of each question the middle of five readings: what the machine did beside falls on one of them.
    """
    bank = [question for path in question_files() for question in load_questions(path.stem)]
    many = [_renamed(question, number) for number, question in zip(range(MANY), itertools.cycle(bank), strict=False)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = bare_page(page(tuple(many)), Path(folder))
        browser = launch(playwright)
        readings = [_answered(browser, file.as_uri()) for _ in range(5)]
        browser.close()
    return [statistics.median(times) for times in zip(*readings, strict=True)]


def _answered(browser: Browser, address: str) -> list[float]:
    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto(address)
    phone.wait_for_timeout(READ_MS)
    phone.context.new_cdp_session(phone).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    times: list[float] = phone.evaluate(_ANSWER_ALL)
    phone.context.close()
    return times


def _renamed(question: Question, number: int) -> Question:
    return question.model_copy(update={"id": f"many-{number + 1}"})


_TIMED_CHECK = """
import time
started = time.perf_counter()
from needling.questions.rules import bank_problems
from needling.questions.bank import load_questions, question_files
begun = time.perf_counter()
count = sum(len(load_questions(path.stem)) for path in question_files())
wrong = list(bank_problems())
print(count, len(wrong), time.perf_counter() - begun, wrong[:1])
"""


def bank_seconds() -> tuple[int, float]:
    """How many questions a copy of the bank holds, and the seconds to read and check them in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        shutil.copytree(TOP / "book", book)
        files = question_files()
        for path in files:
            own = yaml.safe_load(path.read_text(encoding="utf-8"))
            grown = list(itertools.islice(itertools.cycle(own), BANK // len(files)))
            text = yaml.safe_dump(
                [{**question, "id": f"{path.stem}-{number}"} for number, question in enumerate(grown, start=1)],
                allow_unicode=True, sort_keys=False,
            )  # fmt: skip
            (book / "data" / "questions" / path.name).write_text(text, encoding="utf-8")
        environment = {**os.environ, "NEEDLING_BOOK": str(book)}
        done = subprocess.run(
            [sys.executable, "-c", _TIMED_CHECK], check=True, env=environment, capture_output=True, text=True
        )
    count, wrong, seconds, *first = done.stdout.split(maxsplit=3)
    if int(wrong):
        raise SystemExit(f"The large bank should be in order, but: {first}")
    return int(count), float(seconds)


if __name__ == "__main__":
    started = time.monotonic()
    times = sorted(answer_times())
    print(f"{len(times)} answers: median {times[len(times) // 2]:.1f} ms, slowest {times[-1]:.1f} ms")
    print("bank of {} read and checked in {:.2f} s".format(*bank_seconds()))
    print(f"{time.monotonic() - started:.0f} s")
