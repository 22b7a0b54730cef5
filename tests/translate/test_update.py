"""What an author changes reaches the catalogues, and no translation is lost or shown for what it no longer says."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from needling.course import load_facts, load_strings
from needling.course.strings import plural
from needling.course.text import texts_of
from needling.questions import load_questions
from needling.translate.marks import marks
from needling.translate.messages import messages, translatables
from needling.translate.pseudo import pseudo
from tests.course.small_course import BANK, FACTS
from tests.translate.conftest import Swedish

CONTEXT = "sing-1 stem"


def test_every_text_of_every_record_is_in_a_catalogue(swedish: Swedish) -> None:
    entries = {
        (path.stem, entry.msgctxt or "", entry.msgid)
        for path in swedish.path("").parent.glob("*.po")
        for entry in polib.pofile(str(path))
    }
    texts = [(one, place, text) for one in translatables() for place, text in texts_of(one.record) if text]
    known = {(domain, msgid) for domain, _, msgid in entries}
    assert len(texts) > 100
    for one, place, text in texts:
        context = f"{one.item} {place}".strip()
        assert (one.domain, context, text.source) in entries or ("units", text.source) in known, (one.item, place)


def test_every_word_of_every_script_and_template_is_in_a_catalogue(swedish: Swedish) -> None:
    said = {entry.msgid for entry in polib.pofile(str(swedish.path("strings")))}
    for path in (swedish.book.folder / "data" / "strings").glob("*.yml"):
        words = load_strings(path.stem)
        assert {text for name, text in words.items() if not name.endswith(":other")} <= said


def test_a_translation_is_shown_and_the_english_of_what_has_none(swedish: Swedish) -> None:
    with swedish.catalogue("questions") as content:
        next(entry for entry in content if entry.msgctxt == CONTEXT).msgstr = "Vad gör du?"
    english = load_questions("sing")[0]
    swedish.speak()
    shown = load_questions("sing")[0]
    assert (shown.stem, shown.stem.source) == ("Vad gör du?", english.stem)
    assert shown.explanation == english.explanation


def test_a_changed_english_text_keeps_its_translation_as_a_guess_and_is_shown_in_english(swedish: Swedish) -> None:
    swedish.translate_all()
    with swedish.book.data(BANK) as bank:
        bank[0]["stem"] = "Something else altogether?"
    swedish.update()
    entry = swedish.entry("questions", CONTEXT)
    assert entry.msgid == "Something else altogether?"
    assert entry.fuzzy
    assert entry.msgstr == pseudo(entry.previous_msgid)
    swedish.speak()
    assert load_questions("sing")[0].stem == "Something else altogether?"


def test_a_text_that_is_gone_is_kept_aside_and_comes_back_with_its_translation(swedish: Swedish) -> None:
    swedish.translate_all()
    with swedish.book.data(FACTS) as facts:
        note = facts["A4"].pop("note")
    swedish.update()
    assert swedish.entry("facts", "A4 note").obsolete
    with swedish.book.data(FACTS) as facts:
        facts["A4"]["note"] = note
    swedish.update()
    entry = swedish.entry("facts", "A4 note")
    assert (entry.obsolete, entry.fuzzy, entry.msgstr) == (0, False, pseudo(note))


def test_an_update_without_a_change_changes_nothing(swedish: Swedish) -> None:
    swedish.translate_all()
    swedish.update()
    before = {path.name: path.read_bytes() for path in swedish.path("").parent.glob("*.po")}
    swedish.update()
    assert {path.name: path.read_bytes() for path in swedish.path("").parent.glob("*.po")} == before


def test_numbers_and_ids_are_those_of_english(swedish: Swedish) -> None:
    english = load_facts()
    swedish.translate_all()
    swedish.speak()
    assert list(load_facts()) == list(english)
    assert [fact.value for fact in load_facts().values()] == [fact.value for fact in english.values()]


def test_words_that_depend_on_a_number_have_the_forms_of_their_language(swedish: Swedish) -> None:
    with swedish.catalogue("strings") as content:
        entry = next(entry for entry in content if entry.msgctxt == "site questions")
        entry.msgstr_plural = {0: "{n} fråga", 1: "{n} frågor"}
    swedish.speak()
    assert [plural(load_strings("site"), "questions", n) for n in (1, 2)] == ["1 fråga", "2 frågor"]


@pytest.mark.parametrize("code", ["de", "pl", "ja"])
def test_a_language_is_its_catalogues_and_nothing_else(
    swedish: Swedish, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    swedish.translate_all()
    folder = swedish.book.folder / "locale"
    (folder / "sv").rename(folder / code)
    assert swedish.book.problems() == []
    monkeypatch.setenv("NEEDLING_LANGUAGE", code)
    swedish.book.forget()
    claim = load_facts()["A3"].claim
    assert claim == pseudo(claim.source)


@given(st.text(alphabet="aeiou {}`[]()1: nstr*", max_size=40))
def test_the_pseudo_language_keeps_what_a_translation_keeps(text: str) -> None:
    assert marks(pseudo(text)) == marks(text)


def test_the_pseudo_language_is_two_fifths_longer() -> None:
    plain = [message.text for message in messages() if not set(message.text) & set("{}`[]<>")]
    assert sum(len(pseudo(text)) for text in plain) >= 1.4 * sum(map(len, plain))
