"""A slip in the course's data is told in one sentence that names the file and the thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import OwnBook, without_line
from tests.course.small_course import BANK, CHAPTER, HEADINGS, MORE_FACTS, PLAN
from tests.course.small_course import FACTS as SKIN

WORDS = "book/data/strings/quiz.yml"
BIB = "book/references.bib"
FACT = "{id}:\n  claim: A claim.\n  sources: []\n  confidence: low\n  seen: false\n  basis: judgement\n"
NEW = "book/data/facts/new.yml"

Change = Callable[[Any], object]


BROKEN_FILES = {
    "bracket left open": (BANK, "- id: [\n", f"{BANK}, line "),
    "empty": (BANK, "", f"{BANK}: is empty."),
    "only a comment": (SKIN, "# later\n", f"{SKIN}: is empty."),
    "not UTF-8": (PLAN, "parts: Hälsa".encode("latin-1"), f"{PLAN}: is not UTF-8"),
    "a control character": (BANK, '- id: "\x01"', f"{BANK}, question 1, kind: has no"),
    "a control character in a name": (BANK, '- "\x01": x', f"{BANK}, question 1, kind: has no "),
    "half a character": (BANK, '- id: "\\ud83d"', f"{BANK}, line 1: "),
    "a tab in front": (
        BANK,
        "- id: sing-1\n\tkind: single\n",
        f"{BANK}, line 2, sing-1: begins with a tab. Indent with",
    ),
    "two documents": (BANK, "- id: sing-1\n---\n- id: sing-2\n", f"{BANK}, question 1: should be a question"),
    "lists in lists without end": (BANK, "[" * 5_000, f"{BANK}"),
    "a name that nobody gave": (BANK, "- *nobody\n", f"{BANK}, line 1: "),
    "a kind of thing that only programs write": (BANK, "- !!python/object:os.system x\n", f"{BANK}, "),
    "questions that are no list": (BANK, "id: numb-1\n", f"{BANK}: should be a list of questions"),
    "a question that is a word": (
        BANK,
        "- numb-1\n",
        f"{BANK}, line 1, question 1: should be a question, beginning with '- id:'.",
    ),
    "facts that are a list": (NEW, "- A1\n", f"{NEW}: should be a list of facts, each under its id."),
    "facts that are none": (NEW, "{}\n", NEW),
    "a list as key": (NEW, "[A1]: x\n", f"{NEW}: should be names, each on an indented line"),
    "a day that is not": (NEW, FACT.format(id="Z99") + "  review_by: 2027-02-30\n", f"{NEW}, "),
    "a fact's id that is a number": (NEW, FACT.format(id=17) + "  review_by: 2027-02-28\n", f"{NEW}, line 1, "),
    "a fact's id that no link can name": (
        NEW,
        FACT.format(id="z-9") + "  review_by: 2027-02-28\n",
        f"{NEW}, line 1, z-9: 'z-9' should be the id",
    ),
    "a value that is no number": (
        NEW,
        FACT.format(id="Z99") + "  review_by: 2027-02-28\n  value: .nan\n  unit: mm\n",
        f"{NEW}, line 8, Z99, value: should be a number that there is.",
    ),
    "a plan that is a list": (PLAN, "- perform\n", f"{PLAN}: "),
    "words that are a list": (WORDS, "- check\n", f"{WORDS}: should be names, each with its words in quotation"),
    "words that are a number": (WORDS, "check: 5\n", f"{WORDS}, line 1, check: is read as a number. Put quotation"),
    "BibTeX cut off": (BIB, "@misc{a, title={x}\n", f"{BIB}, line "),
    "BibTeX not UTF-8": (BIB, "@misc{a, title={Å}}".encode("latin-1"), f"{BIB}: cannot be read"),
    "a key of BibTeX twice": (BIB, "@misc{a, title={x}}\n@misc{a, title={y}}\n", f"{BIB}: cannot be read"),
    "a table of contents that is a list": ("_toc.yml", "- perform\n", "_toc.yml"),
    "a part without chapters": ("_toc.yml", "parts:\n  - caption: Perform\n    chapters:\n", "_toc.yml"),
    "a chapter that is a word": ("_toc.yml", "parts:\n  - chapters: [perform/sing]\n", "_toc.yml"),
    "a table of contents that is no YAML": ("_toc.yml", "parts: [\n", "_toc.yml, line "),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_a_broken_file_is_told_with_its_name(
    small_book: OwnBook, name: str, content: str | bytes, sentence: str
) -> None:
    (small_book.top / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    told = small_book.problems()
    assert told, "nothing was said"
    assert all(one.startswith(name) and one.isprintable() for one in told)
    assert told[0].startswith(sentence)


def test_a_yaml_slip_is_told_with_its_line(small_book: OwnBook) -> None:
    line = small_book.append(BANK, "- id: sing-9\n  stem: {one: two: three}\n")
    assert small_book.problems() == [
        f"{BANK}, line {line + 1}, sing-9, stem: holds a colon. Put quotation marks round this text: "
        '"{one: two: three}".'
    ]


def test_a_key_that_stands_twice_is_told_with_its_line(small_book: OwnBook) -> None:
    line = small_book.append(SKIN, "Z99:\n  seen: true\n  seen: false\n")
    assert small_book.problems() == [f"{SKIN}, line {line + 2}, Z99, seen: 'seen' stands twice. Keep one of them."]


def test_a_fact_that_stands_in_two_files_is_told(small_book: OwnBook) -> None:
    small_book.append(MORE_FACTS, FACT.format(id="A4") + "  review_by: 2027-02-28\n")
    (told,) = small_book.problems()
    assert told.endswith(", A4: this id stands in another file too. Every fact has its own.")


def test_latex_that_a_reader_would_see_is_told(small_book: OwnBook) -> None:
    small_book.append(
        "book/references.bib", "@article{odd1, author={Odd, O.}, title={By \\unknown{ways}}, year={2020}}\n"
    )
    assert small_book.problems() == [
        "book/references.bib, odd1: a reader would see '\\unknown'. Write the letter itself."
    ]


def claim(text: str, id_: str = "A1") -> Change:
    """Another claim of a fact."""
    return lambda content: content[id_].update(claim=text)


FACT_SLIPS: dict[str, tuple[Change, str]] = {
    "unknown source": (
        lambda c: c["A1"]["sources"].append("nobody1"),
        "A1, sources: there is no source 'nobody1' in book/references.bib.",
    ),
    "read, but no source of it was": (
        lambda c: c["A1"].update(sources=["unread1"]),
        "A1, seen: is true, but no source of it was read. Read one, or write false.",
    ),
    "unknown conflict": (
        lambda c: c["A3"]["conflicts"].append("Z99"),
        "A3, conflicts: names 'Z99', but there is no such fact.",
    ),
    "one-sided conflict": (lambda c: c["A3"].pop("conflicts"), "A4, conflicts: names A3, but A3 does not name A4."),
    "a range that runs backwards": (
        lambda c: c["A2"].update(value=[20, 10]),
        "A2: the range runs backwards. Write the lower number first.",
    ),
    "value without unit": (lambda c: c["A1"].pop("unit"), "A1: `value` and `unit` go together."),
    "source that is not named": (
        lambda c: c["A1"].update(sources=[]),
        "A1: a fact with basis `source` names at least one source.",
    ),
    "unknown field": (
        lambda c: c["A1"].update(sauce="x"),
        "A1, sauce: is no field here. There are: value, unit, derived, same_as, digits, rounded, claim, "
        "values, sources, confidence, seen, basis, review_by, note, conflicts, rule.",
    ),
    "confidence that is not": (
        lambda c: c["A1"].update(confidence="sure"),
        "A1, confidence: 'sure' should be one of high, medium, low.",
    ),
    "no day of review": (
        lambda c: c["A1"].pop("review_by"),
        "A1: has no `review_by`. Write it: after this day the page says that it is overdue.",
    ),
    "languages": (
        lambda c: c["A1"].update(claim={"en": "Thick."}),
        "A1, claim: is read as fields, for it holds a colon or begins with {. Put quotation marks round this text.",
    ),
    "HTML": (claim("<b>Thick</b>"), "A1, claim: holds HTML (<b); a text carries *emphasis* and links only."),
    "a turning mark in a unit": (
        lambda c: c["A1"].update(unit="\u202eµm"),
        "A1, unit: holds an invisible mark that turns the reading direction; delete it.",
    ),
    "HTML in a unit": (
        lambda c: c["A1"].update(unit="<b>µm</b>"),
        "A1, unit: holds HTML (<b); a text carries *emphasis* and links only.",
    ),
    "typed number": (
        claim("It is 16.8 µm."),
        "A1, claim: '16.8 µm' is typed; write {fact}`A1`, so that the number stands once.",
    ),
    "typed range": (
        claim("It is 10–20 µm.", "A2"),
        "A2, claim: '10–20 µm' is typed; write {fact}`A2`, so that the number stands once.",
    ),
    "typed number in a note": (
        lambda c: c["A1"].update(note="16.8 µm is a mean."),
        "A1, note: '16.8 µm' is typed; write {fact}`A1`, so that the number stands once.",
    ),
    "number of a fact that is not": (
        claim("It is {fact}`Z99`."),
        "A1, claim: book/data/facts: there is no fact 'Z99'.",
    ),
    "number that a fact has not": (
        claim("It is {fact}`A1.x`."),
        "A1, claim: book/data/facts: fact A1 has no value 'x'. It has: none.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), FACT_SLIPS.values(), ids=FACT_SLIPS)
def test_a_slip_in_a_fact_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    with small_book.data(SKIN) as content:
        change(content)
    (told,) = small_book.problems()
    assert without_line(told) == f"{SKIN}, {sentence}"


@pytest.mark.parametrize(
    "text", ["11.8 µm, 16.8 µm², 1–16.8 µm", "of {given}`16.8 µm`", "of {fact}`A1` and {fact}`I2.settings`", "16.8"]
)
def test_a_number_that_is_not_the_facts_is_let_be(small_book: OwnBook, text: str) -> None:
    with small_book.data(SKIN) as content:
        claim(text)(content)
    assert small_book.problems() == []


def minutes(*each: int) -> Change:
    """Sections of so many minutes."""
    return lambda c: c[0].update(
        sections=[{"title": title, "minutes": m} for title, m in zip(HEADINGS, each, strict=True)]
    )


PLAN_SLIPS: dict[str, tuple[Change, str]] = {
    "chapter twice": (lambda c: c.append(c[0]), "chapter 'sing' stands twice. Every chapter has its own id."),
    "objective twice": (
        lambda c: c[0]["objectives"].append(c[0]["objectives"][0]),
        "objective 'spare-the-voice' stands twice. Every objective has its own id.",
    ),
    "chapter of 4 minutes": (
        minutes(1, 1, 1, 1),
        "part perform, chapter sing: the sections of 'sing' take 4 minutes; a chapter takes 5 to 40.",
    ),
    "chapter of 41 minutes": (
        minutes(20, 20, 1, 0),
        "part perform, chapter sing: the sections of 'sing' take 41 minutes; a chapter takes 5 to 40.",
    ),
    "section of 21 minutes": (
        minutes(1, 21, 1, 1),
        "part perform, chapter sing, section 2, minutes: '21' should be at most 20.",
    ),
    "section of half a minute": (
        minutes(1, 5, 1, 0.5),
        "part perform, chapter sing, section 4, minutes: should be a whole number, such as 30.",
    ),  # type: ignore[arg-type]
    "minutes of a chapter": (
        lambda c: c[0].update(minutes=20),
        "part perform, chapter sing, minutes: is no field here. There are: id, title, summary, "
        "sections, need, objectives, search_terms.",
    ),
    "no sections": (lambda c: c[0].pop("sections"), "part perform, chapter sing: has no `sections`. Write it."),
    "one objective": (
        lambda c: c[0]["objectives"].pop(),
        "part perform, chapter sing, objectives: has 1 objective; there should be at least 2.",
    ),
    "id in capitals": (
        lambda c: c[0].update(id="Sing"),
        "part perform, chapter Sing, id: 'Sing' should be written in small letters and digits, with hyphens between words.",
    ),
    "no topic": (
        lambda c: c[0]["objectives"][0].update(topics=[]),
        "part perform, chapter sing, objective spare-the-voice, topics: has no topics; there should be at least 1.",
    ),
    "unknown topic": (
        lambda c: c[0]["objectives"][0].update(topics=["dance"]),
        "objective 'spare-the-voice' names the topic 'dance', which `topics` has not.",
    ),
    "topic that nobody teaches": (
        lambda c: c[0]["objectives"][1].update(topics=["voice"]),
        "no objective belongs to the topic 'breath'. Every topic is taught.",
    ),
    "HTML": (
        lambda c: c[0].update(title="<i>Sing</i>"),
        "part perform, chapter sing, title: holds HTML (<i); a text carries *emphasis* and links only.",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), PLAN_SLIPS.values(), ids=PLAN_SLIPS)
def test_a_slip_in_the_plan_is_told_in_one_sentence(small_book: OwnBook, change: Change, sentence: str) -> None:
    with small_book.data(PLAN) as content:
        change(content["parts"][0]["chapters"])
    (told,) = small_book.problems()
    assert re.sub(r"^[^:,]+(, line \d+)?[,:] ", "", told) == sentence


@pytest.mark.parametrize("each", [(5, 0, 0, 0), (20, 20, 0, 0)])
def test_chapters_of_5_and_of_40_minutes_fit(small_book: OwnBook, each: tuple[int, ...]) -> None:
    with small_book.data(PLAN) as content:
        minutes(*each)(content["parts"][0]["chapters"])
    assert small_book.problems() == []


HEADING_SLIPS = {
    "renamed": (lambda s: s[1].update(title="Breathe"), (2, "Breathe", HEADINGS[1])),
    "in another order": (lambda s: s.reverse(), (1, HEADINGS[3], HEADINGS[0])),
    "missing in the plan": (lambda s: s.pop(), (4, "nothing", HEADINGS[3])),
    "missing in the chapter": (lambda s: s.append({"title": "More", "minutes": 1}), (5, "More", "nothing")),
}


@pytest.mark.parametrize(("change", "told"), HEADING_SLIPS.values(), ids=HEADING_SLIPS)
def test_a_section_that_is_not_as_its_heading_is_told(
    small_book: OwnBook, change: Change, told: tuple[int, str, str]
) -> None:
    with small_book.data(PLAN) as content:
        change(content["parts"][0]["chapters"][0]["sections"])
    number, title, heading = told
    assert [without_line(told) for told in small_book.problems()] == [
        f"{PLAN}, sing, section {number}: is '{title}', but the chapter's heading there is '{heading}'. Name them alike."
    ]


def test_a_heading_that_the_plan_has_not_is_told(small_book: OwnBook) -> None:
    with small_book.notebook(CHAPTER) as notebook:
        notebook.cells[2].source += "\n\nThink.\n\n## Think again"
    assert small_book.problems() == [
        f"{PLAN}, line 17, sing, section 2: is '{HEADINGS[1]}', but the chapter's heading there is 'Think again'. "
        "Name them alike."
    ]
