"""The remodelling explorer's chart and its values as tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needling.models.remodelling import illustrative_build_up, session_weeks
from needling.widgets.explore.look import (
    axis,
    band,
    chart,
    illustrative_line,
    mark,
    note,
    now_point,
    sourced_line,
    sourced_points,
)
from needling.widgets.explore.remodelling.data import LANES, LAST_WEEK, Says, phases, points, weeks_of

#: The curve stands above the lanes: its foot and its height in lanes.
_FOOT, _HEIGHT = 5.0, 2.6
_CURVE_WEEKS = tuple(range(0, LAST_WEEK + 1, 2))
_SYMBOLS: dict[Says, str] = {
    "more": "triangle-up", "weak": "triangle-up-open", "less": "triangle-down", "scored": "diamond", "said": "diamond"
}  # fmt: skip


def figure(words: dict[str, str]) -> dict[str, Any]:
    """The chart before any control is set: an illustrative curve above, what sources measured below."""
    said = [point for point in points() if point.lane == "text"]
    marks = []
    for says, symbol in _SYMBOLS.items():
        of = [point for point in points() if point.says == says]
        heights = [LANES.index(point.lane) + point.lift for point in of]
        marks.append(sourced_points([point.week for point in of], heights, symbol=symbol))
    elastin = LANES.index("elastin")
    unsure = band(along="y", low=elastin - 0.42, high=elastin + 0.42, colour="--nd-unsure-soft")
    return chart(
        [
            illustrative_line(list(_CURVE_WEEKS), [_FOOT] * len(_CURVE_WEEKS)),
            now_point([0], [_FOOT]) | {"cliponaxis": False},
            sourced_line([point.week for point in said], [0.0] * len(said)),
            *marks,
        ],
        x=axis(words["chart_axis"], -1, LAST_WEEK + 1, dtick=round(weeks_of("M4.full-result-after-at-least"))),
        y=axis(
            "",
            -0.7,
            _FOOT + _HEIGHT + 0.7,
            tickvals=[*range(len(LANES)), _FOOT + _HEIGHT / 2],
            ticktext=[*(words[f"lane_{lane}"] for lane in LANES), words["lane_drawn"]],
            showgrid=False,
        ),
        shapes=[
            unsure,
            mark(along="y", at=_FOOT - 0.45, colour="--nd-line", dash="solid", width=1),
            mark(along="x", at=0, colour="--nd-ink", dash="solid", width=3) | {"layer": "below"},
        ],
        annotations=[
            note(words["chart_drawn"], x=LAST_WEEK, y=_FOOT, xanchor="right"),
            note(words["chart_unsure"], x=LAST_WEEK, y=elastin, xanchor="right"),
        ],
    )


def patches() -> dict[str, tuple[tuple[str, ...], Callable[..., Any]]]:
    """What of the chart each control changes: place in the figure -> controls, value."""

    def curve(sessions: int, spacing: int) -> list[float]:
        held = session_weeks(sessions=sessions, spacing_weeks=spacing)
        shares = (illustrative_build_up(week=week, held_weeks=held, phases=phases()) for week in _CURVE_WEEKS)
        return [round(_FOOT + _HEIGHT * share, 2) for share in shares]

    def held(sessions: int, spacing: int) -> list[float]:
        return list(session_weeks(sessions=sessions, spacing_weeks=spacing))

    return {
        "data.0.y": (("sessions", "spacing"), curve),
        "data.1.x": (("sessions", "spacing"), held),
        "data.1.y": (("sessions",), lambda sessions: [_FOOT] * sessions),
        "layout.shapes.2.x0": (("week",), lambda week: week),
        "layout.shapes.2.x1": (("week",), lambda week: week),
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
