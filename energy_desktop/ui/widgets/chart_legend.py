"""The names of the series in their colours: three rows at first, all after a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import Column
from energy_desktop.ui.widgets.roles import fill_color, line_color

MOST_ROWS: Final = 3
EARLIER: Final = "earlier"
BELOW_ALPHA: Final = 0.37
_EARLIER_LINE: Final = "earlier line "
_DASHES: Final = (
    Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashDotDotLine,
)  # fmt: skip
_BELOW: Final = "below "
_MORE: Final = "more"
_ROW_PX: Final = 22
_SWATCH_PX: Final = 13
_LINE_PX: Final = 25
_BEFORE_NAME_PX: Final = 7
_BETWEEN_PX: Final = 16


def swatch_of(column: Column) -> str:
    """What stands for a column's hue in a legend: lighter where its bars are below zero."""
    return f"{_BELOW}{column.hue}" if column.sign < 0 else column.hue


def earlier_line(place: int) -> str:
    """What stands in a legend for what the line at a place was in the time beside."""
    return f"{_EARLIER_LINE}{place}"


def earlier_dash(place: int) -> Qt.PenStyle:
    """How that is dashed, by which several of them are told apart."""
    return _DASHES[place % len(_DASHES)]


class ChartLegend(QWidget):
    """Paints a rounded swatch and a name for each (hue, name), see ``swatch_of``; EARLIER in place
    of a hue is the mark over bars, ``earlier_line`` a dashed line.

    Where three rows are too few the last entry says how many more there are; a click, Enter or
    Space shows all of them, or three rows again. The tooltip has all names.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: Sequence[tuple[str, str]] = ()
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))
        theme.changed.connect(self.updateGeometry)

    def set_entries(self, entries: Sequence[tuple[str, str]], explained: str = "") -> None:
        """Show these hues and names, each once; the tooltip has all names, or ``explained``."""
        self._entries = list(dict.fromkeys(entries))
        words = ", ".join(name for _, name in self._entries)
        self.setAccessibleDescription(words)
        self.setToolTip(explained or words)
        self._fit()

    @property
    def rows(self) -> int:
        """How many rows it has at its width."""
        last = max((at.y() for _, _, at in self.shown()), default=0.0)
        return round(last / self._theme.px(_ROW_PX)) + 1

    @property
    def whole_width(self) -> float:
        """What all names need in one row, in pixels."""
        between = self._theme.px(_BETWEEN_PX) * max(0, len(self._entries) - 1)
        return sum(self._width(*entry) for entry in self._entries) + between

    @property
    def widest(self) -> float:
        """What the longest name needs, in pixels."""
        return max((self._width(*entry) for entry in self._entries), default=0.0)

    @property
    def hidden(self) -> int:
        """How many entries are not shown."""
        return sum(hue != _MORE for hue, _ in self._entries) - sum(
            hue != _MORE for hue, _, _ in self.shown()
        )

    def shown(self) -> list[tuple[str, str, QPointF]]:
        """Hue, name and upper left corner of what is painted."""
        entries = list(self._entries)
        places = self.places(entries)
        kept = len(entries)
        if self._is_open:
            return [(*entry, at) for entry, at in zip(entries, places, strict=True)]
        while kept > 1 and places[-1].y() >= MOST_ROWS * self._theme.px(_ROW_PX):
            kept -= 1
            more = self.tr("+%n more", "", len(self._entries) - kept)
            entries = [*self._entries[:kept], (_MORE, more)]
            places = self.places(entries)
        return [(*entry, at) for entry, at in zip(entries, places, strict=True)]

    def toggle(self) -> None:
        """Show all entries, or three rows again."""
        self._is_open = not self._is_open
        self._fit()

    def places(self, entries: Sequence[tuple[str, str]] | None = None) -> list[QPointF]:
        """Upper left corner of each entry, from left to right and row by row; what a line was
        stays beside it where there is room."""
        places, left, top = [], 0.0, 0.0
        entries = self._entries if entries is None else entries
        for place, entry in enumerate(entries):
            width = self._width(*entry)
            after = [e for e in entries[place + 1 : place + 2] if e[0].startswith(_EARLIER_LINE)]
            beside = sum(self._theme.px(_BETWEEN_PX) + self._width(*e) for e in after)
            if left and left + width + beside > self.width():
                left, top = 0.0, top + self._theme.px(_ROW_PX)
            places.append(QPointF(left, top))
            left += width + self._theme.px(_BETWEEN_PX)
        return places

    def sizeHint(self) -> QSize:
        """As high as its rows; the width is what is left."""
        return QSize(self._theme.px(100), self.rows * self._theme.px(_ROW_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows all, or three rows again."""
        super().mouseReleaseEvent(event)
        if self._has_more:
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space as a click."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self._has_more:
            self.toggle()
        else:
            super().keyPressEvent(event)

    @property
    def _has_more(self) -> bool:
        return self._is_open or self.hidden > 0

    def _fit(self) -> None:
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.TabFocus if self._has_more else policy.NoFocus)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if self._has_more else arrow)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The entries shown, underlined where the keys are."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(12.5))
        for hue, name, at in self.shown():
            self._paint_entry(painter, hue, name, at)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def _paint_entry(self, painter: QPainter, hue: str, name: str, at: QPointF) -> None:
        px, row = self._theme.px, self._theme.px(_ROW_PX)
        swatch = QRectF(at.x() + 0.5, at.y() + (row - px(10)) / 2, px(_swatch_px(hue)), px(10))
        if hue.startswith(EARLIER):
            self._paint_line(painter, swatch, hue)
        elif hue != _MORE:
            self._paint_swatch(painter, swatch, hue)
        painter.setPen(self._theme.color("ink2"))
        words = QRectF(at.x() + self._before_name(hue), at.y(), self.width(), row)
        room = round(self.width() - words.left())
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_line(self, painter: QPainter, swatch: QRectF, hue: str) -> None:
        pen = QPen(self._theme.color("ink"), 2)
        if hue != EARLIER:
            dash = earlier_dash(int(hue.removeprefix(_EARLIER_LINE)))
            pen = QPen(self._theme.color("ink"), 1.6, dash)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        y = swatch.center().y()
        painter.drawLine(QPointF(swatch.left(), y), QPointF(swatch.right(), y))

    def _paint_swatch(self, painter: QPainter, swatch: QRectF, hue: str) -> None:
        plain = hue.removeprefix(_BELOW)
        fill = fill_color(self._theme, plain)
        if plain != hue:
            fill.setAlphaF(BELOW_ALPHA)
        painter.setPen(QPen(line_color(self._theme, plain), 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(swatch, 2, 2)

    def _before_name(self, hue: str) -> float:
        return self._theme.px(_swatch_px(hue) + _BEFORE_NAME_PX)

    def _width(self, hue: str, name: str) -> float:
        metrics = QFontMetrics(self._theme.font(12.5))
        return self._before_name(hue) + metrics.horizontalAdvance(name)


def _swatch_px(hue: str) -> int:
    """A dashed line needs more of it than a colour to be known again."""
    return _LINE_PX if hue.startswith(_EARLIER_LINE) else _SWATCH_PX
