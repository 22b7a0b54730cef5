"""What an item says: the drawing in words, what the hand finds, what the client says, the plan, and why it is keyed so."""

from __future__ import annotations

from needling.course import format_number, load_strings, quantity
from needling.models.patch import SEEN_SIGNS, Decision, Patch
from needling.models.skin_colour import PURPLE_FROM_TYPE

#: What the words name in braces, and the fact that holds it.
_NUMBERS = {"emergency": "H15.emergency-number"}
#: The facts behind the trainer's text besides those of the reasons.
FACTS = ("K1", "K2", "K3", "K4", "K5", "K6", "E8", "D8", "E3", "H18")


def trainer_words() -> dict[str, str]:
    """The trainer's words, with the numbers that stand in the facts.

    Raises:
        CourseError: if a fact or the words are missing.
    """
    found = load_strings("trainer") | load_strings("saving")
    for name, reference in _NUMBERS.items():
        found = {key: text.replace(f"{{{name}}}", str(quantity(reference))) for key, text in found.items()}
    return found


def seen(patch: Patch, words: dict[str, str]) -> list[str]:
    """The drawing in words: all that is drawn, and no name of an answer."""
    marks = [sign for sign in patch.signs if sign in SEEN_SIGNS]
    if patch.spread == "none":
        colour = "see_none_else" if marks else "see_none"
    else:
        look = "red" if patch.skin_type < PURPLE_FROM_TYPE else "purple" if patch.hue == "purple" else "dark"
        colour = f"see_{patch.spread}_{patch.redness}_{look}"
    # Grey covers every other colour of the section.
    names = [*([] if "grey" in marks else [colour]), f"see_shine_{patch.swelling}"]
    if patch.blood != "none":
        names.append(f"see_blood_{patch.blood}")
    names += [f"see_{sign}" for sign in marks]
    names += [f"see_{thing}" for thing in patch.besides]
    return [words[name] for name in names]


def felt(patch: Patch, words: dict[str, str]) -> list[str]:
    """What the hand finds, beside untreated skin, and what else is noticed."""
    names = [f"feel_warmth_{patch.warmth}", f"feel_swelling_{patch.swelling}"]
    return [words[name] for name in [*names, *(f"feel_{sign}" for sign in patch.signs)] if name in words]


def said(patch: Patch, words: dict[str, str]) -> str:
    """What the client says."""
    return words[f"says_{patch.says}"]


def planned(patch: Patch, words: dict[str, str]) -> str:
    """Where, how deep, what for, how many passes."""
    return words["plan"].format(
        zone=words[f"zone_{patch.zone}"],
        depth=format_number(patch.depth_mm),
        goal=words[f"goal_{patch.goal}"],
        done=patch.passes_done,
        planned=patch.passes_planned,
    )


def cream(patch: Patch, words: dict[str, str]) -> str:
    """Whether numbing cream was used."""
    return words["cream_used" if patch.numbing else "cream_none"]


def why(decision: Decision, words: dict[str, str]) -> list[str]:
    """The reasons in words."""
    return [words[f"why_{reason}"] for reason in decision.reasons]


def act(decision: Decision, words: dict[str, str]) -> list[str]:
    """What to do now, each thing once."""
    names = decision.reasons if decision.answer == "act" else (decision.answer,)
    return list(dict.fromkeys(words[f"do_{name}"] for name in names))
