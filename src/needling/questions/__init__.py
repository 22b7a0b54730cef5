"""Questions: the bank as data, and what each kind of question is. Quiz, answer key, coverage and check ask here."""

from needling.questions.bank import asked_questions, find_questions, load_questions
from needling.questions.question import Question

__all__ = ["Question", "asked_questions", "find_questions", "load_questions"]
