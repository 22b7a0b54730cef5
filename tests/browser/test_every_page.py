"""What holds on every page, served and from disk."""

import gzip
import re

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import DEPTH_PAGE, PAGES, SITE, walk_through

PAGE_GZIPPED = 110_000
WITH_CHARTS_GZIPPED = 520_000


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("place", ["origin", "disk"])
def test_a_page_asks_nobody_else_and_complains_about_nothing(place, name, open_page, request):
    watched = open_page(request.getfixturevalue(place) + name)
    walk_through(watched.page)
    assert watched.outside == []
    assert watched.complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light(name, open_page, origin):
    watched = open_page("about:blank")
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.url.startswith(origin):
            sizes[response.url] = len(gzip.compress(response.body(), 9))

    watched.page.on("response", weigh)
    watched.page.context.unroute_all()
    watched.page.goto(origin + name, wait_until="networkidle")
    first = sum(sizes.values())
    assert first <= PAGE_GZIPPED, f"{name}: {first:,} bytes gzipped; heaviest: {_heaviest(sizes)}"
    walk_through(watched.page)
    assert sum(sizes.values()) <= WITH_CHARTS_GZIPPED, f"{name}: {_heaviest(sizes)}"


def _heaviest(sizes: dict[str, int]) -> str:
    worst = sorted(sizes.items(), key=lambda item: -item[1])[:4]
    return ", ".join(f"{url.rsplit('/', 1)[-1]} {size:,}" for url, size in worst)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_carries_the_modules_of_live_jupyter(name):
    text = (SITE / name).read_text(encoding="utf-8")
    assert "_esm" not in text
    assert "widget-state+json" not in text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_title_a_language_and_a_description(name):
    text = (SITE / name).read_text(encoding="utf-8")
    assert re.search(r"<title>[^<]+</title>", text)
    assert '<html class="no-js" lang="en"' in text
    assert re.search(r'<meta (?:content="[^"]{50,}" name="description"|name="description" content="[^"]{50,}")', text)


def test_only_pages_with_a_widget_load_its_script():
    for name in PAGES:
        text = (SITE / name).read_text(encoding="utf-8")
        for kind in ("quiz", "explore", "trainer"):
            assert (f"needling/{kind}.js" in text) == (f'data-widget="{kind}"' in text), f"{name}: {kind}"


def test_the_depth_page_has_both_widgets():
    text = (SITE / DEPTH_PAGE).read_text(encoding="utf-8")
    assert 'data-widget="quiz"' in text
    assert 'data-widget="explore"' in text


def test_every_figure_is_drawn_in_the_page_and_named():
    for name in PAGES:
        for drawing in re.findall(r'<svg[^>]*class="nd-drawing"[^>]*>', (SITE / name).read_text(encoding="utf-8")):
            assert re.search(r'aria-label="[^"]{20,}"', drawing), f"{name}: {drawing[:120]}"
