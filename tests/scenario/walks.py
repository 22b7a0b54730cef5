"""Every way through a case, walked from what its author wrote and not by the code that judges it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Walk(NamedTuple):
    """One way from the start to an ending (or to where it sticks)."""

    steps: tuple[str, ...]
    place: str
    asked: frozenset[str]
    unsafe: bool


def walks(case: dict[str, Any]) -> Iterator[Walk]:
    """Every way, but of those that only ask the same questions in another order in a state just one."""
    states = {state["id"]: state for state in case["states"]}
    order = [ask["id"] for ask in case["asks"]]

    def go(here: Walk, last: int) -> Iterator[Walk]:
        state = states.get(here.place)
        if state is None:
            yield here
            return
        for number, ask in enumerate(case["asks"]):
            open_ = not ask.get("at") or here.place in ask["at"]
            if number > last and open_ and ask["id"] not in here.asked:
                asked = here.asked | {order[number]}
                yield from go(here._replace(steps=(*here.steps, ask["id"]), asked=asked), number)
        for one in state["decisions"]:
            met = all(need in here.asked for need in one.get("needs", []))
            way = one if met else one["otherwise"]
            unsafe = here.unsafe or way.get("unsafe", False)
            yield from go(Walk((*here.steps, one["id"]), way["to"], here.asked, unsafe), -1)

    yield from go(Walk((), case["states"][0]["id"], frozenset(), unsafe=False), -1)


def worth(case: dict[str, Any], walk: Walk) -> int:
    """The points of a finished walk, by the rule as CONTRIBUTING tells it."""
    kind = next(ending["kind"] for ending in case["endings"] if ending["id"] == walk.place)
    red = {ask["id"] for ask in case["asks"] if ask.get("red_flag")}
    used = sum(ask["minutes"] for ask in case["asks"] if ask["id"] in walk.asked)
    if kind == "unsafe":
        return 0
    if kind == "safe-poor":
        return 2 + 3 * len(red & walk.asked) // len(red)
    return 10 if used <= case["minutes"] else 8


def unkept_promises(case: dict[str, Any]) -> set[str]:
    """Which of the promises that every case makes this one breaks."""
    kinds = {ending["id"]: ending["kind"] for ending in case["endings"]}
    red = {ask["id"] for ask in case["asks"] if ask.get("red_flag")}
    broken = set()
    done = list(walks(case))
    ended = [walk for walk in done if walk.place in kinds]
    for walk in ended:
        if walk.unsafe and (kinds[walk.place] != "unsafe" or worth(case, walk) > 0):
            broken.add("an unsafe step is rewarded")
        if not walk.unsafe and kinds[walk.place] == "unsafe":
            broken.add("an unsafe ending without an unsafe step")
        if red - walk.asked and kinds[walk.place] == "safe-good":
            broken.add("a red flag left out ends well")
    if len(ended) < len(done):
        broken.add("a way sticks")
    if {walk.place for walk in ended} != set(kinds):
        broken.add("an ending is never reached")
    if set(kinds.values()) != {"safe-good", "safe-poor", "unsafe"}:
        broken.add("a kind of ending is missing")
    most = max(worth(case, walk) for walk in ended)
    if any(red - walk.asked and worth(case, walk) == most for walk in ended):
        broken.add("a red flag left out is worth as much as the best")
    best = _followed(case)
    if best is None or kinds.get(best.place) != "safe-good" or worth(case, best) < most:
        broken.add("the best path is not the best")
    return broken


def _followed(case: dict[str, Any]) -> Walk | None:
    """Where the best path leads, which may ask in another order than ``walks`` does; ``None`` where it cannot be followed."""
    states = {state["id"]: state for state in case["states"]}
    asks = {ask["id"]: ask for ask in case["asks"]}
    here = Walk((), case["states"][0]["id"], frozenset(), unsafe=False)
    for step in case["best"]:
        if here.place not in states:
            return None
        taken = {one["id"]: one for one in states[here.place]["decisions"]}
        if step in asks and step not in here.asked and here.place in (asks[step].get("at") or states):
            here = here._replace(asked=here.asked | {step})
        elif step in taken:
            met = set(taken[step].get("needs", [])) <= here.asked
            here = here._replace(place=(taken[step] if met else taken[step]["otherwise"])["to"])
        else:
            return None
    return here
