"""What must not be shown to readers is refused with one sentence; how far a language is, is counted."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from needling.translate.marks import marks
from needling.translate.state import states
from tests.conftest import OwnBook
from tests.translate.conftest import Swedish, swedish

__all__ = ["swedish"]

FILE = "book/locale/sv/LC_MESSAGES/{}.po"

#: By what is wrong: catalogue, context, what a translator makes of the English, what is told.
SLIPS: dict[str, tuple[str, str, Callable[[str], str], str]] = {
    "a lost placeholder": ("strings", "site step", lambda text: text.replace("{total}", "7"),
                           "the translation lost the placeholder {total}; it stays as it is."),
    "a new placeholder": ("strings", "site search", lambda _: "Sök {what}",
                          "the translation has the placeholder {what}, which the English has not."),
    "a lost role": ("facts", "A1 claim", lambda _: "Lagret är tunt.",
                    "the translation lost the role {fact}`A1`; it stays as it is."),
    "another role": ("facts", "A1 claim", lambda text: text.replace("A1", "A2"),
                     "the translation lost the role {fact}`A1`; it stays as it is."),
    "HTML": ("strings", "site search", lambda _: "<b>Sök</b>",
             "the translation holds HTML (<b); a text carries *emphasis* and links only."),
    "a turning mark": ("strings", "site search", lambda _: "Sök\N{RIGHT-TO-LEFT OVERRIDE}",
                       "the translation holds an invisible mark that turns the reading direction; delete it."),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_translation_that_lost_or_gained_something_is_refused(swedish: Swedish, slip: str) -> None:
    domain, context, spoil, told = SLIPS[slip]
    with swedish.catalogue(domain) as content:
        entry = next(entry for entry in content if entry.msgctxt == context)
        entry.msgstr = spoil(entry.msgid)
    found = swedish.book.problems()
    assert f"{FILE.format(domain)}, {context}: {told}" in found
    assert all(problem.startswith(f"{FILE.format(domain)}, {context}: ") for problem in found)


def test_a_lost_mark_of_a_phrase_is_refused(swedish: Swedish) -> None:
    with swedish.catalogue("questions") as content:
        entry = next(entry for entry in content if "[1: " in entry.msgid)
        entry.msgstr = re.sub(r"\[1: ([^]]*)\]", r"\1", entry.msgid)
    assert swedish.book.problems() == [
        f"{FILE.format('questions')}, {entry.msgctxt}: the translation lost the mark of a phrase [1:; it stays as it is."
    ]


def test_a_lost_link_on_a_page_is_refused(swedish: Swedish) -> None:
    english = "Go on to [breathing](breathe.ipynb)."
    swedish.path("perform").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'#: ../book/perform/sing.ipynb:3\nmsgid "{english}"\nmsgstr "Gå vidare."\n',
        encoding="utf-8",
    )
    assert swedish.book.problems() == [
        f"{FILE.format('perform')}, “{english}”: the translation lost the link (breathe.ipynb); it stays as it is."
    ]


@pytest.mark.parametrize(("context", "critical"), [("A3 rule", True), ("A3 claim", False)])
def test_a_guess_about_safety_is_refused_and_another_one_is_not(swedish: Swedish, context: str, critical: bool) -> None:
    with swedish.catalogue("facts") as content:
        entry = next(entry for entry in content if entry.msgctxt == context)
        entry.msgstr = "Något."
        entry.flags.append("fuzzy")
    told = [problem for problem in swedish.book.problems() if "is marked fuzzy" in problem]
    assert len(told) == int(critical)
    assert all(problem.startswith(f"{FILE.format('facts')}, {context}: this is about safety") for problem in told)


def test_a_guess_in_a_question_about_safety_is_refused(swedish: Swedish) -> None:
    with swedish.catalogue("questions") as content:
        for entry in content:
            entry.msgstr = entry.msgid
            entry.flags.append("fuzzy")
    with swedish.book.data("book/data/questions/sing.yml") as bank:
        for number, question in enumerate(bank):
            question["safety"] = number == 0
    told = {problem.split(", ")[1].split()[0] for problem in swedish.book.problems()}
    assert told == {"sing-1"}


def test_what_is_no_catalogue_is_refused(swedish: Swedish) -> None:
    swedish.path("facts").write_text("A claim: in Swedish\n", encoding="utf-8")
    (told,) = set(swedish.book.problems())
    assert told.startswith(f"{FILE.format('facts')}: is not a catalogue of translations")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("swedish", "book/locale/swedish: there is no language 'swedish'. A language has a code, such as sv or pt_BR."),
        ("en", "book/locale/en: this is the language that the course is written in; it has no catalogue."),
    ],
)
def test_a_folder_that_is_no_language_is_refused(small_book: OwnBook, name: str, told: str) -> None:
    (small_book.folder / "locale" / name / "LC_MESSAGES").mkdir(parents=True)
    assert small_book.problems() == [told]


def test_a_catalogue_of_nothing_is_refused(swedish: Swedish) -> None:
    swedish.path("facts").rename(swedish.path("facs"))
    (told,) = swedish.book.problems()
    assert told.startswith(f"{FILE.format('facs')}: nothing is translated there. There are: ")


def test_translated_fuzzy_and_missing_texts_are_counted(swedish: Swedish) -> None:
    with swedish.catalogue("glossary") as content:
        whole = len(content)
        for place, entry in enumerate(content):
            entry.msgstr = "ord" if place < 2 else ""
        content[1].flags.append("fuzzy")
    swedish.book.forget()
    (state,) = [state for state in states("sv") if state.source == "glossary"]
    assert (state.translated, state.fuzzy, state.missing) == (1, 1, whole - 2)


def test_the_check_tells_how_far_a_language_is(swedish: Swedish) -> None:
    swedish.translate_all()
    done = subprocess.run([sys.executable, "-m", "needling.check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    begin = lines.index("Swedish:")
    assert re.search(r"facts +\d+ translated +0 fuzzy +0 missing", "\n".join(lines[begin:]))


def test_a_guess_on_a_sheet_is_refused_and_on_another_page_is_not(swedish: Swedish) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    guess = '#: ../../../book/reference/{}.md:7\n#, fuzzy\nmsgid "{}"\nmsgstr "Något"\n\n'
    swedish.path("reference").write_text(
        head + guess.format("sheets/before", "Ask first.") + guess.format("glossary", "Find a word."), encoding="utf-8"
    )
    (swedish.book.folder / "reference").mkdir(exist_ok=True)
    (swedish.book.folder / "reference" / "glossary.md").write_text("# Words\n", encoding="utf-8")
    (told,) = swedish.book.problems()
    assert told.startswith(f"{FILE.format('reference')}, “Ask first.”: this is about safety")


def test_the_words_of_a_given_number_are_translated_and_its_figures_stay() -> None:
    english = "She waits {given}`60 weeks`."
    assert marks(english) == marks("Hon väntar {given}`60 veckor`.")
    assert marks(english) != marks("Hon väntar {given}`16 veckor`.")
