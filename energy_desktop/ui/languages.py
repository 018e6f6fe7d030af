"""The languages of the window: which there are, which one is in force, and words said in it.

Translations are Qt Linguist's (``resources/translations``). A language that has none there is
spoken in English, with the numbers and dates of its own.
"""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from energy_desktop.errors import EnergyDesktopError
from energy_desktop.sentences import FIELD, Sentence
from energy_desktop.ui.resources import resource

_log = logging.getLogger(__name__)
SENTENCES: Final = "Sentences"
"""The context of what layers without Qt say."""
ENGLISH: Final = "en"
NAMES: Final = {"en": "English", "de": "Deutsch", "nl": "Nederlands", "fr": "Français"}
_installed: list[QTranslator] = []


def translate(context: str, text: str, comment: str = "", count: int = -1) -> str:
    """A text in the language in force; of several forms the one for ``count`` (``%n``)."""
    return QCoreApplication.translate(context, text, comment, count)


def error_words(error: Exception) -> str:
    """What an error of the program's own says; any other is for the log (``Tasks`` writes it)."""
    if isinstance(error, EnergyDesktopError):
        return spoken(str(error))
    if isinstance(error, OSError) and error.strerror:
        return translate("Errors", "The system says: {0}.").format(error.strerror)
    return translate("Errors", "Something went wrong. The log has the details.")


def spoken(text: str) -> str:
    """What a layer without Qt says, in the language in force; what is no sentence as it is.

    What was kept as text only (in a database) is found again if it has no fields.
    """
    if not isinstance(text, Sentence):
        return translate(SENTENCES, text) if text else ""
    names = FIELD.findall(text.template)
    places = {n: _said(n, field) for n, field in zip(names, text.fields, strict=True)}
    return FIELD.sub(lambda found: places[found[1]], translate(SENTENCES, text.template))


def _said(name: str, field: str) -> str:
    """What stands in a field: a sentence of its own, a number as the locale writes it, or data."""
    if isinstance(field, Sentence):
        return spoken(field)
    return field.replace(",", QLocale().groupSeparator()) if name.endswith(":,") else field


def language_of(choice: str) -> str:
    """The language that a choice stands for; ``system``: the desktop's first that we have."""
    if choice in NAMES:
        return choice
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in NAMES), ENGLISH)


def use_language(choice: str) -> None:
    """Speak, and write numbers and dates, as chosen; what is on the screen has to be built anew."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    language = language_of(choice)
    QLocale.setDefault(locale_of(choice))
    qt_path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(f"qtbase_{language}", qt_path)
    _install(f"energy_desktop_{language}", str(resource("translations")))


def locale_of(choice: str) -> QLocale:
    """How numbers and dates are written: as the desktop does, unless another language is chosen."""
    system = with_thousands(QLocale.system())
    is_c = system.language() == QLocale.Language.C
    spoken_there = ENGLISH if is_c else QLocale.languageToCode(system.language())
    if choice not in NAMES or choice == spoken_there:
        return system
    return QLocale(QLocale.codeToLanguage(choice), system.territory())


def with_thousands(locale: QLocale) -> QLocale:
    """A locale that names no language (``C``) would run all digits together."""
    if locale.language() == QLocale.Language.C:
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def _install(name: str, folder: str) -> None:
    translator = QTranslator()
    if not translator.load(name, folder):
        _log.warning("the translation %s is missing", name)
        return
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
