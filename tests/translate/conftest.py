"""A small course with catalogues of Swedish, which a test may fill, spoil and have read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from needling.translate.pseudo import translate
from needling.translate.update import update_data
from tests.conftest import OwnBook

CODE = "sv"


@dataclass(frozen=True)
class Swedish:
    """The Swedish of a book."""

    book: OwnBook
    monkeypatch: pytest.MonkeyPatch

    def path(self, domain: str) -> Path:
        """Where a catalogue stands."""
        return self.book.folder / "locale" / CODE / "LC_MESSAGES" / f"{domain}.po"

    def update(self) -> None:
        """Bring the catalogues up to date with the English."""
        self.book.forget()
        update_data(self.path("").parent, CODE)

    @contextmanager
    def catalogue(self, domain: str) -> Iterator[polib.POFile]:
        """A catalogue, to be changed in place."""
        content = polib.pofile(str(self.path(domain)))
        yield content
        content.save(str(self.path(domain)))

    def entry(self, domain: str, context: str) -> polib.POEntry:
        """The entry of a context as it stands."""
        return next(entry for entry in polib.pofile(str(self.path(domain))) if entry.msgctxt == context)

    def translate_all(self) -> None:
        """Translate everything into something."""
        for path in self.path("").parent.glob("*.po"):
            with self.catalogue(path.stem) as content:
                for entry in content:
                    translate(entry)

    def speak(self) -> None:
        """Have the course read anew, in Swedish."""
        self.monkeypatch.setenv("NEEDLING_LANGUAGE", CODE)
        self.book.forget()


@pytest.fixture
def swedish(small_book: OwnBook, monkeypatch: pytest.MonkeyPatch) -> Iterator[Swedish]:
    """The small course with untranslated catalogues."""
    made = Swedish(small_book, monkeypatch)
    made.update()
    yield made
    monkeypatch.delenv("NEEDLING_LANGUAGE", raising=False)
