"""Makes the translation files anew from the sources: ``make translations``.

What is in ``tr()``, ``translate()`` and QT_TRANSLATE_NOOP is found by Qt's lupdate. What layers
without Qt ``say``, and the labels of the settings, are gathered here and given to it as a file.
English is there for its plural forms alone.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from energy_desktop.config import DECLARATIONS
from energy_desktop.ui.languages import ENGLISH, NAMES, SENTENCES

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "resources" / "translations"
PACKAGE: Final = ROOT / "energy_desktop"
LANGUAGES: Final = tuple(NAMES)
_TOOLS: Final = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a file; ``forms`` are its translations, several where it has ``%n``."""

    context: str
    source: str
    forms: tuple[str, ...]
    is_finished: bool


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    """The file that Qt Linguist opens."""
    return folder / f"energy_desktop_{language}.ts"


def update(folder: Path = FOLDER) -> None:
    """Bring the files of a folder to the texts that are in the sources, and compile them."""
    with tempfile.TemporaryDirectory() as temporary:
        gathered = Path(temporary) / "sentences.py"
        gathered.write_text(_gathered(), encoding="utf-8")
        sources = [str(gathered), *map(str, sorted((PACKAGE / "ui").rglob("*.py")))]
        for language in LANGUAGES:
            plural = ["-pluralonly"] if language == ENGLISH else []
            _run(
                "pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none",
                "-disable-heuristic", "sametext", "-disable-heuristic", "similartext",
                "-source-language", ENGLISH, "-target-language", language, *plural,
                *sources, "-ts", str(ts_file(language, folder)),
            )  # fmt: skip
    for language in LANGUAGES:
        file = ts_file(language, folder)
        _run("pyside6-lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def messages(language: str, folder: Path = FOLDER) -> Iterator[Message]:
    """What is in a language's file."""
    for context in ET.parse(ts_file(language, folder)).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                name,
                message.findtext("source", ""),
                tuple(forms or [translation.text or ""]),
                translation.get("type") is None,
            )


def said() -> list[str]:
    """The templates of all that layers without Qt say."""
    return sorted({str(_literal(call.args[0])) for call in _calls(PACKAGE, "say")})


def _gathered() -> str:
    labels = sorted({declaration.label for declaration in DECLARATIONS})
    texts = [(SENTENCES, text) for text in said()] + [("Settings", text) for text in labels]
    noops = [f"QT_TRANSLATE_NOOP({_quoted(c)}, {_quoted(text)})\n" for c, text in texts]
    # lupdate knows a count only where it is a number.
    counts = [f'translate({_quoted(c)}, {_quoted(text)}, "", 1)\n' for c, text in _counted()]
    return "".join(noops + counts)


def _counted() -> list[tuple[str, str]]:
    calls = _calls(PACKAGE / "ui", "translate")
    several = [call.args for call in calls if len(call.args) > len(("context", "text", "comment"))]
    return sorted({(str(_literal(a[0])), str(_literal(a[1]))) for a in several if _is_text(a[1])})


def _calls(folder: Path, function: str) -> Iterator[ast.Call]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function:
                yield node


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def _literal(node: ast.expr) -> object:
    return ast.literal_eval(node)


def _quoted(text: str) -> str:
    # lupdate reads Python's escapes of quotes, and no others.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_TOOLS / tool, *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    update()
