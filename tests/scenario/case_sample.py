"""A branching case with nothing wrong with it, on the facts of the small course, for tests to spoil."""

from __future__ import annotations

from typing import Any

from needling.scenario.cases import Case

CASE = "book/data/cases/sing.yml"


def decision(id_: str, to: str, *, unsafe: bool = False, **more: Any) -> dict[str, Any]:
    """A decision as an author writes it."""
    look = {"unsafe": True} if unsafe else {}
    return {"id": id_, "text": f"Do {id_}", "to": to, "feedback": f"Why {id_}.", "facts": ["A3"], **look, **more}


def otherwise(to: str, **more: Any) -> dict[str, Any]:
    """Where a decision leads when something was not asked."""
    return {"to": to, "feedback": "You did not ask.", "facts": ["A4"], **more}


def ending(id_: str, kind: str) -> dict[str, Any]:
    """An ending as an author writes it."""
    return {
        "id": id_,
        "kind": kind,
        "title": f"Title {id_}",
        "happened": f"Happened {id_}.",
        "feedback": f"Because {id_}: {{fact}}`A1`.",
        "facts": ["A1"],
    }


def sound() -> dict[str, Any]:
    """A case of three states and four endings: two red flags, one question that only the second state allows."""
    return {
        "title": "The last song",
        "summary": "A singer wants to go on.",
        "group": "asking",
        "minutes": 5,
        "client": {"name": "Mo", "age": 30, "skin_type": "V", "wants": "to sing", "says": "One more!"},
        "asks": [
            {"id": "hoarse", "text": "Hoarse?", "minutes": 2, "answer": "A bit.", "red_flag": True}
            | {"feedback": "A hoarse voice rests."},
            {"id": "pain", "text": "Pain?", "minutes": 1, "answer": "Yes.", "red_flag": True}
            | {"feedback": "Pain ends it.", "at": ["encore"]},
            {"id": "weather", "text": "Rain?", "minutes": 4, "answer": "No."},
        ],
        "states": [
            {
                "id": "stage",
                "scene": "She looks at you.",
                "decisions": [
                    decision("sing", "harmed", unsafe=True),
                    decision("pause", "encore", needs=["hoarse"], otherwise=otherwise("dull")),
                    decision("talk", "encore"),
                ],
            },
            {
                "id": "encore",
                "scene": "They clap.",
                "decisions": [
                    decision("shout", "harmed", unsafe=True),
                    decision("wave", "home", needs=["hoarse", "pain"], otherwise=otherwise("bus")),
                ],
            },
            {
                "id": "bus",
                "scene": "The bus comes.",
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
