"""In which line of a YAML file a thing stands. Asked only when something is wrong: the file is read once more for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from needling.course.problem import Step

LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        try:
            self._root: yaml.Node | None = yaml.compose(text, Loader=LOADER)
        except (yaml.YAMLError, RecursionError):
            self._root = None  # No line is better than a wrong one.

    def of(self, path: Iterable[Step]) -> int:
        """The line of a thing, from 1; of what it would stand in where it is missing; 0 where nothing is found."""
        line, node = 0, self._root
        for place, step in enumerate(path):
            found = _find(node, str(step), anywhere=place == 0) if node is not None else None
            if found:
                line, node = found
        return line

    def of_thing(self, thing: str) -> int:
        """The line of a thing in an author's words: ``numb-1, option 2, feedback``."""
        return self.of(thing.replace(",", "").split())


_Found = tuple[int, yaml.Node]


def _find(node: yaml.Node, step: str, *, anywhere: bool) -> _Found | None:
    """What a step means in a node: a field or an entry of it; else an entry further down, or a field if it is ``anywhere``."""
    named = dict(reversed([*_named(node)]))
    entries = _entries(node)
    if step in named or f"{step}s" in named:
        return named.get(step) or named[f"{step}s"]
    if step.isdigit():
        return entries[int(step) - 1] if 0 < int(step) <= len(entries) else None
    return _find_below(node, step, fields=False) or (_find_below(node, step, fields=True) if anywhere else None)


def _find_below(node: yaml.Node, step: str, *, fields: bool) -> _Found | None:
    for _, (_, below) in _named(node):
        wanted = _named(below) if fields or isinstance(below, yaml.SequenceNode) else ()
        if found := next((found for name, found in wanted if name == step), None):
            return found
        if deeper := _find_below(below, step, fields=fields):
            return deeper
    return None


def _named(node: yaml.Node) -> Iterator[tuple[str, _Found]]:
    """The fields of a node by their names, or its entries by their ids, each with its line."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), (key.start_mark.line + 1, value)) for key, value in node.value)
    yield from ((_id_of(entry[1]), entry) for entry in _entries(node))


def _entries(node: yaml.Node) -> list[_Found]:
    return [(one.start_mark.line + 1, one) for one in node.value] if isinstance(node, yaml.SequenceNode) else []


def _id_of(node: yaml.Node) -> str:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    ids = (value.value for key, value in pairs if key.value == "id" and isinstance(value, yaml.ScalarNode))
    return str(next(ids, ""))
