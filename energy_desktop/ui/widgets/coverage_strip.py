"""The strip below a chart that says how each moment is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from energy_desktop.models import utc_now
from energy_desktop.ui import formats
from energy_desktop.ui.icons import pixmap
from energy_desktop.ui.theme import Theme
from energy_desktop.ui.widgets.accessible_chart import Announcer
from energy_desktop.ui.widgets.buckets import PROVENANCES
from energy_desktop.ui.widgets.civil_axis import LEFT_AXIS_PX
from energy_desktop.ui.widgets.hover import FocusRing
from energy_desktop.ui.widgets.provenance import (
    ABSENT,
    ICONS,
    explained,
    paint_provenance,
    provenance_note,
    provenance_word,
)
from energy_desktop.ui.widgets.readout import Readout, ReadoutRow

if TYPE_CHECKING:
    from energy_desktop.services.provenance import CoverageSpan

_LEAST_PX: Final = 2.0
_HEIGHT_PX: Final = 15
_NARROWEST_PX: Final = 8
_NOTE_PX: Final = 12
_LEAST_CURSOR_PX: Final = 6


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
    where one bar of the charts ends and the next begins. Keys read out ``cursor_span``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Sequence[CoverageSpan] = ()
        self._start = self._end = utc_now()
        self._zone: tzinfo = UTC
        self._borders: Sequence[datetime] = ()
        self._notes: Sequence[tuple[datetime, str]] = ()
        self.cursor_span: CoverageSpan | None = None
        self.readout = Readout(theme, self)
        self.announcer = Announcer(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ring = FocusRing(self, theme, radius_px=5)
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
        self._keep_cursor()
        self.update()

    def set_view(self, start: datetime, end: datetime) -> None:
        """Show this time of what is known already, at once."""
        self._start, self._end = start, end
        self.set_cursor(None)
        self.update()

    @property
    def segments(self) -> list[CoverageSpan]:
        """The spans of which some is in sight, in their order in time."""
        seen = (span for span in self._spans if span.start < self._end and span.end > self._start)
        return sorted(seen, key=lambda span: span.start)

    def set_cursor(self, span: CoverageSpan | None) -> None:
        """Read out a span; None: none."""
        self.cursor_span = span
        if span is None:
            self.readout.hide()
        else:
            self.readout.set_content(*self._content(span))
            gap, height = self._theme.px(_NOTE_PX), self.readout.height()
            above = QRect(0, -height - gap, self.width(), height + gap // 2)
            middle = round(self._rect(span).center().x())
            self.readout.place(QPoint(middle, above.center().y()), above)
        self.update()

    @property
    def spoken_value(self) -> str:
        """What the cursor reads in words."""
        return self.readout.text() if self.cursor_span is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← and → go from one span to the next, Esc hides the readout."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and is_plain:
            self._move_cursor(step)
        elif event.key() == Qt.Key.Key_Escape and self.cursor_span is not None:
            self.set_cursor(None)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is read out goes with the focus."""
        super().focusOutEvent(event)
        self.set_cursor(None)

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
        if self.cursor_span is not None:
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._rect(self.cursor_span).adjusted(1, 1, -1, -1))
        side = self._theme.px(_NOTE_PX)
        picture = pixmap(self._theme, ICONS["manual"], "ink", _NOTE_PX)
        for x, _words in self.note_marks():
            painter.drawPixmap(QRectF(x - side / 2, 0, side, side).toRect(), picture)

    def _move_cursor(self, step: int) -> None:
        """From the span of the cursor; at first to the first or the last."""
        segments = self.segments
        if not segments:
            return
        if self.cursor_span in segments:
            place = segments.index(self.cursor_span) + step
        else:
            place = 0 if step > 0 else len(segments) - 1
        self.set_cursor(segments[max(0, min(len(segments) - 1, place))])
        self.announcer.say(self.spoken_value)

    def _keep_cursor(self) -> None:
        """On what is known now of the time that it was on."""
        if self.cursor_span is not None:
            at = max(self.cursor_span.start, self._start)
            self.set_cursor(next((s for s in self.segments if s.start <= at < s.end), None))

    def _rect(self, span: CoverageSpan) -> QRectF:
        """Where the part of it is that is in sight, wide enough to be seen."""
        area, whole = self._area(), self._end - self._start
        ends = max(span.start, self._start), min(span.end, self._end)
        left, right = (area.left() + (at - self._start) / whole * area.width() for at in ends)
        least = self._theme.px(_LEAST_CURSOR_PX)
        left = min(left, area.right() - least)
        return QRectF(left, area.top(), max(least, right - left), area.height())

    def _content(self, span: CoverageSpan) -> tuple[str, list[ReadoutRow], str]:
        """Its time, how that is known and how long it is, what was corrected in it, and a note."""
        length = formats.duration((span.end - span.start).total_seconds())
        rows = [ReadoutRow("", provenance_word(span.kind), length)]
        corrected = provenance_word("manual")
        rows += [
            ReadoutRow("", corrected, words)
            for at, words in self._notes
            if span.start <= at < span.end
        ]
        return self._ends(span), rows, provenance_note(span.kind)

    @property
    def _height(self) -> int:
        return self._theme.px(_HEIGHT_PX + (_NOTE_PX + 1 if self._notes else 0))

    def _area(self) -> QRectF:
        left = self._theme.px(LEFT_AXIS_PX)
        top = self._theme.px(_NOTE_PX + 1) if self._notes else 0
        return QRectF(left, top, max(1, self.width() - left), self.height() - top)

    def _words(self, span: CoverageSpan) -> str:
        return f"{explained(span.kind)}\n{self._ends(span)}"

    def _ends(self, span: CoverageSpan) -> str:
        zone = self._zone
        ends = [f"{formats.short_date(at, zone)} {formats.clock(at, zone)}"
                for at in (span.start, span.end)]  # fmt: skip
        return f"{ends[0]} – {ends[1]}"


def _badness(kind: str) -> int:
    return PROVENANCES.index(kind) if kind in PROVENANCES else -1
