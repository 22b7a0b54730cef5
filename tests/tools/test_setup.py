"""Setting up says in a sentence what is missing, also to an old Python."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
import setup
from packaging.specifiers import SpecifierSet

from tests.conftest import TOP

NODE = TOP / ".venv" / "bin" / "node"


def as_python(monkeypatch: pytest.MonkeyPatch, *version: int, has: tuple[str, ...] = ()) -> None:
    """Let the tool believe that this Python runs it, on a machine that has these."""
    monkeypatch.setattr(
        setup, "sys", SimpleNamespace(version_info=(*version, "final", 0), executable="/bin/this", exit=sys.exit)
    )
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/bin/{name}" if name in has else None)


@pytest.mark.parametrize(("version", "said"), [((3, 6, 1), "3.6"), ((3, 10, 4), "3.10"), ((3, 15, 0), "3.15")])
def test_a_python_that_does_not_fit_is_told_which_does(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], said: str
) -> None:
    as_python(monkeypatch, *version)
    with pytest.raises(SystemExit) as stopped:
        setup.find_python()
    assert str(stopped.value).startswith(f"This project needs {setup.needed()}; this is {said}. Install one")


def test_a_newer_python_on_the_machine_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    as_python(monkeypatch, 3, 9, 2, has=("python3.11", "python3.12"))
    assert setup.find_python() == "/bin/python3.12"


def test_a_python_that_fits_is_used_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    as_python(monkeypatch, 3, 11, 0, has=("python3.13",))
    assert setup.find_python() == "/bin/this"


def test_the_pythons_that_fit_are_said_alike_wherever_they_are_said() -> None:
    words = "Python 3.11, 3.12, 3.13 or 3.14"
    assert setup.needed() == words
    assert f"This project needs {words}; this is" in (TOP / "README.md").read_text(encoding="utf-8")
    (first, *_, last) = setup.SUPPORTED
    declared = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert declared == f">=3.{first[1]},<3.{last[1] + 1}"


def test_no_pinned_package_excludes_a_python_that_fits() -> None:
    """Where one does, it is named."""
    excluded = [
        f"{one.metadata['Name']} {one.version} excludes Python 3.{minor}"
        for one in importlib.metadata.distributions()
        for _, minor in setup.SUPPORTED
        if not SpecifierSet(one.metadata.get("Requires-Python") or "").contains(f"3.{minor}.99")
        and one.metadata["Name"] != "needling"
    ]
    assert excluded == []


def test_plain_sphinx_is_set_up_in_an_environment_of_its_own(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "PLAIN", tmp_path / ".venv-plain")
    packages = setup.PLAIN / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (setup.PLAIN / "bin").mkdir()
    (setup.PLAIN / "bin" / "pip").touch()
    setup.main_plain()
    assert (packages / "needling.pth").read_text().strip() == str(TOP / "src")
    assert {path.parent.name for path in tmp_path.rglob(".ready*")} == {".venv-plain"}
    assert commands[-1][0].startswith(str(setup.PLAIN))
    assert commands[-1][-1] == "requirements-plain.txt"


def _pins(name: str) -> dict[str, str]:
    lines = (TOP / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line and ";" not in line and not line.startswith("#"))


def test_both_environments_have_the_same_packages_but_for_sphinx_and_its_kin() -> None:
    one, other = _pins("constraints.txt"), _pins("constraints-plain.txt")
    differing = {name for name in one.keys() & other.keys() if one[name] != other[name]}
    assert differing == {"sphinx", "myst-parser", "docutils", "alabaster", "markdown-it-py"}
    assert _pins("requirements-plain.txt").items() <= other.items()
    needs = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split(r"[<>=]", need)[0] for need in needs} <= _pins("requirements-plain.txt").keys()


def test_an_old_python_can_read_the_tool_and_say_so() -> None:
    source = (TOP / "tools" / "setup.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6)).body
    assert "from __future__ import annotations" not in source


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """What setting up would run, were it to run anything; its environment is in a folder of the test's own."""
    ran: list[list[str]] = []

    def run(command: list[str], _complaint: str) -> None:
        ran.append(command)
        if "venv" in command:
            Path(command[-1], "bin").mkdir(parents=True)

    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "run", run)
    return ran


def test_every_module_that_setting_up_runs_exists(commands: list[list[str]]) -> None:
    setup.main("dev")
    modules = [command[command.index("-m") + 1] for command in commands if "-m" in command]
    assert {"venv", "pip"} <= set(modules)
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


def test_half_an_environment_is_made_anew(commands: list[list[str]]) -> None:
    leftover = setup.VENV / "bin" / "python"
    leftover.parent.mkdir(parents=True)
    leftover.touch()
    setup.main("book")
    assert "venv" in commands[0]
    assert not leftover.exists()


@pytest.mark.parametrize(
    ("purpose", "marks"),
    [
        ("book", {".ready"}),
        ("lab", {".ready", ".ready-lab"}),
        ("dev", {".ready", ".ready-lab", ".ready-dev"}),
    ],
)
def test_only_what_was_set_up_is_marked_ready(commands: list[list[str]], purpose: str, marks: set[str]) -> None:
    setup.main(purpose)
    assert {path.name for path in setup.VENV.glob(".ready*")} == marks
    installs = [name for command in commands for name in command if name.startswith("requirements")]
    assert installs == [setup.PURPOSES[purpose][1]]


def test_live_notebooks_are_set_up_without_what_tests_need(commands: list[list[str]]) -> None:
    setup.main("lab")
    assert not any("npm" in part for command in commands for part in command)
    wanted = (TOP / "requirements-lab.txt").read_text(encoding="utf-8")
    assert "jupyterlab==" in wanted
    assert not re.search("^(mypy|playwright|pytest)", wanted, re.MULTILINE)


def test_setting_up_for_live_notebooks_leaves_what_is_ready_for_tests(commands: list[list[str]]) -> None:
    """A mark that is older than the first one means: install again."""
    setup.main("dev")
    (setup.VENV / "bin" / "pip").touch()
    before = {path.name: path.stat().st_mtime_ns for path in setup.VENV.glob(".ready*")}
    setup.main("lab")
    assert (setup.VENV / ".ready").stat().st_mtime_ns == before[".ready"] <= before[".ready-dev"]


def test_programs_of_packages_are_no_modules_of_this_project(commands: list[list[str]]) -> None:
    """Node reads JupyterLab's yarn by the nearest package.json, and the project's says "module"."""
    setup.main("lab")
    program = setup.VENV / "lib" / "yarn.js"
    program.parent.mkdir(parents=True)
    program.write_text('process.stdout.write(require("util").format("%s", "yarn"))', encoding="utf-8")
    (setup.VENV.parent / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run([NODE, str(program)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("yarn", "")


def test_a_command_that_fails_stops_with_its_sentence() -> None:
    with pytest.raises(SystemExit, match="Is there a network"):
        setup.run([sys.executable, "-c", "raise SystemExit(3)"], "Is there a network?")
