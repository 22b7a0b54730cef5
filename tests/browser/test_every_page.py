"""What holds on every page, served and from disk; one visit of a page answers all that is asked of it."""

import re

import pytest
from playwright.sync_api import Browser

from needling.widgets.activity import activities
from tests.browser.visits import NARROW, SORTS, Visit, visited
from tests.browser.watching import DEPTH_PAGE, PAGES, SITE, TOP, walk_through

WIDGETS = TOP / "src" / "needling" / "widgets"
#: Every script that brings a part of a page to life, found by its folder.
SCRIPTS = {path.stem for path in WIDGETS.glob("*/*.js") if path.stem == path.parent.name}
PAGE_GZIPPED = 110_000
#: The same once a reader has scrolled through it, charts and all, without asking for the chart to explore.
READ_GZIPPED = 125_000
#: A script that a page does not ask for at first is for those who want it; what every reader of a page gets is small.
SCRIPT_GZIPPED = 15_000


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """A page of the book: all that is looked at on it is looked at in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def seen(name: str, browser: Browser, origin: str) -> Visit:
    """What the page shows to a reader who scrolls through it and turns the screen."""
    return visited(name, browser, origin)


def test_a_page_asks_nobody_else_and_complains_about_nothing(seen):
    assert seen.outside == []
    assert seen.complaints == []


def test_axe_finds_nothing_against_wcag_aa_small_and_light_nor_large_and_dark(name, seen):
    assert {way: found for way, found in seen.violations.items() if found} == {}
    assert len(seen.violations) == (4 if name in SORTS else 2)


def test_there_is_a_page_of_each_sort():
    assert set(SORTS) <= set(PAGES)


def test_nothing_is_wider_than_a_phone(seen):
    assert seen.width <= NARROW["width"]


def test_every_control_of_ours_is_a_large_enough_target(seen):
    assert seen.small == []


def test_reduced_motion_is_honoured(seen):
    assert seen.moving == 0


def test_a_page_from_disk_asks_nobody_else_and_complains_about_nothing(name, open_page, disk):
    watched = open_page(disk + name)
    walk_through(watched)
    assert watched.outside == []
    assert watched.complaints == []


def test_a_page_is_light(name, seen):
    first, whole = seen.first, seen.whole
    assert any(url.endswith(name) for url in first)
    assert sum(first.values()) <= PAGE_GZIPPED, f"{name}: {sum(first.values()):,} bytes; heaviest: {_heaviest(first)}"
    assert sum(whole.values()) <= READ_GZIPPED, f"{name}: {sum(whole.values()):,} bytes; heaviest: {_heaviest(whole)}"
    heavy = {url: size for url, size in whole.items() if "/needling/" in url and size > SCRIPT_GZIPPED}
    assert heavy == {}, f"{name}: {_heaviest(heavy)}"
    assert not any("plotly" in url for url in whole), "the chart library is fetched when a reader asks for it"


def _heaviest(sizes: dict[str, int]) -> str:
    worst = sorted(sizes.items(), key=lambda item: -item[1])[:4]
    return ", ".join(f"{url.rsplit('/', 1)[-1]} {size:,}" for url, size in worst)


def test_no_page_carries_the_modules_of_live_jupyter(name):
    text = (SITE / name).read_text(encoding="utf-8")
    assert "_esm" not in text
    assert "widget-state+json" not in text


def test_a_page_has_a_title_a_language_and_a_description(name):
    text = (SITE / name).read_text(encoding="utf-8")
    assert re.search(r"<title>[^<]+</title>", text)
    assert '<html class="no-js" lang="en"' in text
    assert re.search(r'<meta (?:content="[^"]{50,}" name="description"|name="description" content="[^"]{50,}")', text)


def test_only_pages_with_a_widget_load_its_script():
    for name in PAGES:
        text = (SITE / name).read_text(encoding="utf-8")
        for kind in SCRIPTS:
            assert (f"needling/{kind}.js" in text) == (f'data-widget="{kind}"' in text), f"{name}: {kind}"


def test_every_activity_with_a_script_is_on_a_page_of_the_book():
    shown = {kind for name in PAGES for kind in re.findall(r'data-widget="(\w+)"', (SITE / name).read_text("utf-8"))}
    assert shown == SCRIPTS
    assert {name for name, one in activities().items() if (one.folder / f"{name}.js").is_file()} <= SCRIPTS


def test_the_depth_page_has_both_widgets():
    text = (SITE / DEPTH_PAGE).read_text(encoding="utf-8")
    assert 'data-widget="quiz"' in text
    assert 'data-widget="explore"' in text


def test_every_figure_is_drawn_in_the_page_and_named():
    for name in PAGES:
        for drawing in re.findall(r'<svg[^>]*class="nd-drawing"[^>]*>', (SITE / name).read_text(encoding="utf-8")):
            assert re.search(r'aria-label="[^"]{20,}"', drawing), f"{name}: {drawing[:120]}"
