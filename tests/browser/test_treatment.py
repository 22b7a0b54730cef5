"""A whole treatment in a browser: walked by keyboard and by address, judged as Python judges, kept, printed, never broken."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from needling import treatment
from needling.course import load_strings, with_numbers
from needling.scenario.graph import State
from needling.scenario.paths import NONE, replay
from needling.widgets.treatment.graph import END, treatments
from tests.browser import device
from tests.browser.accessibility import TWO_WAYS, faults
from tests.browser.watching import PHONE, REFUSING, Watched, turn
from tests.scenario.decisions import decisions

PAGE = "practise/treatment.html"
WORDS = load_strings("treatment") | load_strings("scenario") | load_strings("saving")
ALL = treatments()
HTML = treatment()._repr_mimebundle_()[0]["text/html"]  # type: ignore[index]
ASKED = "health~medicines~past~lately~cream~wish~look"
TO_THE_SKIN = [
    ASKED,
    "treat",
    "honest",
    "sealed",
    "gentle",
    "without",
    "alcohol",
    "mm0-25",
    "mm0-25",
    "v4",
    "saline",
    "all-signs",
]
UNSAFE = [*TO_THE_SKIN, "go", "go", "stop", "wipe", "recap", NONE, "plan2", "around"]
STAGE = ".nd-stage"


def address(client: str, path: list[str]) -> str:
    return f"#treatment?client={client}&path={'.'.join(path)}"


@pytest.fixture
def begin(open_page: Callable[..., Watched], bare: Callable[[str], str]) -> Callable[..., Page]:
    """Opens the treatments at an address; in the end the browser must have complained about nothing."""
    opened: list[Watched] = []

    def begin_(hash_: str = "", **options: object) -> Page:
        opened.append(open_page(bare(HTML) + hash_, **options))
        return opened[-1].page

    yield begin_  # type: ignore[misc]
    assert [complaint for one in opened for complaint in one.complaints + one.outside] == []


def words(state: State, chance: random.Random) -> str:
    ids = [choice.id for choice in state.choices]
    if not state.transitions:
        return chance.choice(ids)
    return "~".join(one for one in ids if chance.random() < 0.8) or NONE


def random_path(client: str, chance: random.Random) -> list[str]:
    graph, path = ALL[client].graph, []
    at = graph.start
    while at != END:
        path.append(words(graph.states[at], chance))
        at = replay(graph, path)[0].at
    return path


def kept(page: Page) -> dict[str, object]:
    """Who is on the chair, and the path of each client who was met."""
    paths = {item.removeprefix("treatment:"): path or [] for item, path in device.given(page).items()}
    return {"now": device.settings(page).get("treatment")} | paths


def go(page: Page, hash_: str) -> None:
    """Follow a link to a treatment."""
    page.evaluate(
        """hash => new Promise((done) => {
            addEventListener("hashchange", done, { once: true });
            location.hash = hash;
        })""",
        hash_,
    )


def test_the_browser_judges_many_ways_exactly_as_python_does(begin):
    page = begin()
    chance = random.Random("ways")  # noqa: S311 - the same every time
    asked = [(client, random_path(client, chance)) for _ in range(12) for client in sorted(ALL)]
    shown = page.evaluate(
        """async (ways) => {
            const found = [];
            for (const way of ways) {
                location.hash = way;
                await new Promise((done) => addEventListener("hashchange", done, { once: true }));
                found.push([
                    document.querySelector(".nd-sum").dataset.verdict,
                    [...document.querySelectorAll(".nd-made li")].map((row) => row.dataset.verdict).sort(),
                ]);
            }
            return found;
        }""",
        [address(client, path) for client, path in asked],
    )
    for (client, path), (verdict, rows) in zip(asked, shown, strict=True):
        here, _ = replay(ALL[client].graph, path)
        assert verdict == here.worst, path
        assert rows == sorted(one.verdict for one in decisions(ALL[client].graph, path)), path
    assert {verdict for verdict, _ in shown} >= {"poor", "unsafe"}


def test_a_treatment_that_rightly_ends_early_is_walked_by_keyboard_and_is_good(begin):
    page = begin(size=PHONE)
    page.get_by_role("button", name=WORDS["begin"].format(name="Lena")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{STAGE} h3")).to_be_focused()
    boxes = page.locator(f"{STAGE} input")
    for n in range(boxes.count()):
        boxes.nth(n).focus()
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=WORDS["do"])).to_be_focused()
    page.keyboard.press("Enter")
    # What is heard and seen comes first; the blisters are told.
    expect(page.locator(f"{STAGE} h3")).to_be_focused()
    expect(page.locator(STAGE)).to_contain_text("small blisters in a group")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(f"{STAGE} input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f'{STAGE} input[value="postpone"]')).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    plain = page.locator(f'{STAGE} input[value="plain"]')
    plain.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=WORDS["go_on"]).press("Enter")
    expect(page.locator(f"{STAGE} h3")).to_be_focused()
    expect(page.locator(".nd-sum")).to_have_text(WORDS["report_good"])
    expect(page.locator(STAGE)).to_contain_text(WORDS["report_ended"])


def test_an_unsafe_choice_is_stopped_at_once_and_stands_in_the_report(begin):
    page = begin(address("amara", UNSAFE[:-1]), size=PHONE, has_touch=True)
    page.locator(f'{STAGE} input[value="around"]').tap()
    page.get_by_role("button", name=WORDS["do"]).tap()
    expect(page.locator(".nd-then[data-unsafe] .nd-tag")).to_have_text(WORDS["stopped"])
    page.get_by_role("button", name=WORDS["go_on"]).tap()
    expect(page.locator(".nd-sum")).to_have_attribute("data-verdict", "unsafe")
    expect(page.locator('.nd-made li[data-verdict="unsafe"]')).to_have_count(5)
    expect(page.locator(".nd-sum")).to_contain_text("5")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_nothing_chosen_is_asked_for(begin):
    page = begin(address("elin", [ASKED]))
    page.get_by_role("button", name=WORDS["do"]).click()
    expect(page.locator(".nd-hint-now")).to_have_text(WORDS["choose_first"])
    expect(page.locator(".nd-hint-now")).to_have_attribute("role", "status")


def test_what_was_not_asked_is_told_when_the_supervisor_asks(begin):
    page = begin(address("farid", ["health"]))
    page.locator(f'{STAGE} input[value="treat"]').check()
    page.get_by_role("button", name=WORDS["do"]).click()
    expect(page.locator(".nd-happens")).to_contain_text("An underactive thyroid")
    expect(page.locator(".nd-happens")).not_to_contain_text("No diabetes")


def test_a_treatment_survives_a_reload_and_can_be_begun_again(begin):
    page = begin(address("elin", TO_THE_SKIN[:4]))
    count = page.locator(f"{STAGE} .nd-count").inner_text()
    page.goto(page.url.split("#")[0])
    page.reload()
    expect(page.locator(f"{STAGE} .nd-count")).to_have_text(count)
    assert kept(page) == {"now": "elin", "elin": TO_THE_SKIN[:4]}, "nothing of who was not met"
    page.get_by_role("button", name=WORDS["other"]).click()
    expect(page.locator(".nd-client", has_text="Elin")).to_contain_text(WORDS["under_way"])
    page.goto(page.url.split("#")[0] + address("kwame", [ASKED, "refer", "plain"]))
    page.reload()
    page.get_by_role("button", name=WORDS["again"].format(name="Kwame")).click()
    assert kept(page)["kwame"] == []
    assert kept(page)["elin"] == TO_THE_SKIN[:4]


HOSTILE = [
    {"now": "<img src=x onerror=alert(1)>", "elin": ["<b>"]},
    {"now": "elin", "elin": "health"},
    {"now": "elin", "elin": [1, None, {}]},
    {"now": "__proto__", "__proto__": ["x"], "constructor": []},
    {"now": "elin", "elin": ["none"] * 5000},
    {"now": 7, "elin": [[ASKED]]},
]


@pytest.mark.parametrize("what", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_kept_data_begins_anew_and_does_nothing(what, begin):
    stored = json.dumps({"version": 2, "kept": {"treatment:bare": what}})
    page = begin(script=f"localStorage.setItem('needling', {json.dumps(stored)})")
    expect(page.locator(f"{STAGE} h3").first).to_be_visible()
    assert page.locator("img").count() == 0
    assert page.locator(f"{STAGE} .nd-count").count() <= 1
    if page.locator(".nd-clients").count():
        page.get_by_role("button", name=WORDS["begin"].format(name="Elin")).click()
    expect(page.locator(f"{STAGE} .nd-count")).to_contain_text("1")


@pytest.mark.parametrize(
    "hash_",
    [
        "#treatment?client=nobody&path=x",
        "#treatment?client=__proto__&path=",
        "#treatment?client=elin&path=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        address("elin", [ASKED, "treat", "nonsense"]),
        address("lena", [ASKED, "treat", "honest"]),
        address("elin", [NONE] * 200),
        "#treatment?",
    ],
)
def test_an_address_of_a_treatment_that_there_is_not_is_told_and_not_taken(hash_, begin):
    page = begin(hash_)
    expect(page.locator(".nd-kept")).to_have_text(WORDS["bad_address"])
    expect(page.locator(".nd-clients")).to_be_visible()
    assert page.locator("img").count() == 0
    assert device.events(page) == [], "nothing of it is kept"


def test_where_storage_is_refused_it_works_and_says_so(begin):
    page = begin(script=REFUSING)
    page.get_by_role("button", name=WORDS["begin"].format(name="Elin")).click()
    expect(page.locator(".nd-kept")).to_have_text(WORDS["saving_refused"])
    page.get_by_role("button", name=WORDS["do"]).click()
    expect(page.locator(".nd-happens")).to_contain_text(WORDS["asked_nothing"])


def test_axe_finds_nothing_at_any_moment_and_none_is_wider_than_a_phone(begin):
    page = begin()
    assert faults(page, STAGE, TWO_WAYS) == {}
    for path in ([], [*TO_THE_SKIN, "go"], UNSAFE):
        turn(page, PHONE)
        go(page, address("amara", path))
        expect(page.locator(f"{STAGE} h3")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert faults(page, STAGE, TWO_WAYS) == {}, path
    go(page, address("amara", UNSAFE[:-1]))
    page.locator(f'{STAGE} input[value="deeper"]').check()
    page.get_by_role("button", name=WORDS["do"]).click()
    assert faults(page, STAGE, TWO_WAYS) == {}


def test_what_is_drawn_stands_beside_it_in_words(begin):
    page = begin(address("amara", [*TO_THE_SKIN, "go", "go"]))
    expect(page.locator(f"{STAGE} svg.nd-t-skin")).to_be_visible()
    told = page.locator(f"{STAGE} .nd-found dd")
    expect(told).to_have_count(3)
    expect(told.first).to_contain_text("darker all over")
    expect(told.nth(1)).to_contain_text("warmer all over")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_without_scripts_every_treatment_is_read(look, open_page, origin):
    page = open_page(origin + PAGE, java_script_enabled=False, color_scheme=look).page
    expect(page.locator("article[data-client]")).to_have_count(len(ALL))
    assert all(article.is_visible() for article in page.locator("article[data-client]").all())
    expect(page.locator(STAGE)).to_be_hidden()
    choice = page.locator('[data-view="disinfect"] details[data-choice="chlorhexidine"]')
    expect(choice.locator(".nd-feedback")).to_be_hidden()
    choice.locator("summary").click()
    expect(choice.locator(".nd-feedback")).to_be_visible()
    assert page.locator(".nd-as-text details summary").count() > 100


def test_on_paper_stand_the_treatments_or_the_report(begin):
    page = begin()
    page.emulate_media(media="print")
    expect(page.locator("article[data-client]").first).to_be_visible()
    expect(page.locator(".nd-as-text details .nd-feedback").first).to_be_visible()
    expect(page.locator(STAGE)).to_be_hidden()
    go(page, address("amara", UNSAFE))
    expect(page.locator(".nd-report .nd-why-so").first).to_be_visible()
    expect(page.locator("article[data-client]").first).to_be_hidden()
    expect(page.locator(f"{STAGE} .nd-actions")).to_be_hidden()


def test_the_transcript_says_all_that_was_chosen_and_left(begin):
    path = ["health~look", "treat"]
    page = begin(address("kwame", path))
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["save"]).click()
    assert download.value.suggested_filename == "treatment-kwame-2026-11-23.txt"
    text = download.value.path().read_text(encoding="utf-8")
    client = ALL["kwame"].client
    lines = text.splitlines()
    assert lines[1:3] == ["Date: 2026-11-23", WORDS["name_line"]]
    assert client.name in lines[0]
    assert with_numbers(client.meet) in lines
    made = decisions(ALL["kwame"].graph, path)
    assert [line.partition(".")[0] for line in lines if line[:1].isdigit()] == [str(n + 1) for n in range(len(made))]
    assert text.count(WORDS["you_left"]) == sum(not one.chosen for one in made) > 0
    assert text.count(f"!! {WORDS['unsafe']}") == sum(one.verdict == "unsafe" for one in made) > 0
    for question in ("health", "look"):
        assert WORDS["answer"].format(answer=with_numbers(client.answers[question])) in text
    assert with_numbers(client.answers["medicines"]) not in text
    assert with_numbers(client.decide["treat"].feedback) in text
    expect(page.locator(".nd-file")).to_have_text(WORDS["saved"].format(file="treatment-kwame-2026-11-23.txt"))


def test_printing_a_report_puts_nothing_but_what_was_done_on_the_paper(begin):
    page = begin(address("kwame", ["health~look", "treat"]))
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name=WORDS["print"]).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    paper = page.locator(".nd-transcript")
    expect(paper).to_be_visible()
    assert page.locator("main").inner_text().strip() == paper.inner_text().strip()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    expect(page.locator("body")).not_to_have_class(re.compile("nd-print-only"))


def test_from_disk_with_no_network_a_link_opens_a_report_whose_facts_lead_somewhere(open_page, disk):
    watched = open_page(disk + PAGE + address("kwame", [ASKED, "treat"]))
    page = watched.page
    expect(page.locator(".nd-sum")).to_have_attribute("data-verdict", "unsafe")
    link = page.locator(".nd-report a[data-fact]").first
    assert "reference/facts.html#fact-" in (link.get_attribute("href") or "")
    assert page.locator('meta[name="description"]').get_attribute("content")
    assert watched.complaints + watched.outside == []
