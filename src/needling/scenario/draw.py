"""Draws a case for its author as Mermaid text, which JupyterLab, GitHub and editors show as a graph.

``python -m needling.scenario.draw <case> [<file>]``; without a file: ``_build/cases/<case>.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from needling.course.loading import CourseError, book_folder, shown
from needling.scenario.case_graph import graph_of
from needling.scenario.cases import load_case
from needling.scenario.graph import Graph, Verdict

_MARKS: dict[Verdict, str] = {"good": "✓", "poor": "!", "unsafe": "✕"}
_LOOKS: dict[Verdict, str] = {
    "good": "fill:#e3f4ea,stroke:#1c7c4f,color:#000",
    "poor": "fill:#fdf1d8,stroke:#8a6100,color:#000",
    "unsafe": "fill:#fbe4e4,stroke:#a93434,color:#000",
}


def drawing(graph: Graph) -> str:
    """The graph as Markdown with Mermaid: states, choices with what they need, unsafe ones dashed, endings by their verdict.

    Raises:
        CourseError: if a choice leads to what is not there.
    """
    return "\n".join(["```mermaid", "flowchart LR", *_lines(graph), "```", ""])


def _lines(graph: Graph) -> Iterator[str]:
    # Names of nodes are numbers: `end` and the like mean something to Mermaid.
    number = {name: f"n{place}" for place, name in enumerate([*graph.states, *graph.endings])}
    yield from (f'  {number[name]}["{name}"]' for name in graph.states)
    for name, verdict in graph.endings.items():
        yield (
            f'  {number[name]}(["{_MARKS[verdict]} {name}"]):::{verdict}' if verdict else f"  {number[name]}([{name}])"
        )
    for name, state in graph.states.items():
        for choice in state.choices:
            for one in choice.consequences:
                needs = f" after {', '.join(one.condition)}" if one.condition else ""
                label = f'"{choice.id}{needs or (" else" if len(choice.consequences) > 1 else "")}"'
                if one.to not in number:
                    raise CourseError(f"{name}, {choice.id}: leads to '{one.to}', which is not there.")
                arrow = "-.->" if one.verdict == "unsafe" else "-->"
                yield f"  {number[name]} {arrow}|{label}| {number[one.to]}"
    yield from (f"  classDef {verdict} {look}" for verdict, look in _LOOKS.items())


def main(arguments: list[str]) -> int:
    """Draw one case.

    Returns:
        0 if it was drawn, 1 if there is no such case, 2 if none was named.
    """
    if not 1 <= len(arguments) <= 2:
        print("Say which case: python -m needling.scenario.draw sunburn")
        return 2
    try:
        text = drawing(graph_of(load_case(arguments[0])))
    except CourseError as error:
        print(error)
        return 1
    default = book_folder().parent / "_build" / "cases" / f"{arguments[0]}.md"
    path = Path(arguments[1]) if len(arguments) == 2 else default
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"{shown(path.resolve())}: written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
