"""Change the rules a little, one change at a time, and see whether a test notices: ``make mutants``.

mutmut makes the changes and runs the quick tests that are meant for these rules (``RULES``). What no test notices is shown
with its place; ``tests/equivalent_mutants.yml`` names the changes that change nothing, each with the reason.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
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
#: Files of rules, from ``src/needling``, and the tests meant for them, from ``tests``.
RULES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("models/*.py",): ("models",),
    ("widgets/explore/numbing/plan.py",): ("widgets/test_numbing_plan.py",),
    ("widgets/treatment/outcomes.py", "widgets/treatment/rules.py"): (
        "widgets/test_treatment_outcomes.py",
        "widgets/test_treatment_rules.py",
    ),
    ("questions/kinds/*/__init__.py",): ("questions/test_scoring_keys.py",),
    ("questions/bank.py",): ("questions/test_asked_questions.py",),
    ("questions/rules.py", "questions/question.py"): (
        "questions/test_invalid_banks.py",
        "questions/test_invalid_questions.py",
    ),
    ("scenario/graph.py", "scenario/paths.py", "scenario/proof.py", "widgets/case/rules.py"): (
        "scenario/test_paths.py",
        "scenario/test_proof.py",
        "scenario/test_cases.py",
    ),
    ("course/hardcoded_numbers.py",): ("course/test_hardcoded_numbers.py",),
    ("sphinx/coverage.py",): ("sphinx/test_coverage_counts.py",),
}
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


def files_of(patterns: tuple[str, ...]) -> list[Path]:
    """The files of rules that these patterns mean, from the top."""
    source = TOP / "src" / "needling"
    return sorted(path.relative_to(TOP) for pattern in patterns for path in source.glob(pattern))


def asked(file: Path, modules: list[str]) -> bool:
    """Whether a file belongs to one of the modules; every file does where none is named."""
    name = ".".join(file.with_suffix("").parts[1:])
    return not modules or any(f"{name}.".startswith(f"{module}.") for module in modules)


def prepare(files: list[Path], tests: tuple[str, ...]) -> None:
    """A copy of the project in which mutmut changes these files and runs these tests."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(TOP / "src", STAGE / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in READ:
        (STAGE / name).symlink_to(TOP / name)
    for file in files:
        path = STAGE / file
        tree = cst.parse_module(path.read_text(encoding="utf-8")).visit(_Undecorated())
        path.write_text(tree.code, encoding="utf-8")
    config: dict[str, Iterable[object]] = {
        "source_paths": ["src"],
        "only_mutate": files,
        "also_copy": READ,
        "pytest_add_cli_args": ["-p", "no:xdist"],
        "pytest_add_cli_args_test_selection": [f"tests/{test}" for test in tests],
    }
    lines = [f"{name}=" + "".join(f"\n    {value}" for value in values) for name, values in config.items()]
    # So that nothing that a test keeps (facts, questions) reaches the next mutant.
    lines += ["process_isolation=forkserver"]
    (STAGE / "setup.cfg").write_text("\n".join(["[mutmut]", *lines, ""]), encoding="utf-8")


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


def run(workers: int) -> dict[str, str]:
    """Every mutant by its name, with what mutmut says of it."""
    mutmut("run", "--max-children", str(workers))
    pairs = (line.strip().rpartition(": ") for line in mutmut("results", "--all", "true").splitlines())
    return {name: status for name, _, status in pairs if _NAME.match(name)}


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


def report(found: dict[str, str], survivors: list[Survivor]) -> bool:
    """Print what was noticed and what was not; true if enough was."""
    equivalent = dict(explained(survivors))
    for one in sorted(survivors, key=lambda one: (one.file, one.line)):
        if one not in equivalent:
            print(f"src/needling/{one.file}:{one.line}\n  - {one.was}\n  + {one.became}")
    modules = Counter(name.partition(".x")[0] for name in found)
    killed = Counter(name.partition(".x")[0] for name, status in found.items() if status in NOTICED)
    print()
    for module, count in sorted(modules.items()):
        print(f"{killed[module]:5} of {count:4} noticed  {100 * killed[module] / count:5.1f} %  {module}")
    total, noticed = sum(modules.values()) - len(equivalent), sum(killed.values())
    share = noticed / total if total else 0.0
    print(f"{noticed:5} of {total:4} noticed  {100 * share:5.1f} %  in all; {len(equivalent)} more change nothing")
    return share >= LEAST_KILLED


def main() -> int:
    """Run all rules, or those whose modules are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="a module, such as needling.models.patch; all without one")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    started = time.monotonic()
    found: dict[str, str] = {}
    survivors: list[Survivor] = []
    for patterns, tests in RULES.items():
        if files := [file for file in files_of(patterns) if asked(file, arguments.modules)]:
            prepare(files, tests)
            here = run(arguments.workers)
            with ThreadPoolExecutor(2) as pool:
                survivors += pool.map(survivor, (name for name, status in here.items() if status not in NOTICED))
            found |= here
    good = report(found, survivors)
    minutes = (time.monotonic() - started) / 60
    print(f"{minutes:.0f} min. " + ("Enough." if good else f"Less than {100 * LEAST_KILLED:.0f} %."))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
