"""The remodelling explorer's chart and its values as tables."""

from __future__ import annotations

from typing import Any

from needling.models.remodelling import illustrative_build_up, session_weeks
from needling.widgets.explore.look import (
    axis,
    chart,
    mark,
    note,
    sourced_line,
    sourced_points,
)
from needling.widgets.explore.plane import Axis, Plane
from needling.widgets.explore.remodelling.data import LANES, LAST_WEEK, Says, phases, points, weeks_of
from needling.widgets.explore.tabulate import Output

#: The curve stands above the lanes: its foot and its height in lanes.
_FOOT, _HEIGHT = 5.0, 2.6
PLANE = Plane(Axis(-1, LAST_WEEK + 1), Axis(-0.7, _FOOT + _HEIGHT + 0.7))
_CURVE_WEEKS = tuple(range(0, LAST_WEEK + 1, 2))
_SYMBOLS: dict[Says, str] = {
    "more": "triangle-up", "weak": "triangle-up-open", "less": "triangle-down", "scored": "diamond", "said": "diamond"
}  # fmt: skip


def figure(words: dict[str, str]) -> dict[str, Any]:
    """What stands still on the chart: below what sources measured, above the room for the illustrative curve."""
    said = [point for point in points() if point.lane == "text"]
    marks = []
    for says, symbol in _SYMBOLS.items():
        of = [point for point in points() if point.says == says]
        heights = [LANES.index(point.lane) + point.lift for point in of]
        marks.append(sourced_points([point.week for point in of], heights, symbol=symbol))
    return chart(
        [
            sourced_line([point.week for point in said], [0.0] * len(said)),
            *marks,
        ],
        x=axis(words["chart_axis"], PLANE.x, dtick=round(weeks_of("M4.full-result-after-at-least"))),
        y=axis(
            "",
            PLANE.y,
            tickvals=[*range(len(LANES)), _FOOT + _HEIGHT / 2],
            ticktext=[*(words[f"lane_{lane}"] for lane in LANES), words["lane_drawn"]],
            showgrid=False,
        ),
        shapes=[mark(along="y", at=_FOOT - 0.45, colour="--nd-line", dash="solid", width=1)],
        annotations=[
            note(words["chart_drawn"], x=LAST_WEEK, y=_FOOT, xanchor="right"),
            note(words["chart_unsure"], x=LAST_WEEK, y=LANES.index("elastin"), xanchor="right"),
        ],
    )


def unsettled() -> dict[str, str]:
    """The lane whose findings disagree: a band that lies under the week line."""
    lane = LANES.index("elastin")
    return {"y": PLANE.down(lane + 0.42), "height": PLANE.height(lane - 0.42, lane + 0.42)}


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def curve(sessions: int, spacing: int) -> str:
        held = session_weeks(sessions=sessions, spacing_weeks=spacing)
        shares = (illustrative_build_up(week=week, held_weeks=held, phases=phases()) for week in _CURVE_WEEKS)
        return PLANE.curve(_CURVE_WEEKS, [_FOOT + _HEIGHT * share for share in shares])

    def now_x(week: int) -> str:
        return PLANE.across(week)

    def dots(sessions: int, spacing: int) -> str:
        return PLANE.dots(session_weeks(sessions=sessions, spacing_weeks=spacing), [_FOOT] * sessions)

    return {
        "curve": (("sessions", "spacing"), curve),
        "dots": (("sessions", "spacing"), dots),
        "now_x": (("week",), now_x),
    }


def tables(words: dict[str, str]) -> list[dict[str, Any]]:
    """The phases, and what was measured when; nothing of the illustrative curve."""
    names = ("inflammation", "proliferation", "remodelling")
    by_time = sorted(points(), key=lambda point: (point.week, LANES.index(point.lane)))
    return [
        {
            "caption": words["table_phases"],
            "head": [words["table_phase"], words["table_when"]],
            "rows": [[words[f"table_name_{name}"], words[f"table_time_{name}"]] for name in names],
        },
        {
            "caption": words["table_measured"],
            "head": [words["table_at"], words["table_lane"], words["table_what"]],
            "rows": [
                [
                    words["about_week"].format(n=round(point.week)),
                    words[f"lane_{point.lane}"].removesuffix("?"),
                    words[f"point_{point.name}"],
                ]
                for point in by_time
            ],
        },
    ]


def in_words(words: dict[str, str]) -> str:
    """The tables as plain text."""
    lines = []
    for table in tables(words):
        lines += [table["caption"], " | ".join(table["head"]), *(" | ".join(row) for row in table["rows"])]
    return "\n".join(lines)
