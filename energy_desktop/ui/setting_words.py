"""Settings in words: their labels and hints, their choices, and who else than the user set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from energy_desktop.ui.languages import NAMES, translate

if TYPE_CHECKING:
    from energy_desktop.config import Setting

FIXED: Final = frozenset({"command line", "environment", ".env"})
"""Sources that count before what is saved, so that nothing can be changed in the window."""

_CHOICES: Final = {
    "system": str(QT_TRANSLATE_NOOP("Settings", "System")),
    **NAMES,
    "light": str(QT_TRANSLATE_NOOP("Settings", "Light")),
    "dark": str(QT_TRANSLATE_NOOP("Settings", "Dark")),
    "high-contrast-light": str(QT_TRANSLATE_NOOP("Settings", "High contrast, light")),
    "high-contrast-dark": str(QT_TRANSLATE_NOOP("Settings", "High contrast, dark")),
    "24h": str(QT_TRANSLATE_NOOP("Settings", "24 hours")),
    "12h": str(QT_TRANSLATE_NOOP("Settings", "12 hours")),
    "full": str(QT_TRANSLATE_NOOP("Settings", "Full")),
    "reduced": str(QT_TRANSLATE_NOOP("Settings", "Reduced")),
    "DEBUG": str(QT_TRANSLATE_NOOP("Settings", "Everything")),
    "INFO": str(QT_TRANSLATE_NOOP("Settings", "Usual")),
    "WARNING": str(QT_TRANSLATE_NOOP("Settings", "Warnings")),
    "ERROR": str(QT_TRANSLATE_NOOP("Settings", "Errors only")),
}
_SYNONYMS: Final = {
    "language": str(QT_TRANSLATE_NOOP("Settings", "locale translation Sprache taal langue")),
    "theme": str(QT_TRANSLATE_NOOP("Settings", "colours color scheme night mode accessibility")),
    "text_scale": str(QT_TRANSLATE_NOOP("Settings", "font zoom bigger larger smaller letters")),
    "clock": str(QT_TRANSLATE_NOOP("Settings", "time format am pm")),
    "motion": str(QT_TRANSLATE_NOOP("Settings", "animation effects reduce accessibility")),
    "time_zone": str(QT_TRANSLATE_NOOP("Settings", "timezone region midnight day")),
    "log_level": str(QT_TRANSLATE_NOOP("Settings", "logging debug verbose messages")),
    "api_enabled": str(QT_TRANSLATE_NOOP("Settings", "REST web server on off scripts programs")),
    "api_port": str(QT_TRANSLATE_NOOP("Settings", "REST web server number")),
    "api_allowed_hosts": str(QT_TRANSLATE_NOOP("Settings", "REST web server domain proxy")),
}


def setting_label(declaration: Setting) -> str:
    """The label of a setting in the user's language."""
    return translate("Settings", declaration.label)


def source_name(source: str) -> str:
    """What a source of settings is called: ``environment``, a file, ``command line``."""
    if source == "command line":
        return translate("Settings", "command line")
    return translate("Settings", "environment") if source == "environment" else source


def choice_label(choice: str) -> str:
    """What a choice of a setting is called."""
    return translate("Settings", _CHOICES.get(choice, choice))


def synonyms(key: str) -> str:
    """Other words that a setting is looked for by."""
    words = _SYNONYMS.get(key, "")
    return translate("Settings", words) if words else ""


def source_words(declaration: Setting, source: str) -> str:
    """Who has set it, and what to do to change it in the window; empty where one can."""
    return fixed_words(declaration.env or declaration.key, source)


def fixed_words(variable: str, source: str) -> str:
    """The same for a variable of the environment that gives a setting or a secret."""
    if source == "environment":
        words = translate(
            "Settings", "Set by {0} in the environment; remove it there to change it here."
        )
    elif source == ".env":
        words = translate(
            "Settings", "Set by {0} in the file .env; remove it there to change it here."
        )
    elif source == "command line":
        words = translate(
            "Settings",
            "Set on the command line for this run; start without it to change it here.",
        )
    else:
        return ""
    return words.format(variable)
