"""A photograph of a person is shown only with consent, licence, source, skin type, and a key that two people gave."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from needling.course.photographs import load_photographs

from tests.conftest import OwnBook

WHERE = "book/data/photographs/photographs.yml"
GOOD: dict[str, Any] = {
    "id": "photo-1",
    "file": "cheek-after-three-passes.jpg",
    "skin_type": 5,
    "taken": "2026-10-01",
    "source": "The course, own photograph",
    "licence": "CC BY 4.0",
    "consent": {
        "given": "2026-10-01",
        "covers": "publication in teaching material",
        "form": "Form 12, with the photographer",
        "adult": True,
        "recognisable": False,
    },
    "shows": "A shade darker all over, with a shine.",
    "told": "Warm and firm; three of three passes; no cream.",
    "key": "stop",
    "because": "The plan is done and the change is even.",
    "facts": ["K2", "K5"],
    "keyed_by": [
        {"name": "A", "role": "skin therapist", "day": "2026-10-02"},
        {"name": "B", "role": "dermatologist", "day": "2026-10-03"},
    ],
}


def told(book: OwnBook, record: Any, *, picture: bool = True) -> list[str]:
    """What the check says when the book holds this record."""
    path = book.top / WHERE
    path.write_text(yaml.safe_dump([record] if isinstance(record, dict) else record), encoding="utf-8")
    if picture:
        (path.parent / GOOD["file"]).write_bytes(b"")
    return book.problems()


def test_the_folder_stands_ready_and_nothing_is_invented() -> None:
    assert load_photographs() == []


def test_a_whole_record_is_accepted(own_book: OwnBook) -> None:
    assert told(own_book, GOOD) == []


SLIPS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no consent": (lambda r: r.pop("consent"), "consent: Field required"),
    "no licence": (lambda r: r.pop("licence"), "licence: Field required"),
    "no source": (lambda r: r.pop("source"), "source: Field required"),
    "no skin type": (lambda r: r.pop("skin_type"), "skin_type: Field required"),
    "type seven": (lambda r: r.update(skin_type=7), "skin_type: Input should be less than or equal to 6"),
    "consent to treatment only": (lambda r: r["consent"].update(covers="treatment"), "consent covers: Input should be"),
    "a child": (lambda r: r["consent"].update(adult=False), "consent adult: Input should be True"),
    "one keyer": (lambda r: r["keyed_by"].pop(), "keyed_by: List should have at least 2 items"),
    "one keyer twice": (lambda r: r["keyed_by"][1].update(name="A"), "`keyed_by` names somebody twice"),
    "keyed before taken": (lambda r: r.update(taken="2026-11-01"), "cannot be keyed before it was taken"),
    "a key that is not": (lambda r: r.update(key="maybe"), "key: Input should be 'carry', 'stop' or 'act'"),
    "no words": (lambda r: r.pop("shows"), "shows: Field required"),
    "markup": (lambda r: r.update(shows="<b>dark</b>"), "holds HTML"),
    "a path out of the folder": (lambda r: r.update(file="../secret.jpg"), "file: String should match pattern"),
    "no fact": (lambda r: r.update(facts=["K99"]), "there is no fact 'K99'"),
    "another field": (lambda r: r.update(name="Anna"), "name: Extra inputs are not permitted"),
}


@pytest.mark.parametrize(("slip", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_a_sentence_with_its_place(
    slip: Callable[[dict[str, Any]], object], sentence: str, own_book: OwnBook
) -> None:
    record = copy.deepcopy(GOOD)
    slip(record)
    said = told(own_book, record)
    assert said[0].startswith(f"{WHERE}, photo-1: ")
    assert sentence in said[0]


def test_an_id_that_stands_twice_and_a_picture_that_is_missing_are_told(own_book: OwnBook) -> None:
    assert told(own_book, [GOOD, GOOD]) == [f"{WHERE}, photo-1: this id stands twice. Every photograph has its own."]
    (own_book.top / WHERE).with_name(GOOD["file"]).unlink()
    assert told(own_book, GOOD, picture=False) == [f"{WHERE}, photo-1: there is no picture '{GOOD['file']}' beside it."]


def test_a_picture_without_a_record_is_told(own_book: OwnBook) -> None:
    (said,) = told(own_book, [])
    assert said.startswith(f"book/data/photographs/{GOOD['file']}: a picture without a record.")


def test_a_file_that_is_no_list_is_told(own_book: OwnBook) -> None:
    (own_book.top / WHERE).write_text("photographs: none\n", encoding="utf-8")
    assert own_book.problems() == [f"{WHERE}: should be a list of photographs, each beginning with `- id: …`."]
