"""A built site is fit for any host, tells search engines where it stands only if that is known, and packs to the same bytes."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from host_headers import samples
from site_files import finish, site_address
from zip_site import pack

from needling.course import CourseError

FILES = {
    "index.html": "start",
    "search.html": "search",
    "404.html": "nothing here",
    "perform/a & b.html": "a page",
    "_static/styles/furo.css": "body{}\n/*# sourceMappingURL=furo.css.map*/",
    "_static/styles/furo.css.map": "{}",
    "_static/debug.css": "*{}",
    ".buildinfo": "x",
    "reports/perform/numb.err.log": "x",
}
SITE = "https://school.example/courses/needling/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "html" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "html" / name).write_text(text, encoding="utf-8")
    return tmp_path / "html"


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_what_no_page_uses_goes_and_pages_stay(site: Path) -> None:
    finish(site)
    pages = {name for name in FILES if name.endswith(".html")}
    assert names(site) == pages | {"_static/styles/furo.css", ".nojekyll"}
    assert (site / "_static/styles/furo.css").read_text(encoding="utf-8") == "body{}\n"


def test_a_known_address_gives_a_list_of_the_pages_that_are_to_be_found(site: Path) -> None:
    finish(site, SITE)
    found = ElementTree.parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")  # noqa: S314
    assert [one.text for one in found] == [SITE, f"{SITE}perform/a%20%26%20b.html"]


@pytest.mark.parametrize("told", [SITE, SITE.rstrip("/"), "http://localhost:8080"])
def test_an_address_ends_with_a_slash(told: str) -> None:
    assert site_address(told) == told.rstrip("/") + "/"


def test_no_address_is_none() -> None:
    assert site_address("") == ""


NO_SITE = ["school.example", "/course/", "ftp://a.example/", "https://", "https://[a/", "https://a b.example/"]


@pytest.mark.parametrize("told", [*NO_SITE, f"{SITE}?a=1", f"{SITE}#a"])
def test_what_is_no_address_of_a_site_is_told(told: str) -> None:
    with pytest.raises(
        CourseError, match=r"^SITE=.*: should be the address of the finished book, such as SITE=https://"
    ):
        site_address(told)


def test_the_same_site_packs_to_the_same_bytes_below_one_folder(site: Path, tmp_path: Path) -> None:
    first = pack(site, "course-2026.11", tmp_path).read_bytes()
    for path in site.rglob("*"):
        os.utime(path, (2_000_000_000, 2_000_000_000))
        path.chmod(0o700)
    packed = pack(site, "course-2026.11", tmp_path)
    assert packed.name == "course-2026.11.zip"
    assert packed.read_bytes() == first
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert names(tmp_path / "unpacked" / "course-2026.11") == names(site)


def test_the_samples_have_the_headers_that_the_tests_serve_under() -> None:
    """``make tidy`` writes them."""
    assert {path.name: path.read_text(encoding="utf-8") for path in samples()} == {
        path.name: text for path, text in samples().items()
    }
    assert all(text.count("'sha256-") == 1 for text in samples().values())
