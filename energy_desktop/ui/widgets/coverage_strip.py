"""The strip below a chart that says how each moment is known, and its legend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from energy_desktop.models import utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.timers import single_shot
from energy_desktop.ui.widgets.buckets import PROVENANCES
from energy_desktop.ui.widgets.civil_axis import LEFT_AXIS_PX
from energy_desktop.ui.widgets.icon_button import IconButton
from energy_desktop.ui.widgets.label import ElidedLabel
from energy_desktop.ui.widgets.provenance import (
    ABSENT,
    ICONS,
    explained,
    paint_provenance,
    provenance_word,
)

if TYPE_CHECKING:
    from energy_desktop.services.provenance import CoverageSpan

_LEAST_PX: Final = 2.0
_HEIGHT_PX: Final = 15
_NARROWEST_PX: Final = 8
_NOTE_PX: Final = 12
_LEAST_LEGEND_PX: Final = 160
_GAP_PX: Final = 14
TOLD_MS: Final = 8000


def stripes(
    spans: Sequence[CoverageSpan], start: datetime, end: datetime, width: float
) -> list[tuple[float, float, str]]:
    """Left, right and kind to paint in turn: the worst last, none narrower than 2 px."""
    whole = (end - start) / timedelta(seconds=1)
    if whole <= 0:
        return []
    found: list[tuple[float, float, str]] = []
    for span in sorted(spans, key=lambda span: _badness(span.kind)):
        left = max(0.0, (span.start - start) / timedelta(seconds=1) / whole * width)
        right = min(width, (span.end - start) / timedelta(seconds=1) / whole * width)
        if right > left:
            found.append((left, max(right, left + _LEAST_PX), str(span.kind)))
    return found


def missing_time(spans: Sequence[CoverageSpan]) -> timedelta:
    """How much of it is missing, for whatever reason."""
    return sum((s.end - s.start for s in spans if s.kind in ABSENT), timedelta())


class CoverageStrip(QWidget):
    """Paints the spans of a range; its ends line up with the charts above it, and thin cuts mark
    where one bar of the charts ends and the next begins."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Sequence[CoverageSpan] = ()
        self._start = self._end = utc_now()
        self._zone: tzinfo = UTC
        self._borders: Sequence[datetime] = ()
        self._notes: Sequence[tuple[datetime, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How each moment is known"))
        theme.changed.connect(self.updateGeometry)

    def set_spans(
        self, spans: Sequence[CoverageSpan], start: datetime, end: datetime, zone: tzinfo
    ) -> None:
        """The spans of [start, end), tooltips in ``zone``."""
        self._spans, self._start, self._end, self._zone = spans, start, end, zone
        kinds = dict.fromkeys(span.kind for span in spans)
        self.setAccessibleDescription(", ".join(provenance_word(kind) for kind in kinds))
        self.update()

    def set_view(self, start: datetime, end: datetime) -> None:
        """Show this time of what is known already, at once."""
        self._start, self._end = start, end
        self.update()

    def set_borders(self, borders: Sequence[datetime]) -> None:
        """Where the bars above begin; none for lines."""
        self._borders = borders
        self.update()

    def set_notes(self, notes: Sequence[tuple[datetime, str]]) -> None:
        """When the user corrected a change, and the words for it: a small ✎ above the strip."""
        has_other_height = bool(notes) != bool(self._notes)
        self._notes = notes
        if has_other_height:
            self.updateGeometry()
        self.update()

    def note_marks(self) -> list[tuple[float, str]]:
        """x of each note in the range, and its words."""
        area, whole = self._area(), (self._end - self._start).total_seconds()
        return [
            (area.left() + (at - self._start).total_seconds() / whole * area.width(), words)
            for at, words in self._notes
            if self._start <= at < self._end
        ]

    def cuts(self) -> list[float]:
        """x of each border inside of the range; none where bars are too narrow to tell apart."""
        area, whole = self._area(), (self._end - self._start).total_seconds()
        inside = [at for at in self._borders if self._start < at < self._end]
        if not inside or area.width() / (len(inside) + 1) < self._theme.px(_NARROWEST_PX):
            return []
        return [
            area.left() + (at - self._start).total_seconds() / whole * area.width() for at in inside
        ]

    @property
    def kinds(self) -> list[str]:
        """The kinds it holds, the best first."""
        return sorted({str(span.kind) for span in self._spans}, key=_badness)

    def span_at(self, x: float) -> CoverageSpan | None:
        """The span under a pixel."""
        area = self._area()
        at = self._start + (self._end - self._start) * ((x - area.left()) / area.width())
        return next((span for span in self._spans if span.start <= at < span.end), None)

    def sizeHint(self) -> QSize:
        """As high as the design has it."""
        return QSize(self._theme.px(200), self._height)

    def minimumSizeHint(self) -> QSize:
        """Any width."""
        return QSize(self._theme.px(80), self._height)

    def event(self, event: QEvent) -> bool:
        """Tooltips say what the span under the pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """What a tooltip says: the note near a pixel, else the span under it."""
        reach = self._theme.px(_NOTE_PX) / 2
        noted = [words for at, words in self.note_marks() if abs(at - x) <= reach]
        span = self.span_at(x)
        if noted:
            return "\n".join([provenance_word("manual"), *noted])
        return self._words(span) if span else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every kind in its pattern, the ends rounded; notes above."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, path = self._area(), QPainterPath()
        path.addRoundedRect(area, self._theme.px(5), self._theme.px(5))
        painter.fillPath(path, self._theme.color("sel"))
        painter.setClipPath(path)
        for left, right, kind in stripes(self._spans, self._start, self._end, area.width()):
            rect = QRectF(area.left() + left, area.top(), right - left, area.height())
            paint_provenance(painter, rect, kind, self._theme)
        for x in self.cuts():
            cut = QRectF(x - self._theme.px(0.75), area.top(), self._theme.px(1.5), area.height())
            painter.fillRect(cut, self._theme.color("surface"))
        painter.setClipping(False)
        side = self._theme.px(_NOTE_PX)
        picture = pixmap(self._theme, ICONS["manual"], "ink", _NOTE_PX)
        for x, _words in self.note_marks():
            painter.drawPixmap(QRectF(x - side / 2, 0, side, side).toRect(), picture)

    @property
    def _height(self) -> int:
        return self._theme.px(_HEIGHT_PX + (_NOTE_PX + 1 if self._notes else 0))

    def _area(self) -> QRectF:
        left = self._theme.px(LEFT_AXIS_PX)
        top = self._theme.px(_NOTE_PX + 1) if self._notes else 0
        return QRectF(left, top, max(1, self.width() - left), self.height() - top)

    def _words(self, span: CoverageSpan) -> str:
        zone = self._zone
        ends = [f"{formats.short_date(at, zone)} {formats.clock(at, zone)}"
                for at in (span.start, span.end)]  # fmt: skip
        return f"{explained(span.kind)}\n{ends[0]} – {ends[1]}"


class CoverageLegend(QWidget):
    """Pattern and word of each kind shown, and how much is missing, with a button to repair it."""

    repair_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missing = ""
        self._told = ""
        self._end_of_told = single_shot(self, TOLD_MS, lambda: self._tell(""))
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
        self.summary = ElidedLabel("", "secondary_strong")
        self._swatches: list[QWidget] = []
        self._wrapped: list[list[QWidget]] = []
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._right.addWidget(self.summary, 1)
        self.repair = QPushButton(self.tr("Repair…"))
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
        self._tell(words)

    def say_end(self, words: str) -> None:
        """What came of a repair, for some seconds."""
        self._tell(words)
        self._end_of_told.start()

    @property
    def is_saying_end(self) -> bool:
        """Whether what came of a repair is said now."""
        return bool(self._told) and self._end_of_told.isActive()

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
        self._wrap()
        needed = self._length(self._swatches) + self._right.sizeHint().width()
        needed += self._rows.spacing() + self.summary.sizeHint().width()
        directions = QBoxLayout.Direction
        has_room = needed <= self.width()
        self._rows.setDirection(directions.LeftToRight if has_room else directions.TopToBottom)
        self.updateGeometry()

    def _wrap(self) -> None:
        """Each line of patterns as long as there is room for."""
        lines: list[list[QWidget]] = []
        for swatch in self._swatches:
            if lines and self._length([*lines[-1], swatch]) <= self.width():
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


def _badness(kind: str) -> int:
    return PROVENANCES.index(kind) if kind in PROVENANCES else -1
