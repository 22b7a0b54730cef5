"""The same widgets live in a real JupyterLab: they answer, and Python sees it."""

import ast
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

from needling import explore
from needling.course import load_strings
from needling.questions import Question, load_questions
from needling.questions.kinds.choice import Choice
from tests.browser import cases
from tests.browser.keyboard import answer_by_keyboard, focused
from tests.browser.questions import WORDS, answer, box, right, wrong
from tests.browser.watching import DESK

BANK = load_questions("numb")
FIRST = BANK[0]
#: The first, and one more of every kind that the chapter has.
ASKED: tuple[Question, ...] = (FIRST, *{question.kind: question for question in BANK[1:]}.values())
NAMES = ", ".join(repr(question.id) for question in ASKED)
DEPTH = next(control for control in explore("depth").exploration.controls if control.name == "depth")
#: Where Python moves the explorer to.
PYTHONS = 1
CELLS = [
    f"import ipywidgets\nfrom needling import explore, quiz\nq = quiz({NAMES})\nipywidgets.HBox([q])",
    "print('HEARD', q.answers)",
    "e = explore('depth')\ne",
    f"print('STATE', e.state['depth'])\ne.state = {{**e.state, 'depth': {PYTHONS}}}",
    "from needling import case\nc = case('faint')\nc",
    "print('STEPS', c.progress['faint']['steps'])",
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


@pytest.fixture(scope="module")
def live_quiz(live) -> Page:
    _run(live, 0)
    expect(box(live, FIRST)).to_be_visible(timeout=60_000)
    return live


def _heard(page: Page) -> dict[str, dict[str, object]]:
    """``q.answers`` as Python prints it now."""
    _run(page, 1)
    heard = page.get_by_text(re.compile("^HEARD"))
    expect(heard).to_be_visible()
    found: dict[str, dict[str, object]] = ast.literal_eval((heard.text_content() or "").removeprefix("HEARD "))
    return found


def test_everybody_in_the_room_sees_the_options_in_the_order_of_the_file(live_quiz):
    for question in ASKED:
        if isinstance(question, Choice):
            parts = (
                box(live_quiz, question).locator(".nd-option").evaluate_all("all => all.map((el) => el.dataset.part)")
            )
            assert parts == [str(n) for n in range(len(question.options))]


def test_a_quiz_answers_in_jupyterlab_and_python_sees_the_answer(live_quiz):
    answer(live_quiz, FIRST, right(FIRST), "sure")
    expect(box(live_quiz, FIRST).locator(".nd-verdict")).to_contain_text(WORDS["right_sure"])
    heard = _heard(live_quiz)[FIRST.id]
    day = heard.pop("day")
    assert 0 < heard.pop("took_ms") < 10 * 60_000
    assert heard == {"given": right(FIRST), "right": True, "sure": "sure"}
    assert isinstance(day, str)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)


def test_every_kind_is_answered_live_by_keyboard_alone_and_python_sees_it(live_quiz):
    page = live_quiz
    for question in ASKED[1:]:
        page.locator(".nd-question:visible").get_by_role("button", name=WORDS["next"], exact=True).focus()
        page.keyboard.press("Enter")
        answer_by_keyboard(page, question, wrong(question), "guess")
        expect(box(page, question).locator(".nd-verdict")).to_contain_text(WORDS["wrong_guess"])
    assert focused(page) == WORDS["again"]
    heard = _heard(page)
    for question in ASKED[1:]:
        assert heard[question.id]["given"] == wrong(question), question.kind
        assert (heard[question.id]["right"], heard[question.id]["sure"]) == (False, "guess")


def test_an_explorer_moves_in_jupyterlab_and_python_can_move_it(live):
    _run(live, 2)
    depth, shown = live.locator('.nd-explore [name="depth"]'), live.locator('.nd-explore output[data-label="depth"]')
    expect(depth).to_be_enabled(timeout=60_000)
    depth.focus()
    live.keyboard.press("ArrowRight")
    expect(shown).to_have_text(DEPTH.labels[DEPTH.start + 1])
    _run(live, 3)
    expect(live.get_by_text(re.compile("^STATE"))).to_have_text(f"STATE {DEPTH.start + 1}")
    expect(shown).to_have_text(DEPTH.labels[PYTHONS])
    expect(live.locator(".nd-chart-plane")).to_be_visible()
    live.get_by_role("button", name=load_strings("explore")["chart_explore"]).click()
    expect(live.locator(".nd-chart .main-svg").first).to_be_visible()


def test_a_case_is_played_live_by_keyboard_and_python_sees_every_step(live):
    _run(live, 4)
    here, case = cases.box(live, "faint"), cases.REAL["faint"]
    expect(here).to_be_visible()
    cases.play_by_keyboard(live, here, case, case.best)
    expect(here.locator(".nd-outcome")).to_contain_text(cases.WORDS["ended_good"])
    _run(live, 5)
    expect(live.get_by_text(re.compile("^STEPS"))).to_have_text(f"STEPS {case.best}")
