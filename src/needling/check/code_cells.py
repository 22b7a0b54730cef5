"""What an author can get wrong in the code cells of a notebook: calls and tags."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from needling.check.slips import Slip
from needling.course.chapters import Call, calls
from needling.course.loading import CourseError
from needling.widgets.activity import activities, known

#: The tags by which a cell shows its output and not its code, or nothing at all.
HIDES_CODE, HIDES_ALL = "remove-input", "remove-cell"
_TAGS = (HIDES_CODE, HIDES_ALL)
_PACKAGE = "needling"


@dataclass
class Done:
    """What the cells so far have done: which names they import, which questions they ask."""

    imported: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)


def code_slips(cell: Any, done: Done) -> Iterator[Slip]:
    """What is wrong with a code cell, in the order of its lines; adds to what is done."""
    if not cell.source.strip():
        yield Slip(0, "is an empty code cell, which readers see. Delete it: click it, press Esc, then D twice.")
        return
    try:
        tree = ast.parse(cell.source)
    except SyntaxError as error:
        yield Slip(error.lineno or 1, _not_python(error))
        return
    yield from _import_slips(tree, done)
    yield from _call_slips(cell.source, tree, done)
    yield from _tag_slips(cell)


def _not_python(error: SyntaxError) -> str:
    told = (error.msg or "").partition("(U+")[0].strip()
    if "“" in told or "”" in told or "‘" in told or "’" in told:
        return 'has curly quotation marks. Names in a call stand in straight ones: "numb".'
    text = "If it is text, make the cell a Markdown cell: click it, press Esc, then M."
    return f"is not Python ({told}). {text}"


def _import_slips(tree: ast.Module, done: Done) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == _PACKAGE:
            for alias in node.names:
                if alias.name not in activities():
                    yield Slip(
                        node.lineno, f"there is no '{alias.name}' to import. There are {', '.join(activities())}."
                    )
                done.imported.add(alias.asname or alias.name)


def _call_slips(source: str, tree: ast.Module, done: Done) -> Iterator[Slip]:
    """Names in calls of activities that do not exist; notes what is asked."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    all_ = activities()
    for call, node in zip(calls(source), nodes, strict=True):
        line = node.lineno
        if call.verb not in all_:
            told = f"there is no '{call.verb}(…)'. There are {', '.join(f'{verb}(…)' for verb in all_)}."
            yield Slip(line, told)
            continue
        if call.verb not in done.imported:
            done.imported.add(call.verb)
            told = f"'{call.verb}' is not imported. Write 'from {_PACKAGE} import {call.verb}' in the first code cell."
            yield Slip(line, told)
        if unquoted := [ast.unparse(one) for one in node.args if not isinstance(one, ast.Constant)]:
            yield Slip(
                line, f'{unquoted[0]} stands without quotation marks. Write {call.verb}("…"), names in straight ones.'
            )
            continue
        if told := _problem(call):
            yield Slip(line, told)
        else:
            done.asked += all_[call.verb].items(call)


def _problem(call: Call) -> str:
    """What is wrong with what a call names; empty when all is well."""
    activity = activities()[call.verb]
    signature = inspect.signature(activity.show)
    try:
        signature.bind(*call.names, **call.options)
    except TypeError:
        names = [name for name, one in signature.parameters.items() if one.kind is not inspect.Parameter.VAR_POSITIONAL]
        unknown = [name for name in call.options if name not in names]
        if unknown:
            return f"{call.verb}(…) has no '{unknown[0]}='.{f' It has {names[-1]}=.' if names else ''}"
        fewest = sum(
            one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD for one in signature.parameters.values()
        )
        wanted = {0: "names nothing", 1: "names one thing"}.get(fewest, f"names {fewest} things")
        stand = "stands 1 name" if len(call.names) == 1 else f"stand {len(call.names)} names"
        return f"{call.verb}(…) {wanted}; here {stand}."
    if not call.names and any(one.kind is one.VAR_POSITIONAL for one in signature.parameters.values()):
        return f"{call.verb}(…) names nothing. Write in its brackets what it is to show, in quotation marks."
    try:
        activity.accept(call)
    except CourseError as error:
        return str(error)
    return ""


def _tag_slips(cell: Any) -> Iterator[Slip]:
    """Readers never see code: a cell that shows something hides its code, one that only prepares hides itself."""
    tags = cell.metadata.get("tags", [])
    shows = bool(list(known(calls(cell.source))))
    if not {HIDES_CODE, HIDES_ALL} & set(tags):
        tag, why = (HIDES_CODE, "shows its code to readers") if shows else (HIDES_ALL, "is seen by readers")
        other = [name for name in tags if name not in _TAGS]
        instead = f" instead of '{other[0]}'" if other else ""
        yield Slip(0, f"{why}. Give the cell the tag '{tag}'{instead}.")
    elif shows and HIDES_ALL in tags:
        yield Slip(0, f"what it shows is taken out with the cell. Tag it '{HIDES_CODE}' instead of '{HIDES_ALL}'.")
