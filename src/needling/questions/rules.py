"""What makes a bank of questions fit to be asked: rules that reach beyond one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from needling.course.facts import load_facts
from needling.course.hardcoded_numbers import number_problems
from needling.course.loading import CourseError, shown
from needling.course.plan import Objective, load_plan
from needling.course.text import texts_of
from needling.questions.bank import load_questions, practice_banks, question_files, retired_questions
from needling.questions.kinds import kind_of
from needling.questions.kinds.choice import Choice
from needling.questions.question import Question

#: Fewer questions than this leave a chapter, an objective, an objective about safety untested.
FEWEST_A_CHAPTER = 6
FEWEST_AN_OBJECTIVE = 3
FEWEST_ABOUT_SAFETY = 5
#: In more than this share of a chapter's `single` questions the right option may not be the longest.
MOST_LONGEST = 0.5
_ENOUGH_TO_JUDGE = 4


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


def _id_problems(path: Path, questions: tuple[Question, ...], met: dict[str, Path]) -> Iterator[str]:
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


def _file_problems(path: Path, questions: tuple[Question, ...]) -> Iterator[str]:
    """What only shows over a whole file: right options that give themselves away."""
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
        lengths[option.correct] = max(lengths[option.correct], len(option.text.source))
    return lengths[True] > lengths[False]


def _question_problems(question: Question) -> Iterator[str]:
    facts = load_facts()
    missing = [id_ for id_ in question.facts if id_ not in facts]
    yield from (f"there is no fact '{id_}'." for id_ in missing)
    yield from kind_of(question).problems(question)
    if not missing:
        for place, text in texts_of(question):
            yield from (f"{place}: {problem}" for problem in number_problems(text.source, question.facts))


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
