"""A real JupyterLab as ``make lab`` opens it: chapters read as in the book, widgets answer, and Python sees it."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from needling import explore
from needling.course import load_strings, quantity, with_numbers
from needling.course.chapters import START_PAGE, read_notebook
from needling.course.facts import topics
from needling.questions import Question, load_questions
from needling.questions.kinds.choice import Choice
from tests.browser import cases
from tests.browser.keyboard import answer_by_keyboard, focused
from tests.browser.questions import WORDS, answer, box, right, wrong
from tests.browser.watching import DESK
from tests.conftest import TOP

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
    "from needling import explore\nexplore('deep')",
]
#: A text with a mark of the course, and with what a notebook from elsewhere may hold.
HOSTILE = (
    "At most {given}`3 h`. <img src='figures/favicon.svg' onload='window.hacked = 1'><script>window.hacked = 1</script>"
)
CHAPTER = "perform/numb.ipynb"
WITH_UNIT = re.compile(r"\{fact\}`([^`]+)`")
CHAPTER_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+\.ipynb)\)")
TEXTS = [cell.source for cell in read_notebook(TOP / "book" / CHAPTER).cells if cell.cell_type == "markdown"]


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    folder: Path
    address: str
    token: str

    @property
    def told(self) -> list[str]:
        """What stands in the terminal."""
        return (self.folder / "lab.log").read_text(encoding="utf-8").splitlines()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """JupyterLab as ``make lab`` starts it, on a copy of the book with one notebook more; Node is on the path."""
    folder: Path = tmp_path_factory.mktemp("lab")
    shutil.copytree(TOP / "book", folder / "book", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = [*(new_code_cell(source) for source in CELLS), new_markdown_cell(HOSTILE)]
    nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / "book" / "live.ipynb")
    port = _free_port()
    command = [sys.executable, "tools/lab.py", "--port", str(port), "--LabApp.expose_app_in_browser=True"]
    own = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTERLAB_SETTINGS_DIR": "settings",
           "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "NEEDLING_BOOK": "book"}  # fmt: skip
    environment = {**os.environ, **{name: str(folder / where) for name, where in own.items()}}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        environment.pop(name, None)
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen(command, cwd=TOP, stdout=log, stderr=subprocess.STDOUT, env=environment)
    address = f"http://127.0.0.1:{port}/"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}api")  # noqa: S310
            break
        except OSError:
            assert server.poll() is None, (folder / "lab.log").read_text()
            time.sleep(0.25)
    token = re.search(rf"{address}\?token=(\w+)", (folder / "lab.log").read_text())
    assert token
    yield Lab(folder, address, token[1])
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


def _open(page: Page, path: str) -> Locator:
    """Open a notebook, which then is on top; its text is shown."""
    page.evaluate(
        """async (path) => {
            const found = await window.jupyterapp.commands.execute("docmanager:open", { path });
            await found.revealed;
            await found.sessionContext?.ready;
        }""",
        path,
    )
    panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(panel.locator(".jp-MarkdownOutput").first).to_be_visible()
    # Who closes it sooner than a person could has Jupyter's server stumble over a kernel that just connects.
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    )
    return panel


@pytest.fixture(scope="module")
def desk(lab, browser) -> Iterator[Page]:
    """JupyterLab where the printed address leads."""
    page = browser.new_page(viewport=DESK)
    page.set_default_timeout(60_000)
    page.goto(f"{lab.address}?token={lab.token}")
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.content?.widgets?.length")
    yield page
    page.close()


@pytest.fixture(scope="module")
def live(desk) -> Page:
    """The notebook with the activities, its kernel ready."""
    _open(desk, "live.ipynb")
    return desk


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


def test_the_printed_address_opens_the_page_to_start_with(lab, desk):
    assert desk.evaluate("window.jupyterapp.shell.currentWidget.context.path") == START_PAGE
    title = read_notebook(TOP / "book" / START_PAGE).cells[0].source.splitlines()[0].removeprefix("# ")
    expect(desk.get_by_role("heading", name=title)).to_be_visible()


def test_a_chapter_shows_its_numbers_boxes_figures_and_links(desk):
    panel = _open(desk, CHAPTER)
    expect(panel.locator(".nd-text")).to_have_count(
        len([text for text in TEXTS if re.search(r"\{[a-z]+\}`|:::", text)])
    )
    said = " ".join(" ".join(panel.locator(".jp-MarkdownOutput").all_text_contents()).split())
    marks = [mark for text in TEXTS for mark in re.findall(r"\{(?:fact|number|given)\}`[^`]+`", text)]
    assert [mark for mark in marks if " ".join(with_numbers(mark).split()) not in said] == []
    assert "{" not in said
    assert ":::" not in said
    boxes = {kind: panel.locator(f".admonition.{kind}").first for kind in ("safety", "law", "correct")}
    for box_ in boxes.values():
        expect(box_.locator(".admonition-title")).to_be_visible()
    assert len({box_.evaluate("(el) => getComputedStyle(el).backgroundColor") for box_ in boxes.values()}) == 3
    expect(panel.locator(".nd-conflict .nd-side").first).to_be_visible()
    pictures = panel.locator(".nd-figure img")
    assert pictures.count() == sum(text.count("](../figures/") for text in TEXTS)
    desk.wait_for_function(
        "() => [...document.querySelectorAll('.nd-figure img')].every((one) => one.naturalWidth > 0)"
    )
    panel.locator(".nd-reveal summary").first.click()
    section = panel.locator(".nd-sections a").nth(4)
    heading = panel.get_by_role("heading", name=section.text_content())
    expect(heading).not_to_be_in_viewport()
    section.click()
    expect(heading).to_be_in_viewport()


def test_a_link_leads_to_the_other_chapter(desk):
    text = next(
        cell.source for cell in read_notebook(TOP / "book" / START_PAGE).cells if CHAPTER_LINK.search(cell.source)
    )
    link = CHAPTER_LINK.search(text)
    assert link
    _open(desk, START_PAGE).get_by_role("link", name=link[1], exact=True).click()
    desk.wait_for_function(f"() => window.jupyterapp.shell.currentWidget.context?.path === {link[2]!r}")


def test_a_changed_fact_shows_when_the_chapter_is_opened_again(lab, desk):
    # A number that is written out, not worked out.
    written = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in topics()}
    file, id_, key = next(
        (path, id_, key)
        for path, facts in written.items()
        for id_, _, key in (name.partition(".") for text in TEXTS for name in WITH_UNIT.findall(text))
        if "value" in facts.get(id_, {}).get("values", {}).get(key, {})
    )
    now, then = str(quantity(f"{id_}.{key}")), "98.765"
    written[file][id_]["values"][key]["value"] = float(then)
    (lab.folder / "book" / file.relative_to(TOP / "book")).write_text(
        yaml.safe_dump(written[file], allow_unicode=True), encoding="utf-8"
    )
    panel = _open(desk, CHAPTER)
    expect(panel.get_by_text(now, exact=True).first).to_be_visible()
    desk.evaluate("window.jupyterapp.commands.execute('application:close')")
    button = desk.get_by_role("button", name="Discard")
    if button.is_visible():
        button.click()
    expect(_open(desk, CHAPTER).locator(".nd-number", has_text=then).first).to_be_attached()


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


def test_a_wrong_name_is_one_sentence(live):
    _run(live, 6)
    told = live.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").nth(6).locator(".jp-OutputArea-output")
    expect(told).to_contain_text("there is no explorer 'deep'. Nearest: 'depth'")
    assert len((told.text_content() or "").strip().splitlines()) == 1


def test_what_could_act_in_a_text_is_taken_out(live):
    text = live.locator(".nd-text", has_text="At most 3 h.")
    expect(text).to_be_attached()
    assert text.locator("script, [onload]").count() == 0
    assert live.evaluate("window.hacked") is None


def test_the_terminal_says_where_it_is_and_nothing_frightening(lab, live):
    """Last: kernels have started, notebooks have been opened and run."""
    assert [line for line in lab.told if line != "Bundling the front end …"] == [
        f"Open this address in a browser:  {lab.address}?token={lab.token}",
        "Whoever has the address can run programs here. Stop with Ctrl+C, twice.",
    ]
