"""A page says where it stands if that is known, has an icon for every device, and leads to where mistakes are reported."""

from __future__ import annotations

import struct

import pytest
import yaml

from needling.sphinx.icons import icons
from tests.conftest import TOP
from tests.sphinx.conftest import ADDRESS, BuiltBook

PAGES = ["index", "sheet", "perform/numb", "reference/facts", "search"]
FAVICON = (TOP / "book" / "figures" / "favicon.svg").read_text(encoding="utf-8")
EDITION = yaml.safe_load((TOP / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]["needling_edition"]


@pytest.mark.parametrize(
    ("page", "address"),
    [("index", ADDRESS), ("perform/numb", f"{ADDRESS}perform/numb.html"), ("search", None), ("404", None)],
)
def test_a_page_says_its_address_to_search_engines_or_that_it_is_not_for_them(
    built: BuiltBook, page: str, address: str | None
) -> None:
    soup = built.page(page)
    assert [link["href"] for link in soup.select('link[rel="canonical"]')] == ([address] if address else [])
    assert bool(soup.select('meta[name="robots"][content="noindex"]')) == (address is None)


@pytest.mark.parametrize("page", [*PAGES, "404"])
def test_a_page_says_once_how_wide_it_is(built: BuiltBook, page: str) -> None:
    assert len(built.page(page).select('meta[name="viewport"]')) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_pictures_of_its_icon_in_the_sizes_that_it_says(built: BuiltBook, page: str) -> None:
    folder = (built.folder / page).parent
    sizes = {}
    for link in built.page(page).select('link[rel="icon"], link[rel="apple-touch-icon"]'):
        picture = (folder / link["href"]).read_bytes()
        assert picture.startswith(b"\x89PNG")
        sizes[link["rel"][0]] = struct.unpack(">II", picture[16:24])
        assert link.get("sizes") in (None, "{}x{}".format(*sizes[link["rel"][0]]))
    assert sizes == {"icon": (32, 32), "apple-touch-icon": (180, 180)}


def test_the_icon_of_a_home_screen_is_drawn_to_its_corners(built: BuiltBook) -> None:
    """A phone cuts the corners itself, and shows black where there is nothing."""
    with_corners = icons(FAVICON)
    without = icons(FAVICON.replace(' rx="7"', ""))
    assert with_corners["icon-32.png"] != without["icon-32.png"]
    assert with_corners["apple-touch-icon.png"] == without["apple-touch-icon.png"]
    assert (built.folder / "_static" / "apple-touch-icon.png").read_bytes() == with_corners["apple-touch-icon.png"]


@pytest.mark.parametrize("page", ["index", "perform/numb"])
def test_a_mistake_on_a_page_can_be_reported_with_the_pages_name(built: BuiltBook, page: str) -> None:
    (link,) = built.page(page).select(".nd-mistake a")
    assert link.get_text() == "Report a mistake on this page"
    name = page.replace("/", "%2F")
    assert link["href"] == f"https://school.example/new?title=Mistake+on+{name}&edition={EDITION}"


def test_the_page_404_leads_back_from_any_address(built: BuiltBook) -> None:
    soup = built.page("404")
    assert [link["href"] for link in soup.select("a")] == ["/courses/needling/", "/courses/needling/search.html"]
    assert [tag for tag in soup.select("[src], link[href]") if not tag.get("href", "").startswith("data:")] == []
