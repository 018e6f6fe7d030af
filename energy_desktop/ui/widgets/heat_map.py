"""Two weeks as a grid of hours: the darker a cell, the more was used in that hour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Final

from PySide6.QtCore import QDate, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from energy_desktop.ui import formats
from energy_desktop.ui.theme import Theme, mix
from energy_desktop.ui.widgets.hover import FocusRing
from energy_desktop.ui.widgets.provenance import ABSENT, paint_provenance, provenance_word
from energy_desktop.ui.widgets.readout import Readout, ReadoutRow
from energy_desktop.ui.widgets.tab_stops import scroll_to_part

HOURS: Final = 24
_LABELLED: Final = 6
"""Every so many hours have a label."""
_MOST_SHARE: Final = 0.98
"""So many of the hours are told apart; the few above have the strongest colour."""
_ROW_PX: Final = 20
_KEY_PX: Final = 26


@dataclass(frozen=True, slots=True)
class HeatCell:
    """What was used in an hour (kWh; None: not known), and how that is known."""

    start: datetime
    end: datetime
    value: float | None
    provenance: str

    @property
    def rate(self) -> float | None:
        """What was used per hour of it."""
        hours = max(1.0, (self.end - self.start).total_seconds() / 3600)
        return None if self.value is None else self.value / hours

    def joined(self, later: HeatCell) -> HeatCell:
        """The same hour of the clock twice, when clocks go back."""
        known = self.value is not None and later.value is not None
        value = (self.value or 0.0) + (later.value or 0.0) if known else None
        how = later.provenance if later.value is None else self.provenance
        return HeatCell(self.start, later.end, value, how)


@dataclass(frozen=True, slots=True)
class HeatDay:
    """The 24 hours of the clock of a civil day; None: there is no such hour, or not yet."""

    day: date
    hours: tuple[HeatCell | None, ...]


def strongest(days: Sequence[HeatDay]) -> float:
    """The value (kWh) of the strongest colour: few hours are above it."""
    values = sorted(
        cell.rate for day in days for cell in day.hours if cell and cell.rate is not None
    )
    if not values:
        return 0.0
    return values[min(len(values) - 1, int(len(values) * _MOST_SHARE))]


class HeatMap(QWidget):
    """Draws ``days``, the newest at the bottom; a cell is read out under the pointer or cursor."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[HeatDay, ...] = ()
        self._zone: tzinfo = UTC
        self._most = 0.0
        self.cursor_cell: tuple[int, int] | None = None
        self.readout = Readout(theme, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring = FocusRing(self, theme, radius_px=4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Home use by hour of the last 14 days"))
        theme.changed.connect(self._restyle)

    def set_days(self, days: Sequence[HeatDay], zone: tzinfo) -> None:
        """Replace the days, ascending."""
        self._days, self._zone = tuple(days), zone
        self._most = strongest(self._days)
        self.set_cursor(None)
        self.setAccessibleDescription(self._spoken())
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether no hour is known."""
        return not any(c and c.value is not None for day in self._days for c in day.hours)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(_ROW_PX * 14 + 22 + _KEY_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.sizeHint().height())

    def cell(self, row: int, hour: int) -> HeatCell | None:
        """The hour of a row, None where there is none (yet)."""
        return self._days[row].hours[hour]

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """Row and hour under a point."""
        area = self._area()
        if not self._days or not area.contains(point):
            return None
        row = int((point.y() - area.top()) / area.height() * len(self._days))
        return row, int((point.x() - area.left()) / area.width() * HOURS)

    def set_cursor(self, place: tuple[int, int] | None) -> None:
        """Read out a cell; None: none."""
        self.cursor_cell = place
        if place is None:
            self.readout.hide()
        else:
            self.readout.set_content(*self.readout_content(*place))
            self.readout.place(self._rect(*place, self._area()).center().toPoint(), self.rect())
            self.setAccessibleDescription(self.readout.text())
        self.update()

    @property
    def spoken_value(self) -> str:
        """What the cursor reads in words."""
        return self.readout.text() if self.cursor_cell is not None else ""

    def readout_content(self, row: int, hour: int) -> tuple[str, list[ReadoutRow], str]:
        """Title, the value, and how it is known."""
        cell, day = self.cell(row, hour), day_name(self._days[row].day, long=True)
        if cell is None:
            return f"{day} {formats.hour(hour)}", [], self.tr("No such hour, or not over yet")
        times = f"{formats.clock(cell.start, self._zone)}–{formats.clock(cell.end, self._zone)}"
        value = self.tr("no data") if cell.value is None else formats.energy(cell.value)
        rows = [ReadoutRow(self._color(cell).name(), self.tr("Home used"), value)]
        return f"{day} {times}", rows, provenance_word(cell.provenance)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.set_cursor(self.cell_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.set_cursor(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by hour and day, Esc hides the readout."""
        moves = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        if event.key() in moves and self._days and not event.modifiers():
            down, right = moves[Qt.Key(event.key())]
            row, hour = self.cursor_cell or (len(self._days) - 1, 0)
            row = min(len(self._days) - 1, max(0, row + down))
            hour = min(HOURS - 1, max(0, hour + right))
            scroll_to_part(self, self._rect(row, hour, self._area()).toAlignedRect())
            self.set_cursor((row, hour))
        elif event.key() == Qt.Key.Key_Escape and self.cursor_cell is not None:
            self.set_cursor(None)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), self._area()
        for row, day in enumerate(self._days):
            for hour, cell in enumerate(day.hours):
                if cell is not None:
                    self._paint_cell(painter, self._rect(row, hour, area), cell)
        self._paint_labels(painter, area)
        self._paint_key(painter, area)
        if self.cursor_cell is not None:
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._rect(*self.cursor_cell, area).adjusted(-1, -1, 1, 1))

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: HeatCell) -> None:
        if cell.value is None:
            how = cell.provenance if cell.provenance in ABSENT else "missing"
            paint_provenance(painter, rect, how, self._theme)
        else:
            painter.fillRect(rect, self._color(cell))

    def _color(self, cell: HeatCell) -> QColor:
        if cell.rate is None:
            return self._theme.color("err")
        share = min(1.0, max(0.0, cell.rate / self._most)) if self._most > 0 else 0.0
        return self._shade(share)

    def _shade(self, share: float) -> QColor:
        """By the root: a home's usual hours differ by little beside those that charge a car."""
        return mix(self._theme.tokens.home, self._theme.tokens.sel, math.sqrt(share))

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(11.5))
        painter.setPen(self._theme.color("ink2"))
        middle = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for row, day in enumerate(self._days):
            if (len(self._days) - 1 - row) % 2 == 0:
                rect = self._rect(row, 0, area)
                box = QRectF(0, rect.top() - px(2), area.left() - px(8), rect.height() + px(4))
                painter.drawText(box, middle, day_name(day.day))
        for hour in range(0, HOURS, _LABELLED):
            left = self._rect(0, hour, area).left()
            box = QRectF(left, area.bottom() + px(3), px(60), px(16))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), formats.hour(hour))

    def _paint_key(self, painter: QPainter, area: QRectF) -> None:
        """What the colours mean, at the bottom right."""
        px = self._theme.px
        painter.setFont(self._theme.font(11.5))
        painter.setPen(self._theme.color("ink2"))
        metrics = QFontMetrics(painter.font())
        side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right, top = area.right(), self.height() - px(16)
        for share, words in self._key(metrics):
            width = metrics.horizontalAdvance(words) + px(2)
            painter.drawText(QRectF(right - width, top, width, px(16)), side, words)
            swatch = QRectF(right - width - px(16), top + px(2), px(12), px(12))
            painter.fillRect(swatch, self._shade(share))
            right = swatch.left() - px(12)

    def _key(self, metrics: QFontMetrics) -> list[tuple[float, str]]:
        """Shares and their words: as many as have room in a row, the most and the least always."""
        amounts = {s: formats.energy_value(self._most * s) for s in (1.0, 0.5, 0.25, 0.1, 0.0)}
        amounts[1.0] = self.tr("{0} kWh or more").format(amounts[1.0])
        px = self._theme.px
        for shares in ((1.0, 0.5, 0.25, 0.1, 0.0), (1.0, 0.25, 0.0)):
            key = [(share, amounts[share]) for share in shares]
            needed = sum(metrics.horizontalAdvance(words) + px(30) for _, words in key)
            if needed <= self.width():
                return key
        return [(1.0, amounts[1.0]), (0.0, amounts[0.0])]

    def _area(self) -> QRectF:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(11.5))
        names = [metrics.horizontalAdvance(day_name(day.day)) for day in self._days]
        left = max(names, default=0) + px(8)
        bottom = px(20 + _KEY_PX)
        return QRectF(left, 1, self.width() - left - 1, max(1, self.height() - bottom - 1))

    def _rect(self, row: int, hour: int, area: QRectF) -> QRectF:
        gap = 2.0
        width, height = area.width() / HOURS, area.height() / max(1, len(self._days))
        left, top = area.left() + hour * width, area.top() + row * height
        return QRectF(left, top, width - gap, height - gap)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _spoken(self) -> str:
        if self.is_empty:
            return self.tr("Nothing is known yet")
        known = [c for day in self._days for c in day.hours if c and c.value is not None]
        most = max(known, key=lambda cell: cell.rate or 0.0)
        at = f"{formats.short_date(most.start, self._zone)} {formats.clock(most.start, self._zone)}"
        return self.tr("Most in one hour: {0} on {1}").format(formats.energy(most.rate), at)


def day_name(day: date, *, long: bool = False) -> str:
    """``Wed 17``, or ``Wednesday 17 June``."""
    pattern = "dddd d MMMM" if long else "ddd d"
    return formats.date_text(QDate(day.year, day.month, day.day), pattern)
