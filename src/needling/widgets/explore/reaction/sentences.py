"""What the reaction explorer says of a state: the drawn curve, what is seen and felt, the skin barrier, the advice."""

from __future__ import annotations

from needling.models.reaction import Finding, look_of_redness
from needling.widgets.explore.reaction.data import NUMBERS, findings, span_h, studies
from needling.widgets.explore.tabulate import Column, Control, tabulate


def sentence_outputs(controls: tuple[Control, ...], words: dict[str, str]) -> dict[str, Column]:
    """Each sentence over the controls that it depends on; in braces stand other columns."""
    settled_h, too_long_h = span_h(NUMBERS["settle"])[1], span_h(NUMBERS["too_long"])[1]
    always_h, end_h = span_h(NUMBERS["open_rule"])
    found = words["barrier"].replace("{studies}", str(len(studies())))

    def when(hours: float) -> str:
        return words["when_later" if hours else "when_start"].format(count=hours)

    def state(hours: float) -> str:
        return f"{words['state']} {words['state_slower']}" if hours else words["state"]

    def skin_reading(skin: int) -> str:
        return words[f"skin_{look_of_redness(skin_type=skin)}"]

    def barrier(hours: float) -> str:
        rule = "rule_always" if hours <= always_h else "rule_count" if hours <= end_h else "rule_past"
        return f"{found} {words[rule]}"

    def advice(skin: int, hours: float) -> str:
        stage = "advice_week" if hours >= too_long_h else "advice_days" if hours >= settled_h else "advice"
        return words[f"{stage}_{look_of_redness(skin_type=skin)}"]

    def counted(finding: Finding) -> Column:
        counts = tabulate(controls, ("hours",), lambda hours: findings(hours)[finding])
        return Column(counts.by, tuple(str(one or words["none"]) for one in counts.unique), counts.index)

    return {
        "when": tabulate(controls, ("hours",), when),
        "state": tabulate(controls, ("hours",), state),
        "skin_reading": tabulate(controls, ("skin",), skin_reading),
        "barrier": tabulate(controls, ("hours",), barrier),
        "advice": tabulate(controls, ("skin", "hours"), advice),
        "recovered": counted("recovered"),
        "open": counted("open"),
        "unknown": counted("unknown"),
    }
