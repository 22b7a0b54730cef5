"""The same widgets live in a real JupyterLab: they answer, and Python sees it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page, expect

from needling.course import load_questions
from tests.browser.conftest import DESK

CELLS = [
    "import ipywidgets\nfrom needling import explore, quiz\nq = quiz('numb-1')\nipywidgets.HBox([q])",
    "print('HEARD', q.answers)",
    "e = explore('depth')\ne",
    "print('STATE', e.state['depth'])\ne.state = {**e.state, 'depth': 10}",
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[str]:
    """A JupyterLab with one notebook, as an instructor would open it."""
    folder: Path = tmp_path_factory.mktemp("lab")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS], metadata=kernel)
    nbformat.write(notebook, folder / "live.ipynb")
    port = _free_port()
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
        "--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    home = {"JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}  # fmt: skip
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **home})
    address = f"http://127.0.0.1:{port}/"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}api")  # noqa: S310
            break
        except OSError:
            assert server.poll() is None, (folder / "lab.log").read_text()
            time.sleep(0.25)
    yield address
    server.terminate()
    server.wait(20)


def _run(page: Page, cell: int) -> None:
    """Run one cell and wait for its end."""
    page.evaluate(
        """async (cell) => {
            const notebook = window.jupyterapp.shell.currentWidget;
            notebook.content.activeCellIndex = cell;
            await window.jupyterapp.commands.execute("notebook:run-cell");
        }""",
        cell,
    )


@pytest.fixture(scope="module")
def live(lab, browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESK)
    page.set_default_timeout(60_000)
    page.goto(f"{lab}lab/tree/live.ipynb")
    page.wait_for_function(
        """() => {
            const notebook = window.jupyterapp?.shell?.currentWidget;
            return notebook?.content?.widgets?.length >= 4 && notebook.sessionContext.session?.kernel?.status === "idle";
        }"""
    )
    yield page
    page.close()


def test_a_quiz_answers_in_jupyterlab_and_python_sees_the_answer(live):
    _run(live, 0)
    question = live.locator('.nd-quiz [data-question="numb-1"]')
    expect(question).to_be_visible(timeout=60_000)
    options = next(question for question in load_questions("numb") if question.id == "numb-1").options
    right = next(n for n, option in enumerate(options) if option.correct)
    question.locator("label").nth(right).click()
    question.get_by_role("button", name="Check").click()
    expect(question.get_by_role("status")).to_contain_text("Right.")
    _run(live, 1)
    heard = live.get_by_text(re.compile("^HEARD"))
    expect(heard).to_contain_text(f"{{'numb-1': {{'chosen': [{right}], 'correct': True}}}}")


def test_an_explorer_moves_in_jupyterlab_and_python_can_move_it(live):
    _run(live, 2)
    depth = live.locator('.nd-explore [name="depth"]')
    expect(depth).to_be_enabled(timeout=60_000)
    depth.focus()
    live.keyboard.press("ArrowRight")
    expect(live.locator(".nd-explore output")).to_have_text("1.55\N{NO-BREAK SPACE}mm")
    _run(live, 3)
    expect(live.get_by_text(re.compile("^STATE"))).to_have_text("STATE 31")
    expect(live.locator(".nd-explore output")).to_have_text("0.50\N{NO-BREAK SPACE}mm")
    live.locator(".nd-chart").scroll_into_view_if_needed()
    expect(live.locator(".nd-chart .main-svg").first).to_be_visible()
