"""Sentences for people keep what they were made of; every layer but the window's uses ``say``."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from energy_desktop import errors
from energy_desktop.api.messages import as_text
from energy_desktop.errors import EnergyDesktopError, StoreUnavailable
from energy_desktop.sentences import FIELD, Sentence, say

PACKAGE = Path(__file__).resolve().parent.parent / "energy_desktop"
WITHOUT_SENTENCES = ("ui/", "demo/", "api/routes/")
"""Their texts are the window's own, or English for programs and developers."""
ENGLISH_ONLY = {
    "cli.py": "the command line speaks English",
    "commands.py": "the command line speaks English",
    "pictures.py": "the command line speaks English",
    "api/parameters.py": "answers of the HTTP API are English",
}
ERRORS = {
    name
    for name, found in vars(errors).items()
    if isinstance(found, type) and issubclass(found, EnergyDesktopError)
}
SENTENCE_AT = dict.fromkeys(ERRORS | {"Away", "Denied", "LeaseLost"}, 0) | {
    "CommandError": 1,  # after Home Assistant's own word
    "Problem": 1,  # after its code
}
"""Which argument of what crosses the layers is the sentence."""
NO_SENTENCE = {"ApiPortTaken"}
"""Makes its own, of a port and who has it."""

names = st.text(ascii_lowercase, min_size=1, max_size=8)
words = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=20)
values = st.one_of(st.integers(), st.text(max_size=20), st.floats(allow_nan=False))


@st.composite
def templates(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    fields: dict[str, object] = draw(
        st.dictionaries(names.filter(lambda n: n != "template"), values, max_size=4)
    )
    used = draw(st.lists(st.sampled_from(sorted(fields)), max_size=6)) if fields else []
    parts = [f"{draw(words)}{{{name}{draw(st.sampled_from(['', '!r']))}}}" for name in used]
    return "".join([*parts, draw(words)]), fields


# ---- what a sentence is


@given(templates())
def test_the_text_is_what_format_makes_of_the_template(made: tuple[str, dict[str, object]]) -> None:
    template, fields = made
    sentence = say(template, **fields)
    assert sentence == template.format(**fields)
    assert sentence.template == template
    assert len(sentence.fields) == len(FIELD.findall(template))


@given(
    templates(),
    st.sampled_from([copy.copy, copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))]),
)
def test_a_copy_is_a_sentence_of_the_same_parts(
    made: tuple[str, dict[str, object]], copied: object
) -> None:
    sentence = say(made[0], **made[1])
    other = copied(sentence)  # type: ignore[operator]
    assert (type(other), other) == (Sentence, sentence)
    assert (other.template, other.fields) == (sentence.template, sentence.fields)


def test_formats_and_attributes_of_fields_are_those_of_format() -> None:
    place = Path("folder/file.txt")
    assert say("{count:,} of {file.name} in {s:.0f} s", count=1234567, file=place, s=2.6) == (
        "1,234,567 of file.txt in 3 s"
    )


def test_what_a_field_holds_is_never_taken_for_a_field() -> None:
    assert say("The folder {path} is full.", path="/{home}/{}") == "The folder /{home}/{} is full."


def test_a_sentence_in_a_field_stays_one() -> None:
    why = say("port {port} is taken", port=8080)
    outer = say("It is off: {why}.", why=why)
    assert outer == "It is off: port 8080 is taken."
    assert outer.fields[0] is why
    assert say("{why!r}", why=why) == "'port 8080 is taken'"


def test_it_equals_its_text_and_is_found_by_it() -> None:
    sentence = say("Nothing at {at}.", at="home")
    assert sentence == "Nothing at home."
    assert {"Nothing at home.": 1}[sentence] == 1
    assert sentence == say("Nothing {where}.", where="at home")


def test_an_error_gives_back_the_sentence_it_was_made_with() -> None:
    sentence = say("The disk of {folder} is full.", folder="/data")
    assert str(StoreUnavailable(sentence)) is sentence


def test_a_model_that_is_changed_keeps_it() -> None:
    @dataclass(frozen=True)
    class Health:
        error: str
        size: int = 0

    sentence = say("It does not answer.")
    assert replace(Health(sentence), size=1).error is sentence


def test_the_api_answers_its_english_text() -> None:
    sentence = say("Port {port} is taken.", port=1)
    encoded = msgspec.json.encode({"error": sentence}, enc_hook=as_text)
    assert encoded == b'{"error":"Port 1 is taken."}'
    assert type(as_text(sentence)) is str


def test_a_field_without_a_value_is_a_fault() -> None:
    with pytest.raises(KeyError, match="port"):
        say("Port {port} is taken.")


# ---- the rule of the source


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        path = file.relative_to(PACKAGE).as_posix()
        if not path.startswith(WITHOUT_SENTENCES) and path not in ENGLISH_ONLY:
            yield path, ast.parse(file.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call by a plain name: where it is, the name, the call."""
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path}:{node.lineno}", node.func.id, node


def fault_of_say(call: ast.Call) -> str | None:
    """What is wrong with a call of say; None: nothing."""
    given, first = {k.arg for k in call.keywords}, call.args[0] if call.args else None
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return "the template is no literal"
    if len(call.args) != 1 or None in given:
        return "values are given by name"
    template = first.value
    fields = FIELD.findall(template)
    found = {name_of(field) for field in fields}
    if found != given:
        return f"fields {sorted(found)} and values {sorted(map(str, given))} differ"
    if "{" in FIELD.sub("", template) or "}" in FIELD.sub("", template):
        return "a brace is no field"
    if "}{" in template or (len(fields) == 1 and FIELD.sub("", template) == ""):
        return "a field without words beside it"
    return None


def name_of(field: str) -> str:
    """The name of a field, before its attributes, conversion and format."""
    for end in ".[!:":
        field = field.partition(end)[0]
    return field


def fault_of_error(name: str, call: ast.Call) -> str | None:
    """What is wrong with the making of an error or problem; None: nothing."""
    place = None if name in NO_SENTENCE else SENTENCE_AT.get(name)
    if place is not None and any(map(is_bare, call.args[place : place + 1])):
        return f"{name} has a bare text"
    return None


def is_bare(text: ast.expr) -> bool:
    """Whether an expression, or a part of it that may be its value, is a plain text."""
    match text:
        case ast.Constant() | ast.JoinedStr() | ast.BinOp():
            return True
        case ast.BoolOp():
            return any(map(is_bare, text.values))
        case ast.IfExp():
            return is_bare(text.body) or is_bare(text.orelse)
        case ast.Call(func=ast.Attribute(attr="join" | "format" | "replace" | "strip" | "rstrip")):
            return True
    return False


def test_every_say_has_a_literal_template_and_just_the_values_of_its_fields() -> None:
    said = [(where, call) for where, name, call in calls() if name == "say"]
    assert len(said) > 200
    wrong = [f"{where}: {why}" for where, call in said if (why := fault_of_say(call))]
    assert not wrong, "\n".join(wrong)


def test_every_error_is_made_with_a_sentence() -> None:
    wrong = [
        f"{where}: {why}" for where, name, call in calls() if (why := fault_of_error(name, call))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "source",
    ['say(f"a {b}")', "say(words)", 'say("a {b}")', 'say("a", b=1)', 'say("{a}{b}", a=1, b=2)',
     'say("a {b}", 1)', 'say("{a}", a=1)', 'say("a } {b}", b=1)'],
)  # fmt: skip
def test_the_rule_finds_what_is_wrong_with_a_say(source: str) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert fault_of_say(call)


@pytest.mark.parametrize(
    "source",
    ['StoreError("a")', 'StoreError(f"a {b}")', 'StoreError(why or "a")', 'StoreError("a" + b)',
     'CommandError(code, "a")', 'Problem(code, f"a {b}")', 'StoreError("".join(words))',
     'StoreError(a if b else "c")'],
)  # fmt: skip
def test_the_rule_finds_an_error_that_is_made_with_a_bare_text(source: str) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    assert fault_of_error(call.func.id, call)
