"""Where readers report a mistake: a mail address or a form, or one sentence that says what is wrong with it."""

from __future__ import annotations

import pytest

from needling.course.site import report_link
from tests.conftest import OwnBook

VALUES = {"page": "perform/numb", "edition": "2026.11"}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("", ""),
        (None, ""),
        ("course@school.example", "mailto:course@school.example?subject=A%20%26%20B%3F"),
        ("https://a.example/new?on={page}", "https://a.example/new?on=perform%2Fnumb"),
        ("https://a.example/{edition}/new?on={page}#top", "https://a.example/2026.11/new?on=perform%2Fnumb#top"),
    ],
)
def test_an_address_becomes_a_link_that_names_the_page(address: str | None, link: str) -> None:
    assert report_link(address, "A & B?", VALUES) == link


@pytest.mark.parametrize(
    "address",
    [
        "school.example",
        "course@school",
        "course@school.example?cc=you@there.example",
        "https://a.example/new",
        "https://a.example/{page}/{name}",
        "https://a.example/{page",
        "https://a.example/{page:d}",
        "https://a.example/{page!r}",
        "https://a.example/{}",
        "https://{page}.example/",
        "https://[a/{page}",
        "javascript:alert('{page}')",
        'https://a.example/"onclick="{page}',
        "7",
        "[a, b]",
        "yes",
    ],
)
def test_what_is_no_such_address_is_told_in_one_sentence(small_book: OwnBook, address: str) -> None:
    quoted = address if address in ("7", "[a, b]", "yes") else f"'{address.replace(chr(39), chr(39) * 2)}'"
    (small_book.top / "_config.yml").write_text(
        f"title: Sing\nauthor: Us\nsphinx:\n  config:\n    needling_report: {quoted}\n", encoding="utf-8"
    )
    (told,) = small_book.problems()
    assert told.startswith("_config.yml, needling_report: ")
    assert told.endswith(
        " should be a mail address, or the address (https://…) of a form with {page} in it. Leave it empty for no link."
    )


@pytest.mark.parametrize("text", ["- a\n", "title: [\n", "", "sphinx: [a]\n"])
def test_a_configuration_that_is_none_is_told(small_book: OwnBook, text: str) -> None:
    (small_book.top / "_config.yml").write_text(text, encoding="utf-8")
    told = small_book.problems()
    assert told
    assert all(one.startswith("_config.yml") for one in told)
