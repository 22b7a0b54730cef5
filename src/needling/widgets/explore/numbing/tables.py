"""The numbing explorer's numbers as they are written, and its values as tables."""

from __future__ import annotations

from needling.course import format_number, number
from needling.course.numbers import with_unit
from needling.models.numbing import medicine_mg
from needling.widgets.explore.exploration import Table
from needling.widgets.explore.numbing.data import creams, depths
from needling.widgets.explore.numbing.plan import dose_g

_AREAS_CM2 = (5, 10, 25, 50, 100, 150, 300, 400, 600)


def areas_cm2() -> tuple[int, ...]:
    """The areas that can be set, the whole face of H20 among them."""
    return tuple(sorted({*_AREAS_CM2, round(number("H20.face-area"))}))


def written(low: float, high: float, unit: str) -> str:
    """A number or a range with its unit: ``30 g``, ``1,200–1,600 mg``."""
    ends = [format_number(round(end, 2)) for end in ((low,) if low == high else (low, high))]
    return with_unit("–".join(ends), unit)


def dose_text(cream: str, area: float) -> str:
    """The amount that a label text comes to on an area in cm²; empty where there is no label."""
    dose = dose_g(cream, area)
    return written(*dose, "g") if dose else ""


def medicine_text(words: dict[str, str], cream: str, area: float) -> str:
    """What of medicine that amount lays on the skin (H20); empty where the label names only a least amount."""
    dose, label = dose_g(cream, area), creams()[cream]
    if not dose or not label.dose_g_per_10_cm2:
        return ""
    low, high = dose
    masses = {
        medicine: written(
            medicine_mg(dose_g=low, strength_mg_per_g=strength),
            medicine_mg(dose_g=high, strength_mg_per_g=strength),
            "mg",
        )
        for medicine, strength in label.strengths_mg_per_g.items()
    }
    return words[f"medicine_{cream}"].format_map(masses)


def value_tables(words: dict[str, str]) -> tuple[Table, ...]:
    """Labels, amounts and depths."""
    labelled = [name for name, label in creams().items() if label.most_min]
    read, remembered = depths().read, depths().remembered

    def dose(cream: str, area: float) -> str:
        label = creams()[cream]
        if label.area_max_cm2 and area > label.area_max_cm2:
            return words["table_dose_most"]
        text = dose_text(cream, area)
        return words["amount_least"].replace("{dose}", text) if label.area_cm2_per_g_max else text

    def depth(name: str, point: tuple[float, float], source: str) -> tuple[str, ...]:
        return words[f"depth_{name}"], written(point[1], point[1], "mm"), words[f"table_{source}"]

    parts = ("amount", "most", "time", "lasts")
    return (
        Table(
            words["table_labels"],
            (words["cream"], *(words[f"table_{part}"] for part in parts)),
            tuple((words[f"cream_{cream}"], *(words[f"label_{cream}_{part}"] for part in parts)) for cream in creams()),
        ),
        Table(
            words["table_doses"],
            (words["area"], *(words[f"cream_{cream}"] for cream in labelled)),
            tuple((written(area, area, "cm²"), *(dose(cream, area) for cream in labelled)) for area in areas_cm2()),
        ),
        Table(
            words["table_depths"],
            (words["time"], words["table_depth"], words["table_source"]),
            (
                depth("without", read[0], "read"),
                depth("memory", remembered[0], "memory"),
                depth("deepest", read[1], "read"),
                depth("second", read[2], "read"),
                depth("memory_second", remembered[1], "memory"),
            ),
        ),
    )


def signs_in_words(words: dict[str, str]) -> tuple[str, ...]:
    """The signs of too much as plain text."""
    signs = ("early", "then", "blue", "allergy")
    return (
        words["signs"],
        *(f"{words[f'signs_{name}']}: {words[f'signs_{name}_says']}" for name in signs),
        words["signs_act"],
        words["signs_help"],
        words["signs_late"],
    )
