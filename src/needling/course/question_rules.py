"""What makes a bank of questions fit to be asked: rules that reach beyond one question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from needling.course.facts import load_facts
from needling.course.files import CourseError, shown
from needling.course.plan import Objective, load_plan
from needling.course.question_kinds import AnyQuestion, Choice, NumberQuestion, Order
from needling.course.questions import load_questions, practice_banks, question_files, retired_questions
from needling.course.text import missing_languages, texts_of
from needling.course.typed import number_problems

#: Fewer questions than this leave a chapter, an objective, an objective about safety untested.
FEWEST_A_CHAPTER = 6
FEWEST_AN_OBJECTIVE = 3
FEWEST_ABOUT_SAFETY = 5
#: In more than this share of a chapter's `single` questions the right option may not be the longest.
MOST_LONGEST = 0.5
_ENOUGH_TO_JUDGE = 4

_ALL_OR_NONE = re.compile(
    r"\b(all|none|neither|both) (of )?(the )?(above|these|those|options|answers)\b"
    r"|\b(alla|inget|ingen|inga|båda) (av )?(ovanstående|alternativen|dessa|svaren)\b",
    re.IGNORECASE,
)


def bank_problems() -> Iterator[str]:
    """Everything that is wrong with the bank, a sentence each. Every file of it can be read."""
    objectives = {chapter.id: chapter.objectives for part in load_plan() for chapter in part.chapters}
    # A page of practice mixes what the chapters taught.
    whole_course = [objective for own in objectives.values() for objective in own]
    askable = dict.fromkeys(practice_banks(), whole_course) | objectives
    asked: Counter[str] = Counter()
    met: dict[str, Path] = {}
    for path in question_files():
        if path.stem not in askable:
            yield (
                f"{shown(path)}: book/data/plan.yml has no chapter '{path.stem}', "
                f"and there is no page book/practise/{path.stem}.ipynb."
            )
            continue
        questions = load_questions(path.stem)
        asked.update(question.objective for question in questions)
        yield from _id_problems(path, questions, met)
        yield from _file_problems(path, questions)
        own = {objective.id for objective in askable[path.stem]}
        whose = f"chapter '{path.stem}'" if path.stem in objectives else "the course"
        for question in questions:
            if question.objective not in own:
                yield f"{shown(path)}, {question.id}: {whose} has no objective '{question.objective}'."
            for problem in _question_problems(question):
                yield f"{shown(path)}, {question.id}: {problem}"
    for chapter, its_objectives in objectives.items():
        yield from _coverage_problems(chapter, its_objectives, asked)


def _id_problems(path: Path, questions: tuple[AnyQuestion, ...], met: dict[str, Path]) -> Iterator[str]:
    """Ids stand once, are never used again, and none goes missing unsaid."""
    retired = retired_questions()
    for question in questions:
        if question.id in met:
            yield f"{shown(path)}, {question.id}: this id stands twice. Every question has its own."
        if question.id in retired:
            yield f"{shown(path)}, {question.id}: this id is retired (book/data/retired.yml). Take the next free number."
        met[question.id] = path
    numbers = {int(id_.rpartition("-")[2]) for id_ in (*met, *retired) if id_.rpartition("-")[0] == path.stem}
    missing = sorted(set(range(1, max(numbers, default=0))) - numbers)
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        yield (
            f"{shown(path)}: '{path.stem}-{missing[0]}'{more} is missing. If that question was deleted, name its id "
            "with the reason in book/data/retired.yml; ids are never used again."
        )


def _file_problems(path: Path, questions: tuple[AnyQuestion, ...]) -> Iterator[str]:
    """What only shows over a whole file: languages begun, and right options that give themselves away."""
    languages = {code for question in questions for _, text in texts_of(question) for code in text}
    if len(languages) > 1:
        for question in questions:
            for place, code in missing_languages(question, languages):
                yield f"{shown(path)}, {question.id}: {place} has no `{code}`. A file has a language whole or not at all."
    singles = [question for question in questions if isinstance(question, Choice) and question.kind == "single"]
    longest = [question.id for question in singles if _right_is_longest(question)]
    if len(singles) >= _ENOUGH_TO_JUDGE and len(longest) > MOST_LONGEST * len(singles):
        yield (
            f"{shown(path)}: in {len(longest)} of {len(singles)} `single` questions the right option is the longest, "
            f"so it can be guessed. Shorten it, or say more in a wrong one: {', '.join(longest)}."
        )


def _right_is_longest(question: Choice) -> bool:
    lengths = {option.correct: 0 for option in question.options}
    for option in question.options:
        lengths[option.correct] = max(lengths[option.correct], len(option.text["en"]))
    return lengths[True] > lengths[False]


def _question_problems(question: AnyQuestion) -> Iterator[str]:
    facts = load_facts()
    missing = [id_ for id_ in question.facts if id_ not in facts]
    yield from (f"there is no fact '{id_}'." for id_ in missing)
    if isinstance(question, Choice):
        for number, option in enumerate(question.options, start=1):
            if any(_ALL_OR_NONE.search(text) for text in option.text.values()):
                yield f"option {number} is an 'all or none of the above'. Options are mixed for each reader: say what it is."
    if isinstance(question, NumberQuestion):
        yield from _answer_problems(question)
    parts = question.options if isinstance(question, Choice) else question.steps if isinstance(question, Order) else []
    if len({part.text["en"] for part in parts}) < len(parts):
        yield "two parts have the same `text`."
    if not missing:
        for place, text in texts_of(question):
            for sentence in text.values():
                yield from (f"{place}: {problem}" for problem in number_problems(sentence, question.facts))


def _answer_problems(question: NumberQuestion) -> Iterator[str]:
    value = question.answer.value
    try:
        low, high = question.limits
    except CourseError as error:
        yield f"answer: {error}"
        return
    if isinstance(value, str) and value.partition(".")[0] not in question.facts:
        yield f"answer: takes its number from {value}, but `facts` does not name {value.partition('.')[0]}."
    if low > high:
        yield "answer: the range runs backwards."
    for number, slip in enumerate(question.slips, start=1):
        if low <= slip.value <= high:
            yield f"slip {number} ({slip.value:g}) lies within what counts as right."


def _coverage_problems(chapter: str, objectives: list[Objective], asked: Counter[str]) -> Iterator[str]:
    where = f"book/data/questions/{chapter}.yml"
    try:
        count = len(load_questions(chapter))
    except CourseError as error:
        yield str(error)
        return
    if count < FEWEST_A_CHAPTER:
        yield f"{where}: has {count} questions; at least {FEWEST_A_CHAPTER}."
    for objective in objectives:
        fewest = FEWEST_ABOUT_SAFETY if objective.safety else FEWEST_AN_OBJECTIVE
        if asked[objective.id] < fewest:
            yield f"{where}: objective '{objective.id}' has {asked[objective.id]} questions; at least {fewest}."
