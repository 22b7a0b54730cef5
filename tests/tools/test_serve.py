"""A port that cannot be used is told in a sentence, before anything is built."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from tests.conftest import TOP


def serve(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOP / "tools" / "serve.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_taken_port_is_refused_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve("--port", str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"Port {port} on 127.0.0.1 cannot be used (")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("--port", "80000"), ("--host", "no.such.host.invalid")])
def test_an_address_that_cannot_be_is_refused_in_a_sentence(arguments: tuple[str, ...]) -> None:
    done = serve(*arguments)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "cannot be used" in done.stderr
