"""What the patterns of the strip below a chart mean, what is missing, and what came of a repair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import label
from energy_desktop.ui.widgets.provenance import (
    ABSENT,
    ICONS,
    explained,
    paint_provenance,
    provenance_word,
)

_LEAST_LEGEND_PX: Final = 160
_GAP_PX: Final = 14
_MOST_PX: Final = 10_000
TOLD_MS: Final = 8000


class CoverageLegend(QWidget):
    """Pattern and word of each kind shown, and how much is missing, with a button to repair it."""

    repair_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missing = ""
        self._told = ""
        self.is_saying_end = False
        self._end_of_told = single_shot(self, TOLD_MS, self._forget)
        self._lines, self._right = QVBoxLayout(), QHBoxLayout()
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._rows.addLayout(self._lines)
        self._line_rows = [QHBoxLayout() for _kind in ICONS]
        for row in self._line_rows:
            row.addStretch(1)
            self._lines.addLayout(row)
        self._rows.addLayout(self._right, 1)
        self.summary = label("", "secondary_strong")
        self.summary.setWordWrap(True)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._swatches: list[QWidget] = []
        self._wrapped: list[list[QWidget]] = []
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._right.addWidget(self.summary, 1)
        self._right.addStretch(0)  # where the summary stands in a row of its own
        self.repair = QPushButton(self.tr("Repair"))
        self.repair.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.repair.setToolTip(self.tr("Ask Home Assistant again for what is missing here"))
        self.repair.clicked.connect(self.repair_requested)
        self._right.addWidget(self.repair)
        words = self.tr("Corrections: say which change of a meter is not real, or undo it")
        self.corrections = IconButton(theme, ICONS["manual"], words)
        self.corrections.hide()
        self._right.addWidget(self.corrections)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_kinds(self, kinds: Sequence[str], summary: str) -> None:
        """Show these kinds and the words at the right."""
        for swatch in self._swatches:
            swatch.hide()
            swatch.deleteLater()
        shown = list(dict.fromkeys("missing" if kind in ABSENT else kind for kind in kinds))
        self._swatches = [_Swatch(self._theme, kind) for kind in shown]
        self.repair.setVisible(bool(summary))
        self._missing = summary
        self._tell(self._told)

    def say(self, words: str) -> None:
        """How a repair goes, in place of what is missing until its end is said."""
        self._end_of_told.stop()
        self.is_saying_end = False
        self._tell(words)

    def say_end(self, words: str) -> None:
        """What came of a repair, for some seconds in which it can be seen."""
        self.is_saying_end = True
        self._tell(words)
        if self.isVisible() and not self.window().isMinimized():
            self._end_of_told.start()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it is seen."""
        super().showEvent(event)
        if self.is_saying_end:
            self._end_of_told.start()

    def _forget(self) -> None:
        self.is_saying_end = False
        self._tell("")

    def _tell(self, told: str) -> None:
        self._told = told
        self.summary.setText(told or self._missing)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is missing has a row of its own where the patterns take all of one, and they have
        several where one is too short for their words."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """It gives way to a narrow window, as it is arranged anew."""
        return QSize(self._theme.px(_LEAST_LEGEND_PX), self._rows.minimumSize().height())

    def _arrange(self) -> None:
        self.summary.ensurePolished()
        text = self.summary.text()
        words = self.summary.fontMetrics().horizontalAdvance(text)
        tools = [tool for tool in (self.repair, self.corrections) if not tool.isHidden()]
        beside = words + sum(tool.sizeHint().width() + self._right.spacing() for tool in tools)
        rest = self.width() - self._rows.spacing() - beside
        widest = max((swatch.sizeHint().width() for swatch in self._swatches), default=0)
        is_beside_all = not text and widest <= rest
        self._wrap(rest if is_beside_all else self.width())
        needed = self._length(self._swatches) + self._rows.spacing() + beside
        directions = QBoxLayout.Direction
        has_room = is_beside_all or needed <= self.width()
        self._rows.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)
        self._place_summary(is_alone=beside > self.width())
        self.updateGeometry()

    def _place_summary(self, *, is_alone: bool) -> None:
        """Its words go on in the next line where even a row of its own is too short for them."""
        self._right.removeWidget(self.summary)
        self._rows.removeWidget(self.summary)
        if is_alone:
            self._rows.insertWidget(1, self.summary)
        else:
            self._right.insertWidget(0, self.summary, 1)
        room = QRect(0, 0, self.width() if is_alone else _MOST_PX, _MOST_PX)
        flags = int(Qt.TextFlag.TextWordWrap)
        text = self.summary.text()
        height = self.summary.fontMetrics().boundingRect(room, flags, text or " ").height()
        self.summary.setFixedHeight(height)

    def _wrap(self, room: int) -> None:
        """Each line of patterns as long as there is room for."""
        lines: list[list[QWidget]] = []
        for swatch in self._swatches:
            if lines and self._length([*lines[-1], swatch]) <= room:
                lines[-1].append(swatch)
            else:
                lines.append([swatch])
        if lines == self._wrapped:
            return
        self._wrapped = lines
        for row, swatches in zip(self._line_rows, lines, strict=False):
            for place, swatch in enumerate(swatches):
                row.insertWidget(place, swatch)
                swatch.show()  # what is hidden needs no room

    def _length(self, swatches: Sequence[QWidget]) -> int:
        gaps = self._theme.px(_GAP_PX) * max(0, len(swatches) - 1)
        return gaps + sum(swatch.sizeHint().width() for swatch in swatches)

    def _restyle(self) -> None:
        self._right.setSpacing(self._theme.px(_GAP_PX))
        self._rows.setSpacing(self._theme.px(8))
        self._lines.setSpacing(self._theme.px(4))
        for row in self._line_rows:
            row.setSpacing(self._theme.px(_GAP_PX))
        self._wrapped = []
        self._arrange()


class _Swatch(QWidget):
    """A small rectangle in a kind's pattern and its word."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self._word = provenance_word(kind)
        self.setAccessibleName(self._word)
        self.setToolTip(explained(kind))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.setFont(self._theme.font(12.5))
        width = self.fontMetrics().horizontalAdvance(self._word)
        return QSize(width + self._theme.px(26), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, px = QPainter(self), self._theme.px
        box = QRectF(0, (self.height() - px(12)) / 2, px(18), px(12))
        if self._kind != "manual":
            paint_provenance(painter, box, self._kind, self._theme)
        if self._kind == "manual":
            mark = QRectF(px(3), box.top(), px(12), px(12)).toRect()
            painter.drawPixmap(mark, pixmap(self._theme, ICONS["manual"], "ink", 12))
        painter.setPen(QPen(self._theme.color("ink2")))
        painter.setFont(self._theme.font(12.5))
        words = self.rect().adjusted(px(25), 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self._word, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
