"""One plain question of each kind, what is right and wrong in it, and hands that answer it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page

from needling.course import load_strings
from needling.questions import Question
from needling.questions.kinds import kinds_by_name, load_kind_strings
from needling.questions.kinds.choice import Choice
from needling.questions.kinds.match import Match
from needling.questions.kinds.number import NumberQuestion
from needling.questions.kinds.order import Order
from needling.questions.kinds.spot import Spot

WORDS = load_strings("quiz") | load_strings("saving") | load_kind_strings()
DEGREES = ("sure", "think", "guess")


def _text(sentence: str) -> str:
    return sentence


def _head(number: int, kind: str, stem: str, *, safety: bool = False) -> dict[str, Any]:
    return {
        "id": f"plain-{number}",
        "objective": "a-plain-objective",
        "kind": kind,
        "safety": safety,
        "difficulty": "easy",
        "stem": _text(stem),
        "explanation": _text(f"The rule of question {number}."),
        "facts": ["A4", "I2"],
    }


def _parts(*rows: tuple[str, str] | tuple[str, str, bool]) -> list[dict[str, Any]]:
    return [
        {"text": _text(row[0]), "feedback": _text(row[1])} | ({"correct": row[2]} if len(row) > 2 else {})
        for row in rows
    ]


#: What an author would write, by kind.
RECORDS: dict[str, dict[str, Any]] = {
    "single": _head(1, "single", "The lamp is *red*. What do you do?", safety=True)
    | {
        "options": _parts(
            ("Go on", "Going on at red is what the lamp warns of."),
            ("Stop", "Red means stop.", True),
            ("Look away", "A lamp nobody sees warns nobody."),
            ("Cover the lamp", "The lamp is not the danger."),
        )
    },
    "multiple": _head(2, "multiple", "What do you wash?")
    | {
        "options": _parts(
            ("The hands", "Hands come first.", True),
            ("The bench", "The bench is touched too.", True),
            ("The ceiling", "Nobody touches the ceiling."),
            ("The invoice", "Paper is not washed."),
        )
    },
    "number": _head(3, "number", "Two steps of a half and one of a half. How far is that?")
    | {
        "answer": {"value": 1.5, "unit": "mm", "tolerance": 0.1, "feedback": _text("Three halves are one and a half.")},
        "distractors": [
            {"value": 15, "feedback": _text("The point of the number slipped.")},
            {"value": 1, "feedback": _text("One half was left out.")},
        ],
    },
    "order": _head(4, "order", "In what order do you make tea?")
    | {
        "steps": _parts(
            ("Boil the water", "Cold water draws nothing."),
            ("Pour it on the leaves", "The leaves wait for hot water."),
            ("Wait four minutes", "It needs its time."),
            ("Take the leaves out", "Longer makes it bitter."),
        )
    },
    "match": _head(5, "match", "Who answers for what?")
    | {
        "pairs": [
            pair | {"match": _text(match)}
            for pair, match in zip(
                _parts(
                    ("A burst pipe", "Water is the plumber's."),
                    ("A dead socket", "Current is the electrician's."),
                    ("A dripping tap", "A tap is water too."),
                ),
                ("Plumber", "Electrician", "Plumber"),
                strict=True,
            )
        ]
    },
    "spot": _head(6, "spot", "Which phrases are errors?")
    | {
        "scene": _text(
            "Ada [1: looks left and right], [2: closes her eyes] and [3: crosses the street], [4: running]."
        ),
        "phrases": [
            {"feedback": _text("Looking comes first.")},
            {"error": True, "feedback": _text("With closed eyes she sees no car.")},
            {"feedback": _text("She wanted to go across.")},
            {"error": True, "feedback": _text("Running, she may fall.")},
        ],
    },
}


def made(record: dict[str, Any]) -> Question:
    """The question that an author's record makes."""
    question: Question = kinds_by_name()[record["kind"]][1].record.model_validate(record)
    return question


PLAIN: dict[str, Question] = {kind: made(record) for kind, record in RECORDS.items()}


def copies(question: Question, count: int) -> tuple[Question, ...]:
    """The same question again and again, each time under another id."""
    return tuple(question.model_copy(update={"id": f"copy-{number + 1}"}) for number in range(count))


def again(question: Question) -> Question:
    """The same question a second time."""
    return question.model_copy(update={"id": f"again-{question.id}"})


def right(question: Question) -> list[float]:
    """What is right, as Python would see it in ``answers``."""
    match question:
        case Choice():
            return [n for n, option in enumerate(question.options) if option.correct]
        case Spot():
            return [n for n, phrase in enumerate(question.phrases) if phrase.error]
        case NumberQuestion():
            value = question.answer.quantity.value
            return [value if isinstance(value, float) else value[0]]
        case Order():
            return list(range(len(question.steps)))
        case Match():
            return [question.choices.index(pair.match) for pair in question.pairs]


def wrong(question: Question) -> list[float]:
    """Something that is wrong, in the same words."""
    match question:
        case Choice():
            return [next(n for n, option in enumerate(question.options) if not option.correct)]
        case Spot():
            return [next(n for n, phrase in enumerate(question.phrases) if not phrase.error)]
        case NumberQuestion():
            return [question.distractors[0].value]
        case Order():
            return [1, 0, *range(2, len(question.steps))]
        case Match():
            first, *others = right(question)
            return [(first + 1) % len(question.choices), *others]


def box(page: Page, question: Question) -> Locator:
    """Where a question stands on its page."""
    return page.locator(f'[data-question="{question.id}"]')


def put(page: Page, question: Question, given: Iterable[float]) -> None:
    """Give an answer by mouse; Check is not pressed yet."""
    here = box(page, question)
    for place, number in enumerate(given):
        match question.kind:
            case "single" | "multiple" | "spot":
                here.locator(f'label[data-part="{number:g}"], [data-part="{number:g}"] label').click()
            case "number":
                here.get_by_role("textbox").fill(f"{number:g}")
            case "match":
                here.get_by_role("combobox").nth(place).select_option(value=f"{number:g}")
            case "order":
                step = here.locator(f'.nd-step[data-part="{number:g}"]')
                while steps(page, question).index(int(number)) > place:
                    step.get_by_role("button").first.click()


def steps(page: Page, question: Question) -> list[int]:
    """The steps of an ``order`` question as they stand, by their places in the file."""
    return [
        int(part)
        for part in box(page, question).locator(".nd-step").evaluate_all("all => all.map((el) => el.dataset.part)")
    ]


def check(page: Page, question: Question, sure: str = "think") -> None:
    """Say how sure, by mouse, and press Check."""
    here = box(page, question)
    here.locator(".nd-sure").get_by_label(WORDS[f"sure_{sure}"], exact=True).check()
    here.get_by_role("button", name=WORDS["check"], exact=True).click()


def answer(page: Page, question: Question, given: Iterable[float], sure: str = "think") -> None:
    """Give an answer by mouse and check it."""
    put(page, question, given)
    check(page, question, sure)
