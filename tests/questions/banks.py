"""Banks of questions: one plain question of each kind, and banks that hypothesis invents.

Every reference in them (``A1``, ``I2.settings``) exists in the small course of the tests and in the real book alike.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from needling.questions import Question
from needling.questions.kinds import kinds_by_name

Entry = dict[str, Any]
Say = Callable[[], str]

CHAPTER = "sing"
#: The fields of a question that hold what readers read.
SAID = ("stem", "explanation", "text", "feedback", "match", "scene")
OBJECTIVES = ("spare-the-voice", "hold-the-note")

#: What an author may write, with what a reader then sees.
MARKED = {
    "*Stop*": "Stop",
    "**now**": "now",
    "[read](https://example.org/?a=1&b=2)": "read",
    r"\*": "*",
    "{fact}`A1`": "16.8 µm",
    "{fact}`I2.settings`": "11 settings",
    "{given}`75 min`": "75 min",
}
#: Awkward, and shown as it is.
AWKWARD = [
    "<",
    "< b",
    "a < b > c",
    ">",
    "]]>",
    "&",
    "&amp;",
    "&#60;",
    '"',
    "'",
    "“so”",
    "😀",
    "👩🏽‍⚕️",
    "{",
    "}",
    "{{ x }}",
]
AWKWARD += [
    "{% x %}",
    "{count}",
    "%s",
    "åäö ÅÄÖ",
    "é",
    "e\u0301",
    "皮肤",
    "جلد",
    "*",
    "_",
    "**",
    "-",
    "- id:",
    "a: b",
    "# no",
]
AWKWARD += [
    "`x`",
    "$1$",
    "yes",
    "~",
    "onclick=",
    "javascript:x()",
    "?",
    "two\nlines",
    "a\u00a0b",
    "|",
    "(x)",
    "[1]",
    "½",
    "−",
]
_LONG = "En mycket lång mening om huden som ingen orkar läsa till slut. " * 28
_FREE = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc", "Nd"],
        exclude_characters="*_\\[]<`{}\ufffe\uffff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
_PIECE = st.sampled_from([*MARKED, *AWKWARD])
_TEXT = st.one_of(_PIECE, st.tuples(_PIECE, _PIECE).map(" ".join), _FREE)


#: Every text that is awkward and legal.
ALL_TEXTS = [*MARKED, *AWKWARD, _LONG.strip()]


def shown(text: str) -> str:
    """What a reader sees of an author's text, in one line."""
    for written, seen in MARKED.items():
        text = text.replace(written, seen)
    return " ".join(text.split())


def records(entries: list[Entry]) -> tuple[Question, ...]:
    """The questions as the course reads them."""
    return tuple(kinds_by_name()[entry["kind"]][1].record.model_validate(entry) for entry in entries)


def _head(number: int, kind: str, *, objective: str = OBJECTIVES[0], stem: str) -> Entry:
    return {
        "id": f"{CHAPTER}-{number}", "objective": objective, "kind": kind, "safety": True, "difficulty": "easy",
        "stem": stem, "explanation": f"The rule behind question {number}.", "facts": ["A1", "I2"],
    }  # fmt: skip


def _part(text: str, feedback: str, **more: Any) -> Entry:
    return {"text": text, "feedback": feedback, **more}


def kinds_sample() -> list[Entry]:
    """One plain valid question of each kind, as data: single, multiple, number, order, match, spot."""
    return [
        {
            **_head(1, "single", stem="Your pupil is hoarse before the lesson. What do you do first?"),
            "options": [
                _part("Sing higher, so that it wears off", "Strain makes a hoarse voice worse."),
                _part("Rest the voice today", "Right. Rest comes before everything else.", correct=True),
                _part("Sing louder for a short while", "Loudness strains the same folds."),
            ],
        },
        {
            **_head(2, "multiple", stem="What warms a voice up?"),
            "options": [
                _part("Humming", "Right. It is gentle.", correct=True),
                _part("Shouting", "It strains."),
                _part("Lip trills", "Right. They ask little pressure.", correct=True),
                _part("Whispering", "It dries the folds."),
            ],
        },
        {
            **_head(3, "number", stem="A phrase takes four bars of three beats. How many beats do you plan?"),
            "answer": {"value": 12, "unit": "beats", "tolerance": 0.5, "feedback": "Four times three."},
            "distractors": [
                {"value": 7, "feedback": "That adds what is to be multiplied."},
                {"value": 1.5, "feedback": "That divides."},
            ],
        },
        {
            **_head(4, "order", stem="Put the lesson in order."),
            "steps": [
                _part("Breathe", "Air comes first."),
                _part("Hum", "Gently before loudly."),
                _part("Sing the scale", "Only a warm voice climbs."),
                _part("Sing the song", "The song comes last."),
            ],
        },
        {
            **_head(5, "match", stem="Who sings where?"),
            "pairs": [
                _part("Soprano", "The highest of them.", match="High"),
                _part("Tenor", "High among men.", match="Middle"),
                _part("Bass", "The lowest of them.", match="Low"),
                _part("Alto", "Below the soprano.", match="Middle"),
            ],
        },
        {
            **_head(6, "spot", stem="Find the errors."),
            "scene": "She [1: warms up for a while], then [2: drinks *ice* water] and [3: shouts to be heard].",
            "phrases": [
                {"feedback": "Warming up is right."},
                {"feedback": "Cold tightens the throat.", "error": True},
                {"feedback": "Shouting strains.", "error": True},
            ],
        },
    ]


def everywhere(text: str) -> list[Entry]:
    """One question of each kind in which this text stands in every place that readers read, each time with its number."""
    entries = kinds_sample()
    say = _texts([text])

    def put(part: Any) -> None:
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            if isinstance(value, dict | list):
                put(value)
            elif name in SAID and name != "scene":
                part[name] = say()

    for entry in entries:
        put(entry)
        if "scene" in entry:
            outside, inside = say()[-200:].strip(), _phrase(say())
            entry["scene"] = f"{outside} [1: {inside}] {outside} [2: {_phrase(say())}] [3: {_phrase(say())}]"
    return entries


def _texts(pool: list[str]) -> Say:
    """Gives the texts of a bank one after another, each with a number of its own."""
    count = 0

    def say() -> str:
        nonlocal count
        count += 1
        return f"{pool[count % len(pool)]} t{count}"

    return say


def _phrase(text: str) -> str:
    """A text as it may stand in a marked phrase: short and without brackets."""
    return text.replace("[", "(").replace("]", ")")[-80:].strip()


def _choice(draw: st.DrawFn, kind: str, say: Say) -> Entry:
    count = draw(st.integers(3, 6))
    if kind == "single":
        right = {draw(st.integers(0, count - 1))}
    else:
        right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=count - 1))
    options: list[Entry] = [{"text": say(), "feedback": say()} for _ in range(count)]
    for number in right:
        options[number]["correct"] = True
    return {"options": options, **({"ordered": True} if draw(st.booleans()) else {})}


def _number(draw: st.DrawFn, say: Say) -> Entry:
    answer: Entry
    low: float
    high: float
    numbers = st.integers(-9_999, 9_999).map(lambda thousandths: thousandths / 100)
    form = draw(st.sampled_from(["number", "range", "A2", "I2.settings"]))
    if form == "number":
        low = high = draw(numbers)
        answer = {"value": low, "unit": draw(st.sampled_from(["mm", "%", "°C", "", "beats"]))}
    elif form == "range":
        low, high = sorted(draw(st.tuples(numbers, numbers)))
        answer = {"value": [low, high], "unit": "mm"}
    else:
        low, high = (10, 20) if form == "A2" else (11, 11)
        answer = {"value": form}
    tolerance = draw(st.sampled_from([0, 0.25, 1, 10]))
    beyond = draw(st.lists(st.integers(1, 400), min_size=1, max_size=4))
    slips = [high + tolerance + by / 4 if by % 2 else low - tolerance - by / 4 for by in beyond]
    return {
        "answer": {**answer, "tolerance": tolerance, "feedback": say()},
        "distractors": [{"value": slip, "feedback": say()} for slip in slips],
    }


def _match(draw: st.DrawFn, say: Say) -> Entry:
    count = draw(st.integers(3, 8))
    matches = [say() for _ in range(draw(st.integers(2, count)))]
    # Each text belongs to somebody, the first ones to several.
    return {
        "pairs": [
            {"text": say(), "match": matches[number % len(matches)], "feedback": say()} for number in range(count)
        ]
    }


def _spot(draw: st.DrawFn, say: Say) -> Entry:
    count = draw(st.integers(3, 10))
    errors = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=count - 1))
    texts = [say() for _ in range(count)]
    told = " then ".join(f"[{number}: {_phrase(text)}]" for number, text in enumerate(texts, start=1))
    return {
        "scene": f"So {told} & on.",
        "phrases": [{"feedback": say(), **({"error": True} if number in errors else {})} for number in range(count)],
    }


@st.composite
def banks(draw: st.DrawFn, most: int = 4) -> list[Entry]:
    """The questions of a chapter as data, all of them valid: every kind, texts that are awkward and legal."""
    pool = draw(st.lists(_TEXT, min_size=2, max_size=5))
    if draw(st.integers(0, 19)) == 19:
        pool[0] = _LONG.strip()
    say = _texts(pool)
    entries: list[Entry] = []
    for number in range(1, draw(st.just(1) | st.integers(1, most)) + 1):
        kind = draw(st.sampled_from(list(kinds_by_name())))
        head = {
            "id": f"{CHAPTER}-{number}", "objective": draw(st.sampled_from(OBJECTIVES)), "kind": kind,
            "safety": draw(st.booleans()), "difficulty": draw(st.sampled_from(["easy", "medium", "hard"])),
            "stem": say(), "explanation": say(), "facts": draw(st.sampled_from([["A1", "A2", "I2"], ["I2", "A2", "A1"]])),
        }  # fmt: skip
        if kind in ("single", "multiple"):
            rest = _choice(draw, kind, say)
        elif kind == "order":
            rest = {"steps": [{"text": say(), "feedback": say()} for _ in range(draw(st.integers(3, 7)))]}
        else:
            rest = {"number": _number, "match": _match, "spot": _spot}[kind](draw, say)
        entries.append({**head, **rest})
    return entries
