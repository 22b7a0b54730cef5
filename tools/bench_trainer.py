"""Figures of the endpoint trainer: how long a decision and the next drawing take on a slow phone, and what the page weighs."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from bare_page import bare_page
from browser import launch
from frontend import BUNDLES
from playwright.sync_api import sync_playwright

from needling import trainer
from needling.widgets.base import json_for_html

SLOWED = 4
MOST_STEP_MS = 16.0
MOST_GZIPPED = 40_000

#: Time in a button's handler, and in the drawing of the next frame; the wait for that frame is not ours.
_STEPS = """async (count) => {
    const times = [];
    const step = async (button) => {
        let frame = 0;
        requestAnimationFrame(() => { frame = performance.now(); });
        const started = performance.now();
        button.click();
        document.body.offsetHeight;
        const handled = performance.now() - started;
        await new Promise((done) => requestAnimationFrame(done));
        document.body.offsetHeight;
        times.push(handled + performance.now() - frame);
        await new Promise((done) => setTimeout(done, 20));
    };
    for (let n = 0; n < count; n++) {
        const answers = document.querySelectorAll(".nd-t-decide button");
        if (answers[0].checkVisibility()) await step(answers[n % answers.length]);
        await step(document.querySelector(".nd-t-panel > .nd-actions button"));
    }
    return times;
}"""


def step_times(count: int = 60) -> list[float]:
    """The milliseconds of decisions and next moments in turn, in ascending order, the processor slowed."""
    widget = trainer()
    traits = f'<script type="application/json">{json_for_html(widget.page_traits())}</script>'
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as top:
        browser = launch(playwright)
        file = bare_page(widget.html + traits, Path(top))
        phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        phone.goto(file.as_uri())
        phone.locator("html[data-hydrated]").wait_for(state="attached")
        phone.context.new_cdp_session(phone).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        times: list[float] = sorted(phone.evaluate(_STEPS, count))
        browser.close()
    return times


def weights() -> dict[str, int]:
    """Bytes gzipped: the script, the items, and the HTML with the shapes and the examples."""
    widget = trainer()
    return {
        "script": len(gzip.compress((BUNDLES / "site" / "trainer.js").read_bytes(), 9)),
        "items": len(gzip.compress(str(json_for_html(widget.page_traits())).encode(), 9)),
        "html": len(gzip.compress(widget.html.encode(), 9)),
    }


if __name__ == "__main__":
    steps = step_times()
    print(
        f"{len(steps)} steps, median {steps[len(steps) // 2]:.1f} ms (at most {MOST_STEP_MS:.0f}), slowest {steps[-1]:.1f} ms"
    )
    found = weights()
    print(f"{', '.join(f'{name} {size:,}' for name, size in found.items())} bytes gzipped; "
          f"script and items at most {MOST_GZIPPED:,}")  # fmt: skip
