"""Options stand in an order of the reader's own, which stays; answers are counted and kept by the file's order."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import device
from tests.browser.questions import PLAIN, RECORDS, WORDS, answer, box, copies, made, right
from tests.browser.watching import REFUSING

MANY = 12
MIXED = {kind: copies(PLAIN[kind], MANY) for kind in ("single", "multiple")}
ORDERED = copies(made(RECORDS["single"] | {"ordered": True}), MANY)
AS_WRITTEN = [0, 1, 2, 3]


def _orders(page: Page) -> list[list[int]]:
    """How the options stand, question by question, by their places in the file."""
    return page.locator("[data-question]").evaluate_all(
        "all => all.map((el) => [...el.querySelectorAll('.nd-option')].map((one) => Number(one.dataset.part)))"
    )


@pytest.mark.parametrize("kind", MIXED)
def test_options_are_mixed_and_none_is_lost(kind, ask):
    orders = _orders(ask(*MIXED[kind]))
    assert len(orders) == MANY
    assert all(sorted(order) == AS_WRITTEN for order in orders)
    assert any(order != AS_WRITTEN for order in orders)
    # The right one is not always in the same place, either.
    assert len({tuple(order) for order in orders}) > 3


def test_what_is_seen_is_what_the_keyboard_and_a_screen_reader_meet(ask):
    page = ask(PLAIN["single"])
    order = _orders(page)[0]
    names = [PLAIN["single"].options[n].text for n in order]
    tops = [page.get_by_role("radio", name=name, exact=True).bounding_box()["y"] for name in names]
    assert tops == sorted(tops)


def test_the_order_is_the_same_after_a_reload_and_after_an_answer(ask):
    page = ask(*MIXED["single"])
    before = _orders(page)
    page.reload()
    assert _orders(page) == before
    answer(page, MIXED["single"][0], right(MIXED["single"][0]))
    assert _orders(page) == before
    page.reload()
    assert _orders(page) == before


def test_another_reader_meets_another_order(ask):
    one, other = (_orders(ask(*MIXED["single"])) for _ in range(2))
    assert one != other


def test_options_with_a_natural_order_keep_it(ask):
    assert _orders(ask(*ORDERED)) == [AS_WRITTEN] * MANY


@pytest.mark.parametrize("kind", MIXED)
def test_an_answer_counts_and_is_kept_by_the_order_of_the_file(kind, ask):
    page = ask(*MIXED[kind])
    orders = _orders(page)
    # A question whose options stand in another order than in the file.
    place = next(n for n, order in enumerate(orders) if order != AS_WRITTEN)
    question = MIXED[kind][place]
    for _ in range(place):
        page.get_by_role("button", name=WORDS["next"], exact=True).click()
    here = box(page, question)
    for n in right(question):
        here.get_by_label(question.options[int(n)].text, exact=True).check()
    here.get_by_label(WORDS["sure_sure"], exact=True).check()
    here.get_by_role("button", name=WORDS["check"], exact=True).click()
    expect(here.locator(".nd-verdict")).to_contain_text(WORDS["right_sure"])
    assert sorted(device.given(page)[question.id]) == right(question)


def test_where_nothing_can_be_kept_the_order_stays_all_the_same(ask):
    first = ask(*MIXED["single"], script=REFUSING)
    before = _orders(first)
    first.reload()
    assert _orders(first) == before
