"""Explorers as a page carries them, tabulated once for all tests."""

from __future__ import annotations

from functools import cache

from needling import explore
from needling.widgets.base import json_for_html
from needling.widgets.explore import Exploration, exploration_of

#: Moves the controls of an explorer as a hand does.
SET = """([name, state]) => {
    const root = document.querySelector(`[data-explorer="${name}"]`);
    for (const [control, place] of Object.entries(state)) {
        const input = root.querySelector(`.nd-controls [name="${control}"]`);
        input.value = String(place);
        input.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""


@cache
def tabulated(name: str) -> Exploration:
    """What an explorer shows, in every state."""
    return exploration_of(name)


@cache
def body(*names: str) -> str:
    """Explorers as a page of the book carries them."""
    made = [explore(name) for name in names]
    return "".join(
        f'{one.html}<script type="application/json">{json_for_html(one.page_traits())}</script>' for one in made
    )


def place(name: str, control: str, value: object) -> int:
    """Where a value stands among those of a control."""
    return next(one for one in tabulated(name).controls if one.name == control).values.index(value)
