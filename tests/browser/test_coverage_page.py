"""The coverage page shows every topic with who teaches it and how many questions test it."""

from collections import Counter

from bs4 import BeautifulSoup

from needling.course import load_plan
from needling.course.plan import load_topics
from needling.questions import load_questions
from needling.questions.bank import question_files
from tests.browser.watching import SITE


def _page(name: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def test_every_topic_is_taught_and_tested() -> None:
    asked = Counter(question.objective for path in question_files() for question in load_questions(path.stem))
    shown = _page("reference/coverage").select(".nd-covered")
    assert len(shown) == len(load_topics())
    for number, (topic, entry) in enumerate(zip(load_topics(), shown, strict=True), start=1):
        assert f"{number} {topic.title}" in entry.text
        taught = [(c, o) for part in load_plan() for c in part.chapters for o in c.objectives if topic.id in o.topics]
        assert taught
        for chapter, objective in taught:
            assert chapter.title in entry.text
            assert objective.text in entry.text
            assert asked[objective.id] > 0
