"""Numbers and plural forms are the same from Python, which makes pages, and from the scripts, which change them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from needling.course.numbers import format_number
from needling.course.strings import plural_form
from tests.conftest import TOP

SCRIPT = TOP / "src" / "needling" / "widgets" / "shared" / "language.js"
NUMBERS = [0, 1, 2, 5, 11, 21, 0.25, 1.5, 12.75, 100, 999, 1000, 1234, 1234.5, 20000, 1234567]
WORDS = {f"weeks:{category}": category for category in ("one", "two", "few", "many", "other")}
ASK = """
import { numberText, pluralForm } from %s;
const [language, numbers, words] = %s;
globalThis.document = { documentElement: { lang: language } };
const written = numbers.map((number) => [numberText(number), pluralForm(words, "weeks", number)]);
console.log(JSON.stringify(written));
"""


@pytest.mark.parametrize("code", ["en", "sv", "de", "pl"])
def test_python_and_the_scripts_write_alike(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEEDLING_LANGUAGE", code)
    program = ASK % (json.dumps(SCRIPT.as_uri()), json.dumps([code, NUMBERS, WORDS]))
    node = Path(sys.executable).parent / "node"
    done = subprocess.run([node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [
        [format_number(number), plural_form(WORDS, "weeks", number)] for number in NUMBERS
    ]
