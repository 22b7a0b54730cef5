"""The numbing explorer: a cream, an area and a time against what label texts say. It warns; it never permits.

Amounts and limits are the labels' (H1 to H4, R31), arithmetic on them (H20), depths of H5; the rule is the chapter's (R31).
"""

from __future__ import annotations

from needling.course import format_number, number
from needling.widgets.explore.exploration import Exploration
from needling.widgets.explore.explorer import Explorer
from needling.widgets.explore.numbing import plan
from needling.widgets.explore.numbing.data import FACTS, NUMBERS, creams, worked_out
from needling.widgets.explore.numbing.figure import LONGEST_MIN, chart, moving
from needling.widgets.explore.numbing.tables import (
    areas_cm2,
    dose_text,
    medicine_text,
    signs_in_words,
    value_tables,
    written,
)
from needling.widgets.explore.tabulate import Control, Output, tabulate_all

#: The last two beyond every label text, to be seen and not planned.
_MINUTES = (0, 15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 300, 330, LONGEST_MIN)
_START = {"area": 10, "time": 60}

_MARKS = {
    "never": "never",
    "long": "long",
    "without": "known",
    "deepest": "known",
    "memory": "memory",
    "conflict": "differ",
}
_TIMER_WORDS = (
    "to_earliest",
    "to_latest",
    "over",
    "was",
    "started",
    "reached",
    "passed",
    "stopped",
    "not_kept",
    "start",
    "go_on",
)


def minutes() -> tuple[int, ...]:
    """The times that can be set, those that a label names among them."""
    named = {
        round(time) for cream in creams().values() for time in (cream.earliest_min, cream.latest_min, cream.most_min)
    }
    return tuple(sorted({*_MINUTES, *(time for time in named if time <= LONGEST_MIN)}))


def _controls(words: dict[str, str]) -> tuple[Control, ...]:
    def area_label(area: int) -> str:
        cm2 = written(area, area, "cm²")
        return words["area_face"].format(cm2=cm2) if area == number("H20.face-area") else cm2

    def time_label(time_min: int) -> str:
        hours, rest = divmod(time_min, 60)
        text = written(time_min, time_min, "min")
        return text if rest or not hours else words["time_hours"].format(minutes=text, hours=hours)

    def named(name: str, values: tuple[str, ...]) -> Control:
        return Control(name, "select", words[name], values, tuple(words[f"{name}_{value}"] for value in values))

    areas, times = areas_cm2(), minutes()
    return (
        named("cream", tuple(creams())),
        named("cover", plan.COVERS),
        Control("area", "range", words["area"], areas, tuple(map(area_label, areas)), areas.index(_START["area"])),
        Control("time", "range", words["time"], times, tuple(map(time_label, times)), times.index(_START["time"])),
    )  # fmt: skip


def _sentences(words: dict[str, str]) -> dict[str, Output]:
    """What readers read: name -> controls that it depends on, text."""

    def amount(cream: str, area: int) -> str:
        finding = plan.amount_finding(cream, area)
        return words["amount_never" if finding == "never" else f"amount_{cream}_{finding}"]

    def time(cream: str, time: int) -> str:
        finding = plan.time_finding(cream, time)
        return words["time_never" if finding == "never" else f"time_{cream}_{finding}"]

    def times(cream: str, area: int) -> str:
        dose, own_use = plan.dose_g(cream, area), creams()[cream].dose_max_g
        return format_number(round(dose[0] / own_use, 1)) if dose and own_use else ""

    def mark(finding: str) -> str:
        return words[f"mark_{_MARKS.get(finding, plan.level(finding))}"]

    def known(cream: str, time: int) -> str:
        return words[f"mark_{_MARKS.get(plan.depth_finding(cream, time), 'unknown')}"]

    return {
        "advice": (
            ("cream", "area", "time", "cover"),
            lambda cream, area, time, cover: words[f"advice_{plan.gravest(cream, area, time, cover)}"],
        ),
        "level": (
            ("cream", "area", "time", "cover"),
            lambda cream, area, time, cover: plan.level(plan.gravest(cream, area, time, cover)),
        ),
        "amount": (("cream", "area"), amount),
        "amount_mark": (("cream", "area"), lambda cream, area: mark(plan.amount_finding(cream, area))),
        "amount_level": (("cream", "area"), lambda cream, area: plan.level(plan.amount_finding(cream, area))),
        "time": (("cream", "time"), time),
        "time_mark": (("cream", "time"), lambda cream, time: mark(plan.time_finding(cream, time))),
        "time_level": (("cream", "time"), lambda cream, time: plan.level(plan.time_finding(cream, time))),
        "cover": (("cover",), lambda cover: words[f"cover_says_{plan.cover_finding(cover)}"]),
        "cover_mark": (
            ("cover",),
            lambda cover: words["mark_whole" if plan.cover_finding(cover) == "inside" else "mark_no"],
        ),
        "cover_level": (("cover",), lambda cover: plan.level(plan.cover_finding(cover))),
        "numbness": (("cream", "time"), lambda cream, time: words[f"numbness_{plan.depth_finding(cream, time)}"]),
        "numbness_mark": (("cream", "time"), known),
        "minutes": (("time",), lambda time: written(time, time, "min")),
        "area": (("area",), lambda area: written(area, area, "cm²")),
        "dose": (("cream", "area"), dose_text),
        "medicine": (("cream", "area"), lambda cream, area: medicine_text(words, cream, area)),
        "times": (("cream", "area"), times),
    }


def _timer(words: dict[str, str]) -> dict[str, Output]:
    """What the timer starts with: name -> controls that it depends on, value."""

    def says(cream: str, area: int, cover: str) -> str:
        if not creams()[cream].most_min:
            return words["timer_never"]
        return words["timer_ready" if plan.timed(cream, area, cover) else "timer_refused"]

    return {
        "cream": (("cream",), lambda cream: cream),
        "name": (("cream",), lambda cream: words[f"cream_{cream}"]),
        "earliest_min": (("cream",), lambda cream: round(creams()[cream].earliest_min)),
        "latest_min": (("cream",), lambda cream: round(creams()[cream].latest_min)),
        "timer_allowed": (("cream", "area", "cover"), plan.timed),
        "timer_says": (("cream", "area", "cover"), says),
    }


def _make(words: dict[str, str]) -> Exploration:
    controls = _controls(words)
    names = {cream: words[f"cream_{cream}"] for cream in creams()}
    return Exploration(
        name="numbing",
        strings=words,
        controls=controls,
        columns=tabulate_all(controls, _sentences(words) | _timer(words) | moving()),
        tables=value_tables(words),
        chart=chart(words),
        content={"timer": {"names": names, "words": {name: words[f"timer_{name}"] for name in _TIMER_WORDS}}},
        more_words=signs_in_words(words),
    )


EXPLORER = Explorer(name="numbing", facts=FACTS, make=_make, numbers=NUMBERS, worked_out=worked_out)
