"""What a language asks of numbers and plurals: the CLDR's rules as Babel has them."""

from __future__ import annotations

from functools import cache
from gettext import c2py

from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from needling.course.text import SOURCE_LANGUAGE

#: Enough whole numbers to meet every form of every language.
_SAMPLES = (*range(201), 1000, 10_000, 1_000_000)


@cache
def known_locale(code: str) -> Locale | None:
    """The rules of a language, ``sv`` or ``pt_BR``; ``None`` where there is no such language."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    return locale if str(locale) == code else None


@cache
def locale_of(code: str) -> Locale:
    """The rules of a language; those of English for one that the CLDR does not know, such as the pseudo-language."""
    return known_locale(code) or Locale.parse(SOURCE_LANGUAGE)


def plural_category(count: float, code: str) -> str:
    """Which form of a word a number asks for in a language: ``one``, ``few``, ``many``, ``other`` and so on."""
    if code == SOURCE_LANGUAGE:
        return "one" if count == 1 else "other"
    return str(locale_of(code).plural_form(count))


@cache
def plural_header(code: str) -> str:
    """How many forms gettext has for a language and which number takes which, as the head of a catalogue says it."""
    return str(get_plural(locale_of(code)).plural_forms)


@cache
def plural_places(code: str) -> dict[str, int]:
    """The forms of a language, each with its place in a catalogue: ``{"one": 0, "few": 1, "many": 2, "other": 2}``."""
    forms = get_plural(locale_of(code))
    place = c2py(forms.plural_expr)
    found: dict[str, int] = {}
    for count in _SAMPLES:
        found.setdefault(plural_category(count, code), place(count))
    found.setdefault("other", forms.num_plurals - 1)
    # Where fractions have a form of their own, a catalogue has none for it.
    found.setdefault(plural_category(1.5, code), found["other"])
    return found
