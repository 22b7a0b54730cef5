"""A branching case with nothing wrong with it, on the facts of the small course, for tests to spoil."""

from __future__ import annotations

from typing import Any

from needling.course.cases import Case

CASE = "book/data/cases/sing.yml"


def t(sentence: str) -> dict[str, str]:
    """A text in English."""
    return sentence


def decision(id_: str, to: str, *, unsafe: bool = False, **more: Any) -> dict[str, Any]:
    """A decision as an author writes it."""
    look = {"unsafe": True} if unsafe else {}
    return {"id": id_, "text": t(f"Do {id_}"), "to": to, "because": t(f"Why {id_}."), "facts": ["A3"], **look, **more}


def otherwise(to: str, **more: Any) -> dict[str, Any]:
    """Where a decision leads when something was not asked."""
    return {"to": to, "because": t("You did not ask."), "facts": ["A4"], **more}


def ending(id_: str, kind: str) -> dict[str, Any]:
    """An ending as an author writes it."""
    return {
        "id": id_,
        "kind": kind,
        "title": t(f"Title {id_}"),
        "happened": t(f"Happened {id_}."),
        "because": t(f"Because {id_}: {{fact}}`A1`."),
        "facts": ["A1"],
    }


def sound() -> dict[str, Any]:
    """A case of three states and four endings: two red flags, one question that only the second state allows."""
    return {
        "title": t("The last song"),
        "summary": t("A singer wants to go on."),
        "group": "asking",
        "minutes": 5,
        "client": {"name": t("Mo"), "age": 30, "skin_type": "V", "wants": t("to sing"), "says": t("One more!")},
        "asks": [
            {"id": "hoarse", "text": t("Hoarse?"), "minutes": 2, "answer": t("A bit."), "red_flag": True}
            | {"because": t("A hoarse voice rests.")},
            {"id": "pain", "text": t("Pain?"), "minutes": 1, "answer": t("Yes."), "red_flag": True}
            | {"because": t("Pain ends it."), "at": ["encore"]},
            {"id": "weather", "text": t("Rain?"), "minutes": 4, "answer": t("No.")},
        ],
        "states": [
            {
                "id": "stage",
                "scene": t("She looks at you."),
                "decisions": [
                    decision("sing", "harmed", unsafe=True),
                    decision("pause", "encore", needs=["hoarse"], otherwise=otherwise("dull")),
                    decision("talk", "encore"),
                ],
            },
            {
                "id": "encore",
                "scene": t("They clap."),
                "decisions": [
                    decision("shout", "harmed", unsafe=True),
                    decision("wave", "home", needs=["hoarse", "pain"], otherwise=otherwise("bus")),
                ],
            },
            {
                "id": "bus",
                "scene": t("The bus comes."),
                "decisions": [decision("ride", "dull"), decision("run", "harmed", unsafe=True)],
            },
        ],
        "endings": [
            ending("home", "safe-good"),
            ending("dull", "safe-poor"),
            ending("harmed", "unsafe"),
        ],
        "best": ["hoarse", "pause", "pain", "wave"],
    }


def case_of(record: dict[str, Any]) -> Case:
    """The record of a case."""
    return Case.model_validate(record)
