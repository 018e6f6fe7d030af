"""Rows for plain settings, made from their declarations: label, control, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.number_field import number_field
from energy_desktop.ui.widgets.segmented import Segmented
from energy_desktop.ui.widgets.wheel import pass_wheel

if TYPE_CHECKING:
    from energy_desktop.config import Setting
    from energy_desktop.services import Services

_CHOICES: Final = {
    "system": str(QT_TRANSLATE_NOOP("Settings", "System")),
    "light": str(QT_TRANSLATE_NOOP("Settings", "Light")),
    "dark": str(QT_TRANSLATE_NOOP("Settings", "Dark")),
    "DEBUG": str(QT_TRANSLATE_NOOP("Settings", "Everything")),
    "INFO": str(QT_TRANSLATE_NOOP("Settings", "Usual")),
    "WARNING": str(QT_TRANSLATE_NOOP("Settings", "Warnings")),
    "ERROR": str(QT_TRANSLATE_NOOP("Settings", "Errors only")),
}
_SOURCES: Final = {
    "command line": str(QT_TRANSLATE_NOOP("Settings", "Set on the command line.")),
    "environment": str(QT_TRANSLATE_NOOP("Settings", "Set by the environment.")),
    ".env": str(QT_TRANSLATE_NOOP("Settings", "Set in the file .env.")),
}


def setting_label(declaration: Setting) -> str:
    """The label of a setting in the user's language."""
    return QCoreApplication.translate("Settings", declaration.label)


class SettingRows(QWidget):
    """A grid of rows. ``changed`` after each saved change with key, value before and value now.

    What the command line or the environment sets can't be changed here and says so.
    """

    changed = Signal(str, object, object)

    def __init__(
        self, services: Services, theme: Theme, keys: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.controls: dict[str, QWidget] = {}
        self.notes: dict[str, Any] = {}
        by_key = {d.key: d for d in services.settings.declarations}
        self._declarations = {key: by_key[key] for key in keys}
        for declaration in self._declarations.values():
            self._add(declaration)
        self.show_values()
        theme.changed.connect(self._restyle)
        self._restyle()
        services.events.settings_changed.connect(self._settings_changed)

    def show_values(self) -> None:
        """Show what is in force."""
        for key, declaration in self._declarations.items():
            control, source = self.controls[key], self._services.settings.source(key)
            _show(control, self._services.settings.get(key))
            control.setEnabled(source not in _SOURCES)
            words = _SOURCES.get(source, "")
            self._note(key, QCoreApplication.translate("Settings", words) if words else "", "hint")
            control.setAccessibleName(setting_label(declaration))

    def put(self, key: str, value: object) -> None:
        """Save a value; a wrong one is explained below its control."""
        before = self._services.settings.get(key)
        if value == before:
            self._note(key, "", "hint")
            return
        self._tasks.start(
            self._services.settings.put({key: value}),
            lambda _: self.changed.emit(key, before, value),
            lambda error: self._note(key, str(error), "error"),
        )

    def _settings_changed(self, keys: frozenset[str]) -> None:
        if keys & self._declarations.keys():
            self.show_values()

    def _add(self, declaration: Setting) -> None:
        row = self._grid.rowCount()
        control = self._control(declaration)
        words = label(setting_label(declaration), "secondary")
        words.setWordWrap(True)
        words.setBuddy(control)
        note = label("", "hint")
        note.setWordWrap(True)
        self.controls[declaration.key], self.notes[declaration.key] = control, note
        if isinstance(control, QCheckBox):
            control.setText(setting_label(declaration))
            self._grid.addWidget(control, row, 0, 1, 2)
        else:
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(control, row, 1)
        self._grid.addWidget(note, row + 1, 1)

    def _control(self, declaration: Setting) -> QWidget:
        key = declaration.key
        if declaration.type is bool:
            box = QCheckBox()
            box.toggled.connect(lambda on: self.put(key, on))
            return box
        if declaration.type is int:
            return self._number(declaration)
        if declaration.choices:
            return self._choice(declaration)
        line = QLineEdit()
        line.editingFinished.connect(lambda: self.put(key, line.text().strip()))
        return line

    def _number(self, declaration: Setting) -> QSpinBox:
        spin = number_field(declaration.low, declaration.high)
        spin.setKeyboardTracking(False)
        if declaration.key == "text_scale":
            spin.setSingleStep(10)
            spin.setSuffix("\N{NARROW NO-BREAK SPACE}%")
        spin.valueChanged.connect(lambda value: self.put(declaration.key, value))
        return spin

    def _choice(self, declaration: Setting) -> QWidget:
        options = [
            (choice, QCoreApplication.translate("Settings", _CHOICES.get(choice, choice)))
            for choice in declaration.choices
        ]
        if len(options) <= 3:
            segments = Segmented(self._theme, options, setting_label(declaration))
            segments.chosen.connect(lambda choice: self.put(declaration.key, choice))
            return segments
        combo = QComboBox()
        pass_wheel(combo)
        for choice, text in options:
            combo.addItem(text, choice)
        combo.activated.connect(lambda _: self.put(declaration.key, combo.currentData()))
        return combo

    def _note(self, key: str, text: str, kind: str) -> None:
        note = self.notes[key]
        note.setProperty("kind", kind)
        note.style().unpolish(note)
        note.style().polish(note)
        note.setText(text)
        note.setVisible(bool(text))

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))


def _show(control: QWidget, value: Any) -> None:
    """Show a value without saving it again."""
    with QSignalBlocker(control):
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(0, control.findData(value)))
        elif isinstance(control, Segmented):
            control.set_current(str(value))
        elif isinstance(control, QLineEdit) and not control.hasFocus():
            control.setText(str(value))
