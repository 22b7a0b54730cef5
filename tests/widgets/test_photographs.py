"""A photograph of a person is shown only with consent, licence, source, skin type, and a key that two people gave."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from needling import trainer
from needling.course import CourseError
from needling.course.text import texts_of
from needling.widgets.activity import activities
from needling.widgets.shared import patch_words
from needling.widgets.trainer import page
from needling.widgets.trainer.photographs import load_photographs, pictures
from needling.widgets.trainer.picture_files import complaint
from needling.widgets.trainer.table import all_facts
from tests.conftest import OwnBook, without_line
from tests.widgets.photograph_sample import RECORD, chunk, png, put, record

WHERE = "book/data/photographs/photographs.yml"
WORDS = patch_words.trainer_words()


def told(book: OwnBook, *records: dict[str, Any], picture: bytes | None = None) -> list[str]:
    """What the check says of the trainer when the book holds these records."""
    put(book.folder, *records, picture=picture)
    return book.problems_of("trainer")


# The record.


def test_the_folder_stands_ready_and_nothing_is_invented() -> None:
    assert load_photographs() == []
    assert pictures() == {}


def test_a_whole_record_is_accepted(own_book: OwnBook) -> None:
    assert told(own_book, record()) == []


SLIPS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no consent": (lambda r: r.pop("consent"), "photo-1: has no `consent`. Write it"),
    "no licence": (lambda r: r.pop("licence"), "photo-1: has no `licence`. Write it"),
    "no source": (lambda r: r.pop("source"), "photo-1: has no `source`. Write it: who took it, where."),
    "no skin type": (lambda r: r.pop("skin_type"), "photo-1: has no `skin_type`. Write it"),
    "type seven": (lambda r: r.update(skin_type=7), "photo-1, skin_type: '7' should be at most 6."),
    "consent to treatment only": (
        lambda r: r["consent"].update(covers="treatment"),
        "covers: 'treatment' should be publication in",
    ),
    "a child": (lambda r: r["consent"].update(adult=False), "consent, adult: 'false' should be true."),
    "one keyer": (lambda r: r["keyed_by"].pop(), "keyed_by: has 1 entry; there should be at least 2."),
    "one keyer twice": (lambda r: r["keyed_by"][1].update(name="A"), "`keyed_by` names somebody twice"),
    "keyed before taken": (lambda r: r.update(taken="2026-11-01"), "cannot be keyed before it was taken"),
    "a key that is not": (lambda r: r.update(key="maybe"), "key: 'maybe' should be one of carry, stop, act."),
    "no words": (lambda r: r.pop("shows"), "photo-1: has no `shows`. Write it"),
    "markup": (lambda r: r.update(shows="<b>dark</b>"), "holds HTML"),
    "a path out of the folder": (
        lambda r: r.update(file="../secret.jpg"),
        "file: '../secret.jpg' should be a name in small",
    ),
    "no fact": (lambda r: r.update(facts=["K99"]), "there is no fact 'K99'"),
    "a number that is not": (lambda r: r.update(told="Deep: {fact}`K99`."), "there is no fact 'K99'"),
    "another field": (lambda r: r.update(name="Anna"), "name: is no field here. There are: id, file"),
}


@pytest.mark.parametrize(("slip", "sentence"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_in_a_sentence_with_its_place(
    slip: Callable[[dict[str, Any]], object], sentence: str, own_book: OwnBook
) -> None:
    spoilt = record()
    slip(spoilt)
    (own_book.top / WHERE).write_text(yaml.safe_dump([spoilt]), encoding="utf-8")
    (own_book.top / WHERE).with_name(RECORD["file"]).write_bytes(png())
    said = own_book.problems_of("trainer")
    assert re.match(rf"{WHERE}, line [1-9]\d*, photo-1[,:] ", said[0])
    assert sentence in said[0]


def test_an_id_that_stands_twice_and_a_picture_that_is_missing_are_told(own_book: OwnBook) -> None:
    (twice,) = told(own_book, record(), record())
    sentence = "photograph 2: the id 'photo-1' stands twice. Every photograph has its own."
    assert without_line(twice) == f"{WHERE}, {sentence}"
    assert told(own_book, record()) == []
    (own_book.top / WHERE).with_name(RECORD["file"]).unlink()
    missing = f"{WHERE}, photo-1, file: there is no picture '{RECORD['file']}' beside it."
    assert [without_line(one) for one in own_book.problems_of("trainer")] == [missing]
    with pytest.raises(CourseError, match="there is no such picture"):
        pictures()


def test_a_picture_without_a_record_is_told(own_book: OwnBook) -> None:
    put(own_book.folder, record())
    (said,) = told(own_book)
    assert said.startswith(f"book/data/photographs/{RECORD['file']}: a picture without a record")


def test_a_file_that_is_no_list_is_told(own_book: OwnBook) -> None:
    (own_book.top / WHERE).write_text("photographs: none\n", encoding="utf-8")
    assert own_book.problems_of("trainer") == [
        f"{WHERE}: should be a list of photographs, each beginning with '- id:'."
    ]


# The picture's file.


def segment(marker: int, content: bytes) -> bytes:
    """A piece of a JPEG file."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpg(*segments: bytes) -> bytes:
    """As much of a JPEG file as comes before the picture itself, and the beginning of that."""
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0") + b"".join(segments) + segment(0xDA, b"\0") + b"Exif\0\xff\xd9"


def webp(*kinds: bytes) -> bytes:
    """A WebP file of these chunks, each of an odd length."""
    chunks = b"".join(kind + struct.pack("<I", 3) + b"abc\0" for kind in kinds)
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


CLEAN = {".png": png(), ".jpg": jpg(), ".webp": webp(b"VP8X", b"VP8 ")}
TELLING = {
    "Exif in a PNG": (".png", png(besides=chunk(b"eXIf", b"MM")), "Exif"),
    "Exif in a PNG's text": (".png", png(besides=chunk(b"zTXt", b"Raw profile type exif\0\0")), "Exif"),
    "XMP in a PNG": (".png", png(besides=chunk(b"iTXt", b"XML:com.adobe.xmp\0\0")), "XMP"),
    "Exif in a JPEG": (".jpg", jpg(segment(0xE1, b"Exif\0\0MM")), "Exif"),
    "XMP in a JPEG": (".jpg", jpg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0")), "XMP"),
    "Exif in a WebP": (".webp", webp(b"VP8X", b"VP8 ", b"EXIF"), "Exif"),
    "XMP in a WebP": (".webp", webp(b"VP8X", b"XMP ", b"VP8 "), "XMP"),
}


@pytest.mark.parametrize("suffix", CLEAN)
def test_a_picture_that_is_nothing_but_a_picture_is_accepted(suffix: str) -> None:
    assert complaint(CLEAN[suffix], suffix) == ""


@pytest.mark.parametrize(("suffix", "content", "name"), TELLING.values(), ids=TELLING)
def test_a_picture_that_may_tell_place_and_time_is_refused(
    suffix: str, content: bytes, name: str, own_book: OwnBook
) -> None:
    file = f"cheek{suffix}"
    (said,) = told(own_book, record(file=file), picture=content)
    assert said == (
        f"book/data/photographs/{file}: carries {name} data, which may tell place and time. Save the picture without it."
    )


@pytest.mark.parametrize("suffix", CLEAN)
@pytest.mark.parametrize("content", [b"", b"text", CLEAN[".png"][:40], CLEAN[".jpg"][:9], CLEAN[".webp"][:10]])
def test_a_file_that_is_no_picture_or_half_of_one_is_refused(suffix: str, content: bytes) -> None:
    assert complaint(content, suffix) == f"is no {suffix[1:]} picture, or is broken. Save it again."


# The trainer with photographs.


def test_without_photographs_nothing_tells_of_any() -> None:
    widget = trainer()
    assert "photo" not in re.sub("not a photograph", "", widget.html)
    assert "photographs" not in widget.table
    assert widget.page_traits()["table"] == widget.table


def test_a_photograph_withdrawn_leaves_the_page_as_it_was(own_book: OwnBook) -> None:
    before = page(), trainer().table
    put(own_book.folder, record())
    assert (page(), trainer().table) != before
    put(own_book.folder)
    assert (page(), trainer().table) == before


def test_a_photograph_is_a_moment_among_the_drawn_ones(own_book: OwnBook) -> None:
    drawn = len(trainer().table["items"]["single"])
    put(own_book.folder, record())
    widget = trainer()
    table = widget.page_traits()["table"]
    (item,) = table["items"]["single"][drawn:]
    assert (item["id"], item["skin_type"], item["stratum"]) == ("photo-1", 5, 1)
    (moment,) = item["moments"]
    assert moment["key"] == 1
    assert [table["texts"][place] for place in (*moment["see"], moment["told"])] == [RECORD["shows"], RECORD["told"]]
    reason = table["reasons"][moment["reason"]]
    assert [table["texts"][place] for place in reason["why"]] == [RECORD["feedback"]]
    assert reason["facts"] == RECORD["facts"]
    assert table["photographs"][moment["photograph"]]["src"] == RECORD["file"]
    assert f"{drawn + 1} moments" in repr(widget)


def test_answers_to_a_photograph_that_was_changed_can_be_told_from_others(own_book: OwnBook) -> None:
    """The log keeps the hash with each answer; who keyed the photograph, and when, changes nothing for a reader."""
    changes = [{}, {"file": "b.png"}, {"shows": "Darker."}, {"feedback": "So."}, {"key": "act"}, {"skin_type": 6}]
    hashes = []
    for change in changes:
        put(own_book.folder, record(**change))
        hashes.append(trainer().table["items"]["single"][-1]["hash"])
    assert len(set(hashes)) == len(changes)
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in hashes)
    put(own_book.folder, record(taken="2026-09-30"))
    assert trainer().table["items"]["single"][-1]["hash"] == hashes[0]


def test_the_picture_travels_within_the_table_live_and_lies_beside_the_page_in_the_book(own_book: OwnBook) -> None:
    put(own_book.folder, record())
    widget = trainer()
    (live,), (on_page,) = (table["photographs"] for table in (widget.table, widget.page_traits()["table"]))
    assert live["src"] == f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    assert on_page["src"] == RECORD["file"]
    assert live["credit"] == on_page["credit"]
    assert pictures() == {f"photographs/{RECORD['file']}": own_book.folder / "data" / "photographs" / RECORD["file"]}


def test_without_scripts_a_photograph_stands_among_the_examples_with_its_answer_closed(own_book: OwnBook) -> None:
    """The first for each skin type and answer does; the others come in rounds only."""
    more = [record(id="photo-2", file="b.png"), record(id="photo-3", file="c.png", key="act")]
    put(own_book.folder, record(), *more)
    soup = BeautifulSoup(page(), "html.parser")
    examples = soup.select(".nd-t-sample:has(img)")
    addresses = [f"photographs/{file}" for file in (RECORD["file"], "c.png")]
    assert [example.img["data-static-src"] for example in examples] == addresses
    example = examples[0]
    assert example.img["alt"] == WORDS["photo_label"]
    credit = example.figcaption.get_text()
    assert RECORD["source"] in credit
    assert RECORD["licence"] in credit
    assert "consent" in credit
    assert [line.get_text() for line in example.select(".nd-t-see li")] == [RECORD["shows"]]
    assert example.select_one(".nd-t-told dd").get_text() == RECORD["told"]
    answer = example.select_one("details.nd-t-answer")
    assert not answer.has_attr("open")
    assert [line.get_text() for line in answer.select("p")[:2]] == [WORDS["answer_stop"], RECORD["feedback"]]
    assert [link["data-fact"] for link in answer.select("a")] == RECORD["facts"]


def test_a_photographs_words_travel_with_the_page(own_book: OwnBook) -> None:
    put(own_book.folder, record())
    assert "photo_in_words" in activities()["trainer"].said()


def test_a_photographs_texts_are_shown_as_text(own_book: OwnBook) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    put(own_book.folder, record(source="A & B", shows='5 < 6 "x"'))
    soup = BeautifulSoup(page(), "html.parser")
    assert "A & B" in soup.select_one(".nd-t-sample:has(img) figcaption").get_text()
    assert soup.select_one(".nd-t-sample:has(img) .nd-t-see li").get_text() == '5 < 6 "x"'
    (said,) = told(own_book, record(licence=hostile))
    assert "licence: holds HTML" in said


def test_a_fact_behind_a_photograph_is_one_of_the_trainers(own_book: OwnBook) -> None:
    other = "A5"
    assert other not in all_facts()
    put(own_book.folder, record(facts=[other]))
    assert other in all_facts()


def test_what_readers_read_of_a_photograph_can_be_translated(own_book: OwnBook) -> None:
    put(own_book.folder, record())
    (one,) = activities()["trainer"].translatables()
    assert {place: text.source for place, text in texts_of(one.record)} == {
        name: RECORD[name] for name in ("shows", "told", "feedback")
    }
    assert (one.domain, one.item) == ("photographs", "photo-1")
