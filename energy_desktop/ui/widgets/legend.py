"""The names of a chart's lines with their colours; each shows or hides its line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from energy_desktop.ui.theme import Theme


class LegendEntry(QAbstractButton):
    """A swatch and a name; unchecked, the swatch is only an outline."""

    def __init__(self, theme: Theme, name: str, color: str) -> None:
        super().__init__()
        self._theme, self._color = theme, color
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        width = QFontMetrics(self._theme.font(12.5)).horizontalAdvance(self.text())
        return QSize(px(14 + 6 + 8) + width, px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme.color(self._color)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if self.isChecked() else Qt.BrushStyle.NoBrush)
        swatch = QRectF(px(4) + 0.75, (self.height() - px(10)) / 2, px(13), px(10))
        painter.drawRoundedRect(swatch, px(3), px(3))
        painter.setPen(theme.color("ink2" if self.isChecked() else "ink3"))
        painter.setFont(theme.font(12.5))
        words = self.rect().adjusted(px(4 + 14 + 6), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))


class Legend(QWidget):
    """Entries in a row; ``hidden_changed`` carries the keys of the lines not to draw."""

    hidden_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: dict[str, LegendEntry] = {}
        self._shown: list[tuple[str, str, str]] = []
        self._hidden: frozenset[str] = frozenset()
        self._columns = 99
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_entries(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Key, name and token of colour of each line; what was hidden stays hidden."""
        if list(entries) == self._shown:
            return  # the keys may be on one of them
        self._shown = list(entries)
        for entry in self._entries.values():
            self._grid.removeWidget(entry)
            entry.deleteLater()
        self._entries = {key: LegendEntry(self._theme, name, color) for key, name, color in entries}
        for key, entry in self._entries.items():
            entry.setChecked(key not in self._hidden)
            entry.toggled.connect(self._switched)
        self._place()

    def set_columns(self, columns: int) -> None:
        """How many entries stand side by side."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    @property
    def whole_width(self) -> int:
        """What the first row needs, also before its new entries are shown."""
        row = list(self._entries.values())[: self._columns]
        between = self._grid.horizontalSpacing() * max(0, len(row) - 1)
        return between + sum(entry.sizeHint().width() for entry in row)

    @property
    def hidden(self) -> frozenset[str]:
        """Keys of the lines that are switched off, also of those that have no entry now."""
        return self._hidden

    def set_hidden(self, keys: Iterable[str]) -> None:
        """Switch these off, also those that come later, without telling anybody."""
        self._hidden = frozenset(keys)
        for key, entry in self._entries.items():
            with QSignalBlocker(entry):
                entry.setChecked(key not in self._hidden)

    def entry(self, key: str) -> LegendEntry:
        """The button of a line."""
        return self._entries[key]

    def _switched(self) -> None:
        off = {key for key, entry in self._entries.items() if not entry.isChecked()}
        self._hidden = self._hidden.difference(self._entries) | off
        self.hidden_changed.emit(self._hidden)

    def _place(self) -> None:
        for index, entry in enumerate(self._entries.values()):
            self._grid.addWidget(entry, *divmod(index, self._columns))

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(6))
        self._grid.setVerticalSpacing(0)
