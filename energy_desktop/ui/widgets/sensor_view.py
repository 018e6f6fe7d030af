"""The view of a sensor table: painted check marks, two lines a sensor, a drop-down for the role."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from energy_desktop.models import Entity, Role
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.check_box import paint_check_box
from energy_desktop.ui.widgets.roles import fitting_roles, has_sign, role_name
from energy_desktop.ui.widgets.sensor_header import SensorHeader
from energy_desktop.ui.widgets.sensor_table import (
    ID_ROLE,
    TRACKED_ROLE,
    UNDER_ROLE,
    WARN_ROLE,
    SensorColumn,
    SensorFilter,
    SensorTableModel,
)

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {
    SensorColumn.TRACK: 60,
    SensorColumn.KIND: 106,
    SensorColumn.NOW: 102,
    SensorColumn.ROLE: 152,
    SensorColumn.SINCE: 100,
}
_CLOSE = {
    SensorColumn.TRACK: 42,
    SensorColumn.NOW: 94,
    SensorColumn.ROLE: 140,
    SensorColumn.SINCE: 96,
}
_STACKED = {SensorColumn.TRACK: 42}
_SENSOR_PX = 230
_LONG_ROLE_PX = 24
_CLOSE_SENSOR_PX = 180
"""A name that would have less room shares its cell with role and value, which stand below it."""
_MIDDLE = Qt.TextElideMode.ElideMiddle
_VCENTER = Qt.AlignmentFlag.AlignVCenter

_INVERTED_MARK = ":"
_ROLE_KEYS = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SensorView(QTableView):
    """Shows a ``SensorTableModel`` through its filter; Space or a click turns a check mark over."""

    def __init__(self, theme: Theme, model: SensorTableModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._left_out: frozenset[SensorColumn] = frozenset()
        self.sensors = model
        self.shown = SensorFilter(model)
        self.setModel(self.shown)
        self.setItemDelegate(SensorDelegate(theme, self))
        self.setAccessibleName(name)
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_roles_editable(self, editable: bool) -> None:
        """Whether a click on a role opens the choice of roles."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed if editable else triggers.NoEditTriggers)

    @property
    def has_editable_roles(self) -> bool:
        """Whether roles can be chosen here."""
        return self.editTriggers() is not QAbstractItemView.EditTrigger(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The kind, then since when it is there give way to the name, then it stands above."""
        super().resizeEvent(event)
        self._fit()

    @property
    def is_stacked(self) -> bool:
        """Whether role and value stand below the name."""
        return self.isColumnHidden(SensorColumn.ROLE)

    def _fit(self) -> None:
        widths = self._fitting(self.width() / self._theme.scale)
        for column in _WIDTHS:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, self._theme.px(widths[column]))
        self.sensors.is_stacked = self.is_stacked

    def _fitting(self, room_px: float) -> dict[SensorColumn, int]:
        """The columns shown beside the name, with their widths."""
        without_since = {c: px for c, px in _CLOSE.items() if c is not SensorColumn.SINCE}
        for widths, name_px in (
            (_WIDTHS, _SENSOR_PX),
            (_CLOSE, _CLOSE_SENSOR_PX),
            (without_since, _CLOSE_SENSOR_PX),
        ):
            shown = {c: px for c, px in widths.items() if c not in self._left_out}
            left_px = room_px - name_px - sum(shown.values())
            if left_px >= 0:
                # What is left goes to the name and, as far as roles are long, to the role.
                shown[SensorColumn.ROLE] += min(_LONG_ROLE_PX, round(left_px / 3))
                return shown
        return _STACKED

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is; of a role that has no column, the place below the name."""
        if index.column() != SensorColumn.ROLE or not self.is_stacked:
            return super().visualRect(index)
        rect = super().visualRect(index.sibling(index.row(), SensorColumn.SENSOR))
        return rect.adjusted(0, rect.height() // 2, 0, 0)

    def leaves_out(self, column: SensorColumn) -> bool:
        """Whether a column is never shown here."""
        return column in self._left_out

    def hide_values(self) -> None:
        """Leave the present values out, and since when the sensors are there."""
        self._left_out = frozenset({SensorColumn.NOW, SensorColumn.SINCE})
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click in the first column turns its check mark over, one on the role opens the list."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if index.column() == SensorColumn.TRACK:
            self.sensors.toggle(index.data(ID_ROLE))
        elif self.has_editable_roles:
            role = index.sibling(index.row(), SensorColumn.ROLE)
            if self.visualRect(role).contains(event.position().toPoint()):
                self.edit(role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the check mark of the current row over, Ctrl+A those of all shown.

        F2 and Enter open its roles.
        """
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.shown.toggle_all()
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.sensors.toggle(index.data(ID_ROLE))
        elif event.key() in _ROLE_KEYS and index.isValid() and self.has_editable_roles:
            self.edit(index.sibling(index.row(), SensorColumn.ROLE))
        else:
            super().keyPressEvent(event)

    def go_to(self, entity_id: str, column: int = SensorColumn.SENSOR) -> None:
        """Make the row of a sensor the current one, if it is shown."""
        if entity_id in (shown := self.shown.shown()):
            self.setCurrentIndex(self.shown.index(shown.index(entity_id), column))

    def _set_up(self) -> None:
        self.setHorizontalHeader(SensorHeader(self._theme, self.sensors, self.shown, self))
        self.sensors.modelAboutToBeReset.connect(self._hold)
        self.sensors.modelReset.connect(self._restore)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(SensorColumn.SENSOR, QHeaderView.ResizeMode.Stretch)
        self.set_roles_editable(True)

    def _hold(self) -> None:
        index = self.currentIndex()
        self._held = (str(index.data(ID_ROLE)), index.column()) if index.isValid() else None

    def _restore(self) -> None:
        """The current row is the same sensor, wherever it is now."""
        if self._held is not None:
            self.go_to(*self._held)

    _held: tuple[str, int] | None = None

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(42))
        self._fit()
        self.viewport().update()


class RoleList(QComboBox):
    """A drop-down in a cell; ``closed`` when its list is gone, after what was chosen is told."""

    closed = Signal()

    def hidePopup(self) -> None:
        super().hidePopup()
        QTimer.singleShot(0, self, self.closed.emit)


class SensorDelegate(QStyledItemDelegate):
    """Paints the cells of a sensor table and offers the roles."""

    def __init__(self, theme: Theme, view: SensorView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._picture: tuple[object, QPixmap] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """42 design pixels high: two lines."""
        return QSize(super().sizeHint(option, index).width(), self._theme.px(42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then what the column shows."""
        painter.save()
        self._ground(painter, option, index)
        rect: QRect = option.rect
        inner = rect.adjusted(self._theme.px(11), 0, -self._theme.px(6), 0)
        column = SensorColumn(index.column())
        if column is SensorColumn.TRACK:
            self._check(painter, inner, index)
        elif column is SensorColumn.SENSOR:
            self._sensor(painter, inner, index)
        else:
            self._cell(painter, inner, index, column)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An open drop-down with the roles that fit, and none."""
        del option
        combo = RoleList(parent)
        combo.setAccessibleName(self.tr("Role"))
        combo.addItem(role_name(None), None)
        for role in fitting_roles(self._entity(index)):
            combo.addItem(role_name(role), _value(role))
            if has_sign(role):
                combo.addItem(role_name(role, inverted=True), _value(role, inverted=True))
        combo.activated.connect(lambda _index: self._commit(combo))
        combo.closed.connect(lambda: self.closeEditor.emit(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin at the present role."""
        combo = cast(QComboBox, editor)
        entity = self._entity(index)
        value = _value(entity.role, inverted=entity.inverted) if entity.role else None
        combo.setCurrentIndex(max(0, combo.findData(value)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take the chosen role over."""
        del model
        value = cast(QComboBox, editor).currentData()
        name, _mark, inverted = (value or "").partition(_INVERTED_MARK)
        role = Role(name) if name else None
        self._view.sensors.choose_role(index.data(ID_ROLE), role, inverted=bool(inverted))

    def _commit(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def _entity(self, index: Index) -> Entity:
        row = self._view.shown.mapToSource(QModelIndex(cast(QModelIndex, index))).row()
        return self._view.sensors.entity(row)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        ground = "raised" if index.row() % 2 == 0 else "surface"
        if state & QStyle.StateFlag.State_Selected:
            ground = "sel"
        painter.fillRect(option.rect, self._theme.color(ground))

    def _check(self, painter: QPainter, rect: QRect, index: Index) -> None:
        side = self._theme.px(16)
        box = QRect(rect.left() + self._theme.px(2), rect.center().y() - side // 2, side, side)
        color = self._theme.color("primary") if index.data(TRACKED_ROLE) else None
        paint_check_box(painter, box, self._theme, color)

    def _sensor(self, painter: QPainter, rect: QRect, index: Index) -> None:
        middle = rect.center().y() + 1
        name = QRect(rect.left(), rect.top() + self._theme.px(4), rect.width(), middle - rect.top())
        name.setBottom(middle)
        under = QRect(rect.left(), middle, rect.width(), rect.bottom() - middle)
        self._text(painter, name, str(index.data()), 13, "ink", _VCENTER, _MIDDLE)
        if self._view.is_stacked:
            self._below(painter, under, index)
            return
        upper = Qt.AlignmentFlag.AlignTop
        self._text(painter, under, str(index.data(UNDER_ROLE)), 12, "ink3", upper, _MIDDLE)

    def _below(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The role with its mark, and the value at the right as far as there is room."""
        role = index.sibling(index.row(), SensorColumn.ROLE)
        painter.setFont(self._theme.font(12))
        gap, side = self._theme.px(4), self._theme.px(14)
        rect = rect.adjusted(0, 0, 0, -gap)
        needed = painter.fontMetrics().horizontalAdvance(str(role.data()))
        value = index.sibling(index.row(), SensorColumn.NOW)
        wide = 0
        if not self._view.leaves_out(SensorColumn.NOW):
            wide = painter.fontMetrics().horizontalAdvance(str(value.data())) + gap
        if needed + gap + side + gap + wide <= rect.width() and wide:
            place = QRect(rect.right() - wide, rect.top(), wide, rect.height())
            self._text(painter, place, str(value.data()), 12, self._token(value, "ink2"), _VCENTER)
        if self._view.has_editable_roles:
            left = rect.left() + min(needed, rect.width() - side - gap) + gap
            top = rect.center().y() - side // 2
            painter.drawPixmap(QRect(left, top, side, side), self._chevron())
            rect = rect.adjusted(0, 0, -side - gap, 0)
        self._text(painter, rect, str(role.data()), 12, self._token(role, "ink2"), _VCENTER)

    def _cell(self, painter: QPainter, rect: QRect, index: Index, column: SensorColumn) -> None:
        token = self._token(index, "ink2" if column is SensorColumn.KIND else "ink")
        if column is SensorColumn.ROLE and self._view.has_editable_roles:
            picture = self._chevron()
            side = self._theme.px(14)
            left = rect.right() - side
            painter.drawPixmap(QRect(left, rect.center().y() - side // 2, side, side), picture)
            rect = rect.adjusted(0, 0, -side - self._theme.px(4), 0)
        self._text(painter, rect, str(index.data()), 13, token, _VCENTER)

    def _token(self, index: Index, usual: str) -> str:
        return "warn" if index.data(WARN_ROLE) else usual

    def _chevron(self) -> QPixmap:
        """Made once for each look: it is painted in every row."""
        look = (self._theme.tokens.name, self._theme.scale)
        if self._picture is None or self._picture[0] != look:
            self._picture = (look, pixmap(self._theme, "chevron-down", "ink3", 14))
        return self._picture[1]

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        size: float,
        token: str,
        place: Qt.AlignmentFlag,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setFont(self._theme.font(size))
        painter.setPen(self._theme.color(token))
        shown = painter.fontMetrics().elidedText(text, elide, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | place), shown)


def _value(role: Role, *, inverted: bool = False) -> str:
    """What an item of the drop-down stands for, as text: Qt compares objects by identity."""
    return f"{role.value}{_INVERTED_MARK}other sign" if inverted else role.value
