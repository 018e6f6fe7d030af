"""The header of a sensor table: a check mark for all rows shown, a click sorts by a column."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.check_box import paint_check_box
from energy_desktop.ui.widgets.sensor_table import SensorColumn, SensorFilter, SensorTableModel


class SensorHeader(QHeaderView):
    """The first section is checked, half checked or not; the others sort up, down, as usual."""

    def __init__(
        self, theme: Theme, sensors: SensorTableModel, shown: SensorFilter, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sensors = sensors
        self._shown = shown
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setToolTip(self.tr("Track or leave all shown; the other titles sort"))
        self.sectionClicked.connect(self.use)
        for signal in (sensors.dataChanged, sensors.modelReset, shown.changed):
            signal.connect(self._repaint)

    def use(self, section: int) -> None:
        """What a click on a section does."""
        column = SensorColumn(section)
        if column is SensorColumn.TRACK:
            self._shown.toggle_all()
        elif self._sensors.order is None or self._sensors.order[0] is not column:
            self._sensors.sort_by(column)
        elif self._sensors.order[1]:
            self._sensors.sort_by(None)
        else:
            self._sensors.sort_by(column, descending=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says that a click does something."""
        super().mouseMoveEvent(event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """The title as styled, with the mark of the section."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == SensorColumn.TRACK:
            self._paint_check(painter, rect)
        elif self._sensors.order is not None and self._sensors.order[0] == logicalIndex:
            self._paint_order(painter, rect, is_descending=self._sensors.order[1])

    def _paint_check(self, painter: QPainter, rect: QRect) -> None:
        px, state = self._theme.px, self._shown.state_of_all()
        side = px(16)
        box = QRect(rect.left() + px(13), rect.center().y() - side // 2, side, side)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), self._theme.color("raised"))
        color = self._theme.color("primary") if state is Qt.CheckState.Checked else None
        paint_check_box(painter, box, self._theme, color)
        if state is Qt.CheckState.PartiallyChecked:
            painter.setPen(QPen(self._theme.color("ink"), px(2)))
            inset = px(4)
            middle = box.center().y() + 1
            painter.drawLine(box.left() + inset, middle, box.right() - inset + 1, middle)

    def _paint_order(self, painter: QPainter, rect: QRect, *, is_descending: bool) -> None:
        side = self._theme.px(14)
        name = "arrow-down" if is_descending else "arrow-up"
        place = QRect(rect.right() - side - 2, rect.center().y() - side // 2, side, side)
        painter.drawPixmap(place, pixmap(self._theme, name, "ink", 14))

    def _repaint(self) -> None:
        self.viewport().update()
