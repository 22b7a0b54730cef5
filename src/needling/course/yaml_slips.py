"""What is wrong with a text that is no YAML, in the words of whoever typed it: every slip, with its line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
import yaml_rs

from needling.course.yaml_lines import LOADER

#: A line and what to do about it.
Slip = tuple[int, str]

#: More than so many slips of one file are told another time.
MOST = 30

_FIELD = re.compile(r"^(?P<before> *(?:- +)*)(?:(?P<key>\w[\w-]*):(?: +|$))?(?P<value>.*?) *$")
_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[^\s#'\"{\[-][^:#]*|'[^']+'|\"[^\"]+\"):(?: |$)")
_AT_LINE = re.compile(r"YAML parse error at line (\d+)")
_TWICE = re.compile(r"duplicate mapping key: '(.+)'", re.DOTALL)
_TAG = re.compile(r"Invalid tag: '(.+)'", re.DOTALL)
#: Signs with which a text cannot begin, for YAML means something by them.
_SIGNS = "{[]}*&@%`|>!,?#"
_TYPOGRAPHIC = "“”„«»‘’"
#: What YAML takes for something else without a word: signs in front that vanish, quotation marks that are none for it.
_QUIET = re.compile(
    rf"^ *(?:- +)*(?:[\w-]+: +)?(?:[&!]\S* +\S|[{_TYPOGRAPHIC}]).*$"
    r"|^ *(?:- +)*[\w-]+: +[^\s\"'{\[|>#](?:[^\n]* #\S.*|[^\n\"]*\" *)$",
    re.MULTILINE,
)


def slips_of(text: str) -> tuple[list[Slip], str]:
    """Every slip of a text that cannot be read, by line; and what is left of it without the entries that hold one."""
    found: list[Slip] = []
    rest = text
    while len(found) < MOST and (error := _error(rest)):
        slip = _slip(rest, error)
        if slip[0] in [line for line, _ in found]:
            break  # What is left makes no sense either; to mend what was told comes first.
        found.append(slip)
        shorter = _without_entry(rest, slip[0])
        if shorter == rest:
            break
        rest = shorter
    return sorted(found), rest if not _error(rest) else ""


def quiet_slips(text: str) -> list[Slip]:
    """What YAML reads without complaint, but not as its author meant it."""
    suspects = {text.count("\n", 0, found.start()) + 1: found[0] for found in _QUIET.finditer(text)}
    if not suspects:
        return []
    bare = {
        token.start_mark.line + 1
        for token in yaml.scan(text, Loader=LOADER)
        if isinstance(token, (yaml.AnchorToken, yaml.TagToken)) or (isinstance(token, yaml.ScalarToken) and token.plain)
    }
    return [(line, _quiet(suspects[line])) for line in sorted(bare & set(suspects))]


def thing_at(text: str, line: int) -> tuple[str, ...]:
    """The entry and the field that a line belongs to, as far as the text says so: ``("numb-1", "stem")``."""
    lines = text.splitlines()[:line]
    begun = next((before for before in reversed(lines) if re.match(r"[^\s#]", before)), "")
    entry = re.match(r"- +id: +[\"']?([\w-]+)|([\w-]+): *$", begun)
    field = _FIELD.match(lines[-1]) if lines else None
    names = (entry[1] or entry[2] if entry else "", field["key"] if field else "")
    return tuple(dict.fromkeys(name for name in names if name and name not in ("id",)))


def _quiet(line: str) -> str:
    field = _FIELD.match(line)
    value = field["value"] if field else line
    if value[0] in _TYPOGRAPHIC:
        return _typographic(value)
    if value[0] in "&!":
        return _begins(value)
    if value.endswith('"'):
        return f"has a quotation mark behind it and none before. Write both: {_quoted(value[:-1])}."
    return f"what stands behind the # is lost. Put quotation marks round the text: {_quoted(value)}."


def _error(text: str) -> str:
    try:
        yaml_rs.loads(text)
    except yaml_rs.YAMLDecodeError as error:
        return str(error)
    return ""


def _without_entry(text: str, line: int) -> str:
    """The text without the entry at the margin that holds a line; the other lines keep their numbers."""
    lines = text.splitlines()
    at_margin = re.compile(r"[^\s#]")
    first = next((number for number in range(line - 1, -1, -1) if at_margin.match(lines[number])), 0)
    last = next((number for number in range(line, len(lines)) if at_margin.match(lines[number])), len(lines))
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]]) + "\n"


def _slip(text: str, error: str) -> Slip:
    """The slip behind an error: the line that holds it, which is not always where the reader stumbled."""
    lines = text.splitlines()
    if twice := _TWICE.search(error):
        return second_line(text, twice[1]) or 1, f"'{twice[1]}' stands twice. Keep one of them."
    if tag := _TAG.search(error):
        line = next((number for number, line in enumerate(lines, start=1) if tag[1] in line), 1)
        return line, f"'{tag[1]}' is no kind of thing that data has."
    stumbled = int(at[1]) if (at := _AT_LINE.search(error)) else 1
    return next(_found(lines, stumbled, *_marks(text)))


def _found(lines: list[str], stumbled: int, opened: int, marked: int) -> Iterator[Slip]:
    """Where the slip may be, the surest first: of the lines where two readers stumbled, and where they began something."""
    near = [number for number in dict.fromkeys((stumbled, marked, stumbled + 1, opened)) if 0 < number <= len(lines)]
    for number in near:
        if "\t" in lines[number - 1][: len(lines[number - 1]) - len(lines[number - 1].lstrip())]:
            yield number, "begins with a tab. Indent with spaces."
    for number in range(min(stumbled, len(lines)), max(0, stumbled - 12), -1):
        if told := _unclosed(lines[number - 1]):
            yield number, told
    for number in near:
        yield from ((number, told) for told in _line_slips(lines[number - 1]))
    if opened and opened != marked and (told := _unclosed_bracket(lines[opened - 1])):
        yield opened, told
    previous = _line_above(lines, stumbled)
    for number in (previous, stumbled):
        if 0 < number <= len(lines):
            yield from ((number, told) for told in _name_slips(lines[number - 1]))
    yield min(stumbled, len(lines)) or 1, _indentation(lines, stumbled, previous)


def _marks(text: str) -> tuple[int, int]:
    """Where something begins that another reader of YAML could not read on, and where it stopped; 0 where it read all."""
    try:
        yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        marks = error.context_mark, error.problem_mark
        return (marks[0].line + 1 if marks[0] else 0), (marks[1].line + 1 if marks[1] else 0)
    except (yaml.YAMLError, RecursionError):
        pass
    return 0, 0


def _line_slips(line: str) -> Iterator[str]:
    """What is wrong within one line."""
    field = _FIELD.match(line)
    value = field["value"] if field else ""
    if not field or not value:
        return
    if "\t" in line:
        yield "holds a tab. Write a space instead."
    if value[0] in _TYPOGRAPHIC:
        yield _typographic(value)
    elif value[0] in "\"'":
        yield from _quote_slips(value)
    elif value[0] in _SIGNS and not _is_bracketed(value):
        yield _unclosed_bracket(value) or _begins(value)
    elif value.startswith(("- ", "-\t")):
        yield f"begins with a dash. Put quotation marks round this text: {_quoted(value)}."
    elif (field["key"] and re.search(r":(?: |$)", value)) or (
        not field["key"] and len(re.findall(r":(?: |$)", value)) > 1
    ):
        yield f"holds a colon. Put quotation marks round this text: {_quoted(value)}."


def _unclosed(line: str) -> str:
    """A text whose quotation mark is not closed in its line."""
    field = _FIELD.match(line)
    value = field["value"] if field else ""
    if not value or value[0] not in "\"'":
        return ""
    marks = re.findall(r'(?<!\\)"' if value[0] == '"' else "'", value)
    return (
        f"the quotation mark before this text is not closed. Write {value[0]} at its end too."
        if len(marks) == 1
        else ""
    )


def _quote_slips(value: str) -> Iterator[str]:
    mark = value[0]
    inside = value[1:-1] if value.endswith(mark) and len(value) > 1 else value[1:]
    if mark == "'" and "'" in inside:
        yield f"holds an apostrophe between single quotation marks. Use double ones: {_quoted(inside)}."
    elif mark == '"' and (wrong := re.search(r'\\[^"\\/abefnrtvxuUNLP_0 ]', inside)):
        yield f"'{wrong[0]}' means nothing between quotation marks. Leave the backslash out."
    elif mark == '"' and re.search(r'(?<!\\)"', inside):
        yield "holds straight quotation marks within its own. Write “ and ” inside."
    elif not value.endswith(mark):
        yield "goes on behind its quotation mark. Put all of the text between the marks."


def _unclosed_bracket(line: str) -> str:
    for begins, ends in ("[]", "{}"):
        if line.count(begins) > line.count(ends):
            return f"the bracket {begins} is not closed. Write {ends} at its end."
    return ""


def _name_slips(line: str) -> Iterator[str]:
    """A field without its colon, or without the space that belongs behind it or behind a dash."""
    text = line.strip()
    if re.match(r"-[\w\"']", text):
        yield "a space is missing behind the dash. Write '- '."
    elif found := re.match(r"(?:- +)*([A-Za-z][\w-]*):\S", text):
        yield f"a space is missing behind the colon of `{found[1]}`."
    elif found := re.fullmatch(r"(?:- +)*([A-Za-z][\w-]*)(?: .*)?", text):
        yield f"has no colon. Write the name of a field, a colon, a space and its text, such as `{found[1]}: …`."


def _line_above(lines: list[str], line: int) -> int:
    """The line with something in it above another, from 1; 0 where there is none."""
    return next((number for number in range(min(line, len(lines) + 1) - 1, 0, -1) if lines[number - 1].strip()), 0)


def _indentation(lines: list[str], line: int, previous: int) -> str:
    if line > len(lines):
        return "the file ends in the middle of something. Look for a quotation mark or bracket that is not closed."
    if any(character in lines[line - 1] for character in "\N{NO-BREAK SPACE}\u200b\ufeff"):
        return "holds a space that is none for the computer. Delete it and type the space anew."
    if unclosed := _unclosed_bracket(lines[line - 1]) or (_unclosed_bracket(lines[previous - 1]) if previous else ""):
        return unclosed
    return (
        "stands too far to the left or to the right. Begin it exactly below the field or the dash that it belongs "
        "beside, and look whether the line above is whole."
    )


def _is_bracketed(value: str) -> bool:
    return (value[0], value[-1]) in (("[", "]"), ("{", "}")) and not value.startswith(("{fact}", "{given}"))


def _begins(value: str) -> str:
    return f"begins with {value[0]}, which means something else here. Put quotation marks round this text: {_quoted(value)}."


def _typographic(value: str) -> str:
    text = value.strip(_TYPOGRAPHIC)
    return f"{value[0]} is no quotation mark for the computer. Write straight ones round this text: {_quoted(text)}."


def _quoted(value: str) -> str:
    """The beginning of a text as it should be typed."""
    text = value.replace('"', "”")
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37].rstrip()} …"'


def second_line(text: str, key: str) -> int:
    """The line in which a key of a block stands for the second time; 0 where it is not in a block."""
    open_keys: dict[int, set[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not (found := _KEY.match(line)):
            continue
        indent = len(found["before"])
        # A deeper block has ended; a dash begins a new entry.
        begun = found["before"].lstrip(" ")
        open_keys = {at: keys for at, keys in open_keys.items() if at < indent or (at == indent and not begun)}
        name = found["key"].strip("'\" ")
        if name in open_keys.setdefault(indent, set()) and name == key:
            return number
        open_keys[indent].add(name)
    return 0
