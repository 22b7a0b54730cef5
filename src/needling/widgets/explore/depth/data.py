"""The two studies behind the depth explorer, read from the facts (A4, A5, I2)."""

from __future__ import annotations

from needling.course import format_number, load_facts, number
from needling.models.skin import SkinLayers

ZONES_ONE = ("forehead", "glabella", "temple", "nasal-dorsum", "zygoma", "submandibular", "neck", "eyelid")
ZONES_TWO = ("forehead", "cheek", "canthus", "eyelid")
ZONES = (*ZONES_ONE, "cheek", "canthus")
INSIDE_ORBITAL_RIM = ("eyelid",)
SEXES = ("women", "men")
AGES = ("20-29", "30-39", "40-49")
#: How much of the setting is reached: the ends are measured (I10), half is an example between them.
SHARES = {"all": 1.0, "half": 0.5, "fifth": 0.2}
CEILING = "I2"
#: Thickness (A4, A5), the pen's ceiling, real depth (I10, I3), the eyelid (D1), what a layer means (A13, K2, J4), who may (R36).
FACTS = ("A4", "A5", CEILING, "I10", "I3", "D1", "A13", "K2", "J4", "R36")


def mm(reference: str) -> float:
    """A single number of the facts, in mm.

    Raises:
        CourseError: if there is no such number, it is a range or not in mm.
    """
    return number(reference, "mm")


def text(millimetres: float) -> str:
    """A length with two decimals: ``0.20``."""
    return format_number(millimetres, digits=2)


def study_one(zone: str, sex: str) -> SkinLayers | None:
    """Epidermis and whole skin by high-frequency ultrasound (A4); ``None`` where not measured."""
    if zone not in ZONES_ONE:
        return None
    measured = f"A4.{zone}-{sex}"
    return SkinLayers(total_mm=mm(f"{measured}-total"), epidermis_mm=mm(f"{measured}-epidermis"))


def study_two(zone: str, sex: str, age: str) -> SkinLayers | None:
    """Whole skin by 50 MHz ultrasound (A5), layers not told apart; ``None`` where not measured."""
    key = f"{zone}-{sex}-{age}"
    return SkinLayers(total_mm=mm(f"A5.{key}")) if key in load_facts()["A5"].values else None
