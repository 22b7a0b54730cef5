"""The samples for hosts, under real servers: every file arrives under the policy, alone and in a folder of a larger site."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from host_headers import headers

from tests.browser.hosts import PLACES, SAMPLES, WELCOME, Answer, Host, installed, running, web_folder
from tests.browser.watching import PAGES, SITE, TOP, Watched

FILES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file())
KEPT, FRESH = "public, max-age=31536000, immutable", "public, max-age=300"
TEXTS = (".html", ".css", ".js", ".svg")
_REFERENCE = re.compile(r'<(?:a|link|script|img)\s[^>]*?\b(?:href|src)="([^"]+)"')


@cache
def references() -> dict[str, set[str]]:
    """What each page refers to within the site, path and query, were the site at the top of its host."""
    found = {}
    for page in PAGES:
        named = _REFERENCE.findall((SITE / page).read_text(encoding="utf-8"))
        addresses = (urlsplit(urljoin(f"http://host/{page}", name.replace("&amp;", "&"))) for name in named)
        found[page] = {
            it._replace(scheme="", netloc="", fragment="").geturl() for it in addresses if it.netloc == "host"
        }
    return found


@pytest.fixture(scope="module")
def web() -> Iterator[Path]:
    with web_folder() as folder:
        yield folder


@pytest.fixture(scope="module", params=[path.name for path in sorted(SAMPLES.iterdir()) if "ocker" not in path.name])
def sample(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if not installed(name):
        pytest.skip(f"The server for docs/hosting/{name} is not installed.")
    return name


@pytest.fixture(scope="module")
def host(sample: str, web: Path) -> Iterator[Callable[[str], Host]]:
    """A server with a sample in force, the book at one of the two places; or the sample ``around`` all of the larger site."""
    with ExitStack() as stack:
        text = (SAMPLES / sample).read_text(encoding="utf-8")

        @cache
        def at(place: str) -> Host:
            folder, path = ("inside", "/") if place == "around" else (place, PLACES[place])
            return stack.enter_context(running(text, sample, web / folder, path))

        yield at


def under_the_policy(answer: Answer) -> bool:
    return all(answer.headers.get(name.lower()) == value for name, value in headers().items())


@pytest.mark.parametrize("place", PLACES)
def test_every_file_arrives_whole_and_under_the_policy(host: Callable[[str], Host], place: str) -> None:
    served = host(place)
    answers = dict(zip(FILES, served.get(*(served.path + quote(name) for name in FILES)), strict=True))
    assert {name for name, it in answers.items() if it.status != 200 or it.body != (SITE / name).read_bytes()} == set()
    assert {name for name, answer in answers.items() if not under_the_policy(answer)} == set()
    pages = {name: answers[name].headers["content-type"].lower().replace(" ", "") for name in PAGES}
    assert set(pages.values()) == {"text/html;charset=utf-8"}


@pytest.mark.parametrize("place", PLACES)
def test_whatever_a_page_refers_to_is_there(host: Callable[[str], Host], place: str) -> None:
    served = host(place)
    asked = sorted(set.union(*references().values()))
    assert len(asked) > len(PAGES)
    answers = served.get(*(served.path + address.lstrip("/") for address in asked))
    assert [address for address, answer in zip(asked, answers, strict=True) if answer.status != 200] == []


@pytest.mark.parametrize("place", PLACES)
def test_the_address_of_the_folder_is_that_of_the_start_page(host: Callable[[str], Host], place: str) -> None:
    served = host(place)
    (start,) = served.get(served.path)
    assert start.body == (SITE / "index.html").read_bytes()
    assert WELCOME not in start.body.decode()


@pytest.mark.parametrize("place", ["inside", "around"])
def test_a_folder_without_its_last_slash_leads_to_the_folder(host: Callable[[str], Host], place: str) -> None:
    served = host(place)
    (answer,) = served.get("/sub/course")
    assert answer.status in (301, 302, 308)
    leads_to = urljoin(f"http://{served.address}/sub/course", answer.headers["location"])
    assert leads_to == f"http://{served.address}/sub/course/"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", ["no-such-page", "perform/no/such/page.html", "_static/no-such.css?v=0123abcd"])
def test_where_there_is_nothing_the_page_404_says_so(host: Callable[[str], Host], place: str, path: str) -> None:
    served = host(place)
    (answer,) = served.get(served.path + path)
    assert answer.status == 404
    assert answer.body == (SITE / "404.html").read_bytes()
    assert under_the_policy(answer)
    assert "immutable" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize("place", PLACES)
def test_a_folder_without_a_page_shows_no_list_of_files(host: Callable[[str], Host], place: str) -> None:
    served = host(place)
    (answer,) = served.get(f"{served.path}perform/")
    assert answer.status in (403, 404)
    assert answer.body == (SITE / "404.html").read_bytes()


def test_what_has_a_checksum_is_kept_for_a_year_and_nothing_else(host: Callable[[str], Host]) -> None:
    served = host("alone")
    asked = sorted(set.union(*references().values()))
    kept = {address: "?v=" in address for address in asked}
    assert set(kept.values()) == {True, False}
    answers = zip(asked, served.get(*asked), strict=True)
    assert {address: answer.headers["cache-control"] == KEPT for address, answer in answers} == kept
    (page,) = served.get("/perform/numb.html?v=0123abcd")
    assert page.headers["cache-control"] == FRESH


def test_texts_are_compressed(host: Callable[[str], Host]) -> None:
    served = host("alone")
    texts = [name for name in FILES if name.endswith(TEXTS) and 2_000 < (SITE / name).stat().st_size < 100_000]
    answers = zip(texts, served.get(*(f"/{name}" for name in texts), accept_encoding="gzip"), strict=True)
    assert [name for name, answer in answers if answer.headers.get("content-encoding") != "gzip"] == []


def test_the_larger_site_keeps_its_own_policy(host: Callable[[str], Host]) -> None:
    (answer,) = host("inside").get("/index.html")
    assert answer.body == b"the larger site"
    assert "content-security-policy" not in answer.headers


@pytest.mark.skipif(not installed("nginx.conf"), reason="nginx is not installed.")
def test_a_browser_is_content(web: Path, open_page: Callable[..., Watched]) -> None:
    """The policy is the same in all samples: a browser looks at one, in a folder of a larger site."""
    text = (SAMPLES / "nginx.conf").read_text(encoding="utf-8")
    with running(text, "nginx.conf", web / "inside", PLACES["inside"]) as served:
        _complains_about_nothing(open_page, f"http://{served.address}{served.path}")


def _complains_about_nothing(open_page: Callable[..., Watched], address: str) -> None:
    watched = open_page(address)
    for page in ("perform/numb.html", "practise/cases.html", "search.html?q=numbing"):
        watched.page.goto(address + page)
        watched.page.wait_for_load_state("networkidle")
    assert watched.page.locator("#search-results li").count() > 0
    assert watched.complaints == []
    watched.page.goto(f"{address}no/such/page.html")
    assert watched.page.locator("h1").inner_text() == "This page is not here"
    assert watched.page.evaluate("getComputedStyle(document.body).display") == "grid"
    assert [complaint for complaint in watched.complaints if "404" not in complaint] == []
    assert watched.outside == []


def test_the_container_serves_the_book_by_the_sample(web: Path, tmp_path: Path) -> None:
    """There may be no container engine here: its files are put where it puts them, by its own commands."""
    lines = (SAMPLES / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = dict(line.split()[1:] for line in lines if line.startswith("COPY "))
    assert copied == {"docs/hosting/nginx.conf": "/etc/nginx/conf.d/default.conf", "_build/html": "/var/www/course"}
    sent = (SAMPLES / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert sent == ["*", *(f"!{name}" for name in copied)]
    assert all((TOP / name).exists() for name in copied)
    (command,) = (line.removeprefix("RUN ") for line in lines if line.startswith("RUN "))
    edited = tmp_path / "default.conf"
    edited.write_text((TOP / "docs/hosting/nginx.conf").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run(command.replace("/etc/nginx/conf.d", str(tmp_path)), shell=True, check=True)  # noqa: S602
    text = edited.read_text(encoding="utf-8")
    assert re.findall(r"listen (\S+);", text) == ["8080"]
    assert lines[-1] == "USER 101"
    if not installed("nginx.conf"):
        pytest.skip("nginx is not installed.")
    sample = text.replace("listen 8080;", "listen 80;\n    listen [::]:80;")
    with running(sample, "nginx.conf", web / "alone", "/") as served:
        (start,) = served.get("/")
        assert start.body == (SITE / "index.html").read_bytes()
