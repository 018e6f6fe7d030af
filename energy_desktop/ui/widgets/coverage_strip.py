"""The strip below a chart that says how each moment is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from energy_desktop.models import utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.buckets import PROVENANCES
from energy_desktop.ui.widgets.civil_axis import LEFT_AXIS_PX
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


def _badness(kind: str) -> int:
    return PROVENANCES.index(kind) if kind in PROVENANCES else -1
