"""A slip in the course's data is told in one sentence that names the file and the thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import OwnBook

BANK = "book/data/questions/numb.yml"
SKIN = "book/data/facts/skin.yml"
PLAN = "book/data/plan.yml"
BIB = "book/references.bib"
FACT = "{id}:\n  claim: {{en: A claim.}}\n  sources: []\n  confidence: low\n  seen: false\n  basis: judgement\n"
NEW = "book/data/facts/new.yml"

Change = Callable[[Any], object]


def options(content: Any, *, right: int, kind: str) -> None:
    """Make the first question one of this kind with so many right options."""
    content[0]["kind"] = kind
    for number, option in enumerate(content[0]["options"]):
        option["correct"] = number < right


BROKEN_FILES = {
    "bracket left open": (BANK, "- id: [\n", f"{BANK}, line "),
    "empty": (BANK, "", f"{BANK}: is empty."),
    "only a comment": (SKIN, "# later\n", f"{SKIN}: is empty."),
    "not UTF-8": (PLAN, "parts: Hälsa".encode("latin-1"), f"{PLAN}: is not UTF-8"),
    "a control character": (BANK, '- id: "\x01"', f"{BANK}: unacceptable character #x0001"),
    "questions that are no list": (BANK, "id: numb-1\n", f"{BANK}: should be a list of questions"),
    "a question that is a word": (BANK, "- numb-1\n", f"{BANK}, question 1: "),
    "facts that are a list": (NEW, "- A1\n", f"{NEW}: should be a list of facts, each under its id."),
    "facts that are none": (NEW, "{}\n", NEW),
    "a list as key": (NEW, "[A1]: x\n", f"{NEW}, line 1"),
    "a day that is not": (NEW, FACT.format(id="Z99") + "  review_by: 2027-02-30\n", f"{NEW}, "),
    "a fact's id that is a number": (NEW, FACT.format(id=17) + "  review_by: 2027-02-28\n", f"{NEW}, 17"),
    "a fact's id that no link can name": (NEW, FACT.format(id="z-9") + "  review_by: 2027-02-28\n", f"{NEW}, z-9"),
    "a value that is no number": (
        NEW,
        FACT.format(id="Z99") + "  review_by: 2027-02-28\n  value: .nan\n  unit: mm\n",
        f"{NEW}, Z99: value",
    ),
    "a plan that is a list": (PLAN, "- perform\n", f"{PLAN}: "),
    "words that are a list": ("book/data/strings/en.yml", "- quiz\n", "book/data/strings/en.yml: should be groups"),
    "BibTeX cut off": (BIB, "@misc{a, title={x}\n", f"{BIB}, line "),
    "BibTeX not UTF-8": (BIB, "@misc{a, title={Å}}".encode("latin-1"), f"{BIB}: cannot be read"),
    "a key of BibTeX twice": (BIB, "@misc{a, title={x}}\n@misc{a, title={y}}\n", f"{BIB}: cannot be read"),
    "a table of contents that is a list": ("_toc.yml", "- perform\n", "_toc.yml"),
    "a part without chapters": ("_toc.yml", "parts:\n  - caption: Perform\n    chapters:\n", "_toc.yml"),
    "a chapter that is a word": ("_toc.yml", "parts:\n  - chapters: [perform/numb]\n", "_toc.yml"),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_a_broken_file_is_told_with_its_name(own_book: OwnBook, name: str, content: str | bytes, sentence: str) -> None:
    (own_book.top / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    told = own_book.problems()
    assert told, "nothing was said"
    assert all(one.startswith(name) and "\n" not in one for one in told)
    assert told[0].startswith(sentence)


def test_a_yaml_slip_is_told_with_its_line(own_book: OwnBook) -> None:
    line = own_book.append(BANK, "- id: numb-99\n  stem: {en: One: two}\n")
    assert own_book.problems() == [f"{BANK}, line {line + 1}: did not find expected ',' or '}}'."]


def test_a_key_that_stands_twice_is_told_with_its_line(own_book: OwnBook) -> None:
    line = own_book.append(SKIN, "Z99:\n  seen: true\n  seen: false\n")
    assert own_book.problems() == [f"{SKIN}, line {line + 2}: 'seen' stands twice."]


def test_a_fact_that_stands_in_two_files_is_told(own_book: OwnBook) -> None:
    own_book.append("book/data/facts/endpoint.yml", FACT.format(id="A4") + "  review_by: 2027-02-28\n")
    (told,) = own_book.problems()
    assert told.endswith(", A4: this id stands in another file too. Every fact has its own.")


QUESTION_SLIPS: dict[str, tuple[Change, str]] = {
    "unknown field": (lambda c: c[0].update(hint="x"), "numb-1: hint: Extra inputs are not permitted."),
    "missing field": (lambda c: c[0].pop("explanation"), "numb-1: explanation: Field required."),
    "missing because": (lambda c: c[0]["options"][1].pop("because"), "numb-1: option 2 has no `because`."),
    "single with two right": (lambda c: options(c, right=2, kind="single"), "numb-1: a `single` question has exactly"),
    "single with none right": (lambda c: options(c, right=0, kind="single"), "numb-1: a `single` question has exactly"),
    "multiple with none right": (lambda c: options(c, right=0, kind="multiple"), "numb-1: no option has `correct: tr"),
    "kind that is not": (lambda c: c[0].update(kind="guess"), "numb-1: kind: "),
    "id twice": (lambda c: c[1].update(id="numb-1"), "numb-1: this id stands twice."),
    "id of another chapter": (lambda c: c[0].update(id="cleanse-99"), "cleanse-99: the id should begin with 'numb-'."),
    "unknown objective": (lambda c: c[0].update(objective="fly"), "numb-1: chapter 'numb' has no objective 'fly'."),
    "unknown fact": (lambda c: c[0]["facts"].append("Z99"), "numb-1: there is no fact 'Z99'."),
    "stem of 10,000 characters": (lambda c: c[0]["stem"].update(en="x" * 10_000), "numb-1: stem en: "),
    "empty stem": (lambda c: c[0]["stem"].update(en="  "), "numb-1: stem en: "),
    "only in Swedish": (lambda c: c[0].update(stem={"sv": "Vad?"}), "numb-1: stem: a text has no `en`."),
    "option only in Swedish": (
        lambda c: c[0]["options"][1].update(text={"sv": "Ja"}),
        "numb-1: options 2 text: a text has no `en`.",
    ),
    "two options": (lambda c: c[0].update(options=c[0]["options"][:2]), "numb-1: options: "),
}


@pytest.mark.parametrize(("change", "sentence"), QUESTION_SLIPS.values(), ids=QUESTION_SLIPS)
def test_a_slip_in_a_question_is_told_in_one_sentence(own_book: OwnBook, change: Change, sentence: str) -> None:
    with own_book.data(BANK) as content:
        change(content)
    (told,) = own_book.problems()
    assert told.startswith(f"{BANK}, {sentence}")


FACT_SLIPS: dict[str, tuple[Change, str]] = {
    "unknown source": (lambda c: c["A4"]["sources"].append("nobody1"), "A4: there is no source 'nobody1'"),
    "unknown conflict": (lambda c: c["A4"]["conflicts"].append("Z99"), "A4: conflicts with 'Z99', but there is no"),
    "one-sided conflict": (lambda c: c["A4"]["conflicts"].remove("A5"), "A5: conflicts with A4, but A4 does not name"),
    "value without unit": (lambda c: c["A1"].pop("unit"), "A1: `value` and `unit` go together."),
    "source that is not named": (lambda c: c["A1"].update(sources=[]), "A1: a fact with basis `source` names at le"),
    "unknown field": (lambda c: c["A1"].update(sauce="x"), "A1: sauce: Extra inputs are not permitted."),
}


@pytest.mark.parametrize(("change", "sentence"), FACT_SLIPS.values(), ids=FACT_SLIPS)
def test_a_slip_in_a_fact_is_told_in_one_sentence(own_book: OwnBook, change: Change, sentence: str) -> None:
    with own_book.data(SKIN) as content:
        change(content)
    (told,) = own_book.problems()
    assert told.partition(", ")[0] in (SKIN, "book/data/facts")
    assert told.partition(", ")[2].startswith(sentence)


PLAN_SLIPS: dict[str, tuple[Change, str]] = {
    "chapter twice": (lambda c: c.append(c[0]), "chapter 'cleanse' stands twice."),
    "chapter of 90 minutes": (lambda c: c[0].update(minutes=90), "parts 1 chapters 1 minutes: "),
    "id in capitals": (lambda c: c[0].update(id="Cleanse"), "parts 1 chapters 1 id: "),
}


@pytest.mark.parametrize(("change", "sentence"), PLAN_SLIPS.values(), ids=PLAN_SLIPS)
def test_a_slip_in_the_plan_is_told_in_one_sentence(own_book: OwnBook, change: Change, sentence: str) -> None:
    with own_book.data(PLAN) as content:
        change(content["parts"][0]["chapters"])
    (told,) = own_book.problems()
    assert told.startswith(f"{PLAN}: {sentence}")
