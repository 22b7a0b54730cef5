"""``make lab`` starts JupyterLab where and as it was asked, and says so in a sentence. Live: ``tests/browser/test_live.py``."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import lab
import pytest

from needling.course.chapters import start_page
from tests.conftest import TOP


def options(**how: bool) -> list[str]:
    return lab.command("127.0.0.1", 8123, **{"root": False, "browser": True, **how})


def test_only_root_is_allowed_root_and_only_without_a_window_there_is_no_browser() -> None:
    assert "--allow-root" not in options()
    assert "--allow-root" in options(root=True)
    assert "--no-browser" not in options()
    assert "--no-browser" in options(browser=False)


def test_it_takes_the_address_that_was_asked_for_and_no_other() -> None:
    started = lab.command("0.0.0.0", 8123, root=False, browser=False)  # noqa: S104 - nothing is opened
    assert {"--ServerApp.ip=0.0.0.0", "--ServerApp.port=8123", "--ServerApp.port_retries=0"} <= set(started)


def test_it_opens_the_page_to_start_with() -> None:
    assert start_page().is_file()
    assert f"--LabApp.default_url=/lab/tree/{start_page().name}" in options()


def test_nobody_who_lists_processes_sees_the_key() -> None:
    assert not any("token" in word.lower() for word in options())


def test_a_port_that_was_asked_for_is_taken_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as stopped:
            lab.main(["--port", str(port)])
    said = str(stopped.value)
    assert said.startswith(f"Port {port} on 127.0.0.1 cannot be used (")
    assert "make lab PORT=" in said
    assert capsys.readouterr().out == ""
    assert lab.free_port("127.0.0.1", port) == port


@pytest.mark.parametrize("arguments", [["--port", "80000"], ["--host", "no.such.host.invalid"]])
def test_an_address_that_cannot_be_is_refused_in_a_sentence(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="cannot be used"):
        lab.main(arguments)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(lab, "FIRST_PORT", taken.getsockname()[1])
        assert lab.free_port("127.0.0.1", None) > lab.FIRST_PORT


def test_a_machine_without_windows_opens_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(lab.sys, "platform", "linux")
    monkeypatch.setattr(lab.webbrowser, "get", object)  # A text browser would be found.
    assert not lab.has_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    assert lab.has_browser()


def test_the_address_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    here = lab.address_in_words("127.0.0.1", 8123, "key", browser=False)
    assert here == "Open this address in a browser:  http://127.0.0.1:8123/?token=key"
    assert "http://[::1]:8123/?token=key" in lab.address_in_words("::1", 8123, "key", browser=True)
    everywhere = lab.address_in_words("0.0.0.0", 8123, "key", browser=False)  # noqa: S104 - nothing is opened
    assert "0.0.0.0" not in everywhere  # noqa: S104 - nothing is opened
    assert everywhere.endswith(":8123/?token=key")


@pytest.mark.parametrize(
    ("asked", "passed"),
    [
        ([], "tools/lab.py --host 127.0.0.1"),
        (["PORT=8123", "HOST=0.0.0.0"], "tools/lab.py --host 0.0.0.0 --port 8123"),
    ],
)
def test_the_menu_passes_port_and_host_on(asked: list[str], passed: str) -> None:
    make = shutil.which("make") or pytest.fail("There is no make.")
    done = subprocess.run(
        [make, "--no-print-directory", "-n", "-o", ".venv/.ready-lab", "lab", *asked],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(Path(".venv") / "bin" / "python"), *passed.split()]


def test_a_folder_without_a_course_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(TOP / "tools" / "lab.py")], env={"NEEDLING_BOOK": str(tmp_path), "PYTHONPATH": str(TOP / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "no folder 'data' in it" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
