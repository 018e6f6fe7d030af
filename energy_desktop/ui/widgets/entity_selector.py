"""The list of sensors beside a chart: search, check marks in the series' colours, totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from energy_desktop.models import Entity
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.card import Card
from energy_desktop.ui.widgets.check_box import paint_check_box
from energy_desktop.ui.widgets.entity_tree import (
    HUE_ROLE,
    ID_ROLE,
    TOTAL_ROLE,
    EntityFilter,
    EntityTree,
)
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.roles import line_color
from energy_desktop.ui.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex
_WIDTH_PX, _LOW_PX = 248, 300
_FREE_PX = 16_777_215


class EntitySelector(Card):
    """Chooses sensors. ``selection_changed`` after every change, ``solo_requested`` on Alt+click.

    The check mark of a sensor has the colour of its series, so the list is the legend as well.
    """

    selection_changed = Signal()
    solo_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Sensors"), parent=parent)
        self._away: set[str] = set()
        self._is_low = False
        self._tree = EntityTree()
        self._filter = EntityFilter(self._tree)
        self.search = SearchField(theme, self.tr("Search sensors"))
        self.view = SelectorView()
        self.footer = label("", "secondary")
        self._tree.toggled.connect(self._tell)
        self._build()
        theme.changed.connect(self._restyle)
        self.set_low(False)

    @property
    def selection(self) -> list[str]:
        """The chosen entity ids in the order shown."""
        return self._tree.checked()

    def set_entities(self, entities: Iterable[Entity]) -> None:
        """Offer these; what was chosen stays chosen, also while it is away and comes back.

        A sensor is away while another one continues it, or while it is not tracked.
        """
        before, offered = self.selection, list(entities)
        ids = {entity.entity_id for entity in offered}
        self._away |= set(before) - ids
        back, self._away = self._away & ids, self._away - ids
        self._tree.set_entities(offered)
        if back:
            self._tree.set_checked([*self._tree.checked(), *back])
        self.view.expandAll()
        if self.selection != before:
            self._tell()

    def set_selection(self, entity_ids: Iterable[str]) -> None:
        """Choose exactly these."""
        self._away.clear()
        self._tree.set_checked(entity_ids)
        self._show_count()

    def set_totals(
        self, totals: Mapping[str, str], meaning: Mapping[str, str] | None = None
    ) -> None:
        """What each chosen sensor adds up to in the range, as text by entity id; ``meaning`` says
        in words what that is."""
        self._tree.set_totals(totals, totals if meaning is None else meaning)

    def start_search(self) -> None:
        """Show the list, and let a name be typed."""
        self.show()
        self.search.setFocus()

    def toggle(self, entity_id: str) -> None:
        """Choose a sensor, or not any more."""
        self._tree.toggle(entity_id)

    def solo(self, entity_id: str) -> None:
        """Choose only this one."""
        self.solo_requested.emit(entity_id)
        self._tree.set_checked([entity_id])

    def show_matching(self, text: str) -> int:
        """Show only sensors whose name, area or id holds these words; returns how many."""
        self._filter.search(text)
        self.view.expandAll()
        return self._filter.sensors_shown()

    def set_low(self, is_low: bool) -> None:
        """As wide as there is room, in a height of some rows; else narrow and as high."""
        self._is_low = is_low
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((free, fixed) if is_low else (fixed, free)))
        self._restyle()

    def _tell(self) -> None:
        self._show_count()
        self.selection_changed.emit()

    def _show_count(self) -> None:
        self.footer.setText(self.tr("%n selected", "", len(self.selection)))

    def _build(self) -> None:
        self.set_margins(12, 12, 12, 12)
        self.search.setPlaceholderText(self.tr("Search name, area or ID"))
        self.search.textChanged.connect(self.show_matching)
        self.view.setModel(self._filter)
        self.view.setItemDelegate(SelectorDelegate(self.theme, self.view))
        self.view.setAccessibleName(self.tr("Sensors to draw"))
        self.view.toggle_requested.connect(self.toggle)
        self.view.solo_requested.connect(self.solo)
        for widget in (self.search, self.view, self.footer):
            self.body.addWidget(widget)
        self._show_count()

    def _restyle(self) -> None:
        if self._is_low:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_FREE_PX)
            self.setFixedHeight(self.theme.px(_LOW_PX))
        else:
            self.setFixedWidth(self.theme.px(_WIDTH_PX))
            self.setMinimumHeight(0)
            self.setMaximumHeight(_FREE_PX)
        self.view.setIndentation(self.theme.px(16))


class SelectorView(QTreeView):
    """The tree: click or Space turns a check mark over, Alt+click asks for only this one."""

    toggle_requested = Signal(str)
    solo_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)

    def visualRect(self, index: Index) -> QRect:
        """All that is painted of a row: that of a sensor begins where the arrow of its group is."""
        rect: QRect = super().visualRect(index)
        if rect.isValid() and index.data(ID_ROLE):
            rect.setLeft(rect.left() - self.indentation())
        return rect

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the row counts."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and index.data(ID_ROLE):
            self.solo_requested.emit(index.data(ID_ROLE))
        elif index.data(ID_ROLE) or self.visualRect(index).contains(event.position().toPoint()):
            self._activate(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the current check mark over, with Alt it asks for only this one."""
        if event.key() != Qt.Key.Key_Space or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        key = self.currentIndex().data(ID_ROLE)
        if key and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.solo_requested.emit(key)
        else:
            self._activate(self.currentIndex())

    def _activate(self, index: QModelIndex) -> None:
        if index.data(ID_ROLE):
            self.toggle_requested.emit(index.data(ID_ROLE))
        else:
            self.setExpanded(index, not self.isExpanded(index))


class SelectorDelegate(QStyledItemDelegate):
    """Paints a row: check mark in the series' colour, name, total at the right."""

    def __init__(self, theme: Theme, view: SelectorView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """28 design pixels high."""
        return QSize(super().sizeHint(option, index).width(), self._theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A group in strong grey, a sensor with its check mark."""
        painter.save()
        if index.data(ID_ROLE):
            # Where the arrow of a group is; below it that room is better used by the name.
            option.rect = option.rect.adjusted(-self._theme.px(16), 0, 0, 0)
        self._ground(painter, option)
        if index.data(ID_ROLE):
            self._sensor(painter, option, index)
        else:
            painter.setFont(self._theme.font(12.5, 600))
            painter.setPen(self._theme.color("ink2"))
            _text(painter, self._inner(option), str(index.data()), Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect, self._theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.color("raised"))

    def _sensor(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, inner = self._theme.px, self._inner(option)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        box = QRect(inner.left(), inner.center().y() - px(7), px(15), px(15))
        color = line_color(self._theme, index.data(HUE_ROLE))
        paint_check_box(painter, box, self._theme, color if checked else None)
        total = str(index.data(TOTAL_ROLE) or "")
        painter.setFont(self._theme.font(13))
        width = painter.fontMetrics().horizontalAdvance(total)
        painter.setPen(self._theme.color("ink2"))
        _text(painter, inner, total, Qt.AlignmentFlag.AlignRight)
        painter.setPen(self._theme.color("ink"))
        name = inner.adjusted(px(22), 0, -width - px(8 if total else 0), 0)
        _text(painter, name, str(index.data()), Qt.AlignmentFlag.AlignLeft)

    def _inner(self, option: QStyleOptionViewItem) -> QRect:
        rect: QRect = option.rect
        return rect.adjusted(self._theme.px(2), 0, -self._theme.px(4), 0)


def _text(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
