"""Translations: complete, up to date with the sources, and with the fields of the English text."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from energy_desktop.ui.languages import ENGLISH
from energy_desktop.ui.pages.range_words import CONTEXT
from tests.translations.catalogue import FOLDER, LANGUAGES, PACKAGE, Message, messages, update

TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]
_FIELD = re.compile(r"\{[^{}]*\}|%n")
_KEPT_TAGS = re.compile(r"<[^>]*>|\t")


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    update(folder)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_those_of_the_sources(made_anew: Path, language: str) -> None:
    for ending in ("ts", "qm"):
        name = f"energy_desktop_{language}.{ending}"
        is_same = (FOLDER / name).read_bytes() == (made_anew / name).read_bytes()
        assert is_same, f"{name} is old: run make translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    open_ones = [m.source for m in messages(language) if not (m.is_finished and all(m.forms))]
    assert open_ones == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_fields_the_links_and_the_lines(language: str) -> None:
    wrong = [m for m in messages(language) if not all(_keeps(m, form) for form in m.forms)]
    assert [(m.source, m.forms) for m in wrong] == []


@pytest.mark.parametrize(
    ("form", "is_kept"),
    [
        ("letzten {weekday} | am letzten {weekday}", True),
        ("letzten {weekday} | letzten {day}", False),
        ("letzten {weekday} | letzten", False),
        ("letzten {wochentag}", False),
    ],
)
def test_a_range_in_words_asks_for_what_its_meaning_needs(form: str, is_kept: bool) -> None:
    assert (
        _keeps(Message(CONTEXT, "last {weekday} | past {weekday}", (form,), True), form) is is_kept
    )


def test_every_text_of_the_window_is_in_the_files() -> None:
    found = {(message.context, message.source) for message in messages(TRANSLATED[0])}
    lost = [text for text in _texts_of_the_window() if text not in found]
    assert lost == []


def test_every_text_of_the_window_is_a_literal() -> None:
    """lupdate finds no other, and says nothing of it."""
    variable = [
        f"{file.relative_to(PACKAGE)}:{call.lineno}"
        for file, _, call in _calls("tr", "QT_TRANSLATE_NOOP")
        if not all(isinstance(text, ast.Constant) for text in call.args[:1])
    ]
    assert variable == []


def _keeps(message: Message, form: str) -> bool:
    if "%n" in message.source and "%n" not in form:
        return False
    if message.context == CONTEXT:  # lists whose templates differ between languages
        templates = _slots(message.source)
        least, most = frozenset.intersection(*templates), frozenset.union(*templates)
        return all(least <= slots <= most for slots in _slots(form))
    source = Counter(_FIELD.findall(message.source))
    same_fields = set(source) == set(_FIELD.findall(form))
    same_tags = _KEPT_TAGS.findall(message.source) == _KEPT_TAGS.findall(form)
    return same_fields and same_tags and message.source.count("\n") == form.count("\n")


def _slots(templates: str) -> list[frozenset[str]]:
    """What each template of a list asks for; ``{nth}`` is a number as ``{n}`` is."""
    several = templates.replace("{nth}", "{n}").split("|")
    return [frozenset(_FIELD.findall(template)) for template in several]


def _texts_of_the_window() -> list[tuple[str, str]]:
    literal = []
    for _, class_name, call in _calls("tr", "translate", "QT_TRANSLATE_NOOP"):
        words = [text.value for text in call.args if isinstance(text, ast.Constant)]
        texts = [word for word in words if isinstance(word, str)]
        if _name(call) == "tr" and texts:
            literal.append((class_name, texts[0]))
        elif len(texts) > 1:
            literal.append((texts[0], texts[1]))
    return literal


def _calls(*names: str) -> list[tuple[Path, str, ast.Call]]:
    """Calls of these functions in the window's files, with the class that each stands in."""
    found = []
    for file in sorted((PACKAGE / "ui").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for top in tree.body:
            inside = top.name if top in classes and isinstance(top, ast.ClassDef) else ""
            calls = [node for node in ast.walk(top) if isinstance(node, ast.Call)]
            found += [(file, inside, call) for call in calls if _name(call) in names]
    return found


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
