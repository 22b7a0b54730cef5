"""Change the rules a little, one change at a time, and see whether a test notices: ``make mutants``.

mutmut makes the changes and runs the tests that reach them; which rules and which tests, ``[tool.mutmut]`` in
``pyproject.toml`` says. What no test notices is shown with its place; ``tests/equivalent_mutants.yml`` names the changes
that change nothing, each with the reason.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import libcst as cst
import yaml

TOP = Path(__file__).parents[1]
STAGE = TOP / "_build" / "mutants"
MUTMUT = Path(sys.executable).parent / "mutmut"
EQUIVALENT = TOP / "tests" / "equivalent_mutants.yml"
#: Beside ``src``: what the tests read.
READ = ("tests", "book", "docs", "tools", "_toc.yml", "_config.yml", "pyproject.toml", "package.json")
LEAST_KILLED = 0.85
#: What mutmut says of a mutant that a test noticed.
NOTICED = ("killed", "timeout", "suspicious", "segfault", "caught by type check")
#: How mutmut shows that it is at work.
_WAITING = set("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
_NAME = re.compile(r"^(?P<module>[\w.]+)\.x(?:ǁ(?P<cls>\w+)ǁ|_)(?P<function>\w+)__mutmut_\d+$")


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: the file from ``src/needling``, the line, what stood there and what stood instead."""

    file: str
    line: int
    was: str
    became: str


class _Undecorated(cst.CSTTransformer):
    """``@cache def f`` as ``def f`` and ``f = cache(f)``: mutmut leaves decorated functions alone."""

    def leave_FunctionDef(  # noqa: N802 - libcst's name
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        """Move the decorators below the function."""
        del original_node
        name = updated_node.name
        decorated: cst.BaseExpression = cst.Name(name.value)
        for decorator in reversed(updated_node.decorators):
            decorated = cst.Call(decorator.decorator, [cst.Arg(decorated)])
        if isinstance(decorated, cst.Name):
            return updated_node
        below = cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(cst.Name(name.value))], decorated)])
        return cst.FlattenSentinel([updated_node.with_changes(decorators=()), below])


def rules() -> list[str]:
    """The files whose rules are changed, from the top."""
    config = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    patterns = config["only_mutate"]
    files = sorted(path.relative_to(TOP).as_posix() for path in (TOP / "src").rglob("*.py"))
    return [file for file in files if any(fnmatch(file, pattern) for pattern in patterns)]


def prepare(files: list[str]) -> None:
    """A copy of the project in which mutmut works."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(TOP / "src", STAGE / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in READ:
        (STAGE / name).symlink_to(TOP / name)
    for file in files:
        path = STAGE / file
        tree = cst.parse_module(path.read_text(encoding="utf-8")).visit(_Undecorated())
        path.write_text(tree.code, encoding="utf-8")


def mutmut(*arguments: str) -> str:
    """What a command of mutmut prints."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [MUTMUT, *arguments], cwd=STAGE, env=own, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line and line[0] not in _WAITING]
        sys.exit("\n".join([*lines[-60:], f"mutmut {arguments[0]} failed."]))
    return done.stdout


def run(only: list[str], workers: int) -> dict[str, str]:
    """Every mutant by its name, with what mutmut says of it."""
    mutmut("run", "--max-children", str(workers), *only)
    pairs = (line.strip().rpartition(": ") for line in mutmut("results", "--all", "true").splitlines())
    return {name: status for name, _, status in pairs if _NAME.match(name) and status != "not checked"}


def survivor(name: str) -> Survivor:
    """Where a mutant that survived stands, and what it changes."""
    found = _NAME.match(name)
    assert found  # noqa: S101 - the caller read it
    path = Path("src", *found["module"].split("."))
    source = path.with_suffix(".py") if (TOP / path.with_suffix(".py")).is_file() else path / "__init__.py"
    changed = [line for line in mutmut("show", name).splitlines() if re.match(r"[-+](?!--|\+\+)", line)]
    was = " ".join(line[1:].strip() for line in changed if line.startswith("-"))
    became = " ".join(line[1:].strip() for line in changed if line.startswith("+"))
    first = next((line[1:].strip() for line in changed if line.startswith("-")), "")
    lines = (TOP / source).read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if re.match(rf"\s*def {found['function']}\(", line)]
    at = next((n for start in starts for n in range(start, len(lines)) if lines[n].strip() == first), -1)
    return Survivor(source.relative_to("src/needling").as_posix(), at + 1, was, became)


def explained(survivors: list[Survivor]) -> Iterator[tuple[Survivor, str]]:
    """The survivors that change nothing, each with the reason that is kept."""
    known = {
        (one["file"], one["was"], one["became"]): one["because"]
        for one in yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or ()
    }
    for one in survivors:
        if because := known.get((one.file, one.was, one.became)):
            yield one, because


def report(found: dict[str, str]) -> bool:
    """Print what was noticed and what was not; true if enough was."""
    with ThreadPoolExecutor(2) as pool:
        survivors = list(pool.map(survivor, (name for name, status in found.items() if status not in NOTICED)))
    equivalent = dict(explained(survivors))
    survivors = [one for one in survivors if one not in equivalent]
    for one in sorted(survivors, key=lambda one: (one.file, one.line)):
        print(f"src/needling/{one.file}:{one.line}\n  - {one.was}\n  + {one.became}")
    modules = Counter(name.partition(".x")[0] for name in found)
    killed = Counter(name.partition(".x")[0] for name, status in found.items() if status in NOTICED)
    print()
    for module, count in sorted(modules.items()):
        print(f"{killed[module]:5} of {count:4} noticed  {100 * killed[module] / count:4.0f} %  {module}")
    total, noticed = sum(modules.values()) - len(equivalent), sum(killed.values())
    share = noticed / total if total else 0.0
    print(f"{noticed:5} of {total:4} noticed  {100 * share:4.1f} %  in all; {len(equivalent)} more change nothing")
    return share >= LEAST_KILLED


def main() -> int:
    """Run all rules, or those whose modules are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="a module, such as needling.models.patch; all without one")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    started = time.monotonic()
    prepare(rules())
    good = report(run([f"{module}.*" for module in arguments.modules], arguments.workers))
    minutes = (time.monotonic() - started) / 60
    print(f"{minutes:.0f} min. " + ("Enough." if good else f"Less than {100 * LEAST_KILLED:.0f} %."))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
