"""The drawn reaction: only falls, stays on its scale, hides on dark skin what is felt alike; worked values of section Q(d)."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from needling.models.reaction import (
    HIGHEST_SCORE,
    barrier,
    first_redness,
    level,
    look_of_redness,
    redness,
    swelling,
    visible,
)

LEVELS = ("hardly", "little", "clear", "strong")
TYPES = (1, 2, 3, 4, 5, 6)

depths = st.floats(0, 1.5)
passes_ = st.integers(1, 30)
hours_ = st.floats(0, 1000)
scores = st.floats(0, HIGHEST_SCORE)


@given(depths, passes_, hours_, hours_)
def test_a_reaction_never_grows_with_time(depth: float, passes: int, one: float, other: float) -> None:
    for of in (redness, swelling):
        early, late = (of(depth_mm=depth, passes=passes, hours=hours) for hours in sorted((one, other)))
        assert 0 <= late <= early <= HIGHEST_SCORE


@given(depths, depths, passes_, passes_, hours_)
def test_more_depth_or_passes_never_give_less(one: float, other: float, few: int, many: int, hours: float) -> None:
    for of in (redness, swelling):
        less = of(depth_mm=min(one, other), passes=min(few, many), hours=hours)
        assert less <= of(depth_mm=max(one, other), passes=max(few, many), hours=hours)


@given(depths, passes_, hours_)
def test_swelling_is_weaker_than_redness_and_falls_faster(depth: float, passes: int, hours: float) -> None:
    at = {"depth_mm": depth, "passes": passes}
    assert swelling(**at, hours=hours) <= redness(**at, hours=hours) / 2 + 1e-12


@given(passes_, hours_)
def test_a_needle_that_does_not_enter_leaves_no_reaction(passes: int, hours: float) -> None:
    assert redness(depth_mm=0, passes=passes, hours=hours) == swelling(depth_mm=0, passes=passes, hours=hours) == 0


@given(depths, passes_)
def test_passes_and_depth_count_as_their_product(depth: float, passes: int) -> None:
    assert first_redness(depth_mm=depth, passes=2 * passes) == pytest.approx(
        first_redness(depth_mm=depth / 2, passes=4 * passes)
    )


@pytest.mark.parametrize(("depth_mm", "tau_h"), [(0.25, 10), (0.5, 10), (1.0, 17), (1.5, 24)])
def test_redness_falls_to_its_e_th_part_in_the_time_of_section_q(depth_mm: float, tau_h: float) -> None:
    first, later = (redness(depth_mm=depth_mm, passes=2, hours=hours) for hours in (0, tau_h))
    assert later == pytest.approx(first / math.e)


@pytest.mark.parametrize(("depth_mm", "tau_h"), [(0.25, 8), (0.5, 8), (1.0, 10), (1.5, 12)])
def test_swelling_falls_to_its_e_th_part_in_the_time_of_section_q(depth_mm: float, tau_h: float) -> None:
    first, later = (swelling(depth_mm=depth_mm, passes=2, hours=hours) for hours in (0, tau_h))
    assert later == pytest.approx(first / math.e)


@pytest.mark.parametrize(
    ("depth_mm", "passes", "score"), [(0.25, 1, 0.642), (0.5, 2, 2.014), (1.0, 2, 3.014), (1.5, 4, 3.940)]
)
def test_worked_scores_right_after_needling(depth_mm: float, passes: int, score: float) -> None:
    assert first_redness(depth_mm=depth_mm, passes=passes) == pytest.approx(score, abs=0.001)
    assert redness(depth_mm=depth_mm, passes=passes, hours=0) == first_redness(depth_mm=depth_mm, passes=passes)
    assert swelling(depth_mm=depth_mm, passes=passes, hours=0) == pytest.approx(score / 2, abs=0.001)


@given(depths, st.integers(1, 4))
def test_most_is_gone_at_48_to_72_hours(depth: float, passes: int) -> None:
    first = first_redness(depth_mm=depth, passes=passes)
    assert redness(depth_mm=depth, passes=passes, hours=48) <= 0.14 * first
    assert redness(depth_mm=depth, passes=passes, hours=72) <= 0.05 * first


@given(scores)
def test_the_darker_the_skin_the_less_redness_is_seen(score: float) -> None:
    seen = [visible(score=score, skin_type=one) for one in TYPES]
    assert seen == sorted(seen, reverse=True)
    assert 0 <= seen[-1] <= seen[0] == score
    if score > 0.01:
        assert len(set(seen)) == len(TYPES)
        assert seen[-1] > 0


def test_from_type_four_on_redness_may_look_purple_or_only_slightly_darker() -> None:
    assert [look_of_redness(skin_type=one) for one in TYPES] == ["red"] * 3 + ["subtle"] * 3


@given(scores, scores)
def test_a_higher_score_never_has_a_weaker_word(one: float, other: float) -> None:
    low, high = (LEVELS.index(level(score=score)) for score in sorted((one, other)))
    assert low <= high


@pytest.mark.parametrize(
    ("score", "word"),
    [(0, "hardly"), (0.149, "hardly"), (0.15, "little"), (1.249, "little"), (1.25, "clear"), (2.5, "strong"), (4, "strong")],
)  # fmt: skip
def test_a_word_begins_at_its_score(score: float, word: str) -> None:
    assert level(score=score) == word


@pytest.mark.parametrize(
    ("hours", "finding"), [(0, "open"), (58, "open"), (58.1, "unknown"), (62.9, "unknown"), (63, "recovered")]
)
def test_a_study_says_open_before_and_recovered_after_and_nothing_between(hours: float, finding: str) -> None:
    assert barrier(hours=hours, open_at_h=58, recovered_by_h=63) == finding


def test_a_study_with_one_finding_says_nothing_on_its_other_side() -> None:
    assert barrier(hours=24, open_at_h=24) == "open"
    assert barrier(hours=24.1, open_at_h=24) == "unknown"
    assert barrier(hours=1.9, recovered_by_h=2) == "unknown"
    assert barrier(hours=2, recovered_by_h=2) == "recovered"


@given(hours_, hours_, hours_, hours_)
def test_skin_that_a_study_found_recovered_never_opens_again(a: float, b: float, one: float, other: float) -> None:
    assume(a != b)
    order = ("open", "unknown", "recovered")
    early, late = (
        order.index(barrier(hours=hours, open_at_h=min(a, b), recovered_by_h=max(a, b)))
        for hours in sorted((one, other))
    )
    assert early <= late


@pytest.mark.parametrize("of", [redness, swelling, lambda hours, **at: first_redness(**at)])
@pytest.mark.parametrize("depth_mm", [-0.01, 1.51, math.nan, math.inf])
def test_a_depth_without_times_is_refused(of: Callable[..., float], depth_mm: float) -> None:
    with pytest.raises(
        ValueError, match=rf"^depth_mm should be from 0 to 1\.5, not {depth_mm}: no times are given for deeper$"
    ):
        of(depth_mm=depth_mm, passes=1, hours=0)


@pytest.mark.parametrize("of", [redness, swelling])
@pytest.mark.parametrize("passes", [0, -1, math.nan, math.inf])
def test_a_treatment_without_a_pass_is_refused(of: Callable[..., float], passes: float) -> None:
    with pytest.raises(ValueError, match=f"^passes should be 1 or more, not {passes}$"):
        of(depth_mm=0.5, passes=passes, hours=0)


@pytest.mark.parametrize("hours", [-0.1, math.nan, math.inf])
def test_hours_that_cannot_be_are_refused(hours: float) -> None:
    for of in (redness, swelling):
        with pytest.raises(ValueError, match=f"^hours should be 0 or more, not {hours}$"):
            of(depth_mm=0.5, passes=1, hours=hours)
    with pytest.raises(ValueError, match=f"^hours should be 0 or more, not {hours}$"):
        barrier(hours=hours, open_at_h=24)


@pytest.mark.parametrize("score", [-0.1, 4.1, math.nan])
def test_a_score_off_the_scale_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match=f"^score should be from 0 to 4, not {score}$"):
        visible(score=score, skin_type=1)
    with pytest.raises(ValueError, match=f"^score should be from 0 to 4, not {score}$"):
        level(score=score)


@pytest.mark.parametrize("skin_type", [0, 7, -1, 1.5, math.nan])
def test_a_skin_type_that_there_is_not_is_refused(skin_type: float) -> None:
    with pytest.raises(ValueError, match=f"^skin_type should be 1 to 6, not {skin_type}$"):
        visible(score=1, skin_type=skin_type)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=f"^skin_type should be 1 to 6, not {skin_type}$"):
        look_of_redness(skin_type=skin_type)  # type: ignore[arg-type]


def test_a_study_that_contradicts_itself_or_found_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a study should have found the skin open at an hour, or recovered by one$"):
        barrier(hours=1)
    with pytest.raises(ValueError, match=r"^open_at_h should be before recovered_by_h, not 24 and 24$"):
        barrier(hours=1, open_at_h=24, recovered_by_h=24)


def test_a_study_may_say_something_of_the_moment_itself() -> None:
    assert barrier(hours=0, open_at_h=0) == "open"
    assert barrier(hours=0, recovered_by_h=0) == "recovered"
    assert barrier(hours=0, open_at_h=0, recovered_by_h=1) == "open"
    assert barrier(hours=1, open_at_h=0, recovered_by_h=1) == "recovered"
    with pytest.raises(ValueError, match=r"^open_at_h should be before recovered_by_h, not 2 and 1$"):
        barrier(hours=1, open_at_h=2, recovered_by_h=1)


def test_half_the_redness_is_seen_on_type_four_and_a_quarter_on_type_six() -> None:
    """Illustrative (X), as section Q(d) has it."""
    shares = [visible(score=HIGHEST_SCORE, skin_type=one) / HIGHEST_SCORE for one in TYPES]
    assert shares == pytest.approx([1, 0.9, 0.75, 0.5, 0.35, 0.25])
