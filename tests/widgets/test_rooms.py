"""Arrows only go down: no widget takes from another widget; what two share lives in ``widgets/shared``."""

import re

from tests.conftest import TOP

WIDGETS = TOP / "src" / "needling" / "widgets"
ROOMS = sorted(path.name for path in WIDGETS.iterdir() if (path / "__init__.py").is_file() and path.name != "shared")
TAKES = re.compile(
    r'needling\.widgets\.(\w+)|(?:from|import|include) "(?:\.\./)*(\w+)/[\w.-]+"|@import "(?:\.\./)*(\w+)/'
)


def test_no_widget_takes_from_another() -> None:
    taken = [
        f"{file.relative_to(WIDGETS)} takes from {other}"
        for room in ROOMS
        for file in (WIDGETS / room).rglob("*")
        if file.suffix in (".py", ".js", ".html", ".css")
        for other in {name for names in TAKES.findall(file.read_text(encoding="utf-8")) for name in names}
        if other in ROOMS and other != room
    ]
    assert taken == []
    assert {"quiz", "explore", "case", "trainer", "treatment"} <= set(ROOMS)


def test_what_lies_below_the_widgets_takes_nothing_from_them() -> None:
    below = [WIDGETS.parent / room for room in ("course", "models", "scenario")]
    taken = [
        f"{file.relative_to(WIDGETS.parent)} takes from the widgets"
        for room in below
        for file in room.rglob("*")
        if file.suffix in (".py", ".js") and re.search(r"needling\.widgets|/widgets/", file.read_text(encoding="utf-8"))
    ]
    assert taken == []
