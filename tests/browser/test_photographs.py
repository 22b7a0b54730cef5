"""A photograph in the trainer: met in a round in place of a drawing, decided like one, counted like one, seen without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from needling import trainer
from needling.widgets.base import json_for_html
from needling.widgets.shared import patch_words
from needling.widgets.trainer.items import draw_items
from needling.widgets.trainer.limits import SINGLE
from needling.widgets.trainer.photographs import pictures
from tests.browser.accessibility import faults
from tests.browser.conftest import bare_page, served
from tests.browser.test_trainer import decide, decide_all, go_on, known
from tests.browser.watching import DESK, PHONE, turn
from tests.conftest import OwnBook
from tests.widgets.photograph_sample import RECORD, put, record
from tests.widgets.trainer_oracle import Entry, entries, next_round

WORDS = patch_words.trainer_words()
RIGHT = 1
ENTRIES = [*entries(draw_items()), Entry("photo-1", RECORD["skin_type"], RIGHT)]
ROUNDS = {seed: next_round(ENTRIES, {}, 1, f"{seed}:single", SINGLE) for seed in range(200)}
#: A reader who meets the photograph in the first round, with drawings before and after it.
SEED, PLACE = next((seed, ids.index("photo-1")) for seed, ids in ROUNDS.items() if "photo-1" in ids[1:-1])


@pytest.fixture(params=["book", "live"])
def trainer_page(request: pytest.FixtureRequest, own_book: OwnBook, tmp_path: Path) -> Iterator[str]:
    """The trainer of a book with one photograph: as a page has it, and with the state that it has in live Jupyter."""
    put(own_book.folder, record())
    widget = trainer()
    on_page = request.param == "book"
    html = re.sub('data-static-([a-z-]+)="', r'\1="', widget.html) if on_page else widget.html
    state = json_for_html(widget.page_traits() if on_page else {"table": widget.table})
    folder = tmp_path / "page"
    bare_page(f'{html}<script type="application/json">{state}</script>', folder)
    for name, path in pictures().items() if on_page else ():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(path.read_bytes())
    with served(folder) as address:
        yield f"{address}index.html"


def at_photograph(page: Page) -> Page:
    """Where the reader meets it."""
    decide_all(page, [0] * PLACE)
    expect(page.locator(".nd-t-photograph img").first).to_be_visible()
    return page


def test_a_photograph_is_shown_decided_and_counted_like_a_drawing(trainer_page, open_page):
    watched = open_page(trainer_page, script=known(SEED))
    page = at_photograph(watched.page)
    here = page.locator(".nd-t-item")
    image = here.locator(".nd-t-photograph img")
    expect(here.locator(".nd-t-picture")).to_be_hidden()
    page.wait_for_function("() => document.querySelector('.nd-t-item .nd-t-photograph img').naturalWidth === 40")
    expect(image).to_have_accessible_name(WORDS["photo_label"])
    expect(image).to_have_accessible_description(RECORD["shows"])
    for part in (RECORD["source"], RECORD["licence"], "consent"):
        expect(here.locator(".nd-t-photograph figcaption")).to_contain_text(part)
    expect(here.locator(".nd-t-described summary")).to_have_text(WORDS["photo_in_words"])
    expect(here.locator("#nd-t-words li")).to_have_text([RECORD["shows"]])
    assert here.locator("dd:visible").all_text_contents() == [RECORD["told"]]
    expect(here.locator(".nd-t-count b")).to_have_text(WORDS[f"skin_{RECORD['skin_type']}"])
    row = page.locator(".nd-t-results tbody tr").nth(RECORD["skin_type"] - 1).locator("td")
    before = row.all_text_contents()
    decide(page, RIGHT)
    said = page.locator(".nd-t-feedback")
    expect(said).to_have_attribute("data-verdict", "right")
    expect(said).to_contain_text(RECORD["feedback"])
    assert page.locator(".nd-t-sources a").all_text_contents() == RECORD["facts"]
    after = row.all_text_contents()
    seen, hits = (0 if text == WORDS["none"] else int(text) for text in before[:2])
    assert after[:2] == [str(seen + 1), str(hits + 1)]
    go_on(page)
    expect(here.locator(".nd-t-picture")).to_be_visible()
    expect(here.locator(".nd-t-photograph")).to_be_hidden()
    expect(here.locator(".nd-t-described summary")).to_have_text(WORDS["in_words"])
    expect(here.locator("dd:visible")).to_have_count(4)
    assert watched.complaints == watched.outside == []


@pytest.mark.parametrize("trainer_page", ["book"], indirect=True)
def test_axe_finds_nothing_beside_a_photograph_and_nothing_moves_when_it_loads(trainer_page, open_page):
    page = at_photograph(open_page(trainer_page, script=known(SEED)).page)
    image = page.locator(".nd-t-item .nd-t-photograph img")
    for size in (DESK, PHONE):
        turn(page, size)
        box = image.bounding_box()
        assert box["width"] / box["height"] == pytest.approx(400 / 260, rel=0.01)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    # The book's theme colours links; this page has no theme.
    wrong = [one for found in faults(page).values() for one in found]
    assert [one for one in wrong if isinstance(one, str) or "nd-t-" in str(one)] == []


@pytest.mark.parametrize("trainer_page", ["book"], indirect=True)
@pytest.mark.parametrize("mode", ["no script", "print"])
def test_without_scripts_and_on_paper_a_photograph_is_an_example(mode, trainer_page, open_page):
    page = open_page(trainer_page, java_script_enabled=mode != "no script").page
    if mode == "print":
        page.emulate_media(media="print")
    example = page.locator(".nd-t-sample:has(img)")
    expect(example).to_have_count(1)
    example.scroll_into_view_if_needed()
    expect(example.locator("img")).to_be_visible()
    expect(example.locator("figcaption")).to_contain_text(RECORD["licence"])
    expect(example.locator(".nd-t-answer b").first).to_be_hidden()
