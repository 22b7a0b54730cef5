"""The remodelling explorer's chart and its values as tables."""

from __future__ import annotations

from needling.course import format_number
from needling.models.remodelling import illustrative_build_up, session_weeks
from needling.widgets.explore.chart import (
    ILLUSTRATIVE,
    NOW,
    NOW_POINT,
    SOURCED,
    SOURCED_POINT,
    UNSURE_BAND,
    WORDS,
    Axis,
    Band,
    Chart,
    Curve,
    Dots,
    Label,
    Line,
    MovingRule,
    Points,
    Rule,
    Style,
    Symbol,
)
from needling.widgets.explore.exploration import Table
from needling.widgets.explore.plane import Plane, Scale
from needling.widgets.explore.remodelling.data import LANES, LAST_WEEK, Says, phases, points, weeks_of
from needling.widgets.explore.tabulate import Output

#: The curve stands above the lanes: its foot and its height in lanes.
_FOOT, _HEIGHT = 5.0, 2.6
PLANE = Plane(Scale(-1, LAST_WEEK + 1), Scale(-0.7, _FOOT + _HEIGHT + 0.7))
_CURVE_WEEKS = tuple(range(0, LAST_WEEK + 1, 2))
_SYMBOLS: dict[Says, Symbol] = {
    "more": "triangle-up", "weak": "triangle-up-open", "less": "triangle-down", "scored": "diamond", "said": "diamond"
}  # fmt: skip


def chart(words: dict[str, str]) -> Chart:
    """Below what sources measured, lane by lane; above the illustrative curve and the sessions."""
    said = [point.week for point in points() if point.lane == "text"]
    quarter, elastin = round(weeks_of("M4.full-result-after-at-least")), LANES.index("elastin")
    quarters = tuple((week, format_number(week)) for week in range(0, LAST_WEEK + 1, quarter))
    lanes = [*enumerate(words[f"lane_{lane}"] for lane in LANES), (_FOOT + _HEIGHT / 2, words["lane_drawn"])]
    return Chart(
        alt=words["chart_alt"],
        x=Axis(words["chart_axis"], PLANE.x, quarters),
        y=Axis("", PLANE.y, tuple(lanes), grid=False, named=True),
        marks=(
            Band(words["legend_unsure"], UNSURE_BAND, along="y", low=elastin - 0.42, high=elastin + 0.42),
            MovingRule(words["legend_week"], NOW, column="now_x"),
            Rule("", Style("--nd-line", 1), along="y", at=_FOOT - 0.45),
            Line(words["legend_time"], SOURCED, x=said, y=[0.0] * len(said)),
            *(_measured(says, words) for says in _SYMBOLS),
            Label(words["chart_drawn"], WORDS, x=LAST_WEEK, y=_FOOT, anchor="end"),
            Label(words["chart_unsure"], WORDS, x=LAST_WEEK, y=elastin, anchor="end"),
            Curve(words["legend_drawn"], ILLUSTRATIVE, column="curve"),
            Dots(words["legend_session"], NOW_POINT, column="dots"),
        ),
    )


def _measured(says: Says, words: dict[str, str]) -> Points:
    """Every point that says the same."""
    of = [point for point in points() if point.says == says]
    names = {"more": "more", "weak": "weak", "less": "less", "scored": "time", "said": "time"}
    return Points(
        words[f"legend_{names[says]}"],
        SOURCED_POINT,
        x=[point.week for point in of],
        y=[LANES.index(point.lane) + point.lift for point in of],
        symbol=_SYMBOLS[says],
        says=[f"{words['about_week'].format(n=round(point.week))}: {words[f'point_{point.name}']}" for point in of],
    )


def moving() -> dict[str, Output]:
    """What of the chart each control moves: column -> controls, value."""

    def curve(sessions: int, spacing: int) -> str:
        held = session_weeks(sessions=sessions, spacing_weeks=spacing)
        shares = (illustrative_build_up(week=week, held_weeks=held, phases=phases()) for week in _CURVE_WEEKS)
        return PLANE.curve(_CURVE_WEEKS, [_FOOT + _HEIGHT * share for share in shares])

    def now_x(week: int) -> str:
        return PLANE.left(week)

    def dots(sessions: int, spacing: int) -> str:
        return PLANE.dots(session_weeks(sessions=sessions, spacing_weeks=spacing), [_FOOT] * sessions)

    return {
        "curve": (("sessions", "spacing"), curve),
        "dots": (("sessions", "spacing"), dots),
        "now_x": (("week",), now_x),
    }


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """The phases, and what was measured when; nothing of the illustrative curve."""
    names = ("inflammation", "proliferation", "remodelling")
    by_time = sorted(points(), key=lambda point: (point.week, LANES.index(point.lane)))
    return (
        Table(
            words["table_phases"],
            (words["table_phase"], words["table_when"]),
            tuple((words[f"table_name_{name}"], words[f"table_time_{name}"]) for name in names),
        ),
        Table(
            words["table_measured"],
            (words["table_at"], words["table_lane"], words["table_what"]),
            tuple(
                (
                    words["about_week"].format(n=round(point.week)),
                    words[f"lane_{point.lane}"].removesuffix("?"),
                    words[f"point_{point.name}"],
                )
                for point in by_time
            ),
        ),
    )
