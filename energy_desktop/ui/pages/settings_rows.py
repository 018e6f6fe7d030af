"""Rows for plain settings, made from their declarations: label, control, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from energy_desktop.ui.languages import error_words
from energy_desktop.ui.setting_words import (
    FIXED,
    choice_label,
    setting_label,
    source_words,
    synonyms,
)
from energy_desktop.ui.tasks import Tasks
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.label import label, set_kind
from energy_desktop.ui.widgets.number_field import number_field
from energy_desktop.ui.widgets.wheel import pass_wheel
from energy_desktop.ui.widgets.wrapped_check_box import WrappedCheckBox

if TYPE_CHECKING:
    from energy_desktop.config import Setting
    from energy_desktop.services import Services

_BESIDE_FROM_PX: Final = 300
_LABEL_PX: Final = 100
_CHOICE_LETTERS: Final = 10


class SettingRows(QWidget):
    """A grid of rows. ``changed`` after each saved change with key and value before.

    ``hints`` stand below their controls, by key.
    What the command line or the environment sets can't be changed here and says so. Labels stand
    above their controls where there is no room beside them.
    """

    changed = Signal(str, object)

    def __init__(
        self,
        services: Services,
        theme: Theme,
        keys: tuple[str, ...],
        hints: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._hints = hints or {}
        self._services = services
        self._theme = theme
        self._tasks = Tasks(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._labels: dict[str, QLabel] = {}
        self._is_beside: bool | None = None
        self._being_put: list[tuple[str, object]] = []
        self.controls: dict[str, QWidget] = {}
        self.notes: dict[str, QLabel] = {}
        by_key = {d.key: d for d in services.settings.declarations}
        self._declarations = {key: by_key[key] for key in keys}
        for declaration in self._declarations.values():
            self._add(declaration)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_values()
        services.events.settings_changed.connect(self._settings_changed)

    def show_values(self) -> None:
        """Show what is in force."""
        for key in self._declarations:
            control, source = self.controls[key], self._services.settings.source(key)
            _show(control, self._services.settings.get(key))
            control.setEnabled(source not in FIXED)
            self._explain(key)

    def put(self, key: str, value: object) -> None:
        """Save a value; a wrong one is explained below its control."""
        before = self._services.settings.get(key)
        if value == before:
            self._explain(key)
            return
        change = (key, before)
        self._being_put.append(change)
        self._tasks.start(
            self._services.settings.put({key: value}),
            lambda _: self._was_put(change),
            lambda error: self._was_refused(change, error),
        )

    @property
    def being_put(self) -> tuple[str, object] | None:
        """The newest change that is still being saved: its key, and the value before."""
        return self._being_put[-1] if self._being_put else None

    def _was_put(self, change: tuple[str, object]) -> None:
        self._being_put.remove(change)
        self.changed.emit(*change)

    def _was_refused(self, change: tuple[str, object], error: Exception) -> None:
        self._being_put.remove(change)
        key, _before = change
        self._note(key, self._explained(key, error), "error")

    def _explained(self, key: str, error: Exception) -> str:
        """What is wrong, by the name that the setting has here."""
        declaration = self._declarations[key]
        return error_words(error).replace(declaration.name, setting_label(declaration), 1)

    def _settings_changed(self, keys: frozenset[str]) -> None:
        if keys & self._declarations.keys():
            self.show_values()

    def _add(self, declaration: Setting) -> None:
        control, name = self._control(declaration), setting_label(declaration)
        words, note = label(name, "secondary"), label("", "hint")
        for line in (words, note):
            line.setWordWrap(True)
        words.setBuddy(control)
        control.setAccessibleName(name)
        control.setProperty("search_words", synonyms(declaration.key))
        if isinstance(control, QCheckBox):
            control.setText(name)
            words.hide()
        self.controls[declaration.key], self.notes[declaration.key] = control, note
        self._labels[declaration.key] = words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels go above their controls where room is short."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest control: labels give way."""
        widest = max(control.minimumSizeHint().width() for control in self.controls.values())
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        widest = max(control.sizeHint().width() for control in self.controls.values())
        needed = max(self._theme.px(_BESIDE_FROM_PX), widest + self._theme.px(_LABEL_PX))
        is_beside = self.width() >= needed
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        for place, (key, control) in enumerate(self.controls.items()):
            row, column = 3 * place, 1 if is_beside else 0
            is_whole = isinstance(control, QCheckBox) or not is_beside
            across = (1, 2) if is_whole else (1, 1)
            self._grid.addWidget(self._labels[key], row, 0, 1, 1 if is_beside else 2)
            self._grid.addWidget(
                control, row if is_beside else row + 1, 0 if is_whole else 1, *across
            )
            self._grid.addWidget(self.notes[key], row + 2, column, 1, 2 - column)
        self._grid.setColumnStretch(0, 0 if is_beside else 1)
        self._grid.setColumnStretch(1, 1 if is_beside else 0)

    def _control(self, declaration: Setting) -> QWidget:
        key = declaration.key
        if declaration.type is bool:
            box = WrappedCheckBox()
            box.toggled.connect(lambda on: self.put(key, on))
            return box
        if declaration.type is int:
            return self._number(declaration)
        if declaration.choices:
            return self._choice(declaration)
        line = QLineEdit()
        if key == "time_zone":
            line.setCompleter(_zones(line))
            line.setPlaceholderText(self.tr("As in Home Assistant"))
            line.editingFinished.connect(lambda: line.setText(_meant(line.text())))
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

    def _choice(self, declaration: Setting) -> QComboBox:
        combo = QComboBox()
        pass_wheel(combo)
        # Its longest choice would keep a card from narrowing.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_CHOICE_LETTERS)
        for choice in declaration.choices:
            combo.addItem(choice_label(choice), choice)
        combo.activated.connect(lambda _: self.put(declaration.key, combo.currentData()))
        return combo

    def _explain(self, key: str) -> None:
        """Who set it, else what it does."""
        source = self._services.settings.source(key)
        words = source_words(self._declarations[key], source) or self._hints.get(key, "")
        self._note(key, words, "hint")

    def _note(self, key: str, text: str, kind: str) -> None:
        note = self.notes[key]
        set_kind(note, kind)
        note.setText(text)
        note.setVisible(bool(text))

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(6))
        self._arrange()


def _zones(line: QLineEdit) -> QCompleter:
    """The names that can be typed, found by any part of them."""
    completer = QCompleter(sorted(available_timezones()), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer


def _meant(written: str) -> str:
    """The zone that is written in whatever case, or the only one whose name it is a part of."""
    wanted = written.strip().casefold()
    names = [name for name in available_timezones() if wanted and wanted in name.casefold()]
    exact = [name for name in names if name.casefold() == wanted]
    if exact or len(names) == 1:
        return (exact or names)[0]
    return written.strip()


def _show(control: QWidget, value: Any) -> None:
    """Show a value without saving it again."""
    with QSignalBlocker(control):
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(0, control.findData(value)))
        elif isinstance(control, QLineEdit) and not control.hasFocus():
            control.setText(str(value))
