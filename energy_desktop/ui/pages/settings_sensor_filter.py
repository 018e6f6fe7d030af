"""What the list of sensors in Settings shows: words to search for, and a kind."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.device_classes import measure_of
from energy_desktop.ui.widgets.search_field import SearchField
from energy_desktop.ui.widgets.sensor_table import SensorFilter, SensorTableModel
from energy_desktop.ui.widgets.wheel import pass_wheel

_FIELD_PX: Final = 50
"""What a field needs beside its words: glass or mark, and the margins."""
_SENSOR_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class SensorFilterRow(QWidget):
    """A field and a drop-down, below each other where their words have no room side by side."""

    def __init__(self, theme: Theme, model: SensorTableModel, shown: SensorFilter) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._shown = shown
        self._kinds: dict[str, int] = {}
        self.words = SearchField(theme, self.tr("Filter sensors"))
        self.kind = QComboBox()
        self._build()
        self.kind.currentIndexChanged.connect(self._choose_kind)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_kinds(self) -> None:
        """The kinds that there are, with how many sensors; the chosen one stays chosen."""
        chosen, kinds = self.kind.currentData(), self._model.kinds()
        if kinds == self._kinds:
            return
        self._kinds = kinds
        rows = (self._model.entity(row) for row in range(self._model.rowCount()))
        sensors = {measure_of(entity): entity.entity_id for entity in rows}
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("All kinds"), None)
            for kind, count in kinds.items():
                words = self.tr("{0} ({1})").format(kind, formats.number(count))
                self.kind.addItem(words, kind)
                self.kind.setItemData(self.kind.count() - 1, sensors[kind], _SENSOR_ROLE)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        if self.kind.currentData() != chosen:
            self._shown.show_kind(None)
        self._arrange()

    def choose_kind(self, kind: str) -> None:
        """Show one kind, if it is there."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))

    @property
    def of_kind(self) -> str | None:
        """A sensor of the chosen kind, which another language calls otherwise; None: any kind."""
        sensor: str | None = self.kind.currentData(_SENSOR_ROLE)
        return sensor

    def _choose_kind(self) -> None:
        self._shown.show_kind(self.kind.currentData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = self._theme.px(8)
        words = self.words.fontMetrics().horizontalAdvance(self.words.placeholderText())
        kinds = [self.kind.itemText(row) for row in range(self.kind.count())]
        kind = max(map(self.kind.fontMetrics().horizontalAdvance, kinds), default=0)
        kind += self._theme.px(_FIELD_PX)
        is_beside = words + self._theme.px(_FIELD_PX) + gap + kind <= self.width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self._row.setSpacing(gap)
        self.kind.setMinimumWidth(kind if is_beside else 1)

    def _build(self) -> None:
        self.kind.setAccessibleName(self.tr("Kind of sensors"))
        pass_wheel(self.kind)
        self.kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words, 3)
        self._row.addWidget(self.kind, 2)
