"""Figures of the log of answers: how long a page with a long history takes to know it, on a slow phone."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bare_page import bare_page
from browser import CLOSED, FLAGS, browser_path
from playwright.sync_api import sync_playwright

from needling.questions import load_questions
from needling.widgets.quiz import page

ANSWERS = 100_000
SLOWED = 4
READINGS = 9
MOST_OPEN_MS = 100.0
CHAPTER = "numb"

#: A history of years through the log's own door, so that what is derived is derived as it always is.
_FILL = """async ([ids, count]) => {
    const batch = 2000;
    for (let done = 0; done < count; done += batch) {
        const events = Array.from({ length: Math.min(batch, count - done) }, (_, n) => ({
            item: ids[(done + n) % ids.length],
            hash: "0123abcd",
            edition: "2026.11",
            at: new Date(1.7e12 + (done + n) * 60_000).toISOString(),
            took_ms: 20_000,
            given: [(done + n) % 4],
            right: n % 3 > 0,
            sure: "think",
        }));
        const outcome = await needling.log().write({ events });
        if (outcome !== "saved") throw new Error(outcome);
    }
}"""
#: From asking the device to the last answer in hand: the page's own marks.
_TIMED = """async (ids) => {
    const { summaries } = await needling.log().read({ items: ids });
    if (summaries.size !== ids.length) throw new Error(`${summaries.size} of ${ids.length} items are known`);
    const [asked, known] = ["log-asked", "log-known"].map((name) => performance.getEntriesByName(name)[0].startTime);
    return known - asked;
}"""


def open_times() -> list[float]:
    """Milliseconds from asking the device to knowing the last answer to each question of a chapter, the processor slowed.

    In a profile on disk, as readers have it, and by opening page after page, as readers do.
    """
    questions = load_questions(CHAPTER)
    asked = [question.id for question in questions]
    ids = asked + [f"many-{number}" for number in range(400)]
    with TemporaryDirectory() as folder, TemporaryDirectory() as profile, sync_playwright() as playwright:
        address = bare_page(page(questions), Path(folder)).as_uri()
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=browser_path(playwright),
            args=[*FLAGS, CLOSED],
            viewport={"width": 390, "height": 844},
        )
        phone = context.new_page()
        phone.goto(address)
        # Its own read would wait behind all these writes, and the page would go on without the log.
        phone.locator("html[data-hydrated]").wait_for(state="attached")
        phone.evaluate(_FILL, [ids, ANSWERS])
        context.new_cdp_session(phone).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        times = []
        for reading in range(READINGS):
            phone.goto(f"{address}?{reading}")
            phone.locator("html[data-hydrated]").wait_for(state="attached")
            times.append(float(phone.evaluate(_TIMED, asked)))
        context.close()
    return sorted(times)


if __name__ == "__main__":
    started = time.monotonic()
    times = open_times()
    print(f"{ANSWERS:,} answers: median {statistics.median(times):.0f} ms to know them, slowest {times[-1]:.0f} ms")
    print(f"{time.monotonic() - started:.0f} s")
