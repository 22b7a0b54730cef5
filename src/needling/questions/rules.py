"""What makes a bank of questions fit to be asked: rules that reach beyond one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from needling.course.facts import load_facts
from needling.course.hardcoded_numbers import number_problems
from needling.course.loading import CourseError, shown, told
from needling.course.plan import Objective, load_plan
from needling.course.problem import Problem, in_words
from needling.course.record_words import nearest
from needling.course.text import texts_of
from needling.questions.bank import practice_banks, question_files, questions_in, retired_questions
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


def bank_problems() -> Iterator[Problem | str]:
    """Everything that is wrong with the questions that can be read, a sentence each."""
    for path in question_files():
        questions = questions_in(path).good
        yield from told(_id_problems(path, questions))
        yield from _file_problems(path, questions)
        for question in questions:
            for place, problem in told_of(question):
                yield Problem(shown(path), problem, ", ".join(filter(None, (question.id, place))))
    yield from told(_objective_problems())


def _objective_problems() -> Iterator[Problem]:
    """Every file belongs to a chapter or a page, every question to an objective of it, and every objective is asked about."""
    objectives = {chapter.id: chapter.objectives for part in load_plan() for chapter in part.chapters}
    # A page of practice mixes what the chapters taught.
    whole_course = [objective for own in objectives.values() for objective in own]
    askable = dict.fromkeys(practice_banks(), whole_course) | objectives
    asked: Counter[str] = Counter()
    sure = not any(questions_in(path).problems for path in question_files())
    for path in question_files():
        if path.stem not in askable:
            yield Problem(
                shown(path),
                f"book/data/plan.yml has no chapter '{path.stem}', "
                f"and there is no page book/practise/{path.stem}.ipynb.",
            )
            continue
        own = {objective.id for objective in askable[path.stem]}
        whose = f"chapter '{path.stem}'" if path.stem in objectives else "the course"
        for question in questions_in(path).good:
            asked[question.objective] += 1
            if question.objective not in own:
                sure = False  # Which objective it should have counted for is not known.
                meant = nearest(question.objective, [*own])
                probably = f" Probably '{meant}' is meant." if meant else ""
                problem = f"{whose} has no objective '{question.objective}'.{probably}"
                yield Problem(shown(path), problem, f"{question.id}, objective")
    if sure:
        for chapter, its_objectives in objectives.items():
            yield from _coverage_problems(chapter, its_objectives, asked)


def _id_problems(path: Path, questions: tuple[Question, ...]) -> Iterator[Problem]:
    """Ids are never used again, and none goes missing unsaid."""
    file = shown(path)
    retired = retired_questions()
    for question in questions:
        if question.id in retired:
            told_ = "this id is retired (book/data/retired.yml). Take the next free number."
            yield Problem(file, told_, question.id)
    numbers = {
        int(id_.rpartition("-")[2])
        for id_ in (*(question.id for question in questions), *retired)
        if id_.rpartition("-")[0] == path.stem
    }
    missing = [f"{path.stem}-{number}" for number in range(1, max(numbers, default=0)) if number not in numbers]
    if missing and not questions_in(path).problems:
        were, ids = ("that question was", "its id") if len(missing) == 1 else ("these questions were", "their ids")
        yield Problem(
            file,
            f"there is no {_listed(missing)}. If {were} deleted, name {ids} with the reason in "
            "book/data/retired.yml; ids are never used again.",
        )


def _listed(names: list[str]) -> str:
    """Some names in a sentence; of many the first ones."""
    if len(names) > 5:
        return f"{', '.join(names[:5])} and {len(names) - 5} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _file_problems(path: Path, questions: tuple[Question, ...]) -> Iterator[Problem]:
    """What only shows over a whole file: right options that give themselves away."""
    singles = [question for question in questions if isinstance(question, Choice) and question.kind == "single"]
    longest = [question.id for question in singles if _right_is_longest(question)]
    if len(singles) >= _ENOUGH_TO_JUDGE and len(longest) > MOST_LONGEST * len(singles):
        yield Problem(
            shown(path),
            f"in {len(longest)} of {len(singles)} `single` questions the right option is the longest, "
            f"so it can be guessed. Shorten it, or say more in a wrong one: {', '.join(longest)}.",
        )


def _right_is_longest(question: Choice) -> bool:
    lengths = {option.correct: 0 for option in question.options}
    for option in question.options:
        lengths[option.correct] = max(lengths[option.correct], len(option.text.source))
    return lengths[True] > lengths[False]


def told_of(question: Question) -> Iterator[tuple[str, str]]:
    """What is wrong with one question: the part of it, and a sentence."""
    yield from kind_of(question).problems(question)
    try:
        facts = load_facts()
    except CourseError as error:
        yield "", str(error)
        return
    missing = [id_ for id_ in question.facts if id_ not in facts]
    yield from (("facts", f"there is no fact '{id_}'.") for id_ in missing)
    if not missing:
        for place, text in texts_of(question):
            yield from ((in_words(place), problem) for problem in number_problems(text.source, question.facts))


def _coverage_problems(chapter: str, objectives: list[Objective], asked: Counter[str]) -> Iterator[Problem]:
    path = next((path for path in question_files() if path.stem == chapter), None)
    file = f"book/data/questions/{chapter}.yml"
    if path is None:
        yield Problem(
            file, f"there is no such file. The chapter '{chapter}' of book/data/plan.yml needs its questions."
        )
        return
    count = len(questions_in(path).good)
    if count < FEWEST_A_CHAPTER:
        yield Problem(file, f"has {count} questions; at least {FEWEST_A_CHAPTER}.")
    for objective in objectives:
        fewest = FEWEST_ABOUT_SAFETY if objective.safety else FEWEST_AN_OBJECTIVE
        if asked[objective.id] < fewest:
            yield Problem(file, f"objective '{objective.id}' has {asked[objective.id]} questions; at least {fewest}.")
