"""Figures of the explorers: how long a change of a control takes to be seen on a slow phone; how heavy a page with a chart is."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from bare_page import bare_page
from browser import launch
from playwright.sync_api import Browser, Request, sync_playwright

from needling import explore
from needling.widgets.base import json_for_html
from needling.widgets.explore import explorers

SLOWED = 4
MOST_REPAINT_MS = 50.0
MOST_PAGE_GZIPPED = 125_000
SITE = Path(__file__).parents[1] / "_build" / "html"

#: Time in the control's handler, and in the drawing of the next frame; the wait for that frame is not ours.
_REPAINT = """async () => {
    const times = [];
    for (const input of document.querySelectorAll(".nd-controls [name]")) {
        const count = input.options ? input.options.length : Number(input.max) + 1;
        for (let n = 0; n < 12; n++) {
            let frame = 0;
            requestAnimationFrame(() => { frame = performance.now(); });
            const started = performance.now();
            input.value = String((n * 3 + 1) % count);
            input.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.offsetHeight;
            const handled = performance.now() - started;
            await new Promise((done) => requestAnimationFrame(done));
            document.body.offsetHeight;
            times.push(handled + performance.now() - frame);
            await new Promise((done) => setTimeout(done, 20));
        }
    }
    return times;
}"""


def repaint_times() -> dict[str, list[float]]:
    """For each explorer the milliseconds of many changes, in ascending order, the processor slowed."""
    found = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as top:
        browser = launch(playwright)
        for name in explorers():
            widget = explore(name)
            traits = f'<script type="application/json">{json_for_html(widget.page_traits())}</script>'
            file = bare_page(widget.html + traits, Path(top) / name)
            phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
            phone.goto(file.as_uri())
            phone.locator("html[data-hydrated]").wait_for(state="attached")
            if phone.locator(".nd-chart").count():
                phone.locator(".nd-chart").scroll_into_view_if_needed()
            phone.context.new_cdp_session(phone).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            found[name] = sorted(phone.evaluate(_REPAINT))
            phone.close()
        browser.close()
    return found


def page_weights() -> dict[str, int]:
    """For each page of the built book with a chart what a reader who scrolls through it fetches, in bytes gzipped."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        charted = [file for file in sorted(SITE.rglob("*.html")) if 'class="nd-chart"' in file.read_text("utf-8")]
        found = {file.relative_to(SITE).as_posix(): _weight(browser, file) for file in charted}
        browser.close()
    return found


def _weight(browser: Browser, page: Path) -> int:
    files: set[Path] = set()

    def note(request: Request) -> None:
        if request.url.startswith("file:"):
            files.add(Path(url2pathname(urlparse(request.url).path)))

    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    phone.on("request", note)
    phone.goto(page.as_uri(), wait_until="load")
    for chart in phone.locator(".nd-chart").all():
        chart.scroll_into_view_if_needed()
    phone.wait_for_load_state("networkidle")
    phone.close()
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


if __name__ == "__main__":
    for name, times in repaint_times().items():
        print(f"{name}: {len(times)} changes, median {times[len(times) // 2]:.1f} ms, slowest {times[-1]:.1f} ms")
    for page, size in page_weights().items():
        print(f"{page}: {size:,} bytes gzipped")
