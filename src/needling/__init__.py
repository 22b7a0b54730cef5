"""What the pages of the course are made of.

A notebook imports from here the verbs of the activities (``quiz``, ``explore``, ``case`` …): one for each folder of
``needling.widgets`` that declares an activity. Each puts something on the page that works with and without a kernel.
"""

from __future__ import annotations

from typing import Any

from needling.widgets.activity import activities


def __getattr__(name: str) -> Any:
    if name in activities():
        return activities()[name].show
    raise AttributeError(f"needling has no activity '{name}'. There are: {', '.join(activities())}.")


def __dir__() -> list[str]:
    return [*activities()]
