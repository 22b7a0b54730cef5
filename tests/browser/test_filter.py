"""Of many facts and sources a reader sees the few they look for, hears how many, and is led to any of them by a link."""

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from needling.course import load_facts, load_sources, load_strings, with_numbers
from needling.course.facts import facts_of, topics
from tests.browser.watching import DESK

WORDS = load_strings("filter")
TITLES = load_strings("topics")
FACTS = load_facts()
FACTS_PAGE, SOURCES_PAGE = "reference/facts.html", "reference/sources.html"


@pytest.fixture
def page(open_page, origin) -> Page:
    return open_page(origin + FACTS_PAGE, size=DESK).page


def _shown(page: Page) -> list[str]:
    """The entries that can be seen, by their ids."""
    return page.locator(".nd-entry").evaluate_all("all => all.filter((el) => el.checkVisibility()).map((el) => el.id)")


def _ids(facts) -> list[str]:
    return sorted(f"fact-{id_.lower()}" for id_ in facts)


def _says(page: Page, count: int, total: int) -> None:
    status = page.locator(".nd-filter").get_by_role("status")
    expect(status).to_have_text(WORDS["count"].format(count=count, total=total) if count else WORDS["none"])


def _field(page: Page) -> Locator:
    return page.locator(".nd-filter").get_by_role("searchbox", name=WORDS["search"], exact=True)


def _list(page: Page, name: str) -> Locator:
    return page.locator(".nd-filter").get_by_role("combobox", name=WORDS[name], exact=True)


def _choose(page: Page, **chosen: str) -> None:
    for name, option in chosen.items():
        _list(page, name).select_option(label=option)


def test_all_entries_are_there_before_anything_is_asked(page):
    assert sorted(_shown(page)) == _ids(FACTS)
    expect(page.locator(".nd-filter").get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("words", ["lidocaine", "LIDOcaine", "  prilocaine   emla ", "emla prilocaine"])
def test_words_leave_only_the_entries_that_have_them_all(words, page):
    texts = page.locator(".nd-entry").evaluate_all(
        "all => all.map((el) => [el.id, `${el.closest('section').querySelector('h2').textContent} ${el.textContent}`])"
    )
    fitting = [id_ for id_, text in texts if all(word in text.lower() for word in words.lower().split())]
    assert 0 < len(fitting) < len(FACTS)
    _field(page).press_sequentially(words)
    assert _shown(page) == fitting
    _says(page, len(fitting), len(FACTS))


def test_words_that_nothing_has_say_so(page):
    _field(page).press_sequentially("zzz no such thing")
    assert _shown(page) == []
    _says(page, 0, len(FACTS))
    _field(page).fill("")
    assert sorted(_shown(page)) == _ids(FACTS)
    expect(page.locator(".nd-filter").get_by_role("status")).to_be_empty()


def test_a_topic_leaves_only_its_own_and_no_empty_heading(page):
    path = topics()[3]
    _choose(page, topic=TITLES[path.stem])
    assert sorted(_shown(page)) == _ids(facts_of(path))
    _says(page, len(facts_of(path)), len(FACTS))
    assert page.locator("article h2:visible").all_text_contents() == [
        heading for heading in page.locator("article h2").all_text_contents() if heading.startswith(TITLES[path.stem])
    ]


MARKS = {
    "conflict": {id_ for id_, fact in FACTS.items() if fact.conflicts},
    "judgement": {id_ for id_, fact in FACTS.items() if fact.basis == "judgement"},
    "memory": {id_ for id_, fact in FACTS.items() if not fact.seen},
}


@pytest.mark.parametrize("mark", MARKS)
def test_where_sources_disagree_what_we_judged_and_what_we_did_not_read_is_found(mark, page):
    _choose(page, show=WORDS[f"mark_{mark}"])
    assert sorted(_shown(page)) == _ids(MARKS[mark])
    _says(page, len(MARKS[mark]), len(FACTS))


def test_words_topic_and_mark_work_together(page):
    path = next(path for path in topics() if len(MARKS["conflict"] & set(facts_of(path))) > 1)
    wanted = sorted(MARKS["conflict"] & set(facts_of(path)))
    _choose(page, topic=TITLES[path.stem], show=WORDS["mark_conflict"])
    assert sorted(_shown(page)) == _ids(wanted)
    _field(page).press_sequentially("zzz")
    _says(page, 0, len(FACTS))
    _field(page).fill("")
    _choose(page, topic=WORDS["all_topics"], show=WORDS["all"])
    assert sorted(_shown(page)) == _ids(FACTS)


def test_it_works_by_keyboard_alone(page):
    _field(page).focus()
    for control in (_list(page, "topic"), _list(page, "show")):
        page.keyboard.press("Tab")
        expect(control).to_be_focused()
    for _ in range(_list(page, "show").locator("option").all_text_contents().index(WORDS["mark_conflict"])):
        page.keyboard.press("ArrowDown")
    assert sorted(_shown(page)) == _ids(MARKS["conflict"])


def _a_conflict(page: Page) -> tuple[str, str]:
    """Two facts that disagree; the page is filtered so that only the first is shown."""
    one, fact = next((id_, fact) for id_, fact in FACTS.items() if fact.conflicts)
    other = fact.conflicts[0]
    _field(page).fill(" ".join(with_numbers(fact.claim).split()[:6]))
    expect(page.locator(f"#fact-{one.lower()}")).to_be_visible()
    expect(page.locator(f"#fact-{other.lower()}")).to_be_hidden()
    return one, other


def _found(page: Page, fact: str) -> None:
    expect(page.locator(f"#fact-{fact.lower()}")).to_be_visible()
    expect(page.locator(f"#fact-{fact.lower()}")).to_be_in_viewport()
    expect(_field(page)).to_have_value("")
    expect(page.locator(".nd-filter").get_by_role("status")).to_be_empty()
    assert sorted(_shown(page)) == _ids(FACTS)


def test_a_link_to_an_entry_that_is_filtered_away_finds_it(page):
    one, other = _a_conflict(page)
    page.locator(f"#fact-{one.lower()}").get_by_role("link", name=other, exact=True).click()
    _found(page, other)


def test_a_link_finds_it_also_when_the_address_names_it_already(page):
    other = next(fact.conflicts[0] for fact in FACTS.values() if fact.conflicts)
    page.goto(f"{page.url}#fact-{other.lower()}")
    one, _ = _a_conflict(page)
    page.locator(f"#fact-{one.lower()}").get_by_role("link", name=other, exact=True).click()
    _found(page, other)


def test_a_link_to_an_entry_that_is_shown_leaves_the_filter_alone(page):
    one, fact = next((id_, fact) for id_, fact in FACTS.items() if fact.conflicts)
    _choose(page, show=WORDS["mark_conflict"])
    before = _shown(page)
    page.locator(f"#fact-{one.lower()}").get_by_role("link", name=fact.conflicts[0], exact=True).click()
    expect(page.locator(f"#fact-{fact.conflicts[0].lower()}")).to_be_in_viewport()
    assert _shown(page) == before


def test_after_a_reload_what_is_shown_is_what_the_controls_say(page):
    _choose(page, show=WORDS["mark_conflict"])
    page.reload()
    chosen = _list(page, "show").locator("option:checked").inner_text()
    assert chosen in (WORDS["all"], WORDS["mark_conflict"])
    assert sorted(_shown(page)) == (_ids(FACTS) if chosen == WORDS["all"] else _ids(MARKS["conflict"]))


def _at(page: Page, day: datetime.date) -> None:
    page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(12)))
    page.reload()


def _overdue(page: Page) -> list[str]:
    return page.locator(".nd-overdue:visible").evaluate_all("all => all.map((el) => el.closest('.nd-entry').id)")


def test_a_fact_whose_date_passes_after_the_page_was_made_says_so(page):
    review_by = [fact.review_by for fact in FACTS.values()]
    first = max(datetime.date.today(), min(review_by))
    last = max(first, *review_by)
    for day in (first, first + datetime.timedelta(days=1), last + datetime.timedelta(days=1)):
        _at(page, day)
        expected = _ids(id_ for id_, fact in FACTS.items() if fact.review_by < day)
        assert sorted(_overdue(page)) == expected
        _choose(page, show=WORDS["mark_overdue"])
        assert sorted(_shown(page)) == expected
        _says(page, len(expected), len(FACTS))
    assert len(expected) == len(FACTS)
    expect(page.locator(".nd-overdue").first).to_have_text(load_strings("site")["overdue"])


@pytest.mark.parametrize("name", [FACTS_PAGE, SOURCES_PAGE])
def test_without_scripts_there_is_no_filter_and_every_entry(name, open_page, origin):
    page = open_page(origin + name, java_script_enabled=False).page
    total = len(FACTS) if name == FACTS_PAGE else len(load_sources())
    expect(page.locator(".nd-filter")).to_be_hidden()
    expect(page.locator(".nd-entry:visible")).to_have_count(total)


@pytest.mark.parametrize("place", ["origin", "disk"])
def test_sources_are_found_by_words_and_by_whether_we_read_them(place, open_page, request):
    watched = open_page(request.getfixturevalue(place) + SOURCES_PAGE, size=DESK)
    page, sources = watched.page, load_sources()
    unread = sorted(f"source-{key.lower()}" for key, source in sources.items() if not source.seen)
    _choose(page, show=WORDS["mark_memory"])
    assert sorted(_shown(page)) == unread
    _says(page, len(unread), len(sources))
    _choose(page, show=WORDS["all"])
    _field(page).press_sequentially("microneedling")
    shown = _shown(page)
    assert 0 < len(shown) < len(sources)
    _says(page, len(shown), len(sources))
    assert all("microneedling" in page.locator(f"#{id_}").inner_text().lower() for id_ in shown)
    assert watched.complaints == []


@pytest.mark.parametrize("place", ["origin", "disk"])
def test_filtering_complains_about_nothing(place, open_page, request):
    watched = open_page(request.getfixturevalue(place) + FACTS_PAGE)
    _choose(watched.page, show=WORDS["mark_conflict"])
    _says(watched.page, len(MARKS["conflict"]), len(FACTS))
    _field(watched.page).press_sequentially("<img src=x onerror=alert(1)> ( [ \\ *")
    _says(watched.page, 0, len(FACTS))
    assert watched.complaints == []
